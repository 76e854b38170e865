"""The action plan is changed step by step; every step can be taken back and done again."""

from __future__ import annotations

import dataclasses

import pytest
from sqlalchemy import event

from mslite.domain.meetings import Meeting
from mslite.domain.office import Organisation
from mslite.domain.problems import UserFixable
from mslite.domain.programme.editing import CellText
from mslite.domain.programme.kinds import PlanKind, TermKind
from mslite.domain.programme.rows import PlanItem, PlanLink, Programme
from mslite.domain.programme.tree import lines
from mslite.domain.rows import RecordRef, Words
from mslite.domain.views import TypingKey

COLUMNS = ("number", "task", "text", "term", "result", "responsible")
BLOCK = (
    ("1-артыкчылык. Таза суу", "", "", "", "", ""),
    ("1", "Сууну жакшыртуу", "Скважина казуу", "2024-2025", "2 скважина", "Мэрия, Суу канал"),
    ("", "", "Түтүк алмаштыруу", "жыл сайын", "5 км", "Суу канал"),
)


@pytest.fixture
def programme(office):
    """A programme without a plan."""
    return office.programmes.begin(2024).first(Programme).id


@pytest.fixture
def plan(office, programme):
    """Its plan, pasted from a spreadsheet."""
    office.plan.paste(programme, (), 0, COLUMNS, BLOCK, "ky")
    return programme


def told(office, programme):
    book = office.programmes.book(programme, "items")
    return [(line.item.kind.value, line.item.text.ky) for line in lines(book.items)]


def row(office, programme, text):
    return next(one for one in office.programmes.book(programme, "items").items if one.text.ky == text)


def test_a_table_from_excel_becomes_the_plan_and_one_undo_takes_it_back(office, programme):
    saved = office.plan.paste(programme, (), 0, COLUMNS, BLOCK, "ky")
    assert told(office, programme) == [
        ("priority", "1-артыкчылык. Таза суу"),
        ("task", "Сууну жакшыртуу"),
        ("activity", "Скважина казуу"),
        ("activity", "Түтүк алмаштыруу"),
    ]
    assert row(office, programme, "Скважина казуу").term_kind is TermKind.YEARS
    office.records.undo(saved)
    assert told(office, programme) == []


def test_every_step_is_taken_back_and_done_again(office, plan):
    start = told(office, plan)
    item = row(office, plan, "Скважина казуу")
    steps = [
        office.plan.put(plan, [CellText(item.id, "text", "Эки скважина", "Скважина казуу")], "ky"),
        office.plan.insert(plan, PlanKind.ACTIVITY, item.id),
        office.plan.move(plan, [item.id], 1),
        office.plan.promote(plan, [item.id]),
        office.plan.remove(plan, [item.id]),
    ]
    end = told(office, plan)
    undone = [office.records.undo(step) for step in reversed(steps)]
    assert told(office, plan) == start
    for step in reversed(undone):
        office.records.undo(step)
    assert told(office, plan) == end


def test_a_cell_that_another_hand_changed_is_not_overwritten(office, plan):
    item = row(office, plan, "Скважина казуу")
    office.plan.put(plan, [CellText(item.id, "result", "3 скважина")], "ky")
    with pytest.raises(UserFixable) as refused:
        office.plan.put(plan, [CellText(item.id, "result", "4 скважина", "2 скважина")], "ky")
    assert refused.value.code == "stale"
    assert row(office, plan, "Скважина казуу").result == Words("3 скважина")


def test_the_responsible_are_tied_to_the_directory_as_they_are_written(office, plan):
    one, two = (Organisation(name=Words(name)) for name in ("Мэрия", "Суу канал"))
    office.records.save(one, two)
    item = row(office, plan, "Скважина казуу")

    def tied():
        found = office.programmes.book(plan, "responsible").responsible
        return [tie.organisation_id for tie in sorted(found, key=lambda tie: tie.position)]

    office.plan.put(plan, [CellText(item.id, "responsible", "Суу канал, Мэрия, Билим берүү")], "ky")
    assert tied() == [two.id, one.id]
    saved = office.plan.put(plan, [CellText(item.id, "responsible", "Мэрия")], "ky")
    assert tied() == [one.id]
    office.records.undo(saved)
    assert tied() == [two.id, one.id]


