"""Plans and matrices of other offices: other words, other columns, other shapes. All of it is invented."""

import dataclasses
import json

import pytest

from mslite.domain.programme.found import Column, Place, TableUse
from mslite.domain.programme.kinds import (
    ChapterRole,
    Counting,
    Direction,
    FundingSource,
    IndicatorKind,
    Measure,
    PlanKind,
)
from mslite.domain.programme.understand import Understood, understand
from mslite.domain.programme.understand_prose import role_of
from tests.domain.programme.files import excel, outline, text, word

HEAD = ["№", "Тапшырма", "Чаралар", "Мөөнөтү", "Күтүлгөн жыйынтык", "Жооптуу аткаруучулар"]
RUSSIAN = [
    "№ п/п",
    "Задача",
    "Мероприятия",
    "Срок исполнения",
    "Ожидаемый результат",
    "Ответственные исполнители",
]
SCHOOL = ["1", "Мектептерди оңдоо", "Чатырды жабуу", "2024-ж.", "Чатыр жабылды", "Мэрия"]
WINDOW = ["^", "^", "Терезелерди алмаштыруу", "2025-ж.", "Жылуу сакталды", "Мэрия, Билим берүү бөлүмү"]
WATER = ["2", "Таза суу", "Түтүк тартуу", "2024-2027-жж.", "3 км түтүк", "«Таза суу» МИ"]

PLAN = [
    "P 1. Социалдык өнүгүү",
    "·S 1.1. Билим берүү",
    "··T 1 Мектептерди оңдоо",
    "···A Чатырды жабуу | 2024-ж. | Чатыр жабылды | Мэрия",
    "···A Терезелерди алмаштыруу | 2025-ж. | Жылуу сакталды | Мэрия, Билим берүү бөлүмү",
    "··T 2 Таза суу",
    "···A Түтүк тартуу | 2024-2027-жж. | 3 км түтүк | «Таза суу» МИ",
]


def wide(said: str, width: int = 6) -> list[str]:
    return [said, *["<"] * (width - 1)]


def reasons(found: Understood) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for doubt in found.doubts:
        out.setdefault(doubt.reason, []).append(doubt.text)
    return {reason: texts for reason, texts in out.items() if reason != "name_guessed"}


OFFICIAL = [HEAD, wide("1. Социалдык өнүгүү"), wide("1.1. Билим берүү"), SCHOOL, WINDOW, WATER]


@pytest.mark.parametrize("make", [word, excel])
def test_the_official_shape(make):
    found = understand([make(OFFICIAL)])
    assert outline(found.book) == PLAN and reasons(found) == {}
    assert (found.book.programme.first_year, found.book.programme.last_year) == (2024, 2027)


def test_headers_in_russian_with_texts_in_russian():
    rows = [
        RUSSIAN,
        wide("1. Социальное развитие"),
        ["1", "Ремонт школ", "Ремонт кровли", "2024 г.", "Кровля отремонтирована", "Мэрия"],
        ["^", "^", "Замена окон и дверей", "2025-2026 гг.", "^", "^"],
    ]
    found = understand([word(rows)])
    assert outline(found.book) == [
        "P 1. Социальное развитие",
        "·T 1 Ремонт школ",
        "··A Ремонт кровли | 2024 г. | Кровля отремонтирована | Мэрия",
        "··A Замена окон и дверей | 2025-2026 гг. | Кровля отремонтирована | Мэрия",
    ]
    last = found.book.items[-1]
    assert last.text.ru and not last.text.ky and last.merged == "result responsible"
    assert (last.first_year, last.last_year) == (2025, 2026)


def test_columns_in_another_order():
    order = (3, 5, 2, 0, 4, 1)
    rows = [[row[no] for no in order] for row in (HEAD, SCHOOL, WINDOW, WATER)]
    rows.insert(1, wide("1. Социалдык өнүгүү"))
    rows.insert(2, wide("1.1. Билим берүү"))
    found = understand([excel(rows)])
    assert outline(found.book) == PLAN and reasons(found) == {}
    assert [one.field for one in found.maps[0].columns] == [
        "term", "responsible", "text", "number", "result", "task",
    ]  # fmt: skip


