"""An office as JSON: everything out, and in again; a meeting written by hand or by another program, in."""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mslite.db.files import Files
from mslite.db.queries import exchange as queries
from mslite.db.queries.rows import Session, having
from mslite.db.store import Store, Writer
from mslite.domain.appeals.pack import country_pack
from mslite.domain.appeals.rows import Appeal, AppealSettings
from mslite.domain.office import Body, FirstNumber, KindRule, Municipality, Organisation, Person
from mslite.domain.papers import Attachment, AttachmentRole, Paper, PaperState, PaperType, Revision
from mslite.domain.plain import PlainError
from mslite.domain.presets import preset_rows
from mslite.domain.problems import Problem, Severity, UserFixable
from mslite.domain.programme.rows import Period
from mslite.domain.rows import RecordRef, Row, Words
from mslite.domain.shapes import REFERS, ROWS, table_of
from mslite.domain.views import Saved
from mslite.exchange import forms, office
from mslite.exchange.meeting import Names, key
from mslite.exchange.parcel import Parcel, Placed, bad
from mslite.exchange.whole import check_whole, references, singular
from mslite.services.captions import caption

_Key = tuple[type[Row], str]
_SINGULAR: tuple[type[Row], ...] = (
    Municipality,
    KindRule,
    FirstNumber,
    Paper,
    AppealSettings,
    Appeal,
)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What an import does: records to add, presets to replace (as they are now, as they become)."""

    added: tuple[Row, ...]
    replaced: tuple[tuple[Row, Row], ...]
    problems: tuple[Problem, ...]


class Exchange:
    """JSON out and in; the forms are told in ``resources/json/README.md``."""

    def __init__(self, store: Store, files: Files, resources: Path) -> None:
        self._store, self._files, self._resources = store, files, resources

    def export_json(self) -> bytes:
        """Return everything as ``mslite.office/1``: UTF-8, the same bytes for the same content.

        Raises ``EnvironmentTrouble("file_missing"|"file_damaged")`` when an attached file cannot be read.
        """
        with self._store.read() as session:
            records = [queries.every(session, shape) for shape in ROWS]
        digests = {row.digest for rows in records for row in rows if isinstance(row, Attachment)}
        files = ((digest, self._files.get(digest)) for digest in sorted(digests))
        return "".join(office.written(records, files)).encode()

    def check_json(self, data: bytes, name: str = "") -> Saved:
        """Return what :meth:`import_json` would save, without writing anything. Raises as it does."""
        with _naming(name):
            parcel = self._parcel(data)
            with self._store.read() as session:
                plan = self._plan(session, parcel)
        return _saved(plan, plan.added)

    def import_json(self, data: bytes, name: str = "") -> Saved:
        """Bring in a file of either form, all or nothing, in one transaction.

        Unknown records are added, in the name of who works; what is here already stays as it is: a record
        that differs in the file is a problem of the answer (``import_differs``), and so is one that cannot
        be added: a signed protocol closes its meeting (``import_closed``), there can be only one
        (``import_taken``), or it belongs to such a record (``import_left``). ``values`` of each problem:
        ``record`` (table), ``name`` (Words), ``path`` in the file. Presets that nobody has touched are
        replaced.

        ``name`` of the file is for the wording of errors. Raises ``UserFixable("bad_json", …)`` with line
        and column or path, and why; ``UserFixable("newer_file")``; nothing is written then.
        """
        with _naming(name):
            parcel = self._parcel(data)
            with self._store.write() as writer:
                plan = self._plan(writer.session, parcel)
                self._put(plan.added, parcel.files)
                writer.save_all([_born(row) for row in plan.added])
                after = tuple(_grown(writer, row) for row in plan.added)
                replaced = tuple((old, writer.save(new)) for old, new in plan.replaced)
        return _saved(dataclasses.replace(plan, replaced=replaced), after)

    def _parcel(self, data: bytes) -> Parcel:
        with self._store.read() as session:
            names = _names(session)
        return forms.read(data, names)

    def _put(self, added: Iterable[Row], files: Mapping[str, bytes]) -> None:
        for row in added:
            if isinstance(row, Attachment) and row.digest in files:
                self._files.put(files[row.digest])

    def _plan(self, session: Session, parcel: Parcel) -> _Plan:
        here = _here(session, parcel)
        digests = {one.row.digest for one in parcel.placed if isinstance(one.row, Attachment)}
        stored = {digest for digest in digests - parcel.files.keys() if self._files.has(digest)}
        try:
            check_whole(parcel, here, stored)
        except PlainError as error:
            raise bad(error) from error
        presets = self._presets()
        new: list[Placed] = []
        replaced: list[tuple[Row, Row]] = []
        problems: list[Problem] = []
        for one in parcel.placed:
            known = here.get((type(one.row), one.row.id))
            if known is None:
                new.append(one)
            elif _same(known, one.row):
                continue
            elif known.id in presets and _same(known, presets[known.id]):
                replaced.append((known, dataclasses.replace(one.row, version=known.version)))
            else:
                problems.append(_problem("import_differs", one))
        added, left = _addable(new, here, queries.closed(session), _taken(session))
        return _Plan(tuple(added), tuple(replaced), (*problems, *left))

    def _presets(self) -> dict[str, Row]:
        path = self._resources / "presets" / "meetings.json"
        rows = preset_rows(json.loads(path.read_text(encoding="utf-8")))
        return {row.id: row for row in (*rows, *country_pack(self._resources).rows)}


def _here(session: Session, parcel: Parcel) -> dict[_Key, Row]:
    """Return what the office has of the records that are brought or referred to."""
    wanted: defaultdict[type[Row], set[str]] = defaultdict(set)
    for one in parcel.placed:
        wanted[type(one.row)].add(one.row.id)
        for _field, shape, record_id in references(one.row):
            if shape is not None:
                wanted[shape].add(record_id)
    return {
        (shape, row.id): row
        for shape, ids in wanted.items()
        for row in queries.many(session, shape, ids).values()
    }


def _names(session: Session) -> Names:
    """Return the identities of what has a name that only one of its kind has."""
    result: dict[type[Row], dict[str, str]] = {}
    named: dict[type[Row], tuple[Person | Organisation | Body, ...]] = {
        Person: having(session, Person),
        Organisation: having(session, Organisation),
        Body: having(session, Body),
    }
    for shape, rows in named.items():
        known: defaultdict[str, set[str]] = defaultdict(set)
        for row in rows:
            for text in (row.name.ky, row.name.ru) if isinstance(row.name, Words) else (row.name,):
                known[key(text)].add(row.id)
        result[shape] = {name: ids.pop() for name, ids in known.items() if name and len(ids) == 1}
    return result


def _taken(session: Session) -> set[tuple[Any, ...]]:
    rows = (row for shape in _SINGULAR for row in queries.every(session, shape))
    return {singled for row in rows for singled in singular(row)}


def _addable(
    new: Iterable[Placed], here: Mapping[_Key, Row], closed: frozenset[str], taken: set[tuple[Any, ...]]
) -> tuple[list[Row], list[Problem]]:
    """Part records into those to add and the reasons why others are left, with what belongs to them."""
    adding: list[Placed] = []
    left: set[_Key] = set()
    problems: list[Problem] = []

    def leave(one: Placed, code: str) -> None:
        left.add((type(one.row), one.row.id))
        problems.append(_problem(code, one))

    for one in new:
        row = one.row
        if queries.closes(type(row)) and getattr(row, "meeting_id", "") in closed:
            leave(one, "import_closed")
        elif any(singled in taken for singled in singular(row)):
            leave(one, "import_taken")
        elif _print_of(row) in here:
            leave(one, "import_left")  # the prints of a paper come with it or not at all
        else:
            adding.append(one)
    before = -1
    while before != len(left):
        before, waiting, adding = len(left), adding, []
        for one in waiting:
            if any((shape, record_id) in left for _field, shape, record_id in references(one.row)):
                leave(one, "import_left")
            else:
                adding.append(one)
    return [one.row for one in adding], problems


def _print_of(row: Row) -> _Key | None:
    """Return the paper of which a record is a print, or the file of one."""
    if isinstance(row, Revision):
        return Paper, row.paper_id
    if isinstance(row, Attachment) and row.role is AttachmentRole.PDF:
        return Paper, row.record_id
    return None


def _same(known: Row, other: Row) -> bool:
    return dataclasses.replace(known, version=other.version) == other


def _problem(code: str, one: Placed) -> Problem:
    values = {"record": table_of(type(one.row)), "name": caption(one.row), "path": one.path}
    return Problem(code, values=values, severity=Severity.WARNING, record_id=one.row.id)


def _born(row: Row) -> Row:
    """Return a record as it may first be written.

    It refers to none of its own kind yet, which may come after it, a paper is issued before it is
    signed or annulled, and a half-year is open until its reports are there.
    """
    alone = {name: None for name, shape in REFERS.items() if shape is type(row) and hasattr(row, name)}
    row = dataclasses.replace(row, **alone) if alone else row  # type: ignore[arg-type]
    if isinstance(row, Period):
        return dataclasses.replace(row, locked=False)
    if not isinstance(row, Paper) or row.state is PaperState.ISSUED:
        return row
    reason = row.reason if row.type is PaperType.CORRECTION else ""
    return dataclasses.replace(row, state=PaperState.ISSUED, signed_on=None, reason=reason)


def _grown(writer: Writer, row: Row) -> Row:
    """Take a record that is in the file as :func:`_born` on to what it is."""
    now = dataclasses.replace(_born(row), version=1)
    if isinstance(row, Paper) and row.signed_on and row.state is not PaperState.ISSUED:
        signed = dataclasses.replace(
            row, state=PaperState.SIGNED, reason=getattr(now, "reason", ""), version=1
        )
        now = writer.save(signed)
    return now if _same(now, row) else writer.save(dataclasses.replace(row, version=now.version))


def _saved(plan: _Plan, after: tuple[Row, ...]) -> Saved:
    rows = (*after, *(new for _old, new in plan.replaced))
    return Saved(
        rows=rows,
        changes=frozenset(RecordRef(table_of(type(row)), row.id) for row in rows),
        problems=plan.problems,
        before=(*(None for _ in after), *(old for old, _new in plan.replaced)),
    )


@contextmanager
def _naming(name: str) -> Iterator[None]:
    """Give the name of the file to the errors about it."""
    try:
        yield
    except UserFixable as error:
        error.values.setdefault("name", name)
        raise
