"""A PL/pgSQL routine as a session runs it: parsed, generated, compiled; and the context of its errors."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from aurorapy import errors
from aurorapy.commands import warning
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import settle_unknown
from aurorapy.planner.bind.resolve import POLYMORPHIC, RECORD
from aurorapy.planner.bind.rows import row_type
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.bind.select import bind_query
from aurorapy.planner.execution import ExecState
from aurorapy.planner.types.arrays import record_of

from ..keeping import Made, Uses
from ..tracking import is_tracked
from .frame import Frame
from .generate import Checker, Generator
from .parser import parse_body
from .records import record_of_value
from .sites import PlNames, bind_plain, plain_target, use_expression, used_variables
from .subtransactions import Caught, Leave
from .tree import Body, Expression, Namespace, Variable
from .types import settle

TRIGGER, EVENT_TRIGGER, VOID, BOOL = 2279, 3838, 2278, 16


class Info:
    """What is declared of a routine, as the generator needs it. `made`: the class of its rows of output arguments."""

    def __init__(self, caller: Any, table: Any = None, names: tuple[tuple[str, int], ...] = ()) -> None:
        r = self.routine = caller.routine
        self.source: str = r.source
        self.result: int = VOID if caller.result == EVENT_TRIGGER else caller.result
        self.retset: bool = r.retset
        self.procedure = r.kind == "p"
        self.trigger = r.result == TRIGGER
        self.table_type = table.type_oid if table is not None else 0
        self.is_row = row_type(caller.result) is not None
        self.leaves = 0
        self.failed_at = 0
        self.ended = False
        self.variables: list[Variable] = []
        self.arguments: list[Variable] = []
        self.outputs: list[Variable] = []
        self.scope = Namespace(None, r.name)
        inputs = iter(caller.args)
        outs = iter([t for _, t in caller.columns])
        for i, mode in enumerate(r.modes):
            oid = next(inputs) if mode in "ibv" else 0
            if mode in "obt":
                oid = next(outs, RECORD)  # one record is what the call says that it is
            v = self._variable(r.names[i], oid)
            self.scope.names[f"${i + 1}"] = v
            if mode in "ibv":
                self.arguments.append(v)
            if mode in "obt":
                self.outputs.append(v)
                v.assigned = True
        self.locals = [self._variable("$0", caller.result)] if r.result in POLYMORPHIC else []
        self.found = self._variable("found", BOOL)
        self.found.sure = self.found.assigned = True
        if self.trigger or r.result == EVENT_TRIGGER:
            for name, oid in names:
                self.arguments.append(self._variable(name, oid))
        self.single = len(self.outputs) == 1 and not self.procedure and (self.result != RECORD or self.outputs[0].oid == RECORD)
        self.made = record_of(tuple([v.oid for v in self.outputs])) if self.outputs and self.result == RECORD and not self.single else None
        self.needs_return = not (self.procedure or self.retset or self.result == VOID or self.outputs) or self.trigger

    def _variable(self, name: str, oid: int) -> Variable:
        v = Variable(name, oid, 0, len(self.variables))
        settle(v, oid)
        self.variables.append(v)
        if name:
            self.scope.names[name] = v
        return v

    def leave(self) -> int:
        """A number for a loop that is left from far inside."""
        self.leaves += 1
        return self.leaves

    def type_of(self, generator: Any, e: Expression) -> tuple[int, int]:
        """The type of an expression as far as it can be told before it is run; text where it cannot."""
        generator.uses.say(e.text)
        try:
            if any(v.kind == "record" for v in used_variables(e)):
                return 25, -1
            names = PlNames(e.scope, generator.conflict, {}, inline=True)
            raw = plain_target(e.raw)
            made = bind_plain(generator.session, names, raw) if raw is not None else None
            if made is not None:
                expr = settle_unknown(*made)
                use_expression(generator.session, generator.uses, made[0], expr)
                return expr.type, expr.typmod
            names = PlNames(e.scope, generator.conflict, {}, inline=False)
            b = Binder(generator.session.catalog_view, generator.session.context, fixed_parameters=True, variables=names)
            query = bind_query(b, Scope(), e.raw)
            generator.uses.bind(generator.session, b.relations, b.routines, [c.type for c in query.columns])
            return query.columns[0].type, query.columns[0].typmod
        except errors.SQLError:
            return 25, -1


_CONFLICTS = {"error": "error", "use_variable": "variable", "use_column": "column"}


class PlCode:
    """A compiled routine. `function` is the generated one."""

    def __init__(self, session: Any, caller: Any, table: Any = None, names: tuple[tuple[str, int], ...] = (), generate: type[Generator] = Generator) -> None:
        self.routine = routine = caller.routine
        if "plpgsql.extra_errors" not in session.defaults:  # the language has not been used in this session
            session.context.load("plpgsql")
        self.fixed = routine.volatility != "v" and routine.kind == "f"
        self.plain = not routine.config and not routine.definer and not is_tracked(session, routine)
        uses = Uses()
        self.made = Made(session, self, uses)
        self.atomic = routine.kind == "f"
        self.session = session
        self.base: Any = None  # the database's catalog when it was last found to be current
        self.idle: list[Frame] = []
        info = self.info = Info(caller, table, names)
        conflict = _CONFLICTS.get(session.values.get("plpgsql.variable_conflict") or "error", "error")
        body = None
        try:
            body = self._parsed(info, conflict)
            generator = generate(session, body, info, uses)
            text, self.lines = generator.function()
        except errors.SQLError as e:
            if body is not None:
                line = f'compilation of PL/pgSQL function "{routine.name}" near line {info.failed_at or (generator.at[0] if body is not None else 0) or 1}'
                e.where = line if e.where is None else f"{e.where}\n{line}"
            raise
        namespace = generator.source.namespace
        namespace.update(Leave=Leave, Caught=Caught, __pl__=self)
        try:
            code = compile(text, f"<{routine.name}>", "exec")
        except (SyntaxError, MemoryError, RecursionError) as e:
            if isinstance(e, SyntaxError) and "too many" not in str(e):
                raise
            raise errors.StatementTooComplex("blocks and loops are nested too deep") from None
        exec(code, namespace)
        uses.bind(session, (), (), [*(v.oid for v in body.variables), caller.result, *(t for _, t, *_ in caller.columns), table.type_oid if table is not None else 0])
        self.text = text
        self.function = namespace.pop("body")
        self.reuses = not info.retset and not info.trigger
        self.state = ExecState((), session.context, None, [])
        self.records = [i for i, v in enumerate(info.arguments) if v.kind == "record" and not info.trigger]

    def _parsed(self, info: Info, conflict: str) -> Body:
        return parse_body(info.source, info.scope, info.variables, conflict, self._shadows(info) if self.asks("shadowed_variables") else None)

    def asks(self, check: str) -> str:
        """'error' or 'warning' where plpgsql.extra_errors or extra_warnings ask for a check, else ''."""
        for setting, level in (("plpgsql.extra_errors", "error"), ("plpgsql.extra_warnings", "warning")):
            wanted = [w.strip() for w in (self.session.values.get(setting) or "none").lower().split(",")]
            if check in wanted or "all" in wanted:
                return level
        return ""

    def _shadows(self, info: Info) -> Any:
        def tell(e: errors.SQLError) -> None:
            e.query = info.source
            if self.asks("shadowed_variables") == "error":
                raise e
            warning(self.session, e.sqlstate, e.message)

        return tell

    def is_current(self, session: Any) -> bool:
        """Whether nothing has changed that the code is made of."""
        txn = session.transaction
        plain = session.temporary is None and txn is not None and txn.catalog is None and txn.temporary is None
        made = self.made
        if plain and self.base is session.database.catalog and made.signature is session.context.signature:
            return True
        if made.is_good(session):
            self.base, made.signature = session.database.catalog if plain else None, session.context.signature
            return True
        return False

    def run(self, session: Any, values: tuple[Any, ...]) -> Any:
        """Call it."""
        if self.records:
            values = tuple([record_of_value(v, RECORD) if i in self.records else v for i, v in enumerate(values)])
        idle = self.idle
        frame = idle.pop() if idle else Frame(session, self)
        try:
            result = self.function(frame, *values)
        except errors.SQLError as e:
            self._tell(e)
            raise
        if self.reuses:
            frame.count = 0
            idle.append(frame)
        return result

    def _tell(self, e: errors.SQLError) -> None:
        """Add this function's line to an error's context."""
        if getattr(e, "told", False):
            e.told = False  # type: ignore[attr-defined]
            e.complete = True  # type: ignore[attr-defined]  # thrown again with its whole context
            return
        if getattr(e, "complete", False):
            return
        trace = e.__traceback__
        while trace is not None and trace.tb_frame.f_code is not self.function.__code__:
            trace = trace.tb_next
        line = self.line_of(0 if trace is None else trace.tb_lineno)
        e.where = line if e.where is None else f"{e.where}\n{line}"

    def line_of(self, number: int) -> str:
        """The line of an error's context for a line of the generated function."""
        line, name = self.lines.get(number, (0, ""))
        routine = self.routine
        if not routine.oid:
            what = "inline_code_block"
        else:
            from ..naming import signature

            what = signature(self.session, routine)
        if not line:
            return f"PL/pgSQL function {what}"
        return f"PL/pgSQL function {what} line {line} {name if name.startswith('during') else 'at ' + name}"


