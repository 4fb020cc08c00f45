"""Routines as the catalog's functions show them: pg_get_functiondef and its kin (ruleutils in PostgreSQL's terms)."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.extensions.symbols import symbol_of
from aurorapy.planner.plan.deparse import Writer, quote_name, quote_text
from aurorapy.planner.relation import Table
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import format_type

from .bodies import ChangeWriter, bound_statement
from .languages import language_of

_MODES = {"i": "", "b": "INOUT ", "o": "OUT ", "v": "VARIADIC ", "t": ""}
_LISTS = frozenset(("search_path", "temp_tablespaces", "session_preload_libraries", "shared_preload_libraries", "local_preload_libraries"))


def arguments(s: Any, r: Routine, *, defaults: bool, table: bool = False) -> str:
    """The arguments as they are declared; `table`: the columns of RETURNS TABLE instead."""
    parts = []
    first = len(r.inputs) - len(r.defaults)
    given = 0
    for oid, mode, name in zip(r.all_types, r.modes, r.names, strict=True):
        is_input = mode in "ibv"
        given += is_input
        if (mode == "t") != table:
            continue
        text = ("IN " if mode == "i" and r.kind == "p" else _MODES[mode]) + (f"{quote_name(name)} " if name else "") + format_type(oid)
        if defaults and is_input and given > first:
            text += f" DEFAULT {default(s, r, given - first - 1)}"
        parts.append(text)
    if r.aggregate is not None and r.aggregate.kind != "n":
        direct = r.aggregate.direct
        if direct == len(parts) and r.variadic:  # one list is both
            return f"{', '.join(parts)} ORDER BY {parts[-1]}"
        return f"{', '.join(parts[:direct])}{' ' if direct else ''}ORDER BY {', '.join(parts[direct:])}"
    return ", ".join(parts)


def default(s: Any, r: Routine, n: int) -> str:
    """The n-th default as it reads now."""
    from aurorapy.catalog.expressions import bound_default

    return Writer(context=s.context, lines=True)(bound_default(s, r.defaults[n]))


def result(r: Routine, columns: str) -> str | None:
    """What stands behind RETURNS; None for a procedure."""
    if r.kind == "p":
        return None
    if "t" in r.modes:
        return f"TABLE({columns})"
    return f"{'SETOF ' if r.retset else ''}{format_type(r.result)}"


def definition(s: Any, r: Routine) -> str:
    """CREATE OR REPLACE ... of a routine."""
    if r.kind == "a":
        raise errors.WrongObjectType(f'"{r.name}" is an aggregate function')
    name = f"{quote_name(s.catalog.schemas[r.schema])}.{quote_name(r.name)}"
    out = f"CREATE OR REPLACE {'PROCEDURE' if r.kind == 'p' else 'FUNCTION'} {name}({arguments(s, r, defaults=True)})\n"
    if r.kind == "f":
        out += f" RETURNS {result(r, arguments(s, r, defaults=False, table=True))}\n"
    out += f" LANGUAGE {quote_name(language_of(s.catalog, r).name)}\n"
    options = [{"i": "IMMUTABLE", "s": "STABLE", "v": ""}[r.volatility], {"s": "PARALLEL SAFE", "r": "PARALLEL RESTRICTED", "u": ""}[r.parallel],
               "STRICT" if r.strict else "", "SECURITY DEFINER" if r.definer else "", "LEAKPROOF" if r.leakproof else "",
               f"COST {r.cost:g}" if r.cost != (1 if r.language in ("c", "internal") else 100) else "", f"ROWS {r.rows:g}" if r.rows > 0 and r.rows != 1000 else ""]
    options = [o for o in options if o]
    if options:
        out += f" {' '.join(options)}\n"
    for setting, value in r.config:
        out += f" SET {quote_name(setting)} TO {_setting(setting, value)}\n"
    if r.body is not None:
        return out + body(s, r) + "\n"
    if r.language == "c":
        return f"{out}AS '$libdir/{r.library}', $function${symbol_of(r.library, r.source or '')}$function$\n"
    quote = "$procedure" if r.kind == "p" else "$function"
    source = r.source or ""
    while quote in source:
        quote += "x"
    return f"{out}AS {quote}${source}{quote}$\n"


def _setting(name: str, value: str) -> str:
    if name in _LISTS:
        from aurorapy.setting_values import elements

        return ", ".join([quote_text(e) for e in elements(name, value)])
    return quote_text(value)


class _BodyWriter(ChangeWriter):
    """A statement of a body: arguments by their names, with the routine's before them where there are relations."""

    changing = False

    def __init__(self, s: Any, r: Routine) -> None:
        from aurorapy.catalog.dependencies import relation_name

        def relation(t: Table) -> str:
            return relation_name(s, t)

        super().__init__(relation, s.catalog_view.view_context(s.context), lines=True)
        self.routine = r

    def text(self, e: bound.Expr, *, implicit: bool = True) -> str:
        if isinstance(e, bound.Param):
            name = self.routine.input_names[e.index]
            if name:
                alone = not self.changing and not any(q.entries for q in self.queries)
                return quote_name(name) if alone else f"{quote_name(self.routine.name)}.{quote_name(name)}"
            return f"${e.index + 1}"
        return super().text(e, implicit=implicit)


def body(s: Any, r: Routine) -> str:
    """A body that is no string."""
    texts = []
    for text in r.body or ():
        query, raw = bound_statement(s, r, text)
        writer = _BodyWriter(s, r)
        if isinstance(query, bound.Modify):
            writer.indent, writer.changing = 1, True
            texts.append(writer.action(query, raw))
            continue
        if r.returned and not query.from_ and len(query.targets) == 1:
            writer.lines = False
            return f"RETURN {writer(query.targets[0].expr)}"
        writer.indent = 1
        texts.append(writer.query(query, named=False))
    return "BEGIN ATOMIC\n" + "".join([f"{t};\n" for t in texts]) + "END"
