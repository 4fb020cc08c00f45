"""The tables of functions, operators, casts and aggregates: rows of data, registered by the family modules.

`inline` is Python source for a call: `{0}` `{1}` are the arguments, `{t}` a fresh temporary; it may use the names in
NAMESPACE. `impl` gets data that are not NULL when the function is strict. With `needs_context` the evaluation
context comes first; with `needs_types` the context and the tuple of argument types do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zlib import crc32

from aurorapy.planner.types import BY_NAME
from aurorapy.records import dataclass

from .declared import declare

NAMESPACE: dict[str, Any] = {}


@dataclass(frozen=True, slots=True, eq=False)
class Aggregate:
    """`add` takes the list of a group's further argument values (tuples when there are several arguments)."""

    init: Callable[[], Any]
    add: Callable[[Any, list[Any]], Any]
    final: Callable[..., Any]
    strict: bool = True
    ordered_set: bool = False
    needs_types: bool = False
    keyed: Callable[[Any], Callable[[Any, list[Any]], Any]] | None = None  # `add`, as `Function.keyed`


@dataclass(frozen=True, slots=True, eq=False)
class Function:
    """kind: 'f' function, 'a' aggregate, 'w' window function. `defaults` are the values of the last arguments;
    `variadic` is the element type of a variadic last argument (2276: any types, handed over as one tuple; with
    `needs_types` its type is the tuple of theirs)."""

    name: str
    args: tuple[int, ...]
    result: int
    impl: Callable[..., Any] | None = None
    oid: int = 0
    kind: str = "f"
    strict: bool = True
    volatility: str = "i"
    retset: bool = False
    variadic: int = 0
    defaults: tuple[Any, ...] = ()
    arg_names: tuple[str, ...] = ()
    out_columns: tuple[tuple[str, int], ...] = ()
    inline: str | None = None
    needs_context: bool = False
    needs_types: bool = False
    aggregate: Aggregate | None = None
    never_null: bool = False
    domains: bool = False  # it sees domains where they are, not the values under them
    keyed: Callable[[Any], Callable[..., Any]] | None = None  # of arrays: `impl` for the key that orders their elements
    routine: Any = None  # the planner.routine.Routine of one that a user defined; its `defaults` are texts


@dataclass(frozen=True, slots=True, eq=False)
class Operator:
    """left is 0 for a prefix operator. A user's operator has its `symbol`, and as `name` OPERATOR(schema.symbol), so that nobody takes it for a
    built-in one of that symbol."""

    name: str
    left: int
    right: int
    result: int
    function: Function
    oid: int = 0
    commutator: str = ""
    negator: str = ""
    symbol: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """function None: the datum stays as it is. context 'i' implicit, 'a' assignment, 'e' explicit."""

    source: int
    target: int
    function: Function | None
    context: str
    by_io: bool = False


FUNCTIONS: dict[str, list[Function]] = {}
OPERATORS: dict[str, list[Operator]] = {}
CASTS: dict[tuple[int, int], Cast] = {}
_OWN_OIDS = 0xF000_0000  # what comes of counting up from 16384 never gets there
_taken: set[int] = set()


def oid_of(name: str) -> int:
    """The oid of a type name; `x[]` is the array."""
    if name.endswith("[]"):
        return BY_NAME[name[:-2]].array
    return BY_NAME[name].oid


def oids(names: str) -> tuple[int, ...]:
    """Type oids of a blank-separated list."""
    return tuple(oid_of(n) for n in names.split())


def own_oid(signature: str) -> int:
    """The oid of what has one in PostgreSQL that nobody needs to know: made of its signature, since definitions that are stored refer to it."""
    oid = _OWN_OIDS + crc32(signature.encode()) % (0xFFFF_FFFF - _OWN_OIDS)
    while oid in _taken:
        oid += 1
    _taken.add(oid)
    return oid


def define(name: str, args: str, result: str, impl: Callable[..., Any] | None = None, **more: Any) -> Function:
    """Register a function by type names."""
    declare(name, args, more)
    if "oid" not in more:
        more["oid"] = own_oid(f"{name}({args})")
    f = Function(name, oids(args), oid_of(result), impl, **more)
    FUNCTIONS.setdefault(name, []).append(f)
    return f


def operator(name: str, left: str, right: str, result: str, impl: Callable[..., Any] | None = None, *, function: str = "", commutator: str = "",
             negator: str = "", **more: Any) -> Operator:
    """Register an operator and its function."""
    args = f"{left} {right}" if left else right
    f = define(function or f"op {name}", args, result, impl, **more)
    op = Operator(name, oid_of(left) if left else 0, oid_of(right), oid_of(result), f, f.oid, commutator, negator)
    OPERATORS.setdefault(name, []).append(op)
    return op


def synonym(name: str, of: str, left: str, right: str) -> Operator:
    """Register another operator of an operator's function."""
    known = next(o for o in OPERATORS[of] if (o.left, o.right) == (oid_of(left), oid_of(right)))
    op = Operator(name, known.left, known.right, known.result, known.function, own_oid(f"operator {name}({left},{right})"))
    OPERATORS.setdefault(name, []).append(op)
    return op


def aggregate(name: str, args: str, result: str, init: Callable[[], Any], add: Callable[[Any, list[Any]], Any], final: Callable[..., Any], *,
              strict: bool = True, ordered_set: bool = False, needs_types: bool = False,
              keyed: Callable[[Any], Callable[[Any, list[Any]], Any]] | None = None, **more: Any) -> Function:
    """Register an aggregate."""
    return define(name, args, result, None, kind="a", aggregate=Aggregate(init, add, final, strict, ordered_set, needs_types, keyed), **more)


def cast(source: str, target: str, context: str, impl: Callable[..., Any] | None = None, *, by_io: bool = False, inline: str | None = None,
         length: bool = False, **more: Any) -> None:
    """Register a cast; with `impl` also the function named after the target type. `length`: the wanted typmod is its second argument."""
    f = define(target.replace("[]", ""), f"{source} int4" if length else source, target, impl, inline=inline, **more) if impl is not None else None
    CASTS[oid_of(source), oid_of(target)] = Cast(oid_of(source), oid_of(target), f, context, by_io)


def register(f: Function) -> None:
    """Add a function made elsewhere (catalog, sequences)."""
    FUNCTIONS.setdefault(f.name, []).append(f)


def functions_named(name: str) -> list[Function]:
    """All functions of a name."""
    return FUNCTIONS.get(name, [])


def operators_named(name: str) -> list[Operator]:
    """All operators of a name."""
    return OPERATORS.get(name, [])
