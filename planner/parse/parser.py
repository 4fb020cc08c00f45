"""One statement: dispatch on its first keyword, to sqlglot's grammar or to a family of small parsers.

The small parsers of statements/ walk the cursor themselves and ask for what statements have in common (an expression, a query, a type, a relation)
at the token they stand at: the grammar parses it from there, the reader makes tree nodes of it, and the cursor goes on behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from aurorapy.planner.parse.cursor import Cursor
from aurorapy.planner.parse.lexer import Tokens
from aurorapy.planner.parse.statements import STATEMENTS
from aurorapy.planner.parse.tree import ColumnDef, Constraint, Expr, LiteralSlot, Name, Query, RangeTable, Statement, TypeName

if TYPE_CHECKING:
    from sqlglot import exp

    from aurorapy.planner.parse.grammar.grammar import Grammar
    from aurorapy.planner.parse.reader import Reader

T = TypeVar("T")
_PLANNABLE = frozenset(("select", "values", "with", "table", "(", "insert", "update", "delete", "merge"))

_classes: tuple[type[Grammar], type[Reader]] | None = None


def _load() -> tuple[type[Grammar], type[Reader]]:
    """sqlglot is imported with the first statement that needs it, not with this module."""
    global _classes
    from aurorapy.planner.parse.grammar.loading import load

    _classes = load()
    return _classes


class Parser(Cursor):
    def __init__(self, sql: str, tokens: Tokens, slots: dict[int, LiteralSlot] | None = None) -> None:
        super().__init__(sql, tokens, slots)
        self._grammar: Grammar | None = None
        self._reader: Reader | None = None

    def restart(self) -> None:
        """Back to the first token, with nothing left of a parse that was broken off."""
        self.i = 0
        self._grammar = None

    def release(self) -> None:
        """Let go of what the grammar and this know of each other: they would wait for the garbage collector, and with them all nodes and tokens."""
        if self._grammar is not None:
            vars(self._grammar).clear()
        self._grammar = self._reader = None

    def statement(self) -> Statement:
        kind = self.kinds[self.i]
        if kind in _PLANNABLE:
            return self.plannable()
        parse = STATEMENTS.get(kind)
        if parse is None:
            self.fail()
        return parse(self)

    # --- asking the grammar ---

    def ask(self, parse: Callable[[Grammar], T]) -> T:
        """What the grammar parses at this token; the cursor is behind it then."""
        grammar = self._grammar
        if grammar is None:
            make_grammar, make_reader = _classes or _load()
            grammar = self._grammar = make_grammar(self)
            self._reader = make_reader(self)
        grammar.seek(self.i)
        result = parse(grammar)
        self.i = grammar.index
        return result

    @property
    def reader(self) -> Reader:
        assert self._reader is not None
        return self._reader

    def plannable(self) -> Statement:
        node = self.ask(lambda grammar: grammar.statement())
        return self.reader.statement(node)

    def preparable(self) -> Query:
        """PreparableStmt: a query or a data-modifying statement, each with or without WITH."""
        return self.plannable()  # type: ignore[return-value]

    def query(self) -> Query:
        node: exp.Expr = self.ask(lambda grammar: grammar._query())
        return self.reader.query(node)

    def expr(self) -> Expr:
        node: exp.Expr = self.ask(lambda grammar: grammar._parse_disjunction())
        return self.reader.expr(node)

    def b_expr(self) -> Expr:
        node: exp.Expr = self.ask(lambda grammar: grammar._b_expr())
        return self.reader.expr(node)

    def type_name(self) -> TypeName:
        node: exp.Expr = self.ask(lambda grammar: grammar._parse_types())
        return self.reader.type_name(node)

    def interval_fields(self) -> tuple[Expr, ...]:
        """`day to second(3)` as the modifiers of interval: (mask[, precision])."""
        mods: list[exp.Expr] = self.ask(lambda grammar: grammar._interval_fields())
        return self.reader.exprs(mods)

    def relation(self) -> RangeTable:
        node: exp.Expr = self.ask(lambda grammar: grammar._relation())
        return self.reader.range_table(node)

    def created(self) -> Statement:
        """CREATE TABLE, VIEW or INDEX, at CREATE."""
        node = self.ask(lambda grammar: grammar.created())
        return self.reader.statement(node)

    def column_def(self) -> ColumnDef:
        node: exp.Expr = self.ask(lambda grammar: grammar._column_def())
        return self.reader.column_def(node)

    def column_marks(self, name: str) -> tuple[tuple[Constraint, ...], Name | None, int | None]:
        """ColQualList: the constraints that can stand behind a column's type, its collation and where that is."""
        node: exp.Expr = self.ask(lambda grammar: grammar.column_marks(name))
        column = self.reader.column_def(node)
        return column.constraints, column.collation, column.collation_pos

    def table_constraint(self) -> Constraint:
        node: exp.Expr = self.ask(lambda grammar: grammar._parse_constraint())
        return self.reader.constraint(node)

    def altered_constraint(self) -> Constraint:
        node: exp.Expr = self.ask(lambda grammar: grammar._altered_constraint())
        return self.reader.constraint(node)

    def query_in_parens_ahead(self) -> bool:
        return self.ask(lambda grammar: grammar._query_in_parens_ahead())
