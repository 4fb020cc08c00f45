"""Room for deep statements.

Trees are walked by recursion, some frames a level: sqlglot's ladder takes about twenty for a call inside a call, and a chain of
thousands of operators as many frames as it has terms. Python's default is 1,000. Most frames are Python's own, on its heap; the rest are
C's, on the stack of the server's thread, which `limits.STACK_BYTES` makes large enough.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def deeply(call: Callable[[], T], frames: int) -> T:
    """The call's result, with so many frames allowed; RecursionError if they do not do, which a session reports as 54001.

    The limit is the interpreter's, so it is put back; where another thread has put it back meanwhile, the call is made again.
    """
    while True:
        limit = sys.getrecursionlimit()
        sys.setrecursionlimit(max(limit, frames))
        try:
            return call()
        except RecursionError:
            if sys.getrecursionlimit() >= frames:
                raise
        finally:
            sys.setrecursionlimit(limit)
