"""Keeping stored text true when names change: of relations, columns and types, and the labels of enums."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.plan.deparse import Writer, quote_name
from aurorapy.planner.relation import Table
from aurorapy.planner.types import DefaultContext
from aurorapy.planner.types.domains import DomainDef
from aurorapy.publications.filters import FilterRewriting
from aurorapy.routines.bodies import BodyRewriting
from aurorapy.routines.dependents import anew, anew_query
from aurorapy.triggers.conditions import bound_condition, condition_text

from .domain_checks import check_text, stored_check
from .expressions import bound_default, text_of
from .policies import PolicyRewriting
from .rules import RuleRewriting
from .type_uses import Mentions, stored_texts, type_texts
from .views import bound_view, view_text


class Rewriting:
    """Stored text that mentions relations (`tables`) or types (`types`, their oids) whose names are about to change: bound before,
    written again after."""

    def __init__(self, session: Any, tables: list[Table], types: set[int] | None = None, schema: str | None = None) -> None:
        from .ddl import lock_table

        self.session, self.schema = session, schema
        catalog = session.catalog
        of_types = Mentions(catalog, types or set())
        inside = None if schema is None else f"{quote_name(schema)}."

        def mentions(x: str | None) -> bool:
            return of_types(x) or (inside is not None and x is not None and inside in x)

        oids = {t.oid for t in tables}
        users = [t for t in catalog.tables.values() if (types or schema) and t.oid not in oids and any(map(mentions, stored_texts(t)))]
        views = [t for t in catalog.tables.values() if t.view is not None and (t in users or any(o in oids for o, _ in t.view_depends))]
        self.views = [(t.oid, bound_view(session, lock_table(session, t))) for t in views]
        self.policies = PolicyRewriting(session, lambda p: any(o in oids for o, _ in p.depends) or mentions(p.using) or mentions(p.check))
        self.filters = FilterRewriting(session, oids)
        self.rules = RuleRewriting(session, lambda t, r: t.oid in oids or any(o in oids for o, _ in r.depends) or mentions(r.condition) or any(map(mentions, r.actions)))
        self.bodies = BodyRewriting(session, lambda r: any(o in oids for o, _ in r.depends) or any(map(mentions, r.body or ())))
        tables = [t for t in tables if t.kind in "rpmf"] + [lock_table(session, t) for t in users if t.kind in "rpmf"]
        self.expressions = [(t.oid, self._expressions(t)) for t in tables]
        self.conditions = [(t.oid, {g.oid: bound_condition(session, t, g.condition, folding=False) for g in t.triggers if g.condition is not None})
                           for t in (*tables, *views) if t.triggers]
        self.defaults = [(t.oid, {c.attnum: bound_default(session, c.default) for c in t.columns if c.default is not None and mentions(c.default)})
                         for t in (*tables, *views)]

        self.domains = [(d, bound_default(session, d.default) if d.default is not None else None,
                         [stored_check(session.catalog_view, d, c.expression, folding=False) for c in d.checks])
                        for d in catalog.types.values() if (types or schema) and isinstance(d, DomainDef) and any(map(mentions, type_texts(d)))]

    def _expressions(self, t: Table) -> dict[str, bound.Expr]:
        texts = {c.expression for c in t.checks} | {i.predicate for i in t.indexes} | {c.expression for i in t.indexes for c in i.columns}
        texts |= {c.generated for c in t.columns} | {c.expression for c in (t.partition_key.columns if t.partition_key is not None else ())}
        texts |= {e for x in t.statistics for e in x.expressions}
        return {x: self.session.catalog_view.bind_over(t, 1, x, folding=False) for x in texts if x is not None}

    def _take_operators(self) -> None:
        """The users' operators and functions in what was bound, as they are called now."""
        s = self.session
        for part in (self.expressions, self.conditions, self.defaults):
            for _, made in part:
                for key, e in made.items():
                    made[key] = anew(s, e)
        self.domains = [(d, None if default is None else anew(s, default), [anew(s, c) for c in checks]) for d, default, checks in self.domains]
        self.bodies.change(lambda e: anew(s, e), lambda q: anew_query(s, q))
        for query in (*self.policies.queries(), *(q for _, q in self.views)):
            anew_query(s, query)

    def finish(self) -> None:
        """Write everything with the names of the catalog as it is now."""
        catalog = self.session.catalog
        now = lambda t: catalog.tables.get(t.oid, t)  # noqa: E731
        if catalog.operations or self.schema is not None:
            self._take_operators()
        for oid, made in self.expressions:
            table = catalog.tables[oid]
            writer = Writer(lambda v, table=table: quote_name(table.columns[v.column].name), DefaultContext(), stored=True, row=table.name)  # type: ignore[misc]
            text = {old: writer(e) for old, e in made.items()}
            text[None] = None  # type: ignore[index, assignment]
            if table.partition_key is not None:
                key = table.partition_key
                table = replace(table, partition_key=replace(key, columns=tuple(replace(c, expression=text[c.expression]) for c in key.columns)))
            catalog.put_table(replace(
                table, checks=tuple(replace(c, expression=text[c.expression]) for c in table.checks),
                columns=tuple(replace(c, generated=text[c.generated]) for c in table.columns),
                statistics=tuple(replace(x, expressions=tuple(text[e] for e in x.expressions)) for x in table.statistics),
                indexes=tuple(replace(i, predicate=text[i.predicate],
                                      columns=tuple(replace(c, expression=text[c.expression]) for c in i.columns)) for i in table.indexes)))
        for oid, conditions in self.conditions:
            table = catalog.tables[oid]
            catalog.put_table(replace(table, triggers=tuple(
                replace(g, condition=condition_text(table, conditions[g.oid])) if g.oid in conditions else g for g in table.triggers)))
        for oid, defaults in self.defaults:
            if defaults:
                table = catalog.tables[oid]
                catalog.put_table(replace(table, columns=tuple(
                    replace(c, default=text_of(self.session, defaults[c.attnum])) if c.attnum in defaults else c for c in table.columns)))
        for d, default, checks in self.domains:
            now_defined = catalog.types[d.oid]
            catalog.put_type(replace(now_defined, default=None if default is None else text_of(self.session, default), checks=tuple(
                replace(c, expression=check_text(e)) for c, e in zip(now_defined.checks, checks, strict=True))))
        self.policies.finish(now)
        self.rules.finish(now)
        self.filters.finish()
        self.bodies.finish(now)
        for oid, query in self.views:
            catalog.put_table(replace(catalog.tables[oid], view=view_text(self.session, query, now)))
