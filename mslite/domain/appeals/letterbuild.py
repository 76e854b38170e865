"""Letters: a draft out of a template and the facts of its appeal, and the sheet that is printed of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Mapping

from mslite.domain.appeals.letters import Letter, LetterTemplate
from mslite.domain.appeals.rows import Appeal, Outcome
from mslite.domain.office import Municipality
from mslite.domain.papers import PaperType
from mslite.domain.sheets import LetterSheet, SheetOffice, SheetPaper, SheetPerson

_PLACE = re.compile(r"\{(\w+)\}")


def template_for(
    templates: Iterable[LetterTemplate], kind: PaperType, outcome: Outcome | None, theme_id: str | None
) -> LetterTemplate | None:
    """Return the template that fits best: of this type, outcome and theme, then without theme or both."""
    fitting = [
        one
        for one in templates
        if one.type is kind and one.outcome in (outcome, None) and one.theme_id in (theme_id, None)
    ]
    return max(
        fitting,
        key=lambda one: (one.theme_id is not None, one.outcome is not None, -one.position, one.id),
        default=None,
    )


def filled(text: str, facts: Mapping[str, str]) -> str:
    """Return a template with its places filled; a place that nothing is known for stays as it is."""
    return _PLACE.sub(lambda found: facts.get(found[1]) or found[0], text)


def letter_sheet(
    letter: Letter,
    appeal: Appeal,
    office: Municipality,
    *,
    number: str = "",
    date: dt.date | None = None,
    emblem: str = "",
) -> LetterSheet:
    """Build the sheet of a letter, a draft when ``number`` is empty."""
    return LetterSheet(
        office=SheetOffice(office.name, office.place, office.address, office.phone, office.email, emblem),
        paper=SheetPaper(type=letter.type, lang=letter.lang, parts=(), number=number, date=date),
        addressee=letter.addressee,
        address=letter.address,
        subject=letter.subject,
        text=letter.text,
        ref_number=appeal.shown_number,
        ref_date=appeal.registered_on,
        enclosed=letter.enclosed,
        signatories=(SheetPerson(letter.head, letter.post),) if letter.head else (),
        drafted_by=letter.drafted_by,
        phone=letter.phone,
    )


def again(letter: Letter) -> Letter:
    """Return a new draft with the words of a letter that was issued."""
    blank = Letter(appeal_id=letter.appeal_id)
    return dataclasses.replace(letter, id=blank.id, version=0, paper_id=None, sent_on=None, sent_how="")
