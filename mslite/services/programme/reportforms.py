"""Forms of bodies that have no mslite come back: they are taken in after a look at what changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mslite.db.queries.rows import by_ids
from mslite.db.store import Store
from mslite.domain.office import Organisation
from mslite.domain.problems import Problem, UserFixable
from mslite.domain.programme import forms
from mslite.domain.programme.forms import FormAnswer, Taken
from mslite.domain.programme.monitoring import FactLine, PeriodSheet
from mslite.domain.rows import Words
from mslite.domain.views import Saved
from mslite.exchange.xlsx_form_read import read_form
from mslite.services.programme.monitoring import Monitoring


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """One value that an answer would change: what of which row, what stands there, what came."""

    row: Words
    field: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking in an answer would do; nothing is written yet."""

    organisation_id: str
    organisation: Words
    period_id: str
    rows: Taken
    lines: tuple[AnswerLine, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What of the answer could not be used, with its place in the file."""
        return self.rows.problems


class ReportForms:
    """Answers of bodies; their forms go out by :class:`mslite.services.programme.forms.Forms`."""

    def __init__(self, store: Store, monitoring: Monitoring) -> None:
        self._store, self._monitoring = store, monitoring

    def look(self, period_id: str, path: Path) -> Preview:
        """Return what a form that came back would change.

        Raises ``UserFixable`` when the file is no form of ours, of another programme or half-year, or empty.
        """
        answer = read_form(path, path.name)
        book, sheet = self._monitoring.whole(period_id)
        taken = forms.take(answer, book, sheet)
        if answer.empty and not taken.problems:
            raise UserFixable("form_empty", name=answer.name)
        with self._store.read() as session:
            found = by_ids(session, Organisation, [answer.organisation_id])
        body = found[answer.organisation_id].name if found else Words()
        return Preview(answer.organisation_id, body, period_id, taken, _lines(answer, taken, sheet))

    def accept(self, preview: Preview) -> Saved:
        """Take an answer in: its values are written and submitted, the body has answered."""
        return self._monitoring.take_in(preview.period_id, preview.organisation_id, preview.rows.rows)


def _lines(answer: FormAnswer, taken: Taken, sheet: PeriodSheet) -> tuple[AnswerLine, ...]:
    lines = {line.id: line for line in sheet.lines}
    out = []
    for row_id, fields in taken.rows.items():
        line = lines[row_id]
        known = line.fact if isinstance(line, FactLine) else line.report
        name = line.indicator.name if isinstance(line, FactLine) else line.line.item.text
        for field, after in fields.items():
            before = getattr(known, field, None)
            shown = [
                value.of(answer.lang) if isinstance(value, Words) else value for value in (before, after)
            ]
            out.append(AnswerLine(name, field, *shown))
    return tuple(out)
