"""Half-years in words, for the sections of a programme."""

from __future__ import annotations

from mslite.domain.programme.progress import Moment
from mslite.i18n.catalogue import Translator


def half_year(tr: Translator, when: Moment) -> str:
    """Return «First half-year of 2025»."""
    if when.half == 1:
        return tr.t("First half-year of {year}", year=when.year)
    return tr.t("Second half-year of {year}", year=when.year)
