"""EXCEPTION, RAISE, ASSERT and GET DIAGNOSTICS: mixed into the parser."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree

from .conditions import CONDITIONS
from .tree import Handler, Namespace, Statement

_TEXT = tree.TypeName(("text",))
_LEVELS = ("debug", "log", "info", "notice", "warning", "exception")
_RAISE_OPTIONS = ("message", "detail", "hint", "errcode", "column", "constraint", "datatype", "table", "schema")
_DIAGNOSTICS = ("row_count", "pg_context")
_STACKED = ("returned_sqlstate", "message_text", "pg_exception_detail", "pg_exception_hint", "pg_exception_context", "column_name", "constraint_name",
            "pg_datatype_name", "table_name", "schema_name")


class ErrorStatements:
    """Mixed into Statements."""


    def handlers(self: Any) -> list[Handler]:
        """EXCEPTION WHEN ... THEN ..."""
        out: list[Handler] = []
        outer = self.scope
        self.scope = Namespace(outer)
        state, message = self.declare("sqlstate", _TEXT, assigned=True), self.declare("sqlerrm", _TEXT, assigned=True)
        self.handling += 1
        while self.take("when"):
            conditions: list[str] = []
            while True:
                conditions += self._condition()
                if not self.take("or"):
                    break
            self.need("then")
            out.append(Handler(conditions, self.statements("when", "end"), state, message))
        if not out:
            self.fail()
        self.handling -= 1
        self.scope = outer
        return out

    def _condition(self: Any) -> tuple[str, ...]:
        at = self.i
        name = self.name()
        if name == "sqlstate":
            return (self._code(at),)
        if name == "others":
            return ("others",)
        found: Any = CONDITIONS.get(name)
        if found is None:
            self.refuse(f'unrecognized exception condition "{name}"', at, errors.UndefinedObject)
        return found  # type: ignore[no-any-return]

    def _code(self: Any, at: int) -> str:
        code = self.string()
        if len(code) != 5 or not all(c.isascii() and (c.isdigit() or c.isupper()) for c in code):
            self.refuse("invalid SQLSTATE code", self.i - 1)
        return str(code)

    def _raise(self: Any, line: int) -> Statement:
        made = Statement("raise", line, "RAISE", options={"level": "exception", "code": "", "format": None, "using": []})
        self.i += 1
        if self.sign(";"):
            if not self.handling:
                made.options["outside"] = True
            made.options["again"] = True
            return made
        if self.words[self.i] in _LEVELS:
            made.options["level"] = self.words[self.i]
            self.i += 1
        if self.kinds[self.i] == "SCONST":
            made.options["format"] = self.string()
            while self.sign(","):
                made.exprs.append(self.expression("using", signs=(",", ";")))
            wanted = made.options["format"].replace("%%", "").count("%")
            if wanted != len(made.exprs):
                self.refuse(f"too {'few' if wanted > len(made.exprs) else 'many'} parameters specified for RAISE")
        elif not self.at("using") and self.kinds[self.i] != ";":
            at = self.i
            name = self.name()
            if name == "sqlstate":
                made.options["code"] = self._code(at)
            else:
                found: Any = CONDITIONS.get(name)
                if found is None:
                    self.refuse(f'unrecognized exception condition "{name}"', at, errors.UndefinedObject)
                made.options["code"] = found[0]
            made.options["condition"] = name if name != "sqlstate" else made.options["code"]
        if self.take("using"):
            while True:
                option = self.name()
                if option not in _RAISE_OPTIONS:
                    self.refuse("unrecognized RAISE statement option", self.i - 1)
                if not self.sign("="):
                    self.need_sign(":=")
                made.options["using"].append((option, self.expression(signs=(",", ";"))))
                if not self.sign(","):
                    break
        self.need_sign(";")
        return made

    def _assert(self: Any, line: int) -> Statement:
        self.i += 1
        made = Statement("assert", line, "ASSERT", expr=self.expression(signs=(",", ";")))
        if self.sign(","):
            made.exprs = [self.expression(signs=(";",))]
        self.need_sign(";")
        return made

    def _get(self: Any, line: int) -> Statement:
        self.i += 1
        stacked = self.take("stacked")
        if not stacked:
            self.take("current")
        self.need("diagnostics")
        made = Statement("diagnostics", line, "GET STACKED DIAGNOSTICS" if stacked else "GET DIAGNOSTICS", options={"stacked": stacked, "items": []})
        while True:
            where = self.i
            target = self.target()
            made.options.setdefault("at", []).append(self.starts[where])
            if not self.sign("="):
                self.need_sign(":=")
            at = self.i
            item = self.name()
            if item not in (_STACKED if stacked else _DIAGNOSTICS):
                if item in (*_STACKED, *_DIAGNOSTICS):
                    self.refuse(f"diagnostics item {item.upper()} is not allowed in GET {'STACKED' if stacked else 'CURRENT'} DIAGNOSTICS", at)
                self.refuse("unrecognized GET DIAGNOSTICS item", at)
            made.options["items"].append((target, item))
            if not self.sign(","):
                break
        self.need_sign(";")
        return made
