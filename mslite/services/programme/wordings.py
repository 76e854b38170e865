"""Adoption, amendments and closing: each by a resolution of the council with the whole wording of its day."""

from __future__ import annotations

import dataclasses
import hashlib
import json

from mslite.db.queries import programme as queries
from mslite.db.store import Store
from mslite.domain.problems import Problem, Severity, UserFixable
from mslite.domain.programme import wording
from mslite.domain.programme.kinds import ProgrammeState, ResolutionKind
from mslite.domain.programme.rows import Book, Programme, Resolution
from mslite.domain.programme.wording import Difference
from mslite.domain.views import Saved
from mslite.services.base import Action, action


class Wordings:
    """What the council has put into force."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def put_into_force(self, resolution: Resolution) -> Saved:
        """Save a new resolution with the wording of this moment; the state of the programme follows.

        Raises ``UserFixable("cannot_save")`` without number or date, ``UserFixable("move")`` when the
        programme is closed, was adopted already, or shall be amended or closed before it is adopted.
        """
        missing = [
            Problem("resolution_bare", name, severity=Severity.SAVE, record_id=resolution.id)
            for name in ("number", "date")
            if not getattr(resolution, name)
        ]
        if missing:
            raise UserFixable("cannot_save", missing)
        with action(self._store) as act:
            book = queries.book(act.session, resolution.programme_id)
            if book is None:
                raise UserFixable("gone", record="Programme")
            if not _follows(book.programme.state, resolution.kind):
                raise UserFixable("move")
            text = wording.write(book)
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            act.save(dataclasses.replace(resolution, wording=text, wording_sha256=sha256))
            _settle(act, resolution.programme_id)
            return act.saved()

    def withdraw(self, resolution: Resolution) -> Saved:
        """Put a resolution entered by mistake into the trash; the state follows those that are left."""
        with action(self._store) as act:
            act.remove(act.get(Resolution, resolution.id))
            _settle(act, resolution.programme_id)
            return act.saved()

    def book(self, resolution_id: str) -> Book:
        """Return the programme as this resolution put it into force; raises ``UserFixable("gone")``.

        Raises ``UserFixable("wording_damaged")`` when the text is not the one that was frozen.
        """
        with self._store.read() as session:
            found = queries.resolution(session, resolution_id)
        if found is None:
            raise UserFixable("gone", record="Resolution")
        if hashlib.sha256(found.wording.encode()).hexdigest() != found.wording_sha256:
            raise UserFixable("wording_damaged")
        return wording.read(json.loads(found.wording))

    def differences(self, before_id: str, after_id: str) -> tuple[Difference, ...]:
        """Return what differs between the wordings of two resolutions; ``after_id`` "": as it stands now."""
        before = self.book(before_id)
        if after_id:
            return wording.differences(before, self.book(after_id))
        with self._store.read() as session:
            now = queries.book(session, before.programme.id, *wording.PARTS)
        if now is None:
            raise UserFixable("gone", record="Programme")
        return wording.differences(before, now)


def _follows(state: ProgrammeState, kind: ResolutionKind) -> bool:
    if kind is ResolutionKind.ADOPTED:
        return state is ProgrammeState.DRAFT
    return state in (ProgrammeState.ADOPTED, ProgrammeState.AMENDED)


def _settle(act: Action, programme_id: str) -> None:
    """Bring the state of the programme up to its resolutions."""
    kinds = {one.kind for one in queries.resolutions(act.session, programme_id)}
    state = ProgrammeState.DRAFT
    for kind in (ResolutionKind.ADOPTED, ResolutionKind.AMENDED, ResolutionKind.CLOSED):
        if kind in kinds:
            state = ProgrammeState(kind.value)
    act.edit(act.get(Programme, programme_id), state=state)
