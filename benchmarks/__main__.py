"""Run the benchmarks; exit code 1 when a budget is broken or a case fails."""

from __future__ import annotations

import argparse
import importlib
import pkgutil
import sys
from pathlib import Path

import benchmarks
from benchmarks.harness import HEAD, ROOT, Case, Failed, line, measure, store


def cases() -> list[Case]:
    """Return the ``CASES`` of every module ``benchmarks/cases_*.py``."""
    found: list[Case] = []
    for module in pkgutil.iter_modules(benchmarks.__path__):
        if module.name.startswith("cases_"):
            found += importlib.import_module(f"benchmarks.{module.name}").CASES
    return found


def main() -> int:
    """Measure what was asked for, print the table, write the JSON; return the exit code."""
    parser = argparse.ArgumentParser(prog="benchmarks", description="Speed against the bare floor.")
    parser.add_argument("--only", metavar="NAME", help="run the cases whose name starts with NAME")
    parser.add_argument("--json", metavar="FILE", type=Path, default=ROOT / "benchmarks" / "latest.json")
    chosen = parser.parse_args()
    wanted = [case for case in cases() if not chosen.only or case.name.startswith(chosen.only)]
    if not wanted:
        parser.error(f"no case is named {chosen.only}; there are {', '.join(case.name for case in cases())}")
    print(HEAD, flush=True)
    results, failures = [], []
    for case in wanted:
        try:
            result = measure(case)
        except Failed as error:
            failures.append(f"{case.name}: {error}")
            print(f"{case.name:<18} FAILED", flush=True)
            continue
        results.append(result)
        print(line(result), flush=True)
    store(results, chosen.json)
    for failure in failures:
        print(failure, file=sys.stderr)
    return 1 if failures or not all(result.kept for result in results) else 0


if __name__ == "__main__":
    sys.exit(main())
