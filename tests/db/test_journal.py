"""The journal: one operation for every changed row, however it was changed; history and taking back."""

import dataclasses
import datetime as dt
import json
from contextlib import closing

import pytest
from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from mslite.db import derived, history, verify
from mslite.db.engine import Context, connect_keyed, install, op_hash
from mslite.db.mapping import ROWS, fields, table, table_of, to_columns
from mslite.db.models.office import Person as PersonModel
from mslite.db.queries.rows import get
from mslite.db.store import Store, Writer
from mslite.domain.meetings import Meeting
from mslite.domain.office import MeetingKind, Person, Post
from mslite.domain.papers import Revision
from mslite.domain.problems import UserFixable
from mslite.domain.rows import Row, Words
from mslite.domain.shapes import REFERS

KEY = bytes(range(32))
CLERK = "Осмонова Айгүл"


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path, KEY)
    store.actor = CLERK
    yield store
    store.close()


def ops(store, after=0):
    with store.read() as session:
        found = session.connection().exec_driver_sql(
            "SELECT * FROM op WHERE seq > ? ORDER BY device, seq", (after,)
        )
        return [dict(row._mapping) for row in found]


def hired(store, count=3):
    with store.write() as writer:
        return [writer.save(Person(name=f"Адам {no}")) for no in range(count)]


# ---- one operation for every changed row ---------------------------------------------------------------


def by_store(session, people):
    for person in people:
        Writer(session).save(dataclasses.replace(person, phone="0555"))


def by_entity(session, people):
    for person in people:
        session.get(PersonModel, person.id).phone = "0555"
    session.flush()


def by_bulk(session, people):
    who = table(Person)
    session.execute(update(who).values(phone="0555", version=who.c.version + 1))


def by_raw_sql(session, people):
    session.connection().exec_driver_sql("UPDATE person SET phone = '0555', version = version + 1")


def by_upsert(session, people):
    for person in people:
        session.connection().exec_driver_sql(
            "INSERT INTO person SELECT * FROM person WHERE id = ? AND true"
            " ON CONFLICT (id) DO UPDATE SET phone = '0555', version = version + 1",
            (person.id,),
        )


@pytest.mark.parametrize("change", [by_store, by_entity, by_bulk, by_raw_sql, by_upsert])
def test_one_operation_for_each_changed_row_with_the_changed_columns_alone(store, change):
    people = hired(store)
    with store.write() as writer:
        change(writer.session, people)
    new = ops(store, after=3)
    assert [(op["seq"], op["kind"], op["tbl"], op["actor"]) for op in new] == [
        (seq, "U", "person", CLERK) for seq in (4, 5, 6)
    ]
    assert {op["pk"] for op in new} == {person.id for person in people}
    assert {op["body"] for op in new} == {'{"phone":"0555"}'}
    assert {op["device"] for op in new} == {store.context.device}
    assert len({op["salt"] for op in new}) == 3
    assert verify.verify(store.path, KEY).ok


def test_a_new_row_is_one_operation_with_every_column(store):
    with store.write() as writer:
        writer.session.execute(
            insert(table(Person)),
            [to_columns(Person(name=name)) | {"version": 1} for name in ("Асан", "Үсөн")],
        )
    first, second = ops(store)
    assert (first["kind"], second["kind"]) == ("I", "I")
    assert json.loads(second["body"])["name"] == "Үсөн"
    assert json.loads(first["body"]).keys() == set(derived.journalled(table(Person)))


def test_an_update_that_changes_nothing_writes_nothing(store):
    (person,) = hired(store, 1)
    with store.write() as writer:
        assert writer.save(person) == person
        by_raw = "UPDATE person SET phone = phone, version = version + 1"
        writer.session.connection().exec_driver_sql(by_raw)
    assert len(ops(store)) == 1


def test_what_is_undone_leaves_no_trace_and_no_gap(store):
    hired(store)
    with pytest.raises(RuntimeError), store.write() as writer:
        by_raw_sql(writer.session, ())
        raise RuntimeError
    with store.write() as writer:
        with pytest.raises(Exception, match="FOREIGN KEY"), writer.session.begin_nested():
            writer.save(Post(person_id="0" * 32))
        writer.save(Person(name="Кийинки"))
    assert [op["seq"] for op in ops(store)] == [1, 2, 3, 4]
    assert verify.verify(store.path, KEY).ok


