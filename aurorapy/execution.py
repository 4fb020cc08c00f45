"""Plans and their execution in a session: from a parsed statement to rows.

A plan is cached per database by the statement's text (or, for the simple protocol, by its text with the
literals lifted out) together with the settings that literals and names depend on; a change of the catalog takes
from the cache what it may concern (`lasting_plans`).
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from aurorapy import errors
from aurorapy.limits import PLAN_FRAMES_MAX
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder, NotLiftable
from aurorapy.planner.bind.modify import bind_modify
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.bind.select import bind_query
from aurorapy.planner.depth import deeply
from aurorapy.planner.execution import ExecState
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.modify import ModifyNode
from aurorapy.planner.operators.refused import Refused
from aurorapy.planner.operators.rows import LockRows, OneByOne, Project
from aurorapy.planner.operators.scan import SubqueryScan, ValuesScan
from aurorapy.planner.parse import NotLiftable as ParserNotLiftable
from aurorapy.planner.parse import tree
from aurorapy.planner.places import Mark, add_places, is_simple
from aurorapy.planner.plan.fold_statement import fold_statement
from aurorapy.planner.plan.folding import Derivation
from aurorapy.planner.plan.layout import Level
from aurorapy.planner.plan.modify import plan_modify
from aurorapy.planner.plan.query import Planner
from aurorapy.planner.plan.unused import remove_unused
from aurorapy.planner.types import TYPES
from aurorapy.privileges.row_security import apply_policies
from aurorapy.privileges.statements import check_added, check_routines, check_statement
from aurorapy.records import dataclass
from aurorapy.routines.calling import OwnWrites
from aurorapy.routines.inlining import inline_routines, may_inline, stored_expressions
from aurorapy.storage.volume import PageFault
from aurorapy.transaction.locks import TABLE_MODES
from aurorapy.transaction.young_trees import access_of

from .catalog.by_hand import CHANGEABLE, SETTINGS, Change, ChangeCatalog, ChangeSettings, catalog_change
from .kept_texts import parse_lifted
from .plannable import PLANNABLE
from .point import Point, point_of, point_write_of
from .settling import refuse_stale, settle
from .statistics.reading import StatisticsReader

PLANS_MAX = 2000  # cached plans a database; beyond it the cache starts anew
_COUNTED = ("SELECT 0", "SELECT 1")
_VERBS = {"insert": "INSERT 0", "update": "UPDATE", "delete": "DELETE", "merge": "MERGE"}


_ACCESS_SHARE, _ROW_SHARE, _ROW_EXCLUSIVE = (TABLE_MODES.index(mode) for mode in ("access share", "row share", "row exclusive"))


@dataclass(slots=True, eq=False)
class Plan:
    """`parameters`: types of the statement's own parameters; `slots`: (type, typmod) of lifted literals, None where the
    value is used as it is; `verb`: for the command tag; `writes`: it changes rows or locks them."""

    node: Node
    subplans: list[Any]
    columns: list[bound.OutputColumn]
    parameters: list[int]
    verb: str
    modifying: list[tuple[int, Any]]
    relations: set[int]
    slots: list[tuple[int, int] | None] = field(default_factory=list)
    writes: bool = False
    modify_kind: str = ""
    point: Point | None = None
    write: Any = None  # a PointUpdate or PointInsert
    volatile: bool = False
    direct: bool = False  # lifted literals are parameters as they are
    uses: int = 0
    routines: set[int] = field(default_factory=set)  # users' functions that it calls
    locks: list[tuple[tuple[str, int], int]] = field(default_factory=list)  # of tables, which it takes: (key, mode)
    marks: tuple[Mark, ...] = ()  # of a cursor: the tables of which it has rows, for WHERE CURRENT OF
    simple: bool = False  # they come as one scan gives them
    locking: bool = False  # it has FOR UPDATE or its kin
    tells_rows: bool = False  # rules have made queries of it, whose rows go to the client
    derive: Derivation | None = None  # what is computed of the parameters before anything else
    calls_back: bool = False  # they may change what it reads, which it must not see
    lasting: bool | None = None  # what `lasting_plans` has found of it

    @property
    def returns_rows(self) -> bool:
        """Whether its answer has rows; a query's may have no columns."""
        return bool(self.columns) or self.verb == "SELECT"


