"""``import programme``, ``list activities`` and ``report progress``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from mslite.cli import refs
from mslite.cli.call import Call, WrongUsage, write
from mslite.domain.programme import progress, tree
from mslite.domain.programme.found import Place
from mslite.domain.programme.kinds import ActivityState, PlanKind, TermKind
from mslite.domain.programme.progress import Moment
from mslite.domain.programme.rows import Book, Indicator, PlanItem
from mslite.domain.programme.tree import PlanLine
from mslite.domain.programme.understand import Understood
from mslite.domain.text import fold
from mslite.i18n import import_words
from mslite.i18n.labels import label
from mslite.services.office import Office

GAP = "  "
SHOWN = 40
"""Doubts that are told one by one; the report has all of them."""


# ---- import ------------------------------------------------------------------------------------------


def bring_in(call: Call) -> int:
    """Understand files as a programme; tell what is doubtful; with ``--accept`` write it."""
    opened = call.writing if call.args.accept else call.reading
    with opened() as office:
        understood = _understood(call, office)
        if call.args.report is not None:
            text = json.dumps(report(understood), ensure_ascii=False, indent=1)
            write(call.args.report, f"{text}\n".encode())
        _tell(call, understood)
        if not call.args.accept:
            call.note(call.tr.t("Dry run: nothing was written. To write it, add --accept."))
            return 0
        saved = office.programme_import.accept(understood)
    rows = call.tr.n("{n} record", "{n} records", len(saved.rows))
    ref = refs.short(understood.book.programme.id)
    call.say(call.tr.t("Written: {rows}. The programme: {ref}", rows=rows, ref=ref))
    return 0


def _understood(call: Call, office: Office) -> Understood:
    importing = office.programme_import
    files = importing.read(call.args.files)
    if call.args.programme:
        return importing.dry_run(files, programme_id=refs.programme(office, call.args.programme).id)
    found = importing.dry_run(files)
    known = None if call.args.new else importing.meant(found)
    return importing.dry_run(files, programme_id=known.id) if known else found


def _tell(call: Call, found: Understood) -> None:
    tr = call.tr
    name = found.book.programme.name.of(tr.lang)
    call.say(
        tr.t("Brings up to date: {name}", name=name)
        if found.base
        else tr.t("A new programme: {name}", name=name)
    )
    for told, count in _counted(found):
        call.say(f"{GAP}{tr.t(told)}: {count}")
    new = [one.organisation.name.of(tr.lang) for one in found.bodies if one.new]
    if new:
        call.say(tr.t("New organisations: {names}", names=", ".join(new)))
    if found.repairs:
        call.say(tr.t("Old words repaired:"))
        for repair in found.repairs:
            call.say(f"{GAP}{repair.before} → {repair.after}")
    if found.doubts:
        call.say(tr.t("Doubtful places:"))
    for doubt in found.doubts[:SHOWN]:
        text = " ".join(doubt.text.split())
        call.say(f"{GAP}{import_words.place(doubt, tr)}: {import_words.reason(doubt, tr)} «{text[:80]}»")
    if len(found.doubts) > SHOWN:
        call.say(f"{GAP}… +{len(found.doubts) - SHOWN}")


def _counted(found: Understood) -> Iterator[tuple[str, int]]:
    counts, kinds = found.counts, import_words.KINDS
    yield kinds["priority"], counts.priorities
    yield kinds["section"], counts.sections
    yield kinds["task"], counts.tasks
    yield kinds["activity"], counts.activities
    yield kinds["indicator"], counts.indicators
    yield kinds["series"], counts.forecast_rows
    yield kinds["chapter"], counts.headings_1 + counts.headings_2
    yield kinds["abbreviation"], counts.abbreviations
    yield kinds["factor"], sum(counts.swot)


def report(found: Understood) -> dict[str, Any]:
    """Return what was understood as plain JSON: counts, each row found, each doubt with its place."""
    counts = {name: getattr(found.counts, name) for name in found.counts.__slots__}
    book = found.book
    items = {item.id: item for item in book.items}
    indicators = {row.id: row for row in book.indicators}
    targets: dict[str, dict[str, str]] = {}
    for target in book.targets:
        targets.setdefault(target.indicator_id, {})[str(target.year)] = target.value
    values: dict[str, dict[str, str]] = {}
    for value in book.forecast:
        values.setdefault(value.series_id, {})[str(value.year)] = value.value
    rows = []
    for line in found.lines:
        row: dict[str, Any] = {
            **_at(line.place),
            "kind": line.kind,
            "number": line.number,
            "text": line.text,
            "fate": line.fate.value,
        }
        if line.record_id in items:
            row |= _item(items[line.record_id], items)
        elif line.record_id in indicators:
            row |= _indicator(indicators[line.record_id], targets.get(line.record_id, {}))
        elif line.record_id in values:
            row["values"] = values[line.record_id]
        rows.append(row)
    doubts = [{**_at(one.place, True), "text": one.text, "reason": one.reason} for one in found.doubts]
    return {"counts": counts | {"swot": list(found.counts.swot)}, "rows": rows, "doubts": doubts}


def _at(place: Place, cell: bool = False) -> dict[str, Any]:
    at: dict[str, Any] = {"file": place.file, "table": place.table, "row": place.row}
    return at | {"column": place.column} if cell else at


def _item(item: PlanItem, items: dict[str, PlanItem]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    above = items.get(item.parent_id or "")
    while above is not None:
        out[above.kind.value] = above.text.of("ky")
        above = items.get(above.parent_id or "")
    if item.kind is not PlanKind.ACTIVITY:
        return out
    return out | {
        "term": item.term.of("ky"),
        "first_year": item.first_year,
        "last_year": item.last_year,
        "result": item.result.of("ky"),
        "responsible": item.responsible.of("ky"),
        "merged": item.merged.split(),
    }


def _indicator(row: Indicator, targets: dict[str, str]) -> dict[str, Any]:
    return {
        "issue": row.issue.of("ky"),
        "name": row.name.of("ky"),
        "unit": row.unit.of("ky"),
        "base_year": row.base_year,
        "base": row.base,
        "targets": targets,
        "final": row.final,
        "responsible": row.responsible.of("ky"),
        "merged": row.merged.split(),
    }


# ---- list activities -----------------------------------------------------------------------------------


def activities(call: Call) -> int:
    """Print a line for each activity that fits: identity, term, state, text, who answers for it."""
    with call.reading() as office:
        book = office.programmes.book(refs.programme(office, call.args.programme).id, "items", "responsible")
        names = {
            one.id: f"{one.name.ky} {one.name.ru} {one.short.ky}" for one in office.directory.organisations()
        }
    bodies: dict[str | None, str] = {}
    for tie in book.responsible:
        bodies[tie.plan_item_id] = f"{bodies.get(tie.plan_item_id, '')} {names.get(tie.organisation_id, '')}"
    wanted = [_filter(call, text, bodies) for text in call.args.filter or ()]
    found = [
        line
        for line in tree.lines(book.items, own_numbers=book.programme.own_numbers)
        if line.item.kind is PlanKind.ACTIVITY and all(fits(line) for fits in wanted)
    ]
    for line in found:
        item, lang = line.item, call.tr.lang
        parts = (
            refs.short(item.id),
            item.term.of(lang),
            label(item.state, call.tr),
            item.text.of(lang),
            item.responsible.of(lang),
        )
        call.say(GAP.join(" ".join(part.split()) for part in parts if part))
    if not found:
        call.note(call.tr.t("Nothing found."))
    return 0


def _filter(call: Call, text: str, bodies: Mapping[str | None, str]) -> Callable[[PlanLine], bool]:
    key, is_pair, value = text.partition("=")
    sought = fold(value if is_pair else text).strip()
    if not is_pair:
        return lambda line: sought in fold(" ".join(_texts(line)))
    if key == "year" and value.isdigit():
        return lambda line: _covers(line.item, int(value))
    if key == "state" and value in set(ActivityState):
        return lambda line: line.item.state.value == value
    if key in ("priority", "section", "task"):
        return lambda line: bool(
            (above := line.above(PlanKind(key))) and sought in fold(f"{above.text.ky} {above.text.ru}")
        )
    if key == "responsible":
        return lambda line: (
            sought
            in fold(f"{line.item.responsible.ky} {line.item.responsible.ru} {bodies.get(line.item.id, '')}")
        )
    if key == "result":
        return lambda line: sought in fold(f"{line.item.result.ky} {line.item.result.ru}")
    known = "year=2025, priority=…, section=…, task=…, responsible=…, result=…, state=" + "|".join(
        ActivityState
    )
    raise WrongUsage(call.tr.t("«{text}» is no filter. Known are: {known}.", text=text, known=known))


def _texts(line: PlanLine) -> Iterator[str]:
    for item in (line.item, *line.path):
        for words in (item.text, item.result, item.responsible, item.term):
            yield from (words.ky, words.ru)


def _covers(item: PlanItem, year: int) -> bool:
    if item.term_kind is TermKind.UNCLEAR:
        return False
    first, last = item.first_year, item.last_year
    return (first is None or first <= year) and (last is None or year <= last)


# ---- report progress -----------------------------------------------------------------------------------


def how_far(call: Call) -> int:
    """Print how far the programme is, as a whole and by priority."""
    with call.reading() as office:
        parts = ("items", "indicators", "targets", "periods", "reports", "facts")
        book = office.programmes.book(refs.programme(office, call.args.programme).id, *parts)
    when = _moment(call, book)
    found = progress.of_plan(book, when)
    call.say(f"{book.programme.name.of(call.tr.lang)}, {when.year}/{when.half}")
    whole = call.tr.t("Whole programme")
    call.say(f"{GAP}{whole}: {_said(call, found.whole)}")
    for line in tree.lines(book.items, own_numbers=book.programme.own_numbers):
        if line.item.kind in (PlanKind.PRIORITY, PlanKind.SECTION):
            depth = GAP * (1 + len(line.path))
            name = f"{line.number} {line.item.text.of(call.tr.lang)}".strip()
            call.say(f"{depth}{name}: {_said(call, found.groups[line.item.id])}")
    return 0


def _moment(call: Call, book: Book) -> Moment:
    if call.args.year:
        return Moment(call.args.year, call.args.half)
    reported = {row.period_id for row in book.reports} | {row.period_id for row in book.facts}
    moments = [progress.moment_of(period) for period in book.periods if period.id in reported]
    return max(moments, default=Moment(book.programme.first_year or 0, 1))


def _said(call: Call, one: progress.Progress) -> str:
    tr = call.tr
    known = tr.t("{known} of {total} reported", known=one.known, total=one.total)
    if one.percent is None:
        told = tr.t("nothing known yet")
    else:
        due = "–" if one.due is None else int((one.due * 100).to_integral_value())
        told = tr.t("{percent} % done, {due} % due", percent=one.percent, due=due)
    return f"{told} ({known})"
