"""A clerk brings in the office's own programme, corrects it, takes it back, brings it up to date."""

import dataclasses
import json

import pytest

from mslite.config import places
from mslite.domain.office import Organisation
from mslite.domain.problems import UserFixable
from mslite.domain.programme.found import Fate, Place
from mslite.domain.programme.kinds import ActivityState, FundingSource, PlanKind, ReportState
from mslite.domain.programme.rows import (
    ActivityReport,
    Funding,
    Period,
    PlanItem,
    PlanLink,
    Programme,
    Responsible,
)
from mslite.domain.programme.tree import lines
from mslite.domain.rows import Words
from mslite.i18n import import_words
from mslite.i18n.catalogue import load
from tests.domain.programme.files import excel, outline, word

HEAD = ["№", "Тапшырма", "Чаралар", "Мөөнөтү", "Күтүлгөн жыйынтык", "Жооптуу аткаруучулар"]
FIRST = [
    HEAD,
    ["1. Социалдык өнүгүү", *["<"] * 5],
    ["1.1. Билим берүү", *["<"] * 5],
    ["1", "Мектептерди оңдоо", "№3 мектептин чатырын жабуу", "2024-ж.", "Чатыр жабылды", "Мэрия"],
    ["^", "^", "Терезелерди алмаштыруу", "2025-ж.", "Жылуу сакталды", "Мэрия, Билим берүү бөлүмү"],
    ["2", "Таза суу", "Түтүк тартуу", "2024-2027-жж.", "3 км түтүк", "«Таза суу» МИ"],
]


def changed(rows, row: int, column: int, text: str):
    return [
        [text if (no, at) == (row, column) else cell for at, cell in enumerate(cells)]
        for no, cells in enumerate(rows)
    ]


@pytest.fixture
def brought(office):
    """The programme as it was brought in first."""
    understood = office.programme_import.dry_run([word(FIRST)])
    office.programme_import.accept(understood)
    return understood.book.programme.id


def test_nothing_is_written_before_it_is_accepted(office):
    understood = office.programme_import.dry_run([word(FIRST)])
    assert understood.counts.activities == 3
    assert office.programmes.all() == () and office.directory.organisations() == ()


def test_what_is_accepted_is_the_programme_that_was_shown(office):
    understood = office.programme_import.dry_run([word(FIRST)])
    saved = office.programme_import.accept(understood)
    book = office.programmes.book(saved.first(Programme).id)
    assert outline(book) == outline(understood.book)
    assert (book.programme.first_year, book.programme.last_year) == (2024, 2027)
    names = {row.id: row.name.of("ky") for row in saved.all(Organisation)}
    assert set(names.values()) == {"Мэрия", "Билим берүү бөлүмү", "«Таза суу» МИ"}
    tied = sorted((row.position, names[row.organisation_id]) for row in book.responsible)
    assert tied == [(1, "«Таза суу» МИ"), (1, "Мэрия"), (1, "Мэрия"), (2, "Билим берүү бөлүмү")]
    assert len(saved.rows) == 1 + 7 + 3 + 4


def test_one_undo_takes_the_import_back(office):
    understood = office.programme_import.dry_run([word(FIRST)])
    saved = office.programme_import.accept(understood)
    office.records.undo(saved)
    assert office.programmes.all() == () and office.directory.organisations() == ()
    again = office.programme_import.accept(office.programme_import.dry_run([word(FIRST)]))
    assert len(again.rows) == len(saved.rows)


def test_two_doubts_are_corrected_before_it_is_accepted(office):
    rows = changed(changed(FIRST, 3, 3, "каржы болгондо"), 5, 5, "Мэрия «Таза суу» МИ")
    understood = office.programme_import.dry_run([excel(rows)])
    places = [(d.reason, d.place) for d in understood.doubts if d.place.row]
    assert places == [
        ("term_unclear", Place("план.xlsx", 1, 4, 4)),
        ("body_rest", Place("план.xlsx", 1, 6, 6)),
    ]
    better = understood.with_cell(places[0][1], "2024-ж.").with_cell(places[1][1], "Мэрия, «Таза суу» МИ")
    assert [d.reason for d in better.doubts if d.place.row] == []
    book = office.programmes.book(office.programme_import.accept(better).first(Programme).id)
    rows = [line.item for line in lines(book.items) if line.item.kind is PlanKind.ACTIVITY]
    assert [(item.first_year, item.last_year) for item in rows] == [(2024, 2024), (2025, 2025), (2024, 2027)]