def make_plan(session: Any, statement: Any, parameters: list[int] | None = None, *, fixed: bool = False, variables: Any = None,
              marked: bool = False) -> Plan:
    """Bind and plan a query or data-modifying statement; `variables`: what names mean in a routine's body; `marked`: it is a cursor's. It looks at pages
    for how large tables are: should one have to come from afar, others may change the catalog meanwhile, so it is begun anew."""
    volume = session.database.volume
    while volume.faults:
        volume.faulting = True
        try:
            return deeply(lambda: _make_plan(session, statement, parameters, fixed, variables, marked), PLAN_FRAMES_MAX)
        except PageFault as fault:
            missing = fault
        finally:
            volume.faulting = False
        session.bring(missing)
    return deeply(lambda: _make_plan(session, statement, parameters, fixed, variables, marked), PLAN_FRAMES_MAX)


def _make_plan(session: Any, statement: Any, parameters: list[int] | None, fixed: bool, variables: Any, marked: bool) -> Plan:
    b, query, modify, change = _bound(session, statement, parameters, fixed, variables)
    made = query if query is not None else modify
    assert made is not None
    columns = made.columns
    count = max(b.slot_types) + 1 if b.slot_types else len(b.parameters)
    if modify is not None and modify.table.rules:
        return _rewritten_plan(session, b, statement, modify)
    _settle_parameters(b)
    guard = apply_policies(session, b, query, modify) if b.guarded else None
    check_statement(session, b, query, modify)
    if guard is not None:
        guard.finish()
        check_added(session, guard.added)
    plan = _planned(session, b, query, modify, columns, count, marked)
    if change is not None:
        plan.verb, plan.modify_kind = _VERBS[change.verb.lower()], change.verb.lower()
        if change.table.name == SETTINGS:
            plan.node = ChangeSettings(plan.node, change.table)
        else:
            plan.node, plan.columns, plan.writes = ChangeCatalog(plan.node, change), [], True
    return plan


def bound_columns(session: Any, statement: Any, parameters: list[int], variables: Any) -> list[bound.OutputColumn] | None:
    """The columns of a statement of a routine's body, bound and not planned; None where it gives no rows."""
    b, query, modify, _ = deeply(lambda: _bound(session, statement, parameters, True, variables), PLAN_FRAMES_MAX)
    _settle_parameters(b)
    return query.columns if query is not None else modify is not None and modify.columns or None


def _bound(session: Any, statement: Any, parameters: list[int] | None, fixed: bool,
           variables: Any) -> tuple[Binder, bound.Query | None, bound.Modify | None, Change | None]:
    """A statement, bound, and what it changes of a system catalog."""
    context = session.context if variables is None else variables.context or session.context
    b = Binder(session.catalog_view, context, parameters=list(parameters or []), fixed_parameters=fixed, variables=variables)
    b.runs = True
    query: bound.Query | None = None
    modify: bound.Modify | None = None
    change: Change | None = None
    if isinstance(statement, tree.InsertStmt | tree.UpdateStmt | tree.DeleteStmt) and statement.table.name[-1] in CHANGEABLE:
        found = catalog_change(b, statement, context.superuser)
        if found is not None:
            query, change = found
    if query is not None:
        pass
    elif isinstance(statement, tree.InsertStmt | tree.UpdateStmt | tree.DeleteStmt | tree.MergeStmt):
        modify = bind_modify(b, statement)
    else:
        query = bind_query(b, Scope(), statement)
        if variables is not None:
            variables.settle(b, query)
    return b, query, modify, change


def _settle_parameters(b: Binder) -> None:
    """Raise 42P18 for a parameter of which nothing says what it is."""
    if not b.lifted and 705 in b.parameters:
        raise errors.IndeterminateDatatype(f"could not determine data type of parameter ${b.parameters.index(705) + 1}")


