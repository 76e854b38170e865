"""The columns of the year's plan, and one line of it in one language."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import partial

from mslite.domain.programme.annual import NARROWED, AnnualLine
from mslite.domain.programme.kinds import PlanKind
from mslite.i18n import fields as words
from mslite.i18n.catalogue import Translator
from mslite.ui.kit.marks import Tone
from mslite.ui.kit.rows import Field

WIDTHS = {"text": 0, "term": 120, "result": 190, "responsible": 190}


@dataclass(frozen=True)
class Shown:
    """A line as it stands in the list; ``words`` are (field, text) in the language of the list."""

    line: AnnualLine
    chosen: bool
    words: tuple[tuple[str, str], ...]
    where: str

    @property
    def id(self) -> str:
        """The identity of the activity."""
        return self.line.id


def shown(line: AnnualLine, lang: str) -> Shown:
    """Return a line in ``lang``."""
    texts = tuple((field, line.words(field).of(lang)) for field in NARROWED)
    above = line.plan.above(PlanKind.TASK) or (line.plan.path[-1] if line.plan.path else None)
    return Shown(line, line.row is not None, texts, above.text.of(lang) if above is not None else "")


def fields(tr: Translator) -> tuple[Field, ...]:
    """Return the columns: tick, where it stands, the four texts, what was touched."""
    return (
        Field("✓", _chosen, _choose, 48, check=True),
        Field(words.field_name("plan_item", "parent_id", tr), _where, None, 170),
        *(
            Field(
                tr.t("Activity") if name == "text" else words.field_name("plan_item", f"{name}", tr),
                partial(_text, name),
                partial(_put, name),
                width,
            )
            for name, width in WIDTHS.items()
        ),
        Field(tr.t("Own words"), partial(_touched, tr), None, 130, tone=_tone),
    )


def _chosen(row: Shown) -> bool:
    return row.chosen


def _choose(row: Shown, on: bool) -> Shown:
    return dataclasses.replace(row, chosen=on)


def _where(row: Shown) -> str:
    return row.where


def _text(name: str, row: Shown) -> str:
    return dict(row.words)[name]


def _put(name: str, row: Shown, text: str) -> Shown:
    return dataclasses.replace(row, words=tuple((dict(row.words) | {name: text}).items()))


def _touched(tr: Translator, row: Shown) -> str:
    count = len(row.line.touched)
    return tr.n("{n} own text", "{n} own texts", count) if count else ""


def _tone(row: Shown) -> Tone:
    return Tone.ACCENT if row.line.touched else Tone.PLAIN
