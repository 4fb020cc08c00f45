"""A statement's identifier, and its text as it is shown: constants are $1, $2 and so on, behind the statement's own parameters.

Statements have one identifier if they differ in constants, blanks, comments, letters' case and the names of results alone, and mean the same relations.
Commands that are no queries are known by their texts.

    SELECT a FROM t WHERE b = 5 -- five    ->  SELECT a FROM t WHERE b = $1

Source: PostgreSQL 15 manual, section F.32.1.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, NamedTuple

from aurorapy.planner.bind.binder import integer_type
from aurorapy.planner.parse import tree
from aurorapy.planner.parse.lexer import tokenize

_UNSEEN = frozenset(("pos", "text"))


class Identified(NamedTuple):
    """`text`: as pg_stat_statements shows it."""

    id: int
    text: str


def of_query(session: Any, statement: Any, text: str, around: str | None = None) -> Identified:
    """A query or a statement that changes rows, of its tree and text. `around`: of PREPARE, the text that the statement is the end of."""
    look = _Look(session)
    look.at(statement)
    shown = _normalized(text, look.constants, look.parameters)
    return Identified(_number("".join(look.seen)), shown.strip() if not around else around[: around.rfind(text)] + shown)


def of_command(text: str) -> Identified:
    """Any other statement."""
    text = text.strip().rstrip(";").rstrip()
    return Identified(_number(text), text)


def _number(what: str) -> int:
    """A number of 64 bits, as int8, that is not 0."""
    return int.from_bytes(blake2b(what.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True) or 1


class _Look:
    """A walk through a tree: `seen` is what the identifier is made of, `constants` where there are some."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.seen: list[str] = []
        self.constants: list[int] = []
        self.parameters = 0
        self.silent = False  # inside a type's name: its modifiers are part of it

    def at(self, node: Any) -> None:
        """Look at a node and what is under it."""
        if isinstance(node, tuple | list):
            self.seen.append("(")
            for part in node:
                self.at(part)
            self.seen.append(")")
        elif isinstance(node, tree.Const | tree.LiteralSlot):
            self._constant(node)
        elif isinstance(node, tree.Op) and node.name == "-" and node.left is None and isinstance(node.right, tree.Const) and node.right.kind in ("int", "float"):
            self._constant(node.right, node.pos)
        elif hasattr(node, "__dataclass_fields__"):
            self._node(node)
        else:
            self.seen.append(f"{node!r},")

    def _constant(self, node: Any, pos: int | None = None) -> None:
        if self.silent:
            self.seen.append(f"{node.value!r},")
            return
        self.seen.append(f"?{integer_type(node.value) if node.kind == 'int' else node.kind},")
        if node.pos is not None:
            self.constants.append(node.pos if pos is None else pos)

    def _node(self, node: Any) -> None:
        if isinstance(node, tree.Param):
            self.parameters = max(self.parameters, node.number)
        elif isinstance(node, tree.SortBy) and _is_ordinal(node.expr):
            self.seen.append(f"by {node.expr.value!r} {node.descending} {node.nulls},")  # type: ignore[union-attr]
            return
        self.seen.append(f"{type(node).__name__}[")
        silent, self.silent = self.silent, self.silent or isinstance(node, tree.TypeName)
        for name in node.__dataclass_fields__:
            if name in _UNSEEN:
                continue
            value = getattr(node, name)
            if isinstance(node, tree.Target) and name == "alias":
                continue
            if isinstance(node, tree.RangeTable) and name == "name":
                self.seen.append(f"{self._relation(value)},")
            elif name == "group_by" and isinstance(value, tuple):
                self.at(tuple([repr(v.value) if _is_ordinal(v) else v for v in value]))
            else:
                self.at(value)
        self.silent = silent
        self.seen.append("]")

    def _relation(self, name: tuple[str, ...]) -> str:
        """What a name means now; itself where it is a WITH query's, or a system catalog's."""
        found = self.session.catalog.find_oid(name, self.session.context.search_path)
        return ".".join(name) if found is None else str(found)


def _is_ordinal(expr: Any) -> bool:
    return isinstance(expr, tree.Const) and expr.kind == "int"


def _normalized(text: str, constants: list[int], parameters: int) -> str:
    """The text with its constants, of which these are the places, as parameters."""
    if not constants:
        return text
    places = set(constants)
    out: list[str] = []
    done = 0
    tokens = tokenize(text)
    for n, start in enumerate(tokens.starts):
        if start not in places or start < done or tokens.kinds[n] == "EOF":
            continue
        parameters += 1
        out += (text[done:start], f"${parameters}")
        done = tokens.ends[n + 1] if text[start : tokens.ends[n]] == "-" else tokens.ends[n]
    return "".join((*out, text[done:]))
