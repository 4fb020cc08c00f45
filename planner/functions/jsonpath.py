"""Functions and operators that take a jsonpath.

The `_tz` functions may cast dates and times by the session's time zone, and are therefore stable; for the others such a cast is an error.

Source: PostgreSQL 15 manual, section 9.16.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.jsonpath.failing import SoftError
from aurorapy.planner.jsonpath.items import Surroundings, as_json
from aurorapy.planner.jsonpath.run import Run
from aurorapy.planner.types.json_types import JSON_NULL

from .registry import define, operator


def _found(run: Run, silent: bool) -> Iterator[Any]:
    """The items, up to an error when that is not to be told."""
    try:
        for item in run.items():
            yield as_json(item)
    except SoftError as e:
        if not silent:
            raise e.error from None


def _exists(run: Run, silent: bool) -> bool | None:
    try:
        return run.exists()
    except SoftError as e:
        if not silent:
            raise e.error from None
        return None


def _match(run: Run, silent: bool) -> bool | None:
    found = list(_found(run, silent))
    if len(found) == 1 and (type(found[0]) is bool or found[0] == JSON_NULL and type(found[0]) is tuple):
        return found[0] if type(found[0]) is bool else None
    if not silent:
        raise errors.SingletonSqlJsonItemRequired("single boolean result is expected")
    return None


def _array(run: Run, silent: bool) -> Any:
    return list(_found(run, silent))


def _first(run: Run, silent: bool) -> Any:
    found = list(_found(run, silent))
    return found[0] if found else None


def _called(function: Any, zoned: bool) -> Any:
    def call(ctx: Any, target: Any, path: Any, variables: Any, silent: bool) -> Any:
        return function(Run(path, target, variables, Surroundings(ctx, zoned), silent=silent), silent)

    return call


for _name, _function, _result in (("exists", _exists, "bool"), ("match", _match, "bool"), ("query", _found, "jsonb"), ("query_array", _array, "jsonb"),
                                  ("query_first", _first, "jsonb")):
    for _suffix, _zoned, _volatility in (("", False, "i"), ("_tz", True, "s")):
        define(f"jsonb_path_{_name}{_suffix}", "jsonb jsonpath jsonb bool", _result, _called(_function, _zoned), defaults=({}, False),
               arg_names=("target", "path", "vars", "silent"), retset=_name == "query", needs_context=True, volatility=_volatility)
for _op, _function in (("@?", _exists), ("@@", _match)):
    operator(_op, "jsonb", "jsonpath", "bool", lambda ctx, v, path, f=_function: f(Run(path, v, None, Surroundings(ctx, False), silent=True), True), needs_context=True,
             function=f"jsonb_path_{_function.__name__[1:]}_opr")