def test_no_section_rows_and_no_priorities_at_all():
    assert outline(understand([word([HEAD, SCHOOL, WINDOW, WATER])]).book) == [
        line.removeprefix("··") for line in PLAN[2:]
    ]
    found = understand([word([HEAD, wide("1. Социалдык өнүгүү"), SCHOOL, WINDOW, WATER])])
    assert outline(found.book) == [PLAN[0], *(line.removeprefix("·") for line in PLAN[2:])]


def test_priorities_and_sections_in_columns_of_their_own():
    rows = [
        ["Артыкчылык", "Бөлүм", *HEAD],
        ["1. Социалдык өнүгүү", "1.1. Билим берүү", *SCHOOL],
        ["^", "^", *WINDOW],
        ["^", "^", *WATER],
        ["2. Экономика", "2.1. Соода", "1", "Базар", "Базарды оңдоо", "2026-ж.", "Базар ачылды", "Мэрия"],
    ]
    assert outline(understand([excel(rows)]).book) == [
        *PLAN,
        "P 2. Экономика",
        "·S 2.1. Соода",
        "··T 1 Базар",
        "···A Базарды оңдоо | 2026-ж. | Базар ачылды | Мэрия",
    ]


MONEY = [
    [*HEAD, "Каржылоо, миң сом", "<", "<"],
    ["^", "^", "^", "^", "^", "^", "2024", "2025", "Донорлор 2025"],
    ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    wide("1. Социалдык өнүгүү", 9),
    [*SCHOOL, "1 250,5", "", "300"],
    [*WATER, "–", "2000", "акча жок"],
]


@pytest.mark.parametrize("make", [word, excel])
def test_two_header_lines_a_numbering_line_and_money_by_year(make):
    found = understand([make(MONEY)])
    sums = {(one.year, one.source): one.plan for one in found.book.funding}
    assert sums == {
        (2024, FundingSource.TOWN_BUDGET): 125_050_000,
        (2025, FundingSource.DONOR): 30_000_000,
        (2025, FundingSource.TOWN_BUDGET): 200_000_000,
    }
    assert reasons(found) == {"money_unclear": ["акча жок"]}
    assert found.counts.activities == 2 and found.maps[0].head == (0, 1, 2)
    place = next(doubt.place for doubt in found.doubts if doubt.reason == "money_unclear")
    assert (place.row, place.column) == (6, 9)


def test_money_of_one_year_stands_under_a_column_without_a_year():
    rows = [[*HEAD, "Сумма (сом)", "Каржылоо булагы"], [*SCHOOL, "150 000", "Жергиликтүү бюджет"],
            [*WATER, "70 000", "Эл аралык уюмдар"]]  # fmt: skip
    found = understand([word(rows)])
    assert [(one.year, one.source, one.plan) for one in found.book.funding] == [
        (2024, FundingSource.TOWN_BUDGET, 15_000_000),
        (2024, FundingSource.DONOR, 7_000_000),
    ]
    assert reasons(found) == {"money_without_year": ["70 000"]}
    extra = [json.loads(item.extra) for item in found.book.items if item.extra]
    assert extra == [{"own_1": "Жергиликтүү бюджет"}, {"own_1": "Эл аралык уюмдар"}]
    assert [(one.key, one.title.ky) for one in found.book.columns] == [("own_1", "Каржылоо булагы")]


def test_an_extra_column_becomes_one_of_the_office():
    rows = [[*HEAD, "Аткарылган абалы"], [*SCHOOL, "40 %"], [*WATER, ""]]
    found = understand([word(rows)])
    assert [json.loads(item.extra) for item in found.book.items if item.extra] == [{"own_1": "40 %"}]
    assert [one.title.of("ky") for one in found.book.columns] == ["Аткарылган абалы"]
    assert reasons(found) == {"column_own": ["Аткарылган абалы"]}


