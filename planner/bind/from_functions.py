"""Functions in FROM: set-returning ones, ROWS FROM, WITH ORDINALITY, and column definition lists."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions.json_records import RECORD_MAKERS
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type
from aurorapy.planner.types.composites import RowType

from .binder import Binder
from .coerce import settle_unknown
from .expressions import bind
from .from_ import entry_item, visible_with
from .resolve import RECORD
from .rows import called_row, row_type
from .scope import Item, Scope


def bind_function(b: Binder, scope: Scope, node: tree.RangeFunction, lateral: list[Item]) -> tuple[bound.JoinTree, list[Item]]:
    assert scope.query is not None
    inner = visible_with(scope, lateral)
    calls: list[bound.Expr] = []
    columns: list[bound.OutputColumn] = []
    widths = []
    if node.alias is not None and node.column_defs and len(node.functions) > 1:
        raise errors.SyntaxError_("ROWS FROM() with multiple functions cannot have a column definition list",
                                  hint="Put a separate column definition list for each function inside ROWS FROM().", position=node.pos)
    for raw, given in zip(node.functions, node.each_defs or (node.column_defs,) * len(node.functions), strict=True):
        for call in _expand_unnest(raw, node):
            defs = tuple((d.name, *b.type_name(d.type)) for d in given)
            expr = _expanded(settle_unknown(b, bind(b, inner, call, "functions in FROM")))
            if not isinstance(expr, bound.Func):
                expr.pos = expr.pos or node.pos
            made = _function_columns(expr, node, call, defs, redundant=bool(given))
            if defs and isinstance(expr, bound.Func) and expr.function.routine is None and expr.function.name in RECORD_MAKERS:
                expr = bound.Func(RECORD_MAKERS[expr.function.name], (*expr.args, bound.Const(RECORD, defs)), RECORD, pos=expr.pos, columns=expr.columns)
            if defs and isinstance(expr, bound.Func) and expr.function.routine is not None:
                expr = bound.Func(b.catalog.defined(expr.function, defs), expr.args, RECORD, pos=expr.pos, columns=expr.columns)
            calls.append(expr)
            columns += made
            widths.append(len(made))
    if not hasattr(b.context, "session") and node.alias is not None:
        columns = _as_stored(calls, columns, widths, len(node.alias.columns) - node.ordinality)
    scalar = len(calls) == 1 and not getattr(calls[0], "columns", None) and not node.column_defs
    if node.ordinality:
        columns.append(bound.OutputColumn("ordinality", 20, -1, False))
    first = node.functions[0]
    name = first.name[-1] if isinstance(first, tree.FuncCall) else columns[0].name
    if scalar and node.alias is not None and not node.alias.columns:
        columns[0].name = node.alias.name
    entry = bound.Entry(b.rid(), "function", name, columns, lateral=True, functions=tuple(calls), function_widths=tuple(widths),
                        ordinality=node.ordinality)
    scope.query.entries[entry.rid] = entry
    return entry.rid, [entry_item(entry, node.alias, name, node.pos)]


def _as_stored(calls: list[bound.Expr], columns: list[bound.OutputColumn], widths: list[int], count: int) -> list[bound.OutputColumn]:
    """The columns of functions in stored text, which names all that there were: a row type may have more attributes by now."""
    more = len(columns) - count
    if more <= 0 or count <= 0:
        return columns
    grown = [i for i, c in enumerate(calls) if called_row(c)]
    share = more // max(len(grown), 1)
    if not grown or share * len(grown) != more or len({called_row(calls[i]) for i in grown}) > 1:
        raise errors.FeatureNotSupported("the row types of functions in a view have changed")
    out: list[bound.OutputColumn] = []
    at = 0
    for i, width in enumerate(widths):
        kept = width - share if i in grown else width
        out += columns[at : at + kept]
        at += width
        widths[i] = kept
        call = calls[i]
        if i in grown and isinstance(call, bound.Func):
            made = bound.Func(_cut(call.function, kept), call.args, call.type, pos=call.pos, columns=(call.columns or ())[:kept], row=call.row)
            calls[i] = bound.CallAsGiven(made, call.given) if isinstance(call, bound.CallAsGiven) else made
    return out


def _cut(f: Function, width: int) -> Function:
    """A function with the first columns of its rows."""
    def rows(*args: Any) -> Any:
        assert f.impl is not None
        made = f.impl(*args)
        return [v[:width] for v in made or ()] if f.retset else made[:width]

    return replace(f, impl=rows)


def _expanded(expr: bound.Expr) -> bound.Expr:
    """A call that gives rows of a composite type, as one that gives their attributes as columns."""
    of = row_type(expr.type)
    if of is None or not isinstance(expr, bound.Func):
        return expr
    columns = tuple((a.name, a.type.oid) for a in of.attributes)
    made = bound.Func(_spreading(expr.function, of), expr.args, RECORD, pos=expr.pos, columns=columns, row=expr.type)
    return bound.CallAsGiven(made, expr.given) if isinstance(expr, bound.CallAsGiven) else made


def _spreading(f: Function, of: RowType) -> Function:
    """A function with its rows split."""
    nothing = (None,) * len(of.attributes)

    def split(v: Any) -> tuple[Any, ...]:
        return nothing if v is None else of.live(v)

    def rows(*args: Any) -> Any:
        assert f.impl is not None
        made = f.impl(*args)
        return [split(v) for v in made or ()] if f.retset else split(made)

    return replace(f, impl=rows, inline=None, result=RECORD)


def _expand_unnest(raw: tree.Expr, node: tree.RangeFunction) -> list[tree.Expr]:
    """unnest(a, b) in FROM is one unnest an array, zipped."""
    if isinstance(raw, tree.FuncCall) and raw.name[-1] == "unnest" and len(raw.args) > 1 and not raw.named:
        return [tree.FuncCall(raw.name, (a,), pos=raw.pos) for a in raw.args]
    return [raw]


def _function_columns(expr: bound.Expr, node: tree.RangeFunction, raw: tree.Expr, defs: tuple[Any, ...], *, redundant: bool) -> list[bound.OutputColumn]:
    shape = getattr(expr, "columns", None)
    if defs:
        if node.ordinality and node.column_defs:
            raise errors.SyntaxError_("WITH ORDINALITY cannot be used with a column definition list", position=node.column_defs[0].pos,
                                      hint="Put the column definition list inside ROWS FROM().")
        if expr.type != RECORD:
            raise errors.SyntaxError_("a column definition list is only allowed for functions returning \"record\"", position=node.pos)
        if shape and redundant:
            raise errors.SyntaxError_("a column definition list is redundant for a function with OUT parameters", position=node.pos)
        if isinstance(expr, bound.Func):
            expr.columns = tuple((name, oid) for name, oid, _ in defs)
        return [bound.OutputColumn(*d) for d in defs]
    if shape:
        return [bound.OutputColumn(n, t) for n, t in shape]
    if expr.type == RECORD:
        raise errors.SyntaxError_('a column definition list is required for functions returning "record"', position=node.pos)
    if isinstance(raw, tree.FuncCall):
        name = raw.name[-1]
    elif isinstance(raw, tree.SqlValue):
        name = raw.name
    else:
        name = format_type(expr.type, -1)
    return [bound.OutputColumn(name, expr.type, expr.typmod)]
