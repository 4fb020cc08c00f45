"""The datum of tsquery, its text forms and its order.

A query is () when it is empty, else a tree of tuples:

    (lexeme, weights, prefix)       weights: a mask of 1 << weight (D, C, B, A: 0 to 3), 0 for any
    (NOT, a)   (AND, a, b)   (OR, a, b)   (PHRASE, a, b, distance)

While a query is made of a text, the empty tuple stands for a stop word within the tree (`without_stops`).

Source: PostgreSQL 15 manual, sections 8.11.2 and 12.3.2.
"""

from __future__ import annotations

import functools
import struct
from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors

from .vectors import LEXEME_MAX, quoted
from .words import Mode, bad_text, pattern, read_word

Query = tuple[Any, ...]
Operand = Callable[[str, int, bool, bool], Query]  # (word, weights, prefix, whether it stood in quotes of a web search) -> what stands for it

NOT, AND, OR, PHRASE = 1, 2, 3, 4
DISTANCE_MAX = 16384
VALUES_MAX = (1 << 20) - 1
_PRIORITY = {OR: 1, AND: 2, PHRASE: 3, NOT: 4}
_SIGNS = {"&": AND, "|": OR}
_MARKS = r":([a-dA-D*]*)"
_NEAR = r"<(-|[0-9]+)>"
_BITS = {"d": 1, "c": 2, "b": 4, "a": 8}
_WEB_OR = r"(?is)or(?![-_]|\w)(?=.\s*\S)"
_I, _h = struct.Struct("!i"), struct.Struct("!h")


def is_value(node: Query) -> bool:
    """Whether a node is a lexeme."""
    return type(node[0]) is str


def values(node: Query) -> Iterator[Query]:
    """The lexemes of a query in PostgreSQL's order of items: the right operand before the left one."""
    if not node:
        return
    if type(node[0]) is str:
        yield node
        return
    for part in node[2:0:-1]:
        yield from values(part)


def count_nodes(node: Query) -> int:
    """How many lexemes and operators a query has."""
    if not node:
        return 0
    return 1 if type(node[0]) is str else 1 + sum(map(count_nodes, node[1:3]))


# --- text ---------------------------------------------------------------------------------------


def plain_operand(word: str, weights: int, prefix: bool, in_quotes: bool) -> Query:
    """A word as it stands."""
    return checked_word(word), weights, prefix


def checked_word(word: str) -> str:
    """A lexeme of a query; 54000 where it is too long."""
    if len(word) * 4 > LEXEME_MAX and len(word.encode()) > LEXEME_MAX:
        raise errors.ProgramLimitExceeded(f'word is too long in tsquery: "{word}"')
    return word


