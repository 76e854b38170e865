"""Operations on the action plan: the tree stays a tree, no row is lost, the order of print is kept."""

from __future__ import annotations

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from mslite.domain.programme import editing
from mslite.domain.programme.kinds import PlanKind, TermKind
from mslite.domain.programme.outline import Edit, joined
from mslite.domain.programme.pasting import paste
from mslite.domain.programme.rows import PlanItem
from mslite.domain.programme.tree import LEVELS, lines
from mslite.domain.rows import Words

P, S, T, A = PlanKind.PRIORITY, PlanKind.SECTION, PlanKind.TASK, PlanKind.ACTIVITY


def item(row: str, kind: PlanKind, parent: str | None = None, position: int = 1, **fields) -> PlanItem:
    fields.setdefault("text", Words(row))
    return PlanItem(
        id=row, version=1, programme_id="p", kind=kind, parent_id=parent, position=position, **fields
    )


PLAN = (
    item("p", P),
    item("s", S, "p"),
    item("t", T, "s", 1),
    item("a1", A, "t", 1, result=Words("жыйынтык")),
    item("a2", A, "t", 2, result=Words("жыйынтык"), merged="result"),
    item("a3", A, "s", 2),
    item("q", P, None, 2),
    item("b", A, "q"),
)


@st.composite
def plans(draw: st.DrawFn) -> tuple[PlanItem, ...]:
    out: list[PlanItem] = []
    for no in range(draw(st.integers(0, 12))):
        kind = draw(st.sampled_from(list(PlanKind)))
        above: list[str | None] = [one.id for one in out if LEVELS[one.kind] < LEVELS[kind]]
        parent = draw(st.sampled_from([None, *above]))
        merged = draw(st.sampled_from(["", "result"])) if kind is A else ""
        out.append(item(f"r{no:02}", kind, parent, draw(st.integers(0, 3)), merged=merged, result=Words("и")))
    return tuple(out)


def after(items: tuple[PlanItem, ...], edit: Edit) -> tuple[PlanItem, ...]:
    """The plan with an edit done, and what hung on removed rows gone."""
    rows = {one.id: one for one in items} | {one.id: one for one in edit.saved}
    for one in edit.removed:
        del rows[one.id]
    while gone := [one for one in rows.values() if one.parent_id is not None and one.parent_id not in rows]:
        for one in gone:
            del rows[one.id]
    return tuple(rows.values())


def order(items: tuple[PlanItem, ...]) -> list[str]:
    return [line.item.id for line in lines(items)]


def is_tree(items: tuple[PlanItem, ...]) -> bool:
    rows = {one.id: one for one in items}
    return sorted(order(items)) == sorted(rows) and all(
        one.parent_id is None or LEVELS[rows[one.parent_id].kind] < LEVELS[one.kind] for one in items
    )


def pick(data: st.DataObject, items: tuple[PlanItem, ...]) -> list[str]:
    return data.draw(st.lists(st.sampled_from([one.id for one in items] + ["gone"]), max_size=4))


@given(plans(), st.data())
def test_to_indent_or_outdent_never_changes_the_order_of_print(items, data) -> None:
    for deed in (editing.demote, editing.promote):
        new = after(items, deed(items, pick(data, items)))
        assert is_tree(new)
        assert order(new) == order(items)


@given(plans(), st.data(), st.sampled_from([-1, 1]))
def test_rows_move_with_all_under_them_and_none_is_lost(items, data, by) -> None:
    rows = pick(data, items)
    new = after(items, editing.move(items, rows, by))
    assert is_tree(new)
    assert sorted(order(new)) == sorted(order(items))
    assert {one.id: one.kind for one in new} == {one.id: one.kind for one in items}


@given(plans(), st.data(), st.sampled_from(list(PlanKind)), st.booleans())
def test_a_new_row_comes_in_once_and_the_others_keep_their_order(items, data, kind, below) -> None:
    new = PlanItem(id="new", programme_id="p", kind=kind)
    near = data.draw(st.sampled_from([None, *(one.id for one in items)]))
    done = after(items, editing.insert(items, new, near, below=below))
    assert is_tree(done)
    assert [row for row in order(done) if row != "new"] == order(items)


@given(plans(), st.data())
def test_what_is_taken_out_takes_what_hangs_on_it_along(items, data) -> None:
    edit = editing.remove(items, pick(data, items))
    new = after(items, edit)
    assert is_tree(new)
    assert [row for row in order(items) if row in set(order(new))] == order(new)
    assert edit.focus in ("", *order(new))


@given(
    plans(),
    st.data(),
    st.lists(st.lists(st.sampled_from(["", "x", "1.2. y"]), min_size=4, max_size=4), min_size=1),
)
def test_a_pasted_block_makes_a_tree_and_loses_no_row(items, data, block) -> None:
    shown = order(items)
    at = data.draw(st.integers(0, len(shown)))
    columns = ("number", "task", "text", "term")
    new = after(items, paste(items, "p", shown, at, columns, block, "ky"))
    assert is_tree(new)
    assert set(order(items)) <= set(order(new))


