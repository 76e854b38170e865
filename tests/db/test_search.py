"""One search: letters that people mistype, beginnings, one error in names, newest first, any query at all."""

import datetime as dt
import random
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mslite.db import search
from mslite.db.engine import Context, connect_keyed, install
from mslite.db.mapping import to_columns
from mslite.db.queries.rows import get
from mslite.db.search import find
from mslite.db.store import Store
from mslite.domain.meetings import Meeting, Statement
from mslite.domain.office import MeetingKind, Organisation, Person
from mslite.domain.papers import Paper
from mslite.domain.rows import Words
from tests.db.tokens import tokens_differ

KEY = bytes(range(32))
TEXT = "Көчөдөгү жарык өчтү, Ёлкина Үсөн ңайга ишенбейт"


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    """Three meetings, the newest first written; people; a numbered paper."""
    store = Store(tmp_path_factory.mktemp("search"), KEY)
    store.actor = "Айгүл"
    with store.write() as writer:
        for year, title in ((2026, "Ак-Суу: жол оңдоо"), (2024, "Жол жана суу"), (2025, "Жолду тазалоо")):
            meeting = writer.save(
                Meeting(kind=MeetingKind.HEARING, date=dt.date(year, 3, 1), title=Words(title, "О дорогах"))
            )
        writer.save(Statement(meeting_id=meeting.id, speaker="Ёлкина", text=TEXT))
        writer.save(Paper(meeting_id=meeting.id, number="К-017"))
        writer.save(Person(name="Өмүралиев Эрмек", address="Токтогул көчөсү, 5"))
        writer.save(Person(name="Омуралиева Ёлка"))
        writer.save(Organisation(name=Words("№ 12 мектеп", "Школа № 12")))
        writer.save(Person(name="Өчүрүлгөн", deleted=True))
    yield store
    store.close()


def titles(store, query):
    with store.read() as session:
        return [hit.title for hit in find(session, query)]


@pytest.mark.parametrize(
    "query",
    ["көчөдөгү", "кочодогу", "КӨЧӨДӨГҮ", "Ёлкина Үсөн", "елкина усон", "ңай", "най", "ёлк кочо", "өчтү,"],
)
def test_letters_may_be_typed_either_way(town, query):
    assert titles(town, query) == ["Ёлкина"]


@pytest.mark.parametrize("letters", ["өо", "үу", "ңн", "ёе"])
def test_each_pair_finds_the_other_both_ways(tmp_path, letters):
    store = Store(tmp_path, KEY)
    store.actor = "Айгүл"
    with store.write() as writer:
        writer.save_all([Person(name=f"Б{letter}рк") for letter in letters])
    for letter in letters:
        assert len(titles(store, f"б{letter}рк")) == len(titles(store, f"Б{letter.upper()}")) == 2
    store.close()


def test_beginnings_find_and_ends_do_not(town):
    assert titles(town, "токт") == titles(town, "токтогул 5") == ["Өмүралиев Эрмек"]
    assert titles(town, "тогул") == []
    assert titles(town, "ток мектеп") == []


@pytest.mark.parametrize("query", ["Өмүралеев", "омурлиев", "умуралиев", "Омураилев", "омуралтев эрм"])
def test_one_error_in_a_name_is_forgiven(town, query):
    assert "Өмүралиев Эрмек" in titles(town, query)


@pytest.mark.parametrize("query", ["умурлеев", "токтогол", "ырыскы"])
def test_two_errors_are_not_and_a_long_text_forgives_none(town, query):
    assert titles(town, query) == []


def test_the_newest_meeting_stands_first_whenever_it_was_written(town):
    with town.read() as session:
        assert [hit.date.year for hit in find(session, "жол") if hit.ref.table == "meeting"] == [
            2026,
            2025,
            2024,
        ]


