"""Type names: SQL's spellings (`double precision`, `time(3) with time zone`) and any `schema.type(mods)[]`.

SQL spellings are given pg_catalog's names here, as gram.y's SystemTypeName does, so that the binder
meets one name a type. Interval's field mask is PostgreSQL's INTERVAL_MASK (1 << datetime field).
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from aurorapy.errors import FeatureNotSupported, InvalidParameterValue
from aurorapy.planner.parse.cursor import Cursor, NotLiftable
from aurorapy.planner.parse.keywords import TYPE_FUNCTION_NAME
from aurorapy.planner.parse.tree import Const, Expr, Name, TypeName

_PLAIN = {
    "int": "int4",
    "integer": "int4",
    "smallint": "int2",
    "bigint": "int8",
    "real": "float4",
    "boolean": "bool",
}
_NUMERIC = frozenset(("decimal", "dec", "numeric"))
_CHARACTER = frozenset(("character", "char", "varchar", "national", "nchar"))

# The keywords that start a type's SQL spelling; the literal form `type '...'` starts with them too.
SQL_TYPES = frozenset(_PLAIN) | _NUMERIC | _CHARACTER | {"float", "double", "bit", "timestamp", "time", "interval"}

_MONTH, _YEAR, _DAY, _HOUR, _MINUTE, _SECOND = (1 << field for field in (1, 2, 3, 10, 11, 12))
INTERVAL_FULL_RANGE = 0x7FFF
_FIELDS = {"year": _YEAR, "month": _MONTH, "day": _DAY, "hour": _HOUR, "minute": _MINUTE, "second": _SECOND}
_TO = {"year": ("month",), "day": ("hour", "minute", "second"), "hour": ("minute", "second"), "minute": ("second",)}


class TypeNames(Cursor):
    def type_name(self) -> TypeName:
        start = self.i
        setof = self.take("setof")
        result = self.simple_type()
        dims = self._bounds()
        if dims or setof:
            result = replace(result, dims=dims, setof=setof, pos=self.position(start))
        return result

    def _bounds(self) -> tuple[int, ...]:
        if self.take("array"):
            if not self.take("["):
                return (-1,)
            bound = self.integer()
            self.need("]")
            return (bound,)
        dims: list[int] = []
        while self.take("["):
            dims.append(-1 if self.kinds[self.i] == "]" else self.integer())
            self.need("]")
        return tuple(dims)

    def simple_type(self) -> TypeName:
        kind = self.kinds[self.i]
        if kind == "interval":
            return self._interval_type()
        if kind == "double" and self.peek() != "precision":  # an unreserved word: a type's name otherwise
            return self._generic_type()
        if kind in SQL_TYPES:
            return self.sql_type(literal=False)
        return self._generic_type()

    def _generic_type(self) -> TypeName:
        start = self.i
        if self.kinds[start] not in TYPE_FUNCTION_NAME:
            self.fail()
        self.i += 1
        names = [cast(str, self.values[start])]
        while self.take("."):
            names.append(self.col_label())
        if self.kinds[self.i] == "%" and self.peek() == "type":
            raise FeatureNotSupported("%TYPE is not supported", position=self.position(start))
        typmods: tuple[Expr, ...] = ()
        if self.kinds[self.i] == "(":
            typmods = self.typmods()
        return TypeName(tuple(names), typmods, pos=self.position(start))

    def typmods(self) -> tuple[Expr, ...]:
        start = self.i
        mods = self.wrapped(self.expr)
        if self.slots and any(self.starts[i] in self.slots for i in range(start, self.i)):
            raise NotLiftable
        return mods

    def sql_type(self, *, literal: bool) -> TypeName:
        """A type in SQL's spelling; `literal` when it introduces a literal (then CHAR and BIT have no length 1)."""
        start = self.i
        kind = self.kinds[start]
        self.i += 1
        names: Name
        mods: tuple[Expr, ...] = ()
        if kind in _PLAIN:
            names = ("pg_catalog", _PLAIN[kind])
        elif kind in _NUMERIC:
            names = ("pg_catalog", "numeric")
            if self.kinds[self.i] == "(":
                mods = self.typmods()
        elif kind == "float":
            names = ("pg_catalog", self._float())
        elif kind == "double":
            self.need("precision")
            names = ("pg_catalog", "float8")
        elif kind == "bit":
            varying = self.take("varying")
            names = ("pg_catalog", "varbit" if varying else "bit")
            if self.kinds[self.i] == "(":
                mods = self.typmods()
            elif not varying and not literal:
                mods = (Const("int", 1),)
        elif kind in _CHARACTER:
            names, mods = self._character(kind, literal)
        else:
            names, mods = self._datetime(kind)
        return TypeName(names, mods, pos=self.position(start))

    def _float(self) -> str:
        if not self.take("("):
            return "float8"
        at = self.i
        bits = self.integer()
        if bits < 1:
            raise InvalidParameterValue("precision for type float must be at least 1 bit", position=self.position(at))
        if bits > 53:
            raise InvalidParameterValue(
                "precision for type float must be less than 54 bits", position=self.position(at)
            )
        self.need(")")
        return "float4" if bits <= 24 else "float8"

    def _character(self, kind: str, literal: bool) -> tuple[Name, tuple[Expr, ...]]:
        varying = kind == "varchar"
        if kind == "national" and not self.take("character"):
            self.need("char")
        if not varying:
            varying = self.take("varying")
        if self.take("("):
            at = self.position()
            mods: tuple[Expr, ...] = (Const("int", self.integer(), at),)
            self.need(")")
        else:
            mods = () if varying or literal else (Const("int", 1),)
        return ("pg_catalog", "varchar" if varying else "bpchar"), mods

    def _datetime(self, kind: str) -> tuple[Name, tuple[Expr, ...]]:
        mods: tuple[Expr, ...] = ()
        if self.take("("):
            at = self.position()
            mods = (Const("int", self.integer(), at),)
            self.need(")")
        if self.kinds[self.i] == "with" and self.peek() == "time":
            self.i += 2
            self.need("zone")
            kind += "tz"
        elif self.kinds[self.i] == "without" and self.peek() == "time":
            self.i += 2
            self.need("zone")
        return ("pg_catalog", kind), mods

    def _interval_type(self) -> TypeName:
        start = self.i
        self.i += 1
        if self.take("("):
            at = self.position()
            precision = Const("int", self.integer(), at)
            self.need(")")
            mods: tuple[Expr, ...] = (Const("int", INTERVAL_FULL_RANGE), precision)
        else:
            mods = self.interval_fields()
        return TypeName(("pg_catalog", "interval"), mods, pos=self.position(start))

    def interval_fields(self) -> tuple[Expr, ...]:
        """opt_interval: `day to second(3)` as (mask[, precision])."""
        first = self.kinds[self.i]
        if first not in _FIELDS:
            return ()
        self.i += 1
        last = first
        if self.kinds[self.i] == "to" and first in _TO:
            self.i += 1
            last = self.one_of(_TO[first]) or self.fail()
        fields = list(_FIELDS)
        # YEAR TO MONTH counts only those two; DAY TO SECOND all between.
        mask = 0
        for field in fields[fields.index(first) : fields.index(last) + 1]:
            mask |= _FIELDS[field]
        if last == "second" and self.take("("):
            at = self.position()
            precision = Const("int", self.integer(), at)
            self.need(")")
            return (Const("int", mask), precision)
        return (Const("int", mask),)
