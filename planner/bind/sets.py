"""Where set-returning functions cannot stand."""

from __future__ import annotations

from aurorapy import errors
from aurorapy.planner import bound


def no_sets(construct: str, parts: list[bound.Expr]) -> None:
    """Raise 0A000 for a set where not every row comes to it."""
    for part in parts:
        for n in bound.walk(part):
            if isinstance(n, bound.Func) and n.function.retset:
                raise errors.FeatureNotSupported(f"set-returning functions are not allowed in {construct}", position=n.pos,
                                                 hint="You might be able to move the set-returning function into a LATERAL FROM item.")
