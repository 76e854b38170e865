"""Which form a JSON file has, and what is in it."""

from __future__ import annotations

import re

from mslite.domain.plain import PlainError
from mslite.domain.problems import UserFixable
from mslite.exchange import meeting, office
from mslite.exchange.parcel import Parcel, bad, load


def read(data: bytes, names: meeting.Names) -> Parcel:
    """Return what a file brings, each record checked by itself; ``whole.check_whole`` does the rest.

    Raises ``UserFixable("bad_json", …)`` with the place of the first fault, ``UserFixable("newer_file")``
    for a form of a later program.
    """
    plain = load(data)
    form = plain.get("form")
    try:
        if form == office.FORM:
            return office.parcel(plain)
        if form == meeting.FORM:
            return meeting.parcel(plain, names)
    except PlainError as error:
        raise bad(error) from error
    if isinstance(form, str) and re.fullmatch(r"mslite\.(office|meeting)/[1-9][0-9]{0,3}", form):
        raise UserFixable("newer_file")
    raise UserFixable("bad_json", path="form", why="json_form", office=office.FORM, meeting=meeting.FORM)
