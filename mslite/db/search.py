"""Search over everything: one FTS5 index over folded text, fed by triggers, newest first."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy import text as sql
from sqlalchemy.orm import Session

from mslite.domain.rows import RecordRef
from mslite.domain.search import Hit
from mslite.domain.text import fold

FTS = (
    "CREATE VIRTUAL TABLE search_fts USING fts5(subject, body, content='', contentless_delete=1,"
    " prefix='2 3', tokenize='unicode61')"
)


@dataclass(frozen=True, slots=True)
class _Source:
    """One table in the index: what is short and found by typing errors too, what is long, what opens."""

    table: str
    subject: tuple[str, ...]
    body: tuple[str, ...] = ()
    opens: str = "id"

    @property
    def owner(self) -> str:
        """The table of what opens: the record's own, or that of the meeting or programme it hangs on."""
        return self.table if self.opens == "id" else self.opens.removesuffix("_id")

    @property
    def of_meeting(self) -> bool:
        return self.opens == "meeting_id"


_SOURCES = (
    _Source(
        "meeting", ("title_ky", "title_ru"), ("purpose_ky", "purpose_ru", "place_ky", "place_ru", "note")
    ),
    _Source("agenda_item", ("text_ky", "text_ru"), opens="meeting_id"),
    _Source("statement", ("speaker",), ("text",), "meeting_id"),
    _Source("decision", ("executor",), ("text_ky", "text_ru"), "meeting_id"),
    _Source("participant", ("name",), ("organisation_ky", "organisation_ru"), "meeting_id"),
    _Source("person", ("name",), ("address", "note")),
    _Source("organisation", ("name_ky", "name_ru"), ("short_ky", "short_ru", "address", "note")),
    _Source("paper", ("number",), opens="meeting_id"),
    _Source("publication", ("medium",), ("url",), "meeting_id"),
    _Source("programme", ("name_ky", "name_ru"), ("slogan_ky", "slogan_ru", "note")),
    _Source("chapter", ("title_ky", "title_ru"), ("text_ky", "text_ru"), "programme_id"),
    _Source(
        "plan_item", ("text_ky", "text_ru"), ("result_ky", "result_ru", "responsible_ky"), "programme_id"
    ),
    _Source(
        "appeal", ("name", "address", "number", "provisional"), ("summary", "text", "phone", "complained_of")
    ),
    _Source("co_signer", ("name",), ("address",), "appeal_id"),
    _Source("letter", ("addressee",), ("subject", "text"), "appeal_id"),
    _Source("reception", ("name",), ("address", "text", "promised")),
    _Source("indicator", ("name_ky", "name_ru"), ("issue_ky", "issue_ru"), "programme_id"),
)


_DATES = {
    "meeting": "(SELECT m.date FROM meeting m WHERE m.id = {})",
    "appeal": "(SELECT coalesce(a.registered_on, a.received_on) FROM appeal a WHERE a.id = {})",
    "reception": "t.date",
}
"""What a hit is dated by, by the record that opens."""

_AT_LEAST = 60
"""So many hits are read before the newest are shown: reading more costs more than it finds."""


def _joined(columns: tuple[str, ...]) -> str:
    return " || ' ' || ".join(f"t.{column}" for column in columns) or "''"


def _shown(columns: tuple[str, ...], lang: str = "", row: str = "t") -> str:
    """Return the SQL of what a person sees of ``columns``: of two languages the wished one, else both."""
    out = []
    for column in columns:
        name, _, tongue = column.rpartition("_")
        if f"{name}_ky" not in columns or tongue not in ("ky", "ru"):
            out.append(f"{row}.{column}")
        elif tongue == "ky":
            ky, ru = f"{row}.{column}", f"{row}.{name}_ru"
            first, second = (ru, ky) if lang == "ru" else (ky, ru)
            rest = "''" if lang else f"CASE WHEN {second} = '' THEN '' ELSE ' / ' || {second} END"
            out.append(f"CASE WHEN {first} = '' THEN {second} ELSE {first} || {rest} END")
    return " || ' ' || ".join(f"({part})" for part in out) or "''"


