"""What can be wrong, as values: the wording is done by ``mslite.i18n.problems``."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How far a problem reaches. Nothing is compulsory to save, some things are compulsory to issue."""

    SAVE = "save"  # cannot be saved as it is
    ISSUE = "issue"  # can be saved, but a paper cannot be issued
    WARNING = "warning"  # worth a look


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: a stable code, the field it belongs to, values for the wording."""

    code: str
    field: str = ""
    values: Mapping[str, object] = dataclasses.field(default_factory=dict)
    severity: Severity = Severity.ISSUE
    record_id: str = ""


class MsliteError(Exception):
    """An error with a code that ``mslite.i18n.problems`` words for the person."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class UserFixable(MsliteError):
    """Something the person can put right here and now; ``problems`` go back to their fields."""

    def __init__(self, code: str, problems: Sequence[Problem] = (), **values: object) -> None:
        super().__init__(code, **values)
        self.problems = tuple(problems)


class EnvironmentTrouble(MsliteError):
    """The machine stands in the way (disk full, locked, read-only, damaged); nothing is lost."""
