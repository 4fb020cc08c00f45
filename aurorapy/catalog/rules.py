"""CREATE, ALTER and DROP RULE: rules are parts of their relation's descriptor.

Conditions and actions are kept as texts over `old` and `new`, every other name qualified, proven to come out the same when they are bound and written again.

Source: PostgreSQL 15 manual, chapter 41 and CREATE RULE; its src/backend/parser/parse_utilcmd.c (transformRuleStmt) and
src/backend/rewrite/rewriteDefine.c, for what is checked in which order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.expressions import bind_boolean
from aurorapy.planner.bind.rules import bind_action, outside, reading, rids_of, rule_items
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.parse import parse_expression, parse_one, tree
from aurorapy.planner.plan.deparse import STEP, laid_out, quote_name
from aurorapy.planner.plan.deparse_rules import RuleWriter, stripped
from aurorapy.planner.relation import Rule, Table
from aurorapy.planner.types import DefaultContext, format_type

from .views import bind_view, create_view, dependencies, qualified, view_text

RULE_CLASS = 2618  # pg_rewrite
RETURN = "_RETURN"
OLD, NEW = 1, 2  # the entries of a rule's text
_WORDS = {"S": "sequences", "c": "composite types", "f": "foreign tables"}
Bound = tuple[bound.Expr | None, list[tuple[Any, Any]]]  # the condition, and (action, raw) of each


def create_rule(session: Any, s: tree.CreateRuleStmt) -> str:
    """CREATE [OR REPLACE] RULE."""
    from .ddl import find, lock_table, writable

    writable(session)
    found = find(session, s.table.name, "rpvmSicf", "relation")
    if isinstance(found, Table) and found.kind == "m":
        raise errors.FeatureNotSupported("rules on materialized views are not supported")
    if isinstance(found, int) or (isinstance(found, Table) and found.kind == "c"):
        raise errors.WrongObjectType(f'"{s.table.name[-1]}" is {"an index" if isinstance(found, int) else "a composite type"}')
    if not isinstance(found, Table) or found.kind not in "rpv":
        what = _WORDS[found.kind] if isinstance(found, Table) else "sequences"
        raise errors.WrongObjectType(f'relation "{s.table.name[-1]}" cannot have rules', detail=f"This operation is not supported for {what}.")
    table = lock_table(session, found)
    rule = _described(session, table, s)
    if s.event == "select":
        return _select_rule(session, table, s)
    if s.name == RETURN:
        raise errors.InvalidObjectDefinition(f'non-view rule for "{table.name}" must not be named "{RETURN}"')
    old = next((r for r in table.rules if r.name == s.name), None)
    if old is not None and not s.replace:
        raise errors.DuplicateObject(f'rule "{s.name}" for relation "{table.name}" already exists')
    made = replace(rule, oid=session.catalog.new_oid() if old is None else old.oid, enabled="O" if old is None else old.enabled)
    put_rules(session, table, [*(r for r in table.rules if r is not old), made])
    return "CREATE RULE"


def put_rules(session: Any, table: Table, rules: list[Rule]) -> None:
    """Give a relation these rules."""
    session.catalog.put_table(replace(session.catalog.tables[table.oid], rules=tuple(sorted(rules, key=lambda r: r.name))))


def _select_rule(session: Any, table: Table, s: tree.CreateRuleStmt) -> str:
    """A view's own rule."""
    if len(s.actions) > 1:
        raise errors.FeatureNotSupported("multiple actions for rules on SELECT are not implemented")
    if not s.actions or not s.instead or not isinstance(s.actions[0], tree.Select | tree.Values | tree.SetOperation):
        raise errors.FeatureNotSupported("rules on SELECT must have action INSTEAD SELECT")
    if s.condition is not None:
        raise errors.FeatureNotSupported("event qualifications are not implemented for rules on SELECT")
    _check_columns(session, table, s.actions[0])
    if table.kind == "v" and not s.replace:
        raise errors.ObjectNotInPrerequisiteState(f'"{table.name}" is already a view')
    if s.name != RETURN:
        raise errors.InvalidObjectDefinition(f'view rule for "{table.name}" must be named "{RETURN}"')
    if table.kind != "v":
        _become_view(session, table, s.actions[0])
        return "CREATE RULE"
    create_view(session, tree.CreateViewStmt(tree.RangeTable((table.schema_name, table.name)), tuple(c.name for c in table.columns), s.actions[0], "", replace=True))
    return "CREATE RULE"