def _select(source: _Source) -> str:
    return (
        f"SELECT d.rid AS rid, t.id AS pk, fold({_joined(source.subject)}) AS subject,"
        f" fold({_joined(source.body)}) AS body FROM {source.table} t"
        f" JOIN search_doc d ON d.tbl = '{source.table}' AND d.pk = t.id WHERE t.deleted = 0"
    )


def derived() -> dict[str, str]:
    """Return the views and triggers that keep the index, by name."""
    out: dict[str, str] = {}
    for source in _SOURCES:
        name = source.table
        out[f"search_src_{name}"] = f"CREATE VIEW search_src_{name} AS {_select(source)}"
        redo = f"""INSERT INTO search_doc(tbl, pk) SELECT '{name}', NEW.id
    WHERE NOT EXISTS (SELECT 1 FROM search_doc WHERE tbl = '{name}' AND pk = NEW.id);
  DELETE FROM search_fts WHERE rowid = (SELECT rid FROM search_doc WHERE tbl = '{name}' AND pk = NEW.id);
  INSERT INTO search_fts(rowid, subject, body)
    SELECT rid, subject, body FROM search_src_{name} WHERE pk = NEW.id;"""
        columns = ", ".join((*source.subject, *source.body, "deleted"))
        out[f"fts_{name}_i"] = f"CREATE TRIGGER fts_{name}_i AFTER INSERT ON {name} BEGIN {redo} END"
        out[f"fts_{name}_u"] = (
            f"CREATE TRIGGER fts_{name}_u AFTER UPDATE OF {columns} ON {name} BEGIN {redo} END"
        )
    return out


def views() -> tuple[str, ...]:
    """Return the names of the views that say what the index holds."""
    return tuple(f"search_src_{source.table}" for source in _SOURCES)


def rebuild(connection: Any) -> None:
    """Fill the index anew from the tables (raw connection inside a transaction)."""
    connection.execute("INSERT INTO search_fts(search_fts) VALUES ('delete-all')")
    for source in _SOURCES:
        name = source.table
        connection.execute(
            f"INSERT INTO search_doc(tbl, pk) SELECT '{name}', id FROM {name} t"
            f" WHERE NOT EXISTS (SELECT 1 FROM search_doc d WHERE d.tbl = '{name}' AND d.pk = t.id)"
        )
        connection.execute(
            f"INSERT INTO search_fts(rowid, subject, body) SELECT rid, subject, body FROM search_src_{name}"
        )


def words(query: str) -> list[str]:
    """Return the folded words of a query."""
    return re.findall(r"\w+", fold(query))


def _match(parts: list[str]) -> str:
    return " ".join(f'"{part}"*' for part in parts)


def find(session: Session, query: str, limit: int = 50, lang: str = "ky") -> tuple[Hit, ...]:
    """Return hits whose words all begin with the words of ``query``, newest meetings first.

    Where nothing is found one typing error is forgiven in names, streets and titles. Titles stand in
    ``lang`` where they exist in it; what has no text of its own shows its title in both languages below,
    a paper the title of its meeting.
    """
    parts = words(query)
    if not parts:
        return ()
    found = _found(session, _match(parts), limit, lang)
    return found or _found(session, _match(_corrected(session, parts)), limit, lang)


def _found(session: Session, match: str, limit: int, lang: str) -> tuple[Hit, ...]:
    if not match:
        return ()
    query = (
        "SELECT d.tbl, d.pk FROM search_fts f JOIN search_doc d ON d.rid = f.rowid"
        " WHERE search_fts MATCH ? ORDER BY f.rowid DESC LIMIT ?"
    )
    found = session.connection().exec_driver_sql(query, (match, max(limit, _AT_LEAST))).all()
    by_table: dict[str, list[str]] = {}
    for table, pk in found:
        by_table.setdefault(table, []).append(pk)
    hits = {hit.ref.id: hit for table, ids in by_table.items() for hit in _hits(session, table, ids, lang)}
    ordered = [hits[pk] for _, pk in found if pk in hits]
    return tuple(sorted(ordered, key=lambda hit: hit.date or dt.date.min, reverse=True)[:limit])


