"""What a new office begins with: rules of kinds, agenda items, checklists, texts (``resources/presets``)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from mslite.domain.office import KindRule, MeetingKind, Template, TemplateKind
from mslite.domain.plain import from_plain
from mslite.domain.rows import Words

_PURPOSES = {"agenda": TemplateKind.AGENDA, "steps": TemplateKind.STEP, "modules": TemplateKind.MODULE}


def preset_rows(presets: Mapping[str, Any]) -> tuple[KindRule | Template, ...]:
    """Build the rows of a presets file; raises ``PlainError`` where it has another shape.

    Identities are made from purpose, kind and place in the list, so that every copy of an office's file
    has the same ones and merging never doubles them.
    """
    rules = tuple(
        from_plain(KindRule, {"id": _identity("rule", plain["kind"]), **plain}, f"$.rules[{no}]")
        for no, plain in enumerate(presets["rules"])
    )
    templates: list[Template] = []
    for name, purpose in _PURPOSES.items():
        counts: dict[str, int] = {}
        for plain in presets[name]:
            kind = str(plain.get("kind", ""))
            place = counts[kind] = counts.get(kind, 0) + 1
            templates.append(
                Template(
                    id=_identity(name, kind, str(place)),
                    purpose=purpose,
                    kind=MeetingKind(kind) if kind else None,
                    prefix=Words(**plain.get("prefix", {})),
                    text=Words(**plain["text"]),
                    days=plain.get("days", 0),
                    position=place,
                )
            )
    return (*rules, *templates)


def _identity(*parts: str) -> str:
    return hashlib.sha256("\0".join(("mslite preset", *parts)).encode()).hexdigest()[:32]