# ---- what is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", ["INSERT", "INSERT OR IGNORE", "INSERT OR REPLACE", "REPLACE"])
@pytest.mark.parametrize("nobody", [None, ""])
def test_nobody_writes_nothing(store, verb, nobody):
    columns = to_columns(Person(name="Эч ким")) | {"version": 1}
    marks = ", ".join("?" * len(columns))
    with Session(store._engine) as session, pytest.raises(Exception, match="bug:no actor"):
        store.context.actor = nobody
        session.connection().exec_driver_sql(
            f"{verb} INTO person ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values())
        )
    store.actor = ""
    with pytest.raises(RuntimeError), store.write():
        pass
    assert ops(store) == []


REFUSED = {
    "an operation rewritten": "UPDATE op SET actor = 'Башка'",
    "an operation removed": "DELETE FROM op",
    "an operation replaced": "INSERT OR REPLACE INTO op SELECT * FROM op LIMIT 1",
    "a record removed": "DELETE FROM person",
    "a record replaced": "INSERT OR REPLACE INTO person SELECT * FROM person",
    "a record taking another's place": "UPDATE OR REPLACE person SET id = (SELECT max(id) FROM person)"
    " WHERE id < (SELECT max(id) FROM person)",
    "a new key": "UPDATE person SET id = 'x', version = version + 1",
    "a version left behind": "UPDATE person SET name = 'x'",
    "a version leaping": "UPDATE person SET name = 'x', version = version + 2",
}


@pytest.mark.parametrize("what", REFUSED)
def test_the_journal_only_grows_and_records_stay(store, what):
    hired(store)
    before = ops(store)
    with pytest.raises(Exception, match="bug:"), store.write() as writer:
        writer.session.connection().exec_driver_sql(REFUSED[what])
    assert ops(store) == before


# ---- what is found out ---------------------------------------------------------------------------------


def tampered(store, *statements):
    """Change the closed file behind the triggers, as somebody with the key could."""
    store.close()
    with closing(connect_keyed(store.path, KEY.hex())) as connection:
        context = Context()
        context.sync_off = 1
        install(connection, context)
        connection.execute("BEGIN")
        kept = derived.actual(connection)
        derived.drop_all(connection)
        for statement in statements:
            connection.execute(statement)
        for sql in kept.values():
            connection.execute(sql)
        connection.execute("COMMIT")
    return verify.verify(store.path, KEY).findings


@pytest.mark.parametrize("field", ["actor", "body", "hlc", "tbl", "pk", "salt", "seq + 100 - 100, seq"])
def test_an_edited_operation_is_located(store, field):
    hired(store, 9)
    change = "seq = 77" if "," in field else f"{field} = {field} || 'x'"
    findings = tampered(store, f"UPDATE op SET {change} WHERE seq = 5")
    at = 6 if "," in field else 5
    assert f"journal: the chain of {store.context.device} breaks at operation {at}" in findings


def test_a_removed_operation_is_located(store):
    hired(store, 9)
    findings = tampered(store, "DELETE FROM op WHERE seq = 5")
    assert f"journal: the chain of {store.context.device} breaks at operation 6" in findings


def test_a_rewritten_chain_is_right_in_itself_but_its_head_is_another(store):
    """What hashing cannot show alone: the head that stands in backups and on paper does."""
    hired(store, 3)
    head = ops(store)[-1]["hash"]
    rows, previous, statements = ops(store), None, []
    for op in rows:
        op["actor"] = "Башка"
        columns = ("device", "seq", "epoch", "hlc", "schema_no", "actor", "tbl", "pk", "kind")
        previous = op_hash(previous, *(op[name] for name in columns), op_hash(op["salt"], op["body"]))
        statements.append(f"UPDATE op SET actor = 'Башка', hash = '{previous}' WHERE seq = {op['seq']}")
    assert tampered(store, *statements) == ()
    assert previous != head


def test_a_record_changed_behind_the_journal_is_named(store):
    person, *_ = hired(store)
    findings = tampered(store, f"UPDATE person SET phone = '0700' WHERE id = '{person.id}'")
    assert findings == (f"person {person.id}: phone differs from the journal",)


def test_a_record_brought_or_taken_behind_the_journal_is_named(store):
    one, *_ = hired(store)
    findings = tampered(
        store,
        f"UPDATE person SET id = '{'f' * 32}' WHERE id = '{one.id}'",
        f"UPDATE search_doc SET pk = '{'f' * 32}' WHERE pk = '{one.id}'",
    )
    assert set(findings) == {
        f"person {one.id}: in the journal, not in the table",
        f"person {'f' * 32}: in the table, not in the journal",
    }


def test_a_trigger_taken_away_is_named_and_comes_back_at_the_next_start(store):
    store.close()
    with closing(connect_keyed(store.path, KEY.hex())) as connection:
        connection.execute("DROP TRIGGER jr_person_u")
    assert verify.verify(store.path, KEY).findings == ("trigger or view differs: jr_person_u",)
    Store(store.folder, KEY).close()
    assert verify.verify(store.path, KEY).ok