def _hits(session: Session, table: str, ids: list[str], lang: str) -> list[Hit]:
    source = next(one for one in _SOURCES if one.table == table)
    target, owner = f"t.{source.opens}", f"'{source.owner}'"
    date = _DATES.get(source.owner, "NULL").format(target)
    live = (
        f"{target} NOT IN (SELECT o.id FROM {source.owner} o WHERE o.deleted = 1)"
        if source.opens != "id"
        else "1"
    )
    subject, body = _shown(source.subject, lang), _shown(source.body or source.subject)
    if table == "paper":  # a bare number says nothing
        title = _shown(_SOURCES[0].subject, lang, "m")
        subject = f"'№ ' || {subject}"
        body = (
            f"coalesce((SELECT {title} FROM meeting m WHERE m.id = t.meeting_id),"
            " (SELECT a.name FROM appeal a WHERE a.id = t.appeal_id), '')"
        )
        target, owner = "coalesce(t.meeting_id, t.appeal_id)", "iif(t.appeal_id IS NULL, 'meeting', 'appeal')"
        date, live = f"coalesce({date}, t.date)", f"(t.meeting_id IS NULL OR {live})"
    query = (
        f"SELECT t.id, {target}, {owner}, {subject}, {body}, {date}"
        f" FROM {table} t"
        f" WHERE t.id IN ({', '.join('?' * len(ids))}) AND {live}"
    )
    return [
        Hit(
            RecordRef(table, pk),
            RecordRef(opens, opened),
            subject.strip(),
            body.strip(),
            dt.date.fromisoformat(day) if day else None,
        )
        for pk, opened, opens, subject, body, day in session.connection().exec_driver_sql(query, tuple(ids))
    ]


def records_about(session: Session, table: str, query: str, limit: int = 1_000_000) -> tuple[str, ...]:
    """Return the records of one table in which every word of ``query`` begins a word, newest first."""
    parts = words(query)
    if not parts:
        return ()
    chosen = (
        "SELECT d.pk FROM search_fts f JOIN search_doc d ON d.rid = f.rowid"
        " WHERE search_fts MATCH ? AND d.tbl = ? ORDER BY f.rowid DESC LIMIT ?"
    )
    found = session.connection().exec_driver_sql(chosen, (_match(parts), table, limit))
    return tuple(found.scalars())


def meetings_about(session: Session, query: str) -> tuple[str, ...]:
    """Return the identities of all meetings in which every word of ``query`` begins a word somewhere."""
    parts = words(query)
    if not parts:
        return ()
    found = session.execute(
        sql(
            "SELECT d.tbl, d.pk FROM search_fts f JOIN search_doc d ON d.rid = f.rowid"
            " WHERE search_fts MATCH :match ORDER BY f.rowid DESC"
        ),
        {"match": _match(parts)},
    ).all()
    out: dict[str, None] = {pk: None for table, pk in found if table == "meeting"}
    for source in _SOURCES:
        ids = [pk for table, pk in found if table == source.table]
        if source.of_meeting and ids:
            query_ids = sql(
                f"SELECT DISTINCT meeting_id FROM {source.table} WHERE id IN :ids AND meeting_id IS NOT NULL"
            ).bindparams(bindparam("ids", expanding=True))
            out |= dict.fromkeys(session.scalars(query_ids, {"ids": ids}))
    return tuple(out)


def _corrected(session: Session, parts: list[str]) -> list[str]:
    """Replace each word that begins nothing by the nearest of names and titles (one error); [] if none."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    known = _vocabulary(session)
    out = []
    for part in parts:
        if any(word.startswith(part) for word in known):
            out.append(part)
            continue
        best = extractOne(part, known, scorer=OSA.distance, score_cutoff=1) if len(part) > 3 else None
        if best is None:
            return []
        out.append(best[0])
    return out


def _vocabulary(session: Session) -> tuple[str, ...]:
    texts = [
        text
        for query in (
            "SELECT name FROM person",
            "SELECT DISTINCT name FROM participant",
            "SELECT name_ky || ' ' || name_ru FROM organisation",
            "SELECT title_ky || ' ' || title_ru || ' ' || place_ky || ' ' || place_ru FROM meeting",
            "SELECT name_ky || ' ' || name_ru FROM programme",
        )
        for text in session.scalars(sql(query))
    ]
    return tuple(sorted({word for text in texts for word in words(text)}))