def test_known_organisations_are_found_and_not_made_again(office):
    water = Organisation(name=Words("«Таза суу» муниципалдык ишканасы"), short=Words("МП «Таза суу»"))
    office.records.save(water)
    understood = office.programme_import.dry_run([word(FIRST)])
    known = [body for body in understood.bodies if not body.new]
    assert [(body.organisation.id, body.spellings) for body in known] == [(water.id, ("«Таза суу» МИ",))]
    saved = office.programme_import.accept(understood)
    assert len(saved.all(Organisation)) == 2


# ---- a second time -------------------------------------------------------------------------------------


def test_the_same_file_again_changes_nothing(office, brought):
    again = office.programme_import.dry_run([word(FIRST)], programme_id=brought)
    assert {line.fate for line in again.lines} == {Fate.SAME}
    assert again.changed() == () and office.programme_import.accept(again).rows == ()


def test_a_corrected_file_updates_its_rows(office, brought):
    before = {item.text.ky: item for item in office.programmes.book(brought).items}
    rows = changed(FIRST, 3, 2, "№3 мектептин чатырын толук жабуу")
    rows = changed(rows, 5, 3, "2025-2027-жж.")
    rows.append(["3", "Жарык", "Көчөлөрдү жарыктандыруу", "2026-ж.", "40 чырак", "Мэрия"])
    again = office.programme_import.dry_run([word(rows)], programme_id=brought)
    fates = {line.text: line.fate for line in again.lines}
    assert fates["№3 мектептин чатырын толук жабуу"] is Fate.CHANGED
    assert fates["Түтүк тартуу"] is Fate.CHANGED and fates["Терезелерди алмаштыруу"] is Fate.SAME
    assert fates["Көчөлөрдү жарыктандыруу"] is Fate.NEW
    saved = office.programme_import.accept(again)
    book = office.programmes.book(brought)
    after = {item.text.ky: item for item in book.items}
    assert len(book.items) == 9 and len(saved.all(PlanItem)) == 4 and not saved.all(Organisation)
    roof = after["№3 мектептин чатырын толук жабуу"]
    assert roof.id == before["№3 мектептин чатырын жабуу"].id
    assert (after["Түтүк тартуу"].first_year, after["Түтүк тартуу"].id) == (2025, before["Түтүк тартуу"].id)
    office.records.undo(saved)
    assert outline(office.programmes.book(brought)) == [
        "P 1. Социалдык өнүгүү",
        "·S 1.1. Билим берүү",
        "··T 1 Мектептерди оңдоо",
        "···A №3 мектептин чатырын жабуу | 2024-ж. | Чатыр жабылды | Мэрия",
        "···A Терезелерди алмаштыруу | 2025-ж. | Жылуу сакталды | Мэрия, Билим берүү бөлүмү",
        "··T 2 Таза суу",
        "···A Түтүк тартуу | 2024-2027-жж. | 3 км түтүк | «Таза суу» МИ",
    ]


def test_what_the_file_does_not_speak_of_stays(office, brought):
    roof = next(item for item in office.programmes.book(brought).items if "чатырын" in item.text.ky)
    period = Period(programme_id=brought, year=2024, half=1)
    own = dataclasses.replace(
        roof,
        state=ActivityState.RUNNING,
        percent=40,
        note="Подрядчы тандалды",
        text=Words(roof.text.ky, "Кровля школы № 3"),
        extra=json.dumps({"own_9": "Иванов"}),
    )
    office.records.save(
        own,
        period,
        ActivityReport(
            programme_id=brought, period_id=period.id, plan_item_id=roof.id, done=Words("Башталды")
        ),
        Funding(programme_id=brought, plan_item_id=roof.id, year=2024, plan=5_000_000, fact_first=1_000_000),
        PlanLink(programme_id=brought, plan_item_id=roof.id, table="decision", record_id="d" * 32),
    )
    rows = changed(FIRST, 3, 2, "№3 мектептин чатырын толук жабуу")
    rows = [[*row, cell] for row, cell in zip(rows, ["2024, миң сом", "<", "<", "70", "", ""], strict=True)]
    office.programme_import.accept(office.programme_import.dry_run([word(rows)], programme_id=brought))
    book = office.programmes.book(brought)
    after = next(item for item in book.items if item.id == roof.id)
    assert after.text == Words("№3 мектептин чатырын толук жабуу", "Кровля школы № 3")
    assert (after.state, after.percent, after.note) == (ActivityState.RUNNING, 40, "Подрядчы тандалды")
    assert json.loads(after.extra) == {"own_9": "Иванов"}
    assert [(one.year, one.source, one.plan, one.fact_first) for one in book.funding] == [
        (2024, FundingSource.TOWN_BUDGET, 7_000_000, 1_000_000)
    ]
    assert [row.state for row in book.reports] == [ReportState.DRAFT] and len(book.links) == 1


