"""The rows of the plan as lines of the table, as they stand on the paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from mslite.domain.programme import terms
from mslite.domain.programme.editing import extra_of
from mslite.domain.programme.kinds import ActivityState, PlanKind, TermKind
from mslite.domain.programme.outline import joined
from mslite.domain.programme.rows import Book, PlanItem
from mslite.domain.programme.sheets import thousands
from mslite.domain.programme.tree import LEVELS, PlanLine
from mslite.domain.rows import Words
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit.grid import Cell, GridLine
from mslite.ui.kit.marks import Tone
from mslite.ui.pages.programme.plan.filters import is_late, term_of

WIDE = (PlanKind.PRIORITY, PlanKind.SECTION)
TONES = {
    ActivityState.DONE: Tone.GOOD,
    ActivityState.POSTPONED: Tone.WARN,
}


class LineMaker:
    """Makes lines in ``lang``, the language of the table; states and hints are told in that of ``tr``."""

    def __init__(self, book: Book, keys: Sequence[str], lang: str, tr: Translator, today: dt.date) -> None:
        self._keys, self._lang, self._tr, self._today = tuple(keys), lang, tr, today
        self._own = book.programme.own_numbers
        self._money: dict[str, int] = {}
        self._sources: dict[str, dict[str, None]] = {}
        if "money" in keys or "source" in keys:
            for row in book.funding:
                self._money[row.plan_item_id] = self._money.get(row.plan_item_id, 0) + (row.plan or 0)
                names = self._sources.setdefault(row.plan_item_id, {})
                names[labels.label(row.source, tr)] = None

    def make(self, shown: Sequence[PlanLine]) -> list[GridLine]:
        """Return the lines of the table: a task stands in the cell beside its activities."""
        with_task = "task" in self._keys
        numbers = {line.item.id: line.number for line in shown}
        busy = {line.path[-1].id for line in shown if line.path}
        out: list[GridLine] = []
        above: PlanItem | None = None
        told = ""
        for line in shown:
            item = line.item
            if item.kind in WIDE or (item.kind is PlanKind.TASK and not with_task):
                above, told = None, ""
                out.append(self._heading(line))
            elif item.kind is PlanKind.TASK:
                if item.id not in busy:
                    told = ""
                    out.append(self._task(line))
            else:
                over = line.path[-1] if line.path and with_task else None
                task = over if over is not None and over.kind is PlanKind.TASK else None
                same = frozenset(
                    no
                    for no, key in enumerate(self._keys)
                    if (key in ("number", "task") and task is not None and told == task.id)
                    or (above is not None and item.merged and joined(above, item, key))
                )
                out.append(self._activity(line, task, numbers, same))
                above, told = item, task.id if task else ""
        return out

    def _heading(self, line: PlanLine) -> GridLine:
        text, ghost = self._words(line.item.text)
        rank = 1 if line.item.kind is PlanKind.PRIORITY else 1 + LEVELS[line.item.kind]
        return GridLine(line.item.id, (Cell(text, line.number, ghost),) * len(self._keys), rank)

    def _task(self, line: PlanLine) -> GridLine:
        closed = ("money", "source", "measure")
        return GridLine(
            line.item.id,
            tuple(
                self._of_task(key, line.item, line.number)
                if key in ("number", "task")
                else Cell(fixed=key in closed)
                for key in self._keys
            ),
        )

    def _of_task(self, key: str, task: PlanItem, number: str) -> Cell:
        if key == "number":
            return Cell(number, fixed=not self._own)
        text, ghost = self._words(task.text)
        return Cell(text, ghost=ghost)

    def _activity(
        self, line: PlanLine, task: PlanItem | None, numbers: dict[str, str], same: frozenset[int]
    ) -> GridLine:
        cells = []
        extra = extra_of(line.item) if line.item.extra else {}
        for key in self._keys:
            if key in ("number", "task"):
                if task is not None:
                    cells.append(self._of_task(key, task, numbers.get(task.id, "")))
                else:
                    cells.append(Cell(line.number, fixed=not self._own) if key == "number" else Cell())
            else:
                cells.append(self._cell(key, line, task, extra))
        return GridLine(line.item.id, tuple(cells), 0, same)

    def _cell(self, key: str, line: PlanLine, task: PlanItem | None, extra: dict[str, str]) -> Cell:
        item = line.item
        if key == "text":
            text, ghost = self._words(item.text)
            tone, tip = self._state(item)
            return Cell(text, line.number if task is not None else "", ghost, tone=tone, tip=tip)
        if key == "term":
            text, ghost = self._words(item.term)
            return self._term(item, text, ghost)
        if key in ("result", "responsible"):
            text, ghost = self._words(getattr(item, key))
            return Cell(text, ghost=ghost)
        if key == "measure":
            return Cell(labels.label(item.measure, self._tr) if item.measure else "", fixed=True)
        if key == "money":
            money = self._money.get(item.id)
            return Cell(thousands(money), fixed=True)
        if key == "source":
            return Cell(", ".join(self._sources.get(item.id, ())), fixed=True)
        return Cell(extra.get(key, ""))

    def _term(self, item: PlanItem, text: str, ghost: bool) -> Cell:
        if not text:
            return Cell()
        if item.term_kind is TermKind.UNCLEAR:
            tip = self._tr.t("It is not understood when this is: filters by year pass it over.")
            return Cell(text, ghost=ghost, tone=Tone.WARN, tip=tip)
        tip = self._tr.t("Understood: {term}", term=terms.written(term_of(item), self._tr.lang))
        return Cell(text, ghost=ghost, tip=tip)

    def _state(self, item: PlanItem) -> tuple[Tone, str]:
        word = labels.label(item.state, self._tr)
        if item.percent is not None:
            word += f", {item.percent} %"
        if is_late(item, self._today):
            return Tone.BAD, self._tr.t("Late. {state}", state=word)
        return TONES.get(item.state, Tone.PLAIN), word

    def _words(self, words: Words) -> tuple[str, bool]:
        own = words.ru if self._lang == "ru" else words.ky
        return (own, False) if own else (words.of(self._lang), bool(words))
