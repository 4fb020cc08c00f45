"""Users' operator classes as access methods know classes (`planner.access_methods.classes`), and what their support functions compute.

btree    the order of the class's comparison function; that of the type where the function is the type's own
hash     the value of the class's hash function; the type's own key where the function is the type's own
others   as the built-in class of the type that has the same support functions; there is no other way to say what such a class does

Source: PostgreSQL 15 manual, section 38.16.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Any
from weakref import WeakKeyDictionary

from aurorapy import errors
from aurorapy.index_keys import StoredState
from aurorapy.operations.found import function_at, operator_of
from aurorapy.planner import bound
from aurorapy.planner.access_methods import classes
from aurorapy.planner.access_methods.builtin_functions import FAMILY_FUNCTIONS
from aurorapy.planner.access_methods.classes import Family, Interval, Member, OperatorClass
from aurorapy.planner.access_methods.methods import HANDLERS, METHODS, WORKINGS
from aurorapy.planner.functions import operators_named
from aurorapy.planner.functions.registry import Function, Operator
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.operations import AccessMethodDef, ClassDef, FamilyDef, FamilyFunction, Ref
from aurorapy.planner.types import HOME, SqlType
from aurorapy.planner.types.defined_bases import defined_base
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.ordered import Ordered
from aurorapy.routines.internal import built_in_named

BTREE, HASH = 403, 405
INT4, INT8 = 23, 20
PIVOTS_MAX = 65_536  # values of a class that are told apart by their hashes; beyond, those between two of them share one
_OPTIONAL = {"gist": {8, 9, 10, 11}, "spgist": {6, 7}, "gin": {5, 7}, "brin": {5}}  # support functions that a class may be without
_METHOD_NAMES = {m.oid: m.name for m in METHODS.values()}


def method_name(catalog: Any, oid: int) -> str:
    """The name of an access method."""
    return _METHOD_NAMES.get(oid) or ("heap" if oid == 2 else str(catalog.operations[oid].name))


def base_method(catalog: Any, oid: int) -> str:
    """The built-in method that one works as."""
    found = catalog.operations.get(oid)
    return HANDLERS[found.handler] if isinstance(found, AccessMethodDef) else method_name(catalog, oid)


def method_oid(catalog: Any, name: str) -> int | None:
    """The oid of an access method of indexes or tables; None where there is none."""
    if name in METHODS:
        return METHODS[name].oid
    if name == "heap":
        return 2
    return next((d.oid for d in catalog.operations.values() if isinstance(d, AccessMethodDef) and d.name == name), None)


def index_methods(catalog: Any) -> dict[str, int]:
    """The oids of the access methods that have classes of their own: the built-in ones and those of extensions, by name."""
    found = {m.name: m.oid for m in METHODS.values()}
    if catalog.extensions:
        found |= {catalog.operations[o].name: o for x in catalog.extensions.values() for o in x.methods}
    return found


def operator_at(catalog: Any, ref: Ref) -> Operator:
    """The operator that a descriptor refers to."""
    if not isinstance(ref, int):
        return next(o for o in operators_named(ref[0]) if (o.left, o.right) == ref[1])
    mine = catalog.operations.get(ref)
    if mine is not None:
        return operator_of(catalog, mine)
    from aurorapy.routines.functions import function_of

    o = next(o for x in catalog.extensions.values() for o in x.operators if o.oid == ref)
    return Operator(o.name, o.left, o.right, o.result, function_of(catalog.routines[o.function]), o.oid, o.commutator, o.negator)


# --- classes and families --------------------------------------------------------------------------


def users_classes(catalog: Any, method: str) -> list[OperatorClass]:
    """The users' classes of an access method."""
    oid = method_oid(catalog, method)
    return [class_at(catalog, d.oid) for d in catalog.operations.values() if isinstance(d, ClassDef) and d.method == oid]


def class_at(catalog: Any, oid: int) -> OperatorClass:
    """A user's class by its oid."""
    key = ("operator class", oid)
    found: Any = catalog.calls.get(key)
    if found is None:
        found = catalog.calls[key] = _made(catalog, catalog.operations[oid])
    return found  # type: ignore[no-any-return]


