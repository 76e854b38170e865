"""The notice: when and where it is announced, how it looks, printed and saved."""

from __future__ import annotations

import datetime as dt
from functools import partial

from mslite.domain.problems import Problem
from mslite.domain.rows import PaperLang
from mslite.domain.rules import notice_problem
from mslite.domain.views import MeetingPage
from mslite.i18n import problems
from mslite.i18n.formats import date_short
from mslite.ui.kit import keys, parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.dates import DateEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.paperview import PaperView
from mslite.ui.kit.saving import FormSaver
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.meeting.prepare.section import Section


class NoticeView(Section):
    """Ctrl+P prints what stands in the preview."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        super().__init__()
        self._ctx, self._meeting_id = ctx, meeting_id
        self._page: MeetingPage | None = None
        tr = ctx.tr
        self.warning = parts.Note("", "triangle-alert")
        self.form = Form(tr, 23 * theme.GRID)
        self.form.row("notice_on", tr.t("Announced on"), DateEditor(tr))
        self.form.row("notice_where", tr.t("Announced where"), WordsEditor(tr))
        self.saver = FormSaver(ctx, self.form, "meeting", ctx.office.meetings.save)
        self.paper = PaperView(ctx, tr.t("Notice"), tr.t("Notice"))
        self.paper.wanted.connect(self._want)
        box = parts.column(self)
        box.addWidget(self.warning)
        box.addWidget(self.form)
        box.addWidget(self.paper, 1)
        self.setFocusProxy(self.form.rows["notice_on"].editor)
        keys.shortcut(self, "Ctrl+P", self.paper.print.click)

    def show_page(self, page: MeetingPage) -> None:
        before, self._page = self._page, page
        meeting, base = page.dossier.meeting, self.form.base
        if base is None:
            self.form.load(meeting)
        elif meeting.version >= base.version:
            self.form.rebase(meeting)
        self.form.set_read_only(page.locked)
        late = None if page.locked else notice_problem(meeting, page.rule, dt.date.today())
        told = str(problems.wording(late, self._ctx.tr)) if late is not None else ""
        self.warning.words.setText(told)
        self.warning.setVisible(bool(told))
        if before is None or before.dossier != page.dossier:
            self._want()

    def count(self) -> str:
        meeting = self._page.dossier.meeting if self._page is not None else None
        return date_short(meeting.notice_on) if meeting is not None else ""

    def flush(self) -> None:
        self.saver.flush()

    def owns(self, problem: Problem) -> bool:
        return problem.field.split(".")[0] in self.form.rows

    def lead(self, problem: Problem) -> None:
        self.form.focus(problem.field)

    def _want(self) -> None:
        if self.isVisible():
            self.paper.show_paper(partial(_notice, self._ctx.office, self._meeting_id, self.paper.lang))


def _notice(office: object, meeting_id: str, lang: PaperLang) -> bytes:
    pdf: bytes = office.papers.notice(meeting_id, lang)  # type: ignore[attr-defined]
    return pdf