def _check_columns(session: Any, table: Table, raw: Any) -> None:
    """Raise 42P17 unless a query gives a relation's columns."""
    shown = bind_view(session, raw)[0].columns
    for n, c in enumerate(shown, 1):
        if n > len(table.columns):
            raise errors.InvalidObjectDefinition("SELECT rule's target list has too many entries")
        column = table.columns[n - 1]
        if column.dropped:
            raise errors.FeatureNotSupported("cannot convert relation containing dropped columns to view")
        if c.name != column.name:
            raise errors.InvalidObjectDefinition(f'SELECT rule\'s target entry {n} has different column name from column "{column.name}"',
                                                 detail=f'SELECT target entry is named "{c.name}".')
        if c.type != column.type:
            raise errors.InvalidObjectDefinition(f'SELECT rule\'s target entry {n} has different type from column "{column.name}"',
                                                 detail=f"SELECT target entry has type {format_type(c.type)}, but column has type {format_type(column.type)}.")
        if c.typmod != column.typmod and c.typmod != -1 and column.typmod != -1:
            raise errors.InvalidObjectDefinition(
                f'SELECT rule\'s target entry {n} has different size from column "{column.name}"',
                detail=f"SELECT target entry has type {format_type(c.type, c.typmod)}, but column has type {format_type(column.type, column.typmod)}.")
    if len(shown) != len(table.columns):
        raise errors.InvalidObjectDefinition("SELECT rule's target list has too few entries")


def _become_view(session: Any, table: Table, raw: Any) -> None:
    """Make a view of an empty table, as old dumps do."""
    if table.kind == "p":
        raise errors.WrongObjectType(f'cannot convert partitioned table "{table.name}" to a view')
    if table.bound is not None:
        raise errors.WrongObjectType(f'cannot convert partition "{table.name}" to a view')
    why = ("it is not empty" if any(True for batch in session.access_now().scan(table) if batch) else
           "it has triggers" if table.triggers or table.foreign_keys or table.referenced_by else "it has indexes" if table.indexes else
           "it has child tables" if table.children else "it has parent tables" if table.parents else "it has row security enabled" if table.row_security else
           "it has row security policies" if table.policies else None)
    if why is not None:
        raise errors.ObjectNotInPrerequisiteState(f'could not convert table "{table.name}" to a view because {why}', hint=(
            "In particular, the table cannot be involved in any foreign key relationships." if why == "it has triggers" else None))
    if table.persistence == "t":
        raise errors.FeatureNotSupported("rules that make views of temporary tables are not supported", hint="Use CREATE VIEW.")
    query, relations = bind_view(session, raw)
    if table.oid in relations:
        raise errors.InvalidObjectDefinition(f'infinite recursion detected in rules for relation "{table.name}"')
    for t, c in zip([t for t in query.targets if not t.junk], table.columns, strict=True):
        t.name = c.name
    session.transaction.drops.append(table.root)
    session.transaction.writes.pop(table.oid, None)
    session.catalog.put_table(replace(table, kind="v", view=view_text(session, query), view_depends=dependencies(query), root=0, checks=(), short_rows=False, width=0,
                                      columns=tuple([replace(c, not_null=False) for c in table.columns])))


# --- texts --------------------------------------------------------------------------------------


def _described(session: Any, table: Table, s: tree.CreateRuleStmt) -> Rule:
    """The rule, without an oid; what PostgreSQL refuses is refused."""
    from .ddl import lock_table

    b = Binder(session.catalog_view, session.context, folding=False, whole_views=True, next_rid=NEW)
    condition = None
    if s.condition is not None:
        both = bound.Query(entries={i.rid: i.entry for i in rule_items(table, OLD, NEW, visible=True) if i.entry is not None})
        condition = bind_boolean(b, Scope(items=_items(table, s.event, visible=True), query=both), s.condition, "WHERE")
    actions = []
    for raw in s.actions:
        if isinstance(raw, tree.NotifyStmt):
            if condition is not None:
                raise errors.InvalidObjectDefinition("rules with WHERE conditions can only have SELECT, INSERT, UPDATE, or DELETE actions")
            actions.append((raw, raw))
            continue
        action = bind_action(b, _items(table, "update", visible=False), raw)
        _check_action(table, s.event, action, condition)
        actions.append((action, raw))
    if b.parameters:
        raise errors.UndefinedParameter("there is no parameter $1")
    if s.event != "select":
        _check_returning(table, s, [a for a, _ in actions])
    made: Bound = condition, actions
    depends = _depends(table, made)
    for oid in {o for o, _ in depends if o != table.oid and o in session.catalog.tables}:
        lock_table(session, session.catalog.tables[oid], "access share")
    if s.event == "select":
        return Rule(0, s.name, s.event, s.instead, None, ())
    texts = _texts(table, made)
    rule = Rule(0, s.name, s.event, s.instead, texts[0], texts[1], "O", depends)
    if _texts(table, bound_rule(session, table, rule)) != texts:
        raise errors.FeatureNotSupported("a rule with these actions cannot be stored", detail="; ".join(t for t in (*texts[1], texts[0]) if t is not None))
    return rule