class _Reader:
    """A text form of a query, read from left to right with a stack of operators."""

    def __init__(self, text: str, mode: Mode, operand: Operand) -> None:
        self.text, self.mode, self.operand = text, mode, operand
        self.at = 0
        self.depth = 0

    def read(self) -> Query | None:
        """The query up to the end or the closing parenthesis; None where there is nothing."""
        out: list[Query] = []
        stack: list[tuple[int, int]] = []

        def apply(priority: int) -> None:
            while stack and _PRIORITY[stack[-1][0]] >= priority:
                op, distance = stack.pop()
                right = out.pop()
                out.append((NOT, right) if op == NOT else (op, out.pop(), right, distance) if op == PHRASE else (op, out.pop(), right))

        wanted, first = True, self.depth == 0
        while True:
            if wanted:
                found = self._operand(first)
                first = False if found != "nothing" else first
                if found == "nothing":
                    return None
                if found == "not":
                    stack.append((NOT, 0))
                    continue
                out.append(found)  # type: ignore[arg-type]
                wanted = False
                continue
            operator = self._operator()
            if operator is None:
                apply(0)
                return out[0]
            apply(_PRIORITY[operator[0]])
            stack.append(operator)
            wanted = True

    def _skip(self) -> str:
        """The character at hand behind blanks, empty at the end."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        return self.text[self.at : self.at + 1]

    def _operand(self, first: bool) -> Query | str:
        """An operand, "not", or "nothing"."""
        if self.mode == "web":
            return self._web_operand(first)
        c = self._skip()
        if c == "!":
            self.at += 1
            return "not"
        if c == "(":
            self.at += 1
            self.depth += 1
            inner = self.read()
            if inner is None:
                raise errors.SyntaxError_(f'no operand in tsquery: "{self.text}"')
            return inner
        if not c:
            if first and self.depth == 0 and not self.text.strip():
                return "nothing"
            raise errors.SyntaxError_(f'no operand in tsquery: "{self.text}"')
        if c == ":":
            bad_text(self.mode, self.text)
        found = read_word(self.text, self.at, self.mode)
        assert found is not None  # there is a character
        word, self.at = found
        weights, prefix = 0, False
        if (m := pattern(_MARKS).match(self.text, self.at)) is not None:
            self.at = m.end()
            for mark in m[1].lower():
                if mark == "*":
                    prefix = True
                else:
                    weights |= _BITS[mark]
        return self.operand(word, weights, prefix, False)

    def _operator(self) -> tuple[int, int] | None:
        """The operator at hand and its distance; None at the end of the query or the parentheses."""
        if self.mode == "web":
            return self._web_operator()
        c = self._skip()
        if c in _SIGNS:
            self.at += 1
            return _SIGNS[c], 0
        if c == "<" and (m := pattern(_NEAR).match(self.text, self.at)) is not None:
            distance = 1 if m[1] == "-" else int(m[1])
            if not 0 <= distance <= DISTANCE_MAX:
                raise errors.InvalidParameterValue(f"distance in phrase operator must be an integer value between zero and {DISTANCE_MAX} inclusive")
            self.at = m.end()
            return PHRASE, distance
        if c == ")" and self.depth:
            self.at += 1
            self.depth -= 1
            return None
        if c or self.depth:
            bad_text(self.mode, self.text)
        return None

    def _web_operand(self, first: bool) -> Query | str:
        text = self.text
        while (c := self._skip()) and c in "!&|()<":
            self.at += 1
        if c == "-":
            self.at += 1
            return "not"
        if c == '"':
            end = text.find('"', self.at + 1)
            inner = text[self.at + 1 : end if end >= 0 else len(text)]
            self.at = end + 1 if end >= 0 else len(text)
            return self.operand(inner, 0, False, True)
        if not c:
            return "nothing" if first else ()
        found = read_word(text, self.at, "web")
        assert found is not None  # there is a character that may begin a word
        word, self.at = found
        return self.operand(word, 0, False, False)

    def _web_operator(self) -> tuple[int, int] | None:
        while (c := self._skip()) and c in "!&|()<":
            self.at += 1
        if not c:
            return None
        if pattern(_WEB_OR).match(self.text, self.at):
            self.at += 2
            return OR, 0
        return AND, 0


def parse_query(text: str, operand: Operand = plain_operand, mode: Mode = "tsquery") -> Query | None:
    """The query that a text form means, stop words still in it; None where there is nothing in the text."""
    return _Reader(text, mode, operand).read()


def value_out(node: Query) -> str:
    """A lexeme with its marks."""
    lexeme, weights, prefix = node
    if not weights and not prefix:
        return quoted(lexeme)
    return f"{quoted(lexeme)}:{'*' if prefix else ''}{''.join([name.upper() for name in 'abcd' if weights & _BITS[name]])}"


def query_out(node: Query) -> str:
    """The text form."""
    return _infix(node, -1, False) if node else ""


def _infix(node: Query, above: int, behind_phrase: bool) -> str:
    if type(node[0]) is str:
        return value_out(node)
    op = node[0]
    priority = _PRIORITY[op]
    if op == NOT:
        body = f"!{_infix(node[1], priority, False)}"
        return f"( {body} )" if priority < above else body
    sign = "&" if op == AND else "|" if op == OR else "<->" if node[3] == 1 else f"<{node[3]}>"
    body = f"{_infix(node[1], priority, False)} {sign} {_infix(node[2], priority, op == PHRASE)}"
    return f"( {body} )" if priority < above or (op == PHRASE and behind_phrase) else body


# --- stop words ---------------------------------------------------------------------------------


def without_stops(node: Query) -> tuple[Query, int, int]:
    """A query without its stop words, and by how much the distances of phrases to its left and to its right grow thereby."""
    if not node:
        return (), 0, 0
    if type(node[0]) is str:
        return node, 0, 0
    op = node[0]
    if op == NOT:
        inner, before, behind = without_stops(node[1])
        return ((NOT, inner) if inner else ()), before, behind
    left, left_before, left_behind = without_stops(node[1])
    right, right_before, right_behind = without_stops(node[2])
    phrase = op == PHRASE
    distance = node[3] if phrase else 0
    if not left and not right:
        both = left_before + distance + right_before if phrase else max(left_before, right_before)
        return (), both, both
    if not left:
        return right, (left_before + distance + right_before if phrase else right_before), right_behind
    if not right:
        return left, left_before, (left_behind + distance + right_behind if phrase else left_behind)
    if phrase:
        return (PHRASE, left, right, distance + left_behind + right_before), left_before, right_behind
    return (op, left, right), 0, 0


# --- binary form --------------------------------------------------------------------------------


def query_send(node: Query) -> bytes:
    """The binary form."""
    parts = [_I.pack(count_nodes(node))]

    def write(n: Query) -> None:
        if type(n[0]) is str:
            parts.append(bytes((1, n[1], n[2])) + n[0].encode() + b"\0")
            return
        parts.append(bytes((2, n[0])) + (_h.pack(n[3]) if n[0] == PHRASE else b""))
        for part in n[2:0:-1]:
            write(part)

    if node:
        write(node)
    return b"".join(parts)


def query_receive(data: bytes) -> Query:
    """The query of a binary form."""
    (count,) = _I.unpack_from(data)
    if not 0 <= count <= len(data):
        raise errors.InternalError_("invalid size of tsquery")
    at = 4
    left = count

    def read() -> Query:
        nonlocal at, left
        if left == 0:
            raise errors.InternalError_("malformed tsquery: operand not found")
        left -= 1
        kind = data[at]
        if kind == 1:
            weights, prefix = data[at + 1], data[at + 2]
            end = data.index(b"\0", at + 3)
            word = errors.utf8_text(data[at + 3 : end])
            at = end + 1
            if weights > 15:
                raise errors.InternalError_("invalid tsquery: invalid weight bitmap")
            if end - at > LEXEME_MAX:
                raise errors.InternalError_("invalid tsquery: operand too long")
            return word, weights, prefix != 0
        if kind != 2:
            raise errors.InternalError_(f"unrecognized tsquery node type: {kind}")
        op = data[at + 1]
        at += 2
        if op == NOT:
            return NOT, read()
        if op not in (AND, OR, PHRASE):
            raise errors.InternalError_(f"invalid tsquery: unrecognized operator type {op}")
        distance: tuple[int, ...] = ()
        if op == PHRASE:
            distance = _h.unpack_from(data, at)
            at += 2
        right = read()
        return op, read(), right, *distance

    out = read() if count else ()
    if left:
        raise errors.InternalError_("invalid tsquery: extra nodes")
    if at != len(data):
        raise ValueError
    return out


# --- order --------------------------------------------------------------------------------------


@functools.cache
def _crc_table() -> tuple[int, ...]:
    out = []
    for n in range(256):
        for _ in range(8):
            n = n >> 1 ^ (0xEDB88320 if n & 1 else 0)
        out.append(n)
    return tuple(out)


def _crc(word: str) -> int:
    """The checksum by which PostgreSQL orders lexemes of queries: the table of CRC-32, used the wrong way round since its version 7."""
    crc, table = 0xFFFFFFFF, _crc_table()
    for b in word.encode():
        crc = table[crc >> 24 ^ b] ^ crc << 8 & 0xFFFFFFFF
    crc ^= 0xFFFFFFFF
    return crc - (1 << 32) if crc >> 31 else crc


def node_key(node: Query) -> Any:
    """The order of nodes; of a node's operands the right one counts first."""
    if type(node[0]) is str:
        return -1, -_crc(node[0]), node[0]
    return (-2, -node[0], -len(node[1:3]), *(node_key(n) for n in node[2:0:-1]), -node[3] if node[0] == PHRASE else 0)


def query_key(node: Query) -> Any:
    """The order of queries: by their size first."""
    if not node:
        return (0, 8, ())
    count = count_nodes(node)
    return count, 8 + 12 * count + sum(len(v[0].encode()) + 1 for v in values(node)), node_key(node)
