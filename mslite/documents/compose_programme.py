"""The papers of a programme: the whole book, plan, year's plan, matrix, the tasks of one body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from mslite.documents import compose_report
from mslite.documents.blocks import (
    Block,
    Contents,
    Document,
    Look,
    NewPage,
    Para,
    Run,
    Section,
    Space,
    para,
)
from mslite.documents.compose_parts import Translate, Voice, draft_mark, texts
from mslite.documents.compose_tables import abbreviations, prose, risks, slogan, swot, table
from mslite.documents.text import file_property
from mslite.domain.programme.kinds import ChapterRole, ResolutionKind
from mslite.domain.programme.sheets import (
    BodySheet,
    BookSheet,
    HandoutSheet,
    Head,
    MatrixSheet,
    MonitoringSheet,
    PlanSheet,
    ProgrammeSheet,
    SheetChapter,
    SheetResolution,
)
from mslite.i18n.labels import label

LANDSCAPE = (ChapterRole.PLAN, ChapterRole.MATRIX)
WIDE_FORECAST = 9
"""A forecast of so many columns stands on a turned page as well."""

LONG_CHAPTER = 2_500
"""A chapter of so many letters, with those below it, has pages of its own; shorter ones share them."""

FRONT = (ChapterRole.PROSE, ChapterRole.ANNEX)
"""Without a title and before all others such a chapter is no chapter: it stands before the contents."""

OWN_PAGE = (ChapterRole.ABBREVIATIONS, ChapterRole.SWOT, ChapterRole.PLAN, ChapterRole.MATRIX)


def compose(sheet: ProgrammeSheet, tr: Translate) -> Document:
    """Return the paper of a sheet; a programme that is not adopted yet bears the mark of a draft."""
    voice = Voice(sheet.head.lang, tr(sheet.head.lang))
    if isinstance(sheet, BookSheet):
        word, sections = "", list(_book(sheet, voice))
    elif isinstance(sheet, PlanSheet):
        word = _plan_title(sheet, voice)
        sections = [_turned(voice, (*_title(sheet.head, word), table(sheet.table, voice)))]
    elif isinstance(sheet, MatrixSheet):
        word = label(ChapterRole.MATRIX, voice.tr)
        sections = [_turned(voice, tuple(_matrix(sheet, word, voice)))]
    elif isinstance(sheet, BodySheet):
        word = voice.t("Tasks of the programme: {body}", body=sheet.body)
        sections = [_turned(voice, tuple(_body(sheet, word, voice)))]
    elif isinstance(sheet, MonitoringSheet):
        word = compose_report.title(sheet, voice)
        sections = list(compose_report.monitoring(sheet, voice))
    else:
        word = voice.t("The programme in brief")
        sections = [Section(voice.lang, tuple(compose_report.handout(sheet, voice)))]
    draft = sheet.head.draft and not isinstance(sheet, HandoutSheet)
    return Document(
        title=file_property(" – ".join(part for part in (word, sheet.head.name) if part)),
        author=file_property(voice.of(sheet.head.office.name)),
        lang=voice.lang,
        sections=tuple(sections),
        draft=draft_mark(tr, draft),
    )


def _turned(voice: Voice, blocks: tuple[Block, ...]) -> Section:
    return Section(voice.lang, blocks, landscape=True)


def _title(head: Head, word: str) -> tuple[Para, ...]:
    return (para(word.upper(), Look.TITLE, keep=True), para(head.name, Look.SUBTITLE, keep=True))


def _plan_title(sheet: PlanSheet, voice: Voice) -> str:
    if sheet.year is None:
        return label(ChapterRole.PLAN, voice.tr)
    return voice.t("Action plan for {year}", year=sheet.year)


def _matrix(sheet: MatrixSheet, word: str, voice: Voice) -> Iterator[Block]:
    yield from _title(sheet.head, word)
    yield table(sheet.table, voice)
    if sheet.forecast.rows:
        yield para(label(ChapterRole.FORECAST, voice.tr).upper(), Look.TITLE, keep=True)
        yield table(sheet.forecast, voice)


def _body(sheet: BodySheet, word: str, voice: Voice) -> Iterator[Block]:
    yield para(word, Look.TITLE, keep=True)
    yield para(sheet.head.name, Look.SUBTITLE, keep=True)
    if sheet.plan.rows:
        yield table(sheet.plan, voice)
    if sheet.matrix.rows:
        yield para(label(ChapterRole.MATRIX, voice.tr).upper(), Look.TITLE, keep=True)
        yield table(sheet.matrix, voice)
    if not sheet.plan.rows and not sheet.matrix.rows:
        yield para(voice.t("Nothing in the programme names this body."), Look.MIDDLE)


# ---- the book ----------------------------------------------------------------------------------------


def _book(sheet: BookSheet, voice: Voice) -> Iterator[Section]:
    blocks: list[Block] = [*_cover(sheet.head, voice), *_resolutions(sheet.head, voice)]
    chapters = list(sheet.chapters)
    while chapters and not chapters[0].title and chapters[0].role in FRONT:
        blocks += [NewPage(), *prose(chapters.pop(0).text)]
    if chapters:
        blocks += [NewPage(), Contents(voice.t("Contents").upper())]
    landscape = False
    starts = _starts(chapters)
    for no, chapter in enumerate(chapters):
        turned = chapter.role in LANDSCAPE or (
            chapter.role is ChapterRole.FORECAST
            and (landscape or len(sheet.forecast.columns) >= WIDE_FORECAST)
        )
        if (turned is not landscape or no in starts) and isinstance(blocks[-1], Para):
            blocks[-1] = replace(blocks[-1], keep=False)  # an empty chapter has nothing to stay with
        if turned is not landscape:
            yield Section(voice.lang, tuple(blocks), landscape=landscape)
            blocks, landscape = [], turned
        elif no in starts:
            blocks.append(NewPage())
        blocks += _chapter(sheet, chapter, voice)
    yield Section(voice.lang, tuple(blocks), landscape=landscape)


def _starts(chapters: Sequence[SheetChapter]) -> set[int]:
    """Return the chapters that begin on a new page."""
    tops = [no for no, chapter in enumerate(chapters) if chapter.level == 1 or not no]
    starts = {0}
    big = True
    for no, end in pairwise((*tops, len(chapters))):
        long = sum(len(chapter.text) for chapter in chapters[no:end]) >= LONG_CHAPTER
        own = long or any(chapter.role in OWN_PAGE for chapter in chapters[no:end])
        if (own or big) and chapters[no].role is not ChapterRole.FORECAST:
            starts.add(no)
        big = own
    return starts


def _cover(head: Head, voice: Voice) -> Iterator[Block]:
    yield para(voice.of(head.office.name), Look.SUBTITLE)
    yield Space(55)
    if head.slogan:
        yield slogan(head.slogan)
        yield Space(6)
    yield from texts(head.name, Look.COVER)
    if head.first_year and str(head.first_year) not in head.name:
        yield para(years(head, voice), Look.SUBTITLE)
    yield Space(18, fill=True)
    adopted = next((one.date for one in head.resolutions if one.date), None)
    year = adopted.year if adopted else head.first_year
    yield para(
        ", ".join(part for part in (voice.of(head.office.place), str(year or "")) if part), Look.MIDDLE
    )


def years(head: Head, voice: Voice) -> str:
    """Return the years of a programme in words."""
    if head.last_year in (None, head.first_year):
        return voice.t("{year} (year)", year=head.first_year)
    return voice.t("{first}–{last} (years)", first=head.first_year, last=head.last_year)


def _resolutions(head: Head, voice: Voice) -> Iterator[Block]:
    """Yield the page of the resolution that adopted the programme, and those that changed it."""
    if not head.resolutions:
        return
    yield NewPage()
    first = next((one for one in head.resolutions if one.kind is ResolutionKind.ADOPTED), None)
    if first is not None:
        yield from texts(first.council, Look.CENTRE)
        yield para(voice.t("RESOLUTION"), Look.TITLE)
        yield para(voice.source(first.number, first.date), Look.MIDDLE)
        yield Space(4)
        yield from texts(first.about, Look.SUBTITLE)
    changes = [one for one in head.resolutions if one is not first]
    if changes:
        yield Para((Run(voice.t("Changes of the programme"), bold=True),), Look.APART, keep=True)
    for no, one in enumerate(changes, 1):
        yield para(_changed(one, voice), Look.POINT, number=f"{no}.")


def _changed(one: SheetResolution, voice: Voice) -> str:
    told = (label(one.kind, voice.tr), one.council, voice.source(one.number, one.date), one.about)
    return " – ".join(part for part in told if part)


def _chapter(sheet: BookSheet, chapter: SheetChapter, voice: Voice) -> Iterator[Block]:
    title = chapter.title or label(chapter.role, voice.tr)
    yield Para((Run(title),), Look.CHAPTER, keep=True, depth=min(chapter.level, 3) - 1)
    yield from prose(chapter.text)
    if chapter.role is ChapterRole.ABBREVIATIONS and sheet.abbreviations:
        yield abbreviations(sheet.abbreviations)
    elif chapter.role is ChapterRole.SWOT and sheet.factors:
        yield swot(sheet.factors, voice)
    elif chapter.role is ChapterRole.RISKS:
        yield from risks(sheet.factors, voice)
    elif chapter.role is ChapterRole.PLAN and sheet.plan.rows:
        yield table(sheet.plan, voice)
    elif chapter.role is ChapterRole.MATRIX and sheet.matrix.rows:
        yield table(sheet.matrix, voice)
    elif chapter.role is ChapterRole.FORECAST and sheet.forecast.rows:
        yield table(sheet.forecast, voice)
