"""CREATE, ALTER and DROP of functions and procedures, CALL and DO.

Source: PostgreSQL 15 manual, CREATE FUNCTION and CREATE PROCEDURE.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aurorapy.planner.parse.keywords import COL_NAME, TYPE_FUNCTION_NAME
from aurorapy.planner.parse.statements.drop import cascade, role_name
from aurorapy.planner.parse.statements.settings import set_rest, variable_name
from aurorapy.planner.parse.tree import (
    AlterRoutineStmt,
    CallStmt,
    CommentRoutineStmt,
    CreateRoutineStmt,
    DoStmt,
    DropRoutineStmt,
    FuncCall,
    MoveRoutineStmt,
    RoutineArg,
    RoutineBody,
    RoutineName,
    RoutineType,
    SetStmt,
    Statement,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

Option = tuple[str, object, int]
_MODES = frozenset(("in", "out", "inout", "variadic"))
_TYPE_GOES_ON = frozenset((",", ")", ".", "(", "[", "%", "default", "=", "array", "order", "EOF", ";"))
_VOLATILITY = {"immutable": "i", "stable": "s", "volatile": "v"}
ROUTINES = ("function", "procedure", "routine")


def create_routine(p: Parser, kind: str, replace: bool, at: int) -> CreateRoutineStmt:
    """Behind CREATE [OR REPLACE] FUNCTION or PROCEDURE."""
    name = _name(p)
    args = _args(p, defaults=True)
    returns: RoutineType | None = None
    if kind == "function" and p.take("returns"):
        if p.kinds[p.i] == "table" and p.peek() == "(":
            p.i += 1
            where = p.position()
            columns = p.wrapped(lambda: _table_column(p))
            args += columns
            returns = RoutineType(None if len(columns) > 1 else columns[0].type.type, columns[0].type.column if len(columns) == 1 else (), True, where)
        else:
            returns = _type(p)
    options: list[Option] = []
    body: RoutineBody | None = None
    while True:
        kind_here = p.kinds[p.i]
        if kind_here in ("EOF", ";"):
            break
        if kind_here == "return" or (kind_here == "begin" and p.peek() == "atomic"):
            body = _body(p)
            break
        if kind_here == "as":
            options.append(("as at", text_at(p, p.i + 1), 0))
        options.append(_create_option(p))
    source_at = next((o[1] for o in options if o[0] == "as at"), None)
    options = [o for o in options if o[0] != "as at"]
    return CreateRoutineStmt(kind, name, args, returns, tuple(options), body, replace, at, source_at)  # type: ignore[arg-type]


def _name(p: Parser) -> tuple[str, ...]:
    return p.any_name() if p.peek() == "." else (p.type_function_name(),)


def _args(p: Parser, *, defaults: bool) -> tuple[RoutineArg, ...]:
    p.need("(")
    if p.take(")"):
        return ()
    args = p.csv(lambda: argument(p, defaults))
    p.need(")")
    return args


def argument(p: Parser, defaults: bool = False) -> RoutineArg:
    """[mode] [name] type, or name mode type."""
    at = p.position()
    mode, given = _mode(p)
    name = ""
    if _names_argument(p):
        name = p.type_function_name()
        if not given:
            mode, given = _mode(p)
    kind = _type(p)
    default = None
    if defaults and (p.take("default") or p.take("=")):
        default = p.expr()
    return RoutineArg(mode, name, kind, default, at, given)


def _mode(p: Parser) -> tuple[str, bool]:
    kind = p.kinds[p.i]
    if kind not in _MODES:
        return "in", False
    p.i += 1
    if kind == "in" and p.take("out"):
        return "inout", True
    return kind, True


def _names_argument(p: Parser) -> bool:
    """Whether a name of an argument stands here, and not its type."""
    kind, following = p.kinds[p.i], p.peek()
    if kind not in TYPE_FUNCTION_NAME or kind in COL_NAME or following in _TYPE_GOES_ON:
        return False
    return not (kind == "double" and following == "precision")


def _type(p: Parser) -> RoutineType:
    at = p.position()
    if p.kinds[p.i] == "setof" or _is_reference(p):
        setof = p.take("setof")
        if _is_reference(p):
            names = p.any_name()
            p.need("%", "type")
            return RoutineType(None, names, setof, at)
        return RoutineType(p.type_name(), (), setof, at)
    return RoutineType(p.type_name(), pos=at)


def _is_reference(p: Parser) -> bool:
    """`name.name%TYPE`"""
    ahead = 0
    while p.peek(ahead + 1) == ".":
        ahead += 2
    return ahead > 0 and p.peek(ahead + 1) == "%" and p.peek(ahead + 2) == "type"


def _table_column(p: Parser) -> RoutineArg:
    at = p.position()
    return RoutineArg("table", p.type_function_name(), _type(p), None, at, True)


def _create_option(p: Parser) -> Option:
    at = p.position()
    if p.take("as"):
        first = p.string()
        return "as", (first, p.string()) if p.take(",") else (first,), at
    if p.take("language"):
        return "language", p.word_or_string(), at
    if p.take("window"):
        return "window", True, at
    if p.take("transform"):
        p.unsupported("TRANSFORM", p.i - 1)
    return _common_option(p)


def text_at(p: Parser, i: int) -> int | None:
    """Where a string's text begins in the statement; None where it is written otherwise than it reads."""
    written, value = p.sql[p.starts[i] : p.ends[i]], p.values[i]
    if p.kinds[i] != "SCONST" or not isinstance(value, str) or value not in written:
        return None
    return p.position(i) + written.index(value)


