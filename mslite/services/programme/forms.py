"""Forms for bodies that have no mslite, written to a folder; ``reportforms`` takes them back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from mslite.db.queries import office as office_queries
from mslite.db.queries import programme as queries
from mslite.db.queries.rows import get
from mslite.db.store import Store
from mslite.domain.office import Organisation
from mslite.domain.problems import UserFixable
from mslite.domain.programme import forms, monitoring
from mslite.domain.programme.rows import Book, Period
from mslite.domain.rows import Lang, Words
from mslite.domain.views import Saved
from mslite.exchange.xlsx_form import write_form
from mslite.i18n.catalogue import Translator
from mslite.safefile import atomic_write
from mslite.services.programme.monitoring import PARTS, Monitoring


@dataclass(frozen=True, slots=True)
class FormFile:
    """A form as a file: its proposed name, its bytes, how many rows it asks about."""

    name: str
    data: bytes
    rows: int


class Forms:
    """The forms of half-years."""

    def __init__(self, store: Store, reports: Monitoring, translator: Callable[[str], Translator]) -> None:
        self._store, self._monitoring, self._translator = store, reports, translator

    def form(self, period_id: str, organisation_id: str, lang: str = "ky") -> FormFile:
        """Return the form of one body; one without rows asks for nothing. Raises ``UserFixable("gone")``."""
        with self._store.read() as session:
            book, period = self._book(period_id)
            body = get(session, Organisation, organisation_id)
            office = office_queries.municipality(session)
        names = (office.name, body.name if body else Words())
        sheet = monitoring.sheet(book, period, self._monitoring.rules)
        form = forms.form_of(book, sheet, organisation_id, names, Lang(lang), dt.date.today())
        data = write_form(form, self._translator)
        return FormFile(forms.file_name(form), data, len(form.activities) + len(form.indicators))

    def hand_out(
        self, period_id: str, organisation_ids: Iterable[str], folder: Path, lang: str = "ky"
    ) -> Saved:
        """Write the forms of bodies into a folder and note that they were handed out.

        A body that has nothing left to report gets none. Raises what ``safefile.atomic_write`` does.
        """
        written = []
        for organisation_id in organisation_ids:
            file = self.form(period_id, organisation_id, lang)
            if file.rows:
                atomic_write(folder / file.name, file.data)
                written.append(organisation_id)
        return self._monitoring.hand_out(period_id, written)

    def _book(self, period_id: str) -> tuple[Book, Period]:
        with self._store.read() as session:
            period = get(session, Period, period_id)
            book = queries.book(session, period.programme_id, *PARTS) if period else None
        if period is None or book is None:
            raise UserFixable("gone", record="Period")
        return book, period