def test_blank_rows_totals_and_a_title_above_the_header():
    rows = [
        ["АК-СУУ ШААРЫНЫН ИШ-ЧАРАЛАРЫНЫН ПЛАНЫ", "", "", "", "", ""],
        ["", "", "", "", "", ""],
        HEAD,
        ["", "", "", "", "", ""],
        wide("1. Социалдык өнүгүү"),
        wide("1.1. Билим берүү"),
        SCHOOL,
        WINDOW,
        ["", "", "", "", "", ""],
        WATER,
        ["", "", "Бардыгы", "", "3 чара", ""],
    ]
    found = understand([excel(rows)])
    assert outline(found.book) == PLAN and reasons(found) == {"total_left_out": ["Бардыгы"]}
    assert [(row.role, row.title.ky) for row in found.book.chapters] == [
        (ChapterRole.PLAN, "АК-СУУ ШААРЫНЫН ИШ-ЧАРАЛАРЫНЫН ПЛАНЫ")
    ]
    assert next(line.place.row for line in found.lines if line.text == "Чатырды жабуу") == 7


FULL_WIDTH = [
    ["№", "Иш-чаралар", "Мөөнөтү", "Жооптуулар"],
    wide("I. Социалдык өнүгүү", 4),
    wide("1. Билим берүү", 4),
    wide("Милдет 1: Мектептерди оңдоо", 4),
    ["1.1", "Чатырды жабуу", "2024-ж.", "Мэрия"],
    ["1.2", "Терезелерди алмаштыруу", "2025-ж.", "Мэрия"],
    wide("Милдет 2: Таза суу", 4),
    ["2.1", "Түтүк тартуу", "2024-2027-жж.", "«Таза суу» МИ"],
]


@pytest.mark.parametrize("make", [word, excel])
def test_tasks_as_full_width_rows(make):
    found = understand([make(FULL_WIDTH)])
    assert outline(found.book) == [
        "P I. Социалдык өнүгүү",
        "·S 1. Билим берүү",
        "··T Милдет 1: Мектептерди оңдоо",
        "···A 1.1 Чатырды жабуу | 2024-ж. |  | Мэрия",
        "···A 1.2 Терезелерди алмаштыруу | 2025-ж. |  | Мэрия",
        "··T Милдет 2: Таза суу",
        "···A 2.1 Түтүк тартуу | 2024-2027-жж. |  | «Таза суу» МИ",
    ]
    assert found.book.programme.own_numbers


def test_full_width_tasks_without_a_word_or_a_number():
    rows = [
        ["№", "Мероприятия", "Сроки", "Исполнители"],
        wide("1. Социальное развитие", 4),
        wide("1.1. Образование", 4),
        wide("Ремонт школ", 4),
        ["1", "Ремонт кровли", "2024 г.", "Мэрия"],
        wide("Чистая вода", 4),
        ["2", "Прокладка труб", "2025 г.", "МП «Чистая вода»"],
    ]
    found = understand([word(rows)])
    assert [(item.kind, item.text.of("ru")) for item in found.book.items] == [
        (PlanKind.PRIORITY, "Социальное развитие"), (PlanKind.SECTION, "Образование"),
        (PlanKind.TASK, "Ремонт школ"), (PlanKind.ACTIVITY, "Ремонт кровли"),
        (PlanKind.TASK, "Чистая вода"), (PlanKind.ACTIVITY, "Прокладка труб"),
    ]  # fmt: skip
    assert reasons(found) == {"heading_level": ["Ремонт школ", "Чистая вода"]}


