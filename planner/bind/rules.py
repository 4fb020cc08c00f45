"""Rules: the statements that an INSERT, UPDATE or DELETE becomes.

A statement on a relation with rules is bound; each action of a rule is bound over the same entries: `old` is the row that the statement finds, `new` is what the
statement makes of it, expression by expression. The action reads what the statement reads, under its conditions and the rule's. What comes of it is
rewritten again. A statement is bound anew for every action, since each has entries of its own; so what it computes is computed by each of them.

A view's rules come before what the view itself makes of a statement (`view_targets.stops`).

Source: PostgreSQL 15 manual, chapter 41; its src/backend/rewrite/rewriteHandler.c (RewriteQuery, fireRules, rewriteRuleAction), whose order of checks this has.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.parse import parse_one, parse_stored, tree
from aurorapy.planner.relation import Rule, Table
from aurorapy.planner.substitution import substitute, substituted
from aurorapy.records import dataclass

from .binder import Binder
from .expressions import bind_boolean
from .modify import bind_modify
from .scope import Item, Scope
from .select import bind_query
from .view_targets import active_rules, with_instead

CONDITIONAL_SET = "conditional UNION/INTERSECT/EXCEPT statements are not implemented"
_EVENTS = {"insert": ("insert into", "inserting into"), "update": ("update", "updating"), "delete": ("delete from", "deleting from")}

Action = Any  # bound.Modify, bound.Query, or tree.NotifyStmt
Make = Callable[[frozenset[int]], Action]


@dataclass(slots=True)
class Part:
    """One of the statements. `source`: 'original', 'instead' (of an unconditional INSTEAD rule), 'qualified' (of a conditional one), 'also'."""

    action: Action
    source: str


def rule_items(table: Table, old: int, new: int, *, visible: bool) -> list[Item]:
    """`old` and `new`; `visible`: their columns may be named without them."""
    columns = [bound.OutputColumn(c.name, c.type, c.typmod, True, table.oid, c.attnum) for c in table.columns]
    return [Item(name, [(c.name, bound.Var(c.type, rid, c.attnum - 1, c.typmod, True, None, c.name)) for c in table.live], rid, columns_visible=visible,
                 entry=bound.Entry(rid, "rule", name, columns, table=table)) for name, rid in (("old", old), ("new", new)) if rid]


def bind_action(b: Binder, items: list[Item], raw: Any) -> Action:
    """A rule's action over `old` and `new`."""
    if isinstance(raw, tree.NotifyStmt):
        return raw
    around = Scope(items=items, query=bound.Query())
    if isinstance(raw, tree.InsertStmt | tree.UpdateStmt | tree.DeleteStmt):
        made: Action = bind_modify(b, raw, around)
    else:
        made = bind_query(b, around, raw)
    if around.aggregates or around.query is not None and around.query.aggregated:
        raise errors.FeatureNotSupported("aggregate functions of OLD and NEW in rules are not supported")
    return made


def reading(action: Action) -> bound.Query:
    """The query of an action that reads what the rewritten statement reads."""
    if isinstance(action, bound.Query):
        return action
    query = action.query
    assert query is not None
    if action.kind == "insert" and len(query.from_) == 1 and isinstance(query.from_[0], int):
        entry = query.entries[query.from_[0]]
        if entry.kind == "subquery" and entry.name == "*SELECT*" and entry.query is not None:
            return entry.query  # type: ignore[no-any-return]
    return query  # type: ignore[no-any-return]


def rids_of(e: bound.Expr | None) -> set[int]:
    """The entries of which an expression reads columns."""
    out: set[int] = set()
    for n in bound.walk(e) if e is not None else ():
        if isinstance(n, bound.Var):
            out.add(n.rid)
        elif isinstance(n, bound.SubLink):
            out |= bound.free_rids(n.query)
    return out


def outside(action: Action) -> set[int]:
    """The entries that an action reads and does not have."""
    if isinstance(action, bound.Query):
        return bound.free_rids(action)
    own = {action.rid, *(action.query.entries if action.query is not None else ())}
    exprs = [*(e for _, e in action.sets), *(t.expr for t in action.returning)]
    if action.conflict is not None:
        exprs += [*(e for _, e in action.conflict.sets), *([action.conflict.where] if action.conflict.where is not None else [])]
        own.add(action.conflict.excluded)
    found = set() if action.query is None else bound.free_rids(action.query)
    return found | {rid for e in exprs for rid in rids_of(e)} - own


