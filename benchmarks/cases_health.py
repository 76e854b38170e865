"""Faults of the binding that measure like a leak."""

from benchmarks.harness import Case

CASES = (Case("health.refcount", ours=("-m", "benchmarks.scripts.refcount"), most=10, unit="lost", rounds=1),)
