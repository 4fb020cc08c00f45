"""Room for deep expressions.

Trees are walked by recursion, some frames a level: a chain of thousands of operators needs more frames than Python's default of 1,000.
`deeply` gives them while a statement is planned. Most frames are Python's own, on its heap; the rest are C's, on the stack of the
server's thread, which `limits.STACK_BYTES` makes large enough. What is deeper still is a RecursionError, which a session reports as 54001.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from aurorapy.limits import PLAN_FRAMES_MAX

T = TypeVar("T")


def deeply(call: Callable[[], T]) -> T:
    """The call's result, with the limit of frames raised. The limit is the interpreter's, so it is put back."""
    limit = sys.getrecursionlimit()
    if limit >= PLAN_FRAMES_MAX:
        return call()
    sys.setrecursionlimit(PLAN_FRAMES_MAX)
    try:
        return call()
    finally:
        sys.setrecursionlimit(limit)
