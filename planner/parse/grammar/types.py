"""Type names: SQL's spellings (`double precision`, `time(3) with time zone`) and any `schema.type(mods)[]`.

sqlglot's `_parse_types` knows other systems' types too (`string`, `tinyint`, `struct<..>`), drops array bounds, and maps names to its own; this one gives
pg_catalog's names, as gram.y's SystemTypeName does, and keeps every modifier. Interval's field mask is PostgreSQL's INTERVAL_MASK (1 << datetime field).
A modifier without a position is one that nobody wrote.
"""

from __future__ import annotations

from typing import cast

from sqlglot import exp

from aurorapy.errors import FeatureNotSupported, InvalidParameterValue
from aurorapy.planner.parse.cursor import NotLiftable
from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.grammar.levels import Levels
from aurorapy.planner.parse.keywords import TYPE_FUNCTION_NAME

_PLAIN = {
    "int": "int4", "integer": "int4", "smallint": "int2", "bigint": "int8", "real": "float4", "boolean": "bool",
}  # fmt: skip
_NUMERIC = frozenset(("decimal", "dec", "numeric"))
_CHARACTER = frozenset(("character", "char", "varchar", "national", "nchar"))

# The keywords that start a type's SQL spelling; the literal form `type '...'` starts with them too.
SQL_TYPES = frozenset(_PLAIN) | _NUMERIC | _CHARACTER | {"float", "double", "bit", "timestamp", "time", "interval"}

_MONTH, _YEAR, _DAY, _HOUR, _MINUTE, _SECOND = (1 << field for field in (1, 2, 3, 10, 11, 12))
INTERVAL_FULL_RANGE = 0x7FFF
_FIELDS = {"year": _YEAR, "month": _MONTH, "day": _DAY, "hour": _HOUR, "minute": _MINUTE, "second": _SECOND}
_TO = {"year": ("month",), "day": ("hour", "minute", "second"), "hour": ("minute", "second"), "minute": ("second",)}


