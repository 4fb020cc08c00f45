"""CALL and DO.

Source: PostgreSQL 15 manual, CALL, DO, and section 38.4.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import coerce, settle_unknown
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.resolve import ANY, POLYMORPHIC, UNKNOWN, call_text, find_function, resolve_polymorphic
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.bound import OutputColumn
from aurorapy.planner.execution import ExecState
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.kernels import values_kernel
from aurorapy.planner.parse import tree
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import TYPES
from aurorapy.privileges.acl import EXECUTE
from aurorapy.privileges.holding import Object, require
from aurorapy.records import dataclass

from .calling import Caller, run_code
from .creating import place
from .functions import called_path
from .languages import check_language, may_use

_HINT = "No procedure matches the given name and argument types. You might need to add explicit type casts."


@dataclass(slots=True)
class BoundCall:
    """A call of a procedure: its arguments in the order of declaration, of which `inputs` are handed over, and the columns of its answer. `given`: for each
    argument what was written for it, None for a default."""

    caller: Caller
    args: list[bound.Expr]
    inputs: list[int]
    columns: list[OutputColumn]
    given: list[Any]


def bind_call(session: Any, b: Binder, node: tree.FuncCall) -> BoundCall:
    """What CALL means; 42883, 42725, 42809."""
    catalog = session.catalog
    schema = node.name[-2] if len(node.name) > 1 else None
    name = node.name[-1]
    scope = Scope()
    for what, given in (("DISTINCT", node.distinct), ("ORDER BY", node.order_by), ("FILTER", node.filter), ("WITHIN GROUP", node.within_group), ("OVER", node.over)):
        if given or node.star:
            raise errors.WrongObjectType(f"{what} specified, but {name} is not an aggregate function", position=node.pos)
    args = [bind(b, scope, a, "CALL arguments") for a in node.args]
    named = [n for n, _ in node.named]
    args += [bind(b, scope, e, "CALL arguments") for _, e in node.named]
    raw = [*node.args, *(e for _, e in node.named)]
    for a in args:
        for n in bound.walk(a):
            if isinstance(n, bound.SubLink):
                raise errors.FeatureNotSupported("cannot use subquery in CALL argument", position=n.pos)
    if schema is not None:
        catalog.schema_oid(schema)
    path = (schema,) if schema is not None else called_path(session.context.search_path)
    inputs = [a.type for a in args]
    candidates = _candidates(catalog, name, path)
    try:
        found = find_function(name, inputs, named, node.variadic, candidates, built_in=schema in (None, "pg_catalog"))
    except errors.AmbiguousFunction:
        raise errors.AmbiguousFunction(f"procedure {call_text(name, inputs, named)} is not unique", position=node.pos,
                                       hint="Could not choose a best candidate procedure. You might need to add explicit type casts.") from None
    if found is None:
        raise errors.UndefinedFunction(f"procedure {call_text('.'.join(node.name), inputs, named)} does not exist", position=node.pos, hint=_HINT)
    f, routine = found.function, found.function.routine
    if routine is None or routine.kind != "p":
        raise errors.WrongObjectType(f"{call_text('.'.join(node.name), inputs, named)} is not a procedure", position=node.pos, hint="To call a function, use SELECT.")
    return _finish(b, found, args, raw, routine, f)


def _finish(b: Binder, found: Any, args: list[bound.Expr], raw: list[Any], routine: Routine, f: Function) -> BoundCall:
    concrete, _ = resolve_polymorphic(tuple(found.args), [a.type for a in args], routine.result, f.name)
    done: list[bound.Expr] = []
    for a, t in zip(args, concrete, strict=True):
        fitting = settle_unknown(b, a) if t == ANY else coerce(b, a, t)
        assert fitting is not None
        done.append(fitting)
    if found.variadic:
        fixed = len(f.args) - 1
        done = [*done[:fixed], bound.Array(TYPES[concrete[fixed]].array, tuple(done[fixed:]))]
        raw = [*raw[:fixed], None]
    order = found.order if found.order is not None else tuple(range(len(done)))
    slots: list[bound.Expr | None] = [None] * len(f.args)
    given: list[Any] = [None] * len(f.args)
    for at, e, r in zip(order, done, raw, strict=True):
        slots[at], given[at] = e, r
    places = [i for i, m in enumerate(routine.modes) if m in "iobv"]
    first_default = len(routine.inputs) - len(routine.defaults)
    out: list[bound.Expr] = []
    for i, slot in enumerate(slots):
        out.append(slot if slot is not None else b.catalog.default_argument(b, f.args[i], routine.defaults[routine.inputs.index(places[i]) - first_default]))
    types = {d: e.type for d, e in zip(f.args, out, strict=True) if d in POLYMORPHIC}
    exact = [types.get(t, t) for t in routine.all_types]
    handed = [i for i, place in enumerate(places) if routine.modes[place] in "ibv"]
    columns = [OutputColumn(routine.names[i] or f"column{n}", exact[i]) for n, i in enumerate(routine.outputs, 1)]
    caller = Caller(routine, tuple([exact[i] for i in routine.inputs]), routine.result, tuple([(c.name, c.type) for c in columns]))
    return BoundCall(caller, out, handed, columns, given)


def _candidates(catalog: Any, name: str, path: tuple[str, ...]) -> list[Function]:
    """Procedures with all of their arguments, and functions, which the error tells."""
    out: list[Function] = []
    seen: set[tuple[int, ...]] = set()
    for schema in path:
        for oid in catalog.routine_names.get((catalog.schema_oids.get(schema, 0), name), ()):
            r = catalog.routines[oid]
            places = [i for i, m in enumerate(r.modes) if m in ("iobv" if r.kind == "p" else "ibv")]
            args = tuple([r.all_types[i] for i in places])
            if args in seen:
                continue
            seen.add(args)
            trailing = len(r.defaults)
            out.append(Function(name, args, r.result, None, oid, r.kind, variadic=r.variadic, defaults=(None,) * trailing,
                                arg_names=tuple([r.names[i] for i in places]), routine=r))
    return out


def call(session: Any, s: tree.CallStmt, text: str) -> Any:
    """CALL, outside of routines."""
    from aurorapy.results import Result

    session.start_transaction()
    b = Binder(session.catalog_view, session.context, parameters=list(session.argument_types), fixed_parameters=True)
    made = bind_call(session, b, s.call)
    if not session.context.superuser:
        require(session, Object("function", made.caller.routine.oid), EXECUTE)
    session.statement_lsn = 0
    state = session.routines
    state.seen = state.hold = 0
    free, state.free = state.free, not (session.in_block or session.several or session.pipelining or state.depth)
    try:
        values = values_kernel([made.args[i] for i in made.inputs])(ExecState(session.arguments, session.context, None, []))
        row = run_code(session, made.caller.code(session), values)
    finally:
        state.free = free
    hold = max(state.hold, state.seen if state.seen > session.database.volume.vdl else 0)
    session.start_transaction()
    if not made.columns:
        return Result("CALL", hold=hold)
    return Result("CALL", made.columns, [(None,) * len(made.columns) if row is None else tuple(row)], hold)


def call_parameters(session: Any, s: tree.CallStmt, types: list[int]) -> list[int]:
    """The types of the parameters of a CALL that is prepared."""
    session.start_transaction()
    b = Binder(session.catalog_view, session.context, parameters=list(types))
    bind_call(session, b, s.call)
    return [25 if t == UNKNOWN else t for t in b.parameters]


def call_columns(session: Any, s: tree.CallStmt) -> list[OutputColumn] | None:
    """The columns of a CALL's answer, None where it has none."""
    b = Binder(session.catalog_view, session.context)
    session.start_transaction()
    return bind_call(session, b, s.call).columns or None