def family_at(catalog: Any, oid: int) -> Family:
    """A family by its oid, with what users have added to a built-in one."""
    defined = catalog.operations.get(oid)
    built_in = next((f for f in classes.FAMILIES.values() if f.oid == oid), None)
    if not isinstance(defined, FamilyDef):
        if built_in is not None:
            return built_in
        return next(c.family for m in WORKINGS for c in classes.classes_of(m) if c.family.oid == oid)
    members = dict(built_in.members) if built_in is not None else {}
    for m in defined.operators:
        o = operator_at(catalog, m.operator)
        members[o.name, m.left, m.right] = Member(m.strategy, o.name, m.left, m.right, m.sorting)
    return Family(method_name(catalog, defined.method), defined.name, oid, members, catalog.schemas[defined.schema])


def functions_of_family(catalog: Any, oid: int) -> list[FamilyFunction]:
    """The support functions of a family, built-in ones and users'."""
    defined = catalog.operations.get(oid)
    return [*FAMILY_FUNCTIONS.get(oid, ()), *(defined.functions if isinstance(defined, FamilyDef) else ())]


def support(catalog: Any, c: ClassDef, number: int) -> FamilyFunction | None:
    """A support function of a class, for its own type."""
    return next((f for f in functions_of_family(catalog, c.family) if f.number == number and f.left == c.type and f.right == c.type), None)


def _made(catalog: Any, c: ClassDef) -> OperatorClass:
    family, base = family_at(catalog, c.family), base_method(catalog, c.method)
    made = OperatorClass(c.name, c.oid, base, family, c.type, c.default, c.key, schema=catalog.schemas[c.schema], users=True, access=c.method)
    like = _same_functions(catalog, c, base)
    if like is not None:
        return OperatorClass(c.name, c.oid, base, family, c.type, c.default, c.key, like.entries, like.part, like.limits, made.schema, "", like.narrowing,
                             users=True, access=c.method)
    if base == "btree" and support(catalog, c, 1) is not None:
        return OperatorClass(c.name, c.oid, base, family, c.type, c.default, c.key, None, _ordering(c.oid), _limits(c.oid), made.schema, users=True, own=True,
                             access=c.method)
    if base == "hash" and (indexed := support(catalog, c, 1) is not None) | (support(catalog, c, 2) is not None):  # partitions ask for the second alone
        return OperatorClass(c.name, c.oid, base, family, c.type, c.default, c.key, None, _hashing(c.oid), None, made.schema, users=True, own=True,
                             works=indexed, access=c.method)
    return OperatorClass(c.name, c.oid, base, family, c.type, c.default, c.key, schema=made.schema, users=True, works=False, access=c.method)


def _same_functions(catalog: Any, c: ClassDef, base: str) -> OperatorClass | None:
    """The built-in class of the type that has the same support functions, as far as they say what it does."""
    mine = {f.number: f.function for f in functions_of_family(catalog, c.family) if f.left == c.type and f.right == c.type}
    if not mine:
        return None
    over = defined_base(c.type)
    if over is not None:  # its functions are built-in ones under other names
        mine = {n: _built_in(catalog, ref) for n, ref in mine.items()}
    for like in classes.CLASSES.values():
        if like.method != base or not like.is_there or like.type not in (
                (c.type, classes.input_type(c.type)) if over is None else (over.like.oid, classes.input_type(over.like.oid))):
            continue
        theirs = {f.number: f.function for f in FAMILY_FUNCTIONS.get(like.family.oid, ()) if f.left == like.type and f.right == like.type}
        wanted = {1} if base in ("btree", "hash") else set(theirs) - _OPTIONAL[base]
        said = {"btree": {1}, "hash": {1, 2} & mine.keys()}.get(base, mine.keys())
        if wanted <= mine.keys() and all(theirs.get(n) == mine[n] for n in said):
            return like
    return None


