"""Which operator an expression means. Source: PostgreSQL 15 manual, section 10.2 (Operator Type Resolution)."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.functions import operators_named
from aurorapy.planner.types import HOME, TYPES, format_type
from aurorapy.planner.types.base import UNORDERED
from aurorapy.planner.types.defined_bases import defined_base
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.user import FIRST_OID

from .polymorphic_ranges import RANGE_FAMILY, ranges_fit
from .resolve import ANYARRAY, UNKNOWN, Candidate, matching, select_candidate


def find_operator(name: str, left: int | None, right: int, pos: int | None = None, context: Any = None, schema: str | None = None) -> Any:
    """The Operator that `left name right` means; left None for a prefix operator. Raises 42883 or 42725."""
    found = _find_operator(name, left, right, pos, context, schema)
    if found.left == ANYARRAY:
        element = TYPES[base_type(right if left in (None, UNKNOWN) else left)].element
        if element in UNORDERED or (element >= FIRST_OID and defined_base(element) is not None):
            _need_comparison(name, element)
    return found


def _need_comparison(name: str, element: int) -> None:
    """Raise 42883 for arrays of a type that an operator cannot compare."""
    if name in ("=", "<>", "@>", "<@", "&&"):
        if not _compares(element, ordered=False):
            raise errors.UndefinedFunction(f"could not identify an equality operator for type {format_type(element)}")
    elif name in ("<", "<=", ">", ">=") and not _compares(element, ordered=True):
        raise errors.UndefinedFunction(f"could not identify a comparison function for type {format_type(element)}")


def _compares(element: int, *, ordered: bool) -> bool:
    from .class_order import check_type

    return check_type(element, ordered=ordered)


def _find_operator(name: str, left: int | None, right: int, pos: int | None, context: Any, schema: str | None) -> Any:
    """`find_operator` by the names and types alone.

    Extensions' operators are looked for along the search path, or in `schema`; without the context of a session, in all schemas."""
    operators = operators_named(name) if schema in (None, "pg_catalog") else []
    home = HOME.get()
    more = home.operators(name, schema, context) if home is not None else ()
    if more:
        hidden = {(o.left, o.right) for o in more}  # one that has a built-in one's operands is found before it, or would not be here
        operators = [*(o for o in operators if (o.left, o.right) not in hidden), *more]
    written = left, right
    left, right = None if left is None else base_type(left), base_type(right)
    if not more and (same_types := _exact(name, operators).get((right if left == UNKNOWN else left, left if right == UNKNOWN else right))) is not None:
        return _made(same_types, pos)
    plain = not more and max(left or 0, right) < FIRST_OID and (home is None or not home.has_own_operators)
    beside_range = written != (left, right) and left is not None and (TYPES[left].typtype in "rm" or TYPES[right].typtype in "rm")
    plain = plain and not beside_range
    if plain and (known := _FOUND.get((name, left, right))) is not None:
        return known
    if left is None:
        candidates = [Candidate(o.function, (o.right,), operator=o) for o in operators if not o.left]
        inputs = [right]
    else:
        candidates = [Candidate(o.function, (o.left, o.right), operator=o) for o in operators if o.left]
        inputs = [left, right]
        exact = [right if left == UNKNOWN else left, left if right == UNKNOWN else right]
        if left == UNKNOWN or right == UNKNOWN:
            for c in candidates:
                if list(c.args) == exact and UNKNOWN not in exact:
                    return _made(c.operator, pos)
    if more and written != (left, right):  # an operator of a domain
        same = written[1] if written[0] == UNKNOWN else written[0], written[0] if written[1] == UNKNOWN else written[1]
        for c in candidates:
            if c.args == same:
                return _made(c.operator, pos)
    for c in candidates:
        if list(c.args) == inputs:
            return _made(c.operator, pos)
    reachable = matching(candidates, inputs)
    if not reachable and written[0] is not None and written != (left, right):
        reachable = matching(candidates, [written[0], written[1]])  # a domain beside a range of it
    elif beside_range:  # whose elements are of the domain's type itself, or the operator is none
        reachable = [c for c in reachable if RANGE_FAMILY.isdisjoint(c.args) or ranges_fit(c.args, [written[0] or 0, written[1]])]
    if reachable:
        found = reachable[0] if len(reachable) == 1 else select_candidate(inputs, reachable)
        if found is not None:
            if plain:
                _FOUND[name, left, right] = found.operator
            return _made(found.operator, pos)
        raise errors.AmbiguousFunction(
            f"operator is not unique: {_operator_text(name, *written)}", position=pos,
            hint="Could not choose a best candidate operator. You might need to add explicit type casts.")
    raise errors.UndefinedFunction(
        f"operator does not exist: {_operator_text(name if schema is None else f'{schema}.{name}', *written)}", position=pos,
        hint="No operator matches the given name and argument types. You might need to add explicit type casts."
        if left is not None else "No operator matches the given name and argument type. You might need to add an explicit type cast.")


_FOUND: dict[tuple[str, int | None, int], Any] = {}  # what built-in types and casts alone decide
_exact_operators: dict[str, tuple[int, dict[tuple[int | None, int | None], Any]]] = {}


def _exact(name: str, operators: list[Any]) -> dict[tuple[int | None, int | None], Any]:
    """The built-in operators of a name by their operands' types, of which a literal of unknown type has the other one's."""
    known = _exact_operators.get(name)
    if known is None or known[0] != len(operators):
        known = _exact_operators[name] = len(operators), {(o.left or None, o.right): o for o in reversed(operators) if UNKNOWN not in (o.left, o.right)}
    return known[1]


def _made(o: Any, pos: int | None) -> Any:
    """The operator, if it is more than a shell; 42883."""
    if o.function is None:
        raise errors.UndefinedFunction(f"operator is only a shell: {_operator_text(o.symbol, o.left or None, o.right)}", position=pos)
    return o


def _operator_text(name: str, left: int | None, right: int) -> str:
    prefix = "" if left is None else format_type(left, -1) + " "
    return f"{prefix}{name} {format_type(right, -1)}"
