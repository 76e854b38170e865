"""The case file: everything on paper about the meeting as one PDF, with progress and a way to stop."""

from __future__ import annotations

from functools import partial

from mslite.domain.views import MeetingPage
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.desk import Job
from mslite.ui.kit.paperview import PaperView


class CaseFileView(PaperView):
    """Notice, registration sheet, protocol and other papers, scans, annexes; made when it is shown."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        tr = ctx.tr
        super().__init__(ctx, tr.t("Case file"), tr.t("Case file"))
        self._meeting_id = meeting_id
        self._job: Job | None = None
        hint = tr.t("Notice, registration sheet, protocol, other papers, scans and annexes in one file.")
        self.add(parts.label(hint, "quiet", wrap=True))
        self.again = parts.button(tr.t("Make it anew"), self.make, "refresh-cw")
        self.add(self.again)
        self.wanted.connect(self.make)
        ctx.desk.job_ended.connect(self._ended)

    def show_page(self, page: MeetingPage) -> None:
        """The name of the file begins with the number of the protocol."""
        number = page.protocol.number if page.protocol else ""
        word = self._ctx.tr.t("Case file")
        self._suggested = f"{word} № {number}" if number else word

    def make(self) -> None:
        """Bind the case file, in place of one that is under way."""
        if self._job is not None:
            self._job.cancel()
        self._job = job = Job(self._ctx.tr.t("Case file"))
        self.say(self._ctx.tr.t("The page is being made…"))
        work = partial(self._ctx.office.papers.case_file, self._meeting_id, self.lang, job.step)
        self._ctx.desk.slow(partial(_bound, work, job), self._came, self._failed, job)

    def _came(self, bound: tuple[Job, bytes]) -> None:
        job, pdf = bound
        if job is self._job:
            self.show_paper(partial(bytes, pdf), soon=True)

    def _failed(self, error: BaseException) -> None:
        self.say(self._ctx.tr.t("The page could not be made."))
        self._ctx.shell.trouble(error)

    def _ended(self, job: Job) -> None:
        if job is self._job and job.cancelled:
            self.say(self._ctx.tr.t("Stopped. «Make it anew» begins again."))


def _bound(work: partial[bytes], job: Job) -> tuple[Job, bytes]:
    return job, work()
