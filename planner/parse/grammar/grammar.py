"""The whole grammar: the class that a parse makes one of."""

from __future__ import annotations

from sqlglot import exp

from aurorapy.planner.parse.grammar.schema import Schema


class Grammar(Schema):
    """Each method starts at its first token and ends behind its last; `seek` sets the token, `index` tells it."""

    def seek(self, index: int) -> None:
        self._seek(index)

    @property
    def index(self) -> int:
        return self._index

    def statement(self) -> exp.Expr:
        return self._parse_statement()

    def created(self) -> exp.Expr:
        self._advance()
        return self._parse_create()
