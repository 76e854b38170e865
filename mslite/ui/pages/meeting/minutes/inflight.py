"""What has been written but is not read back from the file yet, laid over what the file says. No Qt here."""

from __future__ import annotations

from typing import Any

from mslite.domain.meetings import Dossier, Vote
from mslite.ui.pages.meeting.minutes.lines import Placed, overlaid


class InFlight:
    """So that a line stands on the page the moment it is ended, and never flickers."""

    def __init__(self) -> None:
        self._rows: dict[str, Placed] = {}
        self._gone: set[str] = set()
        self._settled: set[str] = set()

    def place(self, row: Any, after_id: str | None) -> None:
        """Show a record that is not in the file yet behind ``after_id``."""
        self._rows[row.id] = (row, after_id)

    def drop_vote(self, record_id: str) -> None:
        """A vote that is not in the file yet is shown no longer: recorded, it comes with the next page."""
        if record_id in self._rows and isinstance(self._rows[record_id][0], Vote):
            del self._rows[record_id]

    def ended(self, row: Any, kept: bool) -> None:
        """A record is on its way into the file, or (not ``kept``) out of it."""
        if kept:
            self._rows[row.id] = (row, self._rows.get(row.id, (None, None))[1])
        else:
            self._rows.pop(row.id, None)
            self._gone.add(row.id)

    def written(self, row: Any, dossier: Dossier) -> bool:
        """The record is in the file as ``row``; True when ``dossier`` shows it so already."""
        shown = (*dossier.statements, *dossier.decisions)
        if any(one.id == row.id and one.version >= row.version for one in shown):
            self._rows.pop(row.id, None)
            return True
        self._settled.add(row.id)
        return False

    def read_back(self) -> None:
        """The file has been read again: what was written by then comes from there."""
        for record_id in self._settled:
            self._rows.pop(record_id, None)
            self._gone.discard(record_id)
        self._settled.clear()

    def over(self, dossier: Dossier, hidden: str = "") -> Dossier:
        """Return the dossier as the person sees it, without the statement ``hidden``."""
        return overlaid(dossier, self._rows, {*self._gone, hidden} - self._rows.keys())
