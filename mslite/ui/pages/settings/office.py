"""The office: its names, where it is, its emblem and its Word template."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path
from typing import Any

from mslite.domain.office import Municipality
from mslite.domain.papers import Attachment
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.ui.kit import dialogs, parts
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import LineEditor
from mslite.ui.kit.form import Form
from mslite.ui.kit.picture import PictureBox
from mslite.ui.kit.recordhistory import show_history
from mslite.ui.kit.saving import FormSaver, offer_undo
from mslite.ui.kit.words import WordsEditor
from mslite.ui.pages.settings.section import Section


@dataclasses.dataclass(frozen=True)
class _Shown:
    office: Municipality
    emblem: bytes
    template: str


class OfficeSection(Section):
    """See the module."""

    tables = frozenset({"municipality", "attachment"})

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        super().__init__(ctx, tr.t("The office"), tr.t("This stands at the head of every paper."))
        form = self.form = Form(tr)
        form.row("name", tr.t("Full name"), WordsEditor(tr, stacked=True))
        form.row("short", tr.t("Short name"), WordsEditor(tr))
        form.row(
            "place",
            tr.t("Town or village"),
            WordsEditor(tr),
            tr.t("Stands before the number: «Ак-Суу шаары»."),
        )
        form.row("address", tr.t("Address"), WordsEditor(tr))
        form.row("phone", tr.t("Telephone"), LineEditor())
        form.row("email", tr.t("E-mail"), LineEditor())
        self.saver = FormSaver(ctx, form, "municipality", ctx.office.settings.save_municipality)
        self.picture = PictureBox(tr, tr.t("Emblem"))
        self.picture.chosen.connect(self._set_emblem)
        self.picture.removed.connect(self._no_emblem)
        emblem = parts.Card(tr.t("Emblem"))
        emblem.body.addWidget(self.picture)
        word = parts.Card(tr.t("Word template"))
        advice = tr.t("Working copies (DOCX) take header, footer and styles from this file of yours.")
        word.body.addWidget(parts.label(advice, "quiet", wrap=True))
        self.template = parts.label("")
        choose = parts.button(tr.t("Choose a .docx…"), self._choose_template, "folder-open")
        self.no_template = parts.tool("x", tr.t("Do without"), self._without_template, words=True)
        word.body.addLayout(parts.line(self.template, choose, self.no_template, None))
        self.box.addWidget(form)
        self.box.addWidget(emblem)
        self.box.addWidget(word)
        history = parts.tool("history", tr.t("History of changes"), self._history, words=True)
        self.box.addLayout(parts.line(history, None))
        self.box.addStretch(1)
        self.read()

    def read(self) -> None:
        self.ctx.desk.read(partial(_look, self.ctx.office), self._show)

    def flush(self) -> None:
        self.saver.flush()

    def _show(self, shown: _Shown) -> None:
        if self.form.base is None or self.form.base.id != shown.office.id:
            self.form.load(shown.office)
        elif not self.saver.busy:
            self.form.rebase(shown.office)
        self.picture.show_picture(shown.emblem)
        self.template.setText(shown.template or self.ctx.tr.t("none"))
        self.no_template.setVisible(bool(shown.template))

    # ---- emblem and template -----------------------------------------------------------------------------

    def _set_emblem(self, path: Path) -> None:
        self.ctx.desk.ask(partial(self.ctx.office.attachments.set_emblem, path), self._stored)

    def _choose_template(self) -> None:
        tr = self.ctx.tr
        kinds = ((tr.t("Word documents"), "*.docx"),)
        for path in dialogs.open_files(self, tr.t("Word template"), kinds, several=False):
            self.ctx.desk.ask(partial(self.ctx.office.attachments.set_template, path), self._stored)

    def _no_emblem(self) -> None:
        self._put(emblem="")

    def _without_template(self) -> None:
        self._put(docx_template="")

    def _put(self, **fields: str) -> None:
        row = dataclasses.replace(self.form.base, **fields)
        self.ctx.desk.ask(partial(self.ctx.office.settings.save_municipality, row), self._stored)

    def _stored(self, saved: Saved) -> None:
        offer_undo(self.ctx, self.ctx.tr.t("Saved."), saved)
        self.read()

    def _history(self) -> None:
        show_history(self.ctx, self, RecordRef("municipality", self.form.base.id))


def _look(office: Any) -> _Shown:
    row: Municipality = office.settings.municipality()
    emblem = office.attachments.read(row.emblem) if row.emblem else b""
    template = office.records.get(RecordRef("attachment", row.docx_template)) if row.docx_template else None
    return _Shown(row, emblem, template.file_name if isinstance(template, Attachment) else "")