def _rewritten_plan(session: Any, b: Binder, statement: Any, modify: bound.Modify) -> Plan:
    """The plan of a statement on a relation with rules."""
    from .rewriting import rewritten, steps_of

    made: list[bound.OutputColumn] = modify.columns

    def plan(action: Any) -> Plan:
        _settle_parameters(b)
        count = max(b.slot_types) + 1 if b.slot_types else len(b.parameters)
        query, own = (action, None) if isinstance(action, bound.Query) else (None, action)
        return _planned(session, b, query, own, action.columns, count, False)

    steps = steps_of(session, b, statement, modify.kind, plan)
    check_routines(session, b)
    plans = [s.plan for s in steps if s.plan is not None]
    selects = any(p.verb == "SELECT" for p in plans)
    if selects and b.lifted:
        raise NotLiftable
    locks: dict[tuple[str, int], int] = {}
    for p in plans:
        for key, mode in p.locks:
            locks[key] = max(mode, locks.get(key, 0))
    _settle_parameters(b)
    slots: list[tuple[int, int] | None] = [None] * ((max(b.slot_types) + 1 if b.slot_types else len(b.parameters)) if b.lifted else 0)
    for i, (oid, typmod) in b.slot_types.items():
        slots[i] = (oid, typmod)
    return Plan(rewritten(modify.table, steps, len(made)), [], made, b.parameters, _VERBS[modify.kind], [], b.relations, slots, True, modify.kind,
                locks=sorted(locks.items()), volatile=True, routines=b.routines, tells_rows=selects)


def _planned(session: Any, b: Binder, query: bound.Query | None, modify: bound.Modify | None, columns: list[bound.OutputColumn], count: int,
             marked: bool) -> Plan:
    """The plan of what is bound and allowed."""
    if b.routines and may_inline(session):
        inline_routines(session, b, query, modify)
    if session.context.no_views:
        _refuse_views(session, b.relations)
    marks: tuple[Mark, ...] = ()
    verb = _VERBS[modify.kind] if modify is not None else "SELECT"
    derive = None
    reader = StatisticsReader(session)
    try:
        if marked and query is not None:
            marks = add_places(query)
        folder = fold_statement(b.context, count, query, modify, remove_unused(query, modify), volatile=b.volatile)
        if folder.derived:
            derive = Derivation(folder)
        planner = Planner(count + len(folder.derived), reader, stored_expressions(session, b))
        planner.context = session.context
        planner.lifted = b.lifted
        if modify is not None:
            node: Node = plan_modify(planner, modify)
        else:
            assert query is not None
            node = planner.plan_query(query, Level(planner, None))
        planner.context = None  # a plan outlives its session
        planner.relations.clear()  # which know the planner
    except errors.SQLError as e:
        if not e.when_run:
            raise
        planner = Planner(count, reader, stored_expressions(session, b))
        node, marks, derive = Refused(e, len(columns)), (), None
    session.database.counters.watch(reader.sizes)
    if b.routines and b.volatile and isinstance(node, ModifyNode):
        _one_by_one(node)
    slots: list[tuple[int, int] | None] = [None] * (count if b.lifted else 0)
    for i, (oid, typmod) in b.slot_types.items():
        slots[i] = (oid, typmod)
    writes = modify is not None or bool(planner.modifying) or _locks(query)
    return Plan(node, planner.subplans, columns, b.parameters, verb, planner.modifying, b.relations, slots, writes,
                modify.kind if modify is not None else "", locks=_table_locks(b.relations, query, modify),
                marks=marks, simple=bool(marks) and is_simple(node), locking=marked and _locks(query), volatile=b.volatile, routines=b.routines,
                calls_back=bool(b.routines) and b.volatile and (_scans(node) or any(_scans(s.plan) for s in planner.subplans)), derive=derive)


def _table_locks(relations: set[int], query: bound.Query | None, modify: bound.Modify | None) -> list[tuple[tuple[str, int], int]]:
    """The tables that a statement locks, each as strongly as any part of it needs."""
    changed: set[int] = set()
    locking = _query_locks(query, changed) | _modify_locks(modify, changed)
    reading = _ROW_SHARE if locking else _ACCESS_SHARE
    return [(("t", oid), _ROW_EXCLUSIVE if oid in changed else reading) for oid in sorted(relations | changed)]


def _query_locks(q: bound.Query | None, changed: set[int]) -> bool:
    """Whether a query, or a part of it, locks rows; `changed` gets the tables that its parts change."""
    locking = False
    if q is not None:
        locking = bool(q.locks)
        for cte in q.ctes:
            locking |= _modify_locks(cte.modify, changed)
        for sub in bound.subqueries(q):
            locking |= _query_locks(sub, changed)
    return locking


