"""Cells of small lists that show one text of two languages each."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import Any

from mslite.ui.kit.rows import Field


def words_field(title: str, name: str, lang: str, width: int = 0) -> Field:
    """Return the column of one language of the field ``name``."""
    return Field(title, partial(_get, name, lang), partial(_put, name, lang), width)


def _get(name: str, lang: str, row: Any) -> str:
    return str(getattr(getattr(row, name), lang))


def _put(name: str, lang: str, row: Any, text: str) -> Any:
    return dataclasses.replace(row, **{name: getattr(row, name).put(lang, text.strip())})
