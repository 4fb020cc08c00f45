"""The cursor that every part of the grammar walks: one token of lookahead over the lexer's lists.

Each production is a method that starts at its first token and ends after its last. Nothing
backtracks, so an error is at the first token that no production can take, where PostgreSQL's
LALR(1) parser reports it too. The methods at the end stand in for productions that other parts of
the grammar define (expressions contain queries and the other way round).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NoReturn, TypeVar, cast

from aurorapy.errors import FeatureNotSupported, SQLError, SyntaxError_
from aurorapy.planner.parse import tree
from aurorapy.planner.parse.keywords import COL_ID, COL_LABEL, NON_RESERVED_WORD, TYPE_FUNCTION_NAME
from aurorapy.planner.parse.lexer import Tokens

INT4_MAX = 2**31 - 1

T = TypeVar("T")
# PostgreSQL's lexer looks one token ahead behind these words (base_yylex) and makes tokens of their own of such pairs: an error is at the first.
_TWO_TOKENS = {"with": ("time", "ordinality"), "nulls": ("first", "last")}


class NotLiftable(Exception):
    """A literal decides the meaning here: the text must be parsed without slots."""


class Cursor:
    def __init__(self, sql: str, tokens: Tokens, slots: dict[int, tree.LiteralSlot] | None = None) -> None:
        self.sql = sql
        self.kinds, self.values, self.starts, self.ends, self.cut = tokens
        self.i = 0
        self.slots = slots or {}
        self.parameters = 0  # the highest $n met
        self.base = 0  # offset in `sql` of the statement's text: positions count from there

    # --- errors ---

    def fail(self, at: int | None = None) -> NoReturn:
        i = self.i if at is None else at
        if i and self.kinds[i] in _TWO_TOKENS.get(self.kinds[i - 1], ()):
            i -= 1
        kind = self.kinds[i]
        position = self.starts[i] - self.base
        if kind == "ERROR":
            error = cast(SQLError, self.values[i])
            if error.position is not None:
                error.position -= self.base
            raise error
        if kind == "EOF":
            raise SyntaxError_("syntax error at end of input", position=position)
        raise SyntaxError_(f'syntax error at or near "{self.sql[self.starts[i] : self.ends[i]]}"', position=position)

    def fail_after(self, phrases: Iterable[tuple[str, ...]]) -> NoReturn:
        """No phrase is here: the error is at the first word that continues none of them."""
        longest = 0
        for phrase in phrases:
            met = 0
            while met < len(phrase) and self.peek(met) == phrase[met]:
                met += 1
            longest = max(longest, met)
        self.fail(self.i + longest)

    def refuse(self, message: str, at: int | None = None, *, hint: str | None = None) -> NoReturn:
        """A syntax error in PostgreSQL's own words."""
        raise SyntaxError_(message, hint=hint, position=self.position(at))

    def unsupported(self, what: str, at: int | None = None) -> NoReturn:
        raise FeatureNotSupported(f"{what} is not supported", position=self.position(at))

    def position(self, at: int | None = None) -> int:
        return self.starts[self.i if at is None else at] - self.base

    # --- tokens ---

    def peek(self, ahead: int = 1) -> str:
        return self.kinds[self.i + ahead] if ahead < 3 else self._far(ahead)

    def _far(self, ahead: int) -> str:
        i = self.i + ahead
        return self.kinds[i] if i < len(self.kinds) else "EOF"

    def take(self, kind: str) -> bool:
        if self.kinds[self.i] == kind:
            self.i += 1
            return True
        return False

    def take_all(self, *kinds: str) -> bool:
        """All of these tokens, or none."""
        for ahead, kind in enumerate(kinds):
            if self.peek(ahead) != kind:
                return False
        self.i += len(kinds)
        return True

    def if_not_exists(self) -> bool:
        """IF NOT EXISTS: IF alone may be a name, IF NOT may not."""
        if self.kinds[self.i] != "if" or self.peek() != "not":
            return False
        self.need("if", "not", "exists")
        return True

    def need(self, *kinds: str) -> None:
        for kind in kinds:
            if self.kinds[self.i] != kind:
                self.fail()
            self.i += 1

    def one_of(self, kinds: Iterable[str]) -> str | None:
        kind = self.kinds[self.i]
        if kind in kinds:
            self.i += 1
            return kind
        return None

    def word(self, text: str) -> bool:
        """An identifier that has a meaning only here (BUFFERS, FORCE, ...)."""
        if self.kinds[self.i] == "IDENT" and self.values[self.i] == text:
            self.i += 1
            return True
        return False

    def text_between(self, first: int, end: int) -> str:
        """The exact text of tokens first..end (excluded)."""
        return self.sql[self.starts[first] : self.ends[end - 1]] if end > first else ""

    # --- names and constants ---

    def col_id(self) -> str:
        i = self.i
        if self.kinds[i] not in COL_ID:
            self.fail()
        self.i = i + 1
        return cast(str, self.values[i])

    def col_label(self) -> str:
        i = self.i
        if self.kinds[i] not in COL_LABEL:
            self.fail()
        self.i = i + 1
        return cast(str, self.values[i])

    def type_function_name(self) -> str:
        i = self.i
        if self.kinds[i] not in TYPE_FUNCTION_NAME:
            self.fail()
        self.i = i + 1
        return cast(str, self.values[i])

    def any_name(self) -> tree.Name:
        """ColId, dots and labels: a qualified name without subscripts."""
        names = [self.col_id()]
        while self.take("."):
            names.append(self.col_label())
        return tuple(names)

    def qualified_name(self) -> tree.Name:
        """A relation's name: at most catalog.schema.name."""
        start = self.i
        names = self.any_name()
        if len(names) > 3:
            self.refuse(f"improper qualified name (too many dotted names): {'.'.join(names)}", start)
        return names

    def non_reserved_word(self) -> str:
        if self.kinds[self.i] not in NON_RESERVED_WORD:
            self.fail()
        self.i += 1
        return cast(str, self.values[self.i - 1])

    def word_or_string(self) -> str:
        if self.kinds[self.i] == "SCONST":
            return self.string()
        return self.non_reserved_word()

    def string(self) -> str:
        if self.kinds[self.i] != "SCONST":
            self.fail()
        self.no_slot()
        self.i += 1
        return cast(str, self.values[self.i - 1])

    def integer(self) -> int:
        """Iconst: an integer literal that fits int4."""
        if self.kinds[self.i] != "ICONST" or cast(int, self.values[self.i]) > INT4_MAX:
            self.fail()
        self.no_slot()
        self.i += 1
        return cast(int, self.values[self.i - 1])

    def signed_integer(self) -> int:
        sign = -1 if self.take("-") else 1
        if sign == 1:
            self.take("+")
        return sign * self.integer()

    def numeric_text(self) -> str:
        """NumericOnly, as it is written, with its sign."""
        sign = "-" if self.take("-") else ""
        if not sign:
            self.take("+")
        if self.kinds[self.i] not in ("ICONST", "FCONST"):
            self.fail()
        self.no_slot()
        self.i += 1
        return sign + str(self.values[self.i - 1])

    def no_slot(self) -> None:
        if self.slots and self.starts[self.i] in self.slots:
            raise NotLiftable

    # --- lists ---

    def csv(self, item: Callable[[], T]) -> tuple[T, ...]:
        items = [item()]
        while self.take(","):
            items.append(item())
        return tuple(items)

    def wrapped(self, item: Callable[[], T]) -> tuple[T, ...]:
        self.need("(")
        items = self.csv(item)
        self.need(")")
        return items

    def name_list(self) -> tuple[str, ...]:
        return self.wrapped(self.col_id)

    # --- productions that later parts of the grammar define ---

    def expr(self) -> tree.Expr:
        raise NotImplementedError

    def type_name(self) -> tree.TypeName:
        raise NotImplementedError

    def query(self) -> tree.Query:
        raise NotImplementedError

    def statement(self) -> tree.Statement:
        raise NotImplementedError
