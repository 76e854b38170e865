"""Whatever stands in a file: understanding it ends, loses no row of a plan in silence, and repeats itself."""

import dataclasses

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mslite.domain.programme.found import Fate, Place, TableUse
from mslite.domain.programme.kinds import PlanKind
from mslite.domain.programme.raw import RawCell, RawFile, RawPara, RawTable
from mslite.domain.programme.tree import LEVELS, lines
from mslite.domain.programme.understand import understand

HEAD = ("№", "Тапшырма", "Чаралар", "Мөөнөтү", "Күтүлгөн жыйынтык", "Жооптуу аткаруучулар", "2024, сом")
SAID = st.sampled_from(
    [
        "", "1", "1.", "1.1.", "I.", "2.3", "Мэрия", "Мэрия, «Суу» МИ", "2023-2026-жж.", "ежегодно",
        "Чара жана иш",
        "Ремонт дорог и тротуаров", "1. Социалдык өнүгүү", "1.1. Билим", "Милдет 1: Суу",
        "Итого", "* эскертүү", "ЭКОНОМИКА", "Күтүлгөн жыйынтык", "12 500,5", "–",
        "ън\\г\\\\", "(1)", "№", "a\nb", "Күчтүү жактары",
    ]
) | st.text(max_size=12)  # fmt: skip


@st.composite
def tables(draw, headed: bool) -> RawTable:
    width = len(HEAD) if headed else draw(st.integers(1, 8))
    height = draw(st.integers(0 if headed else 1, 9))
    rows = [list(HEAD)] if headed else []
    rows += [[draw(SAID) for _column in range(width)] for _row in range(height)]
    owners = {}
    for no in range(len(rows)):
        for column in range(width):
            owner = (no, column)
            if (no > 0 or not headed) and draw(st.integers(0, 5)) == 0:
                ways = [(no, column - 1)] * (column > 0) + [(no - 1, column)] * (no > (1 if headed else 0))
                if ways:
                    owner = owners[draw(st.sampled_from(ways))]
            owners[no, column] = owner
    cells = tuple(
        tuple(
            RawCell(rows[owners[no, column][0]][owners[no, column][1]], owners[no, column])
            for column in range(width)
        )
        for no in range(len(rows))
    )
    return RawTable(1, cells, under=(draw(SAID),))


PROSE = st.lists(
    st.builds(RawPara, text=SAID, level=st.integers(0, 4), list=st.sampled_from(["", "bullet"])), max_size=6
)
CALM = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)


@CALM
@given(st.lists(tables(headed=False), max_size=3), PROSE)
def test_any_file_is_understood_somehow(found, prose):
    numbered = tuple(dataclasses.replace(table, no=no) for no, table in enumerate(found, start=1))
    file = RawFile("a.docx", numbered, tuple(prose))
    once = understand([file], seed="a")
    assert understand([file], seed="a") == once
    for use in TableUse:
        for table in numbered:
            once.with_use("a.docx", table.no, use)


@CALM
@given(tables(headed=True))
def test_a_plan_loses_no_row_in_silence(table):
    found = understand([RawFile("a.docx", (table,))])
    told = {line.place.row for line in found.lines} | {doubt.place.row for doubt in found.doubts}
    for no, row in enumerate(table.rows):
        texts = [cell.text.strip() for cell in row]
        own = [cell.text.strip() for column, cell in enumerate(row) if cell.owner == (no, column)]
        only_task = not any(texts[2:6])
        numbers = [text.strip("().") for text in texts if text]
        if any(own) and not only_task and not all(number.isdigit() for number in numbers):
            assert no + 1 in told or texts == list(HEAD), (no, texts)


@CALM
@given(tables(headed=True))
def test_the_tree_is_whole_and_a_second_time_changes_nothing(table):
    file = RawFile("a.docx", (table,))
    found = understand([file])
    book = found.book
    ids = {item.id: item for item in book.items}
    assert len(ids) == len(book.items) == len(lines(book.items))
    for item in book.items:
        parent = ids.get(item.parent_id)
        assert parent is None or LEVELS[parent.kind] < LEVELS[item.kind]
    assert found.counts.activities == sum(item.kind is PlanKind.ACTIVITY for item in book.items)
    made = [body.organisation for body in found.bodies]
    again = understand([file], made, book)
    assert {line.fate for line in again.lines} <= {Fate.SAME} and again.changed() == () and again.gone == ()


@CALM
@given(tables(headed=True), SAID, st.data())
def test_a_corrected_cell_changes_no_identity_of_other_rows(table, text, data):
    found = understand([RawFile("a.docx", (table,))])
    row = data.draw(st.integers(1, len(table.rows)))
    other = found.with_cell(Place("a.docx", 1, row, data.draw(st.integers(1, table.width))), text)
    back = dataclasses.replace(other.choices, cells=())
    assert (
        other.choosing(**{field.name: getattr(back, field.name) for field in dataclasses.fields(back)})
        == found
    )
