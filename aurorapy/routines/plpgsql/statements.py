"""The statements of PL/pgSQL, one method each: mixed into the parser."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.parse import tree

from .cursor_statements import CursorStatements
from .error_statements import ErrorStatements
from .tree import Expression, Namespace, Statement, Target, Variable

_TEXT = tree.TypeName(("text",))
_INT = tree.TypeName(("pg_catalog", "int4"))


class Statements(ErrorStatements, CursorStatements):
    """Mixed into Parser."""

    scope: Namespace
    loops: list[Statement]

    def statements(self: Any, *ends: str) -> list[Statement]:
        """Statements up to one of the words, which is not taken."""
        out: list[Statement] = []
        while self.words[self.i] not in ends or not self.words[self.i] or self._is_assignment():
            if self.kinds[self.i] == "EOF":
                self.fail()
            made = self.statement()
            if made is not None:
                out.append(made)
        return out

    def statement(self: Any) -> Statement | None:
        """One statement, its semicolon included."""
        if self._is_assignment():
            return self._assignment()  # type: ignore[no-any-return]
        label = self.label()
        word = self.words[self.i]
        line = self.line()
        if word in ("declare", "begin"):
            made = self.block(label)
            self.need_sign(";")
            return made  # type: ignore[no-any-return]
        if word in ("loop", "while", "for", "foreach"):
            return getattr(self, f"_{word}")(label, line)  # type: ignore[no-any-return]
        if label:
            self.fail()
        parse = getattr(self, f"_{word}", None) if word in _WORDS else None
        if parse is not None and not (word in ("open", "fetch", "move", "close") and self.kinds[self.i + 1] in ("(", ".")):
            return parse(line)  # type: ignore[no-any-return]
        return self._sql(line)  # type: ignore[no-any-return]

    # --- assignment and SQL ---

    def _is_assignment(self: Any) -> bool:
        i = self.i
        if self.kinds[i] == "PARAM":
            return self.kinds[i + 1] in (":=", "=")
        if not (self.words[i] or self.kinds[i] == "IDENT"):
            return False
        names = [str(self.values[i])]
        i += 1
        while self.kinds[i] == "." and (self.words[i + 1] or self.kinds[i + 1] == "IDENT"):
            names.append(str(self.values[i + 1]))
            i += 2
        if self.kinds[i] == ":=":
            return True
        return self.kinds[i] in ("=", "[") and self.scope.find(tuple(names)) is not None

    def _assignment(self: Any) -> Statement:
        line, start = self.line(), self.i
        names = self._dotted()
        variable, rest = self.variable(names, start)
        self.i = start
        self.until(signs=(":=", "="))
        end = self.i
        self.i += 1
        whole = self.text(start, end)
        raw = None if end == start + 1 or (not rest and self.kinds[end - 1] != "]") else self._parsed(f"SELECT {whole}", self.starts[start] - 7).targets[0].expr
        expr = self.expression(signs=(";",))
        expr.kind = "assignment"
        expr.text = f"{whole} := {expr.text}"
        self.need_sign(";")
        field = rest[0] if len(rest) == 1 and isinstance(raw, tree.ColumnRef) else ""
        return Statement("assign", line, "assignment", expr=expr, targets=[Target(variable, raw, whole, field)])

    def _sql(self: Any, line: int) -> Statement:
        """A SQL statement; INTO is cut out of it."""
        start = self.i
        if not (self.words[start] or self.kinds[start] in ("(",)):
            self.fail()
        if self.kinds[start] == "IDENT":
            self.fail()
        targets: list[Target] = []
        strict = False
        cut: tuple[int, int] | None = None
        depth = 0
        previous = ""
        plain = self.words[start] in ("create", "import", "alter")  # INTO belongs to what is created
        atomic = 0
        while True:
            kind, word = self.kinds[self.i], self.words[self.i]
            if kind in ("EOF", "ERROR"):
                self.fail()
            if word == "atomic" and previous == "begin":
                atomic += 1
            elif atomic and word == "end":
                atomic -= 1
            if kind == ";" and not depth and not atomic:
                break
            depth += (kind in ("(", "[")) - (kind in (")", "]"))
            if word == "into" and not depth and previous not in ("insert", "merge") and not plain:
                if cut is not None:
                    self.refuse("INTO specified more than once")
                first = self.i
                self.i += 1
                strict = self.take("strict")
                targets = self.targets()
                cut = first, self.i
                previous = ""
                continue
            previous = word
            self.i += 1
        end = self.i
        if cut is None:
            expr = self.query(start, end)
        else:
            a, z = self.starts[cut[0]] - self.starts[start], self.ends[cut[1] - 1] - self.starts[start]
            text = self.text(start, end)
            text = text[:a] + "".join(["\n" if c == "\n" else " " for c in text[a:z]]) + text[z:]
            expr = Expression(text.rstrip(), self.starts[start], line, self.scope, "query", self._parsed(text, self.starts[start]))
        self.need_sign(";")
        return Statement("sql", line, "SQL statement", expr=expr, targets=targets, options={"strict": strict, "into": cut is not None})

    def _perform(self: Any, line: int) -> Statement:
        self.i += 1
        start, end = self.until(signs=(";",))
        text = "SELECT " + self.text(start, end)
        expr = Expression(text, self.starts[start] - 7, line, self.scope, "query", self._parsed(text, self.starts[start] - 7))
        self.need_sign(";")
        return Statement("perform", line, "PERFORM", expr=expr)

    def _call(self: Any, line: int) -> Statement:
        start, end = self.until(signs=(";",))
        expr = self.query(start, end)
        self.need_sign(";")
        made = Statement("call", line, "CALL", expr=expr)
        for raw in (*expr.raw.call.args, *(e for _, e in expr.raw.call.named)):
            if isinstance(raw, tree.ColumnRef | tree.Param):
                found = self.scope.find(raw.names if isinstance(raw, tree.ColumnRef) else (f"${raw.number}",))
                if found is not None and not found[0].constant:
                    found[0].assigned = True
        return made

    def _do(self: Any, line: int) -> Statement:
        return self._sql(line)  # type: ignore[no-any-return]

    def _execute(self: Any, line: int) -> Statement:
        self.i += 1
        made = Statement("execute", line, "EXECUTE", expr=self.expression("into", "using", signs=(";",)), options={"strict": False, "into": False})
        while True:
            if self.take("into"):
                if made.options["into"]:
                    self.fail(self.i - 1)
                made.options["into"] = True
                made.options["strict"] = self.take("strict")
                made.targets = self.targets()
            elif self.take("using"):
                if made.exprs:
                    self.fail(self.i - 1)
                made.exprs = self._list("into")
            else:
                break
        self.need_sign(";")
        return made

    def _list(self: Any, *stops: str, signs: tuple[str, ...] = (";",)) -> list[Expression]:
        """Expressions, separated by commas."""
        out = [self.expression(*stops, signs=(",", *signs))]
        while self.sign(","):
            out.append(self.expression(*stops, signs=(",", *signs)))
        return out

    def _commit(self: Any, line: int) -> Statement:
        word = self.words[self.i]
        self.i += 1
        chain = False
        if self.take("and"):
            chain = not self.take("no")
            self.need("chain")
        self.need_sign(";")
        return Statement("commit", line, word.upper(), options={"commit": word == "commit", "chain": chain})

    _rollback = _commit

    # --- control ---

    def _null(self: Any, line: int) -> None:
        self.i += 1
        self.need_sign(";")

    def _if(self: Any, line: int) -> Statement:
        made = Statement("if", line, "IF")
        self.i += 1
        condition = self.expression("then", missing="THEN")
        self.need("then")
        made.branches.append((condition, self.statements("elsif", "elseif", "else", "end")))
        while self.take("elsif") or self.take("elseif"):
            condition = self.expression("then", missing="THEN")
            self.need("then")
            made.branches.append((condition, self.statements("elsif", "elseif", "else", "end")))
        if self.take("else"):
            made.otherwise = self.statements("end")
        self.need("end", "if")
        self.need_sign(";")
        return made

    def _case(self: Any, line: int) -> Statement:
        made = Statement("case", line, "CASE")
        self.i += 1
        if not self.at("when"):
            made.expr = self.expression("when")
            self.hidden += 1
            made.variable = self.hide(_TEXT, assigned=True)
            inner = Namespace(self.scope)
            name = f"__case__variable_{self.hidden}__"
            inner.names[name] = made.variable
        outer = self.scope
        while self.take("when"):
            start, end = self.until("then", missing="THEN")
            if made.expr is None:
                condition = self.expression_of(start, end)
            else:
                text = f'"{name}" IN ({self.text(start, end)})'
                condition = Expression(text, self.starts[start], self.line(start), inner, raw=self._parsed(f"SELECT {text}", self.starts[start]))
            self.need("then")
            self.scope = outer
            made.branches.append((condition, self.statements("when", "else", "end")))
        if not made.branches:
            self.fail()
        if self.take("else"):
            made.otherwise = self.statements("end")
        self.need("end", "case")
        self.need_sign(";")
        return made

    def _body(self: Any, made: Statement, label: str) -> Statement:
        """LOOP ... END LOOP"""
        made.label = label
        self.need("loop")
        self.loops.append(made)
        if made.scope is not None and label:
            made.scope.label = label
        made.body = self.statements("end")
        self.loops.pop()
        self.need("end", "loop")
        self.end_label(label)
        self.need_sign(";")
        return made

    def _loop(self: Any, label: str, line: int) -> Statement:
        return self._body(Statement("loop", line, "LOOP"), label)  # type: ignore[no-any-return]

    def _while(self: Any, label: str, line: int) -> Statement:
        self.i += 1
        return self._body(Statement("while", line, "WHILE", expr=self.expression("loop", missing="LOOP")), label)  # type: ignore[no-any-return]

    def _for(self: Any, label: str, line: int) -> Statement:
        self.i += 1
        start = self.i
        names = [self._dotted()]
        while self.sign(","):
            names.append(self._dotted())
        behind = self.i
        self.need("in")
        outer = self.scope
        if self.take("execute"):
            made = Statement("for execute", line, "FOR over EXECUTE statement", expr=self.expression("using", "loop"))
            if self.take("using"):
                made.exprs = self._list("loop", signs=())
            made.targets = self._loop_targets(start, behind, names)
            return self._finish_for(made, label, outer)  # type: ignore[no-any-return]
        cursor = self.scope.find((str(self.values[self.i]),)) if self.words[self.i] or self.kinds[self.i] == "IDENT" else None
        if cursor is not None and not cursor[1] and cursor[0].cursor is not None and (self.words[self.i + 1] == "loop" or self.kinds[self.i + 1] == "("):
            return self._for_cursor(label, line, names, cursor[0], outer)  # type: ignore[no-any-return]
        reverse = self.at("reverse")
        at = self.i
        if reverse:
            self.i += 1
        first = self.i
        self.until("loop", signs=("..",), missing="LOOP")
        if self.kinds[self.i] == "..":
            if len(names) > 1:
                self.refuse("integer FOR loop must have only one target variable", start)
            made = Statement("for", line, "FOR with integer loop variable", options={"reverse": reverse})
            made.expr = self.expression_of(first, self.i)
            self.i += 1
            made.exprs = [self.expression("by", "loop", missing="LOOP")]
            if self.take("by"):
                made.exprs.append(self.expression("loop", missing="LOOP"))
            self.scope = Namespace(outer, label)
            made.variable = self.declare(names[0][-1], _INT)
            made.scope = self.scope
            self._body(made, label)
            self.scope = outer
            return made
        if reverse:
            self.refuse("cannot specify REVERSE in query FOR loop", at)
        made = Statement("for query", line, "FOR over SELECT rows", expr=self.query(first, self.i))
        made.targets = self._loop_targets(start, behind, names)
        return self._finish_for(made, label, outer)  # type: ignore[no-any-return]

    def _finish_for(self: Any, made: Statement, label: str, outer: Namespace) -> Statement:
        self.scope = Namespace(outer, label)
        made.scope = self.scope
        self._body(made, label)
        self.scope = outer
        return made

    def _for_cursor(self: Any, label: str, line: int, names: list[tuple[str, ...]], cursor: Variable, outer: Namespace) -> Statement:
        self.i += 1
        made = Statement("for cursor", line, "FOR over cursor", variable=cursor)
        made.exprs = self._cursor_arguments(cursor)
        self.scope = Namespace(outer, label)
        made.scope = self.scope
        record = self.declare(names[0][-1], None, kind="record", assigned=True)
        made.variables = [record]
        made.targets = [Target(record)]
        self._body(made, label)
        self.scope = outer
        return made

    def _loop_targets(self: Any, start: int, behind: int, names: list[tuple[str, ...]]) -> list[Target]:
        """The loop variables of FOR over rows."""
        kept, self.i = self.i, start
        found = self.scope.find(names[0])
        if found is None:
            self.refuse("loop variable of loop over rows must be a record variable or list of scalar variables", start)
        targets = self.targets()
        self.i = kept
        return targets  # type: ignore[no-any-return]

    def _foreach(self: Any, label: str, line: int) -> Statement:
        self.i += 1
        made = Statement("foreach", line, "FOREACH over array", targets=self.targets(), options={"slice": 0})
        if self.take("slice"):
            if self.kinds[self.i] != "ICONST":
                self.fail()
            made.options["slice"] = self.values[self.i]
            self.i += 1
        self.need("in", "array")
        made.expr = self.expression("loop", missing="LOOP")
        return self._finish_for(made, label, self.scope)  # type: ignore[no-any-return]

    def _exit(self: Any, line: int) -> Statement:
        word = self.words[self.i]
        at = self.i
        self.i += 1
        label = "" if self.at("when") or self.kinds[self.i] == ";" else self.name()
        loop: Any = None
        crossed = found = False
        for s in reversed(self.loops):
            if label:
                if s.label == label:
                    loop = s
                    break
            elif s.kind != "block":
                loop = s
                break
            crossed = crossed or s.kind != "block"
            found = found or s.kind.startswith("for")
        if loop is None:
            if not label:
                self.refuse(f"{word.upper()} cannot be used outside a loop" + (", unless it has a label" if word == "exit" else ""), at)
            self.refuse(f'there is no label "{label}" attached to any block or loop enclosing this statement', self.i - 1)
        if word == "continue" and loop.kind == "block":
            self.refuse(f'block label "{label}" cannot be used in CONTINUE', self.i - 1)
        made = Statement(word, line, word.upper(), label=label, loop=loop, options={"far": crossed or loop.kind == "block", "found": found})
        if made.options["far"]:
            if word == "exit":
                loop.used = True
            else:
                loop.used_continue = True
        if self.take("when"):
            made.expr = self.expression(signs=(";",))
        self.need_sign(";")
        return made

    _continue = _exit

    def _return(self: Any, line: int) -> Statement:
        self.i += 1
        if self.take("next"):
            made = Statement("return next", line, "RETURN NEXT")
            if self.kinds[self.i] != ";":
                made.expr = self.expression(signs=(";",))
        elif self.take("query"):
            made = Statement("return query", line, "RETURN QUERY")
            self.query_or_execute(made)
        else:
            made = Statement("return", line, "RETURN")
            made.options["at"] = self.starts[self.i]
            if self.kinds[self.i] != ";":
                made.expr = self.expression(signs=(";",))
        self.need_sign(";")
        return made


_WORDS = frozenset(("perform", "call", "execute", "commit", "rollback", "null", "if", "case", "exit", "continue", "return", "raise", "assert", "get", "open", "fetch",
                    "move", "close", "do"))
