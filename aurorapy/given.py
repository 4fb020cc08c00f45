"""What a query inside of a utility statement (CREATE TABLE AS, EXPLAIN, DECLARE) has from around it: the parameters of the protocol, or a routine's arguments and
variables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.execution import Plan, make_plan


class Given:
    """Variables of a routine. `make`: what names mean, made for each planning; `take`: the values of those that the last one has met, in their order."""

    __slots__ = ("make", "take", "variables")

    def __init__(self, make: Callable[[], Any], take: Callable[[Any], tuple[Any, ...]]) -> None:
        self.make, self.take = make, take
        self.variables: Any = None


def plan_of(session: Any, query: Any, types: list[int] | None = None, *, marked: bool = False) -> Plan:
    """The plan of a query inside of a utility statement."""
    given = session.given
    if given is not None:
        given.variables = given.make()
    return make_plan(session, query, session.argument_types if types is None else types, fixed=True, variables=None if given is None else given.variables,
                     marked=marked)


def values_of(session: Any) -> tuple[Any, ...]:
    """The values of the parameters of the query that was planned last."""
    given = session.given
    return session.arguments if given is None else given.take(given.variables)  # type: ignore[no-any-return]


def uses_variables(session: Any, query: Any) -> bool:
    """Whether a query names variables of the routine around it."""
    if session.given is None:
        return False
    plan_of(session, query)
    return bool(session.given.variables.taken)