def test_a_paper_is_found_by_its_number_and_a_removed_record_is_not(town):
    assert titles(town, "К-017") == titles(town, "к 017") == titles(town, "017") == ["№ К-017"]
    with town.read() as session:
        shown = {lang: [hit.snippet for hit in find(session, "К-017", lang=lang)] for lang in ("ky", "ru")}
    assert shown == {"ky": ["Жолду тазалоо"], "ru": ["О дорогах"]}  # the meeting, not a bare number
    assert titles(town, "№ 12") == titles(town, "12") == ["№ 12 мектеп"]
    assert titles(town, "өчүрүлгөн") == []


STRANGE = (
    *(
        "К-017",
        '"',
        "'",
        "''",
        '"жол',
        "*",
        "жол*",
        "*жол",
        "^жол",
        "-жол",
        "NOT",
        "жол OR",
        "AND",
        "NEAR(",
        "(",
    ),
    *(
        "subject:жол",
        "{subject body}: жол",
        "жол + суу",
        "%",
        "_",
        "\\",
        ";",
        "--",
        "/*",
        "\x00",
        "жол\x00суу",
    ),
    *(
        "😀",
        "жол 😀",
        "👨‍👩‍👧",
        "ө́",
        "\u202e",
        "\ud800",
        "ﬁ",
        "²",
        "٣",
        "\n\t",
        " ",
        "",
        "١٢",
        "x'00'",
        "?1",
        ":match",
    ),
    *("а" * 10_000, "а " * 5_000, "№" * 10_000, "«»" * 100, "1" * 10_000),
)


@pytest.mark.parametrize("query", STRANGE, ids=lambda query: ascii(query[:12]))
def test_no_query_is_a_fault(town, query):
    titles(town, query)
    with town.read() as session:
        search.meetings_about(session, query)


@given(st.text(max_size=30))
def test_no_text_is_a_fault(town, query):
    titles(town, query)


# ---- the index is what a rebuild would make ------------------------------------------------------------


def test_after_any_writes_the_index_is_that_of_a_rebuild(tmp_path):
    store = Store(tmp_path, KEY)
    store.actor = "Айгүл"
    chance = random.Random("writes")
    words = ["жол", "суу", "мектеп", "Үмүт", "көчө", "ёлка", "таштанды", "ысык-көл", "017", "оңдоо"]
    people, meeting = [], Meeting(kind=MeetingKind.STAFF)

    def text():
        return " ".join(chance.choices(words, k=chance.randint(0, 12)))

    with store.write() as writer:
        meeting = writer.save(meeting)
    for _ in range(120):
        undone = chance.random() < 0.25
        try:
            with store.write() as writer:
                match chance.randrange(6):
                    case 0:
                        people.append(writer.save(Person(name=text(), note=text())).id)
                    case 1 if people:
                        row = get(writer.session, Person, chance.choice(people))
                        row and writer.save(Person(id=row.id, version=row.version, name=text()))
                    case 2 if people:
                        row = get(writer.session, Person, chance.choice(people))
                        row and (writer.restore if row.deleted else writer.remove)(row)
                    case 3:
                        writer.save_all([Statement(meeting_id=meeting.id, text=text()) for _ in range(5)])
                    case 4:
                        writer.session.connection().exec_driver_sql(
                            "UPDATE statement SET text = text || ' суу', version = version + 1 WHERE id < '8'"
                        )
                    case 5:
                        columns = to_columns(Person(name=text())) | {"version": 1}
                        marks = ", ".join("?" * len(columns))
                        writer.session.connection().exec_driver_sql(
                            f"INSERT OR IGNORE INTO person ({', '.join(columns)}) VALUES ({marks})",
                            tuple(columns.values()),
                        )
                if undone:
                    raise RuntimeError
        except RuntimeError:
            assert undone
    store.close()
    assert tokens_differ(store.path, KEY) == set()
    with closing(connect_keyed(store.path, KEY.hex())) as connection:
        context = Context()
        context.sync_off = 1
        install(connection, context)
        connection.execute("DROP TRIGGER fts_statement_u")
        connection.execute("UPDATE statement SET text = text || ' жашыруун'")
    assert tokens_differ(store.path, KEY)
