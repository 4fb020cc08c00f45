"""Operator classes and families: one table, in which built-in classes and those of extensions stand.

A class says how an access method treats a column of a type. Where the type alone does not tell, a module of the type's family adds what is needed
(`extend`, or the arguments of `register`):

- `entries`, for gin: a function of the column's SqlType that gives `entries.Entries`, which takes values and queries apart;
- `part`, for the others: a function of the SqlType that gives the function from a datum to its part of the index's key, None for the type's own order;
- `limits`: (strategy, value of the query) -> the interval of parts that rows must have to fit, or several that have none in common, None where the operator
  narrows nothing; `narrowing`: the strategies of which it may tell something, None for all.

Every operator of the family can then be used in exclusion constraints and, so far as `entries` or `limits` say, by plans; rows that are found are looked at
again with the condition itself, so either may give too many, never too few.

Source: PostgreSQL 15 manual, section 38.16.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import field, replace
from typing import Any, NamedTuple

from aurorapy import errors
from aurorapy.planner.functions.registry import Operator
from aurorapy.planner.types import TYPES, SqlType, format_type
from aurorapy.planner.types.base import HOME
from aurorapy.planner.types.defined_bases import defined_base
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.records import dataclass

from . import builtin
from .entries import Entries


class Member(NamedTuple):
    """An operator of a family. `sorting`: the family that orders what an ordering operator gives, 0 for one that searches."""

    strategy: int
    name: str
    left: int
    right: int
    sorting: int = 0


@dataclass(slots=True, eq=False)
class Family:
    method: str
    name: str
    oid: int
    members: dict[tuple[str, int, int], Member] = field(default_factory=dict)
    schema: str = "pg_catalog"

    def strategy(self, name: str, left: int, right: int) -> int | None:
        """Of a searching operator, None when it is no member."""
        found = self.members.get((name, left, right))
        return found.strategy if found is not None and not found.sorting else None


class Interval(NamedTuple):
    """Parts of keys between two ends; None for no end."""

    low: Any = None
    high: Any = None
    low_inclusive: bool = True
    high_inclusive: bool = True


NEVER = Interval("never", "never")  # no part fits


@dataclass(frozen=True, slots=True, eq=False)
class OperatorClass:
    """`extension`: the extension that a database must have for the class to be there. A user's class (`users`) has an order or hashes of its `own`, or works
    as a built-in one does, or nobody knows how it `works`; `access` is its access method's oid, which may be a user's."""

    name: str
    oid: int
    method: str
    family: Family
    type: int
    default: bool = True
    key_type: int = 0
    entries: Callable[[SqlType], Entries] | None = None
    part: Callable[[SqlType], Callable[[Any], Any] | None] | None = None
    limits: Callable[[int, Any], Interval | list[Interval] | None] | None = None
    schema: str = "pg_catalog"
    extension: str = ""
    narrowing: frozenset[int] | None = None
    users: bool = False
    own: bool = False
    works: bool = True
    access: int = 0

    @property
    def stored(self) -> str:
        """How a column of an index or a partition key names it: users' classes by oid, for they may be renamed."""
        return f"#{self.oid}" if self.users else self.name

    def is_equality(self, name: str, strategy: int) -> bool:
        """Whether an operator of the family says that two values are equal."""
        return name == "=" or (self.users and strategy == {"btree": 3, "hash": 1}.get(self.method))

    @property
    def is_there(self) -> bool:
        """Whether the database at hand has its type and its extension."""
        return (self.type >= FIRST_OID or self.type in TYPES) and (not self.extension or self.extension in _installed())


FAMILIES: dict[tuple[str, str], Family] = {}
CLASSES: dict[tuple[str, str], OperatorClass] = {}  # by access method and name
_BY_METHOD: dict[str, list[OperatorClass]] = {}
_DEFAULTS: dict[tuple[str, int], tuple[OperatorClass | None]] = {}  # of built-in types, in databases without extensions and classes of their own


class Behaviour(NamedTuple):
    """What a class of an extension does: the operators of its family by strategy (of the class's own type on the left; on the right too, or as said),
    and how it takes values apart. `over`: the type whose operators they are, where the class's own has none."""

    operators: tuple[tuple[Any, ...], ...]  # (strategy, name, right type, 0, its name in the extension, or both types), of one that orders the family of sorting
    entries: Callable[[SqlType], Entries] | None = None
    part: Callable[[SqlType], Callable[[Any], Any] | None] | None = None
    limits: Callable[[int, Any], Interval | list[Interval] | None] | None = None
    over: int = 0


BEHAVIOURS: dict[tuple[str, str], Behaviour] = {}  # by access method and name, of the classes of extensions
BEHAVIOURS["bloom", "int4_ops"] = BEHAVIOURS["bloom", "text_ops"] = Behaviour(((1, "=", 0),))
_ORDERED = Behaviour(((1, "<", 0), (2, "<=", 0), (3, "=", 0), (4, ">=", 0), (5, ">", 0)))
_EQUAL = Behaviour(((1, "=", 0),))


