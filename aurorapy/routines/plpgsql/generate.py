"""Writes a body as one Python function: variables are its locals, loops its loops.

    x := x + i;          v3 = (... if -2147483648 <= (t1_:=v3+v5) <= 2147483647 ...)     line 4, assignment

Expressions over variables alone are put in line, as kernels put them; what needs a plan, or a record whose fields nobody knows yet, is a site that is called. Each
line of the function knows which statement it is of, so the context of an error is read from Python's traceback, and nothing is noted while it runs.
"""

from __future__ import annotations

import re
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.bind.subscripts import assigned_part
from aurorapy.planner.compile import Source
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Column

from ..keeping import Uses
from .emitting import Emitting
from .flow import Flow
from .parts import PartSite, steps_of
from .records import fitted
from .sites import BOOLEAN, NATURAL, RECORD_VALUE, PlNames, ValueSite, bind_plain, looks_anew, plain_target, use_expression, used_variables, value_text
from .tree import Body, Expression, Namespace, Statement, Target, Variable

VOID, TRIGGER = 2278, 2279


class Generator(Flow, Emitting):
    """Of one function. `info` says what is declared (code.Info)."""

    def __init__(self, session: Any, body: Body, info: Any, uses: Uses) -> None:
        self.session, self.body, self.info, self.uses = session, body, info, uses
        self.conflict = body.conflict
        self.lines: list[tuple[int, str, int, str]] = []
        self.depth = 1
        self.at = (0, "")
        self.source = Source()
        self.count = 0
        self.handlers: list[str] = []  # the locals of the errors that are being handled

    # --- expressions ---

    def inline(self, e: Expression, wanted: Any) -> str | None:
        """Text of an expression over known variables; None where it takes a site."""
        raw = plain_target(e.raw)
        if raw is None or any(v.kind == "record" for v in used_variables(e)):
            return None
        try:
            names = PlNames(e.scope, self.conflict, {}, inline=True)
            made = bind_plain(self.session, names, raw)
            if made is None:
                return None
            b, expr = made
            if looks_anew(expr) or (not isinstance(expr, bound.Const) and not any(isinstance(n, bound.Slot) for n in bound.walk(expr))):
                return None
            self.uses.say(e.text)
            use_expression(self.session, self.uses, b, expr)
            self.source.slot = names.slot
            text, _ = value_text(self.session, self.source, b, expr, wanted)
            return text
        except errors.SQLError:
            return None  # it is told where it is run, if it is

    def value(self, e: Expression, wanted: Any) -> str:
        """Text of an expression's value."""
        text = self.inline(e, wanted)
        if text is None:
            site = ValueSite(e, self.conflict, wanted)
            text = f"{self.source.constant(site, 'S')}(R{site.arguments})"
        return text

    def typed(self, e: Expression) -> str:
        """Text of (value, type)."""
        site = ValueSite(e, self.conflict, NATURAL, typed=True)
        return f"{self.source.constant(site, 'S')}(R{site.arguments})"

    def wanted(self, v: Variable) -> Any:
        """What a variable takes."""
        return RECORD_VALUE if v.kind == "record" else (v.oid, v.typmod)

    # --- assignment ---

    def assign(self, s: Statement) -> None:
        assert s.expr is not None
        self.put(s.targets[0], s.expr)

    def put(self, target: Target, e: Expression) -> None:
        """target := expression"""
        target = self.settled(target, e.scope)
        v = target.variable
        if target.raw is None:
            self.emit(f"v{v.number} = {self.value(e, self.wanted(v))}")
        else:
            text = None if v.kind == "record" else self._part_in_line(target, e)
            if text is None:
                site = PartSite(target, target.scope or e.scope, self.conflict)
                self.emit(f"v{v.number} = {self.source.constant(site, 'S')}(R, v{v.number}, *{self.typed(e)}{site.arguments})")
            else:
                self.emit(f"v{v.number} = {text}")
        self.check_null(v)

    def settled(self, target: Target, scope: Any) -> Target:
        """A target whose subscripts are no queries: their values are looked up first."""
        if not isinstance(target.raw, tree.Indirection):
            return target
        inner = Namespace(scope)

        def settle(raw: Any) -> Any:
            if raw is None or not has_query(raw):
                return raw
            number = len(self.body.variables)
            v = Variable(f"__subscript_{number}__", 23, 0, number, oid=23)
            self.body.variables.append(v)
            inner.names[v.name] = v
            self.emit(f"v{number} = {self.value(Expression(target.text, 0, 0, scope, raw=tree.Select(targets=(tree.Target(raw),))), (23, -1))}")
            return tree.ColumnRef((v.name,))

        steps = tuple([s if isinstance(s, tree.FieldStep) else tree.Subscript(settle(s.lower), settle(s.upper), s.is_slice) for s in target.raw.steps])
        if not inner.names:
            return target
        return Target(target.variable, tree.Indirection(target.raw.arg, steps, target.raw.pos), target.text, target.field, inner)

    def check_null(self, v: Variable) -> None:
        if v.not_null:
            self.emit(f"if v{v.number} is None: R.refuse_null({v.name!r})")

    def _part_in_line(self, target: Target, e: Expression) -> str | None:
        """An element or field of a variable whose type is known."""
        v = target.variable
        raw = plain_target(e.raw)
        steps = steps_of(target)
        if raw is None or any(u.kind == "record" for u in used_variables(e)):
            return None
        try:
            names = PlNames(target.scope or e.scope, self.conflict, {}, inline=True)
            made = bind_plain(self.session, names, raw)
            if made is None or looks_anew(made[1]):
                return None
            b, expr = made
            base = names.parameter(b, v.number, v.oid, v.typmod, None)
            out = assigned_part(b, Scope(query=bound.Query()), Column(v.name, v.oid, v.typmod), base, steps, expr, "SELECT", None)
            if any(isinstance(n, bound.SubLink) for n in bound.walk(out)):
                return None
            self.uses.say(f"{target.text} {e.text}")
            use_expression(self.session, self.uses, b, out)
            self.source.slot = names.slot
            return self.source.value(fitted(b, out, v.oid, v.typmod))
        except errors.SQLError:
            return None

    def spec(self, targets: list[Target]) -> tuple[tuple[str, int, int], ...] | None:
        """The targets as a mover takes them; None where some are parts of variables."""
        if any(t.raw is not None for t in targets):
            return None
        if len(targets) > 1 and any(t.variable.kind in ("record",) for t in targets):
            return None
        return tuple([(t.variable.kind, t.variable.oid, t.variable.typmod) for t in targets])

    def unpack(self, targets: list[Target], text: str) -> None:
        """Assign a tuple of the targets' values."""
        self.emit(f"{''.join([f'v{t.variable.number}, ' for t in targets])}= {text}")
        for t in targets:
            self.check_null(t.variable)

    def scatter(self, targets: list[Target], rec: str) -> None:
        """Assign the fields of a record to targets that are parts of variables."""
        for i, t in enumerate(targets):
            value = f"R.field({rec}, {i})"
            v = t.variable
            if t.raw is None:
                self.emit(f"v{v.number} = R.cast(*{value}, {v.kind!r}, {v.oid}, {v.typmod})")
            else:
                site = PartSite(t, self.body.scope, self.conflict)
                self.emit(f"v{v.number} = {self.source.constant(site, 'S')}(R, v{v.number}, *{value}{site.arguments})")
            self.check_null(v)

    # --- variables of blocks ---

    def declare(self, v: Variable) -> None:
        """A variable as its block begins."""
        self.at = (v.line, "during statement block local variable initialization")
        self.resolve(v)
        if v.cursor is not None:
            self.emit(f"v{v.number} = {v.name!r}")
            for a in v.cursor.args:
                self.resolve(a)
                self.emit(f"v{a.number} = None")
        elif v.default is not None:
            self.emit(f"v{v.number} = {self.value(v.default, self.wanted(v))}")
            self.check_null(v)
        elif v.kind == "scalar" and v.oid >= 16384:
            self.emit(f"v{v.number} = R.initial({v.oid})")  # a domain may refuse NULL
        else:
            self.emit(f"v{v.number} = None")

    def resolve(self, v: Variable) -> None:
        """Find a variable's type."""
        from .types import resolve

        if not isinstance(v.type, int):
            self.uses.say(" ".join(v.type.names if isinstance(v.type, tree.TypeName) else v.type[1]))
        if v.oid == 0 and v.kind != "record":
            resolve(self.session, v)

    # --- the whole ---

    def function(self) -> tuple[str, dict[int, tuple[int, str]]]:
        """(source text, the statement of each of its lines)."""
        for v in self.info.arguments:
            self.check_null(v)
        for v in self.info.outputs:
            if v not in self.info.arguments:
                self.emit(f"v{v.number} = {'R.initial(%d)' % v.oid if v.oid >= 16384 and v.kind == 'scalar' else 'None'}")
        for v in self.info.locals:
            self.emit(f"v{v.number} = None")
        found = self.info.found
        self.emit(f"v{found.number} = False")
        self.block(self.body.block)
        self.at = (0, "")
        if self.info.needs_return:
            self.emit("R.no_return()")
        else:
            self.emit(f"return {self.result()}")
        arguments = "".join([f", v{v.number}" for v in self.info.arguments])
        preamble = ["    " + line for line in self.source.preamble]
        whole = " ".join([*preamble, *(line for _, line, _, _ in self.lines)])
        needs = [text for name, text in (("s|x", "s = R.state"), ("x", "x = s.x"), ("tick", "tick = R.tick")) if re.search(rf"(?<![.\w'])(?:{name})(?!\w)", whole)]
        head = [f"def body(R{arguments}):", *(["    " + "; ".join(needs)] if needs else [])]
        text = [*head, *preamble, *["    " * d + line for d, line, _, _ in self.lines]]
        first = len(head) + len(preamble) + 1
        return "\n".join(text) + "\n", {first + i: (line, name) for i, (_, _, line, name) in enumerate(self.lines)}

    def result(self) -> str:
        """What a function gives that its output arguments, or nothing, make."""
        info = self.info
        if info.retset:
            return "R.rows"
        if info.outputs and not info.trigger:
            if info.single:
                return self.output(info.outputs[0])
            made = self.source.constant(info.made, "made")
            return f"{made}(({''.join([self.output(v) + ', ' for v in info.outputs])}))"
        return "''" if info.result == VOID and not info.procedure else "None"

    def output(self, v: Variable) -> str:
        return f"v{v.number}" if v.kind != "record" else f"R.as_record(v{v.number})"


class Checker(Generator):
    """Of a body that is looked at and not run: what its SQL means is nobody's concern yet, as in PostgreSQL."""

    def inline(self, e: Expression, wanted: Any) -> str | None:
        return None

    def _part_in_line(self, target: Target, e: Expression) -> str | None:
        return None


def has_query(raw: Any) -> bool:
    """Whether a raw expression has a subquery in it."""
    if isinstance(raw, tree.SubLink):
        return True
    if isinstance(raw, tuple | list):
        return any(map(has_query, raw))
    return hasattr(raw, "__dataclass_fields__") and any(has_query(getattr(raw, f)) for f in raw.__dataclass_fields__)


__all__ = ["BOOLEAN", "Checker", "Generator", "tree"]
