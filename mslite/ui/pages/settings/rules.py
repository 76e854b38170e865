"""Kinds of meetings and their rules: days, quorum, what a paper must hold, numbers."""

from __future__ import annotations

import dataclasses
import datetime as dt
from functools import partial
from typing import Any

from mslite.domain.numbering import series_of
from mslite.domain.office import FirstNumber, Form, KindRule, MeetingKind
from mslite.domain.rows import RecordRef
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.i18n.catalogue import N_
from mslite.ui.kit import form as forms
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import ChoiceEditor, IntEditor
from mslite.ui.kit.numberpattern import PatternEditor
from mslite.ui.kit.recordhistory import show_history
from mslite.ui.kit.saving import FormSaver
from mslite.ui.pages.settings.demands import DemandsEditor, QuorumEditor
from mslite.ui.pages.settings.section import Section

STANDINGS = {
    "law": N_("These values are read in the law."),
    "press": N_("These values were reported in the press; compare them with your charter."),
    "doc": N_("These values stand in model charters and papers of such offices; compare them with yours."),
    "custom": N_("These values are common practice; compare them with your charter."),
    "own": N_("These values were set by this office."),
}
OWN = "own"


class RulesSection(Section):
    """One form for the kind chosen above it."""

    tables = frozenset({"kind_rule", "first_number"})

    def __init__(self, ctx: PageContext) -> None:
        tr = ctx.tr
        advice = tr.t(
            "Every kind of meeting has its own rules; your charter decides. Zero days: no such rule."
        )
        super().__init__(ctx, tr.t("Kinds and rules"), advice)
        self._rules: dict[MeetingKind, KindRule] = {}
        self._firsts: tuple[FirstNumber, ...] = ()
        self.kind = ChoiceEditor([(kind, labels.label(kind, tr)) for kind in MeetingKind])
        self.kind.set_name(tr.t("Kind of meeting"))
        self.kind.edited.connect(self._switch)
        self.kind.set_value(MeetingKind.STAFF)
        label = parts.label(tr.t("Kind of meeting"))
        label.setBuddy(self.kind)
        history = parts.tool("history", tr.t("History of changes"), self._history)
        self.box.addLayout(parts.line(label, self.kind, None, history))
        self.standing = parts.Note("")
        self.box.addWidget(self.standing)
        form = self.form = forms.Form(tr, label_width=26 * theme.GRID)
        form.row("notice_days", tr.t("Announced, days before"), IntEditor(tr, zero=True))
        form.row("prepare_days", tr.t("Preparation, days before"), IntEditor(tr, zero=True))
        form.row("quorum_num quorum_den quorum_count", tr.t("Quorum"), QuorumEditor(tr))
        form.row("answer_days", tr.t("Residents are answered within, days"), IntEditor(tr, zero=True))
        form.row("publish_days", tr.t("Summary published within, days"), IntEditor(tr, zero=True))
        form.row(
            "form", tr.t("Usual form of the protocol"), ChoiceEditor([(f, labels.label(f, tr)) for f in Form])
        )
        form.row("requires", tr.t("What the protocol must hold"), DemandsEditor(tr))
        self.pattern = form.row(
            "pattern", tr.t("Number pattern"), PatternEditor(tr),
            tr.t("{seq}: the counter, {two}: with two digits, {year}: the year.",
                 seq="{seq}", two="{seq:02}", year="{year}"),
        )  # fmt: skip
        self.saver = FormSaver(ctx, form, "kind_rule", partial(_save, ctx.office))
        self.first = IntEditor(tr, 1)
        self.first.left.connect(self._first_left)
        year = dt.date.today().year
        words = tr.t("The first protocol of {year} has number", year=year)
        self.first.set_name(words)
        first_label = parts.label(words, wrap=True)
        first_label.setBuddy(self.first)
        first_label.setFixedWidth(26 * theme.GRID)
        self.box.addWidget(form)
        self.box.addLayout(parts.line(first_label, self.first, None, gap=2 * theme.GRID))
        self.box.addStretch(1)
        self.read()

    def read(self) -> None:
        self.ctx.desk.read(partial(_look, self.ctx.office), self._show)

    def flush(self) -> None:
        self.saver.flush()

    def lead(self, ref: RecordRef) -> None:
        self._wanted = ref.id
        self.read()

    _wanted = ""

    def _show(self, found: tuple[tuple[KindRule, ...], tuple[FirstNumber, ...]]) -> None:
        rules, self._firsts = found
        self._rules = {rule.kind: rule for rule in rules}
        for rule in rules:
            if rule.id == self._wanted:
                self._wanted = ""
                self.kind.set_value(rule.kind)
        self._put()

    def _switch(self) -> None:
        self.saver.flush()
        self._put()

    def _put(self) -> None:
        rule = self._rules.get(self.kind.value())
        if rule is None:
            return
        base = self.form.base
        if base is None or base.id != rule.id:
            self.form.load(rule)
        elif not self.saver.busy and rule.version >= base.version:
            self.form.rebase(rule)
        self.standing.words.setText(self.ctx.tr.t(STANDINGS.get(rule.standing, STANDINGS[OWN])))
        first = self._first()
        if not self.first.hasFocus():
            self.first.set_value(first)
        self.pattern.show_first(first)

    def _first(self) -> int:
        series, year = series_of(self.kind.value(), None), dt.date.today().year
        return next((f.first for f in self._firsts if (f.series, f.year) == (series, year)), 1)

    def _first_left(self) -> None:
        value = self.first.value()
        if value and value != self._first():
            series, year = series_of(self.kind.value(), None), dt.date.today().year
            work = partial(self.ctx.office.settings.set_first_number, series, year, value)
            self.ctx.desk.ask(work, self._first_saved)

    def _first_saved(self, _saved: Saved) -> None:
        self.read()

    def _history(self) -> None:
        if self.form.base is not None:
            show_history(self.ctx, self, RecordRef("kind_rule", self.form.base.id))


def _look(office: Any) -> tuple[tuple[KindRule, ...], tuple[FirstNumber, ...]]:
    return office.settings.rules(), office.settings.first_numbers()


def _save(office: Any, rule: KindRule) -> Saved:
    """Save a rule that a person changed: from now on it is the office's own."""
    saved: Saved = office.records.save(dataclasses.replace(rule, standing=OWN))
    return saved
