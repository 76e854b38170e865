"""How everything is measured: child processes in turn, medians, and ratios pair by pair.

The machine is shared and seconds say little, so *ours*, the *floor* (the same work with nothing around it)
and a *peer* (another program, when installed) run one after the other, round after round, and a budget is a
limit on ours / floor. The value of a run is the CPU time of the child (user + system, seconds) unless the
child prints a value of its own as its last line: ``{"value": 3.2}``, in the unit that the case names.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".bench"
ROUNDS = 7


@dataclass(frozen=True)
class Case:
    """One thing to measure.

    Commands are argument lists for this Python (``("-m", "mslite")``); ``{fresh}`` becomes an empty folder
    made for that run, ``{cache}`` a folder that outlives it. ``peer`` is a whole command of another program.
    ``ratio`` limits ours / floor, ``most`` limits ours itself. ``prepare`` runs once, unmeasured, beforehand.
    """

    name: str
    ours: Sequence[str]
    floor: Sequence[str] = ()
    peer: Sequence[str] = ()
    ratio: float | None = None
    most: float | None = None
    unit: str = "s CPU"
    environment: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[], None] | None = None
    rounds: int = ROUNDS


@dataclass(frozen=True)
class Run:
    """One child: its value in the case's unit, and the most memory it held, MB."""

    value: float
    peak_mb: float


@dataclass(frozen=True)
class Result:
    """What came of a case; medians over the rounds. ``None`` where there is nothing to compare with."""

    name: str
    unit: str
    ours: float
    floor: float | None
    peer: float | None
    ratio: float | None
    budget: str
    peak_mb: float
    kept: bool


class Failed(Exception):
    """A child did not end well; the text is what it said."""


def run(command: Sequence[str], environment: Mapping[str, str]) -> Run:
    """Run one child to its end and measure it.

    Raises ``Failed`` when it ends with another code than 0.
    """
    CACHE.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as fresh,
        tempfile.TemporaryFile() as said,
        tempfile.TemporaryFile() as moans,
    ):
        filled = [part.replace("{fresh}", fresh).replace("{cache}", str(CACHE)) for part in command]
        child = subprocess.Popen(
            filled,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=moans,
            cwd=ROOT,
            env=_environment(environment),
        )
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        moans.seek(0)
        words = said.read().decode(errors="replace")
        if child.returncode:
            complaint = moans.read().decode(errors="replace")[-1500:]
            raise Failed(f"{' '.join(command)} ended with {child.returncode}\n{words[-500:]}{complaint}")
    value = usage.ru_utime + usage.ru_stime
    last = words.strip().rpartition("\n")[2]
    if last.startswith("{"):
        value = float(json.loads(last)["value"])
    return Run(value, usage.ru_maxrss / 1024)


def _environment(own: Mapping[str, str]) -> dict[str, str]:
    """Return what a child sees: no screen, and modules compiled once, as in an installed program."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    ours = {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", "PYTHONPYCACHEPREFIX": str(CACHE / "pyc")}
    return kept | ours | dict(own)


def measure(case: Case) -> Result:
    """Run ``case`` in rounds after a warm-up and judge it."""
    if case.prepare:
        case.prepare()
    commands = {"ours": [sys.executable, *case.ours]}
    if case.floor:
        commands["floor"] = [sys.executable, *case.floor]
    if case.peer and shutil.which(case.peer[0]):
        commands["peer"] = list(case.peer)
    runs: dict[str, list[Run]] = {who: [] for who in commands}
    for number in range(case.rounds + 1):
        for who, command in commands.items():
            done = run(command, case.environment)
            if number:
                runs[who].append(done)
    return judge(case, runs)


def judge(case: Case, runs: Mapping[str, Sequence[Run]]) -> Result:
    """Make the result of the measured ``runs`` (of ours, floor, peer)."""

    def median(who: str) -> float | None:
        return statistics.median(run.value for run in runs[who]) if runs.get(who) else None

    ours = statistics.median(run.value for run in runs["ours"])
    ratio = None
    if runs.get("floor"):
        pairs = zip(runs["ours"], runs["floor"], strict=True)
        ratio = statistics.median(a.value / max(b.value, 1e-9) for a, b in pairs)
    limits, kept = [], True
    if case.ratio is not None:
        limits.append(f"≤ {case.ratio:g} × floor")
        kept &= ratio is not None and ratio <= case.ratio
    if case.most is not None:
        limits.append(f"≤ {case.most:g} {case.unit}")
        kept &= ours <= case.most
    peak = statistics.median(run.peak_mb for run in runs["ours"])
    budget = " and ".join(limits)
    return Result(case.name, case.unit, ours, median("floor"), median("peer"), ratio, budget, peak, kept)


def line(result: Result) -> str:
    """Return one row of the printed table."""

    def shown(value: float | None) -> str:
        return "–" if value is None else f"{value:.3g}"

    return (
        f"{result.name:<18} {shown(result.ours):>8} {shown(result.floor):>8} {shown(result.peer):>8} "
        f"{shown(result.ratio):>7}  {result.unit:<8} {result.peak_mb:>5.0f} MB  "
        f"{result.budget:<32} {'kept' if result.kept else 'OVER'}"
    )


HEAD = "case                   ours    floor     peer   ratio  unit         peak  budget"


def store(results: Sequence[Result], file: Path) -> None:
    """Write ``results`` into the JSON ``file``; cases not run this time keep their older entry."""
    known: dict[str, object] = {}
    if file.exists():
        known = json.loads(file.read_text(encoding="utf-8"))
    known |= {result.name: asdict(result) for result in results}
    text = json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=2)
    file.write_text(text + "\n", encoding="utf-8")
