"""What the states of meetings mean to the eye: the tone of each."""

from __future__ import annotations

from mslite.domain.views import Standing
from mslite.ui.kit.marks import Tone

STANDING = {
    Standing.RUNNING: Tone.ACCENT,
    Standing.HELD: Tone.WARN,
    Standing.ISSUED: Tone.WARN,
    Standing.SIGNED: Tone.GOOD,
    Standing.CANCELLED: Tone.BAD,
}


def standing(state: Standing) -> Tone:
    """Return the tone of a meeting's state; planned ones are plain."""
    return STANDING.get(state, Tone.PLAIN)