@lru_cache(1)
def _validated_types() -> dict[int, int]:
    """What stands for polymorphic types where a body is looked at before it is called."""
    return {2283: 23, 2776: 23, 2277: 1007, 3500: 23, 3831: 3904, 4537: 4451, 5077: 23, 5078: 1007, 5079: 23, 5080: 3904, 4538: 4451}


def check_body(session: Any, routine: Any) -> None:
    """What CREATE FUNCTION looks at: the body's words, its types and names of variables, and the words of the SQL in it."""
    from ..calling import Caller

    stand = _validated_types()
    args = tuple([stand.get(t, t) for t in routine.args])
    columns = tuple([(n, stand.get(t, t)) for n, t in (routine.out_columns or _outs(routine))])
    caller = Caller(routine, args, stand.get(routine.result, routine.result), columns)
    names = TRIGGER_NAMES if routine.result == TRIGGER else EVENT_TRIGGER_NAMES if routine.result == EVENT_TRIGGER else ()
    PlCode(session, caller, None, names, Checker)


def _outs(routine: Any) -> tuple[tuple[str, int], ...]:
    return tuple([(routine.names[i], routine.all_types[i]) for i in routine.outputs])


TRIGGER_NAMES: tuple[tuple[str, int], ...] = (
    ("new", RECORD), ("old", RECORD), ("tg_name", 19), ("tg_when", 25), ("tg_level", 25), ("tg_op", 25), ("tg_relid", 26), ("tg_relname", 19),
    ("tg_table_name", 19), ("tg_table_schema", 19), ("tg_nargs", 23), ("tg_argv", 1009))
EVENT_TRIGGER_NAMES: tuple[tuple[str, int], ...] = (("tg_event", 25), ("tg_tag", 25))

__all__ = ["POLYMORPHIC", "PlCode", "check_body"]