def _modify_locks(m: bound.Modify | None, changed: set[int]) -> bool:
    locking = False
    if m is not None:
        changed.add(m.table.oid)
        if m.entry is not None and m.entry.family is not None:
            changed.update(m.entry.family.oids())
        locking = _query_locks(m.query, changed)
        for cte in m.ctes:
            locking |= _modify_locks(cte.modify, changed)
    return locking


def refuse_writing(session: Any, plan: Plan) -> None:
    """Raise 25006 for a statement that writes to, or locks rows of, tables that are not temporary."""
    tables = session.catalog.tables
    if any(mode > _ACCESS_SHARE and ((table := tables.get(oid)) is None or table.persistence != "t") for (_, oid), mode in plan.locks):
        lock = _strength(plan.node) if plan.verb == "SELECT" else ""
        raise errors.ReadOnlySqlTransaction(f"cannot execute {plan.verb.split()[0]}{f' FOR {lock.upper()}' if lock else ''} in a read-only transaction")


def _strength(node: Node) -> str:
    """Of the locks that a query takes on its rows."""
    if type(node) is LockRows:
        return node.targets[0][3]
    return _strength(node.children[0]) if len(node.children) == 1 else ""


def _one_by_one(node: Node) -> None:
    """Let a statement that calls a volatile function change each row before the function is called for the next one."""
    above, at = node, node
    while len(at.children) == 1 and type(at.children[0]) in (Project, SubqueryScan):
        at = at.children[0]
        if type(at) is Project:
            above = at
    if at.children and type(at.children[0]) is ValuesScan:
        at.children[0].one_by_one()
    if above.children:
        above.children = (OneByOne(above.children[0]), *above.children[1:])


def _scans(node: Any) -> bool:
    """Whether a plan reads tables."""
    return (hasattr(node, "table") and not isinstance(node, ModifyNode)) or any(_scans(c) for c in node.children)


def _refuse_views(session: Any, relations: set[int]) -> None:
    """Raise 55000 where restrict_nonsystem_relation_kind keeps the session from using views."""
    view = next((t for oid in sorted(relations) if (t := session.catalog.tables.get(oid)) is not None and t.kind == "v"), None)
    if view is not None:
        raise errors.ObjectNotInPrerequisiteState(f'access to non-system view "{view.name}" is restricted')


def _locks(query: bound.Query | None) -> bool:
    if query is None:
        return False
    return bool(query.locks) or any(_locks(q) for q in bound.subqueries(query))


def lifted_plan(session: Any, text: str, lifted: tuple[str, list[Any]]) -> tuple[Plan, tuple[Any, ...]] | None:
    """A cached (or new) plan for a text with its literals as parameters, and their values; None when it cannot be had."""
    key, values = lifted
    plans = session.plans
    cache_key = (key, session.context.signature)
    plan = plans.get(cache_key)
    if plan is None:
        if cache_key in plans:
            return None
        try:
            parsed = parse_lifted(text, key)
            if not isinstance(parsed.statement, PLANNABLE) or parsed.parameters or parsed.cut:  # what was cut is told each time
                return None
            if isinstance(parsed.statement, tree.Select) and parsed.statement.into is not None:
                return None
            plan = make_plan(session, parsed.statement)
            if _partial_indexes(session, plan):
                raise NotLiftable
            plan.slots += [None] * (len(values) - len(plan.slots))
        except (NotLiftable, ParserNotLiftable, errors.SQLError):
            plans[cache_key] = None  # bind the plain text: it decides, or has the error
            return None
        if len(plans) >= PLANS_MAX:
            plans.clear()
        plan.direct = all(slot is None or (type(v) is int and slot[0] != 1700) or (type(v) is str and slot[0] in (25, 705, 1043))
                          for v, slot in zip(values, plan.slots, strict=True))
        if session.context.points:  # a point select counts by itself
            find_point(plan)
        plans[cache_key] = plan
    if plan.direct:
        return plan, tuple(values)
    try:
        return plan, slot_values(session, plan, values)
    except errors.SQLError:
        return None  # bind the plain text: it says where the error is


def _partial_indexes(session: Any, plan: Plan) -> bool:
    """Whether a table of the plan has an index that is of use for some literals only."""
    tables = session.catalog.tables
    return any(i.predicate is not None for oid in plan.relations if (t := tables.get(oid)) is not None for i in t.indexes)