def test_a_row_that_moved_is_the_same_row(office, brought):
    water = next(item for item in office.programmes.book(brought).items if item.text.ky == "Түтүк тартуу")
    rows = [*FIRST[:5], ["1.2. Коммуналдык чарба", *["<"] * 5], FIRST[5]]
    office.programme_import.accept(office.programme_import.dry_run([word(rows)], programme_id=brought))
    book = office.programmes.book(brought)
    after = next(item for item in book.items if item.text.ky == "Түтүк тартуу")
    parents = {item.id: item for item in book.items}
    assert after.id == water.id and len(book.items) == 8
    assert parents[parents[after.parent_id].parent_id].text.ky == "Коммуналдык чарба"


def test_what_is_gone_from_the_file_stays_unless_the_person_removes_it(office, brought):
    again = office.programme_import.dry_run([word(FIRST[:5])], programme_id=brought)
    gone = [doubt.text for doubt in again.doubts if doubt.reason == "gone"]
    assert gone == ["Таза суу", "Түтүк тартуу"] and again.changed() == ()
    task = next(row for row in again.gone if row.kind is PlanKind.TASK)
    office.programme_import.accept(again.without_gone(task.id))
    book = office.programmes.book(brought)
    assert [item.text.ky for item in book.items if item.kind is PlanKind.TASK] == ["Мектептерди оңдоо"]
    assert "Түтүк тартуу" not in {item.text.ky for item in book.items}


def test_who_answers_follows_the_text_and_a_persons_own_choice_stays(office, brought):
    book = office.programmes.book(brought)
    roof = next(item for item in book.items if "чатырын" in item.text.ky)
    other = Organisation(name=Words("Архитектура бөлүмү"))
    tie = next(row for row in book.responsible if row.plan_item_id == roof.id)
    office.records.save(other, dataclasses.replace(tie, organisation_id=other.id))
    office.programme_import.accept(office.programme_import.dry_run([word(FIRST)], programme_id=brought))
    ties = [row for row in office.programmes.book(brought).responsible if row.plan_item_id == roof.id]
    assert [row.organisation_id for row in ties] == [other.id]
    rows = changed(FIRST, 3, 5, "Билим берүү бөлүмү, «Таза суу» МИ")
    office.programme_import.accept(office.programme_import.dry_run([word(rows)], programme_id=brought))
    ties = [row for row in office.programmes.book(brought).responsible if row.plan_item_id == roof.id]
    known = {row.id: row.name.ky for row in office.directory.organisations()}
    assert [known[row.organisation_id] for row in sorted(ties, key=lambda row: row.position)] == [
        "Билим берүү бөлүмү", "«Таза суу» МИ",
    ]  # fmt: skip
    assert len(office.directory.organisations()) == 4


def test_a_matrix_joins_the_programme_that_is_here(office, brought):
    matrix = [
        ["№", "Маселе", "Индикатор", "Өлчөө бирдиги", "Базалык жыл (2023-ж.)", "1 жыл", "2 жыл", "Максат",
         "Жооптуу"],
        ["1", "Суу", "Түтүктөрдүн узундугу", "км", "0", "1,5", "1,5", "3", "«Таза суу» МИ"],
    ]  # fmt: skip
    files = [word("# Индикаторлордун матрицасы", matrix)]
    first = office.programme_import.dry_run(files)
    meant = office.programme_import.meant(first)
    assert meant is not None and meant.id == brought
    saved = office.programme_import.accept(office.programme_import.dry_run(files, programme_id=brought))
    book = office.programmes.book(brought)
    assert (len(book.items), len(book.indicators)) == (7, 1) and not saved.all(Organisation)
    assert [(row.year, row.value) for row in book.targets] == [(2024, "1,5"), (2025, "1,5")]
    assert len(book.chapters) == 1
    matrix[1][5] = "1,7"
    office.programme_import.accept(office.programme_import.dry_run([word(matrix)], programme_id=brought))
    assert [row.value for row in office.programmes.book(brought).targets] == ["1,7", "1,5"]


