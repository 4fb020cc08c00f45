"""CREATE, ALTER and DROP POLICY, and what switches row-level security on and off: policies are parts of their table's descriptor.

The expressions of a policy may hold subqueries, so they are kept as views are: as the text of a query that selects the expression from the table, every name
qualified, proven to mean the same, with what it reads.

Source: PostgreSQL 15 manual, section 5.8 and CREATE POLICY; its src/backend/commands/policy.c, for what is checked in which order.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import to_boolean
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.from_ import entry_item, table_entry
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.bind.select import bind_query
from aurorapy.planner.parse import parse_one, tree
from aurorapy.planner.plan.deparse import laid_out, quote_name
from aurorapy.planner.plan.deparse_query import QueryWriter
from aurorapy.planner.relation import Policy, Table
from aurorapy.privileges.granting import role_named

from .views import dependencies, view_text

POLICY_CLASS = 3256  # pg_policy
COMMANDS = {"all": "*", "select": "r", "insert": "a", "update": "w", "delete": "d"}
KIND = "policy expressions"


def policy_statement(session: Any, s: tree.PolicyStmt) -> str:
    """CREATE POLICY and ALTER POLICY."""
    if s.alter:
        _alter(session, s)
        return "ALTER POLICY"
    if s.check is not None and s.command in ("select", "delete"):
        raise errors.SyntaxError_("WITH CHECK cannot be applied to SELECT or DELETE")
    if s.using is not None and s.command == "insert":
        raise errors.SyntaxError_("only WITH CHECK expression allowed for INSERT")
    roles = _roles(session, s.roles)
    table = _target(session, s.table.name)
    using, check, depends = _texts(session, table, s)
    if any(p.name == s.name for p in table.policies):
        raise errors.DuplicateObject(f'policy "{s.name}" for table "{table.name}" already exists')
    made = Policy(session.catalog.new_oid(), s.name, COMMANDS[s.command], s.permissive, roles, using, check, depends)
    put_policies(session, table, [*table.policies, made])
    return "CREATE POLICY"


def _alter(session: Any, s: tree.PolicyStmt) -> None:
    roles = _roles(session, s.roles) if s.roles is not None else None
    table = _target(session, s.table.name)
    using, check, _ = _texts(session, table, s)
    old = policy_of(table, s.name)
    if old.command in "rd" and s.check is not None:
        raise errors.SyntaxError_("only USING expression allowed for SELECT, DELETE")
    if old.command == "a" and s.using is not None:
        raise errors.SyntaxError_("only WITH CHECK expression allowed for INSERT")
    new = replace(old, roles=old.roles if roles is None else roles, using=using or old.using, check=check or old.check)
    new = replace(new, depends=_read(session, new))
    put_policies(session, table, [new if p is old else p for p in table.policies])


def put_policies(session: Any, table: Table, policies: list[Policy]) -> None:
    """Give a table these policies."""
    session.catalog.put_table(replace(session.catalog.tables[table.oid], policies=tuple(sorted(policies, key=lambda p: p.name))))


def _target(session: Any, names: tuple[str, ...]) -> Table:
    """The table that a policy is about, locked."""
    from .ddl import find, lock_table, writable

    writable(session)
    found = find(session, names, "rpvmSicf", "relation")
    if not isinstance(found, Table) or found.kind not in "rp":
        raise errors.WrongObjectType(f'"{names[-1]}" is not a table')
    return lock_table(session, found)  # type: ignore[no-any-return]


def policy_of(table: Table, name: str) -> Policy:
    """A table's policy by name, or 42704."""
    found = next((p for p in table.policies if p.name == name), None)
    if found is None:
        raise errors.UndefinedObject(f'policy "{name}" for table "{table.name}" does not exist')
    return found


def _roles(session: Any, names: tuple[str, ...] | None) -> tuple[int, ...]:
    from aurorapy.commands import warning

    if names is None:
        return (0,)
    if "public" in names:
        if len(names) > 1:
            warning(session, "22023", "ignoring specified roles other than PUBLIC", hint="All roles are members of the PUBLIC role.")
        return (0,)
    return tuple([role_named(session, n) for n in names])


# --- expressions --------------------------------------------------------------------------------


def _texts(session: Any, table: Table, s: tree.PolicyStmt) -> tuple[str | None, str | None, tuple[tuple[int, int], ...]]:
    """The stored texts of USING and WITH CHECK, and what they read."""
    from .ddl import lock_table

    texts: list[str | None] = []
    depends: set[tuple[int, int]] = set()
    for raw in (s.using, s.check):
        if raw is None:
            texts.append(None)
            continue
        b = Binder(session.catalog_view, session.context, folding=False)
        entry = table_entry(b, table, only=True)
        entry.only = True
        query = bound.Query(entries={entry.rid: entry}, from_=[entry.rid])
        try:
            expr = to_boolean(b, bind(b, Scope(items=[entry_item(entry, None, table.name, None)], query=query), raw, KIND), "POLICY")
        except errors.SQLError as e:
            e.position = None  # as in PostgreSQL, which does not say where
            raise
        query.targets = [bound.TargetEntry(expr, "qual")]
        read = dependencies(query)
        for oid in {o for o, _ in read if o != table.oid and o in session.catalog.tables}:
            lock_table(session, session.catalog.tables[oid], "access share")  # what it reads stays until it is committed
        try:
            texts.append(view_text(session, query))
        except errors.FeatureNotSupported as e:
            raise errors.FeatureNotSupported("a policy with this expression cannot be stored", detail=e.detail) from None
        depends.update(read)
    return texts[0], texts[1], tuple(sorted(depends))


