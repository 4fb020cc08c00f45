"""The ground of the grammar: sqlglot's cursor over our tokens, PostgreSQL's errors, names and lists.

sqlglot's parser methods return None where they find nothing, and its list, name and parenthesis helpers take what PostgreSQL refuses
(empty items, reserved words). Here each takes exactly gram.y's production or fails at the token where PostgreSQL's LALR(1) parser fails:
nothing backtracks, so that is the first token which no production can take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NoReturn, TypeVar, cast

from sqlglot import exp
from sqlglot.dialects.postgres import Postgres
from sqlglot.errors import ErrorLevel
from sqlglot.parsers.postgres import PostgresParser
from sqlglot.tokenizer_core import Token

from aurorapy.planner.parse.cursor import Cursor
from aurorapy.planner.parse.grammar.tokens import SHARED, sqlglot_token
from aurorapy.planner.parse.keywords import COL_ID, COL_LABEL

E = TypeVar("E", bound=exp.Expr)
T = TypeVar("T")
_DIALECT = Postgres()


class Base(PostgresParser):
    """sqlglot's parser over the tokens of a `Cursor`. Invariant: `_index` is the index of `_curr` in the cursor's lists."""

    FUNCTIONS = {}  # a function keeps the name that was written
    FUNCTION_PARSERS = {}
    NO_PAREN_FUNCTION_PARSERS = {}
    NO_PAREN_FUNCTIONS = {}
    ASSIGNMENT = {}

    def __init__(self, source: Cursor) -> None:
        super().__init__(error_level=ErrorLevel.IMMEDIATE, dialect=_DIALECT)
        self.source = source
        self.sql = source.sql
        self._kinds = source.kinds
        self._index = 0
        self._seek(0)

    # --- the cursor ---

    def _seek(self, index: int) -> None:
        self._index = index
        self._curr = self._token(index)
        self._next = self._token(index + 1)

    def _advance(self, times: int = 1) -> None:
        index = self._index + times
        self._index = index
        self._prev = self._curr if times == 1 else self._token(index - 1)
        self._curr = self._next if times == 1 else self._token(index)
        following = SHARED.get(self._kinds[index + 1])
        self._next = self._token(index + 1) if following is None else following

    def _token(self, index: int) -> Token:
        """Made when it is met: the rows of a bulk INSERT are never. Three tokens stand for the end, so a look ahead is inside the list."""
        kind = self._kinds[index]
        token = SHARED.get(kind)
        if token is None:
            source = self.source
            token = sqlglot_token(source.sql, kind, source.starts[index], source.ends[index])
        return token

    def _peek(self, ahead: int = 1) -> str:
        return self.source.kinds[self._index + ahead] if ahead < 3 else self._far(ahead)

    def _far(self, ahead: int) -> str:
        index = self._index + ahead
        return self._kinds[index] if index < len(self._kinds) else "EOF"

    def _take(self, kind: str) -> bool:
        if self._kinds[self._index] == kind:
            self._advance()
            return True
        return False

    def _take_all(self, *kinds: str) -> bool:
        for ahead, kind in enumerate(kinds):
            if self._far(ahead) != kind:
                return False
        self._advance(len(kinds))
        return True

    def _one_of(self, kinds: Iterable[str]) -> str | None:
        kind = self._kinds[self._index]
        if kind in kinds:
            self._advance()
            return kind
        return None

    def _need(self, *kinds: str) -> None:
        for kind in kinds:
            if self._kinds[self._index] != kind:
                self._fail()
            self._advance()

    def _small(self, parse: Callable[[Any], T]) -> T:
        """What one of the small statement parsers reads at this token."""
        self.source.i = self._index
        result = parse(self.source)
        self._seek(self.source.i)
        return result

    def _parse_exists(self, not_: bool = False) -> bool:
        """IF NOT EXISTS: IF alone may be a name, IF NOT may not."""
        if self._kinds[self._index] != "if" or self._peek() != "not":
            return False
        self._need("if", "not", "exists")
        return True

    # --- nodes and errors ---

    def _node(self, kind: type[E], at: int, /, **args: object) -> E:
        """A node whose position is that of token `at`. Nobody asks for its parent, so none of its parts is told."""
        node: E = object.__new__(kind)
        node.args, node._meta = args, {"at": at}
        node.parent = node._hash = node.comments = None
        return node

    def _bare(self, kind: type[E], /, **args: object) -> E:
        """A node without a position of its own."""
        node: E = object.__new__(kind)
        node.args = args
        node.parent = node._hash = node.comments = node._meta = None
        return node

    def _identifier(self, name: object) -> exp.Identifier:
        node = object.__new__(exp.Identifier)
        node.args = {"this": name}
        node.parent = node._hash = node.comments = node._meta = None
        return node

    def expression(self, instance: E, token: Token | None = None, comments: list[str] | None = None) -> E:
        """A node that sqlglot's own methods have made. They would look whether it has all its parts: a production without one of them fails at the token."""
        return instance

    def _stamp(self, node: exp.Expr, at: int) -> exp.Expr:
        node._meta = {"at": at}
        return node

    def raise_error(self, message: str, token: Token | None = None) -> NoReturn:
        """sqlglot's own complaints: whatever it missed, PostgreSQL words it by the token at hand."""
        self._fail()

    def _fail(self, at: int | None = None) -> NoReturn:
        self.source.fail(self._index if at is None else at)

    def _refuse(self, message: str, at: int | None = None, *, hint: str | None = None) -> NoReturn:
        self.source.refuse(message, self._index if at is None else at, hint=hint)

    def _unsupported(self, what: str, at: int | None = None) -> NoReturn:
        self.source.unsupported(what, self._index if at is None else at)

    def _position(self, at: int) -> int:
        return self.source.starts[at] - self.source.base

    # --- names and constants ---

    def _name(self, kinds: frozenset[str]) -> exp.Identifier:
        at = self._index
        if self._kinds[at] not in kinds:
            self._fail()
        self._advance()
        return self._node(exp.Identifier, at, this=self.source.values[at], quoted=False)

    def _parse_id_var(self, any_token: bool = True, tokens: object = None) -> exp.Identifier:
        """ColId: any word that may name a column."""
        return self._name(COL_ID)

    def _col_id(self) -> str:
        return self._word(COL_ID)

    def _col_label(self) -> str:
        return self._word(COL_LABEL)

    def _word(self, kinds: frozenset[str]) -> str:
        at = self._index
        if self._kinds[at] not in kinds:
            self._fail()
        self._advance()
        return cast(str, self.source.values[at])

    def _any_name(self) -> tuple[str, ...]:
        """ColId, dots and labels."""
        names = [self._col_id()]
        while self._take("."):
            names.append(self._col_label())
        return tuple(names)

    def _name_list(self) -> tuple[str, ...]:
        return tuple(self._parse_wrapped_csv(self._col_id))

    def _integer(self) -> int:
        return self._small(Cursor.integer)

    # --- lists: sqlglot's, without its empty items ---

    def _parse_csv(self, parse_method: Callable[[], T], sep: object = None) -> list[T]:  # type: ignore[override]
        items = [parse_method()]
        while self._kinds[self._index] == ",":
            self._advance()
            items.append(parse_method())
        return items

    def _parse_wrapped(self, parse_method: Callable[[], T], optional: bool = False) -> T:
        self._need("(")
        result = parse_method()
        self._need(")")
        return result
