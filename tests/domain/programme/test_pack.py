"""The columns of the method, and what an office made of them."""

from __future__ import annotations

import json

from mslite.domain.programme import pack
from mslite.domain.programme.kinds import TableKind
from mslite.domain.programme.rows import TableColumn
from mslite.domain.rows import Words
from tests.conftest import ROOT

PACK = pack.parse(json.loads((ROOT / "resources/methods/2018.json").read_text(encoding="utf-8")))


def keys(*changes: TableColumn) -> list[str]:
    return [column.key for column in pack.columns(PACK, TableKind.PLAN, changes)]


def own(key: str, **values: object) -> TableColumn:
    return TableColumn(programme_id="p", key=key, **values)  # type: ignore[arg-type]


def test_the_official_columns() -> None:
    assert keys() == ["number", "task", "text", "term", "result", "responsible"]
    assert [column.key for column in pack.columns(PACK, TableKind.MATRIX)] == [
        "number", "issue", "name", "unit", "base", "target", "final", "responsible",
    ]  # fmt: skip


def test_an_office_renames_hides_and_adds() -> None:
    changes = (
        own("result", title=Words("Продукт"), position=6),
        own("responsible", hidden=True),
        own("money", hidden=False),
        own("own_place", title=Words("Орду", "Место"), position=2),
        own("own_empty", position=3),
    )

    shown = pack.columns(PACK, TableKind.PLAN, changes)

    assert [column.key for column in shown] == [
        "number", "task", "own_place", "text", "term", "result", "money",
    ]  # fmt: skip
    assert shown[5].title == Words("Продукт", "Ожидаемые результаты (продукт)")


def test_a_change_of_the_matrix_leaves_the_plan_alone() -> None:
    assert keys(own("number", table_kind=TableKind.MATRIX, hidden=True)) == keys()


def test_columns_of_years_bear_them() -> None:
    shown = pack.columns(PACK, TableKind.MATRIX)

    full = pack.for_years(shown, {"base": [2023], "target": [2024, 2025]})
    bare = pack.for_years(shown, {"base": [], "target": []})

    assert [column.title.ru for column in full[4:8]] == [
        "Базовый год (2023 г.)", "2024 г.", "2025 г.", "Конечный индикатор (цель)",
    ]  # fmt: skip
    assert [column.year for column in full[4:8]] == [2023, 2024, 2025, None]
    assert bare[4].title == Words("Базалык жыл", "Базовый год")