def test_worded_priorities_above_numbered_sections():
    rows = [
        HEAD,
        wide("1-артыкчылык: Социалдык өнүгүү"),
        wide("1.1. Билим берүү"),
        SCHOOL,
        wide("2-артыкчылык: Экономика"),
        wide("2.1. Соода"),
        WATER,
    ]
    kinds = [(item.kind, item.number, item.text.ky) for item in understand([word(rows)]).book.items]
    assert kinds[0] == (PlanKind.PRIORITY, "1-артыкчылык:", "Социалдык өнүгүү")
    assert kinds[1] == (PlanKind.SECTION, "1.1.", "Билим берүү")
    assert [kind for kind, _number, _text in kinds].count(PlanKind.PRIORITY) == 2


def test_numbering_with_gaps_is_kept_and_told():
    rows = [HEAD, wide("1. Социалдык өнүгүү"), wide("1.1. Билим берүү"), SCHOOL, wide("1.3. Маданият"), WATER]
    found = understand([word(rows)])
    assert [item.number for item in found.book.items if item.number] == ["1.", "1.1.", "1", "1.3.", "2"]
    assert reasons(found) == {"number_gap": ["1.3."]}
    assert found.book.programme.own_numbers


def test_tasks_numbered_through_all_sections_are_no_gaps():
    rows = [HEAD, wide("1. Социалдык өнүгүү"), wide("1.1. Билим берүү"), SCHOOL, wide("1.2. Маданият"), WATER]
    found = understand([word(rows)])
    assert reasons(found) == {} and found.book.programme.own_numbers
    assert [item.number for item in found.book.items if item.kind is PlanKind.TASK] == ["1", "2"]


def test_a_merged_cell_over_a_section_row():
    rows = [
        HEAD,
        wide("1. Социалдык өнүгүү"),
        wide("1.1. Билим берүү"),
        SCHOOL,
        wide("1.2. Маданият"),
        ["1", "Мектептерди оңдоо", "Китепкана ачуу", "2025-ж.", "Китепкана ачылды", "Мэрия"],
    ]
    file = word(rows)
    table = file.tables[0]
    cells = [list(row) for row in table.rows]
    for column in (0, 1, 5):  # a careless office merged over the heading; Word shows the text in both parts
        cells[5][column] = dataclasses.replace(cells[3][column], owner=(3, column))
    table = dataclasses.replace(table, rows=tuple(tuple(row) for row in cells))
    found = understand([dataclasses.replace(file, tables=(table,))])
    assert outline(found.book) == [
        "P 1. Социалдык өнүгүү",
        "·S 1.1. Билим берүү",
        "··T 1 Мектептерди оңдоо",
        "···A Чатырды жабуу | 2024-ж. | Чатыр жабылды | Мэрия",
        "·S 1.2. Маданият",
        "··T 1 Мектептерди оңдоо",
        "···A Китепкана ачуу | 2025-ж. | Китепкана ачылды | Мэрия",
    ]
    assert found.book.items[-1].merged == ""
    assert reasons(found) == {"merged_over_heading": ["Мектептерди оңдоо", "Мэрия"]}


def test_a_csv_without_any_merged_cell():
    rows = [
        HEAD,
        ["1. Социалдык өнүгүү", "", "", "", "", ""],
        ["1.1. Билим берүү", "", "", "", "", ""],
        SCHOOL,
        ["", "", *WINDOW[2:]],
        WATER,
    ]
    for encoding, delimiter in (("utf-8-sig", ";"), ("utf-16", "\t"), ("utf-8", ",")):
        found = understand([text(rows, encoding, delimiter)])
        assert outline(found.book) == PLAN and reasons(found) == {}, encoding


def test_numbers_of_headings_in_a_cell_of_their_own():
    rows = [
        HEAD,
        ["1.", "Социалдык өнүгүү", "", "", "", ""],
        ["1.1.", "Билим берүү", "", "", "", ""],
        SCHOOL,
        ["", "", *WINDOW[2:]],
        WATER,
    ]
    assert outline(understand([excel(rows)]).book) == PLAN


