"""CREATE and ALTER SEQUENCE, and the options that identity columns share with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aurorapy.planner.parse.tree import CreateSequenceStmt, RangeTable

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser

_START = frozenset("as cache cycle no increment logged maxvalue minvalue owned sequence start restart unlogged".split())


def sequence_options(p: Parser, *, need_one: bool = False) -> tuple[tuple[str, object], ...]:
    options: list[tuple[str, object]] = []
    if need_one:
        options.append(sequence_option(p))
    while p.kinds[p.i] in _START:
        options.append(sequence_option(p))
    return tuple(options)


def sequence_option(p: Parser) -> tuple[str, object]:
    if p.take("as"):
        return "as", p.type_name()
    if p.take("cache"):
        return "cache", number(p)
    if p.take("cycle"):
        return "cycle", True
    if p.take("no"):
        word = p.one_of(("cycle", "maxvalue", "minvalue")) or p.fail()
        return ("cycle", False) if word == "cycle" else (word, None)
    if p.take("increment"):
        p.take("by")
        return "increment", number(p)
    if p.take("maxvalue"):
        return "maxvalue", number(p)
    if p.take("minvalue"):
        return "minvalue", number(p)
    if p.take("owned"):
        p.need("by")
        names = p.any_name() if p.kinds[p.i] != "none" else (p.col_id(),)
        return "owned_by", None if names == ("none",) else names
    if p.take("sequence"):
        p.need("name")
        return "sequence_name", p.any_name()
    if p.take("start"):
        p.take("with")
        return "start", number(p)
    p.need("restart")
    if p.take("with") or p.kinds[p.i] in ("ICONST", "FCONST", "+", "-"):
        return "restart", number(p)
    return "restart", None


def number(p: Parser) -> object:
    """NumericOnly: an int, or a decimal as written."""
    sign = p.one_of(("+", "-"))
    if p.kinds[p.i] not in ("ICONST", "FCONST"):
        p.fail()
    p.no_slot()
    p.i += 1
    value = p.values[p.i - 1]
    if sign != "-":
        return value
    return -value if isinstance(value, int) else f"-{value}"


def create_sequence(p: Parser, *, temporary: bool, at: int) -> CreateSequenceStmt:
    p.need("sequence")
    exists = p.if_not_exists()
    name_at = p.position()
    name = RangeTable(p.qualified_name(), pos=name_at)
    return CreateSequenceStmt(name, sequence_options(p), temporary, exists, at)
