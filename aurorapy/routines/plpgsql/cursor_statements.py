"""OPEN, FETCH, MOVE and CLOSE: mixed into the parser."""

from __future__ import annotations

from typing import Any

from aurorapy import errors

from .tree import Expression, Statement, Variable


class CursorStatements:
    """Mixed into Statements."""


    def _cursor_variable(self: Any) -> Variable:
        at = self.i
        names = self._dotted()
        found = self.scope.find(names)
        if found is None or found[1] or found[0].kind != "scalar":
            self.refuse("cursor variable must be a simple variable" if found is not None else f'"{".".join(names)}" is not a known variable', at,
                        errors.DatatypeMismatch if found is not None else errors.SyntaxError_)
        return found[0]  # type: ignore[no-any-return]

    def _cursor_arguments(self: Any, cursor: Variable) -> list[Any]:
        """(argument's number, expression) of a bound cursor's call."""
        assert cursor.cursor is not None
        args = cursor.cursor.args
        if self.kinds[self.i] != "(":
            if args:
                self.refuse(f'cursor "{cursor.name}" has arguments')
            return []
        if not args:
            self.refuse(f'cursor "{cursor.name}" has no arguments')
        self.i += 1
        given: dict[int, Expression] = {}
        place = 0
        while True:
            at = self.i
            if (self.words[at] or self.kinds[at] == "IDENT") and self.kinds[at + 1] in (":=", "=>"):
                name = self.name()
                self.i += 1
                number: Any = next((n for n, a in enumerate(args) if a.name == name), None)
                if number is None:
                    self.refuse(f'cursor "{cursor.name}" has no argument named "{name}"', at)
            else:
                number = place
            place += 1
            if number >= len(args):
                self.refuse(f'too many arguments for cursor "{cursor.name}"')
            if number in given:
                self.refuse(f'value for parameter "{args[number].name}" of cursor "{cursor.name}" specified more than once', at)
            given[number] = self.expression(signs=(",", ")"))
            if not self.sign(","):
                break
        self.need_sign(")")
        if len(given) < len(args):
            self.refuse(f'not enough arguments for cursor "{cursor.name}"')
        return sorted(given.items())

    def _open(self: Any, line: int) -> Statement:
        self.i += 1
        variable = self._cursor_variable()
        variable.assigned = True
        made = Statement("open", line, "OPEN", variable=variable, options={"scroll": None})
        if variable.cursor is not None:
            made.options["args"] = self._cursor_arguments(variable)
            self.need_sign(";")
            return made
        if self.take("scroll"):
            made.options["scroll"] = True
        elif self.take("no", "scroll"):
            made.options["scroll"] = False
        self.need("for")
        self.query_or_execute(made)
        self.need_sign(";")
        return made

    def query_or_execute(self: Any, made: Statement) -> None:
        """A query up to the semicolon, or EXECUTE with its text and USING."""
        if self.take("execute"):
            made.options["execute"] = True
            made.expr = self.expression("using", signs=(";",))
            if self.take("using"):
                made.exprs = self._list()
        else:
            start, end = self.until(signs=(";",))
            made.expr = self.query(start, end)

    def _fetch(self: Any, line: int) -> Statement:
        move = self.words[self.i] == "move"
        self.i += 1
        made = Statement("fetch", line, "MOVE" if move else "FETCH", options={"direction": "forward", "count": 1, "move": move})
        o = made.options
        counted = False
        if self.take("next"):
            pass
        elif self.take("prior"):
            o["direction"] = "backward"
        elif self.take("first"):
            o["direction"] = "absolute"
        elif self.take("last"):
            o["direction"], o["count"] = "absolute", -1
        elif self.at("absolute") or self.at("relative"):
            o["direction"] = self.name()
            made.expr = self.expression("from", "in", signs=(";",))
        elif self.take("forward") or self.take("backward"):
            o["direction"] = self.words[self.i - 1]
            if self.take("all"):
                o["count"] = None
                counted = True
            elif not (self.at("from") or self.at("in") or self.scope.find((str(self.values[self.i]),)) is not None):
                made.expr = self.expression("from", "in", signs=(";",))
                counted = True
        elif self.take("all"):
            o["count"] = None
            counted = True
        elif not (self.at("from") or self.at("in")) and self.scope.find((str(self.values[self.i]),)) is None:
            made.expr = self.expression("from", "in", signs=(";",))
            counted = True
        if not self.take("from"):
            self.take("in")
        if counted and not move:
            self.refuse("FETCH statement cannot return multiple rows", error=errors.FeatureNotSupported)
        made.variable = self._cursor_variable()
        if not move:
            self.need("into")
            made.targets = self.targets()
        self.need_sign(";")
        return made

    _move = _fetch

    def _close(self: Any, line: int) -> Statement:
        self.i += 1
        made = Statement("close", line, "CLOSE", variable=self._cursor_variable())
        self.need_sign(";")
        return made