# ---- the clock -----------------------------------------------------------------------------------------


def test_a_clock_set_back_never_turns_the_order(store, monkeypatch):
    clock = 1_800_000_000_000
    monkeypatch.setattr(Context, "now", lambda self: clock)
    hired(store, 2)
    clock -= 10 * 365 * 86_400_000
    hired(store, 2)
    store.close()
    again = Store(store.folder, KEY)
    again.actor = CLERK
    hired(again, 2)
    clock += 11 * 365 * 86_400_000
    hired(again, 1)
    stamps = [op["hlc"] for op in ops(again)]
    assert stamps == sorted(stamps) and len(set(stamps)) == 7
    assert verify.verify(store.path, KEY).ok
    again.close()


# ---- history and taking back ---------------------------------------------------------------------------


SAMPLES = {
    str: "Өзгөрдү 'тез' \\ «№ 1»\n",
    Words: Words("Ысык-Көл", "Иссык-Куль"),
    int: 5,
    dt.date: dt.date(2026, 2, 28),
    dt.time: dt.time(9, 5),
    dt.datetime: dt.datetime(2026, 1, 2, 3, 4, 5),
}
CLOSED = {("paper", "state"), ("paper", "deleted"), ("appeal", "seq")}
"""What the locks refuse to change or to take back; a print (``revision``) is never changed at all."""


def example(writer, shape):
    """Save a record of a shape, with those that it must refer to."""
    values = {}
    for field in dataclasses.fields(shape):
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            kind = fields(shape)[field.name]
            if field.name in REFERS:
                values[field.name] = example(writer, REFERS[field.name]).id
            else:
                values[field.name] = SAMPLES.get(kind) or next(iter(kind))
    return writer.save(shape(**values))


def another(writer, name, kind, value):
    """Return another value that the field may hold."""
    if name.endswith("_id") or name == "reply_to":
        return example(writer, REFERS[name]).id if name in REFERS else "f" * 32
    if kind is bool:
        return not value
    if kind is int:
        return (value or 0) + 7
    if kind is str:
        return f"{value or ''}{SAMPLES[str]}"
    return SAMPLES.get(kind) or next(member for member in kind if member != value)


@pytest.mark.parametrize("shape", [shape for shape in ROWS if shape is not Revision])
def test_every_field_has_its_history_and_can_be_taken_back(store, shape: type[Row]):
    with store.write() as writer:
        first = row = example(writer, shape)
    for name, kind in fields(shape).items():
        if name in ("id", "version") or (table_of(shape), name) in CLOSED:
            continue
        with store.write() as writer:
            value = another(writer, name, kind, getattr(first, name))
            changed = writer.save(dataclasses.replace(row, **{name: value}))
        was = getattr(first, name)
        if kind is Words:
            column, was, value = f"{name}_ru", was.ru, value.ru
        else:
            column, was, value = name, getattr(was, "value", was), getattr(value, "value", value)
        with store.read() as session:
            changes = history.history(session, table_of(shape), row.id)
            newest = next(change for change in changes if change.field == column)
        assert (newest.before, newest.after, newest.actor) == (was, value, CLERK), name
        assert (type(newest.before), type(newest.after)) == (type(was), type(value)), name
        with store.write() as writer:
            history.revert(writer, newest)
            if kind is Words:
                history.revert(writer, next(c for c in changes if c.field == f"{name}_ky"))
        with store.read() as session:
            row = get(session, shape, row.id)
        steps = 2 if kind is Words else 1
        assert row == dataclasses.replace(first, version=changed.version + steps), name
    assert verify.verify(store.path, KEY).ok


def test_taking_back_is_refused_when_the_field_holds_something_else(store):
    with store.write() as writer:
        one = writer.save(Meeting(kind=MeetingKind.HEARING, note="биринчи"))
        two = writer.save(dataclasses.replace(one, note="экинчи"))
        writer.save(dataclasses.replace(two, note="үчүнчү"))
    with store.read() as session:
        third, second, *created = history.history(session, "meeting", one.id)
    assert (second.before, second.after, third.before, third.after) == (
        "биринчи",
        "экинчи",
        "экинчи",
        "үчүнчү",
    )
    assert all(change.created for change in created)
    for change, code in ((second, "changed_since"), (created[0], "nothing_before")):
        with pytest.raises(UserFixable, match=code), store.write() as writer:
            history.revert(writer, change)


def test_random_ids_never_meet():
    ids = {Person().id for _ in range(20_000)}
    assert len(ids) == 20_000
    assert {len(one) for one in ids} == {32}
