"""Plan cache keys: a statement's text with its literals lifted out.

    lift("SELECT abalance FROM t WHERE aid = 42")
        -> ("SELECT abalance FROM t WHERE aid = \\0i", [42])

Two texts with one key differ in the lifted values alone, so they share a plan. The mark behind \\0 is the
literal's type, because the plan depends on it: i int4, l int8, n a larger integer (numeric), f a decimal, s a
string. One pass of one regular expression cuts the text; a few cheap checks find what must not be lifted:

- left inside the key: strings behind a word (`date '...'`, `interval '...'`), literals behind ORDER BY, GROUP BY
  and DISTINCT ON up to the next clause;
- no key at all (None): E'' U&'' B'' X'' and $$ literals, comments, several statements, type modifiers,
  adjacent strings, other statements, long texts.

The checks need not be complete: the parser raises NotLiftable when a slot stands where the grammar needs a value.
"""

from __future__ import annotations

import re
from typing import Literal, cast

from aurorapy.planner.parse.tree import LiteralSlot

LENGTH_MAX = 10_000  # longer texts are bulk loads, which come once

# a character that may begin one comes first, so that the search runs from one such character to the next
_PATTERN = (
    r"""(['"0-9.](?:(?<=')[^']*+(?:''[^']*+)*+'|(?<=")[^"]*"|(?<=[0-9])(?<![\w$.][0-9])[0-9]*(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?(?![\w$.])"""
    r"""|(?<=\.)(?<![\w$.]\.)[0-9]+(?:[eE][+-]?[0-9]+)?(?![\w$.])))"""
)
_LITERAL = re.compile(_PATTERN)
_split_bytes = re.compile(_PATTERN.encode()).split
_START = re.compile(r"\s*(?:select|insert|update|delete|with|values)\b", re.IGNORECASE)
_BAIL = re.compile(r"--|/\*|;(?!\s*\Z)|\$\w*\$|(?:::|\bas)\s*[\w.\" ]+\(\s*[\0\d]|\0s\s*\0s", re.IGNORECASE)
_BY = re.compile(r"\bby\b|\bdistinct\s+on\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"\b(?:(by|distinct\s+on)|limit|offset|where|having|from|union|except|intersect|fetch|returning|set)\b",
    re.IGNORECASE,
)
_TYPED = re.compile(r"\bpg_typeof\s*\(\s*\Z", re.IGNORECASE)  # of what is written
_LAST_WORD = re.compile(r"(\w+)\s*\Z")
_BEFORE_STRING = frozenset(
    "and or not like ilike in between select where when then else case on having limit returning escape all distinct"
    " from for to using set values any some is".split()
)
_KINDS: dict[str, Literal["int", "float", "str"]] = {"i": "int", "l": "int", "n": "int", "f": "float", "s": "str"}
_INT4_MAX = 2**31 - 1
KEYS_MAX = 5000  # keys that are remembered as good
_good: set[str] = set()
_INT8_MAX = 2**63 - 1


def lift(sql: str) -> tuple[str, list[object]] | None:
    """The key and the lifted values, in the text's order; None when the text has to be parsed as it is.

    What must not be lifted depends on the text between the literals alone, so one look at each such text is enough: a key that
    was found good with all its literals lifted is remembered."""
    if len(sql) > LENGTH_MAX:
        return None
    parts = _LITERAL.split(sql)
    values: list[object] = []
    for index in range(1, len(parts), 2):
        literal = parts[index]
        if literal.isdecimal() and len(literal) < 10:
            values.append(int(literal))
            parts[index] = "\0i"
        elif literal[0] == "'":
            values.append(literal[1:-1].replace("''", "'"))
            parts[index] = "\0s"
        elif literal[0] != '"':
            return _lift(sql)
    key = "".join(parts)
    if key in _good:
        return key, values
    found = _lift(sql)
    if found is not None and found[0] == key:
        if len(_good) >= KEYS_MAX:
            _good.clear()
        _good.add(key)
    return found


def lift_ascii(sql: bytes) -> tuple[bytes, list[object]] | None:
    """`lift` of a text whose key is known to be good, as bytes of which the key is ASCII: None where a literal is not."""
    parts = _split_bytes(sql)
    values: list[object] = []
    for index in range(1, len(parts), 2):
        literal = parts[index]
        if len(literal) < 10 and literal.isdigit():
            values.append(int(literal))
            parts[index] = b"\0i"
        elif literal[0] == 0x27 and literal.isascii():
            values.append(literal[1:-1].decode("ascii").replace("''", "'"))
            parts[index] = b"\0s"
        elif literal[0] != 0x22:
            return None
    return b"".join(parts), values


def _lift(sql: str) -> tuple[str, list[object]] | None:
    if len(sql) > LENGTH_MAX or _START.match(sql) is None:
        return None
    parts = _LITERAL.split(sql)
    values: list[object] = []
    ordered = _BY.search(sql) is not None
    held = False
    for index in range(1, len(parts), 2):
        literal = parts[index]
        before = parts[index - 1]
        if ordered:
            held = _holds(before, held)
            if held and literal[0] != '"':
                continue
        first = literal[0]
        if first == "'":
            last = before[-1:]
            if last.isalnum() or last in ("_", "&"):
                return None  # a prefix: E'..'
            if not _stands_alone(before) or _TYPED.search(before) is not None:
                continue
            parts[index] = "\0s"
            values.append(literal[1:-1].replace("''", "'"))
        elif first != '"':
            if literal.isdecimal():
                if len(literal) > 4000:
                    return None
                number = int(literal)
                if number <= _INT4_MAX:
                    parts[index] = "\0i"
                elif before.rstrip().endswith("-"):
                    continue  # -2147483648 is an int4
                else:
                    parts[index] = "\0l" if number <= _INT8_MAX else "\0n"
                values.append(number)
            else:
                parts[index] = "\0f"
                values.append(literal)
    key = "".join(parts)
    return None if _BAIL.search(key) is not None else (key, values)


def literal_slots(sql: str, key: str) -> list[LiteralSlot]:
    """The slots of a text that `lift` gave `key` for, for `parse_one(sql, slots=..)`."""
    slots: list[LiteralSlot] = []
    at = 0  # in sql
    done = 0  # in key
    while (mark := key.find("\0", done)) >= 0:
        at += mark - done
        match = _LITERAL.match(sql, at)
        assert match is not None
        text = match.group()
        kind = _KINDS[key[mark + 1]]
        value: object = text
        if kind == "int":
            value = int(text)
        elif kind == "str":
            value = text[1:-1].replace("''", "'")
        slots.append(LiteralSlot(len(slots), kind, value, at))
        at = match.end()
        done = mark + 2
    return slots


def _holds(piece: str, held: bool) -> bool:
    """Whether a literal behind this piece stands in ORDER BY, GROUP BY or DISTINCT ON."""
    for match in _CLAUSE.finditer(piece):
        held = match.group(1) is not None
    return held


def _stands_alone(before: str) -> bool:
    """Whether the string is no `type '..'`: the word in front of it, if there is one, is an operator or a clause."""
    stripped = before.rstrip()
    if not stripped or not (stripped[-1].isalnum() or stripped[-1] == "_"):
        return not stripped.endswith('"')
    word = _LAST_WORD.search(stripped)
    return word is not None and cast(str, word.group(1)).lower() in _BEFORE_STRING
