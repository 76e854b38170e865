"""The prose of a file: chapters by their headings; name, slogan and years from what stands before them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mslite.domain.programme import richtext
from mslite.domain.programme.draft import Draft, language
from mslite.domain.programme.found import Line, Place, TableUse
from mslite.domain.programme.header_words import factor_of
from mslite.domain.programme.kinds import ChapterRole, FactorKind
from mslite.domain.programme.raw import RawFile, RawPara, RawTable
from mslite.domain.programme.rows import Book, Chapter
from mslite.domain.programme.understand_matrix import add_abbreviation, add_factors
from mslite.domain.rows import Words
from mslite.domain.text import fold

_START = r"^\W*(?:\d+[-.)]*\s*)?"
_ROLES = (
    (ChapterRole.ABBREVIATIONS, r"кыскарт|сокращени|аббревиатур"),
    (ChapterRole.SWOT, r"\bswot|свот"),
    (ChapterRole.VISION, rf"{_START}(?:шаардын |айылдын |келечек\w* )?(?:корунуш|коз караш|видение)"),
    (ChapterRole.GOAL, rf"{_START}(?:стратегиялык максат|стратегическ\w+ цел|башкы максат|главная цель)"),
    (ChapterRole.RISKS, r"тобокел|\bриск"),
    (ChapterRole.MATRIX, r"матриц|индикаторлорун|индикатор\w* мониторинг"),
    (ChapterRole.FORECAST, rf"{_START}(?:социал\S+ онугуу\w+ )?(?:болжол|божомол|прогноз)"),
    (ChapterRole.PLAN, r"(?:аракет|иш-чара|чара)\w* план|план\w* (?:мероприят|действи|иш-чара)"),
    (ChapterRole.ANNEX, rf"{_START}(?:тиркеме|приложени)"),
)
_BY_TABLE = {
    TableUse.PLAN: ChapterRole.PLAN,
    TableUse.MATRIX: ChapterRole.MATRIX,
    TableUse.FORECAST: ChapterRole.FORECAST,
    TableUse.ABBREVIATIONS: ChapterRole.ABBREVIATIONS,
    TableUse.SWOT: ChapterRole.SWOT,
}
_CONTENTS = re.compile(r"(?:мазмуну|содержание|оглавление)[.: ]*")
_PERIOD = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-–—]\s*((?:19|20)\d\d)(?!\d)")
_NAME = re.compile(r"программ", re.I)
_TYPED_POINT = re.compile(
    r"(?:[•·▪◦●]\s+|[–—-]\t\s*|(?P<number>\d{1,3}(?:\.\d{1,3})*[.)]|[а-яёa-z]\))\t\s*)(?=\S)"
)
_DASH = re.compile(r"\s+[–—-]\s+|\s*[–—]\s*|\t+")


@dataclass
class _Part:
    """A heading and what stands under it, until the next one."""

    head: RawPara
    no: int
    paras: list[tuple[int, RawPara]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Front:
    """What the pages before the first heading say of the programme, as far as they do."""

    name: str = ""
    slogan: str = ""
    first_year: int | None = None
    last_year: int | None = None


def read_prose(draft: Draft, file: RawFile, uses: Mapping[int, TableUse], base: Book | None = None) -> Front:
    """Add the chapters of a file; ``uses`` say by number which tables became something else than text.

    The contents are left out (the program makes them), the pages before the first heading become an
    annex of their own, so that no word is lost; but the title page of the programme that is here
    (``base``) is left out: the program prints it itself.
    """
    front, parts = _parts(file.prose)
    tables = {table.no: table for table in file.tables}
    told = _front([para for _no, para in front])
    text = _text([para for _no, para in front], tables, uses)
    place = Place(file.name, 0, 1)
    kept = _behind_title(text, base) if text and parts and base else None
    if kept is not None:
        title = next(para.text for _no, para in front if para.text.strip())
        draft.doubt(place, richtext.words(title), "title_left_out")
        text = kept
        if text:
            _chapter(draft, place, "", text, 1, ChapterRole.ANNEX)
    elif text and parts:
        chapter = _chapter(draft, place, "", text, 1, ChapterRole.ANNEX)
        title = next(para.text for _no, para in front if para.text.strip())
        draft.lines.append(Line(place, "front", chapter.id, richtext.words(title)))
        draft.doubt(place, richtext.words(title), "front_matter", chapter.id)
    for part in parts:
        _add(draft, file, part, tables, uses)
    return told


def _behind_title(text: str, base: Book) -> str | None:
    """Return the first pages of ``base`` that stand behind its title page; None: this is no such page."""
    said = _lines(text)
    name = base.programme.name
    if not any(told and fold(told) in said for told in (name.ky, name.ru)):
        return None
    known = [
        row.text.of(lang)
        for row in base.chapters
        if row.role is ChapterRole.ANNEX and not row.title
        for lang in ("ky", "ru")
    ]
    if any(one and _lines(one) >= said for one in known):
        return None
    return next((one for one in known if one and _lines(one) < said), "" if not any(known) else None)


def _lines(text: str) -> frozenset[str]:
    return frozenset(
        line for one in richtext.words(text).splitlines() if (line := fold(" ".join(one.split())))
    )


def _parts(prose: Sequence[RawPara]) -> tuple[list[tuple[int, RawPara]], list[_Part]]:
    front: list[tuple[int, RawPara]] = []
    parts: list[_Part] = []
    contents = False
    for no, para in enumerate(prose, start=1):
        title = fold(richtext.words(para.text)).strip() if para.text else ""
        if _CONTENTS.fullmatch(title):
            contents = True
            continue
        if para.level and title:
            contents = False
            parts.append(_Part(para, no))
        elif not contents and "contents" not in para.notes:
            (parts[-1].paras if parts else front).append((no, para))
    return front, parts


def _add(
    draft: Draft,
    file: RawFile,
    part: _Part,
    tables: Mapping[int, RawTable],
    uses: Mapping[int, TableUse],
) -> None:
    title = " ".join(richtext.words(part.head.text).split())
    inside = [uses[para.table] for _no, para in part.paras if para.table is not None and para.table in uses]
    role = next((_BY_TABLE[use] for use in inside if use in _BY_TABLE), None) or role_of(title)
    place = Place(file.name, 0, part.no)
    paras = [para for _no, para in part.paras]
    if role is ChapterRole.ABBREVIATIONS and TableUse.ABBREVIATIONS not in inside:
        paras = _spoken_abbreviations(draft, file.name, part)
    if role is ChapterRole.SWOT and TableUse.SWOT not in inside:
        paras = _spoken_swot(draft, file.name, part)
    text = _text(paras, tables, uses)
    chapter = _chapter(draft, place, title, text, min(part.head.level, 3), role)
    draft.lines.append(Line(place, "chapter", chapter.id, title))


def role_of(title: str) -> ChapterRole:
    """Return what a chapter of this title holds besides its prose."""
    folded = fold(title)
    return next((role for role, form in _ROLES if re.search(form, folded)), ChapterRole.PROSE)


def _chapter(draft: Draft, place: Place, title: str, text: str, level: int, role: ChapterRole) -> Chapter:
    lang = language([title, text]) or "ky"
    chapter = Chapter(
        id=draft.new_id(place.file, "chapter", place.row),
        programme_id=draft.programme_id,
        position=len(draft.chapters) + 1,
        level=level,
        role=role,
        title=Words().put(lang, title),
        text=Words().put(lang, text),
    )
    draft.chapters.append(chapter)
    return chapter


def _text(paras: Sequence[RawPara], tables: Mapping[int, RawTable], uses: Mapping[int, TableUse]) -> str:
    """Return paragraphs and the tables among them that stay text as rich text."""
    return richtext.render(_blocks(paras, tables, uses))


def _blocks(
    paras: Sequence[RawPara], tables: Mapping[int, RawTable], uses: Mapping[int, TableUse]
) -> Iterator[richtext.Block]:
    for para in paras:
        if para.table is not None:
            if uses.get(para.table) is TableUse.TEXT:
                yield _table(tables[para.table])
            continue
        spans = richtext.parse_line(para.text)
        if not spans:
            continue
        if para.level:
            yield richtext.Heading(spans, 1)
        elif para.list:
            number = para.label if para.list == "number" else ""
            yield richtext.Item(spans, number, min(para.depth, richtext.DEEPEST))
        elif point := _TYPED_POINT.match(para.text):
            yield richtext.Item(richtext.parse_line(para.text[point.end() :]), point["number"] or "")
        else:
            yield richtext.Para(spans)


def _table(table: RawTable) -> richtext.Table:
    rows = []
    for no, row in enumerate(table.rows):
        cells = []
        for column, cell in enumerate(row):
            first = cell.owner == (no, column)
            cells.append(richtext.joined([richtext.Span(cell.text)]) if first else ())
        rows.append(tuple(cells))
    return richtext.Table(tuple(rows), head=False)


def _spoken_abbreviations(draft: Draft, file: str, part: _Part) -> list[RawPara]:
    """Take lines «МЖӨ – мамлекеттик-жеке өнөктөштүк» out of the prose; return what is left."""
    left = []
    for no, para in part.paras:
        pair = _DASH.split(richtext.words(para.text), maxsplit=1) if para.text else []
        if len(pair) == 2 and len(pair[0]) <= 20:
            add_abbreviation(draft, Place(file, 0, no), *pair)
        else:
            left.append(para)
    return left


def _spoken_swot(draft: Draft, file: str, part: _Part) -> list[RawPara]:
    """Take the lists under «Күчтүү жактары» and the others out of the prose; return what is left."""
    left: list[RawPara] = []
    kind: FactorKind | None = None
    for no, para in part.paras:
        text = richtext.words(para.text)
        head = factor_of(text) if len(text) <= 60 and not para.list else None
        kind = head or kind
        if kind is None or para.table is not None:
            left.append(para)
        elif head is None and text.strip():
            add_factors(draft, Place(file, 0, no), kind, [text])
    return left


def _front(paras: Sequence[RawPara]) -> Front:
    texts = [" ".join(richtext.words(para.text).split()) for para in paras if para.text.strip()]
    told = Front()
    for text in texts:
        period = _PERIOD.search(text)
        if period and told.first_year is None and int(period[1]) < int(period[2]):
            told = replace(told, first_year=int(period[1]), last_year=int(period[2]))
        if not told.slogan and len(text) < 120 and re.fullmatch(r"[«“\"][^«»]+[»”\"]", text):
            told = replace(told, slogan=text)
    return replace(told, name=_name(texts))


def _name(texts: Sequence[str]) -> str:
    """Return the title of the title page: the line in capitals with «программа», with the line before it."""
    for no, text in enumerate(texts):
        if _NAME.search(text) and text.isupper() and len(text) < 150:
            before = texts[no - 1] if no else ""
            whose = re.search(r"(?:нын|нин|нун|нүн|дын|дин|дун|дүн|тын|тин|тун|түн)$", before)
            return f"{before} {text}" if whose and len(before) < 100 else text
    return next((text for text in texts if _NAME.search(text) and len(text) < 150), "")
