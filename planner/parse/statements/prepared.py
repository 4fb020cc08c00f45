"""PREPARE, EXECUTE, DEALLOCATE, cursors, and EXPLAIN."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aurorapy.planner.parse.statements.definitions import definition_value
from aurorapy.planner.parse.tree import (
    CloseStmt,
    DeallocateStmt,
    DeclareCursorStmt,
    ExecuteStmt,
    ExplainStmt,
    FetchStmt,
    PrepareStmt,
    Statement,
    TransactionStmt,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def _prepare(p: Parser) -> Statement:
    at = p.position()
    p.need("prepare")
    if p.kinds[p.i] == "transaction" and p.peek() == "SCONST":
        p.i += 1
        return TransactionStmt("prepare", p.string(), pos=at)
    name = p.col_id()
    types = p.wrapped(p.type_name) if p.kinds[p.i] == "(" else ()
    p.need("as")
    start = p.i
    outer, p.parameters = p.parameters, 0  # $n of the inner statement are its own
    statement = p.preparable()
    p.parameters = outer
    return PrepareStmt(name, types, statement, p.text_between(start, p.i), at, p.position(start))


def execute(p: Parser) -> ExecuteStmt:
    at = p.position()
    p.need("execute")
    name = p.col_id()
    return ExecuteStmt(name, p.wrapped(p.expr) if p.kinds[p.i] == "(" else (), at)


def _deallocate(p: Parser) -> DeallocateStmt:
    at = p.position()
    p.need("deallocate")
    if p.kinds[p.i] == "prepare" and p.peek() not in ("EOF", ";"):
        p.i += 1
    return DeallocateStmt(None if p.take("all") else p.col_id(), at)


def _declare(p: Parser) -> DeclareCursorStmt:
    at = p.position()
    p.need("declare")
    name = p.col_id()
    binary = insensitive = False
    scroll: bool | None = None
    while True:
        if p.take("binary"):
            binary = True
        elif p.take("insensitive"):
            insensitive = True
        elif p.take_all("no", "scroll"):
            scroll = False
        elif p.take("scroll"):
            scroll = True
        elif not p.take("asensitive"):
            break
    p.need("cursor")
    hold = False
    if p.one_of(("with", "without")):
        hold = p.kinds[p.i - 1] == "with"
        p.need("hold")
    p.need("for")
    start = p.i
    query = p.query()
    return DeclareCursorStmt(name, query, binary, scroll, hold, insensitive, p.text_between(start, p.i), at)


def _fetch(p: Parser) -> FetchStmt:
    at = p.position()
    move = p.one_of(("fetch", "move")) == "move"
    direction, count = _direction(p)
    return FetchStmt(p.col_id(), direction, count, move, at)


def _direction(p: Parser) -> tuple[str, int | None]:
    """fetch_args, up to the cursor's name."""
    kind = p.kinds[p.i]
    alone = p.peek() in ("EOF", ";")  # then the word is the cursor's name
    direction: str = "forward"
    count: int | None = 1
    if kind in ("ICONST", "+", "-"):
        count = p.signed_integer()
    elif kind == "all":
        p.i += 1
        count = None
    elif not alone and kind in ("next", "prior", "first", "last"):
        p.i += 1
        direction, count = {
            "next": ("forward", 1), "prior": ("backward", 1), "first": ("absolute", 1), "last": ("absolute", -1),
        }[kind]  # fmt: skip
    elif not alone and kind in ("absolute", "relative"):
        p.i += 1
        direction, count = kind, p.signed_integer()
    elif not alone and kind in ("forward", "backward"):
        p.i += 1
        direction = kind
        if p.kinds[p.i] in ("ICONST", "+", "-"):
            count = p.signed_integer()
        elif p.take("all"):
            count = None
    p.one_of(("from", "in"))
    return direction, count


def _close(p: Parser) -> CloseStmt:
    at = p.position()
    p.need("close")
    return CloseStmt(None if p.take("all") else p.col_id(), at)


def _explain(p: Parser) -> ExplainStmt:
    at = p.position()
    p.need("explain")
    options: list[tuple[str, object]] = []
    if p.kinds[p.i] == "(" and not p.query_in_parens_ahead():
        options.extend(p.wrapped(lambda: utility_option(p)))
    else:
        if p.one_of(("analyze", "analyse")):
            options.append(("analyze", True))
        if p.take("verbose"):
            options.append(("verbose", True))
    return ExplainStmt(_explainable(p), tuple(options), at)


def _explainable(p: Parser) -> Statement:
    kind = p.kinds[p.i]
    if kind == "execute":
        return execute(p)
    if kind == "declare":
        return _declare(p)
    if kind == "create":
        start = p.i
        from aurorapy.planner.parse.statements.create import create
        from aurorapy.planner.parse.tree import CreateTableAsStmt

        statement = create(p)
        if not isinstance(statement, CreateTableAsStmt):
            p.fail(start + 1)
        return statement
    if kind == "refresh":
        return p.statement()
    return p.plannable()


def utility_option(p: Parser) -> tuple[str, object]:
    """utility_option_elem: `name [value]`; a truth value becomes a bool."""
    if p.one_of(("analyze", "analyse")):
        name = "analyze"
    else:
        name = p.non_reserved_word().lower()
    if p.kinds[p.i] in (",", ")"):
        return name, True
    kind = p.kinds[p.i]
    if kind in ("SCONST", "true", "false", "on", "ICONST", "FCONST", "+", "-"):
        value = definition_value(p)
    else:
        value = p.non_reserved_word()
    return name, truth(value)


def truth(value: object) -> object:
    if value in ("true", "on") or (value == 1 and not isinstance(value, bool)):
        return True
    if value in ("false", "off") or (value == 0 and not isinstance(value, bool)):
        return False
    return value


STATEMENTS: dict[str, Callable[[Parser], Statement]] = {
    "prepare": _prepare,
    "execute": execute,
    "deallocate": _deallocate,
    "declare": _declare,
    "fetch": _fetch,
    "move": _fetch,
    "close": _close,
    "explain": _explain,
}
