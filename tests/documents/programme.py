"""A small programme of the invented town Ак-Суу, its papers by name; run as a program it writes them anew.

python -m tests.documents.programme
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mslite.documents import compose_programme, pdf
from mslite.documents.pdftext import page_texts
from mslite.domain.office import Municipality
from mslite.domain.programme import pack, reportbuild, sheetbuild
from mslite.domain.programme.kinds import (
    ActivityState,
    ChapterRole,
    FactorKind,
    ForecastKind,
    FundingSource,
    IndicatorKind,
    Measure,
    PlanKind,
    ProgrammeState,
    ReportState,
    ResolutionKind,
    TableKind,
    TermKind,
)
from mslite.domain.programme.rows import (
    Abbreviation,
    ActivityReport,
    AnnualItem,
    Book,
    Chapter,
    Fact,
    Factor,
    ForecastSeries,
    ForecastValue,
    Funding,
    Indicator,
    Period,
    PlanItem,
    Programme,
    Resolution,
    Responsible,
    TableColumn,
    Target,
)
from mslite.domain.programme.sheetbuild import Source
from mslite.domain.programme.sheets import ProgrammeSheet
from mslite.domain.rows import Lang, Words
from mslite.i18n.catalogue import Translator
from tests.conftest import ROOT

GOLDEN = Path(__file__).parent / "golden"
PACK = pack.parse(json.loads((ROOT / "resources/methods/2018.json").read_text(encoding="utf-8")))
P: dict[str, Any] = {"programme_id": "p"}
OFFICE = Municipality(
    id="o",
    name=Words("Ак-Суу шаарынын мэриясы", "Мэрия города Ак-Суу"),
    place=Words("Ак-Суу шаары", "г. Ак-Суу"),
    address=Words("Ынтымак көчөсү, 1", "ул. Ынтымак, 1"),
)
PROSE = (
    "Шаар **тез** өсүүдө: 5 < 7 & 3 > 2.\n"
    "- Биринчи\n  - ички\n1. Сан // сап\n"
    "| Жыл | Калк |\n|---|---|\n| 2023 | 5 200 |"
)
WATER, ROADS = "Суу чарба ишканасы", "Жол кызматы"


def item(
    key: str, parent: str | None, kind: PlanKind, position: int, ky: str, ru: str = "", **more: Any
) -> PlanItem:
    return PlanItem(id=key, parent_id=parent, kind=kind, position=position, text=Words(ky, ru), **P, **more)


ITEMS = (
    item("p1", None, PlanKind.PRIORITY, 1, "Таза шаар", "Чистый город"),
    item("s1", "p1", PlanKind.SECTION, 1, "Ичүүчү суу", "Питьевая вода"),
    item(
        "t1",
        "s1",
        PlanKind.TASK,
        1,
        "Калкты таза суу менен камсыз кылуу",
        "Обеспечить население чистой водой",
    ),
    item(
        "a1",
        "t1",
        PlanKind.ACTIVITY,
        1,
        "Суу түтүгүн тартуу – 10 км",
        "Проложить водопровод – 10 км",
        measure=Measure.PROJECT,
        term=Words("2024-2025-жж."),
        term_kind=TermKind.YEARS,
        first_year=2024,
        last_year=2025,
        result=Words("1200 үй туташат", "Подключено 1200 домов"),
        responsible=Words(WATER),
    ),
    item(
        "a2",
        "t1",
        PlanKind.ACTIVITY,
        2,
        "Скважина <№ 3> & насос",
        "",
        term=Words("Жыл сайын"),
        term_kind=TermKind.YEARLY,
        result=Words("1200 үй туташат", "Подключено 1200 домов"),
        responsible=Words(WATER),
        merged="result responsible",
        extra='{"own_place": "Төмөнкү көчө"}',
    ),
    item("t2", "s1", PlanKind.TASK, 2, "Тапшырма иш-чарасыз", "Задача без мероприятий"),
    item("p2", None, PlanKind.PRIORITY, 2, "Жолдор", "Дороги"),
    item(
        "a3",
        "p2",
        PlanKind.ACTIVITY,
        1,
        "Көпүрөнү оңдоо",
        "Починить мост",
        term=Words("2024-ж."),
        term_kind=TermKind.YEARS,
        first_year=2024,
        last_year=2024,
        responsible=Words(ROADS),
        state=ActivityState.POSTPONED,
    ),
)

BOOK = Book(
    programme=Programme(
        id="p",
        name=Words(
            "Ак-Суу шаарын 2024–2027-жылдарга карата социалдык-экономикалык өнүктүрүү программасы",
            "Программа социально-экономического развития города Ак-Суу на 2024–2027 годы",
        ),
        slogan=Words("Таза суу, жарык көчө"),
        first_year=2024,
        last_year=2027,
        state=ProgrammeState.AMENDED,
    ),
    resolutions=(
        Resolution(
            **P,
            number="05",
            date=dt.date(2024, 2, 16),
            council=Words("Ак-Суу шаардык кеңеши", "Ак-Сууйский городской кенеш"),
            about=Words("Программаны бекитүү жөнүндө", "Об утверждении программы"),
        ),
        Resolution(
            **P,
            kind=ResolutionKind.AMENDED,
            number="12",
            date=dt.date(2025, 3, 4),
            about=Words("Жаңы көпүрө", "Новый мост"),
        ),
    ),
    chapters=(
        Chapter(**P, position=1, role=ChapterRole.ABBREVIATIONS, title=Words("Кыскартуулар", "Сокращения")),
        Chapter(
            **P,
            position=2,
            title=Words("Киришүү", "Введение"),
            text=Words(PROSE),
        ),
        Chapter(**P, position=3, title=Words("Талдоо", "Анализ")),
        Chapter(
            **P, position=4, level=2, title=Words("Экономика"), text=Words("# Корутунду\nКирешелер өсүүдө.")
        ),
        Chapter(**P, position=5, title=Words("Бош бөлүм", "Пустая глава")),
        Chapter(**P, position=6, role=ChapterRole.SWOT),
        Chapter(
            **P, position=7, role=ChapterRole.GOAL, title=Words("Максат", "Цель"), text=Words("Жакшы жашоо.")
        ),
        Chapter(
            **P,
            position=8,
            role=ChapterRole.RISKS,
            title=Words("Шарттар жана тобокелдиктер", "Условия и риски"),
        ),
        Chapter(**P, position=9, role=ChapterRole.PLAN, title=Words("Иш-чаралар планы", "План мероприятий")),
        Chapter(**P, position=10, role=ChapterRole.MATRIX, title=Words("Матрица", "Матрица")),
    ),
    abbreviations=(
        Abbreviation(
            **P,
            short=Words("ЖӨБ", "МСУ"),
            meaning=Words("жергиликтүү өз алдынча башкаруу", "местное самоуправление"),
        ),
    ),
    factors=tuple(
        Factor(
            **P,
            kind=kind,
            text=Words(f"Фактор {no}"),
            answer=Words("Жооп") if kind is FactorKind.RISK else Words(),
        )
        for no, kind in enumerate(FactorKind)
    ),
    items=ITEMS,
    indicators=(
        Indicator(**P, id="h1", kind=IndicatorKind.HEADING, position=1, name=Words("Суу", "Вода")),
        Indicator(
            **P,
            id="i1",
            position=2,
            issue=Words("Суу жетишсиз"),
            name=Words("Таза суу алган калктын үлүшү", "Доля населения с чистой водой"),
            unit=Words("%"),
            base_year=2023,
            base="60 %",
            final="95 %",
            responsible=Words(WATER),
        ),
        Indicator(
            **P,
            id="i2",
            main_id="i1",
            position=3,
            issue=Words("Суу жетишсиз"),
            name=Words("анын ичинде айылдарда", "в том числе в сёлах"),
            unit=Words("%"),
            base_year=2023,
            base="40 %",
            final="90 %",
            responsible=Words(WATER),
            merged="issue responsible",
        ),
    ),
    targets=tuple(
        Target(**P, indicator_id=key, year=year, value=value)
        for key, values in (
            ("i1", ("68 %", "77 %", "86 %", "95 %")),
            ("i2", ("50 %", "65 %", "80 %", "90 %")),
        )
        for year, value in zip(range(2024, 2028), values, strict=True)
    ),
    responsible=(
        Responsible(**P, plan_item_id="a1", organisation_id="water"),
        Responsible(**P, plan_item_id="a2", organisation_id="water"),
        Responsible(**P, indicator_id="i1", organisation_id="water"),
        Responsible(**P, plan_item_id="a3", organisation_id="roads"),
    ),
    funding=(
        Funding(
            **P,
            plan_item_id="a1",
            year=2024,
            source=FundingSource.DONOR,
            plan=1_250_000_00,
            fact_first=400_000_00,
            fact_second=810_050_00,
        ),
        Funding(**P, plan_item_id="a3", year=2024, plan=300_000_00, fact_first=0),
    ),
    annual=(
        AnnualItem(
            **P,
            plan_item_id="a1",
            year=2025,
            text=Words("Суу түтүгүн тартуу – 2,5 км", "Проложить водопровод – 2,5 км"),
            result=Words("300 үй"),
        ),
        AnnualItem(**P, plan_item_id="a2", year=2025),
    ),
    series=(
        ForecastSeries(**P, id="f1", name=Words("Калктын саны", "Численность населения"), unit=Words("миң")),
    ),
    forecast=tuple(
        ForecastValue(
            **P,
            series_id="f1",
            year=year,
            value=value,
            kind=ForecastKind.FACT if year == 2023 else ForecastKind.FORECAST,
        )
        for year, value in ((2023, "5,2"), (2024, "5,3"), (2025, "5,4"))
    ),
    periods=(
        Period(**P, id="h24", year=2024, half=2, conclusion=Words("Иштер улантылсын.\nКөпүрө тездетилсин.")),
    ),
    reports=(
        ActivityReport(
            **P,
            period_id="h24",
            plan_item_id="a1",
            state=ReportState.APPROVED,
            done=Words("6 км тартылды"),
            percent=60,
            activity_state=ActivityState.RUNNING,
        ),
        ActivityReport(
            **P,
            period_id="h24",
            plan_item_id="a3",
            state=ReportState.SUBMITTED,
            reason=Words("Каражат жок", "Нет средств"),
            percent=0,
            activity_state=ActivityState.POSTPONED,
        ),
    ),
    facts=(Fact(**P, period_id="h24", indicator_id="i1", state=ReportState.APPROVED, value="66 %"),),
    columns=(
        TableColumn(
            **P, table_kind=TableKind.PLAN, key="own_place", position=4, title=Words("Орду", "Место")
        ),
        TableColumn(**P, table_kind=TableKind.PLAN, key="money", position=8),
    ),
)
BODIES = {"water": Words(WATER, "Предприятие водного хозяйства"), "roads": Words(ROADS, "Дорожная служба")}


def source(lang: str = "ky", book: Book = BOOK) -> Source:
    return Source(book, PACK, OFFICE, Lang(lang), bodies=BODIES)


def all_papers() -> dict[str, ProgrammeSheet]:
    found: dict[str, ProgrammeSheet] = {}
    for lang in ("ky", "ru"):
        one = source(lang)
        found[f"programme-book-{lang}"] = sheetbuild.book_sheet(one)
        found[f"programme-plan-{lang}"] = sheetbuild.plan_sheet(one)
        found[f"programme-annual-{lang}"] = sheetbuild.annual_sheet(one, 2025)
        found[f"programme-matrix-{lang}"] = sheetbuild.matrix_sheet(one)
        found[f"programme-body-{lang}"] = sheetbuild.body_sheet(one, "water")
        found[f"programme-monitoring-{lang}"] = reportbuild.monitoring_sheet(one, BOOK.periods[0])
        found[f"programme-handout-{lang}"] = reportbuild.handout_sheet(one)
    return found


def printed(sheet: ProgrammeSheet, tr: Callable[[str], Translator]) -> bytes:
    return pdf.draw(compose_programme.compose(sheet, tr))


def written(sheet: ProgrammeSheet, tr: Callable[[str], Translator]) -> str:
    """The text of a paper, page by page, as its golden file holds it."""
    pages = page_texts(printed(sheet, tr))
    return "\n\f\n".join("\n".join(line.rstrip() for line in page.split("\n")) for page in pages) + "\n"


if __name__ == "__main__":
    from mslite.i18n.catalogue import load

    words = {lang: load(Path("translations"), lang) for lang in ("ky", "ru")}
    for name, sheet in all_papers().items():
        (GOLDEN / f"{name}.txt").write_text(written(sheet, words.__getitem__), encoding="utf-8", newline="\n")
