"""What is impossible about one record of appeals and is refused when it is saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from mslite.domain.appeals.rows import Appeal, AppealSettings, Extension, Journal, Theme
from mslite.domain.appeals.terms import LawRule
from mslite.domain.numbering import JOURNAL_PLACES, check_pattern
from mslite.domain.problems import Problem, Severity
from mslite.domain.rows import Row

MOST_SIGNERS = 1_000_000


def _refused(code: str, field: str, **values: object) -> Problem:
    return Problem(code, field, values, Severity.SAVE)


def _appeal(row: Appeal) -> Iterator[Problem]:
    if not 1 <= row.signers <= MOST_SIGNERS:
        yield _refused("signers_odd", "signers", count=row.signers)
    if row.received_on is None:
        return
    if row.registered_on and row.registered_on < row.received_on:
        yield _refused("registered_early", "registered_on", received=row.received_on)
    if row.due and row.due < row.received_on:
        yield _refused("due_early", "due", received=row.received_on)
    if row.closed_on and row.closed_on < row.received_on:
        yield _refused("closed_early", "closed_on", received=row.received_on)


def _law_rule(row: LawRule) -> Iterator[Problem]:
    if not 0 <= row.days <= 366:
        yield _refused("days_many", "days", days=row.days)
    if row.since and row.until and row.until < row.since:
        yield _refused("ends_before_begin", "until")


def _settings(row: AppealSettings) -> Iterator[Problem]:
    if not set(row.weekend) <= set("1234567") or len(set(row.weekend)) > 6:
        yield _refused("weekend_odd", "weekend")


def _journal(row: Journal) -> Iterator[Problem]:
    wrong = check_pattern(row.pattern, JOURNAL_PLACES)
    if wrong:
        yield _refused(wrong, "pattern", pattern=row.pattern)


def _theme(row: Theme) -> Iterator[Problem]:
    if row.broader_id == row.id:
        yield _refused("theme_circle", "broader_id")


def _extension(row: Extension) -> Iterator[Problem]:
    if row.before and row.until and row.until <= row.before:
        yield _refused("extension_short", "until", due=row.before)


CHECKS: dict[type[Row], Callable[..., Iterator[Problem]]] = {
    Appeal: _appeal,
    LawRule: _law_rule,
    AppealSettings: _settings,
    Journal: _journal,
    Theme: _theme,
    Extension: _extension,
}
"""The checks of each shape, for ``domain.checks``."""
