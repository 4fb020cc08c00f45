"""CREATE TEXT SEARCH PARSER and TEMPLATE: what superusers make of the server's functions, under another name.

Functions of such arguments are the server's own, so a parser is the default one, and a template one of those that come with the server.

Source: PostgreSQL 15 manual, these commands; its src/backend/commands/tsearchcmds.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.functions import functions_named
from aurorapy.planner.parse import tree
from aurorapy.planner.textsearch.definitions import ParserDef, TemplateDef
from aurorapy.planner.types import format_type

_INTERNAL, _INT4, _TSQUERY, _VOID = 2281, 23, 3615, 2278
PARSER_FUNCTIONS = {"start": ((_INTERNAL, _INT4), _INTERNAL), "gettoken": ((_INTERNAL,) * 3, _INTERNAL), "end": ((_INTERNAL,), _VOID),
                    "headline": ((_INTERNAL, _INTERNAL, _TSQUERY), _INTERNAL), "lextypes": ((_INTERNAL,), _INTERNAL)}
_PARSER_NEEDS = ("start", "gettoken", "end", "lextypes")
TEMPLATE_FUNCTIONS = {"init": ((_INTERNAL,), _INTERNAL), "lexize": ((_INTERNAL,) * 4, _INTERNAL)}


def need_superuser(session: Any, doing: str, kind: str) -> None:
    """42501 for users who are none."""
    if not session.context.superuser:
        raise errors.InsufficientPrivilege(f"must be superuser to {doing} text search {kind}s")


def parser_of(session: Any, s: tree.CreateTextSearchStmt, schema: int) -> ParserDef:
    """The parser that CREATE TEXT SEARCH PARSER makes."""
    functions = _functions(s, PARSER_FUNCTIONS)
    for word in _PARSER_NEEDS:
        if word not in functions:
            raise errors.InvalidObjectDefinition(f"text search parser {word} method is required")
    return ParserDef(session.catalog.new_oid(), s.name[-1], schema, tuple(functions.items()))


def template_of(session: Any, s: tree.CreateTextSearchStmt, schema: int) -> TemplateDef:
    """The template that CREATE TEXT SEARCH TEMPLATE makes."""
    functions = _functions(s, TEMPLATE_FUNCTIONS)
    if "lexize" not in functions:
        raise errors.InvalidObjectDefinition("text search template lexize method is required")
    return TemplateDef(session.catalog.new_oid(), s.name[-1], schema, tuple(functions.items()))


def _functions(s: tree.CreateTextSearchStmt, known: dict[str, tuple[tuple[int, ...], int]]) -> dict[str, str]:
    out: dict[str, str] = {}
    for name, value in s.options:
        if name not in known:
            raise errors.SyntaxError_(f'text search {s.kind} parameter "{name}" not recognized')
        out[name] = _function(str(value), *known[name])
    return out


def _function(text: str, args: tuple[int, ...], result: int) -> str:
    """A function of the server by the name that is written; 42883, 42P17."""
    *schema, name = text.split(".")
    found = next((f for f in functions_named(name) if tuple(f.args) == args), None) if schema in ([], ["pg_catalog"]) else None
    if found is None:
        raise errors.UndefinedFunction(f"function {text}({', '.join(map(format_type, args))}) does not exist")
    if found.result != result:
        raise errors.InvalidObjectDefinition(f"function {text}({', '.join(map(format_type, args))}) should return type {format_type(result)}")
    return name
