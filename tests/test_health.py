"""Faults of the binding that a short run would not show."""

import json
import subprocess
import sys


def test_qt_calls_do_not_use_up_references_to_none():
    """The Linux wheel of 6.12.0 loses one at each void call under Python 3.11, and dies in the end."""
    probe = [sys.executable, "-m", "benchmarks.scripts.refcount"]
    done = subprocess.run(probe, capture_output=True, encoding="utf-8", check=True)
    assert json.loads(done.stdout)["value"] <= 10
