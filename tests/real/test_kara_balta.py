"""A real programme, from the office's own files to records and back, cell by cell.

What stands in the files is read here from the bare zip and compared; without ``../shared/real`` there is
nothing to compare with.
"""

from collections import Counter
from pathlib import Path

import pytest

from mslite.domain.programme import richtext
from mslite.domain.programme.found import Counts, Fate
from mslite.domain.programme.kinds import ChapterRole, FactorKind, IndicatorKind, PlanKind, TermKind
from mslite.domain.programme.legacy import repair
from mslite.domain.programme.rows import Book, PlanItem, Responsible
from mslite.domain.programme.tree import lines
from mslite.domain.programme.understand import Understood, understand
from mslite.domain.text import fold
from mslite.exchange import office_files
from tests.real import plainly

REAL = Path(__file__).resolve().parents[3] / "shared" / "real"
PLAN, PLAN_XLSX = REAL / "kara-balta-plan-2023-2026.docx", REAL / "kara-balta-plan-2023-2026.xlsx"
MATRIX, MATRIX_XLSX = REAL / "kara-balta-indicators.docx", REAL / "kara-balta-indicators.xlsx"
WHOLE = REAL / "kara-balta-programme.docx"

pytestmark = pytest.mark.skipif(not WHOLE.exists(), reason=f"{WHOLE} is not on this machine")

PLAN_COUNTS = Counts(priorities=4, sections=15, tasks=32, activities=87, headings_1=1)
MATRIX_COUNTS = Counts(indicators=4, indicator_rows=6, forecast_rows=3, headings_1=1)


def of(*paths: Path, **choices) -> Understood:
    return understand([office_files.read(path, path.name) for path in paths], **choices)