@given(plans(), st.data())
def test_only_what_differs_is_saved_and_put_back_gives_the_plan_as_it_was(items, data) -> None:
    edit = editing.move(items, pick(data, items), 1)
    before = {one.id: one for one in items}
    assert all(one != before[one.id] for one in edit.saved)
    back = Edit(tuple(before[one.id] for one in edit.saved))
    assert sorted(after(after(items, edit), back), key=lambda one: one.id) == sorted(
        items, key=lambda one: one.id
    )


@given(plans(), st.data())
def test_cells_are_one_only_where_they_say_the_same(items, data) -> None:
    cells = [editing.CellText(row, "result", "башка") for row in pick(data, items)]
    new = after(items, editing.put(items, cells, "ky"))
    above = None
    for line in lines(new):
        if line.item.kind is A:
            assert all(joined(above, line.item, name) for name in line.item.merged.split())
            above = line.item
        elif line.item.kind in (P, S):
            above = None


def text(items, row, field="text"):
    return next(getattr(one, field) for one in items if one.id == row)


def test_a_cell_that_is_one_with_others_is_written_in_all_of_them() -> None:
    edit = editing.put(PLAN, [editing.CellText("a2", "result", "жаңы жол")], "ky")
    assert {one.id: one.result.ky for one in edit.saved} == {"a1": "жаңы жол", "a2": "жаңы жол"}
    assert text(edit.saved, "a2", "merged") == "result"


def test_a_row_between_joined_cells_parts_them() -> None:
    edit = editing.insert(PLAN, PlanItem(id="n", programme_id="p", kind=A), "a1")
    assert text(edit.saved, "a2", "merged") == ""


def test_a_task_typed_beside_an_activity_without_one_is_made_around_it() -> None:
    edit = editing.put(PLAN, [editing.CellText("a3", "task", "Суу")], "ky")
    new = after(PLAN, edit)
    task = next(one for one in new if one.text == Words("Суу"))
    assert (task.kind, task.parent_id) == (T, "s")
    assert text(new, "a3", "parent_id") == task.id


def test_texts_beside_a_task_without_activities_make_its_first_one() -> None:
    items = (item("t", T),)
    cells = [editing.CellText("t", "text", "Куруу"), editing.CellText("t", "term", "2024–2025")]
    edit = editing.put(items, cells, "ky")
    (made,) = edit.saved
    assert (made.parent_id, made.text.ky, made.term_kind, made.last_year) == (
        "t",
        "Куруу",
        TermKind.YEARS,
        2025,
    )
    assert edit.focus == made.id


def test_an_own_column_keeps_its_text_beside_the_others() -> None:
    first = after(PLAN, editing.put(PLAN, [editing.CellText("b", "own_1", "айыл")], "ky"))
    second = after(first, editing.put(first, [editing.CellText("b", "own_2", "көчө")], "ky"))
    assert editing.extra_of(next(one for one in second if one.id == "b")) == {
        "own_1": "айыл",
        "own_2": "көчө",
    }


def test_a_section_below_an_activity_follows_its_section() -> None:
    new = after(PLAN, editing.insert(PLAN, PlanItem(id="n", programme_id="p", kind=S), "a1"))
    assert order(new) == ["p", "s", "t", "a1", "a2", "a3", "n", "q", "b"]


def test_an_activity_made_a_task_takes_those_behind_it_along() -> None:
    new = after(PLAN, editing.promote(PLAN, ["a1"]))
    assert text(new, "a1", "kind") is T
    assert text(new, "a2", "parent_id") == "a1"


def test_an_activity_moves_over_the_edge_of_its_heading() -> None:
    new = after(PLAN, editing.move(PLAN, ["b"], -1))
    assert text(new, "b", "parent_id") == "p"


def test_a_table_pasted_at_the_end_becomes_headings_tasks_and_activities() -> None:
    block = (
        ("1-артыкчылык. Экономика", "", "", ""),
        ("1.1. Ишкердик", "", "", ""),
        ("1", "Ишкерлерди колдоо", "Окутуу", "2024"),
        ("", "", "Жарманке", "жыл сайын"),
        ("", "", "", ""),
        ("2", "Базарды оңдоо", "", ""),
    )
    edit = paste((), "p", (), 0, ("number", "task", "text", "term"), block, "ky")
    made = after((), edit)
    assert [(line.item.kind, line.item.text.ky, line.number) for line in lines(made)] == [
        (P, "1-артыкчылык. Экономика", "1."),
        (S, "Ишкердик", "1.1."),
        (T, "Ишкерлерди колдоо", "1"),
        (A, "Окутуу", ""),
        (A, "Жарманке", ""),
        (T, "Базарды оңдоо", "2"),
    ]


def test_numbers_of_the_program_become_the_offices_own() -> None:
    edit = editing.renumber(PLAN)
    assert {one.id: one.number for one in edit.saved} == {"p": "1.", "s": "1.1.", "t": "1", "q": "2."}
    assert dataclasses.replace(edit.saved[0], number="") == PLAN[0]
