"""The card beside a list: the form of the current row, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mslite.domain.rows import Row
from mslite.domain.views import Saved
from mslite.ui.kit import parts, theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.form import Form
from mslite.ui.kit.saving import FormSaver


class RowCard(parts.Card):
    """Fill ``form`` with rows, then hand it one record after another by :meth:`show_row`.

    What is typed about one record is saved before the next one is shown. ``table`` and ``save`` as in
    :class:`FormSaver`.
    """

    def __init__(
        self,
        ctx: PageContext,
        title: str,
        table: str,
        label_width: int = 12 * theme.GRID,
        save: Callable[[Any], Saved] | None = None,
    ) -> None:
        super().__init__(title)
        self.setFixedWidth(46 * theme.GRID)
        self._wanted: Row | None = None
        self.form = Form(ctx.tr, label_width)
        self.saver = FormSaver(ctx, self.form, table, save)
        self.saver.rested.connect(self._rested)
        self.body.addWidget(self.form)
        self.hide()

    def show_row(self, row: Row | None) -> None:
        """Show ``row`` (None: nothing); what is being typed in the row shown already stays."""
        self._wanted = row
        base = self.form.base
        if row is not None and base is not None and base.id == row.id:
            if row.version >= base.version:
                self.form.rebase(row)
            self.show()
            return
        self.saver.flush()
        if not self.saver.busy:
            self._rested()

    def _rested(self) -> None:
        row, base = self._wanted, self.form.base
        self.setVisible(row is not None)
        if row is not None and (base is None or base.id != row.id):
            self.form.load(row)
            self.loaded()

    def loaded(self) -> None:
        """Another record has come into the form."""