def _items(table: Table, event: str, *, visible: bool) -> list[Any]:
    return rule_items(table, OLD if event != "insert" else 0, NEW if event in ("insert", "update") else 0, visible=visible)


def below(action: Any) -> bound.Query:
    """An action's outermost query, with what it says beside it."""
    if isinstance(action, bound.Query):
        return action
    extra = [bound.TargetEntry(e, "") for _, e in action.sets] + list(action.returning)
    if action.conflict is not None:
        extra += [bound.TargetEntry(e, "") for _, e in action.conflict.sets]
        extra += [bound.TargetEntry(action.conflict.where, "")] if action.conflict.where is not None else []
    query = action.query
    entries = dict(query.entries)
    if action.entry is not None:
        entries[action.rid] = action.entry
    return bound.Query(entries=entries, from_=query.from_, where=query.where, targets=[*_given(action), *extra], ctes=[*query.ctes, *action.ctes])


def _given(action: bound.Modify) -> list[bound.TargetEntry]:
    """The targets that are not defaults."""
    assert action.query is not None
    return [t for i, t in enumerate(action.query.targets) if i in action.given] if action.kind == "insert" else action.query.targets


def _check_action(table: Table, event: str, action: Any, condition: bound.Expr | None) -> None:
    read = rids_of(condition) | outside(action)
    old, new = OLD in read, NEW in read
    for used, word, events in ((old, "OLD", ("select", "insert")), (new, "NEW", ("select", "delete"))):
        if used and event in events:
            raise errors.InvalidObjectDefinition(f"ON {event.upper()} rule cannot use {word}")
    ctes = action.ctes if isinstance(action, bound.Query) else [*action.ctes, *reading(action).ctes]
    for c in ctes:
        for q in (c.query, c.base, c.step):
            for rid, word in ((OLD, "OLD"), (NEW, "NEW")):
                if q is not None and rid in bound.free_rids(q):
                    raise errors.FeatureNotSupported(f"cannot refer to {word} within WITH query")
    query = reading(action)
    if query.set_op is not None:
        for v in bound.free_vars(query):
            if v.rid in (OLD, NEW):
                raise errors.InvalidColumnReference("UNION/INTERSECT/EXCEPT member statement cannot refer to other relations of same query level", position=v.pos)
    if query.aggregated or query.group_by or query.windows:
        beside = [*(t.expr for t in query.targets), *query.group_by, *([query.having] if query.having is not None else [])]
        for e in beside:
            for n in bound.walk(e):
                if isinstance(n, bound.Var) and n.rid in (OLD, NEW) or isinstance(n, bound.SubLink) and bound.free_rids(n.query) & {OLD, NEW}:
                    raise errors.FeatureNotSupported("references to OLD and NEW beside aggregate or window functions in rules are not supported")


def _check_returning(table: Table, s: tree.CreateRuleStmt, actions: list[Any]) -> None:
    lists = [a.returning for a in actions if isinstance(a, bound.Modify) and a.returning]
    if not lists:
        return
    if len(lists) > 1:
        raise errors.FeatureNotSupported("cannot have multiple RETURNING lists in a rule")
    if s.condition is not None:
        raise errors.FeatureNotSupported("RETURNING lists are not supported in conditional rules")
    if not s.instead:
        raise errors.FeatureNotSupported("RETURNING lists are not supported in non-INSTEAD rules")
    for n, t in enumerate(lists[0], 1):
        if n > len(table.columns):
            raise errors.InvalidObjectDefinition("RETURNING list has too many entries")
        c = table.columns[n - 1]
        if c.dropped:
            raise errors.FeatureNotSupported("cannot create a RETURNING list for a relation containing dropped columns")
        if t.expr.type != c.type:
            raise errors.InvalidObjectDefinition(
                f"RETURNING list's entry {n} has different type from column \"{c.name}\"",
                detail=f"RETURNING list entry has type {format_type(t.expr.type)}, but column has type {format_type(c.type)}.")
        if t.expr.typmod != c.typmod and t.expr.typmod != -1 and c.typmod != -1:
            raise errors.InvalidObjectDefinition(
                f"RETURNING list's entry {n} has different size from column \"{c.name}\"",
                detail=f"RETURNING list entry has type {format_type(t.expr.type, t.expr.typmod)}, but column has type {format_type(c.type, c.typmod)}.")
    if len(lists[0]) != len(table.columns):
        raise errors.InvalidObjectDefinition("RETURNING list has too few entries")