def test_a_table_that_goes_on_in_several_tables():
    found = understand([word("# Иш-чаралардын планы", OFFICIAL[:4], [["", "", *WINDOW[2:]], WATER])])
    assert outline(found.book) == PLAN
    assert [one.use for one in found.maps] == [TableUse.PLAN] * 2
    again = understand([word("# План", OFFICIAL[:4], [HEAD, ["", "", *WINDOW[2:]], WATER])])
    assert outline(again.book) == PLAN


def test_a_header_repeated_by_hand_in_the_middle_is_no_row():
    assert outline(understand([excel([*OFFICIAL[:4], ["", "", *WINDOW[2:]], HEAD, WATER])]).book) == PLAN


def test_a_plan_in_an_old_font():
    rows = [
        ["№", "Милдет", "Чаралар", "Мъънът\\", "К\\т\\лгън жыйынтык", "Жооптуу аткаруучулар"],
        wide("1. Социалдык ън\\г\\\\"),
        ["1", "Мектептерди оёдоо", "Чатырды жабуу", "2024-ж.", "Чатыр жабылды", "Мэрия"],
    ]
    found = understand([word(rows, font="A97_Oktom_Times")])
    assert outline(found.book) == [
        "P 1. Социалдык өнүгүү",
        "·T 1 Мектептерди оңдоо",
        "··A Чатырды жабуу | 2024-ж. | Чатыр жабылды | Мэрия",
    ]
    assert {repair.before: repair.after for repair in found.repairs}["оёдоо"] == "оңдоо"
    kept = found.without_word("оёдоо")
    assert "·T 1 Мектептерди оёдоо" in outline(kept.book)
    assert outline(kept.without_word("оёдоо", refused=False).book) == outline(found.book)


def test_a_project_says_so_itself():
    rows = [HEAD, [*SCHOOL[:2], "Долбоор: спорт залын куруу", *SCHOOL[3:]], WATER]
    items = [item for item in understand([word(rows)]).book.items if item.kind is PlanKind.ACTIVITY]
    assert [item.measure for item in items] == [Measure.PROJECT, None]


# ---- doubts and corrections --------------------------------------------------------------------------


def test_a_doubt_names_its_cell_and_goes_when_the_cell_is_corrected():
    rows = [
        HEAD,
        SCHOOL,
        [*WATER[:3], "каржы болгондо", *WATER[4:]],
        ["", "", "", "2025-ж.", "Бир жыйынтык", ""],
    ]
    found = understand([excel(rows)])
    assert [(d.reason, d.place.row, d.place.column, d.text) for d in found.doubts if d.field != "name"] == [
        ("term_unclear", 3, 4, "каржы болгондо"),
        ("no_activity", 4, 3, ""),
    ]
    better = found.with_cell(Place("план.xlsx", 1, 3, 4), "2025-2026-жж.")
    better = better.with_cell(Place("план.xlsx", 1, 4, 3), "Суу эсептегич коюу")
    assert reasons(better) == {}
    assert [item.id for item in better.book.items] == [item.id for item in found.book.items]
    assert better.book.items[3].first_year == 2025 and better.book.items[4].text.ky == "Суу эсептегич коюу"


def test_a_column_taken_otherwise_by_the_person():
    found = understand([word([[*HEAD[:4], "Сан", HEAD[5]], SCHOOL, WATER])])
    taken = found.maps[0]
    assert taken.columns[4] == Column(4, "own", "Сан", sure=60)
    columns = (*taken.columns[:4], Column(4, "result", "Сан"), taken.columns[5])
    better = found.with_map(dataclasses.replace(taken, columns=columns))
    assert [item.result.ky for item in better.book.items if item.result] == ["Чатыр жабылды", "3 км түтүк"]
    assert better.with_use(taken.file, 1, TableUse.SKIP).counts.activities == 0
    assert better.with_use(taken.file, 1, TableUse.PLAN).counts.activities == 2


