"""Day and hour of a meeting in one row, and what the office's rule says about the day."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts, theme
from mslite.ui.kit.dates import DateEditor, TimeEditor
from mslite.ui.kit.editing import watch
from mslite.ui.kit.marks import Badge, Tone

When = tuple[dt.date | None, dt.time | None]


class WhenEditor(QWidget):
    """Value: ``(date, time)``, for the fields ``date starts`` of a form."""

    edited = Signal()
    left = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.day, self.hour = DateEditor(tr), TimeEditor(tr)
        self.weekday = parts.label("", "quiet")
        self.weekday.setMinimumWidth(9 * theme.GRID)
        self.remark = Badge()
        for editor in (self.day, self.hour):
            watch(self, editor, self._edited, self.left)
        self.setLayout(parts.line(self.day, self.weekday, self.hour, 8, self.remark, None))
        self.setFocusProxy(self.day)

    def value(self) -> When:
        return self.day.value(), self.hour.value()

    def set_value(self, value: When) -> None:
        self.day.set_value(value[0])
        self.hour.set_value(value[1])
        self._tell()

    def set_read_only(self, on: bool) -> None:
        self.day.set_read_only(on)
        self.hour.set_read_only(on)

    def set_name(self, name: str) -> None:
        self.day.set_name(self._tr.t("Date"))
        self.hour.set_name(self._tr.t("Hour"))

    def fault(self) -> str:
        return self.day.fault() or self.hour.fault()

    def say(self, text: str, tone: Tone) -> None:
        """Show a remark on the day beside it."""
        self.remark.put(text, tone)
        self.remark.setVisible(bool(text))

    def _edited(self) -> None:
        self._tell()
        self.edited.emit()

    def _tell(self) -> None:
        day = self.day.value()
        self.weekday.setText(QLocale(self._tr.lang).dayName(day.isoweekday()) if day else "")