def do(session: Any, s: tree.DoStmt, text: str) -> Any:
    """DO: an anonymous block."""
    from aurorapy.results import Result

    given = dict(s.options)
    if len(given) != len(s.options):
        raise errors.SyntaxError_("conflicting or redundant options")
    if "as" not in given:
        raise errors.SyntaxError_("no inline code specified")
    language = check_language(session, given.get("language", "plpgsql"))
    may_use(session, language)
    if not language.inline:
        raise errors.FeatureNotSupported(f'language "{language.name}" does not support inline code execution')
    from .plpgsql.code import PlCode

    routine = Routine(0, "inline_code_block", 0, "p", "plpgsql", (), 2278, source=given["as"])
    session.start_transaction()
    try:
        code = PlCode(session, Caller(routine, (), 2278, ()))
    except errors.SQLError as e:
        place(e, routine.source, s.source_at)
        raise
    session.statement_lsn = 0
    state = session.routines
    state.seen = state.hold = 0
    free, state.free = state.free, not (session.in_block or session.several or session.pipelining or state.depth)
    try:
        run_code(session, code, ())
    finally:
        state.free = free
        vars(code).clear()  # it runs once, and its function and it know each other
    hold = max(state.hold, state.seen if state.seen > session.database.volume.vdl else 0)
    session.start_transaction()
    return Result("DO", hold=hold)
