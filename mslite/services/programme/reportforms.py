"""Forms for bodies that have no mslite: made for each of them, taken in after a look at what changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from mslite.db.queries.rows import by_ids, having
from mslite.db.store import Store
from mslite.domain.office import Municipality, Organisation
from mslite.domain.problems import Problem, UserFixable
from mslite.domain.programme import forms
from mslite.domain.programme.forms import FormAnswer, Taken
from mslite.domain.programme.monitoring import FactLine, PeriodSheet
from mslite.domain.rows import Lang, Words
from mslite.domain.views import Saved
from mslite.exchange.xlsx_form import read_form, write_form
from mslite.i18n.catalogue import Translator
from mslite.services.programme.monitoring import Monitoring


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form ready to be handed out."""

    organisation_id: str
    name: str
    data: bytes


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
    """Forms out and in."""

    def __init__(self, store: Store, monitoring: Monitoring, translator: Callable[[str], Translator]) -> None:
        self._store, self._monitoring, self._translator = store, monitoring, translator

    def make(
        self, period_id: str, organisation_ids: Sequence[str], lang: Lang, on: dt.date | None = None
    ) -> tuple[FormFile, ...]:
        """Return the form of each body that has something to report; note them by ``monitoring.hand_out``."""
        book, sheet = self._monitoring.whole(period_id)
        with self._store.read() as session:
            bodies = by_ids(session, Organisation, organisation_ids)
            office = having(session, Municipality)
        name = office[0].name if office else Words()
        out = []
        for key in organisation_ids:
            form = forms.form_of(book, sheet, key, (name, bodies[key].name), lang, on or dt.date.today())
            if form.activities or form.indicators:
                out.append(FormFile(key, forms.file_name(form), write_form(form, self._translator)))
        return tuple(out)

    def look(self, period_id: str, path: Path) -> Preview:
        """Return what a form that came back would change.

        Raises ``UserFixable`` when the file is no form of ours, of another programme or half-year, or empty.
        """
        answer = read_form(path, path.name)
        if answer.empty and not answer.problems:
            raise UserFixable("form_empty")
        book, sheet = self._monitoring.whole(period_id)
        taken = forms.take(answer, book, sheet)
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
