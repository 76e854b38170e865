"""Bringing in an office's own programme: read, understand, look, correct, accept; one undo takes it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from mslite.db.queries import programme as queries
from mslite.db.queries.rows import having
from mslite.db.store import Store
from mslite.domain.office import Organisation
from mslite.domain.problems import UserFixable
from mslite.domain.programme.found import Choices, TableMap
from mslite.domain.programme.raw import RawFile
from mslite.domain.programme.rows import Programme
from mslite.domain.programme.understand import Understood, understand
from mslite.domain.views import Saved
from mslite.exchange import office_files
from mslite.services.base import action

RawFiles = tuple[RawFile, ...]


class ProgrammeImport:
    """DOCX, XLSX and CSV of an office become a programme, or bring one up to date."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def read(self, paths: Iterable[Path]) -> RawFiles:
        """Read files; two of one name are told apart. Raises ``UserFixable`` as ``office_files.read``."""
        out: list[RawFile] = []
        for path in paths:
            file = office_files.read(path, path.name)
            taken = {one.name for one in out}
            names = (f"{path.stem} ({no}){path.suffix}" for no in range(2, 1000))
            out.append(
                file
                if file.name not in taken
                else replace(file, name=next(n for n in names if n not in taken))
            )
        return tuple(out)

    def dry_run(
        self,
        files: Sequence[RawFile],
        mapping: Iterable[TableMap] | None = None,
        programme_id: str | None = None,
    ) -> Understood:
        """Return what the files say; nothing is written.

        ``mapping`` are tables as the person takes them, ``programme_id`` the programme to bring up to date
        (None: a new one; see :meth:`meant`). Raises ``UserFixable("import_nothing")`` when there is nothing
        of a programme in the files, ``UserFixable("gone")`` when there is no such programme.
        """
        with self._store.read() as session:
            base = queries.book(session, programme_id) if programme_id else None
            organisations = having(session, Organisation)
        if programme_id and base is None:
            raise UserFixable("gone", record="Programme")
        found = understand(files, organisations, base, Choices(maps=tuple(mapping or ())))
        if not (found.lines or mapping):
            raise UserFixable("import_nothing", name=", ".join(file.name for file in files))
        return found

    def meant(self, understood: Understood) -> Programme | None:
        """Return the programme of this office that the files speak of: the one of the same years.

        Files that say nothing of years (a matrix alone) mean the only programme there is.
        """
        with self._store.read() as session:
            known = [one for one in queries.programmes(session) if one.state.value != "closed"]
        draft = understood.book.programme
        said = (draft.first_year, draft.last_year)
        same = [one for one in known if (one.first_year, one.last_year) == said]
        if len(same) == 1:
            return same[0]
        vague = None in said or not understood.counts.activities
        return known[0] if len(known) == 1 and not same and vague else None

    def accept(self, understood: Understood) -> Saved:
        """Write what was understood in one transaction; ``records.undo(saved)`` takes all of it back.

        Raises ``UserFixable("stale")`` when the programme was changed since the dry run, and
        ``UserFixable("cannot_save")`` with the problems of rows that cannot be saved as they are.
        """
        rows = understood.changed()
        base = understood.base
        with action(self._store) as act:
            if base is not None:
                act.get(Programme, base.programme.id)
            act.add([row for row in rows if not row.version])
            for row in rows:
                if row.version:
                    act.save(row)
            return act.saved()
