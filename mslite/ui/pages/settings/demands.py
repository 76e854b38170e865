"""Two fields of a rule: the quorum, and what a protocol must hold."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from mslite.domain.requirements import ALWAYS, DEMANDS
from mslite.i18n.catalogue import N_, Translator
from mslite.ui.kit import parts, theme
from mslite.ui.kit.editors import CheckEditor, ChoiceEditor, IntEditor

WORDS = {
    "title": N_("Title"),
    "date": N_("Date"),
    "place": N_("Place"),
    "chair": N_("Chair"),
    "secretary": N_("Secretary"),
    "present": N_("Number present"),
    "invited": N_("Number invited"),
    "agenda": N_("Agenda"),
    "decisions": N_("Decisions"),
    "purpose": N_("Purpose"),
}
Quorum = tuple[int, int, int]


class QuorumEditor(QWidget):
    """Value: (numerator, denominator, number): a part of those invited, a number, or neither."""

    edited = Signal()
    left = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._value: Quorum = (0, 0, 0)
        share, number = tr.t("a part of those invited"), tr.t("a number of people")
        self.way = ChoiceEditor((("", tr.t("none")), ("part", share), ("count", number)))
        self.num, self.den, self.count = (IntEditor(tr, 1) for _ in range(3))
        self.of = parts.label(tr.t("of"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.way, self.num, self.of, self.den, self.count):
            row.addWidget(part)
            if isinstance(part, IntEditor):
                part.setFixedWidth(7 * theme.GRID)
                part.edited.connect(self.edited)
                part.left.connect(self.left)
        row.addStretch(1)
        self.way.edited.connect(self._changed_way)
        self.setFocusProxy(self.way)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show_fields()

    def value(self) -> Quorum:
        way = self.way.value()
        if way == "part":
            return (self.num.value() or 0, self.den.value() or 0, 0)
        return (self._value[0], self._value[1], self.count.value() or 0) if way == "count" else (0, 0, 0)

    def set_value(self, value: Quorum | None) -> None:
        self._value = num, den, count = value or (0, 0, 0)
        self.way.set_value("count" if count else "part" if den else "")
        self.num.set_value(num or None)
        self.den.set_value(den or None)
        self.count.set_value(count or None)
        self._show_fields()

    def set_read_only(self, on: bool) -> None:
        for part in (self.way, self.num, self.den, self.count):
            part.set_read_only(on)

    def set_name(self, name: str) -> None:
        for part in (self.way, self.num, self.den, self.count):
            part.set_name(name)

    def fault(self) -> str:
        way, (num, den, count) = self.way.value(), self.value()
        wrong = (way == "part" and not 0 < num <= den) or (way == "count" and not count)
        return self._tr.t("Type how many, for example 2 of 3.") if wrong else ""

    def _changed_way(self) -> None:
        if self.way.value() == "part" and not self.den.value():
            self.num.set_value(2)
            self.den.set_value(3)
        self._show_fields()
        self.edited.emit()
        self.left.emit()

    def _show_fields(self) -> None:
        way = self.way.value()
        for part in (self.num, self.of, self.den):
            part.setVisible(way == "part")
        self.count.setVisible(way == "count")


class DemandsEditor(QWidget):
    """Value: codes of ``domain.requirements`` joined by spaces; what is asked of every paper is ticked."""

    edited = Signal()
    left = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._unknown: list[str] = []
        self.boxes = {code: CheckEditor(tr.t(WORDS[code])) for code in DEMANDS}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        for no, (code, box) in enumerate(self.boxes.items()):
            grid.addWidget(box, no // 4, no % 4)
            box.setEnabled(code not in ALWAYS)
            box.edited.connect(self.edited)
            box.left.connect(self.left)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        ticked = [code for code, box in self.boxes.items() if box.value() and code not in ALWAYS]
        return " ".join([*ticked, *self._unknown])

    def set_value(self, value: str | None) -> None:
        codes = (value or "").split()
        self._unknown = [code for code in codes if code not in self.boxes]
        for code, box in self.boxes.items():
            box.set_value(code in ALWAYS or code in codes)

    def set_read_only(self, on: bool) -> None:
        for code, box in self.boxes.items():
            box.setEnabled(not on and code not in ALWAYS)

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)

    def fault(self) -> str:
        return ""
