"""btree_gin: operator classes that let GIN indexes have columns of plain types. The classes are there for the access method to find.

Source: PostgreSQL 15 manual, section F.7.
"""

from __future__ import annotations

from decimal import Decimal

from aurorapy.planner.types import BY_NAME

from .declaration import Declared

_TYPES = ("int2 int4 int8 float4 float8 oid timestamp timestamptz time timetz date interval macaddr inet cidr text varchar char bytea bit varbit numeric macaddr8 "
          "uuid name bool bpchar money")


def _compare_numerics(a: Decimal, b: Decimal) -> int:
    key = BY_NAME["numeric"].order_key
    x, y = (key(a), key(b)) if key is not None else (a, b)
    return bool(x > y) - bool(x < y)


DECLARED = Declared("""
gin_numeric_cmp(numeric, numeric) int4 i strict unsafe
gin_enum_cmp(anyenum, anyenum) int4 i strict unsafe
""", {"gin_numeric_cmp": _compare_numerics, "gin_enum_cmp": lambda a, b: (a > b) - (a < b)},
    classes="\n".join([f"gin {t}_ops {t} default" for t in _TYPES.split()] + ["gin enum_ops anyenum default"]))
