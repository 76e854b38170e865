"""A signed protocol is attacked in every way that SQL has; with simple triggers some of them succeed."""

import hashlib
from contextlib import closing

import pytest

from mslite.db import derived, verify
from mslite.db.engine import Context, connect_keyed, install
from mslite.db.guard import authorize
from mslite.db.locks import CHILDREN
from mslite.db.mapping import table, to_columns
from mslite.db.store import Store
from mslite.domain.meetings import (
    AgendaItem,
    AgendaSpeaker,
    Ballot,
    Choice,
    Decision,
    HeadCount,
    Meeting,
    Participant,
    Statement,
    Venue,
    Vote,
)
from mslite.domain.office import MeetingKind
from mslite.domain.papers import Attachment, AttachmentRole, Paper, PaperState, Revision
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Words
from mslite.domain.shapes import row_of

KEY = bytes(range(32))
HASH = hashlib.sha256(b"pdf").hexdigest()


def held(writer, name):
    """A meeting with one row of everything; rows are named by the table and ``name``."""
    meeting = writer.save(Meeting(kind=MeetingKind.HEARING, title=Words(name, name)))
    item = AgendaItem(meeting_id=meeting.id, text=Words(name))
    person = Participant(meeting_id=meeting.id, name=name)
    vote = Vote(meeting_id=meeting.id, item_id=item.id, votes_for=3)
    rows = [
        meeting,
        *(
            writer.save(row)
            for row in (
                item,
                person,
                Venue(meeting_id=meeting.id),
                AgendaSpeaker(meeting_id=meeting.id, item_id=item.id),
                HeadCount(meeting_id=meeting.id, count=4),
                Statement(meeting_id=meeting.id, item_id=item.id, text=name),
                vote,
                Ballot(
                    meeting_id=meeting.id, vote_id=vote.id, participant_id=person.id, choice=Choice.AGAINST
                ),
                Decision(meeting_id=meeting.id, item_id=item.id, text=Words(name)),
            )
        ),
    ]
    paper = writer.save(Paper(meeting_id=meeting.id, number=name, seq=1))
    file = writer.save(
        Attachment(table="paper", record_id=paper.id, role=AttachmentRole.PDF, digest=HASH, size=3)
    )
    print_ = writer.save(Revision(paper_id=paper.id, pdf_id=file.id, pdf_sha256=HASH, sheet_sha256=HASH))
    return {row.__class__: row for row in (*rows, paper, file, print_)}


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """One signed and one free meeting, alike in everything."""
    store = Store(tmp_path_factory.mktemp("locks"), KEY)
    store.actor = "Айгүл"
    with store.write() as writer:
        signed, free = held(writer, "К-001"), held(writer, "К-002")
        paper = signed[Paper]
        writer.save(Paper(**_fields(paper) | {"state": PaperState.SIGNED}))
    yield store, signed, free
    store.close()


def _fields(row):
    return {name: getattr(row, name) for name in row.__dataclass_fields__}


LOCKED = ("meeting", *CHILDREN, "paper", "revision", "attachment")


WORDS = (
    *("text_ky", "title_ky", "name", "name_ky", "number", "file_name", "text", "count"),
    *("choice", "votes_for", "pdf_sha256", "position"),
)
"""What an attack changes: the first of these columns that a table has."""


def quoted(value):
    if value is None:
        return "NULL"
    return str(int(value)) if isinstance(value, int) else f"'{value}'"


