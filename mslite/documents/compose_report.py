"""The report of a half-year, and the page for a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mslite.documents import figures
from mslite.documents.blocks import Block, Chart, Look, Para, Run, Section, para
from mslite.documents.compose_parts import Voice, letterhead, texts
from mslite.documents.compose_tables import prose, simple, slogan, table
from mslite.domain.programme import richtext
from mslite.domain.programme.kinds import ChapterRole
from mslite.domain.programme.progress import Moment, Progress, ProgressState
from mslite.domain.programme.sheets import (
    GroupLine,
    HandoutSheet,
    LateLine,
    MissingLine,
    MoneyLine,
    MonitoringSheet,
    thousands,
)
from mslite.i18n.labels import label

LANDSCAPE = ("activities", "indicators")
"""Parts of the report that stand on turned pages."""

BRIEF = 700
"""Letters of vision and of goal that one page for a meeting has room for."""


def moment(when: Moment, voice: Voice) -> str:
    """Return a half-year in words; the second one is the year."""
    if when.half == 1:
        return voice.t("first half of {year}", year=when.year)
    return voice.t("year {year}", year=when.year)


def title(sheet: MonitoringSheet, voice: Voice) -> str:
    """Return what the report is called."""
    return voice.t("Report on the programme: {when}", when=moment(sheet.when, voice))


def monitoring(sheet: MonitoringSheet, voice: Voice) -> Iterator[Section]:
    """Yield the report, part by part, with its tables on turned pages."""
    blocks: list[Block] = [
        letterhead(sheet.head.office),
        para(voice.t("REPORT"), Look.TITLE, keep=True),
        *(para(line, Look.SUBTITLE, keep=True) for line in _subtitle(sheet, voice)),
    ]
    landscape = False
    for part in sheet.parts:
        content = list(_part(sheet, part, voice))
        if not content:
            continue
        if (part in LANDSCAPE) is not landscape:
            yield Section(voice.lang, tuple(blocks), landscape=landscape)
            blocks, landscape = [], not landscape
        blocks += content
    if blocks:
        yield Section(voice.lang, tuple(blocks), landscape=landscape)


def _subtitle(sheet: MonitoringSheet, voice: Voice) -> Iterator[str]:
    yield voice.t("on carrying out the programme, {when}", when=moment(sheet.when, voice))
    yield sheet.head.name


def _part(sheet: MonitoringSheet, part: str, voice: Voice) -> Iterator[Block]:
    if part == "summary":
        yield from _summary(sheet, voice)
    elif part == "priorities" and sheet.groups:
        yield from _groups(sheet.groups, voice)
    elif part == "activities" and sheet.activities.rows:
        yield _heading(voice.t("Activities: plan and fact"))
        yield table(sheet.activities, voice)
    elif part == "indicators" and sheet.indicators.rows:
        yield _heading(voice.t("Indicators: plan and fact"))
        yield table(sheet.indicators, voice)
    elif part == "money" and sheet.money:
        yield from _money(sheet.money, voice, voice.t("Money of {year}", year=sheet.when.year))
    elif part == "late" and sheet.late:
        yield from _late(sheet.late, voice)
    elif part == "unreported" and sheet.unreported:
        yield from _unreported(sheet.unreported, voice)
    elif part == "conclusion" and sheet.conclusion:
        yield _heading(voice.t("Conclusion of the monitoring group"))
        yield from texts(sheet.conclusion)


def _heading(text: str) -> Para:
    return para(text, Look.HEADING, keep=True)


def percent(part: Progress, voice: Voice) -> str:
    """Return how far something is, as a text."""
    if part.percent is None or not part.known:
        return voice.t("No data")
    return f"{part.percent}\N{NO-BREAK SPACE}%"


def _due(part: Progress) -> str:
    return "" if part.due is None else f"{round(part.due * 100)}\N{NO-BREAK SPACE}%"


def _summary(sheet: MonitoringSheet, voice: Voice) -> Iterator[Block]:
    yield _standing(sheet.whole, voice)
    for name, states in (
        (voice.t("Activities"), sheet.states),
        (voice.t("Indicators"), sheet.indicator_states),
    ):
        if states:
            yield para(f"{name}: {_counted(states, voice)}.", Look.BODY)


def _standing(whole: Progress, voice: Voice) -> Para:
    words = voice.t("Carried out as a whole: {done}", done=percent(whole, voice))
    ought = voice.t("ought to be by then: {due}", due=_due(whole)) if whole.due is not None else ""
    return Para((Run(words, bold=True), Run(f" ({ought})." if ought else ".")), Look.BODY)


def _counted(states: Sequence[tuple[ProgressState, int]], voice: Voice) -> str:
    total = sum(count for _, count in states)
    told = ", ".join(f"{label(state, voice.tr).lower()} – {count}" for state, count in states)
    return f"{total} ({told})"


def _groups(groups: Sequence[GroupLine], voice: Voice) -> Iterator[Block]:
    yield Chart(figures.progress(groups, voice))
    head = (voice.t("Priority, section"), voice.t("State"), voice.t("Done"), voice.t("Ought to be"))
    rows = (
        (line.name, label(line.progress.state, voice.tr), percent(line.progress, voice), _due(line.progress))
        for line in groups
    )
    yield simple((52, 19, 15, 14), head, rows, right=2)


def _money(lines: Sequence[MoneyLine], voice: Voice, heading: str) -> Iterator[Block]:
    yield _heading(heading)
    yield Chart(figures.money(lines, voice))
    head = (
        voice.t("Funding source"),
        voice.t("Plan, thousand som"),
        voice.t("Fact, thousand som"),
        voice.t("Fact to plan"),
    )
    rows = [
        (
            label(line.source, voice.tr),
            thousands(line.plan),
            thousands(line.fact),
            _share(line.plan, line.fact),
        )
        for line in lines
    ]
    plan, fact = (
        sum(amount for amount in amounts if amount is not None)
        for amounts in ([line.plan for line in lines], [line.fact for line in lines])
    )
    rows.append((voice.t("Total"), thousands(plan), thousands(fact), _share(plan, fact)))
    yield simple((40, 22, 22, 16), head, rows, right=3)


def _share(plan: int | None, fact: int | None) -> str:
    return f"{round(100 * fact / plan)}\N{NO-BREAK SPACE}%" if plan and fact is not None else "–"


def _late(lines: Sequence[LateLine], voice: Voice) -> Iterator[Block]:
    yield _heading(voice.t("What is late and why"))
    head = (voice.t("Activity"), voice.t("Term"), voice.t("Responsible"), voice.t("Done"), voice.t("Reason"))
    rows = (
        (
            line.text,
            line.term,
            line.responsible,
            "–" if line.percent is None else f"{line.percent}\N{NO-BREAK SPACE}%",
            line.reason or voice.t("not given"),
        )
        for line in lines
    )
    yield simple((29, 15, 21, 13, 22), head, rows, right=0)


def _unreported(lines: Sequence[MissingLine], voice: Voice) -> Iterator[Block]:
    yield _heading(voice.t("What is not reported"))
    yield Chart(figures.unreported(lines, voice))
    head = (voice.t("Responsible body"), voice.t("Activities"), voice.t("Indicators"))
    rows = ((line.body or "–", str(line.activities or "–"), str(line.indicators or "–")) for line in lines)
    yield simple((64, 18, 18), head, rows, right=2)


# ---- one page for a meeting --------------------------------------------------------------------------


def handout(sheet: HandoutSheet, voice: Voice) -> Iterator[Block]:
    """Yield the page: vision, goal, priorities with their progress, money."""
    yield para(voice.of(sheet.head.office.name), Look.MIDDLE)
    yield para(sheet.head.name, Look.TITLE)
    if sheet.head.slogan:
        yield slogan(sheet.head.slogan)
    for role, text in ((ChapterRole.VISION, sheet.vision), (ChapterRole.GOAL, sheet.goal)):
        if text:
            yield _heading(label(role, voice.tr))
            yield from prose(_brief(text))
    if sheet.when is not None:
        yield _heading(voice.t("How far it is: {when}", when=moment(sheet.when, voice)))
        yield _standing(sheet.whole, voice)
        if sheet.states:
            yield para(f"{voice.t('Activities')}: {_counted(sheet.states, voice)}.", Look.BODY)
        yield Chart(figures.progress(sheet.groups, voice))
    elif sheet.groups:
        yield _heading(voice.t("Priorities"))
        yield from (para(line.name, Look.PLAIN) for line in sheet.groups)
    if sheet.money:
        yield Chart(figures.money(sheet.money, voice))


def _brief(text: str) -> str:
    """Return the first paragraphs that one page has room for."""
    kept: list[richtext.Block] = []
    room = BRIEF
    for block in richtext.parse(text):
        if isinstance(block, richtext.Table | richtext.Heading):
            continue
        words = sum(len(span.text) for span in block.spans)
        if words > room and kept:
            break
        kept.append(block)
        room -= words
    return richtext.render(kept)
