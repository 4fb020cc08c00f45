"""SQL text to the raw parse tree.

    parse("BEGIN; SELECT 1")        -> [Parsed, Parsed]     a simple-query message
    parse_one("SELECT 1")           -> Parsed               one statement
    parse_expression("a > 0")       -> Expr                 defaults, CHECK, index predicates from the catalog
    parse_type("numeric(10,2)[]")   -> TypeName
    split("BEGIN; SELECT 1")        -> [("BEGIN", 0), ("SELECT 1", 7)]

lexer -> tokens -> sqlglot's grammar (grammar/) -> its AST -> reader/ -> nodes of tree/; statements that sqlglot does not know have small
parsers over the same tokens (statements/), which ask the grammar for the expressions, queries and types inside them. Errors are PostgreSQL's, with
positions counted from the start of the statement's own text (for `parse`: of the whole message, as PostgreSQL has it). A statement nested too
deep is 54001.

What this is not: it looks up no name and knows no type; that is the binder's.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeVar

from aurorapy.errors import SQLError, StatementTooComplex, SyntaxError_
from aurorapy.limits import PARSE_FRAMES_MAX, STORED_EXPRESSIONS_MAX, STORED_QUERIES_MAX
from aurorapy.planner.depth import deeply
from aurorapy.planner.parse.cursor import NotLiftable
from aurorapy.planner.parse.lexer import tokenize
from aurorapy.planner.parse.parser import Parser
from aurorapy.planner.parse.tree import Expr, LiteralSlot, Parsed, Statement, TypeName

__all__ = ["NotLiftable", "parse", "parse_expression", "parse_one", "parse_stored", "parse_type", "parse_view", "split"]

T = TypeVar("T")
_DEPTH_HINT = (
    'Increase the configuration parameter "max_stack_depth" (currently 2048kB), '
    "after ensuring the platform's stack depth limit is adequate."
)


def parse(sql: str) -> list[Parsed]:
    """Every statement of the text; none for an empty one. One error anywhere refuses the whole text."""
    parser = Parser(sql, tokenize(sql))
    try:
        return _deep(parser, _statements)
    except SQLError as error:
        if error.position is not None:  # PostgreSQL counts from the message's start
            error.position += parser.base
        raise


def _statements(parser: Parser) -> list[Parsed]:
    statements: list[Parsed] = []
    while True:
        while parser.take(";"):
            pass
        if parser.kinds[parser.i] == "EOF":
            return statements
        statements.append(_statement(parser))


def parse_one(sql: str, *, slots: list[LiteralSlot] | None = None) -> Parsed:
    """One statement. With `slots` (their `pos` is the literal's offset) the literals there become these
    nodes; NotLiftable is raised when one stands where the grammar needs its value."""
    at = {slot.pos: slot for slot in slots if slot.pos is not None} if slots else None
    parser = Parser(sql, tokenize(sql), at)
    try:
        return _deep(parser, _only)
    except SQLError as error:
        if error.position is not None:
            error.position += parser.base
        raise


def _only(parser: Parser) -> Parsed:
    while parser.take(";"):
        pass
    if parser.kinds[parser.i] == "EOF":
        parser.fail()
    parsed = _statement(parser)
    while parser.take(";"):
        pass
    _at_end(parser)
    return parsed


def _statement(parser: Parser) -> Parsed:
    start = parser.i
    parser.base = offset = parser.starts[start]
    parser.parameters = 0
    statement = parser.statement()
    if parser.kinds[parser.i] not in (";", "EOF"):
        parser.fail()
    text = parser.text_between(start, parser.i)
    slots = tuple(sorted(parser.slots.values(), key=lambda slot: slot.index)) if parser.slots else ()
    cut = tuple([(written, name) for at, written, name in parser.cut if offset <= at < offset + len(text)]) if parser.cut else ()
    return Parsed(statement, text, offset, parser.parameters, slots, cut)


def parse_expression(sql: str) -> Expr:
    parser = Parser(sql, tokenize(sql))
    return _deep(parser, lambda p: _whole(p, p.expr))


@lru_cache(maxsize=STORED_EXPRESSIONS_MAX)
def parse_stored(sql: str) -> Expr:
    """An expression that the catalog keeps as text; many columns have the same ones, and trees are never changed."""
    return parse_expression(sql)


@lru_cache(maxsize=STORED_QUERIES_MAX)
def parse_view(sql: str) -> Statement:
    """A view's query, which the catalog keeps as text: it is bound anew by each statement that reads the view."""
    return parse_one(sql).statement


def parse_type(sql: str) -> TypeName:
    """A type's name as regtype takes it: an error in it is `invalid type name`."""
    parser = Parser(sql, tokenize(sql))
    try:
        type_name = _deep(parser, lambda p: _whole(p, p.type_name))
    except SyntaxError_ as error:
        raise SyntaxError_(error.message) from None
    if type_name.setof:
        raise SyntaxError_(f'invalid type name "{sql}"')
    return type_name


def _whole(parser: Parser, production: Callable[[], T]) -> T:
    result = production()
    _at_end(parser)
    return result


def split(sql: str) -> list[tuple[str, int]]:
    """The statements' texts and offsets, cut at semicolons outside quotes, comments and bodies."""
    kinds, values, starts, ends, _ = tokenize(sql)
    pieces: list[tuple[str, int]] = []
    first = -1
    depth = body = 0
    for i, kind in enumerate(kinds[:-2]):
        if kind == "ERROR":
            error = values[i]
            assert isinstance(error, SQLError)
            raise error
        if kind == "EOF" or (kind == ";" and depth <= 0 and body == 0):
            if first >= 0:
                pieces.append((sql[starts[first] : ends[i - 1]], starts[first]))
            first = -1
            depth = 0
            continue
        if first < 0:
            first = i
        if kind == "(":
            depth += 1
        elif kind == ")":
            depth -= 1
        elif kind == "atomic" and kinds[i - 1] == "begin":
            body = 1
        elif body and kind == "case":
            body += 1
        elif body and kind == "end":
            body -= 1
    return pieces


def _at_end(parser: Parser) -> None:
    if parser.kinds[parser.i] != "EOF":
        parser.fail()


def _deep(parser: Parser, parse: Callable[[Parser], T]) -> T:
    """The parse with room for its frames. No C function lies between them, so the thread's stack does not bound them. Too deep is 54001."""

    def attempt() -> T:
        parser.restart()
        return parse(parser)

    try:
        return deeply(attempt, PARSE_FRAMES_MAX)
    except RecursionError:
        raise StatementTooComplex("stack depth limit exceeded", hint=_DEPTH_HINT) from None
    finally:
        parser.release()
