"""Words of headers in Kyrgyz and Russian, folded: columns, funding sources, the fields of SWOT."""

from __future__ import annotations

import re

from mslite.domain.programme.found import TableUse
from mslite.domain.programme.kinds import FactorKind, FundingSource
from mslite.domain.text import fold

NUMBER = (
    r"^\s*(?:№|no\.?|n)\s*(?:п\.?\s*/?\s*п\.?|т\.?\s*/?\s*б\.?)?$|^п\.?\s*/?\s*п\.?$"
    r"|^т\.?\s*/?\s*б\.?\s*№?$|^катар\w*(?: №| номер\w*)?$|^номер\w*$"
)
_RESPONSIBLE = r"жооптуу|аткаруучу|ответств|исполнит"
_NOTE = r"эскертуу|эскертме|примечан|комментар"
_PLAN_WORDS: tuple[tuple[str, str], ...] = (
    ("number", NUMBER),
    ("responsible", _RESPONSIBLE),
    ("term", r"моонот|срок|мезгил|дата|убактысы"),
    ("source", r"булак|булаг|источник"),
    ("money", r"карж|финанс|сумма|бюджет|стоимост|каражат|чыгым|расход|наркы|\bсом\b|млн|тыс"),
    ("result", r"жыйынтык|натыйжа|продукт|результат|итог|эффект|индикатор|корсоткуч|показател"),
    ("text", r"чара|аракет|мероприят|действи|\bиштер|\bработ[аы]"),
    ("task", r"тапшырма|милдет|задач|максат|\bцел[ьи]"),
    ("priority", r"артыкчылык|приоритет|багыт|направлени"),
    ("section", r"болум|раздел|тармак|сфера"),
    ("note", _NOTE),
)
_MATRIX_WORDS: tuple[tuple[str, str], ...] = (
    ("number", NUMBER),
    ("own", r"булак|булаг|источник"),
    ("responsible", _RESPONSIBLE),
    ("unit", r"олчоо|бирдик|бирдиг|единиц|ед\.?\s*изм"),
    ("base", r"базал|баштапкы|базов|исходн"),
    ("final", r"акыркы|конечн|итогов|целев|максат"),
    ("name", r"индикатор|корсоткуч|показател"),
    ("issue", r"маселе|койгой|проблем|вопрос|задач|тапшырма|милдет|багыт|направлени"),
    ("note", _NOTE),
)
WORDS = {
    TableUse.PLAN: tuple((field, re.compile(form)) for field, form in _PLAN_WORDS),
    TableUse.MATRIX: tuple((field, re.compile(form)) for field, form in _MATRIX_WORDS),
}
WEIGHT = {
    TableUse.PLAN: {"text": 2, "term": 2, "task": 1, "result": 1, "responsible": 1, "number": 0},
    TableUse.MATRIX: {"unit": 2, "base": 2, "target": 2, "name": 1, "final": 1, "issue": 1},
}
SEVERAL = {"money", "target", "value", "own", ""}
"""Fields that several columns of one table may have."""
YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
YEAR_NO = re.compile(
    r"(?<!\d)(\d{1,2})\s*-?\s*(?:чи|чу|й|ый|ой)?\s*-?\s*(?:жыл|год)|(?:жыл|год)\s*№?\s*(\d{1,2})(?!\d)"
)
FACT = re.compile(r"\bфакт|иш жузундо|аткарыл")
FACT_OR_PLAN = re.compile(r"\bфакт|прогноз|болжол|божомол|\bплан|иш жузундо|баа\b|оценка")
TOTAL = re.compile(r"\bбарды|\bбаары|\bжалпы|всего|итого|общ(?:ая|ий)")
NUMBERING = re.compile(r"\(?(\d{1,2})\)?\.?")
_UNITS = ((1_000_000, re.compile(r"млн|миллион")), (1_000, re.compile(r"тыс|\bмин\b\.?\s*сом")))
_SOURCES = (
    (FundingSource.DEVELOPMENT_FUND, re.compile(r"онуктуруу фонд|фонд\w* развит|фрр|\bфр\b")),
    (FundingSource.OTHER, re.compile(r"тышкар|внебюджет")),
    (FundingSource.STATE_BUDGET, re.compile(r"республик|мамлекет|государств|\bрб\b")),
    (FundingSource.DONOR, re.compile(r"донор|грант|эл аралык|международ")),
    (FundingSource.PRIVATE, re.compile(r"\bжеке|частн|инвестор|инвестиц|ишкер|предприним|спонсор|демоочу")),
    (FundingSource.TOWN_BUDGET, re.compile(r"жергиликтуу|шаар|айыл|местн|городск|бюджет|\b[жм]б\b")),
    (FundingSource.OTHER, re.compile(r"башка|проч|ины[ех]|друг")),
)
_FACTORS = (
    (FactorKind.STRENGTH, re.compile(r"^\W*(?:s\b\W*)?(?:кучтуу|сильн|strength)")),
    (FactorKind.WEAKNESS, re.compile(r"^\W*(?:w\b\W*)?(?:алсыз|начар|чабал|слаб|weak)")),
    (FactorKind.OPPORTUNITY, re.compile(r"^\W*(?:o\b\W*|о\b\W*)?(?:мумкунчулук|возможност|opportun)")),
    (FactorKind.THREAT, re.compile(r"^\W*(?:t\b\W*|т\b\W*)?(?:коркунуч|тобокел|угроз|риск|threat)")),
)


def factor_of(text: str) -> FactorKind | None:
    """Return which field of SWOT a text heads, None when none."""
    folded = fold(text.strip())
    return next((kind for kind, form in _FACTORS if form.match(folded)), None)


def source_of(text: str) -> FundingSource | None:
    """Return the funding source that a text names, None when none."""
    folded = fold(text)
    return next((source for source, form in _SOURCES if form.search(folded)), None)


def unit_of(text: str) -> int:
    """Return how many som one unit of a money column is: 1, a thousand or a million."""
    folded = fold(text)
    return next((unit for unit, form in _UNITS if form.search(folded)), 1)
