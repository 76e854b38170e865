"""Ways into the file: a password given or changed, the recovery key shown once and printed."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from mslite.domain.problems import MsliteError
from mslite.i18n import problems
from mslite.ui.kit import parts, printing, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dialogs import Decision
from mslite.ui.kit.editors import CheckEditor, LineEditor

GROUP = 4
"""Signs of a group of the recovery key."""


class PasswordDialog(Decision):
    """Gives ``person`` a password; with ``own`` the old one is asked for first. Errors stay in the dialog."""

    def __init__(self, ctx: PageContext, parent: QWidget | None, person: str, own: bool = False) -> None:
        tr = ctx.tr
        advice = tr.t("At least 8 signs; three or four words are easy to remember and hard to guess.")
        super().__init__(parent, tr.t("Password of {name}", name=person), advice)
        self._ctx, self._person, self._own = ctx, person, own
        self.body.setSpacing(4)
        self.old, self.new, self.again = LineEditor(), LineEditor(), LineEditor()
        for words, field in (
            (tr.t("Old password"), self.old), (tr.t("New password"), self.new),
            (tr.t("Once more"), self.again),
        ):  # fmt: skip
            label = parts.label(words)
            label.setContentsMargins(0, theme.GRID, 0, 0)
            label.setBuddy(field)
            field.set_name(words)
            for part in (label, field):
                part.setVisible(own or field is not self.old)
                self.body.addWidget(part)
        self.show_them = CheckEditor(tr.t("Show what is typed"))
        self.show_them.edited.connect(self._show)
        self.problem = parts.label("", "problem", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.show_them)
        self.body.addWidget(self.problem)
        self.add_choices(tr.t("Save"), tr.t("Cancel"))
        self._show()
        (self.old if own else self.new).setFocus()

    def accept(self) -> None:
        """Store the password; close when it is stored."""
        if not self.verb.isEnabled():
            return
        if self.new.text() != self.again.text():
            self._tell(self._ctx.tr.t("The two passwords differ. Type the new one twice."))
            return
        self.verb.setEnabled(False)
        access = self._ctx.office.access
        work = partial(access.set_password, self._person, self.new.text())
        if self._own:
            work = partial(access.change_password, self._person, self.old.text(), self.new.text())
        self._ctx.desk.ask(work, self._stored, self._failed)

    def _stored(self, _answer: None) -> None:
        super().accept()

    def _failed(self, error: BaseException) -> None:
        self.verb.setEnabled(True)
        if isinstance(error, MsliteError):
            self._tell(str(problems.wording(error, self._ctx.tr)))
        else:
            self._ctx.shell.trouble(error)

    def _tell(self, words: str) -> None:
        self.problem.setText("⚠ " + words)
        self.problem.show()

    def _show(self) -> None:
        mode = QLineEdit.EchoMode.Normal if self.show_them.value() else QLineEdit.EchoMode.Password
        for field in (self.old, self.new, self.again):
            field.setEchoMode(mode)


class RecoveryDialog(Decision):
    """Shows a new recovery key, the only time that it can be seen; it is printed and locked away.

    Its last group, or the whole, is asked back from the paper; the key is not to be seen meanwhile.
    """

    def __init__(self, ctx: PageContext, parent: QWidget | None, recovery: str) -> None:
        tr = ctx.tr
        advice = tr.t(
            "It opens everything when a password is forgotten or the key file is lost. It is shown only now: "
            "print it and lock it away where the seal is kept. Whoever holds it can read everything."
        )
        super().__init__(parent, tr.t("Recovery key"), advice, width=76 * theme.GRID)
        self._ctx, self._recovery = ctx, recovery
        groups = recovery.split("-")
        half = (len(groups) + 1) // 2
        self._shown = "\n".join("-".join(part) for part in (groups[:half], groups[half:]))
        self.key = parts.label(self._shown, "heading")
        self.key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.key.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.key.setAccessibleName(recovery)
        card = parts.Card()
        card.body.addWidget(self.key)
        self.body.addWidget(card)
        self.print = parts.button(tr.t("Print"), self._print, "printer", main=True)
        save = parts.button(tr.t("Save as PDF"), self._save, "download")
        self.body.addLayout(parts.line(self.print, save, None))
        words = parts.label(tr.t("Type the last four signs of the key, read from the paper:"), wrap=True)
        self.back = LineEditor()
        self.back.set_name(tr.t("The last four signs of the key"))
        self.back.setFixedWidth(40 * theme.GRID)
        words.setBuddy(self.back)
        self.back.edited.connect(self._typed)
        self.problem = parts.label(
            "⚠ " + tr.t("The key ends with other signs. Look at the paper."), "problem"
        )
        self.problem.hide()
        for part in (words, self.back, self.problem):
            self.body.addWidget(part)
        self.add_choices(tr.t("Close"), tr.t("Close without checking"))
        self.verb.setEnabled(False)
        self.print.setFocus()

    def _typed(self) -> None:
        typed, whole = _bare(self.back.text()), _bare(self._recovery)
        right = typed in (whole[-GROUP:], whole)
        self.verb.setEnabled(right)
        self.problem.setVisible(not right and len(typed) >= GROUP and not whole.startswith(typed))
        hidden = "".join(sign if sign in "-\n" else "•" for sign in self._shown)
        self.key.setText(hidden if typed and not right else self._shown)

    def _print(self) -> None:
        self._ctx.desk.slow(self._pdf(), self._to_printer)

    def _save(self) -> None:
        self._ctx.desk.slow(self._pdf(), self._to_file)

    def _pdf(self) -> Any:
        return partial(_page, self._ctx.office, self._recovery, self._ctx.tr)

    def _to_printer(self, pdf: bytes) -> None:
        printing.print_pdf(self._ctx, self, pdf, self._ctx.tr.t("Recovery key"))

    def _to_file(self, pdf: bytes) -> None:
        printing.save_pdf(self._ctx, self, pdf, self._ctx.tr.t("Recovery key"))


def _bare(key: str) -> str:
    """Return the signs of a key as they are compared: no dashes, no spaces, capitals."""
    return "".join(filter(str.isalnum, key)).upper()


def _page(office: Any, recovery: str, tr: Any) -> bytes:
    pdf: bytes = office.access.recovery_pdf(recovery, office.settings.municipality().name, tr)
    return pdf