def change_action(action: Action, change: Callable[[bound.Var], bound.Expr | None]) -> None:
    """Put other expressions in the place of columns everywhere in an action."""
    if isinstance(action, bound.Query):
        substitute(action, change)
        return
    if action.query is not None:
        substitute(action.query, change)
    action.sets = [(i, substituted(e, change)) for i, e in action.sets]
    for t in action.returning:
        t.expr = substituted(t.expr, change)
    if action.conflict is not None:
        action.conflict.sets = [(i, substituted(e, change)) for i, e in action.conflict.sets]
        if action.conflict.where is not None:
            action.conflict.where = substituted(action.conflict.where, change)


class Rewriter:
    """`check(what, role)` is told of each statement before it becomes a part of another one: role None is the user, else the relation's owner."""

    def __init__(self, b: Binder, check: Callable[[Action, int | None], None]) -> None:
        self.b, self.check = b, check

    def statement(self, node: Any, scope: Scope | None = None) -> list[Part]:
        """What a statement becomes."""

        def make(passed: frozenset[int]) -> bound.Modify:
            before, self.b.passed = self.b.passed, passed
            try:
                return bind_modify(self.b, node, scope)
            finally:
                self.b.passed = before

        made = make(frozenset())
        parts = self._rewritten(make, "original", (), frozenset(), unchecked=True)
        ctes = len(made.ctes) + (len(scope.ctes) if scope is not None else 0)
        if ctes and sum(not isinstance(p.action, tree.NotifyStmt) for p in parts) > 1:
            raise errors.FeatureNotSupported("WITH cannot be used in a query that is rewritten by rules into multiple queries")
        return parts

    def _rewritten(self, make: Make, source: str, events: tuple[tuple[int, str], ...], passed: frozenset[int], *, unchecked: bool) -> list[Part]:
        """`unchecked`: it is the user's own statement, not yet told to `check`."""
        made = make(passed)
        rules = [] if not isinstance(made, bound.Modify) or made.table.oid in passed else active_rules(self.b, made.table, made.kind)
        if isinstance(made, bound.Modify) and made.kind == "merge" and made.table.rules:
            self._refuse_merge(made.table)
        if not rules:
            if isinstance(made, bound.Modify) and made.conflict is not None and made.table.oid not in passed and any(r.event == "update" for r in made.table.rules):
                raise _no_conflict()
            if unchecked:
                self.check(made, None)
            return [Part(made, source)]
        table, event = made.table, made.kind
        if table.row_security:
            raise errors.FeatureNotSupported("rules of tables with row-level security are not supported")
        instead = any(r.instead and r.condition is None for r in rules)
        qualified = [r for r in rules if r.instead and r.condition is not None]
        first = next((n for n, r in enumerate(rules) if r.instead and r.condition is None), len(rules))
        inverted = [r for r in rules[:first] if r in qualified]
        products: list[tuple[Make, str, bool]] = []
        returning = False
        for r in rules:
            for text in r.actions:
                action = parse_one(text).statement
                if getattr(action, "returning", ()) and made.returning:
                    if returning:
                        raise errors.FeatureNotSupported("cannot have RETURNING lists in multiple rules")
                    returning = True
                kind = "also" if not r.instead else "instead" if r.condition is None else "qualified"
                products.append((self._product(make, r, action, unchecked=unchecked), kind, False))
        updatable = not instead and table.kind == "v" and not with_instead(table, _EVENTS[event][0])
        if updatable:
            if qualified:
                raise _not_updatable(table, event)

            def original(deeper: frozenset[int]) -> Action:
                return make(deeper | {table.oid})

            products.insert(0 if event == "insert" else len(products), (original, source, unchecked))
        if products and (table.oid, event) in events:
            raise errors.InvalidObjectDefinition(f'infinite recursion detected in rules for relation "{table.name}"')
        parts: list[Part] = []
        for product, kind, own in products:
            parts += self._rewritten(product, kind, (*events, (table.oid, event)), frozenset(), unchecked=own)
        if (instead or inverted) and made.returning and not returning:
            raise errors.FeatureNotSupported(f'cannot perform {event.upper()} RETURNING on relation "{table.name}"',
                                             hint=f"You need an unconditional ON {event.upper()} DO INSTEAD rule with a RETURNING clause.")
        if made.conflict is not None and (products or any(r.event == "update" for r in table.rules)) and not updatable:
            raise _no_conflict()
        if not instead and not updatable:
            last = make(passed | {table.oid})
            if unchecked:
                self.check(last, None)
            for r in inverted:
                self._exclude(last, r, lambda: make(passed | {table.oid}))
            parts.insert(0 if event == "insert" else len(parts), Part(last, source))
        return parts

    def _refuse_merge(self, table: Table) -> None:
        off = "OD" if self.b.catalog.is_replica else "RD"
        if any(r.enabled not in off for r in table.rules):
            raise errors.FeatureNotSupported(f'cannot execute MERGE on relation "{table.name}"', detail="MERGE is not supported for relations with rules.")

    # --- actions ---

    def _inner(self, passed: frozenset[int]) -> Binder:
        """A binder for stored text."""
        b = self.b
        return Binder(b.catalog, b.catalog.view_context(b.context), fixed_parameters=True, next_rid=b.next_rid, next_ident=b.next_ident, passed=passed)

    def _learn(self, inner: Binder) -> None:
        b = self.b
        b.next_rid, b.next_ident = inner.next_rid, inner.next_ident
        b.relations |= inner.relations
        b.volatile = b.volatile or inner.volatile
        b.guarded = b.guarded or inner.guarded
        b.routines |= inner.routines
        b.members |= inner.members

    def _condition(self, m: bound.Modify, rule: Rule, new: int) -> bound.Expr | None:
        """The rule's condition over the statement's rows."""
        if rule.condition is None:
            return None
        inner = self._inner(frozenset())
        items = rule_items(m.table, m.rid if m.kind != "insert" else 0, new if m.kind != "delete" else 0, visible=True)
        made = bind_boolean(inner, Scope(items=items, query=bound.Query()), parse_stored(rule.condition), "WHERE")
        self._learn(inner)
        return made

    def _product(self, make: Make, rule: Rule, raw: Any, *, unchecked: bool) -> Make:
        """A maker of what a rule's action becomes for a statement."""

        def product(passed: frozenset[int]) -> Action:
            m = make(frozenset())
            if isinstance(raw, tree.NotifyStmt):
                return raw
            if unchecked:
                self.check(m, None)
            new = self.b.rid()
            inner = self._inner(passed)
            action = bind_action(inner, rule_items(m.table, m.rid if m.kind != "insert" else 0, new if m.kind != "delete" else 0, visible=False), raw)
            self._learn(inner)
            self.check(action, m.table.owner)
            self._join(m, action, self._condition(m, rule, new), _New(m, new, lambda: make(frozenset())))
            return action

        return product

    def _join(self, m: bound.Modify, action: Action, condition: bound.Expr | None, values: _New) -> None:
        """Let an action read what the statement reads."""
        query, base = reading(action), m.query
        assert base is not None
        if base.from_ and query.set_op is not None:
            raise errors.FeatureNotSupported(CONDITIONAL_SET)
        found = m.kind == "insert" or self._is_read(m, action, condition, values.new)
        change_action(action, values)
        for entry in list(query.entries.values()):
            if entry.query is not None and bound.free_rids(entry.query) & base.entries.keys():
                entry.lateral = True
        for rid, entry in base.entries.items():
            if found or rid != m.rid:
                query.entries[rid] = entry
        query.from_[:0] = [j for j in base.from_ if found or j != m.rid]
        parts = [*bound.conjuncts(base.where), *bound.conjuncts(None if condition is None else substituted(condition, values)), *bound.conjuncts(query.where)]
        query.where = bound.conjunction(parts)
        if m.ctes:
            own = query.ctes if isinstance(action, bound.Query) or query is not action.query else action.ctes
            for c in m.ctes:
                if any(c.name == o.name for o in own):
                    raise errors.FeatureNotSupported(f'WITH query name "{c.name}" appears in both a rule action and the query being rewritten')
            own[:0] = m.ctes
        if isinstance(action, bound.Modify):
            self._returning(m, action)

    def _is_read(self, m: bound.Modify, action: Action, condition: bound.Expr | None, new: int) -> bool:
        """Whether an action is about the rows that an UPDATE or DELETE finds; else it is done once, however many there are."""
        assert m.query is not None and m.entry is not None
        used = outside(action) | rids_of(condition)
        return m.rid in used or (m.kind == "update" and new in used) or m.rid in rids_of(m.query.where) or m.entry.current is not None

    def _returning(self, m: bound.Modify, action: bound.Modify) -> None:
        """The action's RETURNING gives the columns of which the statement's asks."""
        if not m.returning or not action.returning:
            action.returning = []
            return
        given = [t.expr for t in action.returning]
        live = {c.attnum - 1: given[n] for n, c in enumerate(m.table.live)}
        for t in m.returning:
            t.expr = substituted(t.expr, lambda v: live[v.column] if v.rid == m.rid else None)
        action.returning = m.returning

    def _exclude(self, m: bound.Modify, rule: Rule, again: Callable[[], Action]) -> None:
        """The rows for which a conditional INSTEAD rule holds are not the statement's any more."""
        new = self.b.rid()
        condition = self._condition(m, rule, new)
        assert condition is not None and m.query is not None
        kept = bound.IsTest("true", substituted(condition, _New(m, new, again, taken=True)), True)
        m.query.where = bound.conjunction([*bound.conjuncts(m.query.where), kept])


