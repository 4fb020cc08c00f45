"""A path as PostgreSQL writes it: names quoted, operators in parentheses, `lax` left out."""

from __future__ import annotations

from aurorapy.planner.types.json_types import quote_json
from aurorapy.planner.types.numeric import numeric_out

from .parser import LAST, Chain, Path, Step

_PRIORITIES = {"or": 0, "and": 1, "==": 2, "!=": 2, "<": 2, ">": 2, "<=": 2, ">=": 2, "starts": 2, "+": 3, "-": 3, "*": 4, "/": 4, "%": 4, "plus": 5,
               "minus": 5}
_WORDS = {"or": "||", "and": "&&", "starts": "starts with"}
_METHODS = frozenset(("type", "size", "abs", "floor", "double", "ceiling", "keyvalue"))


def write_path(path: Path) -> str:
    """The text form."""
    strict, chain = path
    return ("strict " if strict else "") + _chain(chain, brackets=True)


def _priority(kind: str) -> int:
    return _PRIORITIES.get(kind, 6)


def _chain(chain: Chain, *, brackets: bool) -> str:
    return "".join([_step(step, first=not i, more=i + 1 < len(chain), brackets=brackets or i > 0) for i, step in enumerate(chain)])


def _operand(chain: Chain, kind: str) -> str:
    return _chain(chain, brackets=_priority(chain[0][0]) <= _priority(kind))


def _step(step: Step, *, first: bool, more: bool, brackets: bool) -> str:
    kind = step[0]
    dot = "" if first else "."
    opened, closed = ("(", ")") if brackets else ("", "")
    match kind:
        case "null" | "$" | "@" | "last" | "[*]":
            return str(kind)
        case "bool":
            return "true" if step[1] else "false"
        case "num":
            return f"({numeric_out(step[1])})" if more else numeric_out(step[1])
        case "str":
            return quote_json(step[1])
        case "var":
            return "$" + quote_json(step[1])
        case "key":
            return dot + quote_json(step[1])
        case ".*":
            return dot + "*"
        case "[]":
            parts = [_chain(a, brackets=False) + ("" if b is None else " to " + _chain(b, brackets=False)) for a, b in step[1]]
            return "[" + ",".join(parts) + "]"
        case "**":
            return dot + "**" + _levels(step[1], step[2])
        case "?":
            return f"?({_chain(step[1], brackets=False)})"
        case "not":
            return f"!({_chain(step[1], brackets=False)})"
        case "unknown":
            return f"({_chain(step[1], brackets=False)}) is unknown"
        case "exists":
            return f"exists ({_chain(step[1], brackets=False)})"
        case "plus" | "minus":
            return f"{opened}{'+' if kind == 'plus' else '-'}{_operand(step[1], kind)}{closed}"
        case "like":
            flags = f' flag "{step[3]}"' if step[3] else ""
            return f"{opened}{_operand(step[1], kind)} like_regex {quote_json(step[2])}{flags}{closed}"
        case "datetime":
            return f".datetime({'' if step[1] is None else quote_json(step[1])})"
    if kind in _METHODS:
        return f".{kind}()"
    return f"{opened}{_operand(step[1], kind)} {_WORDS.get(kind, kind)} {_operand(step[2], kind)}{closed}"


def _levels(first: int, last: int) -> str:
    if (first, last) == (0, LAST):
        return ""
    low, high = ("last" if n == LAST else str(n) for n in (first, last))
    return f"{{{low}}}" if first == last else f"{{{low} to {high}}}"