def _depends(table: Table, made: Bound) -> tuple[tuple[int, int], ...]:
    """(relation, attnum; 0 for the whole), and functions, that a rule reads or writes."""
    out: set[tuple[int, int]] = set()
    entries = {rid: bound.Entry(rid, "table", "", [], table=table) for rid in (OLD, NEW)}
    condition, actions = made
    queries = [] if condition is None else [bound.Query(targets=[bound.TargetEntry(condition, "")])]
    for action, _ in actions:
        if isinstance(action, bound.Modify):
            out.add((action.table.oid, 0))
            out.update((action.table.oid, i + 1) for i in ([i for i, _ in action.sets] if action.kind == "update" else action.given))
        if not isinstance(action, tree.NotifyStmt):
            queries.append(below(action))
    for q in queries:
        around = bound.Query(entries=dict(entries), targets=[bound.TargetEntry(bound.SubLink("exists", q, 16), "")])
        out.update(dependencies(around))
    return tuple(sorted(d for d in out if d != (table.oid, 0)))


def bound_rule(session: Any, table: Table, rule: Rule) -> Bound:
    """A rule's stored texts, bound over entries OLD and NEW."""
    view = session.catalog_view
    b = Binder(view, view.view_context(session.context), fixed_parameters=True, folding=False, whole_views=True, next_rid=NEW)
    condition = None
    if rule.condition is not None:
        condition = bind_boolean(b, Scope(items=_items(table, rule.event, visible=True), query=bound.Query()), parse_expression(rule.condition), "WHERE")
    actions = []
    for text in rule.actions:
        raw = parse_one(text).statement
        actions.append((bind_action(b, _items(table, "update", visible=False), raw), raw))
    return condition, actions


def _texts(table: Table, made: Bound, now: Any = None) -> tuple[str | None, tuple[str, ...]]:
    """A bound rule as stored text."""

    def writer() -> RuleWriter:
        return RuleWriter(qualified, DefaultContext(), now=now, stored=True).over(table, {"old": OLD, "new": NEW})

    condition, actions = made
    return None if condition is None else writer().text(stripped(condition)), tuple(writer().action(a, raw).strip() for a, raw in actions)


def definition(session: Any, table: Table, rule: Rule, pretty: bool) -> str:
    """pg_get_ruledef: the rule laid out as PostgreSQL does it."""
    from .dependencies import relation_name

    context = session.catalog_view.view_context(session.context)
    condition, actions = bound_rule(session, table, rule)

    def writer() -> RuleWriter:
        return RuleWriter(lambda t: relation_name(session, t), context, pretty=pretty, lines=True).over(
            table, {"old": OLD, "new": NEW})

    text = f"CREATE RULE {quote_name(rule.name)} AS\n    ON {rule.event.upper()} TO {relation_name(session, table) if pretty else qualified(table)}"
    if condition is not None:
        shown = writer()
        shown.indent = STEP
        text += f"\n   WHERE {laid_out(shown.text(condition, implicit=False))}"
    text += " DO INSTEAD " if rule.instead else " DO "
    made = [writer().action(a, raw) for a, raw in actions]
    if len(made) > 1:
        return text + "(" + "".join(f"{m};\n" for m in made) + ");"
    if made and isinstance(actions[0][0], tree.NotifyStmt):
        text = text.rstrip()  # it begins with a line of its own
    return text + (made[0] if made else "NOTHING") + ";"


def change_action(action: Any, each: Callable[[bound.Expr], bound.Expr], query: Callable[[bound.Query], None]) -> None:
    """Put other expressions in the place of all of an action's; `query` changes those of a query in place."""
    if isinstance(action, bound.Query):
        query(action)
    elif isinstance(action, bound.Modify):
        if action.query is not None:
            query(action.query)
        action.sets = [(i, each(e)) for i, e in action.sets]
        for t in action.returning:
            t.expr = each(t.expr)
        if action.conflict is not None:
            action.conflict.sets = [(i, each(e)) for i, e in action.conflict.sets]
            action.conflict.where = None if action.conflict.where is None else each(action.conflict.where)