def _installed() -> Any:
    """The names of the extensions that the database at hand has."""
    home: Any = HOME.get()
    return {x.name for x in home.session.catalog.extensions.values()} if home is not None else ()


def _of_database(method: str) -> list[OperatorClass]:
    """The classes of the extensions that the database at hand has."""
    home: Any = HOME.get()
    catalog = None if home is None else home.session.catalog
    if catalog is None or not (catalog.extensions or catalog.operations):
        return []
    found: list[OperatorClass] | None = catalog.calls.get(("classes", method))
    if found is None:
        if catalog.extensions:
            from . import integers, pairs, paths, scalars, trigram_entries, vectors  # noqa: F401  # they fill BEHAVIOURS; loaded when a database has an extension
        found = [_made(c, catalog.schemas[x.schema]) for x in catalog.extensions.values() for c in x.classes if c.method == method]
        found += home.users_classes(method)
        catalog.calls[("classes", method)] = found
    return found


def _made(c: Any, schema: str) -> OperatorClass:
    known = BEHAVIOURS.get((c.method, c.name)) or (_EQUAL if c.method == "hash" else _ORDERED if c.method == "btree" else Behaviour(()))
    left = known.over or c.type
    members = {}
    for strategy, name, right, *sorting in known.operators:
        sides = _sides(c, left, right)
        members[name, *sides] = Member(strategy, name, *sides, *sorting)
    return OperatorClass(c.name, c.oid, c.method, Family(c.method, c.name, c.family, members, schema), c.type, c.default, c.key,
                         known.entries, known.part, known.limits, schema)


def _sides(c: Any, left: int, right: Any) -> tuple[int, int]:
    """The operands of an operator of a class, of whose right type a Behaviour says `right`."""
    if isinstance(right, str):
        home: Any = HOME.get()
        catalog = home.session.catalog
        x = next(x for x in catalog.extensions.values() if c in x.classes)
        return left, next(o for o in x.types if catalog.types[o].name == right)
    return right if isinstance(right, tuple) else (left, right or left)


def _named(method: str, name: str) -> OperatorClass | None:
    if name.startswith("#"):
        home: Any = HOME.get()
        found: OperatorClass = home.users_class(int(name[1:]))
        return found
    return CLASSES.get((method, name)) or next((c for c in _of_database(method) if c.name == name), None)


def register(new: OperatorClass) -> OperatorClass:
    """Add a class, or put it in the place of the one of its name."""
    _DEFAULTS.clear()
    old = CLASSES.get((new.method, new.name))
    CLASSES[new.method, new.name] = new
    known = _BY_METHOD.setdefault(new.method, [])
    if old is not None:
        known[known.index(old)] = new
    else:
        known.append(new)
    FAMILIES.setdefault((new.method, new.family.name), new.family)
    return new


def extend(method: str, name: str, **more: Any) -> None:
    """Say of a class how it takes values apart."""
    register(replace(CLASSES[method, name], **more))


def classes_of(method: str) -> Iterator[OperatorClass]:
    """The classes of an access method that are there."""
    yield from (c for c in _BY_METHOD.get(method, ()) if c.is_there)
    yield from _of_database(method)


def input_type(oid: int) -> int:
    """The type by which classes know another one: a pseudo-type for arrays, enums and ranges, one of the same data otherwise."""
    oid = base_type(oid)
    t = TYPES[oid]
    if t.typtype in "erm":
        return {"e": 3500, "r": 3831, "m": 4537}[t.typtype]
    if t.typtype == "c":
        return 2249
    if t.name.startswith("reg") and oid < 16384:
        return 26
    return {1043: 25, 650: 869, 22: 2277}.get(oid, 2277 if t.category == "A" and t.name.startswith("_") else oid)


def default_class(method: str, oid: int) -> OperatorClass | None:
    """The default class of a type, None when it has none: one of the very type before one of what it counts as."""
    if oid >= FIRST_OID or _of_database(method):
        return _default_class(method, oid)
    known = _DEFAULTS.get((method, oid))
    if known is None:
        known = (_default_class(method, oid),)
        if not _has_more():
            _DEFAULTS[method, oid] = known
    return known[0]


def _has_more() -> bool:
    """Whether the database at hand has extensions or operator classes of its own."""
    home: Any = HOME.get()
    return home is not None and bool(home.has_own_operators)


def _default_class(method: str, oid: int) -> OperatorClass | None:
    wanted = {base_type(oid), input_type(oid)}
    fitting = [c for c in classes_of(method) if c.default and c.type in wanted]
    found = next((c for c in fitting if c.type == base_type(oid)), fitting[0] if fitting else None)
    if found is None and (others := _same_data(oid)):
        found = min((c for c in classes_of(method) if c.default and c.type in others), key=lambda c: others.index(c.type), default=None)
    return found


