"""The merge: a record as a pure function of the set of its operations (SAFETY 1.2).

An operation *happened before* another when it stands earlier in the same device's chain, or when the
other device had seen it. A field's value is that of its causally last operation; where several are last
and differ, the newest stamp is shown and all values are a conflict for a person. A deletion is void if
somebody edited the record without having seen it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

VersionVectors = Mapping[tuple[str, int], Mapping[str, int]]
"""(device, epoch) → what that device had seen of each other device."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the journal."""

    device: str
    seq: int
    epoch: int
    hlc: str
    actor: str
    kind: str
    values: Mapping[str, Any] = field(hash=False)

    @property
    def key(self) -> tuple[str, int]:
        """Its identity."""
        return self.device, self.seq

    @property
    def deletes(self) -> bool:
        """Whether it puts the record into the trash."""
        return self.kind == "U" and self.values.get("deleted") == 1


@dataclass(frozen=True, slots=True)
class Merged:
    """The values of a record and what a person has to decide: field ("" for the record) → operations."""

    values: dict[str, Any]
    conflicts: dict[str, tuple[Operation, ...]]


def before(one: Operation, other: Operation, seen: VersionVectors) -> bool:
    """Tell whether ``other`` was written in knowledge of ``one``."""
    if one.device == other.device:
        return one.seq < other.seq
    return seen[other.device, other.epoch].get(one.device, 0) >= one.seq


def _last(operations: list[Operation], seen: VersionVectors) -> list[Operation]:
    return [o for o in operations if not any(before(o, p, seen) for p in operations if p is not o)]


def merge(operations: Iterable[Operation], seen: VersionVectors) -> Merged:
    """Return the record that a set of operations makes, in whatever order they came."""
    every = list(operations)
    void = {
        o.key
        for o in every
        if o.deletes
        and any(not u.deletes and not before(o, u, seen) and not before(u, o, seen) for u in every)
    }
    conflicts: dict[str, tuple[Operation, ...]] = {}
    top = _last(every, seen)
    if any(o.key in void for o in top):
        conflicts[""] = tuple(sorted(top, key=lambda o: o.key))
    by_field: dict[str, list[Operation]] = {}
    for operation in every:
        for name in operation.values:
            if not (name == "deleted" and operation.key in void):
                by_field.setdefault(name, []).append(operation)
    values: dict[str, Any] = {}
    for name, writers in by_field.items():
        heads = _last(writers, seen)
        values[name] = max(heads, key=lambda o: (o.hlc, o.device, o.seq)).values[name]
        if len({json.dumps(o.values[name]) for o in heads}) > 1:
            conflicts[name] = tuple(sorted(heads, key=lambda o: o.key))
    return Merged(values, conflicts)
