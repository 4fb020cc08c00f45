"""Servers that nobody stopped, when the interpreter exits.

A daemon thread in the middle of a greenlet must not be there when the interpreter is taken down: it crashes. So what still runs then is ended,
as late as this can be: after the threads that the exit waits for, and after most other functions of `atexit`.

Threads that are at work with such a server go on until the interpreter stops them. They shall not fail for what the exit does, so nothing is
sent, and the connections' sockets stay open until that moment: the first collection of garbage that the interpreter makes once
only its main thread runs. Objects that are destroyed after it, and would wait for an answer, see their connection cut.

A child of fork() has none of its parent's threads, and ends nothing of its parent's. A child of multiprocessing calls no function of `atexit`, but its own.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import Any

_OPEN: dict[int, Any] = {}  # by identity: servers of this process that run
_SOCKETS: list[int] = []


def enter(server: Any) -> None:
    """The server runs: what has a method `leave` is to be ended at exit."""
    if not _OPEN and "multiprocessing" in sys.modules:
        from multiprocessing import parent_process, util

        if parent_process() is not None:
            util.Finalize(None, _leave, exitpriority=0)
    _OPEN[id(server)] = server


def left(server: Any) -> None:
    """The server has ended."""
    _OPEN.pop(id(server), None)


def keep_open(descriptors: list[int]) -> None:
    """Sockets that are closed when no thread but the main one can notice."""
    for descriptor in descriptors:
        try:
            _SOCKETS.append(os.dup(descriptor))
        except OSError:
            continue  # there may be no more descriptors


def _cut(*_: Any) -> None:
    while _SOCKETS:
        os.close(_SOCKETS.pop())


@atexit.register
def _leave() -> None:
    for server in list(_OPEN.values()):
        server.leave()
    if not _SOCKETS:
        return
    if gc.isenabled():
        gc.callbacks.append(_cut)
    else:
        _cut()


def _forget() -> None:
    _OPEN.clear()
    _SOCKETS.clear()


os.register_at_fork(after_in_child=_forget)