def find_point(plan: Plan) -> None:
    """Note whether the plan is about one row only."""
    if plan.routines:
        return
    if plan.writes:
        plan.write = point_write_of(plan.node, plan.subplans, plan.derive) if not plan.modifying else None
    else:
        plan.point = point_of(plan.node, plan.subplans, plan.derive)


def slot_values(session: Any, plan: Plan, values: list[Any]) -> tuple[Any, ...]:
    """Lifted literals as data of the types that the plan found for them."""
    out = []
    for v, slot in zip(values, plan.slots, strict=True):
        if slot is None:
            out.append(v)
            continue
        oid, typmod = slot
        kind = type(v)
        if kind is str and oid not in (25, 705, 1043):
            out.append(TYPES[oid].input(v, typmod if oid == 1186 else -1, session.context))
        elif kind is int and oid == 1700:
            out.append(TYPES[1700].input(str(v), -1, session.context))
        else:
            out.append(v)
    return tuple(out)


def look_up(session: Any, point: Any, p: tuple[Any, ...]) -> tuple[list[Any], str] | None:
    """A point select's rows and tag in the session's transaction; None where it takes more. PageFault where storage is far."""
    txn = session.transaction
    if session.in_block and ((lock := txn.db.locks.locks.get(point.lock)) is None or txn not in lock.holders):
        txn.db.locks.acquire(txn, point.lock, _ACCESS_SHARE, session.wait)
        txn.queried = True
    found = point.rows(session.database, p, session.context, txn.usage, txn.writes.get(point.table.oid))
    if found is None:
        return None
    session.statement_lsn = found[1]
    return found[0], _COUNTED[len(found[0])]


def execute(session: Any, plan: Plan, p: tuple[Any, ...], at: int | None = None, view: Any = None) -> tuple[list[Any], str]:
    """Run a plan in the session's transaction: all rows, and the command tag. `at`: a snapshot older than the newest; `view`: own writes of before."""
    txn = session.transaction
    if plan.routines:
        if not session.routines.depth:
            session.routines.seen = 0
        if view is None:
            session.routines.own = OwnWrites(len(txn.undo))
    if plan.writes and txn.read_only:
        refuse_writing(session, plan)
    if at is None:
        settle(session, plan)
    while txn.isolation == "read committed" and at is None and view is None:
        try:
            if plan.write is not None:
                count = plan.write.run(session, p)
                if count >= 0:
                    return [], f"{plan.verb} {count}"
            elif plan.point is not None:
                answer = look_up(session, plan.point, p)
                if answer is not None:
                    return answer
            break
        except PageFault as fault:
            version = session.catalog.version
            session.bring(fault)
            refuse_stale(session, version)
    lsn = txn.begin_statement()
    if at is not None:
        lsn = at
        txn.pin(at)
    access = access_of(txn, lsn, session.wait, session.tick)
    if view is not None:
        access.writes = view
    session.statement_lsn = lsn
    for oid in plan.relations:
        table = session.catalog.tables.get(oid)
        if table is not None and table.kind in "rpm" and (session.in_block or ("t", oid) in txn.db.locks.locks):
            access.lock_table(table, "access share")  # alone, and outside a block, nobody would know
    state = ExecState(p, session.context, access, plan.subplans)
    if plan.derive is not None:
        state.p = plan.derive(state)
    if plan.calls_back and plan.modify_kind in ("update", "delete"):
        access.strict, access.touched = f"{plan.modify_kind}d", set()
    if view is None and (plan.modifying or plan.calls_back):
        access.freeze()  # all parts of the statement have one snapshot: none sees what another one does
    rows = plan.node.all_rows(state)
    if plan.modifying:
        _finish_modifying(state, plan)
    if access.checks or access.events is not None:
        access.finish()
    session.statement_lsn = max(access.seen[0], session.database.catalog_lsn)
    if plan.routines:
        session.statement_lsn = max(session.statement_lsn, session.routines.seen)
    if isinstance(plan.node, ModifyNode):
        return rows, f"{plan.verb} {state.count}"
    return rows, f"SELECT {len(rows)}"


def _finish_modifying(state: ExecState, plan: Plan) -> None:
    """WITH queries that change data are run to their end even when nobody reads them: after the rest, and in PostgreSQL's order, the last first."""
    count = state.count
    for ident, node in reversed(plan.modifying):
        if ident not in state.ctes:
            state.ctes[ident] = node.all_rows(state)
    state.count = count