def test_bodies_are_proposed_and_may_be_refused():
    found = understand([word(OFFICIAL)])
    assert {body.organisation.name.of("ky"): (body.uses, body.new) for body in found.bodies} == {
        "Мэрия": (2, True), "Билим берүү бөлүмү": (1, True), "«Таза суу» МИ": (1, True),
    }  # fmt: skip
    less = found.without_body("Билим берүү бөлүмү")
    assert len(less.book.responsible) == 3 and len(found.book.responsible) == 4
    assert [body.taken for body in less.bodies if "Билим" in body.organisation.name.ky] == [False]
    assert len(less.changed()) == len(found.changed()) - 2


# ---- matrix, forecast, abbreviations, SWOT, prose ----------------------------------------------------


def test_a_matrix_in_russian_with_years_in_the_header():
    rows = [
        ["№", "Показатель", "Ед. изм.", "Базовый год (2023)", "По годам", "<", "Итоговые", "Ответственный"],
        ["^", "^", "^", "^", "2024", "2025", "^", "^"],
        wide("Образование", 8),
        ["1", "Охват детей садами", "%", "40", "50", "60", "60", "Мэрия"],
        ["2", "Отремонтировано дорог", "км", "0", "2,5", "2,5", "5", "Мэрия"],
        ["3", "Утечки воды", "%", "30", "25", "20", "20", ""],
    ]  # fmt: skip
    found = understand([word(rows)])
    book = found.book
    assert (found.counts.indicators, found.counts.indicator_rows) == (3, 3)
    assert book.indicators[0].kind is IndicatorKind.HEADING
    assert [(row.counting, row.direction) for row in book.indicators[1:]] == [
        (Counting.LEVEL, Direction.UP), (Counting.PER_PERIOD, Direction.UP), (Counting.LEVEL, Direction.DOWN),
    ]  # fmt: skip
    assert [(one.year, one.value) for one in book.targets][:2] == [(2024, "50"), (2025, "60")]
    assert {row.base_year for row in book.indicators[1:]} == {2023}
    assert (book.programme.first_year, book.programme.last_year) == (2024, 2025)


def test_a_forecast_by_years():
    rows = [
        ["Көрсөткүч", "Өлчөө бирдиги", "2023 (факт)", "2024 болжол", "2025 болжол"],
        ["Бюджеттин кирешеси", "млн сом", "120,5", "130", "140"],
        ["Жумуш орундары", "бирдик", "", "50", "60"],
    ]
    book = understand([excel(rows)]).book
    assert [(row.name.ky, row.unit.ky) for row in book.series] == [
        ("Бюджеттин кирешеси", "млн сом"), ("Жумуш орундары", "бирдик"),
    ]  # fmt: skip
    assert [(one.year, one.kind.value, one.value) for one in book.forecast] == [
        (2023, "fact", "120,5"), (2024, "forecast", "130"), (2025, "forecast", "140"),
        (2024, "forecast", "50"), (2025, "forecast", "60"),
    ]  # fmt: skip


SWOT = [
    ["Күчтүү жактары\n1. Жаштар көп\n2. Суу бар", "Алсыз жактары\n1. Жол начар"],
    ["Мүмкүнчүлүктөр\n- Туризм\n- Соода", "Коркунучтар\n1. Сел\nжүрүшү мүмкүн\n2. Кургакчылык"],
]


def test_a_swot_of_four_fields_and_one_under_a_header_row():
    found = understand([word("# SWOT талдоо", SWOT)])
    assert found.counts.swot == (2, 1, 2, 2)
    assert found.book.factors[-2].text.ky == "Сел жүрүшү мүмкүн"
    rows = [
        ["Сильные стороны", "Слабые стороны"], ["Молодёжь", "Плохие дороги"], ["Вода", ""],
        ["Возможности", "Угрозы"], ["Туризм", "Сели"],
    ]  # fmt: skip
    assert understand([word("# SWOT", rows)]).counts.swot == (2, 1, 1, 1)
    beside = [["Күчтүү жактары", "1. Жаштар\n2. Суу"], ["Алсыз жактары", "Жол начар"],
              ["Мүмкүнчүлүктөр", "Туризм"], ["Коркунучтар", "Сел"]]  # fmt: skip
    assert understand([word("# SWOT", beside)]).counts.swot == (2, 1, 1, 1)