def test_a_plan_alone_leaves_the_chapters_of_a_whole_book_as_they_are(office):
    book = word("# Киришүү", "Шаар тоо этегинде.", "# Программанын иш-чараларынын планы", FIRST)
    importing = office.programme_import
    brought = importing.accept(importing.dry_run([book])).first(Programme).id
    again = importing.dry_run([word("# Иш-чаралардын планы", FIRST)], programme_id=brought)
    assert again.changed() == () and again.gone == ()
    assert {line.fate for line in again.lines} == {Fate.SAME}
    shorter = importing.dry_run([word("# Киришүү", "Шаар суу боюнда.")], programme_id=brought)
    assert [row.title.ky for row in shorter.gone] == ["Программанын иш-чараларынын планы"]
    importing.accept(shorter)
    chapters = office.programmes.book(brought).chapters
    assert [row.text.ky for row in chapters] == ["Шаар суу боюнда.", ""]
    assert len(office.programmes.book(brought).items) == 7


@pytest.mark.parametrize("kind", ["plan", "matrix"])
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_what_is_printed_imports_back_to_the_same_programme(office, brought, tmp_path, kind, form):
    if kind == "matrix":
        matrix = [
            [
                "№",
                "Маселе",
                "Индикатор",
                "Өлчөө бирдиги",
                "Базалык жыл (2023-ж.)",
                "1 жыл",
                "Максат",
                "Жооптуу",
            ],
            ["1", "Суу", "Түтүктөр", "км", "0", "1,5", "3", "«Таза суу» МИ"],
            ["^", "Суу", "Скважиналар", "даана", "1", "2", "3", "^"],
        ]
        office.programme_import.accept(office.programme_import.dry_run([word(matrix)], programme_id=brought))
    path = tmp_path / f"{kind}.{form}"
    path.write_bytes(getattr(office.programme_papers, form)(kind, brought, "ky"))
    again = office.programme_import.dry_run(office.programme_import.read([path]), programme_id=brought)
    assert [row for row in again.changed() if type(row).__name__ != "Chapter"] == []
    assert again.gone == () and len(again.lines) >= (8 if kind == "plan" else 3)


def test_which_programme_is_meant(office, brought):
    importing = office.programme_import
    same = importing.dry_run([word(FIRST)])
    assert importing.meant(same).id == brought
    later = [[cell.replace("202", "203") for cell in row] for row in FIRST]
    assert importing.meant(importing.dry_run([word(later)])) is None


# ---- trouble -------------------------------------------------------------------------------------------


def test_a_file_without_anything_of_a_programme_is_told(office):
    with pytest.raises(UserFixable) as told:
        office.programme_import.dry_run([excel([["Аты", "Телефону"], ["Асан", "0555"]])])
    assert told.value.code == "import_nothing"


def test_a_programme_changed_meanwhile_is_not_written_over(office, brought):
    again = office.programme_import.dry_run([word(changed(FIRST, 3, 3, "2025-ж."))], programme_id=brought)
    roof = next(item for item in office.programmes.book(brought).items if "чатырын" in item.text.ky)
    office.records.save(dataclasses.replace(roof, percent=10))
    with pytest.raises(UserFixable) as told:
        office.programme_import.accept(again)
    assert told.value.code == "stale"
    kept = next(item for item in office.programmes.book(brought).items if item.id == roof.id)
    assert kept.term.ky == "2024-ж." and kept.percent == 10


def test_all_or_nothing_when_a_row_cannot_be_saved(office):
    understood = office.programme_import.dry_run([word(changed(FIRST, 3, 5, "Мэрия " * 500))])
    with pytest.raises(UserFixable) as told:
        office.programme_import.accept(understood)
    assert told.value.code == "cannot_save" and told.value.problems
    assert office.programmes.all() == ()


