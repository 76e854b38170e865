"""Beside a table of a half-year: what is known about the row, what looks wrong, who wrote it when."""

from __future__ import annotations

from PySide6.QtCore import Signal

from mslite.domain.problems import Severity
from mslite.domain.programme.monitoring import FactLine
from mslite.i18n import labels, problems
from mslite.i18n.formats import number
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.recordhistory import show_history
from mslite.ui.pages.programme.monitoring.entries import TONES, Line, ref_of


class AboutCard(parts.Card):
    """The card of the current row."""

    parts_wanted = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__("")
        self._ctx = ctx
        tr = ctx.tr
        self.setFixedWidth(35 * theme.GRID)
        self.head = parts.label("", "section", wrap=True)
        self.badge = parts.Badge()
        self.remark = parts.Note()
        self.facts = parts.label("", wrap=True)
        self.wrong = parts.label("", wrap=True)
        self.split = parts.button(tr.t("By sex, age, district …"), self._split)
        self.history = parts.button(tr.t("History"), self._history, "history")
        for widget in (self.head, self.badge, self.remark, self.facts, self.wrong, self.split, self.history):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.show_line(None)

    def show_line(self, line: Line | None) -> None:
        """Show what is known about a row."""
        self._line: Line | None = line
        tr = self._ctx.tr
        for widget in (self.head, self.badge, self.remark, self.facts, self.wrong, self.split, self.history):
            widget.setVisible(line is not None)
        if line is None:
            return
        row = line.fact if isinstance(line, FactLine) else line.report
        name = line.indicator.name if isinstance(line, FactLine) else line.line.item.text
        self.head.setText(name.of(tr.lang))
        self.badge.put(labels.label(line.state, tr), TONES.get(line.state, parts.Tone.PLAIN))
        self.remark.setVisible(bool(row and row.remark))
        self.remark.words.setText(row.remark if row else "")
        self.facts.setText("\n".join(self._told(line)))
        told = [problems.wording(one, tr) for one in line.problems]
        bad = any(one.severity is Severity.ISSUE for one in line.problems)
        self.wrong.setText("\n\n".join(f"{one.what} {one.advice}" for one in told))
        self.wrong.setStyleSheet(f"color: {parts.colour_of(parts.Tone.BAD if bad else parts.Tone.WARN)};")
        self.wrong.setVisible(bool(told))
        self.split.setVisible(isinstance(line, FactLine))
        self.history.setEnabled(ref_of(line) is not None)

    def _told(self, line: Line) -> list[str]:
        tr, part = self._ctx.tr, line.progress
        out = []
        if isinstance(line, FactLine):
            row = line.indicator
            out.append(tr.t("Base: {value}", value=row.base or "–"))
            out.append(tr.t("Plan of the year: {value}", value=line.target or "–"))
            if part.plan is not None:
                shown = f"{part.plan.normalize():f}".replace(".", ",")
                out.append(tr.t("By the end of this half-year: {value}", value=shown))
            out.append(tr.t("Final target: {value}", value=row.final or "–"))
            if line.before:
                out.append(tr.t("Half-year before: {value}", value=line.before))
            if line.parts:
                out.append(tr.n("{n} part", "{n} parts", len(line.parts)))
        else:
            item = line.line.item
            out.append(tr.t("Term: {term}", term=item.term.of(tr.lang) or "–"))
            out.append(tr.t("Responsible: {names}", names=item.responsible.of(tr.lang) or "–"))
            out.append(tr.t("Expected: {result}", result=item.result.of(tr.lang) or "–"))
            if part.due is not None:
                out.append(
                    tr.t("Of its term passed: {percent} %", percent=number(round(part.due * 100), tr.lang))
                )
        if part.of_plan is not None:
            percent = number(round(part.of_plan * 100), tr.lang)
            out.append(tr.t("Fulfilment of the plan: {percent} %", percent=percent))
        out.append(labels.label(part.state, tr))
        return out

    def _split(self) -> None:
        self.parts_wanted.emit()

    def _history(self) -> None:
        ref = ref_of(self._line) if self._line is not None else None
        if ref is not None:
            show_history(self._ctx, self, ref)
