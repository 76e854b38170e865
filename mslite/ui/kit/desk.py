"""Work off the window's thread: one serial writer, two readers, two hands for slow work.

A nine-second backup holds up nobody: it runs on the slow hands. Writes follow one another in the order
they were asked for. Results come back on the window's thread to a *bound method*; when the widget it
belongs to has been closed meanwhile, the result is dropped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

if TYPE_CHECKING:
    from concurrent.futures import ThreadPoolExecutor

HANDS = {"write": 1, "read": 2, "slow": 2}
Then = Callable[[Any], None]


class Cancelled(Exception):
    """The person stopped a slow job; nothing is told, nothing is wrong."""


class Job:
    """One slow piece of work the person sees: its title, how far it is, and a way to stop it.

    Hand ``job.step`` to the work as its progress callable; it may be called from any thread.
    """

    def __init__(self, title: str, cancellable: bool = True) -> None:
        self.title = title
        self.cancellable = cancellable
        self.done = 0
        self.total = 0
        self._stop = threading.Event()
        self._tell: Callable[[Job], None] | None = None

    def step(self, done: int, total: int = 0) -> None:
        """Say that ``done`` of ``total`` parts are finished (total 0: unknown). Raises :class:`Cancelled`."""
        self.done, self.total = done, total
        if self._tell:
            self._tell(self)
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether the person asked to stop."""
        return self._stop.is_set()


class Desk(QObject):
    """The desk where all work is laid down. Lives as long as the window; close it last."""

    failed = Signal(object)
    """An error nobody else takes: goes to ``shell.trouble``."""
    changed = Signal(object, object)
    """``(changes, author)``: a write came back with ``.changes``; ``author`` is the widget that asked."""
    busy = Signal(int)
    """How many pieces of work are under way."""
    job_started = Signal(object)
    job_moved = Signal(object)
    job_ended = Signal(object)
    _done = Signal(object, object, object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools: dict[str, ThreadPoolExecutor] = {}
        self._count = 0
        self._closed = False
        self._done.connect(self._deliver)

    def ask(self, work: Callable[[], Any], then: Then | None = None, failed: Then | None = None) -> None:
        """Run ``work`` on the one writer; its result goes to ``then``, an error to ``failed``.

        A result that carries ``.changes`` is announced by :attr:`changed`, with the widget that owns
        ``then`` as its author: the shell refreshes every other page. Without ``failed`` an error goes to
        the shell, which words it.
        """
        self._submit("write", work, then, failed, None)

    def read(self, work: Callable[[], Any], then: Then, failed: Then | None = None) -> None:
        """Run a reading ``work`` beside the writer; the order of two reads is not promised."""
        self._submit("read", work, then, failed, None)

    def slow(
        self,
        work: Callable[[], Any],
        then: Then | None = None,
        failed: Then | None = None,
        job: Job | None = None,
    ) -> None:
        """Run long work (PDF, backup, import). With a :class:`Job` the shell shows progress and *Cancel*."""
        if job:
            job._tell = self.job_moved.emit
            self.job_started.emit(job)
        self._submit("slow", work, then, failed, job)

    @property
    def idle(self) -> bool:
        """Whether nothing is under way."""
        return self._count == 0

    def _submit(
        self,
        pool: str,
        work: Callable[[], Any],
        then: Then | None,
        failed: Then | None,
        job: Job | None,
    ) -> None:
        if self._closed:
            return
        self._count += 1
        self.busy.emit(self._count)
        self._pool(pool).submit(self._run, work, then, failed, job)

    def _pool(self, name: str) -> ThreadPoolExecutor:
        if name not in self._pools:
            from concurrent.futures import ThreadPoolExecutor  # nothing works before the first paint

            self._pools[name] = ThreadPoolExecutor(HANDS[name], thread_name_prefix=name)
        return self._pools[name]

    def _run(self, work: Callable[[], Any], then: Then | None, failed: Then | None, job: Job | None) -> None:
        result: Any = None
        error: BaseException | None = None
        try:
            result = work()
        except BaseException as caught:  # handed to the window's thread, never swallowed
            error = caught
        if isValid(self):
            self._done.emit(then, failed, result, error, job)

    @Slot(object, object, object, object, object)
    def _deliver(self, then: Any, failed: Any, result: Any, error: Any, job: Any) -> None:
        self._count -= 1
        self.busy.emit(self._count)
        if job is not None:
            job._tell = None
            self.job_ended.emit(job)
        author = getattr(then or failed, "__self__", None)
        alive = not isinstance(author, QObject) or isValid(author)
        if error is not None:
            if isinstance(error, Cancelled):
                return
            if failed is not None and alive:
                failed(error)
            else:
                self.failed.emit(error)
            return
        changes = getattr(result, "changes", None)
        if changes:
            self.changed.emit(changes, author if alive else None)
        if then is not None and alive:
            then(result)

    def close(self, last: Callable[[], Any] | None = None) -> BaseException | None:
        """Finish what was asked for, run ``last`` in the writer (backup, dispose), and wait.

        Hide the window first. Returns the error of ``last``, if it raised one.
        """
        self._closed = True
        for name in {"slow", "read"} & self._pools.keys():
            self._pools[name].shutdown(wait=True, cancel_futures=True)
        ending = self._pool("write").submit(last) if last else None
        if "write" in self._pools:
            self._pools["write"].shutdown(wait=True)
        return ending.exception() if ending else None
