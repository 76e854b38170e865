"""How long a start takes, and whether the window waits for anything but Qt."""

from __future__ import annotations

import subprocess
import sys

from benchmarks.harness import CACHE, ROOT, Case

SAMPLE = ("--data", "{cache}/sample")
PAINT = {"MSLITE_EXIT_AT": "paint"}
READY = {"MSLITE_EXIT_AT": "ready"}


def sample() -> None:
    """Make the sample office that the starts open."""
    command = [sys.executable, "-m", "mslite", "--data", str(CACHE / "sample"), "demo"]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


CASES = (
    Case(
        "start.paint",
        ours=("-m", "mslite", "--data", "{fresh}"),
        floor=("-m", "benchmarks.scripts.window"),
        ratio=1.5,
        environment=PAINT,
    ),
    Case(
        "start.ready",
        ours=("-m", "mslite", *SAMPLE),
        floor=("-m", "benchmarks.scripts.window_orm"),
        ratio=1.3,
        environment=READY,
        prepare=sample,
    ),
    Case(
        "start.modules",
        ours=("-m", "benchmarks.scripts.start_modules", *SAMPLE),
        most=0,
        unit="heavy",
        environment=PAINT,
        prepare=sample,
        rounds=1,
    ),
    Case(
        "start.gap",
        ours=("-m", "benchmarks.scripts.start_gap", *SAMPLE),
        most=100,
        unit="ms",
        environment=READY,
        prepare=sample,
    ),
)