def attacks(name, signed, free):
    """Every way to change, replace, remove, move or add a row of one locked table."""
    shape = row_of(name)
    mine, other = signed[shape].id, free[shape].id
    columns = [c.name for c in table(shape).columns]
    filled = {**to_columns(free[shape]), "id": mine, "version": 1}
    word = next(c for c in WORDS if c in columns)
    parent = next((c for c in ("meeting_id", "paper_id", "record_id") if c in columns), None)
    one = {"meeting_id": signed[Meeting], "paper_id": signed[Paper], "record_id": signed[Paper]}
    two = {"meeting_id": free[Meeting], "paper_id": free[Paper], "record_id": free[Paper]}
    listed = ", ".join(f'"{c}"' for c in columns)

    def values(**changed):
        return f"({', '.join(quoted((filled | changed)[column]) for column in columns)})"

    step = "version = version + 1"
    yield "change", f"UPDATE {name} SET \"{word}\" = '9', {step} WHERE id = '{mine}'"
    yield "change or replace", f"UPDATE OR REPLACE {name} SET \"{word}\" = '9', {step} WHERE id = '{mine}'"
    yield "change or ignore", f"UPDATE OR IGNORE {name} SET \"{word}\" = '9', {step} WHERE id = '{mine}'"
    yield "change all", f"UPDATE {name} SET \"{word}\" = '9', {step}"
    yield (
        "change from",
        f"UPDATE {name} SET \"{word}\" = '9', {step} FROM (SELECT 1) WHERE {name}.id = '{mine}'",
    )
    yield "bin", f"UPDATE {name} SET deleted = 1, {step} WHERE id = '{mine}'"
    yield "delete", f"DELETE FROM {name} WHERE id = '{mine}'"
    yield "delete all", f"DELETE FROM {name}"
    yield "insert or replace", f"INSERT OR REPLACE INTO {name} ({listed}) VALUES {values()}"
    yield "replace", f"REPLACE INTO {name} ({listed}) VALUES {values(deleted=1)}"
    yield "insert or ignore", f"INSERT OR IGNORE INTO {name} ({listed}) VALUES {values()}"
    yield (
        "upsert",
        f"INSERT INTO {name} ({listed}) VALUES {values()} ON CONFLICT (id) DO UPDATE"
        f" SET \"{word}\" = '9', {step}",
    )
    yield "take its place", f"UPDATE OR REPLACE {name} SET id = '{mine}', {step} WHERE id = '{other}'"
    yield "another key", f"UPDATE {name} SET id = '{'e' * 32}', {step} WHERE id = '{mine}'"
    yield "drop", f"DROP TABLE {name}"
    yield "rename", f"ALTER TABLE {name} RENAME TO away"
    yield "drop a column", f'ALTER TABLE {name} DROP COLUMN "{word}"'
    yield "a table in front", f"CREATE TEMP TABLE {name} AS SELECT * FROM main.{name}"
    yield "a view in front", f"CREATE TEMP VIEW {name} AS SELECT * FROM main.{name} WHERE 0"
    yield "an index in front", f"CREATE VIRTUAL TABLE temp.{name} USING fts5 ({listed})"
    yield "a trigger beside", f"CREATE TEMP TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM {name}; END"
    for lock in derived.expected():
        if lock.startswith((f"lk_{name}_", f"jr_{name}_d")):
            yield f"drop {lock}", f"DROP TRIGGER {lock}"
    if parent and name != "paper":
        into, away = one[parent].id, two[parent].id
        yield "move away", f"UPDATE {name} SET {parent} = '{away}', {step} WHERE id = '{mine}'"
        yield "move in", f"UPDATE {name} SET {parent} = '{into}', {step} WHERE id = '{other}'"
        if name != "attachment":  # a scan and an annex may come later
            new = values(id="d" * 32, **{parent: into})
            yield "add", f"INSERT INTO {name} ({listed}) VALUES {new}"
    if name == "paper":
        yield "unsign", f"UPDATE paper SET state = 'issued', {step} WHERE id = '{mine}'"
        yield "annul without a reason", f"UPDATE paper SET state = 'annulled', {step} WHERE id = '{mine}'"
        yield (
            "annul and renumber",
            (
                f"UPDATE paper SET state = 'annulled', reason = 'ката', number = '9', {step}"
                f" WHERE id = '{mine}'"
            ),
        )
        yield "born signed", f"INSERT INTO paper ({listed}) VALUES {values(id='d' * 32, state='signed')}"


GENERAL = (
    "PRAGMA writable_schema = ON",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA recursive_triggers(0)",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA ignore_check_constraints = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = OFF",
    "PRAGMA query_only = ON",
    "PRAGMA user_version = 0",
    "PRAGMA schema_version = 0",
    "PRAGMA application_id = 0",
    "PRAGMA rekey = 'x'",
    "PRAGMA temp_store_directory = '/tmp'",
    "ATTACH ':memory:' AS other",
    "VACUUM INTO '/tmp/stolen'",
    "DELETE FROM sqlite_master",
    "UPDATE sqlite_master SET sql = ''",
    "CREATE TABLE mine (x)",
    "CREATE INDEX mine ON person (name)",
    "DROP INDEX ix_statement_meeting_id",
    "DROP TRIGGER op_nodel",
    "UPDATE op SET body = '{}'",
    "DELETE FROM op",
    "INSERT OR REPLACE INTO op SELECT * FROM op",
)


def snapshot(connection, signed):
    """What must stay as it is: the signed meeting and all that hangs on it, and the triggers."""
    meeting, paper = signed[Meeting].id, signed[Paper].id
    where = {"meeting": ("id", meeting), "revision": ("paper_id", paper), "attachment": ("record_id", paper)}
    rows = []
    for name in LOCKED:
        column, value = where.get(name, ("meeting_id", meeting))
        query = f'SELECT * FROM {name} WHERE "{column}" = ? ORDER BY id'
        rows.append((name, connection.execute(query, (value,)).fetchall()))
    return rows, derived.actual(connection)