def test_two_files_of_one_name_are_told_apart(office, tmp_path):
    paths = []
    for no, said in enumerate(("1. Социалдык өнүгүү", "2. Экономика")):
        folder = tmp_path / str(no)
        folder.mkdir()
        paths.append(folder / "план.csv")
        rows = [";".join(HEAD), f"{said};;;;;", ";Базар;Базарды оңдоо;2025-ж.;Базар;Мэрия"]
        paths[-1].write_text("\n".join(rows), encoding="utf-8-sig")
    files = office.programme_import.read(paths)
    assert [file.name for file in files] == ["план.csv", "план (2).csv"]
    assert office.programme_import.dry_run(files).counts.activities == 2


def test_a_long_plan_is_written_in_few_statements(office, count_queries):
    rows = [HEAD, *(["", f"Тапшырма {no}", f"Чара {no}", "2024-ж.", "Болду", "Мэрия"] for no in range(300))]
    understood = office.programme_import.dry_run([excel(rows)])
    saved = office.programme_import.accept(understood)
    assert len(saved.all(PlanItem)) == 600 and len(saved.all(Responsible)) == 300
    with count_queries() as sent:
        office.programme_import.dry_run([excel(rows)], programme_id=understood.book.programme.id)
    assert len(sent) < 30


def test_a_table_alone_orders_nothing_of_a_whole_book(office):
    book = word(
        "# Киришүү", "Шаар тоо этегинде.",
        "# Коркунучтар", "Кургакчылык.",
        "# Иш-чаралардын планы", FIRST,
    )  # fmt: skip
    importing = office.programme_import
    brought = importing.accept(importing.dry_run([book])).first(Programme).id
    for file in (word(FIRST), excel(FIRST), word("# Иш-чаралардын планы", FIRST)):
        again = importing.dry_run([file], programme_id=brought)
        assert again.changed() == () and again.gone == ()


def test_a_chapter_that_joins_the_book_moves_only_what_stands_behind_it(office):
    importing = office.programme_import
    titles = ("Киришүү", "Экономика", "Мониторинг")
    first = word(*(part for title in titles for part in (f"# {title}", f"{title} жөнүндө.")))
    brought = importing.accept(importing.dry_run([first])).first(Programme).id
    titles = ("Экономика", "Билим берүү", "Мониторинг")
    second = word(*(part for title in titles for part in (f"# {title}", f"{title} жөнүндө.")))
    again = importing.dry_run([second], programme_id=brought)
    assert [row.title.ky for row in again.gone] == ["Киришүү"]
    assert sorted(row.title.ky for row in again.changed()) == ["Билим берүү", "Мониторинг"]
    importing.accept(again)
    chapters = sorted(office.programmes.book(brought).chapters, key=lambda row: row.position)
    assert [(row.position, row.title.ky) for row in chapters] == [
        (1, "Киришүү"), (2, "Экономика"), (3, "Билим берүү"), (4, "Мониторинг"),
    ]  # fmt: skip


def test_numbers_of_a_file_do_not_matter_where_the_program_numbers(office, brought):
    rows = changed(FIRST, 3, 0, "7")
    rows.append(["8", "Жарык", "Көчөлөрдү жарыктандыруу", "2026-ж.", "40 чырак", "Мэрия"])
    again = office.programme_import.dry_run([word(rows)], programme_id=brought)
    assert {row.text.ky: row.number for row in again.changed() if isinstance(row, PlanItem)} == {
        "Жарык": "",
        "Көчөлөрдү жарыктандыруу": "",
    }
    assert "number_gap" not in {doubt.reason for doubt in again.doubts}
    office.plan.number(brought, own=True)
    again = office.programme_import.dry_run([word(rows)], programme_id=brought)
    numbers = {row.text.ky: row.number for row in again.changed() if isinstance(row, PlanItem)}
    assert numbers["Жарык"] == "8" and numbers["Мектептерди оңдоо"] == "7"


@pytest.mark.parametrize(("lang", "shown"), [("ky", "7,5"), ("ru", "7,5"), ("en", "7.5")])
def test_a_sum_is_told_as_the_language_writes_it(office, lang, shown):
    matrix = [
        ["№", "Маселе", "Индикатор", "Өлчөө бирдиги", "Базалык жыл (2023-ж.)", "2024", "2025", "Максат",
         "Жооптуу"],
        ["1", "Суу", "Түтүктөр", "км", "0", "3,5", "4", "7,55", "Мэрия"],
    ]  # fmt: skip
    found = office.programme_import.dry_run([word(matrix)])
    doubt = next(one for one in found.doubts if one.reason == "sum_differs")
    assert shown in import_words.reason(doubt, load(places.translations(), lang))
