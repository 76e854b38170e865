"""What completes a name in the steps of a meeting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from mslite.domain.views import Suggestion
from mslite.i18n import labels
from mslite.i18n.catalogue import Translator
from mslite.ui.kit.people import Option, Suggest


def suggesting(
    suggest: Callable[[str, str], Sequence[Suggestion]], meeting_id: str, tr: Translator
) -> Suggest:
    """Return what completes a name: people on the list, of the directory, of earlier minutes."""
    return partial(_offers, suggest, meeting_id, tr)


def _offers(
    suggest: Callable[[str, str], Sequence[Suggestion]], meeting_id: str, tr: Translator, text: str
) -> Sequence[Option]:
    if text.strip()[:1].isdigit():
        return ()
    return [
        Option(found.name, ", ".join(part for part in _about(found, tr) if part), found)
        for found in suggest(text, meeting_id)
    ]


def _about(found: Suggestion, tr: Translator) -> tuple[str, str, str]:
    return found.post.of(tr.lang), found.organisation.of(tr.lang), labels.label(found.source, tr)