class _New:
    """What stands for the columns of `new`: what the statement gives them."""

    def __init__(self, m: bound.Modify, new: int, again: Callable[[], Action], *, taken: bool = False) -> None:
        """`again` binds the statement once more; `taken`: the statement itself uses its values, too."""
        self.m, self.new, self.again = m, new, again
        self.values: dict[int, bound.Expr] = _values(m)
        self.used = set(self.values) if taken else set()

    def __call__(self, v: bound.Var) -> bound.Expr | None:
        if v.rid != self.new:
            return None
        value = self.values.get(v.column)
        if value is None:
            return bound.Var(v.type, self.m.rid, v.column, v.typmod, True, v.pos, v.name)
        if any(isinstance(n, bound.SubLink) for n in bound.walk(value)):
            if v.column in self.used:
                return self._another(v.column)
            self.used.add(v.column)
        return value

    def _another(self, column: int) -> bound.Expr:
        """A value with a subquery once more: each has entries of its own."""
        m, other = self.m, self.again()
        if m.ctes:
            raise errors.FeatureNotSupported("rules that use a value more than once that a statement with WITH computes by a subquery are not supported")
        assert m.query is not None and other.query is not None
        places = {other.rid: m.rid, **dict(zip(other.query.entries, m.query.entries, strict=False))}
        return substituted(_values(other)[column], lambda n: bound.Var(
            n.type, places[n.rid], n.column, n.typmod, n.nullable, n.pos, n.name) if n.rid in places else None)


