"""The parts of a fact: by sex, age and part of the town; their sums are checked."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFormLayout, QWidget

from mslite.domain.office import AgeBand, District, Sex
from mslite.domain.programme.monitoring import FactLine
from mslite.domain.programme.rows import FactPart
from mslite.domain.programme.values import understand
from mslite.domain.views import Saved
from mslite.i18n import labels
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.editors import LineEditor


class SplitDialog(QDialog):
    """A line for each part; an empty one is left out."""

    saved = Signal(object)

    def __init__(
        self, ctx: PageContext, parent: QWidget, line: FactLine, period_id: str, closed: bool
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ctx, self._line, self._period_id, self._closed = ctx, line, period_id, closed
        tr = ctx.tr
        self.setWindowTitle(tr.t("By sex, age, district"))
        self._editors: list[tuple[FactPart, LineEditor]] = []
        self._form = QFormLayout()
        self._sums = parts.label("", "quiet", wrap=True)
        box = parts.column(self, 2 * theme.GRID, theme.GRID)
        box.addWidget(parts.label(line.indicator.name.of(tr.lang), "section", wrap=True))
        box.addLayout(self._form)
        box.addWidget(self._sums)
        buttons = parts.line()
        buttons.addStretch(1)
        buttons.addWidget(parts.button(tr.t("Save"), self._save, main=True))
        buttons.addWidget(parts.button(tr.t("Cancel"), self.reject))
        box.addLayout(buttons)
        self.setMinimumWidth(50 * theme.GRID)
        ctx.desk.read(ctx.office.directory.districts, self._show)

    def _show(self, districts: Sequence[District]) -> None:
        tr = self._ctx.tr
        there = {(part.sex, part.age, part.district_id): part for part in self._line.parts}
        wanted = [
            *((labels.label(sex, tr), sex, None, None) for sex in Sex),
            *((labels.label(age, tr), None, age, None) for age in AgeBand),
            *((one.name.of(tr.lang), None, None, one.id) for one in districts),
        ]
        for name, sex, age, district in wanted:
            new = FactPart(programme_id="", fact_id="", sex=sex, age=age, district_id=district)
            part = there.get((sex, age, district), new)
            editor = LineEditor()
            editor.set_name(name)
            editor.set_value(part.value)
            editor.set_read_only(self._closed)
            editor.edited.connect(self._add_up)
            self._form.addRow(name, editor)
            self._editors.append((part, editor))
        self._add_up()
        if self._editors:
            self._editors[0][1].setFocus()

    def _add_up(self) -> None:
        tr = self._ctx.tr
        out = [tr.t("Actual: {value}", value=self._line.fact.value if self._line.fact else "–")]
        for title, field in (
            (tr.t("By sex"), "sex"),
            (tr.t("By age"), "age"),
            (tr.t("By district"), "district_id"),
        ):
            found = [
                understand(editor.value()).amount for part, editor in self._editors if getattr(part, field)
            ]
            known = [amount for amount in found if amount is not None]
            if known:
                out.append(f"{title}: {sum(known, Decimal(0))}".replace(".", ","))
        self._sums.setText("  ·  ".join(out))

    def _save(self) -> None:
        found = [dataclasses.replace(part, value=editor.value()) for part, editor in self._editors]
        work = partial(self._ctx.office.monitoring.split, self._period_id, self._line.id, found)
        self._ctx.desk.ask(work, self._done)

    def _done(self, saved: Saved) -> None:
        self.saved.emit(saved)
        self.accept()