def test_prose_comes_in_by_its_headings():
    found = understand(
        [
            word(
                "Ак-Суу шаарынын",
                "СОЦИАЛДЫК-ЭКОНОМИКАЛЫК ӨНҮКТҮРҮҮ ПРОГРАММАСЫ",
                "«Таза шаар – таза келечек»",
                "2024-2027-жж.",
                "# КИРИШҮҮ",
                "Шаар тоо этегинде жайгашкан.",
                "•\tтоолор;",
                "1.\tсуулар.",
                "## Калкы",
                "Калкы 40 миң.",
                [["Жыл", "Калкы"], ["2023", "40 миң"]],
                "# КЫСКАРТУУЛАР",
                "МЖӨ – мамлекеттик-жеке өнөктөштүк",
                "СЭӨП – социалдык-экономикалык өнүктүрүү программасы",
                "# КӨЗ КАРАШ",
                "Таза, жашыл шаар.",
                "# ИШ-ЧАРАЛАРДЫН ПЛАНЫ",
                OFFICIAL,
            )
        ]
    )
    programme = found.book.programme
    assert programme.name.ky == "Ак-Суу шаарынын СОЦИАЛДЫК-ЭКОНОМИКАЛЫК ӨНҮКТҮРҮҮ ПРОГРАММАСЫ"
    assert programme.slogan.ky == "«Таза шаар – таза келечек»"
    assert (programme.first_year, programme.last_year) == (2024, 2027)
    assert [(row.level, row.role.value, row.title.ky) for row in found.book.chapters[1:]] == [
        (1, "prose", "КИРИШҮҮ"), (2, "prose", "Калкы"), (1, "abbreviations", "КЫСКАРТУУЛАР"),
        (1, "vision", "КӨЗ КАРАШ"), (1, "plan", "ИШ-ЧАРАЛАРДЫН ПЛАНЫ"),
    ]  # fmt: skip
    assert found.book.chapters[1].text.ky == "Шаар тоо этегинде жайгашкан.\n- тоолор;\n1. суулар."
    assert found.book.chapters[2].text.ky == "Калкы 40 миң.\n| Жыл | Калкы |\n| 2023 | 40 миң |"
    assert [(row.short.ky, row.meaning.ky) for row in found.book.abbreviations] == [
        ("МЖӨ", "мамлекеттик-жеке өнөктөштүк"),
        ("СЭӨП", "социалдык-экономикалык өнүктүрүү программасы"),
    ]
    assert (found.counts.headings_1, found.counts.headings_2) == (4, 1)
    assert outline(found.book) == PLAN


def test_a_file_with_nothing_of_a_programme():
    found = understand([excel([["Аты", "Телефону"], ["Асан", "0555"], ["Үсөн", "0777"]])])
    assert found.lines == () and found.maps[0].use is TableUse.SKIP


def test_a_term_that_is_ticked_in_columns_of_years():
    rows = [
        ["№", "Иш-чаралар", "Ишке ашыруу мөөнөтү", "<", "<", "Жооптуулар"],
        ["^", "^", "2024", "2025", "2026", "^"],
        ["1", "Чатырды жабуу", "+", "+", "–", "Мэрия"],
        ["2", "Түтүк тартуу", "", "v", "v", "Мэрия"],
        ["3", "Көчөлөрдү жарыктандыруу", "x", "", "x", "Мэрия"],
    ]
    found = understand([word(rows)])
    assert [(item.term.ky, item.first_year, item.last_year) for item in found.book.items] == [
        ("2024–2025-жж.", 2024, 2025), ("2025–2026-жж.", 2025, 2026), ("2024, 2026", None, None),
    ]  # fmt: skip
    assert reasons(found) == {"term_unclear": ["2024, 2026"]}


