"""The first module of the installed program."""

import sys

from mslite.__main__ import main

sys.exit(main())