class RuleRewriting:
    """Rules whose text mentions what is about to get another name: bound before, written again after."""

    def __init__(self, session: Any, chosen: Any) -> None:
        """`chosen(table, rule)`: whether a rule is concerned."""
        self.session = session
        self.made = [(t, {r.oid: bound_rule(session, t, r) for r in t.rules if chosen(t, r)}) for t in list(session.catalog.tables.values()) if t.rules]

    def change(self, each: Callable[[bound.Expr], bound.Expr], query: Callable[[bound.Query], None]) -> None:
        """Put other expressions in the place of all; `query` changes those of a query in place."""
        for _, made in self.made:
            for oid, (condition, actions) in made.items():
                made[oid] = None if condition is None else each(condition), actions
                for action, _ in actions:
                    change_action(action, each, query)

    def finish(self, now: Any) -> None:
        """Write everything with the names of the catalog as it is now; `now(table)`: the descriptor that has them."""
        catalog = self.session.catalog
        for old, made in self.made:
            if made:
                rules = []
                for r in catalog.tables[old.oid].rules:
                    if r.oid in made:
                        condition, actions = _texts(old, made[r.oid], now)
                        r = replace(r, condition=condition, actions=actions)
                    rules.append(r)
                put_rules(self.session, old, rules)


# --- renaming, dropping, switching --------------------------------------------------------------


def rule_of(table: Table, name: str) -> Rule:
    """A relation's rule by name, or 42704."""
    found = next((r for r in table.rules if r.name == name), None)
    if found is None:
        raise errors.UndefinedObject(f'rule "{name}" for relation "{table.name}" does not exist')
    return found


def rename_rule(session: Any, s: tree.RenameStmt) -> None:
    """ALTER RULE ... RENAME TO."""
    from .ddl import find, lock_table

    found = find(session, s.name, "rpvmSicf", "relation")
    if not isinstance(found, Table) or found.kind not in "rpv":
        what = _WORDS.get(str(found.kind), "materialized views") if isinstance(found, Table) else "sequences"
        raise errors.WrongObjectType(f'relation "{s.name[-1]}" cannot have rules', detail=f"This operation is not supported for {what}.")
    table = lock_table(session, found)
    if s.sub == RETURN and table.kind == "v":
        raise errors.InvalidObjectDefinition("renaming an ON SELECT rule is not allowed")
    old = rule_of(table, s.sub or "")
    if any(r.name == s.new_name for r in table.rules) or (s.new_name == RETURN and table.kind == "v"):
        raise errors.DuplicateObject(f'rule "{s.new_name}" for relation "{table.name}" already exists')
    put_rules(session, table, [replace(r, name=s.new_name) if r is old else r for r in table.rules])


def rule_to_drop(session: Any, names: tuple[str, ...], *, missing_ok: bool) -> tuple[str, int, Any] | None:
    """The object that DROP RULE names (the relation's name, then the rule's); None, with a notice, where it may be missing and is."""
    from .ddl import find, lock_table, notice
    from .dependencies import describe

    *relation, name = names
    try:
        found = find(session, tuple(relation), "rpvmSicf", "relation")
    except (errors.UndefinedTable, errors.InvalidSchemaName) as e:
        if not missing_ok:
            raise
        notice(session, f"{e.message}, skipping")
        return None
    if not isinstance(found, Table):
        found = None
    if found is not None and found.view is not None and name == RETURN:
        shown = describe(session, ("table", found.oid, 0))
        raise errors.DependentObjectsStillExist(f"cannot drop rule {name} on {shown} because {shown} requires it", hint=f"You can drop {shown} instead.")
    if found is None or all(r.name != name for r in found.rules):
        if not missing_ok:
            raise errors.UndefinedObject(f'rule "{name}" for relation "{relation[-1]}" does not exist')
        notice(session, f'rule "{name}" for relation "{".".join(relation)}" does not exist, skipping')
        return None
    return "rule", lock_table(session, found).oid, name


def toggle_rule(session: Any, table: Table, a: tree.AlterTableAction) -> None:
    """ALTER TABLE ... ENABLE [REPLICA | ALWAYS] RULE, DISABLE RULE."""
    state = "D" if a.kind.startswith("disable") else {"replica": "R", "always": "A"}.get(str(a.value), "O")
    old = rule_of(table, a.name or "")
    put_rules(session, table, [replace(r, enabled=state) if r is old else r for r in table.rules])


def find_rule(session: Any, oid: int) -> tuple[Table, Rule] | None:
    """(relation, rule) by the rule's oid."""
    return next(((t, r) for t, r in all_rules(session.catalog) if r.oid == oid), None)


def all_rules(catalog: Any) -> Iterator[tuple[Table, Rule]]:
    """(relation, rule) of every rule but those of views themselves."""
    for t in catalog.tables.values():
        for r in t.rules:
            yield t, r
