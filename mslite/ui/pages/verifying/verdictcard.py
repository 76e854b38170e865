"""The verdict about a PDF in words: sign, what it is, of which paper, where it differs."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mslite.domain.papers import Paper, PaperState
from mslite.domain.views import Verdict, VerdictKind
from mslite.i18n import labels
from mslite.i18n.catalogue import N_, Translator
from mslite.i18n.formats import date_short
from mslite.ui.kit import parts, theme

TONES = {
    VerdictKind.IDENTICAL: parts.Tone.GOOD,
    VerdictKind.SAME_CONTENT: parts.Tone.GOOD,
    VerdictKind.DIFFERS: parts.Tone.BAD,
    VerdictKind.UNKNOWN: parts.Tone.WARN,
}
WORDS = {
    VerdictKind.IDENTICAL: (
        N_("The identical file"),
        N_("It is the very file that this office has issued, byte by byte."),
    ),
    VerdictKind.SAME_CONTENT: (
        N_("The same content"),
        N_("Its words are those of the issued paper; the file itself was made another time."),
    ),
    VerdictKind.DIFFERS: (
        N_("It differs"),
        N_("It looks like the paper below, but its words are not those that were issued."),
    ),
    VerdictKind.UNKNOWN: (
        N_("Unknown"),
        N_("No paper that this office has issued says what stands here."),
    ),
}


class VerdictCard(parts.Card):
    """Says what a PDF is. :attr:`opened` carries the identity of the paper whose meeting is wanted."""

    opened = Signal(str)

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self._paper_id = ""
        self.badge = parts.Badge()
        self.badge.word.setProperty("role", "heading")
        self.words = parts.label("", wrap=True)
        self.paper = parts.label("", "section", wrap=True)
        self.more = parts.label("", wrap=True)
        self.ours, self.theirs = parts.label("", wrap=True), parts.label("", wrap=True)
        self._differs = [
            parts.label(tr.t("As issued"), "quiet"), self.ours,
            parts.label(tr.t("In this file"), "quiet"), self.theirs,
        ]  # fmt: skip
        self.button = parts.button(tr.t("Open its meeting"), self._open, "arrow-right")
        for part in (self.badge, self.words, self.paper, self.more, *self._differs):
            self.body.addWidget(part)
        self.body.addSpacing(theme.GRID)
        self.body.addLayout(parts.line(self.button, None))
        self.body.addStretch(1)
        self.wait()

    def wait(self, text: str | None = None) -> None:
        """Say that the file is being read (``text``: something else)."""
        for part in (self.badge, self.paper, self.more, self.button, *self._differs):
            part.hide()
        self.words.setText(self._tr.t("Reading…") if text is None else text)

    def show_verdict(self, verdict: Verdict) -> None:
        """Show what was found."""
        tr = self._tr
        head, words = WORDS[verdict.kind]
        self.badge.put(tr.t(head), TONES[verdict.kind])
        self.words.setText(tr.t(words))
        self.badge.show()
        paper = verdict.paper
        self._paper_id = paper.id if paper else ""
        for part in (self.paper, self.more, self.button):
            part.setVisible(paper is not None)
        if paper is not None:
            self.paper.setText(f"{labels.label(paper.type, tr)} № {paper.number} · {date_short(paper.date)}")
            said = (verdict.title.of(tr.lang), *self._said(verdict, paper))
            self.more.setText("\n".join(filter(None, said)))
        for part in self._differs:
            part.setVisible(verdict.kind is VerdictKind.DIFFERS)
        self.ours.setText(f"…{verdict.ours}…")
        self.theirs.setText(f"…{verdict.theirs}…")

    def _said(self, verdict: Verdict, paper: Paper) -> list[str]:
        tr, out = self._tr, []
        if paper.state is PaperState.ANNULLED:
            out.append(tr.t("Attention: this paper was annulled. {reason}", reason=paper.reason))
        elif paper.state is PaperState.SIGNED:
            out.append(tr.t("The paper was signed on {date}.", date=date_short(paper.signed_on)))
        else:
            out.append(tr.t("The paper is not signed yet."))
        if verdict.superseded and verdict.revision is not None:
            no = verdict.revision.no
            out.append(tr.t("This is print {no}; a newer one was issued under the same number.", no=no))
        return out

    def _open(self) -> None:
        self.opened.emit(self._paper_id)
