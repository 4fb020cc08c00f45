"""Which conditions may be tested before those of a security barrier, and in which order they come."""

from __future__ import annotations

import pytest

import aurorapy.engine  # noqa: F401  registers functions and operators
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.scope import Item, Scope
from aurorapy.planner.parse import parse_expression
from aurorapy.planner.plan.leakproof import in_order, leaks
from aurorapy.planner.types import DefaultContext


class NoCatalog:
    def __getattr__(self, name: str) -> object:
        return lambda *args, **more: ()


def condition(text: str) -> bound.Expr:
    columns: list[tuple[str, bound.Expr]] = [(n, bound.Var(t, 1, i, -1, True, None, n)) for i, (n, t) in enumerate((("i", 23), ("t", 25), ("n", 1700), ("a", 1007)))]
    return bind(Binder(NoCatalog(), DefaultContext()), Scope(items=[Item("x", columns, 1)]), parse_expression(text), "WHERE")


@pytest.mark.parametrize("text", ["i = 1", "t < 'x'", "i IS NULL", "i = 1 OR NOT t = 'a'", "i IN (1, 2)", "t = lower('A')", "i BETWEEN 1 AND 3", "true"])
def test_safe(text: str) -> None:
    assert not leaks(condition(text))


@pytest.mark.parametrize("text", ["i / 0 = 1", "lower(t) = 'x'", "n = 1", "t LIKE 'a%'", "t ~ 'a'", "t::int = 1", "a = '{1}'", "i = 1 AND length(t) > 1",
                                  "CASE WHEN i > 1 THEN 1/i > 0 END", "coalesce(t, 'x') = lower(t)"])
def test_telling(text: str) -> None:
    assert leaks(condition(text))


def test_order() -> None:
    first, second, safe, telling = (condition(x) for x in ("i > 0", "t <> ''", "i = 1", "1 / i > 0"))
    assert in_order([first, second], [telling, first, safe, second]) == [safe, first, second, telling]