def bound_policy(session: Any, text: str, *, folding: bool = False) -> bound.Query:
    """A stored expression, as the query that selects it from its table."""
    view = session.catalog_view
    b = Binder(view, view.view_context(session.context), fixed_parameters=True, folding=folding)
    return bind_query(b, Scope(), parse_one(text).statement)


def _read(session: Any, policy: Policy) -> tuple[tuple[int, int], ...]:
    return tuple(sorted({d for text in (policy.using, policy.check) if text is not None for d in dependencies(bound_policy(session, text))}))


class _PolicyWriter(QueryWriter):
    """Writes the columns of the policy's own table without its name; subqueries say it."""

    def column(self, v: bound.Var) -> str:
        if len(self.queries) == 1 and v.rid in self.queries[0].entries:
            return quote_name(self.columns[v.rid][v.column])
        return super().column(v)

    def whole_row(self, e: bound.WholeRow) -> str:
        return f"{quote_name(self.aliases[e.rid])}.*" if e.rid in self.aliases else super().whole_row(e)

    def expression(self, q: bound.Query) -> str:
        """The expression that the query selects."""
        self.queries.append(q)
        self.name_entries(q)
        return laid_out(self.text(q.targets[0].expr, implicit=False))


def policy_text(session: Any, text: str, *, pretty: bool = False) -> str:
    """A stored expression as it reads now (pg_get_expr)."""
    from .dependencies import relation_name

    context = session.catalog_view.view_context(session.context)
    writer = _PolicyWriter(lambda t: relation_name(session, t), context, pretty=pretty, lines=True)
    return writer.expression(bound_policy(session, text))


class PolicyRewriting:
    """Policies of tables whose text mentions what is about to get another name: bound before, written again after."""

    def __init__(self, session: Any, chosen: Any) -> None:
        """`chosen(policy)`: whether a policy is concerned."""
        self.session = session
        self.made = [(t.oid, {p.oid: tuple(None if x is None else bound_policy(session, x) for x in (p.using, p.check)) for p in t.policies if chosen(p)})
                     for t in list(session.catalog.tables.values()) if t.policies]

    def queries(self) -> list[bound.Query]:
        """What is to be written."""
        return [q for _, made in self.made for pair in made.values() for q in pair if q is not None]

    def finish(self, now: Any) -> None:
        """Write everything with the names of the catalog as it is now; `now(table)`: the descriptor that has them."""
        catalog = self.session.catalog
        for oid, made in self.made:
            if not made:
                continue
            table = catalog.tables[oid]
            policies = []
            for p in table.policies:
                if p.oid in made:
                    using, check = (None if q is None else view_text(self.session, q, now) for q in made[p.oid])
                    p = replace(p, using=using, check=check)
                policies.append(p)
            catalog.put_table(replace(table, policies=tuple(policies)))


# --- renaming, dropping, switching --------------------------------------------------------------


def rename_policy(session: Any, s: tree.RenameStmt) -> None:
    """ALTER POLICY ... RENAME TO."""
    table = _target(session, s.name)  # IF EXISTS says nothing, as in PostgreSQL
    if any(p.name == s.new_name for p in table.policies):
        raise errors.DuplicateObject(f'policy "{s.new_name}" for table "{table.name}" already exists')
    old = policy_of(table, s.sub or "")
    put_policies(session, table, [replace(p, name=s.new_name) if p is old else p for p in table.policies])


def policy_to_drop(session: Any, names: tuple[str, ...], *, missing_ok: bool) -> tuple[str, int, Any] | None:
    """The object that DROP POLICY names (the table's name, then the policy's); None, with a notice, where it may be missing and is."""
    from .ddl import find, lock_table, notice

    *relation, name = names
    try:
        found = find(session, tuple(relation), "rpvmSicf", "relation")
    except (errors.UndefinedTable, errors.InvalidSchemaName) as e:
        if not missing_ok:
            raise
        notice(session, f"{e.message}, skipping")
        return None
    if missing_ok and isinstance(found, Table) and all(p.name != name for p in found.policies):
        notice(session, f'policy "{name}" for relation "{".".join(relation)}" does not exist, skipping')
        return None
    if not isinstance(found, Table):
        raise errors.WrongObjectType(f'"{relation[-1]}" is not a table')
    policy_of(found, name)
    return "policy", lock_table(session, found).oid, name


def switch(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ALTER TABLE ... [NO] FORCE, ENABLE or DISABLE ROW LEVEL SECURITY."""
    if a.value in ("enable", "disable"):
        changed = replace(table, row_security=a.value == "enable")
    else:
        changed = replace(table, force_row_security=a.value == "force")
    session.catalog.put_table(changed)


def without_role(session: Any, role: int) -> None:
    """DROP OWNED: policies forget a role, and one that was for it alone goes."""
    from .dependencies import remove

    for table in [t for t in session.catalog.tables.values() if any(role in p.roles for p in t.policies)]:
        for p in table.policies:
            if set(p.roles) == {role}:
                remove(session, ("policy", table.oid, p.name))
        now = session.catalog.tables[table.oid]
        put_policies(session, now, [replace(p, roles=tuple(r for r in p.roles if r != role)) for p in now.policies])
