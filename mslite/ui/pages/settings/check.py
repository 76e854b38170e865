"""Checking the file: every page, the chain of the journal, the tables against its replay."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from mslite.domain.keeping import CheckReport
from mslite.i18n import tables
from mslite.i18n.catalogue import Translator
from mslite.ui.kit import parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.desk import Job
from mslite.ui.kit.editors import TextEditor
from mslite.ui.pages.settings.section import Section

COUNTED = ("meeting", "agenda_item", "statement", "decision", "paper", "person", "organisation", "attachment")


class CheckSection(Section):
    """See the module."""

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        advice = tr.t("Reads the whole file and proves that nothing in it was damaged or changed unseen.")
        super().__init__(ctx, tr.t("Check the file"), advice)
        self.button = parts.button(tr.t("Check now"), self.run, "shield-check", main=True)
        self.badge = parts.Badge()
        self.words = parts.label("", wrap=True)
        self.findings = TextEditor(8, 14)
        self.findings.set_name(tr.t("Findings"))
        self.findings.set_read_only(True)
        self.copy = parts.button(tr.t("Copy"), self._copy, "copy")
        for part in (self.findings, self.copy, self.badge, self.words):
            part.hide()
        self.box.addLayout(parts.line(self.button, self.badge, None))
        self.box.addWidget(self.words)
        self.box.addWidget(self.findings)
        self.box.addLayout(parts.line(self.copy, None))
        self.box.addStretch(1)

    def run(self) -> None:
        """Check the file; may take a minute."""
        self.button.setEnabled(False)
        job = Job(self.ctx.tr.t("Checking the file…"), cancellable=False)
        self.ctx.desk.slow(self.ctx.office.backups.check, self._checked, self._failed, job)

    def _checked(self, report: CheckReport) -> None:
        tr = self.ctx.tr
        self.button.setEnabled(True)
        good = report.ok
        self.badge.put(
            tr.t("Everything is in order") if good else tr.t("Something is wrong"),
            parts.Tone.GOOD if good else parts.Tone.BAD,
        )
        advice = tr.t("Make no more changes; bring back the last good backup and show this list to a helper.")
        self.words.setText(count_words(report.counts, tr) if good else advice)
        self.findings.set_value("\n".join(report.findings))
        for part in (self.findings, self.copy):
            part.setVisible(bool(report.findings))
        self.badge.show()
        self.words.show()

    def _failed(self, error: BaseException) -> None:
        self.button.setEnabled(True)
        self.ctx.shell.trouble(error)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.findings.value())


def count_words(counts: dict[str, int], tr: Translator) -> str:
    """Return «Meeting: 12 · Statement: 340 …» of what a person knows by name."""
    return "  ·  ".join(f"{tables.name(t, tr)}: {counts[t]}" for t in COUNTED if counts.get(t))