def _built_in(catalog: Any, ref: Ref) -> Ref:
    """The built-in function that a function in language internal is; any other one is its own."""
    mine = catalog.routines.get(ref) if isinstance(ref, int) else None
    if mine is None or mine.language != "internal" or (known := built_in_named(mine.source or "", mine.args)) is None:
        return ref
    return known.name, tuple(known.args)


def _ordering(oid: int) -> Callable[[SqlType], Callable[[Any], Any]]:
    return lambda kind: lambda v: Ordered(oid, v)


def _limits(oid: int) -> Callable[[int, Any], Interval | None]:
    def limits(strategy: int, value: Any) -> Interval | None:
        at = Ordered(oid, value)
        return {1: Interval(high=at), 2: Interval(high=at), 3: Interval(at, at), 4: Interval(low=at), 5: Interval(low=at)}.get(strategy)

    return limits


def _hashing(oid: int) -> Callable[[SqlType], Callable[[Any], Any]]:
    def part(v: Any) -> Any:
        home: Any = HOME.get()
        return home.hashing(oid, 1)(v)

    return lambda kind: part


# --- calls of support functions -----------------------------------------------------------------------


def caller(database: Any, catalog: Any, f: Function, types: list[int]) -> Callable[..., Any]:
    """A function that calls a support function: in the midst of a commit perhaps, so nothing in it may wait or run a query. XX000 for NULL."""
    if f.routine is not None:
        from aurorapy.routines.functions import specialised

        f = specialised(f, types, f.result)[0]
    call = bound.Func(f, tuple([bound.Slot(t, n) for n, t in enumerate(types)]), f.result)
    kernel, state = project_kernel([call]), StoredState(database.catalog_context())

    def run(*values: Any) -> Any:
        found = kernel([values], state)[0][0]
        if found is None:
            raise errors.InternalError_(f"function {f.oid} returned NULL")
        return found

    return run


def comparison(session: Any, oid: int) -> Callable[[Any, Any], int]:
    """The comparison function of a btree class."""
    return _called(session, oid, 1, 2)


class Places:
    """Numbers for the values of a class, the same for equal ones: each value that comes is a pivot with a number of its own, and once there are PIVOTS_MAX of
    them, what comes has that of the pivot below it. So a number never changes, though what is remembered has a limit."""

    __slots__ = ("pivots", "numbers")

    def __init__(self) -> None:
        self.pivots: list[Ordered] = []
        self.numbers: list[int] = []

    def of(self, value: Ordered) -> int:
        at = bisect_left(self.pivots, value)
        if at < len(self.pivots) and not value < self.pivots[at]:
            return self.numbers[at]
        if len(self.pivots) >= PIVOTS_MAX:
            return self.numbers[at - 1] if at else -1
        self.pivots.insert(at, value)
        self.numbers.insert(at, len(self.pivots))
        return self.numbers[at]


_PLACES: WeakKeyDictionary[Any, dict[int, Places]] = WeakKeyDictionary()  # by database and class


def place(session: Any, value: Ordered) -> int:
    """What an Ordered has for a hash."""
    known = _PLACES.setdefault(session.database, {})
    found = known.get(value.opclass)
    if found is None:
        found = known[value.opclass] = Places()
    return found.of(value)


def hashing(session: Any, oid: int, number: int) -> Callable[..., int]:
    """The hash function of a hash class: 1 of a value, 2 of a value and a seed."""
    return _called(session, oid, number, 1)


def _called(session: Any, oid: int, number: int, count: int) -> Callable[..., Any]:
    catalog = session.catalog
    key = ("support", oid, number)
    found: Any = catalog.calls.get(key)
    if found is None:
        c = catalog.operations[oid]
        f = support(catalog, c, number)
        function = None if f is None else function_at(catalog, f.function)
        if function is None:
            raise errors.InternalError_(f"missing support function {number} of operator class {oid}")
        types = [c.type] * count + ([INT8] if count == 1 and number == 2 else [])
        found = catalog.calls[key] = caller(session.database, catalog, function, [base_type(t) for t in types])
    return found  # type: ignore[no-any-return]
