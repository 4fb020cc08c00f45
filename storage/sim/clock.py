"""The virtual clock: microseconds that pass only when nothing is left to do at this one.

One heap of (time, sequence, event), one thread. A task is a greenlet, for the product's own code that blocks: it sleeps, or waits for
a `Promise`, and goes on when its event comes. Killing a task is a process's crash: it never runs again, and its `finally` blocks
must not send anything (`Task.alive` tells).
"""

from __future__ import annotations

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Any

import greenlet

MILLISECOND = 1000
SECOND = 1_000_000


class Killed(greenlet.GreenletExit):
    """Thrown into a task whose process crashes."""


class Clock:
    def __init__(self) -> None:
        self.now = 0
        self.events = 0
        self._heap: list[tuple[int, int, Callable[..., Any], tuple[Any, ...]]] = []
        self._main = greenlet.getcurrent()
        self._tasks: list[Task] = []

    def after(self, delay: int, event: Callable[..., Any], *arguments: Any) -> None:
        """Call `event` in `delay` microseconds."""
        self.events += 1
        heappush(self._heap, (self.now + delay, self.events, event, arguments))

    def run(self, until: int) -> None:
        """Let events happen up to a time, from the main greenlet."""
        heap = self._heap
        while heap and heap[0][0] <= until:
            self.now, _, event, arguments = heappop(heap)
            event(*arguments)
        self.now = max(self.now, until)

    def spawn(self, body: Callable[[], Any]) -> Task:
        """Start a task at this time, after the event that is under way."""
        task = Task(self, body)
        self._tasks.append(task)
        self.after(0, task.resume, None)
        return task

    def sleep(self, delay: int) -> None:
        """From inside a task."""
        task = self.current()
        self.after(delay, task.resume, None)
        task.pause()

    def current(self) -> Task:
        current = greenlet.getcurrent()
        for task in self._tasks:
            if task.greenlet is current:
                return task
        raise RuntimeError("not inside a task of this clock")

    def close(self) -> None:
        """Kill what still runs."""
        for task in self._tasks:
            task.kill()


class Task:
    def __init__(self, clock: Clock, body: Callable[[], Any]) -> None:
        self.clock = clock
        self.alive = True
        self._body = body
        self.greenlet = greenlet.greenlet(self._run)

    def _run(self, _: Any) -> None:
        try:
            self._body()
        except Killed:
            pass
        finally:
            self.alive = False

    def resume(self, value: Any) -> None:
        """An event: go on. A dead task does not."""
        if self.alive and not self.greenlet.dead:
            self.greenlet.switch(value)

    def pause(self) -> Any:
        """Give control back until somebody resumes this task."""
        parent = self.greenlet.parent
        assert parent is not None
        return parent.switch()

    def kill(self) -> None:
        """Crash the task; from inside it, raises."""
        if not self.alive:
            return
        self.alive = False
        if greenlet.getcurrent() is self.greenlet:
            raise Killed
        if self.greenlet:  # has begun, and not ended
            self.greenlet.throw(Killed)


class Promise:
    """One answer for one task, or none before a deadline."""

    __slots__ = ("_task", "done", "value")

    def __init__(self, clock: Clock) -> None:
        self._task = clock.current()
        self.done = False
        self.value: Any = None

    def keep(self, value: Any) -> None:
        """The first call counts, whatever comes after."""
        if self.done:
            return
        self.done = True
        self.value = value
        self._task.resume(None)

    def wait(self, timeout: int) -> Any:
        """The answer; None if there is none in so many microseconds."""
        self._task.clock.after(timeout, self.keep, None)
        while not self.done:
            self._task.pause()
        return self.value
