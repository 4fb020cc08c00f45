"""Domains: a type with a modifier, a default and constraints of its own. A datum is one of the base type.

Whoever makes a value of a domain calls `enforce`: a cast (bound.CoerceDomain), and input from outside (COPY, parameters, elements of array literals).
How a CHECK is computed is not known here: the maker of a DomainType says it (`make_enforcer`), and it is made when it is first needed.

Source: PostgreSQL 15 manual, section 8.18; CREATE DOMAIN.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy.records import dataclass

from .base import SqlType, find_type
from .defined_bases import defined_base
from .user import FIRST_OID, UserType, shown

Enforcer = Callable[[Any, Any], Any]


@dataclass(frozen=True, slots=True)
class DomainCheck:
    oid: int
    name: str
    expression: str  # over VALUE
    validated: bool = True


@dataclass(frozen=True, slots=True)
class DomainDef:
    """`base` is the oid of the type that it is over, which may be a domain; `default` is text of an expression, its base's where it has none."""

    oid: int
    name: str
    schema: int
    array: int
    array_name: str
    base: int
    typmod: int = -1
    collation: int = 0
    not_null: bool = False
    default: str | None = None
    checks: tuple[DomainCheck, ...] = ()
    owner: int = 10


class DomainType(UserType):
    """`base` is the type that it is over; `root` and `root_typmod` what is under all domains."""

    __slots__ = ("base", "root", "root_typmod", "_make", "_enforce")

    def __init__(self, defined: DomainDef, base: SqlType, make_enforcer: Callable[[DomainType], Enforcer]) -> None:
        super().__init__(defined, defined.oid, base.length, base.category, typtype="d", array=defined.array, collation=defined.collation, delimiter=base.delimiter,
                         order_key=base.order_key, hash_key=base.hash_key, align=base.align, storage=base.storage)
        self.base, self.byval = base, base.byval
        over = base if isinstance(base, DomainType) else None
        self.root: SqlType = base if over is None else over.root
        self.root_typmod: int = defined.typmod if over is None else over.root_typmod
        self._make = make_enforcer
        self._enforce: Enforcer | None = None

    def levels(self) -> list[DomainDef]:
        """The domains that it is made of, the one next to the root first."""
        return [*(self.base.levels() if isinstance(self.base, DomainType) else []), self.defined]

    def enforce(self, value: Any, ctx: Any) -> Any:
        """The datum; 23502 or 23514 when it is none of the domain."""
        if self._enforce is None:
            self._enforce = self._make(self)
        return self._enforce(value, ctx)

    def input(self, text: str, typmod: int, ctx: Any) -> Any:
        value = self.root.input(text, self.root_typmod, ctx)
        return self.enforce(self.root.coerce_typmod(value, self.root_typmod, False), ctx)

    def text_encoder(self, ctx: Any) -> Callable[[Any], str]:
        return self.root.text_encoder(ctx)

    def binary_encoder(self, ctx: Any) -> Callable[[Any], bytes]:
        return self.root.binary_encoder(ctx)

    def binary_decoder(self, typmod: int, ctx: Any) -> Callable[[bytes], Any]:
        decode = self.root.binary_decoder(self.root_typmod, ctx)
        return lambda data: self.enforce(decode(data), ctx)


def domain(oid: int) -> DomainType | None:
    """The domain of that oid, None for every other type."""
    if oid < FIRST_OID:
        return None
    found = find_type(oid)
    return found if isinstance(found, DomainType) else None


def base_type(oid: int) -> int:
    """The type under a domain; any other type is its own."""
    found = domain(oid)
    return oid if found is None else found.root.oid


def base_and_typmod(oid: int, typmod: int) -> tuple[int, int]:
    """What a client is told of a column's type: it does not hear of domains."""
    found = domain(oid)
    return (oid, typmod) if found is None else (found.root.oid, found.root_typmod)


def domain_default(oid: int) -> str | None:
    """The text of the default of a type that is a domain, or a base type with one."""
    found = domain(oid)
    if found is not None:
        return found.defined.default  # type: ignore[no-any-return]
    base = defined_base(oid)
    if base is None or base.defined.default is None:
        return None
    text = base.defined.default.replace("'", "''")
    literal = f"'{text}'" if "\\" not in text else "E'{}'".format(text.replace("\\", "\\\\"))
    return f"{literal}::{shown(base.schema, base.name, qualified=True)}"
