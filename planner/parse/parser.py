"""One statement: dispatch on its first keyword, to a query or to a family of small parsers."""

from __future__ import annotations

from aurorapy.planner.parse.statements import STATEMENTS
from aurorapy.planner.parse.tree import Statement
from aurorapy.planner.parse.writes import Writes

_PLANNABLE = frozenset(("select", "values", "with", "table", "(", "insert", "update", "delete", "merge"))


class Parser(Writes):
    def statement(self) -> Statement:
        kind = self.kinds[self.i]
        if kind in _PLANNABLE:
            return self.plannable()
        parse = STATEMENTS.get(kind)
        if parse is None:
            self.fail()
        return parse(self)
