"""Names in expressions: columns and what is taken from them, function calls, and `type 'literal'`."""

from __future__ import annotations

from typing import cast

from aurorapy.planner.parse.cursor import NotLiftable
from aurorapy.planner.parse.functions import Functions
from aurorapy.planner.parse.keywords import COL_ID, TYPE_FUNCTION_NAME
from aurorapy.planner.parse.tree import Cast, ColumnRef, Const, Expr, FieldStep, Indirection, Name, Subscript, TypeName
from aurorapy.planner.parse.typenames import INTERVAL_FULL_RANGE


class References(Functions):
    def name_expr(self) -> Expr:
        """A column, a function call, or `type 'literal'`."""
        i = self.i
        kind = self.kinds[i]
        following = self.kinds[i + 1]
        if kind in TYPE_FUNCTION_NAME:
            name = cast(str, self.values[i])
            if following == "(":
                self.i = i + 1
                return self._call_or_literal((name,), i)
            if following == "SCONST":
                self.i = i + 1
                return Cast(self._cast_text(), TypeName((name,), pos=self.position(i)), self.position(i))
        if kind not in COL_ID:
            self.fail(i + 1 if kind in TYPE_FUNCTION_NAME else i)
        self.i = i + 1
        names = [cast(str, self.values[i])]
        if following != "." and following != "[":
            return ColumnRef((names[0],), False, self.starts[i] - self.base)
        while self.kinds[self.i] == ".":
            self.i += 1
            if self.take("*"):
                if self.kinds[self.i] in (".", "["):
                    self._improper_star()
                return ColumnRef((*names, "*"), True, self.position(i))
            names.append(self.col_label())
        if len(names) > 1 and self.kinds[self.i] == "(":
            return self._call_or_literal(tuple(names), i)
        if len(names) > 1 and self.kinds[self.i] == "SCONST":
            return Cast(self._cast_text(), TypeName(tuple(names), pos=self.position(i)), self.position(i))
        return self.indirection(ColumnRef(tuple(names), False, self.position(i)), column=True)

    def _call_or_literal(self, name: Name, start: int) -> Expr:
        """`f(..)`, or a literal of a type with modifiers: `numeric(10,2) '1'`."""
        call = self.call(name, start)
        if self.kinds[self.i] != "SCONST":
            return call
        if call.named:
            self.refuse("type modifier cannot have parameter name", start)
        if call.order_by:
            self.refuse("type modifier cannot have ORDER BY", start)
        if call.star or call.distinct or call.variadic or not call.args:
            self.fail()
        if self.slots and any(self.starts[i] in self.slots for i in range(start, self.i)):
            raise NotLiftable
        at = self.position(start)
        return Cast(self._cast_text(), TypeName(name, call.args, pos=at), at)

    def _improper_star(self) -> None:
        near = self.sql[self.starts[self.i] : self.ends[self.i]]
        self.refuse(f'improper use of "*" at or near "{near}"')

    def indirection(self, arg: Expr, *, paren: bool = False, column: bool = False) -> Expr:
        """`.field`, `.*`, `[i]`, `[i:j]` behind a parenthesis, a parameter or a column."""
        kind = self.kinds[self.i]
        if kind != "." and kind != "[":
            return arg
        at = self.position()
        steps = self.steps()
        return Indirection(arg, steps, at) if steps else arg

    def steps(self) -> tuple[FieldStep | Subscript, ...]:
        steps: list[FieldStep | Subscript] = []
        while True:
            if self.take("."):
                if self.take("*"):
                    steps.append(FieldStep("*"))
                    if self.kinds[self.i] in (".", "["):
                        self._improper_star()
                else:
                    steps.append(FieldStep(self.col_label()))
            elif self.take("["):
                steps.append(self._subscript())
            else:
                return tuple(steps)

    def _subscript(self) -> Subscript:
        lower: Expr | None = None
        if self.kinds[self.i] != ":":
            lower = self.expr()
            if self.take("]"):
                return Subscript(None, lower)
        self.need(":")
        upper = None if self.kinds[self.i] == "]" else self.expr()
        self.need("]")
        return Subscript(lower, upper, True)

    def typed_literal(self) -> Expr:
        """`timestamp '..'`, `interval '..' day`; the word alone is a column's name."""
        i = self.i
        kind = self.kinds[i]
        following = self.peek()
        if kind == "double" and following != "precision":
            return self.name_expr()
        if kind == "interval":
            if following == "(":
                self.i += 2
                at = self.position()
                precision = Const("int", self.integer(), at)
                self.need(")")
                text = self._cast_text()
                mods: tuple[Expr, ...] = (Const("int", INTERVAL_FULL_RANGE), precision)
                return Cast(text, TypeName(("pg_catalog", "interval"), mods, pos=self.position(i)), self.position(i))
            if following != "SCONST":
                return self.name_expr()
            self.i += 1
            text = self._cast_text()
            mods = self.interval_fields()
            return Cast(text, TypeName(("pg_catalog", "interval"), mods, pos=self.position(i)), self.position(i))
        starts_type = following in ("SCONST", "(", "varying", "character", "char", "precision") or (
            kind in ("time", "timestamp") and following in ("with", "without") and self.peek(2) == "time"
        )
        if not starts_type:
            return self.name_expr()
        type_name = self.sql_type(literal=True)
        return Cast(self._cast_text(), type_name, self.position(i))

    def _cast_text(self) -> Const:
        at = self.position()
        return Const("str", self.string(), at)
