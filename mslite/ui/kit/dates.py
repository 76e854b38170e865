"""A date and an hour, typed as a hurried person types them; a calendar by Alt+↓ or its button."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QDate, QEvent, QLocale, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QSizePolicy, QWidget

from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts, theme, typed
from mslite.ui.kit.editors import LineEditor


class DateEditor(QWidget):
    """Value: ``datetime.date | None``. «16.2», «+3», «бүгүн» become the date when the field is left.

    ``base`` is the day from which «+3», «16», «16.2» are counted, None for today; ``ahead``: something is
    due then.
    """

    edited = Signal()
    left = Signal()

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tr = tr
        self.base: dt.date | None = None
        self.ahead = False
        self._popup: CalendarPopup | None = None
        self.field = LineEditor(tr.t("dd.mm.yyyy"))
        self.field.setFixedWidth(14 * theme.GRID)
        self.field.edited.connect(self.edited)
        self.field.left.connect(self._left)
        self.button = parts.tool("calendar", tr.t("Calendar"), self.open_calendar, "Alt+↓")
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.field)
        row.addWidget(self.button)
        self.setFocusProxy(self.field)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def value(self) -> dt.date | None:
        try:
            return self._read()
        except ValueError:
            return None

    def set_value(self, value: dt.date | None) -> None:
        self.field.set_value(typed.show_date(value))

    def set_read_only(self, on: bool) -> None:
        self.field.set_read_only(on)
        self.button.setVisible(not on)

    def set_name(self, name: str) -> None:
        self.field.set_name(name)

    def fault(self) -> str:
        try:
            self._read()
        except ValueError:
            return self._tr.t("This is no date. Type it like 16.02.2026.")
        return ""

    def _read(self) -> dt.date | None:
        return typed.parse_date(self.field.text(), dt.date.today(), self.base, ahead=self.ahead)

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        if self._popup is None:
            self._popup = CalendarPopup(self._tr, self)
            self._popup.chosen.connect(self._chosen)
        self._popup.show_at(
            self.field.mapToGlobal(QPoint(0, self.field.height())),
            self.value() or self.base or dt.date.today(),
        )

    def _chosen(self, day: dt.date) -> None:
        self.set_value(day)
        self.edited.emit()
        self.left.emit()
        self.field.setFocus()

    def _left(self) -> None:
        if not self.fault():
            self.set_value(self.value())
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            if not self.field.isReadOnly():
                self.open_calendar()
            return
        super().keyPressEvent(event)


class CalendarPopup(QFrame):
    """A month to choose a day from; the week begins on Monday, names are Kyrgyz or Russian."""

    chosen = Signal(object)

    def __init__(self, tr: Translator, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.calendar = QCalendarWidget(self)
        self.calendar.setLocale(QLocale(tr.lang))
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setAccessibleName(tr.t("Calendar"))
        free = QTextCharFormat()
        free.setForeground(self.palette().placeholderText())
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, free)
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        self.calendar.installEventFilter(self)
        parts.column(self, 4).addWidget(self.calendar)

    def show_at(self, corner: QPoint, day: dt.date) -> None:
        """Open with its upper left at ``corner``, ``day`` selected."""
        self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        self.adjustSize()
        area = self.screen().availableGeometry()
        x = max(area.left(), min(corner.x(), area.right() - self.width()))
        y = max(area.top(), min(corner.y(), area.bottom() - self.height()))
        self.move(x, y)
        self.show()
        self.calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.hide()
        self.chosen.emit(dt.date(day.year(), day.month(), day.day()))

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.hide()
            return True
        return super().eventFilter(watched, event)


class TimeEditor(LineEditor):
    """Value: ``datetime.time | None``. «9», «930», «9-30» become «09:30» when the field is left."""

    def __init__(self, tr: Translator, parent: QWidget | None = None) -> None:
        super().__init__("00:00", parent)
        self._tr = tr
        self.setFixedWidth(9 * theme.GRID)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.editingFinished.connect(self._tidy)

    def value(self) -> dt.time | None:  # type: ignore[override]
        try:
            return typed.parse_time(self.text())
        except ValueError:
            return None

    def set_value(self, value: dt.time | None) -> None:  # type: ignore[override]
        super().set_value(typed.show_time(value))

    def fault(self) -> str:
        try:
            typed.parse_time(self.text())
        except ValueError:
            return self._tr.t("This is no time. Type it like 14:30.")
        return ""

    def _tidy(self) -> None:
        if not self.fault():
            self.set_value(self.value())
