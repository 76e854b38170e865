"""The card beside an issued paper, an older print or a scan: what it is, and what can be done with it."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QWidget

from mslite.domain.papers import PaperState, PaperType
from mslite.domain.problems import UserFixable
from mslite.i18n import labels, problems
from mslite.i18n.catalogue import Translator
from mslite.i18n.formats import date_short
from mslite.ui.kit import keys, parts, theme
from mslite.ui.pages.meeting.protocol.looking import Entry, Look
from mslite.ui.pages.meeting.protocol.paperlist import title_of, tone_of


class PaperCard(QWidget):
    """Facts and actions of the chosen line. The actions are signals; the step does them."""

    print_it = Signal()
    save_it = Signal()
    sign = Signal()
    more_scans = Signal()
    word = Signal()
    extract = Signal()
    again = Signal()
    correct = Signal()
    annul = Signal()

    def __init__(self, tr: Translator) -> None:
        super().__init__()
        self._tr = tr
        self.entry: Entry | None = None
        self.look: Look | None = None
        self.main: QPushButton | None = None
        self._printed: set[str] = set()
        self._drawn: object = None
        self.title = parts.label("", "section", wrap=True)
        self.badge = parts.Badge()
        self.note = parts.Note(
            tr.t("The meeting was changed after this print: printed now it would say something else."),
            "triangle-alert",
        )
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(2 * theme.GRID)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        inner = QWidget()
        box = parts.column(inner, 0, theme.GRID)
        box.setContentsMargins(0, 0, theme.GRID, 0)
        head = parts.line(self.title, self.badge)
        head.setStretch(0, 1)
        box.addLayout(head)
        box.addWidget(self.note)
        box.addLayout(self._facts)
        box.addSpacing(theme.GRID)
        self._others = parts.column(others := QWidget(), 0, 0)
        box.addWidget(others)
        box.addStretch(1)
        self.next = parts.label("", wrap=True)
        self._foot = parts.column(foot := QWidget())
        outer = parts.column(self)
        outer.addWidget(parts.scrolled(inner), 1)
        outer.addWidget(self.next)
        outer.addWidget(foot)

    def was_printed(self, entry: Entry) -> None:
        """A print has gone to the printer: what follows is its signature."""
        if entry.revision is not None and self.entry is not None:
            self._printed.add(entry.revision.id)
            self.show_entry(self.entry, self.look)

    def show_entry(self, entry: Entry, look: Look | None = None) -> None:
        """Show the facts and actions of ``entry``; ``look`` adds whether the print is out of date."""
        self.entry, self.look = entry, look
        paper, tr = entry.paper, self._tr
        assert paper is not None
        self.title.setText(title_of(tr, entry))
        self.badge.put(labels.label(paper.state, tr), tone_of(paper))
        self.badge.setVisible(entry.own)
        outdated = bool(look and look.printed and look.printed.outdated)
        drawn = (entry, outdated, self._was_printed(entry))
        if drawn == self._drawn:
            return  # the buttons stay, and with them the focus
        self._drawn = drawn
        self.note.setVisible(outdated)
        parts.empty(self._facts)
        for row, (name, value) in enumerate(self._told(entry)):
            self._facts.addWidget(parts.label(name, "quiet"), row, 0, Qt.AlignmentFlag.AlignTop)
            text = parts.label(value, wrap=True)
            self._facts.addWidget(text, row, 1)
        self._show_actions(entry, outdated)

    def _was_printed(self, entry: Entry) -> bool:
        """Tell whether a print is on its way to be signed: printed here, or issued on an earlier day."""
        one = entry.revision
        if one is None:
            return False
        earlier = one.issued_at is not None and one.issued_at.date() < dt.date.today()
        return earlier or one.id in self._printed

    def _told(self, entry: Entry) -> list[tuple[str, str]]:
        tr, paper, revision = self._tr, entry.paper, entry.revision
        assert paper is not None
        if entry.scan is not None:
            return [(tr.t("File"), entry.scan.file_name), (tr.t("Belongs to"), f"№ {paper.number}")]
        out = [(tr.t("Date"), date_short(paper.date))]
        if revision is not None:
            form = labels.label(revision.form, tr) if paper.type is PaperType.PROTOCOL else ""
            out.append((tr.t("Form"), " · ".join(filter(None, (form, labels.label(revision.lang, tr))))))
            at = revision.issued_at.strftime("%d.%m.%Y %H:%M") if revision.issued_at else ""
            out.append((tr.t("Issued"), ", ".join(filter(None, (at, revision.issued_by)))))
            if paper.revision > 1:
                out.append((tr.t("Print version"), str(revision.no)))
            sha = revision.sheet_sha256
            out.append((tr.t("Content hash"), " ".join(sha[no : no + 4] for no in range(0, 16, 4))))
        if entry.own and paper.signed_on:
            out.append((tr.t("Signed on"), date_short(paper.signed_on)))
        if entry.own and paper.reason:
            out.append((tr.t("Reason"), paper.reason))
        return out

    def _show_actions(self, entry: Entry, outdated: bool) -> None:
        tr, paper = self._tr, entry.paper
        assert paper is not None
        issued = entry.own and paper.state is PaperState.ISSUED
        signed = entry.own and paper.state is PaperState.SIGNED
        protocol = paper.type is PaperType.PROTOCOL
        printing = (tr.t("Print…"), self.print_it, "printer", "Ctrl+P")
        signing = (tr.t("Attach the signed pages…"), self.sign, "scan-line", "")
        again = (tr.t("Issue again…"), self.again, "refresh-cw", "")
        actions = [
            (printing, True),
            (signing, issued),
            ((tr.t("Save as PDF…"), self.save_it, "download", ""), True),
            ((tr.t("Word copy…"), self.word, "file-pen", ""), entry.own and protocol),
            ((tr.t("Extract of an item…"), self.extract, "file-text", ""), (issued or signed) and protocol),
            (again, issued and protocol),
            ((tr.t("Correction…"), self.correct, "pencil", ""), signed and protocol),
            ((tr.t("Attach more pages…"), self.more_scans, "paperclip", ""), signed),
            ((tr.t("Annul…"), self.annul, "ban", ""), issued or signed),
        ]
        waits = issued and paper.type is not PaperType.EXTRACT
        main = signing if waits and self._was_printed(entry) else printing
        if outdated:
            main = again
        inside = self.isAncestorOf(focus) if (focus := QApplication.focusWidget()) else False
        parts.empty(self._others)
        parts.empty(self._foot)
        self.main = None
        others = [_flat(*action) for action, there in actions if there and not (issued and action is main)]
        for button in others:
            self._others.addWidget(button)
        if issued:
            text, signal, icon, _ = main
            self.main = parts.button(text, signal.emit, icon, "Ctrl+Enter", main=True)
            self._foot.addWidget(self.main)
        if inside:
            (self.main or others[0]).setFocus()
        closed = protocol and signed
        self.next.setText(self._word_next(main is signing, closed))
        self.next.setVisible(closed or (waits and not outdated))

    def _word_next(self, signing: bool, closed: bool) -> str:
        if closed:
            return str(problems.wording(UserFixable("lock:protocol"), self._tr))
        if signing:
            return self._tr.t("Signed by hand? Attach a scan or photos; files can be dropped here.")
        return self._tr.t("Next: print it and have it signed.")


def _flat(text: str, signal: SignalInstance, icon: str, key: str) -> QPushButton:
    out = parts.button(text, signal.emit, icon, key)
    out.setProperty("role", "rail")
    if key:
        out.setToolTip(keys.hint(text, key))
    return out
