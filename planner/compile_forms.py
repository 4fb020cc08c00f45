"""What compile.py writes for expressions with a syntax of their own: CASE, COALESCE, GREATEST, NULLIF, rows and their comparison, fields, subqueries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.types import TYPES
from aurorapy.planner.types.arrays import record_of

from . import compile_types, support

if TYPE_CHECKING:
    from .compile import Source

RECORD = 2249
ATOM = re.compile(r"[A-Za-z_]\w*(\[\d+\])?$|-?\d+$|'[^'\\]*'$")  # text that may be written twice
_WHENS_MAX = 100  # WHENs in one conditional expression: Python nests each in the one before


def case(s: Source, e: bound.Case) -> str:
    parts = []
    if e.let is not None:
        let = s.value(e.let)
        s.names[("ct", e.pos)] = f"ct{e.pos}_"
    s.guarded += 1
    for condition, result in e.whens:
        parts.append(f"{s.value(result)} if {s.truth(condition)} else ")
    default = "None" if e.default is None else s.value(e.default)
    s.guarded -= 1
    while len(parts) > _WHENS_MAX:
        default = s.apart(f"({''.join(parts[-_WHENS_MAX:])}{default})")
        del parts[-_WHENS_MAX:]
    text = f"({''.join(parts)}{default})"
    if e.let is not None:
        return f"({text} if ((ct{e.pos}_:={let}),) else None)"
    return text


def case_test(s: Source, e: bound.CaseTest) -> str:
    return s.names.get(("ct", e.ident), f"ct{e.ident}_")


def coalesce(s: Source, e: bound.Coalesce) -> str:
    s.guarded += 1
    text = s.value(e.args[-1])
    for a in reversed(e.args[:-1]):
        text = s.bounded(text)
        v = s.value(a)
        if not s.nullable(a):
            text = v
        elif ATOM.match(v):
            text = f"({v} if {v} is not None else {text})"
        else:
            t = s.fresh()
            text = f"({t} if ({t}:={v}) is not None else {text})"
    s.guarded -= 1
    return text


def min_max(s: Source, e: bound.MinMax) -> str:
    key = TYPES[e.type].order_key
    values = ", ".join(s.value(a) for a in e.args)
    name = s.constant(support.greatest if e.greatest else support.least, "m")
    return f"{name}(({values},), {s.constant(key, 'k') if key else None})"


def null_if(s: Source, e: bound.NullIf) -> str:
    a, b = s.fresh(), s.fresh()
    test = f"(({a}:={s.value(e.left)}) is not None) & (({b}:={s.value(e.right)}) is not None)"
    return f"({a} if not (({test}) and {s.raw_call(e.function, [a, b])}) else None)"


def row(s: Source, e: bound.Row) -> str:
    return _record(s, e.items, e.type, e.names)


def whole_row(s: Source, e: bound.WholeRow) -> str:
    made = _record(s, e.columns, e.type, e.names)
    return made if e.present is None or not s.nullable(e.present) else f"({made} if {s.value(e.present)} else None)"


def deferred(s: Source, e: bound.Deferred) -> str:
    s.guarded += 1  # nothing of it is computed before it is wanted
    text = s.value(e.arg)
    s.guarded -= 1
    return f"(lambda: {text})"


def _record(s: Source, items: tuple[bound.Expr, ...], oid: int, names: tuple[str, ...]) -> str:
    if oid != RECORD:
        return compile_types.row(s, items, oid)
    name = s.constant(record_of(tuple(i.type for i in items), tuple(names)), "rec")
    return f"{name}((" + "".join(s.value(i) + ", " for i in items) + "))"


def field(s: Source, e: bound.Field) -> str:
    if e.arg.type not in TYPES:
        return compile_types.attribute(s, e)
    t = s.fresh()
    return f"(None if ({t}:={s.value(e.arg)}) is None else {t}[{e.index}])"


def row_compare(s: Source, e: bound.RowCompare) -> str:
    functions = [f"({s.function_object(q)}, {s.function_object(l)})" for q, l in zip(e.equals, e.less, strict=True)]
    left = "".join(s.value(i) + ", " for i in e.left)
    right = "".join(s.value(i) + ", " for i in e.right)
    name = s.constant(support.compare_rows, "rc")
    return f"{name}(({left}), ({right}), ({''.join(f + ', ' for f in functions)}), {'=' in e.op})"


def sublink(s: Source, e: bound.SubLink) -> str:
    if s.subplans is None:
        raise errors.FeatureNotSupported("a subquery cannot stand here", position=e.pos)
    if id(e.query) in s.shared:
        _, number, args = s.shared[id(e.query)]
    else:
        number, args = s.subplans.register(e)
        if e.kind == "row":
            s.shared[id(e.query)] = e, number, args
    name = s.once(("sub", number), "sub", f"s.subplan({number})")
    values = "(" + "".join(s.value(a) + ", " for a in args) + ")"
    if e.kind in ("any", "all"):
        tests = "(" + "".join(s.value(t) + ", " for t in e.tests) + ")"
        return f"{name}({values}, {tests})"
    if e.kind == "row" and args and s.row:
        return f"{name}({values}, (), {s.row})"
    return f"{name}({values})"
