"""The first module of the installed program."""

import sys

sys.frozen = True  # type: ignore[attr-defined]  # the launcher is the program: there is no «python -m» here

from mslite.__main__ import main  # noqa: E402

sys.exit(main())
