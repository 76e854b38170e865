"""Places of a meeting and visits during it, in their order, edited in the list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QSizePolicy

from mslite.domain.meetings import Venue, VenueKind
from mslite.i18n import labels
from mslite.ui.kit import theme
from mslite.ui.kit.context import PageContext
from mslite.ui.kit.rows import Field
from mslite.ui.kit.table import ROW_HEIGHT
from mslite.ui.kit.typed import parse_time, show_time
from mslite.ui.pages.meeting.prepare.rowlist import RowList

MOST = 5


class VenueList(RowList):
    """For meetings with more than the one place of the form."""

    def __init__(self, ctx: PageContext, meeting_id: str) -> None:
        tr = ctx.tr
        kinds = [(kind, labels.label(kind, tr)) for kind in VenueKind]
        fields = (
            Field(tr.t("Kind"), _kind, _put_kind, 160, kinds),
            Field(tr.t("{name}, in Kyrgyz", name=tr.t("Designation")), _ky, _put_ky),
            Field(tr.t("{name}, in Russian", name=tr.t("Designation")), _ru, _put_ru),
            Field(tr.t("Hour"), _at, _put_at, 80),
        )
        super().__init__(ctx, fields, tr.t("More places and visits"), tr.t("Add a place or a visit"))
        self._meeting_id = meeting_id
        self.first_column = 1
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_rows(self, rows: Sequence[Venue]) -> None:
        """Take as much room as there are rows, and none for none."""
        shown = min(len(rows), MOST)
        self.view.setFixedHeight((shown + 1) * ROW_HEIGHT + theme.GRID)
        self.view.setVisible(bool(rows))
        for part in (self.up, self.down, self.remove):
            part.setVisible(bool(rows) and not self.model.read_only)
        super().set_rows(rows)

    def fresh(self, after: Venue | None) -> Venue:
        """Return another one of the same kind."""
        kind = after.kind if after is not None else VenueKind.PLACE
        return Venue(meeting_id=self._meeting_id, kind=kind)


def _kind(row: Venue) -> VenueKind:
    return row.kind


def _put_kind(row: Venue, value: VenueKind) -> Venue:
    return replace(row, kind=value)


def _ky(row: Venue) -> str:
    return row.name.ky


def _put_ky(row: Venue, text: str) -> Venue:
    return replace(row, name=row.name.put("ky", text))


def _ru(row: Venue) -> str:
    return row.name.ru


def _put_ru(row: Venue, text: str) -> Venue:
    return replace(row, name=row.name.put("ru", text))


def _at(row: Venue) -> str:
    return show_time(row.at)


def _put_at(row: Venue, text: str) -> Venue:
    return replace(row, at=parse_time(text))
