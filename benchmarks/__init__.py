"""Speed against the bare floor: ``python -m benchmarks [--only NAME] [--json FILE]``."""
