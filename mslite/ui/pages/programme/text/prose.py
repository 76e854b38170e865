"""Prose in two languages side by side, under one line of buttons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from mslite.domain.rows import Words
from mslite.i18n.catalogue import N_, Translator
from mslite.ui.kit import memory, parts
from mslite.ui.kit.editing import watch
from mslite.ui.kit.richedit import RichEdit
from mslite.ui.kit.steps import StepStrip

SHOWN = (N_("Kyrgyz"), N_("Russian"), N_("Both"))
KEPT = "programme-text-languages"
BOTH = 2


class ProseEditor(QWidget):
    """Value: :class:`Words` of rich text. The buttons work on the language in which the cursor stands."""

    edited = Signal()
    left = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.ky, self.ru = RichEdit(), RichEdit()
        self.fields = QSplitter()
        self.fields.setChildrenCollapsible(False)
        for editor in (self.ky, self.ru):
            self.fields.addWidget(editor)
            watch(self, editor, self._edited, self.left)
        self.strip = StepStrip([tr.t(word) for word in SHOWN], None, numbered=False)
        self.strip.chosen.connect(self.show_languages)
        self.buttons = [
            parts.tool("bold", tr.t("Bold"), self._bold, "Ctrl+B"),
            parts.tool("italic", tr.t("Italic"), self._italic, "Ctrl+I"),
            parts.tool("heading", tr.t("Sub-heading"), self._heading),
            parts.tool("list", tr.t("List"), self._bullets),
            parts.tool("list-ordered", tr.t("Numbered list"), self._numbers),
            parts.tool("table", tr.t("Table"), self._table),
            parts.tool("table-rows-split", tr.t("Row below"), self._row),
            parts.tool("table-columns-split", tr.t("Column to the right"), self._column),
        ]
        box = parts.column(self, 0, 4)
        box.addLayout(parts.line(*self.buttons, None, self.strip, gap=2))
        box.addWidget(self.fields, 1)
        self.setFocusProxy(self.ky)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._last = self.ky
        kept = memory.get(KEPT)
        self.show_languages(kept[0] if kept and kept[0] <= BOTH else BOTH)

    def show_languages(self, which: int) -> None:
        """Show Kyrgyz (0), Russian (1) or both (2)."""
        memory.put(KEPT, [which])
        self.strip.set_current(which)
        self.ky.setVisible(which != 1)
        self.ru.setVisible(which != 0)
        self.setFocusProxy(self.ru if which == 1 else self.ky)

    def value(self) -> Words:
        return Words(self.ky.value(), self.ru.value())

    def set_value(self, value: Words | None) -> None:
        words = value or Words()
        self.ky.set_value(words.ky)
        self.ru.set_value(words.ru)
        self._hint()

    def set_read_only(self, on: bool) -> None:
        for editor in (self.ky, self.ru):
            editor.set_read_only(on)

    def set_name(self, name: str) -> None:
        self.ky.set_name(self._tr.t("{name}, in Kyrgyz", name=name))
        self.ru.set_name(self._tr.t("{name}, in Russian", name=name))

    def fault(self) -> str:
        return ""

    def _edited(self) -> None:
        self._hint()
        self.edited.emit()

    def _hint(self) -> None:
        ky, ru = (not editor.document().isEmpty() for editor in (self.ky, self.ru))
        self.ky.setPlaceholderText(self._tr.t("no Kyrgyz text yet") if ru and not ky else "")
        self.ru.setPlaceholderText(self._tr.t("no Russian text yet") if ky and not ru else "")

    @property
    def now(self) -> RichEdit:
        """The editor in which the cursor stands, or stood last."""
        for editor in (self.ky, self.ru):
            if editor.hasFocus():
                self._last = editor
        if not self._last.isVisibleTo(self):
            self._last = self.ru if self._last is self.ky else self.ky
        return self._last

    def _bold(self) -> None:
        self.now.bold()

    def _italic(self) -> None:
        self.now.italic()

    def _heading(self) -> None:
        self.now.heading()

    def _bullets(self) -> None:
        self.now.bullets()

    def _numbers(self) -> None:
        self.now.numbers()

    def _table(self) -> None:
        self.now.table()

    def _row(self) -> None:
        self.now.add_row()

    def _column(self) -> None:
        self.now.add_column()
