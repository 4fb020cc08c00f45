"""Reads a PL/pgSQL body: statements by their own words, SQL as pieces of text between them.

The tokens are those of SQL (`planner.parse.lexer`); a piece of SQL ends at a semicolon or a word of PL/pgSQL outside of parentheses.
"""

from __future__ import annotations

from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.planner.parse import parse_expression, parse_one, tree
from aurorapy.planner.parse.lexer import tokenize
from aurorapy.writing import as_written

from .statements import Statements
from .tree import Body, Cursor, Expression, Namespace, Statement, Target, Variable

_OPENS, _CLOSES = ("(", "["), (")", "]")


class Parser(Statements):
    """One body. `variables` are all that it declares, in the order of their numbers."""

    def __init__(self, source: str, conflict: str = "error") -> None:
        self.source = source
        self.kinds, self.values, self.starts, self.ends, _ = tokenize(as_written(source))
        self.words = [self._word(i) for i in range(len(self.kinds))]
        self.i = 0
        self.conflict = conflict
        self.variables: list[Variable] = []
        self.scope = Namespace(None)
        self.loops: list[Statement] = []
        self.handling = 0
        self.hidden = 0
        self.shadows: Any = None  # is told of a variable that hides another one

    def _word(self, i: int) -> str:
        """A word that may be one of PL/pgSQL's: not quoted, in lower case."""
        if self.kinds[i] in ("EOF", "ERROR") or self.source[self.starts[i] : self.starts[i] + 1] in ('"', "'", "$"):
            return ""
        value = self.values[i]
        return value if isinstance(value, str) and value[:1].isalpha() else ""

    # --- errors and places ---

    def fail(self, at: int | None = None) -> NoReturn:
        i = self.i if at is None else at
        if self.kinds[i] == "ERROR":
            error = self.values[i]
            assert isinstance(error, errors.SQLError)
            raise self.placed(error)
        if self.kinds[i] == "EOF":
            raise self.placed(errors.SyntaxError_("syntax error at end of input", position=self.starts[i]))
        raise self.placed(errors.SyntaxError_(f'syntax error at or near "{self.source[self.starts[i] : self.ends[i]]}"', position=self.starts[i]))

    def refuse(self, message: str, at: int | None = None, error: type[errors.SQLError] = errors.SyntaxError_, **more: Any) -> NoReturn:
        raise self.placed(error(message, position=self.starts[self.i if at is None else at], **more))

    def placed(self, e: errors.SQLError) -> errors.SQLError:
        """An error whose position is in the body."""
        e.query = self.source
        return e

    def line(self, at: int | None = None) -> int:
        return self.source.count("\n", 0, self.starts[self.i if at is None else at]) + 1

    # --- tokens ---

    def at(self, *words: str) -> bool:
        return all(self.words[min(self.i + n, len(self.words) - 1)] == w for n, w in enumerate(words))

    def take(self, *words: str) -> bool:
        if self.at(*words):
            self.i += len(words)
            return True
        return False

    def need(self, *words: str) -> None:
        for w in words:
            if not self.take(w):
                self.fail()

    def sign(self, kind: str) -> bool:
        """Take a token that is no word."""
        if self.source[self.starts[self.i] : self.ends[self.i]] == kind and self.kinds[self.i] != "SCONST":
            self.i += 1
            return True
        return False

    def need_sign(self, kind: str) -> None:
        if not self.sign(kind):
            self.fail()

    def name(self) -> str:
        """Any identifier."""
        if not (self.words[self.i] or self.kinds[self.i] == "IDENT"):
            self.fail()
        self.i += 1
        return str(self.values[self.i - 1])

    def string(self) -> str:
        if self.kinds[self.i] != "SCONST":
            self.fail()
        self.i += 1
        return str(self.values[self.i - 1])

    # --- pieces of SQL ---

    def until(self, *stops: str, signs: tuple[str, ...] = (), missing: str = "") -> tuple[int, int]:
        """Over a piece of SQL: (its first token, the token behind it)."""
        start, depth = self.i, 0
        while True:
            kind = self.kinds[self.i]
            if kind in ("EOF", "ERROR"):
                if kind == "EOF" and depth:
                    self.refuse("mismatched parentheses")
                self.fail()
            if depth == 0 and (kind == ";" or kind in signs or (self.words[self.i] in stops and self.words[self.i])):
                break
            if kind in _OPENS:
                depth += 1
            elif kind in _CLOSES:
                depth -= 1
                if depth < 0:
                    if kind in signs:
                        break
                    self.refuse("mismatched parentheses")
            self.i += 1
        if self.kinds[self.i] == ";" and ";" not in (*stops, *signs):
            if missing:
                self.refuse(f'missing "{missing}" at end of SQL expression')
            self.fail()
        return start, self.i

    def text(self, start: int, end: int) -> str:
        return self.source[self.starts[start] : self.ends[end - 1]] if end > start else ""

    def expression(self, *stops: str, signs: tuple[str, ...] = (), missing: str = "") -> Expression:
        """A SQL expression up to one of the words, which is not taken."""
        start, end = self.until(*stops, signs=signs, missing=missing)
        if start == end:
            self.refuse("missing expression")
        return self.expression_of(start, end)

    def expression_of(self, start: int, end: int) -> Expression:
        text = self.text(start, end)
        made = Expression(text, self.starts[start], self.line(start), self.scope)
        made.raw = self._parsed(f"SELECT {text}", self.starts[start] - 7)
        return made

    def _parsed(self, text: str, offset: int) -> Any:
        try:
            return parse_one(as_written(text)).statement
        except errors.SQLError as e:
            if e.position is not None:
                e.position = max(e.position + offset, 0)
                e.query = self.source
            raise

    def query(self, start: int, end: int, kind: str = "query") -> Expression:
        """A SQL statement between two tokens."""
        text = self.text(start, end)
        return Expression(text, self.starts[start], self.line(start), self.scope, kind, self._parsed(text, self.starts[start]))

    # --- the whole ---

    def body(self, arguments: Namespace) -> Body:
        """The function's block."""
        self.scope = arguments
        while self.kinds[self.i] in ("OP", "#") and str(self.values[self.i]).startswith("#"):
            self._directive()
        block = self.block(self.label())
        self.sign(";")
        if self.kinds[self.i] != "EOF":
            self.fail()
        return Body(block, arguments, self.conflict, self.variables)

    def _directive(self) -> None:
        self.i += 1
        word = self.name()
        value = self.name()
        if word == "variable_conflict" and value in ("error", "use_variable", "use_column"):
            self.conflict = {"error": "error", "use_variable": "variable", "use_column": "column"}[value]
        elif not ((word == "option" and value == "dump") or (word == "print_strict_params" and value in ("on", "off"))):
            self.fail(self.i - 1)

    def label(self) -> str:
        """`<<name>>`"""
        if not self.sign("<<"):
            return ""
        name = self.name()
        self.need_sign(">>")
        return name

    def end_label(self, label: str, what: str = "") -> None:
        if self.kinds[self.i] in (";", "EOF"):
            return
        at = self.i
        name = self.name()
        if not label:
            self.refuse(f'end label "{name}" specified for unlabeled block', at)
        if name != label:
            self.refuse(f'end label "{name}" differs from block\'s label "{label}"', at)

    def block(self, label: str) -> Statement:
        """[DECLARE ...] BEGIN ... [EXCEPTION ...] END"""
        line = self.line()
        outer = self.scope
        self.scope = Namespace(outer, label)
        declared: list[Variable] = []
        while self.take("declare"):
            while not self.at("begin") and not self.at("declare"):
                if self.sign("<<"):
                    self.refuse("block label must be placed before DECLARE, not after")
                self._declaration(declared)
        line = self.line()
        self.need("begin")
        made = Statement("block", line, "statement block", label, scope=self.scope, variables=declared)
        self.loops.append(made)
        made.body = self.statements("end", "exception")
        if self.take("exception"):
            made.handlers = self.handlers()
        self.loops.pop()
        self.need("end")
        self.end_label(label)
        self.scope = outer
        return made

    def declare(self, name: str, type: Any, at: int | None = None, **more: Any) -> Variable:
        """A new variable of the scope."""
        if name in self.scope.names:
            self.refuse(f'syntax error at or near "{name}"' if at is None else f'duplicate declaration at or near "{name}"', at)
        if self.shadows and self.scope.parent is not None and self.scope.parent.find((name,)) is not None and name not in ("sqlstate", "sqlerrm"):
            self.shadows(errors.DuplicateAlias(f'variable "{name}" shadows a previously defined variable', position=None if at is None else self.starts[at]))
        made = Variable(name, type, 0 if at is None else self.line(at), len(self.variables), **more)
        self.variables.append(made)
        self.scope.names[name] = made
        return made

    def hide(self, kind: Any, **more: Any) -> Variable:
        """A variable without a name that could be written."""
        made = Variable("", kind, 0, len(self.variables), **more)
        self.variables.append(made)
        return made

    def _declaration(self, declared: list[Variable]) -> None:
        at = self.i
        name = self.name()
        if self.take("alias"):
            self.need("for")
            names = self._dotted()
            found = self.scope.find(names)
            if found is None or found[1]:
                self.refuse(f'variable "{".".join(names)}" does not exist', error=errors.UndefinedObject)
            if name in self.scope.names:
                self.refuse(f'duplicate declaration at or near "{name}"', at)
            self.scope.names[name] = found[0]
            self.need_sign(";")
            return
        scroll: bool | None = None
        if self.at("scroll", "cursor"):
            self.i += 1
            scroll = True
        elif self.at("no", "scroll", "cursor"):
            self.i += 2
            scroll = False
        if self.take("cursor"):
            declared.append(self._cursor(name, at, scroll))
            return
        constant = self.take("constant")
        kind = self.type("not", "default", "collate", signs=(":=", "=", ";"))
        if self.take("collate"):
            self._dotted()
        not_null = False
        if self.take("not"):
            self.need("null")
            not_null = True
        default = None
        start = self.i
        if self.sign(":=") or self.sign("=") or self.take("default"):
            kept, self.scope = self.scope, Namespace(self.scope.parent, self.scope.label, dict(self.scope.names))
            default = self.expression(signs=(";",))
            self.scope = kept
        self.need_sign(";")
        if not_null and default is None:
            self.refuse(f'variable "{name}" must have a default value, since it\'s declared NOT NULL', start, errors.NullValueNotAllowed)
        declared.append(self.declare(name, kind, at, constant=constant, not_null=not_null, default=default))

    def _dotted(self) -> tuple[str, ...]:
        if self.kinds[self.i] == "PARAM":
            self.i += 1
            return (f"${self.values[self.i - 1]}",)
        names = [self.name()]
        while self.sign("."):
            names.append(self.name())
        return tuple(names)

    def type(self, *stops: str, signs: tuple[str, ...]) -> Any:
        """A type: a tree.TypeName, or ('column' or 'rowtype', names)."""
        start = self.i
        if self.words[start] or self.kinds[start] in ("IDENT", "PARAM"):
            names = self._dotted()
            if self.kinds[self.i] == "%" and self.words[self.i + 1] in ("type", "rowtype"):
                self.i += 2
                return "column" if self.words[self.i - 1] == "type" else "rowtype", names, self.scope
            self.i = start
        start, end = self.until(*stops, signs=signs)
        text = self.text(start, end)
        if not text:
            self.refuse("missing data type declaration")
        try:
            made = parse_expression(f"NULL::{text}")
        except errors.SQLError as e:
            if e.position is not None:
                e.position = max(e.position - 6 + self.starts[start], 0)
                e.query = self.source
            raise
        if not isinstance(made, tree.Cast):
            self.fail(start)
        return made.type

    def _cursor(self, name: str, at: int, scroll: bool | None) -> Variable:
        args: list[Variable] = []
        outer = self.scope
        self.scope = Namespace(outer)
        if self.sign("("):
            while True:
                where = self.i
                arg = self.name()
                args.append(self.declare(arg, self.type(signs=(",", ")")), where))
                if not self.sign(","):
                    break
            self.need_sign(")")
        if not self.take("for"):
            self.need("is")
        start, end = self.until(signs=(";",))
        query = self.query(start, end)
        self.need_sign(";")
        self.scope = outer
        made = self.declare(name, tree.TypeName(("pg_catalog", "refcursor")), at)
        made.cursor = Cursor(query, args, scroll)
        return made

    # --- what is assigned to ---

    def variable(self, names: tuple[str, ...], at: int) -> tuple[Variable, tuple[str, ...]]:
        """The variable of a name; 42601."""
        found = self.scope.find(names)
        if found is None:
            self.refuse(f'"{".".join(names)}" is not a known variable', at)
        if found[0].constant:
            self.refuse(f'variable "{found[0].name}" is declared CONSTANT', at, errors.ErrorInAssignment)
        found[0].assigned = True
        return found

    def target(self) -> Target:
        """A variable, or a field of one: INTO and the like."""
        at = self.i
        names = self._dotted()
        variable, rest = self.variable(names, at)
        if not rest:
            return Target(variable, text=self.text(at, self.i))
        if variable.kind == "scalar" and len(rest) == 1 and not isinstance(variable.type, tuple | tree.TypeName):
            self.refuse(f'"{".".join(names)}" is not a known variable', at)
        return Target(variable, tree.ColumnRef(names), self.text(at, self.i), rest[0] if len(rest) == 1 else "")

    def targets(self) -> list[Target]:
        out = [self.target()]
        while self.sign(","):
            out.append(self.target())
        return out


def parse_body(source: str, arguments: Namespace, variables: list[Variable], conflict: str, shadows: Any = None) -> Body:
    """A function's body; `variables` are its arguments; `shadows` is told of variables that hide others."""
    parser = Parser(source, conflict)
    parser.shadows = shadows
    parser.variables += variables
    return parser.body(arguments)
