"""How an extension's module says what its members are.

    functions   name(types) result i strict         a line each; volatility, then strict, cost=, rows=, unsafe, restricted, agg; `name type=default`
    operators   -> left right result function commutator negator        `.` for nothing
    casts       source target context function
    classes     method name type default|other key
    aggregates  function(types) transition final combine state initial

Type names are pg_type's, `x[]` an array. `calls` has the functions by their names, or by name and types where those of a name differ.

Source: PostgreSQL 15 manual, section 38.17.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import field
from typing import Any, NamedTuple

from aurorapy.planner.functions.registry import Aggregate
from aurorapy.planner.textsearch.dictionaries import Lexize
from aurorapy.planner.types.user import UserType
from aurorapy.planner.types.user_bases import BaseDef
from aurorapy.records import dataclass


@dataclass(frozen=True, slots=True)
class Call:
    """`impl` or `inline` as in functions.registry.Function; `named`: it takes an array of a row's column names besides the row."""

    impl: Callable[..., Any]
    inline: str | None = None
    needs_context: bool = False
    needs_types: bool = False
    never_null: bool = False
    aggregate: Aggregate | None = None
    named: bool = False


class LibrarySetting(NamedTuple):
    """A setting of an extension's library, as setting_table.Setting has them."""

    default: str
    description: str
    kind: str = "real"
    low: str = "0"
    high: str = "1"
    options: tuple[str, ...] = ()
    context: str = "user"


@dataclass(frozen=True, slots=True)
class Signature:
    """A function's line: arguments as (mode, name, type)."""

    name: str
    arguments: tuple[tuple[str, str, str], ...]
    result: str
    retset: bool
    volatility: str
    strict: bool
    parallel: str
    cost: float
    rows: float
    kind: str
    defaults: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """Name and types of the arguments that a call gives."""
        return f"{self.name}({', '.join(t for m, _, t in self.arguments if m != 'o')})"


@dataclass(frozen=True, slots=True)
class Declared:
    """An extension's members."""

    functions: str
    calls: dict[str, Call | Callable[..., Any]]
    operators: str = ""
    casts: str = ""
    classes: str = ""
    types: dict[str, Callable[[BaseDef], UserType]] = field(default_factory=dict)
    settings: dict[str, LibrarySetting] = field(default_factory=dict)
    templates: dict[str, Callable[[tuple[tuple[str, str], ...]], Lexize]] = field(default_factory=dict)  # for text search: what options make
    dictionaries: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = ()  # for text search: name, template, options
    forms: dict[str, str] = field(default_factory=dict)  # types and templates whose functions are called otherwise: their stems, or that of input/that of output
    aggregates: str = ""  # what pg_aggregate says of them
    rows: tuple[tuple[str, str], ...] = ()  # composite types: name and attributes
    domains: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = ()  # name, base type, checks; {name} is the schema of an extension that it requires
    views: tuple[tuple[str, str], ...] = ()  # name and query, in which {schema} is the extension's
    private: frozenset[str] = frozenset()  # functions that not everybody may call
    readable: frozenset[str] = frozenset()  # views that everybody may read
    methods: tuple[tuple[str, str, str], ...] = ()  # access methods of indexes: name, handler, comment

    def call(self, key: str) -> Call:
        """What a function does, by its line's key."""
        found = self.calls.get(key)
        if found is None:
            found = self.calls[key.partition("(")[0]]
        return found if isinstance(found, Call) else Call(found)


_DEFAULT = re.compile(r"=([^,)]+)")
_LINE = re.compile(r"(\w+)\((.*?)\) (setof )?(\S+) ([ivs])((?: \S+)*)")


def signatures(text: str) -> list[Signature]:
    """The functions of a declaration."""
    out = []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = _LINE.fullmatch(line)
        assert found is not None, line
        name, arguments, retset, result, volatility, rest = found.groups()
        defaults = tuple(_DEFAULT.findall(arguments))
        arguments = _DEFAULT.sub("", arguments)
        words = rest.split()
        parallel = "u" if "unsafe" in words else "r" if "restricted" in words else "s"
        values = dict(w.split("=") for w in words if "=" in w)
        out.append(Signature(name, tuple(map(_argument, filter(None, arguments.split(", ")))), result, bool(retset), volatility, "strict" in words,
                             parallel, float(values.get("cost", 1)), float(values.get("rows", 1000 if retset else 0)),
                             "a" if "agg" in words else "f", defaults))
    return out


def _argument(text: str) -> tuple[str, str, str]:
    *words, kind = text.split()
    mode = "o" if words[:1] == ["OUT"] else "i"
    name = words[-1] if words and words[-1] != "OUT" else ""
    return mode, name, kind


def rows(text: str) -> list[list[str]]:
    """The lines of operators, casts or classes as their words; `.` is an empty one."""
    return [["" if w == "." else w for w in line.split()] for line in text.splitlines() if line.strip()]