def _common_option(p: Parser) -> Option:
    at = p.position()
    kind = p.kinds[p.i]
    if kind in _VOLATILITY:
        p.i += 1
        return "volatility", _VOLATILITY[kind], at
    if p.take("strict"):
        return "strict", True, at
    if p.take("called"):
        p.need("on", "null", "input")
        return "strict", False, at
    if p.take("returns"):
        p.need("null", "on", "null", "input")
        return "strict", True, at
    if kind == "external" or kind == "security":
        p.take("external")
        p.need("security")
        word = p.one_of(("definer", "invoker")) or p.fail()
        return "security", word == "definer", at
    if p.take("leakproof"):
        return "leakproof", True, at
    if p.take("not"):
        p.need("leakproof")
        return "leakproof", False, at
    if p.take("cost"):
        return "cost", _number(p), at
    if p.take("rows"):
        return "rows", _number(p), at
    if p.take("support"):
        return "support", p.any_name(), at
    if p.take("parallel"):
        return "parallel", p.col_id(), at
    if p.take("set"):
        return "set", set_rest(p), at
    if p.take("reset"):
        return "set", SetStmt("reset all") if p.take("all") else SetStmt("reset", variable_name(p)), at
    p.fail()


def _number(p: Parser) -> float:
    sign = -1 if p.take("-") else 1
    if p.kinds[p.i] not in ("ICONST", "FCONST"):
        p.fail()
    p.no_slot()
    p.i += 1
    return sign * float(str(p.values[p.i - 1]))


def _body(p: Parser) -> RoutineBody:
    start = p.i
    if p.take("return"):
        expr = p.expr()
        return RoutineBody((), expr, p.text_between(start + 1, p.i))
    p.need("begin", "atomic")
    statements: list[tuple[Statement, str]] = []
    while not p.take("end"):
        if p.take(";"):
            continue
        first = p.i
        if p.take("return"):
            expr = p.expr()
            from aurorapy.planner.parse.tree import Select, Target

            statements.append((Select(targets=(Target(expr),)), "SELECT " + p.text_between(first + 1, p.i)))
        else:
            statements.append((p.statement(), p.text_between(first, p.i)))
        p.need(";")
    return RoutineBody(tuple(statements), None, p.text_between(start, p.i))


# --- ALTER, DROP, COMMENT ---


def routine_name(p: Parser) -> RoutineName:
    """function_with_argtypes."""
    at = p.position()
    names = _name(p)
    return RoutineName(names, _args(p, defaults=False) if p.kinds[p.i] == "(" else None, at)


def alter_routine(p: Parser, kind: str, at: int) -> Statement:
    """Behind ALTER FUNCTION, PROCEDURE or ROUTINE."""
    name = routine_name(p)
    if p.take("rename"):
        p.need("to")
        return MoveRoutineStmt(kind, name, "rename", p.col_id(), at)
    if p.take("owner"):
        p.need("to")
        return MoveRoutineStmt(kind, name, "owner", role_name(p), at)
    if p.kinds[p.i] == "set" and p.peek() == "schema":
        p.i += 2
        return MoveRoutineStmt(kind, name, "schema", p.col_id(), at)
    if p.kinds[p.i] in ("depends", "no"):
        p.unsupported(f"ALTER {kind.upper()} ... DEPENDS ON EXTENSION")
    options = [_common_option(p)]
    while p.kinds[p.i] not in ("EOF", ";", "restrict"):
        options.append(_common_option(p))
    p.take("restrict")
    return AlterRoutineStmt(kind, name, tuple(options), at)


def drop_routines(p: Parser, kind: str, exists: bool, at: int) -> DropRoutineStmt:
    """Behind DROP FUNCTION, PROCEDURE or ROUTINE [IF EXISTS]."""
    return DropRoutineStmt(kind, p.csv(lambda: routine_name(p)), exists, cascade(p), at)


def comment_on_routine(p: Parser, kind: str, at: int) -> CommentRoutineStmt:
    """Behind COMMENT ON FUNCTION, PROCEDURE or ROUTINE."""
    name = routine_name(p)
    p.need("is")
    return CommentRoutineStmt(kind, name, None if p.take("null") else p.string(), at)


# --- CALL and DO ---


def call(p: Parser) -> CallStmt:
    at = p.position()
    p.need("call")
    start = p.i
    made = p.expr()
    if not isinstance(made, FuncCall) or made.form != "call":
        p.fail(start)
    return CallStmt(made, at)


def do(p: Parser) -> DoStmt:
    at = p.position()
    p.need("do")
    options: list[tuple[str, str]] = []
    source_at: int | None = None
    while p.kinds[p.i] not in ("EOF", ";"):
        if p.take("language"):
            options.append(("language", p.word_or_string()))
        else:
            source_at = text_at(p, p.i)
            options.append(("as", p.string()))
    if not options:
        p.fail()
    return DoStmt(tuple(options), at, source_at)


STATEMENTS: dict[str, Callable[[Parser], Statement]] = {"call": call, "do": do}
