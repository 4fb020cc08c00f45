"""Names and type names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.records import dataclass

if TYPE_CHECKING:
    from .expressions import Expr


Name = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeName:
    """`numeric(10,2)[]`: `names` as written, SQL spellings already mapped to catalog names
    (`integer` -> ("pg_catalog","int4"), `varchar` -> ("pg_catalog","varchar"), `int8`, `float8`,
    `bpchar`, `timestamptz`, ...); `typmods` are constant expressions; `dims` is one entry a pair of
    brackets (-1: unbounded). `serial` and friends stay as written: ("serial",). For
    `interval year to month (p)` typmods is (mask, precision) as PostgreSQL encodes it, as Const nodes.
    A bare `char` has typmod 1; `"char"` quoted is ("char",). `setof` only for functions."""

    names: Name
    typmods: tuple["Expr", ...] = ()
    dims: tuple[int, ...] = ()
    setof: bool = False
    pos: int | None = None
