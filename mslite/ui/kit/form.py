"""A form: rows of label, editor and problem line over one frozen row. Nothing is compulsory to save.

    form = Form(tr)
    form.row("title", tr.t("Title"), WordsEditor(tr, lines=2))
    form.row("date", tr.t("Date"), DateEditor(tr))
    form.left.connect(self._save)        # a changed field has been left: form.draft() is to be saved
    form.load(meeting)

A field may be several: the value of the editor of ``"quorum_num quorum_den"`` is the tuple of both.

When the saved row comes back call ``form.rebase(row)``: the version moves on, words typed meanwhile stay.
Ctrl+Z in a field takes typing back; with nothing left there it takes back the last field that was left.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from mslite.domain.problems import Problem, Severity
from mslite.domain.rows import Row
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.editing import Editor, watch
from mslite.ui.kit.editors import CheckEditor


@dataclasses.dataclass
class FormRow:
    """The parts of one row of a form."""

    field: str
    name: str
    label: QLabel
    editor: Any
    problem: QLabel


class Form(QWidget):
    """See the module. ``label_width`` is the column of labels in pixels; long labels wrap."""

    edited = Signal(str)
    """The person changes this field (for ``typing.keep``)."""
    left = Signal(str)
    """A changed field has been left: save :meth:`draft`."""

    def __init__(
        self, tr: Translator, label_width: int = 20 * theme.GRID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._tr = tr
        self.rows: dict[str, FormRow] = {}
        self._base: Row | None = None
        self._undo: list[tuple[str, Any]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(2 * theme.GRID)
        self._grid.setVerticalSpacing(theme.GRID)
        self._grid.setColumnMinimumWidth(0, label_width)
        self._grid.setColumnStretch(1, 1)
        self._label_width = label_width
        self._undo_key = keys.shortcut(self, "Ctrl+Z", self.undo)
        self._undo_key.setEnabled(False)  # nothing to take back: the key is the page's
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    # ---- building ----------------------------------------------------------------------------------

    def section(self, text: str) -> None:
        """Start a group of rows under a small heading."""
        head = parts.label(text, "section")
        head.setContentsMargins(0, theme.GRID, 0, 0)
        self._grid.addWidget(head, self._grid.rowCount(), 0, 1, 2)

    def row(self, field: str, name: str, editor: Editor | QWidget, hint: str = "") -> Any:
        """Add the editor of ``field`` under the label ``name``; returns the editor."""
        assert isinstance(editor, QWidget)
        label = parts.label("" if isinstance(editor, CheckEditor) else name, wrap=True)
        label.setBuddy(editor)
        label.setFixedWidth(self._label_width)
        label.setContentsMargins(0, 5, 0, 0)
        problem = parts.label("", "problem", wrap=True)
        problem.hide()
        box = QVBoxLayout()
        box.setSpacing(2)
        policy = QSizePolicy.Policy
        narrow = editor.sizePolicy().horizontalPolicy() in (policy.Maximum, policy.Fixed)
        box.addWidget(editor, 0, Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag(0))
        if hint:
            box.addWidget(parts.label(hint, "quiet", wrap=True))
        box.addWidget(problem)
        at = self._grid.rowCount()
        self._grid.addWidget(label, at, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addLayout(box, at, 1)
        return self._take(FormRow(field, name, label, editor, problem))

    def beside(self, field: str, name: str, editor: Any, problem: QLabel) -> Any:
        """Take the editor of ``field`` that stands elsewhere on the page, ``problem`` under it."""
        return self._take(FormRow(field, name, parts.label(name), editor, problem))

    def _take(self, row: FormRow) -> Any:
        row.editor.set_name(row.name)
        row.editor.setProperty("field", row.field)
        self.rows[row.field] = row
        watch(self, row.editor, self._edited, self._left)
        return row.editor

    # ---- the row -----------------------------------------------------------------------------------

    def load(self, row: Row) -> None:
        """Show ``row``; whatever stood in the editors before is forgotten."""
        self._base = row
        self._forget()
        for line in self.rows.values():
            line.editor.set_value(value_of(row, line.field))
        self.clear_problems()

    def rebase(self, row: Row) -> None:
        """Take ``row`` as the saved state: fields the person has changed since keep their words."""
        typed = {field: self.rows[field].editor.value() for field in self.changed()}
        before, self._base = self._base, row
        for line in self.rows.values():
            mine = typed.get(line.field, dataclasses.MISSING)
            if mine is dataclasses.MISSING and not line.editor.fault():
                line.editor.set_value(value_of(row, line.field))
        if before is None or before.id != row.id:
            self._forget()

    def draft(self) -> Any:
        """Return the row with the values of the editors; a field with a fault keeps its saved value."""
        assert self._base is not None
        values: dict[str, Any] = {}
        for field in self.changed():
            value = self.rows[field].editor.value()
            values.update(zip(field.split(), value, strict=True) if " " in field else [(field, value)])
        return dataclasses.replace(self._base, **values)

    @property
    def base(self) -> Any:
        """The row as it was loaded or saved last."""
        return self._base

    def changed(self) -> tuple[str, ...]:
        """Return the fields whose value differs from the loaded row."""
        if self._base is None:
            return ()
        return tuple(
            line.field
            for line in self.rows.values()
            if not line.editor.fault() and line.editor.value() != value_of(self._base, line.field)
        )

    @property
    def dirty(self) -> bool:
        """Whether anything differs from the loaded row."""
        return bool(self.changed())

    def undo(self) -> None:
        """Take back the last field that was left, and announce it as left again so that it is saved."""
        if not self._undo:
            return
        field, value = self._undo.pop()
        self._undo_key.setEnabled(bool(self._undo))
        self.rows[field].editor.set_value(value)
        self.rows[field].editor.setFocus()
        self.left.emit(field)

    def _forget(self) -> None:
        self._undo.clear()
        self._undo_key.setEnabled(False)

    # ---- problems ----------------------------------------------------------------------------------

    def show_problems(
        self, problems: Sequence[Problem], word: Callable[[Problem], str]
    ) -> tuple[Problem, ...]:
        """Put each problem beside its field (``title.ru`` belongs to ``title``); return those without one.

        What was said about a text that is no value stays while it is none.
        """
        for told in self.rows.values():
            if not (told.editor.fault() and told.problem.isVisibleTo(self)):
                self._tell(told, "")
        rest = []
        for problem in problems:
            line = self._line_of(problem.field.split(".")[0].removesuffix("_ky").removesuffix("_ru"))
            if line is None:
                rest.append(problem)
                continue
            self._tell(line, word(problem), "problem" if problem.severity is Severity.SAVE else "warning")
        return tuple(rest)

    def clear_problems(self) -> None:
        """Take every problem line away."""
        for line in self.rows.values():
            self._tell(line, "")

    def focus(self, field: str) -> bool:
        """Put the cursor into ``field``; False when the form has none of that name."""
        line = self._line_of(field.split(".")[0])
        if line is not None:
            line.editor.setFocus()
        return line is not None

    def set_read_only(self, on: bool) -> None:
        """Close or open every editor."""
        for line in self.rows.values():
            line.editor.set_read_only(on)

    def _line_of(self, field: str) -> FormRow | None:
        return next((line for name, line in self.rows.items() if field in name.split()), None)

    def _tell(self, line: FormRow, text: str, role: str = "problem") -> None:
        line.problem.setText(("⚠ " if text else "") + text)
        line.problem.setVisible(bool(text))
        if line.problem.property("role") != role:
            line.problem.setProperty("role", role)
            line.problem.style().polish(line.problem)
        if bool(line.editor.property("trouble")) != (bool(text) and role == "problem"):
            line.editor.setProperty("trouble", bool(text) and role == "problem")
            line.editor.style().polish(line.editor)

    # ---- signals of the editors ----------------------------------------------------------------------

    def _edited(self) -> None:
        field = self.sender().property("field")
        self.edited.emit(field)

    def _left(self) -> None:
        field = self.sender().property("field")
        line = self.rows[field]
        self._tell(line, line.editor.fault())
        if self._base is None or line.editor.fault():
            return
        before = value_of(self._base, field)
        if line.editor.value() != before:
            self._undo.append((field, before))
            self._undo_key.setEnabled(True)
            self.left.emit(field)


def value_of(row: Row, field: str) -> Any:
    """Return the value of a field of ``row``, of several fields their tuple."""
    if " " in field:
        return tuple(getattr(row, name) for name in field.split())
    return getattr(row, field)
