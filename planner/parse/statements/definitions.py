"""`(name = value, ..)`: storage parameters, definitions and their values."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from aurorapy.planner.parse.keywords import RESERVED

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def definition(p: Parser) -> tuple[tuple[str, object], ...]:
    """`(name = value, ns.name, ..)`: storage parameters and definitions."""
    return p.wrapped(lambda: _definition_element(p))


def _definition_element(p: Parser) -> tuple[str, object]:
    name = p.col_label()
    if p.take("."):
        name = f"{name}.{p.col_label()}"
    return (name, definition_value(p)) if p.take("=") else (name, None)


def definition_value(p: Parser) -> object:
    """def_arg: a word, a string, or a number as written (an int or a str)."""
    kind = p.kinds[p.i]
    if kind == "SCONST":
        return p.string()
    if kind in ("+", "-", "ICONST", "FCONST"):
        sign = -1 if p.take("-") else 1
        if sign == 1:
            p.take("+")
        if p.kinds[p.i] not in ("ICONST", "FCONST"):
            p.fail()
        p.no_slot()
        p.i += 1
        value = p.values[p.i - 1]
        if isinstance(value, int):
            return sign * value
        return ("-" if sign < 0 else "") + cast(str, value)
    if p.take("none"):
        return "none"
    if kind in ("true", "false", "on", "off", "default") or kind in RESERVED:
        p.i += 1
        return cast(str, p.values[p.i - 1])
    type_name = p.type_name()
    return ".".join(type_name.names[1:] if type_name.names[0] == "pg_catalog" else type_name.names)