def passes(connection, signed, attack):
    """Tell whether an attack got through: something of the signed meeting changed, or nobody refused."""
    before = snapshot(connection, signed)
    connection.execute("SAVEPOINT attack")
    refused = False
    try:
        try:
            connection.execute(attack)
        except Exception as error:
            refused = True
            reason = str(error)
        try:
            changed = snapshot(connection, signed) != before
        except Exception:
            changed = True
    finally:
        connection.execute("ROLLBACK TO attack")
        connection.execute("RELEASE attack")
    if refused and not changed and not attack.startswith("ALTER"):
        # a slip in the attack itself would prove nothing
        slips = ("syntax error", "no such column", "ambiguous", "NOT NULL", "datatype")
        assert not any(slip in reason for slip in slips), (attack, reason)
    return changed or not refused


def working(store):
    """A connection as the program itself has it."""
    context = Context()
    context.actor, context.device = "Айгүл", store.context.device
    connection = connect_keyed(store.path, KEY.hex())
    install(connection, context)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    return connection


@pytest.mark.parametrize("name", LOCKED)
def test_no_attack_on_a_locked_table_passes(town, name):
    store, signed, free = town
    with closing(working(store)) as connection:
        connection.set_authorizer(authorize)
        connection.execute("BEGIN IMMEDIATE")
        tried = dict(attacks(name, signed, free))
        assert len(tried) >= 23
        through = [what for what, attack in tried.items() if passes(connection, signed, attack)]
        assert through == []


@pytest.mark.parametrize("attack", GENERAL)
def test_no_door_beside_the_triggers_is_open(town, attack):
    store, signed, _ = town
    with closing(working(store)) as connection:
        connection.set_authorizer(authorize)
        if not attack.startswith(("PRAGMA", "VACUUM")):
            connection.execute("BEGIN IMMEDIATE")
        with pytest.raises(
            Exception, match=r"not authorized|authorization denied|prohibited|bug:|may not be modified"
        ):
            connection.execute(attack)
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        assert snapshot(connection, signed)[1] == derived.expected()


def naive(connection, *, guarded):
    """Lock as one would at first: nothing else than no change and no deletion of a signed paper."""
    for trigger in derived.actual(connection):
        if trigger.startswith("lk_") or (not guarded and trigger.startswith("jr_")):
            connection.execute(f"DROP TRIGGER {trigger}")
    for verb in ("UPDATE", "DELETE"):
        connection.execute(
            f"CREATE TRIGGER lk_{verb} BEFORE {verb} ON paper WHEN OLD.state = 'signed'"
            " BEGIN SELECT RAISE(ABORT, 'lock:protocol'); END"
        )


def test_simple_triggers_let_attacks_pass(town):
    """The control: the same attacks against what one would write first."""
    store, signed, free = town
    counted = {}
    for guarded in (False, True):
        with closing(working(store)) as connection:
            connection.execute("PRAGMA recursive_triggers = OFF")
            connection.execute("BEGIN IMMEDIATE")
            naive(connection, guarded=guarded)
            through = {
                (name, what)
                for name in LOCKED
                for what, attack in attacks(name, signed, free)
                if not what.startswith("drop lk") and passes(connection, signed, attack)
            }
            counted[guarded] = len(through)
            connection.execute("ROLLBACK")
            assert {("paper", "insert or replace"), ("statement", "change")} <= through or guarded
            assert ("vote", "change") in through
            assert ("paper", "change") not in through
    assert counted[False] > counted[True] > 50


def test_what_may_follow_a_signature_still_may(tmp_path):
    store = Store(tmp_path, KEY)
    store.actor = "Айгүл"
    with store.write() as writer:
        rows = held(writer, "К-003")
        paper = writer.save(Paper(**_fields(rows[Paper]) | {"state": PaperState.SIGNED}))
        writer.save(Attachment(table="paper", record_id=paper.id, role=AttachmentRole.SCAN, digest=HASH))
    with pytest.raises(UserFixable, match="lock:protocol"), store.write() as writer:
        writer.save(Statement(**_fields(rows[Statement]) | {"text": "кийин"}))
    with store.write() as writer:
        writer.save(Paper(**_fields(paper) | {"state": PaperState.ANNULLED, "reason": "ката"}))
        writer.save(Statement(**_fields(rows[Statement]) | {"text": "кийин"}))
    assert verify.verify(store.path, KEY).ok
    store.close()