def _values(m: bound.Modify) -> dict[int, bound.Expr]:
    """What a statement gives the columns that it sets."""
    if m.kind == "insert":
        assert m.query is not None
        _part_defaults(m)
        values = {i: t.expr for i, t in enumerate(m.query.targets)}
    else:
        values = dict(m.sets)
    computed = {i: substituted(e, lambda v: values.get(v.column) if v.rid == m.rid else None) for i, e in m.generated} if m.kind != "delete" else {}
    return {**values, **computed}


def _part_defaults(m: bound.Modify) -> None:
    """Take the defaults out of a list of rows: each is computed where it is used."""
    query = m.query
    assert query is not None
    entry = query.entries[query.from_[0]] if len(query.from_) == 1 and isinstance(query.from_[0], int) else None
    if entry is None or entry.kind != "values" or not entry.rows:
        return
    others = [i for i, t in enumerate(query.targets) if isinstance(t.expr, bound.Var) and all(row[i] is entry.rows[0][i] for row in entry.rows)]
    for i in others:
        query.targets[i].expr = entry.rows[0][i]
    entry.rows = [tuple(bound.Const(e.type, None) if i in others else e for i, e in enumerate(row)) for row in entry.rows]


def _no_conflict() -> errors.SQLError:
    return errors.FeatureNotSupported("INSERT with ON CONFLICT clause cannot be used with table that has INSERT or UPDATE rules")


def _not_updatable(table: Table, event: str) -> errors.SQLError:
    verb, doing = _EVENTS[event]
    return errors.ObjectNotInPrerequisiteState(
        f'cannot {verb} view "{table.name}"', detail="Views with conditional DO INSTEAD rules are not automatically updatable.",
        hint=f"To enable {doing} the view, provide an INSTEAD OF {event.upper()} trigger or an unconditional ON {event.upper()} DO INSTEAD rule.")


def rewrite_common(b: Binder, cte: bound.CommonTable, node: Any, scope: Scope) -> None:
    """A statement in WITH on a relation with rules: it must become exactly one."""
    check, finish = b.catalog.check_in_with(b)
    parts = Rewriter(b, check).statement(node, Scope(parent=scope))
    what = "for data-modifying statements in WITH"
    if not parts:
        raise errors.FeatureNotSupported(f"DO INSTEAD NOTHING rules are not supported {what}")
    if len(parts) > 1:
        sources = [p.source for p in parts]
        for s in sources:
            if s == "qualified":
                raise errors.FeatureNotSupported(f"conditional DO INSTEAD rules are not supported {what}")
            if s == "also":
                raise errors.FeatureNotSupported(f"DO ALSO rules are not supported {what}")
        raise errors.FeatureNotSupported(f"multi-statement DO INSTEAD rules are not supported {what}")
    action = parts[0].action
    if isinstance(action, tree.NotifyStmt):
        raise errors.FeatureNotSupported(f"DO INSTEAD NOTIFY rules are not supported {what}")
    finish()
    if isinstance(action, bound.Query):
        cte.modify, cte.query = None, action
    else:
        cte.modify = action
