"""Forms for bodies without the program: written into a folder, taken in one after another after a look."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSize
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from mslite.domain.problems import Problem
from mslite.domain.views import Saved
from mslite.i18n import labels, problems
from mslite.i18n.fields import field_name
from mslite.services.programme.reportforms import AnswerLine, Preview
from mslite.ui.kit import dialogs, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.saving import offer_undo


class FormsOut(QObject):
    """Hands forms out and takes them in; ``parent`` is the widget over which dialogs stand."""

    def __init__(self, ctx: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._ctx, self._widget = ctx, parent
        self._files: list[Path] = []
        self._period_id = ""

    def hand_out(self, period_id: str, bodies: Sequence[str]) -> None:
        """Ask for a folder and write the forms of ``bodies`` into it."""
        tr = self._ctx.tr
        folder = dialogs.choose_folder(self._widget, tr.t("Where shall the forms be put?"))
        if folder is not None:
            lang = "ru" if tr.lang == "ru" else "ky"
            work = self._ctx.office.programme_forms.hand_out
            self._ctx.desk.ask(partial(work, period_id, bodies, folder, lang), self._handed)

    def _handed(self, saved: Saved) -> None:
        count = len(saved.rows)
        if not count:
            self._ctx.shell.say(self._ctx.tr.t("There is nothing to ask: no row of theirs is open."))
            return
        text = self._ctx.tr.n("{n} form lies in the folder.", "{n} forms lie in the folder.", count)
        offer_undo(self._ctx, text, saved)

    def take(self, period_id: str) -> None:
        """Ask for forms that came back and take them in, each after a look."""
        tr = self._ctx.tr
        self._period_id = period_id
        self._files = list(
            dialogs.open_files(self._widget, tr.t("Forms that came back"), [("Excel", "*.xlsx")])
        )
        self._next()

    def _next(self) -> None:
        if self._files:
            work = partial(self._ctx.office.report_forms.look, self._period_id, self._files.pop(0))
            self._ctx.desk.slow(work, self._looked, self._failed)

    def _failed(self, error: BaseException) -> None:
        self._ctx.shell.trouble(error)
        self._next()

    def _looked(self, preview: Preview) -> None:
        tr = self._ctx.tr
        body = preview.organisation.of(tr.lang)
        if not preview.lines and not preview.problems:
            self._ctx.shell.say(tr.t("The form of {body} brings nothing new.", body=body))
            self._ctx.desk.ask(partial(self._ctx.office.report_forms.accept, preview), self._taken)
            return
        dialog = dialogs.Decision(
            self._widget, tr.t("What {body} has answered", body=body),
            tr.n("{n} value changes.", "{n} values change.", len(preview.lines)), 90 * theme.GRID,
        )  # fmt: skip
        listed = QListWidget()
        listed.setAccessibleName(tr.t("What changes"))
        listed.setWordWrap(True)
        for text in (*map(self._told, preview.lines), *map(self._wrong, preview.problems)):
            item = QListWidgetItem(text)
            item.setSizeHint(QSize(0, 28 + 16 * (len(text) // 95)))
            listed.addItem(item)
        dialog.body.addWidget(listed)
        dialog.add_choices(tr.t("Take in"), tr.t("Leave it"))
        if dialog.asked():
            self._ctx.desk.ask(
                partial(self._ctx.office.report_forms.accept, preview), self._taken, self._failed
            )
        else:
            self._next()

    def _told(self, line: AnswerLine) -> str:
        tr = self._ctx.tr
        name = field_name("fact", line.field, tr)
        before, after = (
            labels.label(value, tr) if isinstance(value, Enum) else str(value if value is not None else "")
            for value in (line.before, line.after)
        )
        return f"{line.row.of(tr.lang)}  ·  {name}:  {before or '–'}  →  {after}"

    def _wrong(self, problem: Problem) -> str:
        told = problems.wording(problem, self._ctx.tr)
        return f"⚠  {told.what} {told.advice}"

    def _taken(self, saved: Saved) -> None:
        offer_undo(self._ctx, self._ctx.tr.t("The answer has been taken in."), saved)
        self._next()
