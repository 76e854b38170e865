"""Which state may follow which."""

from __future__ import annotations

from enum import Enum

from mslite.domain.meetings import AssignmentState, MeetingState
from mslite.domain.papers import PaperState
from mslite.domain.problems import UserFixable

_MOVES: dict[Enum, tuple[Enum, ...]] = {
    MeetingState.PLANNED: (MeetingState.RUNNING, MeetingState.HELD, MeetingState.CANCELLED),
    MeetingState.RUNNING: (MeetingState.HELD, MeetingState.PLANNED),
    MeetingState.HELD: (MeetingState.RUNNING, MeetingState.PLANNED),
    MeetingState.CANCELLED: (MeetingState.PLANNED,),
    PaperState.ISSUED: (PaperState.SIGNED, PaperState.ANNULLED),
    PaperState.SIGNED: (PaperState.ANNULLED,),
    PaperState.ANNULLED: (),
    AssignmentState.OPEN: (AssignmentState.DONE, AssignmentState.CANCELLED),
    AssignmentState.DONE: (AssignmentState.OPEN,),
    AssignmentState.CANCELLED: (AssignmentState.OPEN,),
}


def may_move(present: Enum, following: Enum) -> bool:
    """Tell whether ``following`` may come after ``present``; staying is always allowed."""
    return present is following or following in _MOVES[present]


def check_move(present: Enum, following: Enum) -> None:
    """Raise ``UserFixable("move")`` when ``following`` may not come after ``present``."""
    if not may_move(present, following):
        raise UserFixable("move", present=present.value, following=following.value)