def said(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def shown(book: Book) -> list[list[str]]:
    """Return the plan as the rows of its table: a heading once, else task, activity and what follows."""
    out = []
    for line in lines(book.items, own_numbers=True):
        item = line.item
        if item.kind in (PlanKind.PRIORITY, PlanKind.SECTION):
            out.append([said(f"{item.number} {item.text.of('ky')}")])
        elif item.kind is PlanKind.ACTIVITY:
            task = line.above(PlanKind.TASK)
            cells = (item.text, item.term, item.result, item.responsible)
            texts = [task.number if task else "", task.text.of("ky") if task else ""]
            out.append([said(text) for text in (*texts, *(words.of("ky") for words in cells))])
    return out


def written(grid: plainly.Grid) -> list[list[str]]:
    """Return the same rows as they stand in the file, without its header."""
    first = next(no for no, row in enumerate(grid) if row[:3] == ["1", "2", "3"]) + 1
    return [[said(row[0])] if len(set(row)) == 1 else [said(text) for text in row] for row in grid[first:]]


@pytest.mark.parametrize("path", [PLAN, PLAN_XLSX], ids=lambda path: path.suffix)
def test_the_plan_says_cell_by_cell_what_the_file_says(path):
    found = of(path)
    grid = plainly.word_tables(path)[0] if path.suffix == ".docx" else plainly.sheets(path)[0]
    assert found.counts == PLAN_COUNTS
    assert shown(found.book) == written(grid)
    assert len(found.lines) == 4 + 15 + 32 + 87 + 1


def test_two_russian_rows_hang_directly_under_a_section_and_a_priority():
    book = of(PLAN).book
    parents = {item.id: item for item in book.items}
    free = [
        (item.text, parents[item.parent_id].kind)
        for item in book.items
        if item.kind is PlanKind.ACTIVITY and parents[item.parent_id].kind is not PlanKind.TASK
    ]
    assert [kind for _text, kind in free] == [PlanKind.SECTION, PlanKind.PRIORITY]
    assert all(text.ru and not text.ky for text, _kind in free)
    assert sum(bool(item.text.ru) for item in book.items) == 2


def test_the_shared_cells_of_result_and_responsible_are_kept_as_shared():
    rows = [line.item for line in lines(of(PLAN).book.items) if line.item.kind is PlanKind.ACTIVITY]
    shared = [no for no, item in enumerate(rows) if item.merged]
    assert [rows[no].merged for no in shared] == ["result responsible"] * 2
    for no in shared:
        assert (rows[no].result, rows[no].responsible) == (rows[no - 1].result, rows[no - 1].responsible)


def test_every_term_of_the_plan_is_understood():
    found = of(PLAN)
    rows = [item for item in found.book.items if item.kind is PlanKind.ACTIVITY]
    spellings = {item.term.of("ky") for item in rows}
    assert len(spellings) > 15
    assert Counter(item.term_kind for item in rows) == {TermKind.YEARS: 86, TermKind.YEARLY: 1}
    assert {(item.first_year, item.last_year) for item in rows} == {
        (2023, 2026), (2023, 2025), (2024, 2026), (2023, 2024), (2023, 2023), (None, None),
    }  # fmt: skip
    assert not [doubt for doubt in found.doubts if doubt.reason.startswith("term")]


def plain_row(item: PlanItem, paths: dict[str, str]) -> tuple[object, ...]:
    words = (item.text, item.term, item.result, item.responsible)
    texts = tuple((said(one.ky), said(one.ru)) for one in words)
    return (paths.get(item.parent_id), item.kind, item.position, item.number, item.merged, *texts)


def test_word_and_excel_give_the_same_programme():
    one, other = of(PLAN), of(PLAN_XLSX)
    rows = []
    for found in (one, other):
        texts = {item.id: said(item.text.of("ky")) for item in found.book.items}
        rows.append([plain_row(item, texts) for item in found.book.items])
    assert rows[0] == rows[1]
    names = [{body.organisation.name.of("ky"): body.uses for body in found.bodies} for found in (one, other)]
    assert names[0] == names[1]
    assert [one.book.programme.name, one.book.programme.first_year, one.book.programme.last_year] == [
        other.book.programme.name, 2023, 2026,
    ]  # fmt: skip
    assert [row.title for row in one.book.chapters] == [row.title for row in other.book.chapters]


def test_the_plan_in_excel_brings_the_one_from_word_up_to_date_without_a_change():
    book = of(PLAN).book
    again = of(PLAN_XLSX, base=book)
    assert {line.fate for line in again.lines} <= {Fate.SAME}
    assert not again.gone and [row for row in again.book.items if row not in book.items] == []


# ---- matrix and forecast ---------------------------------------------------------------------------


@pytest.mark.parametrize("path", [MATRIX, MATRIX_XLSX], ids=lambda path: path.suffix)
def test_the_matrix_says_cell_by_cell_what_the_file_says(path):
    found = of(path)
    grid = plainly.word_tables(path)[0] if path.suffix == ".docx" else plainly.sheets(path)[0]
    first = next(no for no, row in enumerate(grid) if row[:2] == ["(1)", "(2)"]) + 1
    want = [
        [said(row[0])] if len(set(row)) == 1 else [comma(said(text)) for text in row]
        for row in grid[first:]
        if any(row) and not row[0].startswith("[")
    ]
    assert found.counts == MATRIX_COUNTS
    values: dict[str, dict[int, str]] = {}
    for target in found.book.targets:
        values.setdefault(target.indicator_id, {})[target.year] = target.value
    got = []
    for row in found.book.indicators:
        if row.kind is IndicatorKind.HEADING:
            got.append([said(row.name.of("ky"))])
            continue
        cells = (row.number, row.issue.of("ky"), row.name.of("ky"), row.unit.of("ky"), row.base)
        years = [values[row.id][year] for year in (2023, 2024, 2025, 2026)]
        got.append([said(text) for text in (*cells, *years, row.final, row.responsible.of("ky"))])
    assert got == want
    assert {row.base_year for row in found.book.indicators if row.base} == {2022}


def comma(text: str) -> str:
    """Return a number of a sheet as it is shown in Kyrgyz: «8371.4» is «8371,4»."""
    number = text.replace(".", "", 1)
    return text.replace(".", ",") if number.isdigit() else text


def test_two_rows_under_one_number_are_an_indicator_and_its_sub_indicator():
    rows = [row for row in of(MATRIX).book.indicators if row.kind is IndicatorKind.INDICATOR]
    numbers = [(row.number, row.main_id is not None) for row in rows]
    assert numbers == [("1", False), ("1", True), ("2", False), ("3", False), ("4", False), ("4", True)]
    assert rows[1].main_id == rows[0].id and rows[5].main_id == rows[4].id
    assert rows[1].merged == "number issue name unit responsible"


def test_the_forecast_has_a_fact_and_a_forecast_a_year():
    book = of(MATRIX).book
    grid = plainly.word_tables(MATRIX)[1]
    assert [said(row.name.of("ky")) for row in book.series] == [said(row[0]) for row in grid[1:]]
    by_year = {(one.series_id, one.year): one for one in book.forecast}
    got = [[by_year[row.id, year].value for year in range(2021, 2027)] for row in book.series]
    assert got == [row[1:] for row in grid[1:]]
    assert Counter(one.kind.value for one in book.forecast) == {"fact": 3, "forecast": 15}


def test_the_note_below_the_matrix_of_a_sheet_goes_to_the_indicator_that_bears_its_sign():
    book = of(MATRIX_XLSX).book
    assert [row.number for row in book.indicators if row.note.startswith("[2]")] == ["2"]


# ---- the whole book ----------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole() -> Understood:
    return of(WHOLE)


def test_the_whole_book_comes_in_one_go(whole):
    assert whole.counts == Counts(
        priorities=4, sections=15, tasks=32, activities=87, indicators=4, indicator_rows=6,
        forecast_rows=3, abbreviations=48, headings_1=10, headings_2=10, swot=(7, 7, 6, 5),
    )  # fmt: skip
    programme = whole.book.programme
    assert (programme.first_year, programme.last_year) == (2023, 2026)
    assert "ӨНҮКТҮРҮҮ ПРОГРАММАСЫ" in programme.name.ky and programme.slogan.ky.startswith("«Келечектин")


def test_its_plan_is_the_plan_of_the_other_file(whole):
    assert shown(whole.book) == written(plainly.word_tables(WHOLE)[2]) == shown(of(PLAN).book)


def test_its_chapters_stand_under_their_headings(whole):
    chapters = [row for row in whole.book.chapters if row.title]
    assert [(row.level, said(row.title.of("ky"))) for row in chapters] == [
        (level, said(text)) for level, text in plainly.word_headings(WHOLE)
    ]
    roles = [row.role for row in chapters if row.role is not ChapterRole.PROSE]
    assert roles == [
        ChapterRole.ABBREVIATIONS, ChapterRole.SWOT, ChapterRole.VISION, ChapterRole.GOAL, ChapterRole.RISKS,
        ChapterRole.PLAN, ChapterRole.MATRIX,
    ]  # fmt: skip


def test_no_word_of_its_prose_is_lost(whole):
    file = office_files.read(WHOLE, WHOLE.name)
    kept = " ".join(said(richtext.words(row.text.of("ky"))) for row in whole.book.chapters)
    missing = []
    heads = {said(richtext.words(para.text)) for para in file.prose if para.level}
    contents = False
    for para in file.prose:
        text = said(richtext.words(para.text))
        if fold(text) == "мазмуну":
            contents = True
        elif para.level:
            contents = False
        if text and not contents and text not in heads and text not in kept:
            missing.append(text)
    assert missing == []


def test_its_abbreviations_and_swot_say_what_the_tables_say(whole):
    first, second = plainly.word_tables(WHOLE)[:2]
    assert [[said(row.short.of("ky")), said(row.meaning.of("ky"))] for row in whole.book.abbreviations] == [
        [said(text) for text in row] for row in first
    ]
    cells = [cell for row in second for cell in row]
    want = [said(line.split(".", 1)[1]) for cell in cells for line in cell.split("\n")[1:]]
    assert [said(row.text.of("ky")) for row in whole.book.factors] == want
    assert [row.kind for row in whole.book.factors] == [
        kind for kind, count in zip(FactorKind, (7, 7, 6, 5), strict=False) for _no in range(count)
    ]


def test_the_same_file_again_changes_nothing(whole):
    made = [body.organisation for body in whole.bodies]
    again = understand(whole.files, made, whole.book)
    assert {line.fate for line in again.lines} == {Fate.SAME} and again.changed() == () and again.gone == ()


def test_responsible_bodies_are_few_and_shared(whole):
    uses = {body.spellings[0]: body.uses for body in whole.bodies}
    assert uses["Мэрия"] > 60 and uses["МС жана ММ башкармалыгы"] > 40 and len(uses) < 35
    spelled = next(body.spellings for body in whole.bodies if "Универсал" in body.spellings[0])
    assert set(spelled) == {"МП «Универсал»", "«Универсал» МИ", "МИ «Универсал»"}
    ties = [row for row in whole.book.responsible if isinstance(row, Responsible)]
    assert len(ties) == sum(body.uses for body in whole.bodies)


def test_two_files_of_one_programme_come_together_and_a_plan_met_twice_counts_once():
    both = of(PLAN, MATRIX)
    assert (both.counts.activities, both.counts.indicator_rows, both.counts.headings_1) == (87, 6, 2)
    twice = of(WHOLE, PLAN_XLSX)
    assert twice.counts.activities == 87
    assert [doubt.place.file for doubt in twice.doubts if doubt.reason == "table_twice"] == [PLAN_XLSX.name]


# ---- old fonts ---------------------------------------------------------------------------------------


def test_a_decree_in_an_old_font_is_repaired_by_its_font():
    path = REAL / "legacy-encoding" / "osh-decree-225-2014.docx"
    file = office_files.read(path, path.name)
    text = " ".join(para.text for para in file.prose)
    found = understand([file])
    assert "\\" in text and found.repairs
    repaired = {one.after for one in found.repairs}
    assert {"жөнүндө"} <= {word.strip("«»,.") for word in repaired}


def test_the_pairs_of_words_seen_in_public_documents():
    lines_ = (REAL / "legacy-encoding" / "word-pairs.tsv").read_text(encoding="utf-8").splitlines()[2:]
    for line in lines_:
        scheme, raw, expected, _seen = line.split("\t")
        if scheme == "no special letters" or scheme.startswith("mixed"):
            continue
        font = "A97_Oktom_Times" if scheme.startswith("oktom") else ""
        assert repair(raw, font).text == expected, scheme
