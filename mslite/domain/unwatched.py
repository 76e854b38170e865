"""Work that makes very many objects which all stay: the collector of garbage need not look through them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def unwatched() -> Iterator[None]:
    """Pause the collector: it looks through all there is again and again, and time grew with the square.

    Usable as a decorator; within another one, and where the collector is off, it changes nothing.
    """
    watched = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if watched:
            gc.enable()