def test_what_was_typed_into_a_cell_is_settled_when_it_is_saved(office, plan):
    item = row(office, plan, "Скважина казуу")
    office.typing.keep(TypingKey("plan_item", item.id, "text.ky"), "Эки скв")
    office.plan.put(plan, [CellText(item.id, "text", "Эки скважина")], "ky")
    assert office.typing.pending() == ()


def test_the_program_numbers_or_the_office_does(office, plan):
    office.plan.number(plan, own=True)
    assert row(office, plan, "1-артыкчылык. Таза суу").number == "1."
    saved = office.plan.number(plan, own=False)
    assert not saved.first(Programme).own_numbers
    assert office.plan.number(plan, own=False).rows == ()


def test_a_decision_is_linked_once(office, plan):
    item = row(office, plan, "Скважина казуу")
    saved = office.plan.link(item, RecordRef("decision", "d" * 32))
    assert saved.first(PlanLink).record_id == "d" * 32
    assert office.plan.link(item, RecordRef("decision", "d" * 32)).rows == ()


def test_a_plan_of_many_rows_is_pasted_and_changed_with_few_statements(office, programme, count_queries):
    block = [("", f"{no}-милдет", f"{no}-чара", "2024", "", "") for no in range(50)]
    office.plan.paste(programme, (), 0, COLUMNS, block, "ky")
    items = office.programmes.book(programme, "items").items
    assert len([one for one in items if isinstance(one, PlanItem)]) == 100
    with count_queries() as sent:
        office.programmes.book(programme, "items")
    assert len(sent) <= 2


def test_a_plan_that_is_gone_is_told(office):
    with pytest.raises(UserFixable) as refused:
        office.plan.insert("0" * 32, PlanKind.PRIORITY)
    assert refused.value.code == "gone"


def test_what_a_row_is_linked_to_is_found_told_and_opened(office, plan):
    item = row(office, plan, "Скважина казуу")
    meeting = office.records.save(Meeting(title=Words("Суу боюнча кеңешме"))).first(Meeting)
    (found,) = [one for one in office.plan.linkable("суу бою", "ky") if one.table == "meeting"]
    office.plan.link(item, found.opens)
    (linked,) = office.plan.linked(item.id)
    assert linked.opens == RecordRef("meeting", meeting.id)
    assert linked.title.ky == "Суу боюнча кеңешме"
    office.records.remove(linked.link)
    assert office.plan.linked(item.id) == ()


def test_a_row_saved_by_its_form_is_understood_and_stands_alone_in_its_cell(office, plan):
    first, second = (row(office, plan, text) for text in ("Скважина казуу", "Түтүк алмаштыруу"))
    same = dataclasses.replace(second, result=first.result, merged="result")
    office.records.save(same)
    second = row(office, plan, "Түтүк алмаштыруу")
    office.plan.save(dataclasses.replace(second, result=Words("6 км"), term=Words("2027")))
    second = row(office, plan, "Түтүк алмаштыруу")
    assert (second.merged, second.last_year) == ("", 2027)
    with pytest.raises(UserFixable) as refused:
        office.plan.save(dataclasses.replace(same, result=Words("7 км")))
    assert refused.value.code == "stale"


def test_the_history_of_a_programme_tells_of_its_plan_and_keeps_its_limit(office, plan, count_queries):
    item = row(office, plan, "Скважина казуу")
    office.plan.put(plan, [CellText(item.id, "text", "Эки скважина")], "ky")
    with count_queries() as sent:
        lines_told = office.records.history_lines(RecordRef("programme", plan))
    newest = lines_told[0].change
    assert (newest.table, newest.field, newest.before) == ("plan_item", "text_ky", "Скважина казуу")
    assert ("programme", True) in {(line.change.table, line.change.created) for line in lines_told}
    assert office.records.history_lines(RecordRef("programme", plan), 3) == lines_told[:3]
    assert len(sent) <= 12


def test_many_pasted_rows_are_taken_back_by_few_statements(office, programme):
    block = [(str(no), "", f"Иш {no}", "2025", "", "") for no in range(450)]
    saved = office.plan.paste(programme, (), 0, COLUMNS, block, "ky")
    sent: list[str] = []

    def note(conn, cursor, statement, parameters, context, executemany) -> None:
        sent.append(statement)

    event.listen(office.store._engine, "before_cursor_execute", note)
    office.records.undo(saved)
    event.remove(office.store._engine, "before_cursor_execute", note)
    assert 0 < len(sent) < 30
    assert told(office, programme) == []
    assert {one.version for one in map(office.records.get, saved.changes) if one.deleted} == {2}
