"""Folded looking in columns: ө/о, ү/у, ң/н, ё/е and capitals alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, true

from mslite.domain.text import fold


def holds(columns: Sequence[Any], text: str) -> ColumnElement[bool]:
    """Condition: every word of ``text`` stands, folded, in one of the columns."""
    words = fold(text).split()
    return and_(
        true(),
        *(or_(*(func.fold(column).contains(word, autoescape=True) for column in columns)) for word in words),
    )