def _same_data(oid: int) -> tuple[int, ...]:
    """Types as which the data of an extension's or user's type count without a cast function, the preferred one first."""
    oid = base_type(oid)
    home: Any = HOME.get()
    if oid < FIRST_OID or home is None:
        return ()
    casts = (c for x in home.session.catalog.extensions.values() for c in x.casts)
    found = [c.target for c in casts if c.source == oid and not c.function and c.context == "i"]
    if defined_base(oid) is not None:
        found += home.casts_as_is(oid)
    return tuple(sorted(found, key=lambda t: not TYPES[t].preferred))


def class_of(method: str, oid: int, name: str = "") -> OperatorClass | None:
    """The class of a column of a stored index: that of the name, or the type's default that is no user's, for those are always named."""
    if name:
        return _named(method, name)
    found = default_class(method, oid)
    if found is not None and found.users:
        wanted = {base_type(oid), input_type(oid)}
        found = next((c for c in classes_of(method) if c.default and c.type in wanted and not c.users), None)
    return found


def own_order(column: Any) -> Callable[[Any], Any] | None:
    """What makes a datum of a range or list partition key comparable, where it names a user's class."""
    found = class_of("btree", column.type, column.opclass)
    kind = TYPES[column.type]
    return found.part(kind) if found is not None and found.part is not None else kind.order_key


def equality_of(found: OperatorClass | None) -> str | None:
    """The operator of a btree or hash class that means equality, of its own type."""
    return None if found is None else next((m.name for m in found.family.members.values() if (m.left, m.right) == (found.type, found.type) and not m.sorting and (
        m.strategy == (1 if found.method == "hash" else 3))), None)


def class_names(method: str, stored: str) -> tuple[str, ...]:
    """The name, with its schema, of a class that an index's column names."""
    found = _named(method, stored)
    assert found is not None
    return found.schema, found.name


def class_named(method: str, name: tuple[str, ...], oid: int) -> OperatorClass:
    """The class that an index names for a column of a type; 42704, 42804."""
    home: Any = HOME.get()
    if len(name) > 1 and name[-2] not in ("pg_catalog", "public", "information_schema") and (
            home is None or name[-2] not in home.session.catalog.schema_oids):
        raise errors.InvalidSchemaName(f'schema "{name[-2]}" does not exist')
    known = {c.schema: c for c in classes_of(method) if c.name == name[-1]}
    path = () if home is None else home.session.context.search_path
    schemas = name[-2:-1] if len(name) > 1 else path if "pg_catalog" in path else ("pg_catalog", *path)
    found = next((known[schema] for schema in schemas if schema in known), None)
    if found is None:
        raise errors.UndefinedObject(f'operator class "{".".join(name)}" does not exist for access method "{method}"')
    if found.type not in (base_type(oid), input_type(oid), *_same_data(oid)):
        raise errors.DatatypeMismatch(f'operator class "{name[-1]}" does not accept data type {format_type(oid)}')
    return found


def need_class(method: str, oid: int, name: tuple[str, ...] | None = None) -> OperatorClass:
    """The class of a new index's column; 42704 for a type without one. `method` may be a user's."""
    if name is not None:
        return class_named(method, name, oid)
    found = default_class(method, oid)
    if found is None:
        raise errors.UndefinedObject(f'data type {format_type(oid)} has no default operator class for access method "{method}"',
                                     hint="You must specify an operator class for the index or define a default operator class for the data type.")
    return found


def member_of(family: Family, operator: Operator) -> int | None:
    """The strategy of an operator in a family, None when it is no member."""
    return family.strategy(operator.name, operator.left, operator.right)


def type_pairs(text: str) -> Iterator[tuple[int, int]]:
    """The (left, right) types that a family's row names."""
    if "*" in text:
        types = [int(t) for t in text.split("*")]
        yield from ((a, b) for a in types for b in types)
        return
    for part in text.split(","):
        left, _, right = part.partition(":")
        yield int(left), int(right or left)


def _load() -> None:
    for method, text in builtin.CLASSES.items():
        for row in text.replace("\n", "").split("|"):
            name, oid, family_name, family_oid, kind, *more = row.split()
            family = FAMILIES.setdefault((method, family_name), Family(method, family_name, int(family_oid)))
            register(OperatorClass(name, int(oid), method, family, int(kind), not more or more[0] == "t", int(more[1]) if len(more) > 1 else 0))
    for line in builtin.OPERATORS.splitlines():
        head, families = line.split(" | ", 1)
        method, *operators = head.split()
        for part in families.split():
            family_name, _, types = part.partition("=")
            members = FAMILIES[method, family_name].members
            for left, right in type_pairs(types):
                for written in operators:
                    digits = len(written) - len(written.lstrip("0123456789"))
                    strategy, name = int(written[:digits]), written[digits:]
                    sorting = 0
                    if name.startswith("<->/"):
                        name, sorting = "<->", int(name[4:])
                    members[name, left, right] = Member(strategy, name, left, right, sorting)


_load()