def test_a_column_of_totals_does_not_count_money_twice():
    rows = [
        [*HEAD, "Каржылоо, миң сом", "<", "<", "<"],
        ["^", "^", "^", "^", "^", "^", "Бардыгы", "ЖБ", "РБ", "Бюджеттен тышкаркы"],
        [*SCHOOL, "600", "100", "200", "300"],
    ]
    found = understand([word(rows)])
    assert [(one.source, one.plan) for one in found.book.funding] == [
        (FundingSource.TOWN_BUDGET, 10_000_000),
        (FundingSource.STATE_BUDGET, 20_000_000),
        (FundingSource.OTHER, 30_000_000),
    ]
    assert found.maps[0].columns[6].field == "" and reasons(found) == {}


def test_each_priority_has_a_table_of_its_own():
    found = understand(
        [
            word(
                "# 1-артыкчылык: Социалдык өнүгүү", [HEAD, wide("1.1. Билим берүү"), SCHOOL],
                "# 2-артыкчылык: Экономика", [HEAD, wide("2.1. Соода"), WATER],
            )
        ]
    )  # fmt: skip
    assert [line.split(" |")[0] for line in outline(found.book)] == [
        "P 1-артыкчылык: Социалдык өнүгүү", "·S 1.1. Билим берүү", "··T 1 Мектептерди оңдоо",
        "···A Чатырды жабуу", "P 2-артыкчылык: Экономика", "·S 2.1. Соода", "··T 2 Таза суу",
        "···A Түтүк тартуу",
    ]  # fmt: skip


def test_a_heading_with_its_number_in_a_cell_before_the_merged_rest():
    rows = [
        HEAD,
        ["I", "Социалдык өнүгүү", *["<"] * 4],
        ["1.1", "Билим берүү", *["<"] * 4],
        SCHOOL,
        WATER,
    ]
    assert [line.split(" |")[0] for line in outline(understand([word(rows)]).book)] == [
        "P I Социалдык өнүгүү", "·S 1.1 Билим берүү", "··T 1 Мектептерди оңдоо", "···A Чатырды жабуу",
        "··T 2 Таза суу", "···A Түтүк тартуу",
    ]  # fmt: skip


def test_notes_below_the_table_are_told():
    found = understand(
        [excel([*OFFICIAL, ["* – каржы болсо", "", "", "", "", ""], ["Эскертүү: долбоор", *[""] * 5]])]
    )
    assert outline(found.book) == PLAN
    assert reasons(found) == {"note_left_out": ["* – каржы болсо", "Эскертүү: долбоор"]}


WORDS = [
    ["Т/Б №", "Милдеттер", "Иш-чаранын аты", "Аткаруу мөөнөтү", "Күтүлүүчү натыйжа", "Жооптуу мекеме"],
    ["№", "Цель/Задача", "Название мероприятия", "Сроки реализации", "Результаты", "Ответственный орган"],
    ["№ п.п.", "Тапшырмалар", "Аракеттер", "Ишке ашыруу мезгили", "Продукт", "Аткаруучулар"],
    ["№ п/п", "ЗАДАЧИ", "ДЕЙСТВИЯ", "СРОКИ", "ИТОГ", "ИСПОЛНИТЕЛИ"],
    ["п/п", "Максат", "Чаралар", "Мөөнөт", "Натыйжа", "Жооп-\nтуулар"],
]  # fmt: skip


@pytest.mark.parametrize("head", WORDS, ids=lambda head: head[1])
def test_words_of_headers(head):
    found = understand([word([head, *OFFICIAL[1:]])])
    assert outline(found.book) == PLAN and reasons(found) == {}


@pytest.mark.parametrize(
    "title", ["Божомол", "5. Социалдык-экономикалык өнүгүүнүн божомолу", "Болжолдуу көрсөткүчтөр", "Прогноз"]
)
def test_a_chapter_is_the_forecast_by_either_word(title: str) -> None:
    assert role_of(title) is ChapterRole.FORECAST