class Types(Levels):
    def _parse_types(self, check_func: bool = False, schema: bool = False, allow_identifiers: bool = True, with_collation: bool = False) -> nodes.TypeName:
        start = self._index
        setof = self._take("setof")
        result = self._simple_type()
        dims = self._bounds()
        if dims or setof:
            result.args["dims"], result.args["setof"] = dims, setof
            self._stamp(result, start)
        return result

    def _bounds(self) -> tuple[int, ...]:
        if self._take("array"):
            if not self._take("["):
                return (-1,)
            bound = self._integer()
            self._need("]")
            return (bound,)
        dims: list[int] = []
        while self._take("["):
            dims.append(-1 if self._kinds[self._index] == "]" else self._integer())
            self._need("]")
        return tuple(dims)

    def _type_node(self, names: tuple[str, ...], at: int, mods: list[exp.Expr] | None = None) -> nodes.TypeName:
        return self._node(nodes.TypeName, at, this=exp.DType.USERDEFINED, names=names, expressions=mods or [], dims=(), setof=False)

    def _simple_type(self) -> nodes.TypeName:
        at = self._index
        kind = self._kinds[at]
        if kind == "interval":
            self._advance()
            if self._take("("):
                mods = [exp.Literal.number(INTERVAL_FULL_RANGE), self._size()]
                self._need(")")
            else:
                mods = self._interval_fields()
            return self._type_node(("pg_catalog", "interval"), at, mods)
        if kind in SQL_TYPES and (kind != "double" or self._peek() == "precision"):  # DOUBLE alone is a type's name
            return self._sql_type(literal=False)
        return self._generic_type()

    def _generic_type(self) -> nodes.TypeName:
        start = self._index
        names = [self._word(TYPE_FUNCTION_NAME)]
        while self._take("."):
            names.append(self._col_label())
        if self._kinds[self._index] == "%" and self._peek() == "type":
            raise FeatureNotSupported("%TYPE is not supported", position=self._position(start))
        mods = self._typmods() if self._kinds[self._index] == "(" else None
        return self._type_node(tuple(names), start, mods)

    def _typmods(self) -> list[exp.Expr]:
        start = self._index
        mods = self._parse_wrapped_csv(self._parse_disjunction)
        self._no_slots(start)
        return mods

    def _no_slots(self, start: int) -> None:
        """The values of the literals since token `start` decide a type: none of them may have been lifted."""
        source = self.source
        if source.slots and any(source.starts[at] in source.slots for at in range(start, self._index)):
            raise NotLiftable

    def _size(self) -> exp.Expr:
        """Iconst as a modifier."""
        at = self._index
        self._integer()
        return self._node(exp.Literal, at, this=self.source.values[at], is_string=False)

    def _sql_type(self, *, literal: bool) -> nodes.TypeName:
        """A type in SQL's spelling; `literal` when it introduces a literal (then CHAR and BIT have no length 1)."""
        at = self._index
        kind = self._kinds[at]
        self._advance()
        if kind in _PLAIN:
            return self._type_node(("pg_catalog", _PLAIN[kind]), at)
        mods: list[exp.Expr] = []
        if kind in _NUMERIC:
            name = "numeric"
            if self._kinds[self._index] == "(":
                mods = self._typmods()
        elif kind == "float":
            name = self._float()
        elif kind == "double":
            self._need("precision")
            name = "float8"
        elif kind == "bit":
            varying = self._take("varying")
            name = "varbit" if varying else "bit"
            if self._kinds[self._index] == "(":
                mods = self._typmods()
            elif not varying and not literal:
                mods = [exp.Literal.number(1)]
        elif kind in _CHARACTER:
            name, mods = self._character(kind, literal=literal)
        else:
            name, mods = self._datetime(kind)
        return self._type_node(("pg_catalog", name), at, mods)

    def _float(self) -> str:
        if not self._take("("):
            return "float8"
        at = self._index
        bits = self._integer()
        if bits < 1:
            raise InvalidParameterValue("precision for type float must be at least 1 bit", position=self._position(at))
        if bits > 53:
            raise InvalidParameterValue("precision for type float must be less than 54 bits", position=self._position(at))
        self._need(")")
        return "float4" if bits <= 24 else "float8"

    def _character(self, kind: str, *, literal: bool) -> tuple[str, list[exp.Expr]]:
        varying = kind == "varchar"
        if kind == "national" and not self._take("character"):
            self._need("char")
        if not varying:
            varying = self._take("varying")
        mods: list[exp.Expr] = []
        if self._take("("):
            mods = [self._size()]
            self._need(")")
        elif not varying and not literal:
            mods = [exp.Literal.number(1)]
        return "varchar" if varying else "bpchar", mods

    def _datetime(self, kind: str) -> tuple[str, list[exp.Expr]]:
        mods: list[exp.Expr] = []
        if self._take("("):
            mods = [self._size()]
            self._need(")")
        if self._kinds[self._index] == "with" and self._peek() == "time":
            kind += "tz"
            self._need("with", "time", "zone")
        elif self._take("without"):
            self._need("time", "zone")
        return kind, mods

    def _interval_fields(self) -> list[exp.Expr]:
        """opt_interval: `day to second(3)` as (mask[, precision])."""
        first = self._kinds[self._index]
        if first not in _FIELDS:
            return []
        self._advance()
        last = first
        if self._kinds[self._index] == "to" and first in _TO:
            self._advance()
            last = self._one_of(_TO[first]) or self._fail()
        fields = list(_FIELDS)
        mask = 0  # YEAR TO MONTH counts only those two; DAY TO SECOND all between
        for field in fields[fields.index(first) : fields.index(last) + 1]:
            mask |= _FIELDS[field]
        mods: list[exp.Expr] = [exp.Literal.number(mask)]
        if last == "second" and self._take("("):
            mods.append(self._size())
            self._need(")")
        return mods

    def _names_of(self, node: exp.Expr) -> tuple[str, ...]:
        return cast(tuple[str, ...], node.args["names"])
