"""What depends on a routine, and the routines that depend on something.

Stored text names a user's routine with its schema and an opening bracket behind; where such a text is found it is bound, to see which of the routines of that name
it calls. Views and the bodies of BEGIN ATOMIC keep what they depend on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from aurorapy.catalog.stored_texts import whole_text
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.scope import Scope
from aurorapy.planner.operations import CastDef, ClassDef, CollationDef, ConversionDef, FamilyDef, OperatorDef
from aurorapy.planner.parse import parse_expression
from aurorapy.planner.plan.deparse import Writer, quote_name
from aurorapy.planner.relation import Index, Table
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import HOME, DefaultContext
from aurorapy.planner.types.defined_bases import DefinedBase
from aurorapy.planner.types.domains import DomainDef
from aurorapy.planner.types.user_ranges import RangeDef

from .constructors import is_constructor

Obj = tuple[str, int, Any]
OID, REGCLASS = 26, 2205
_STRINGS = re.compile(r"'(?:[^']|'')*'")


def uses_operator(made: bound.Expr, oid: int) -> bool:
    """Whether an expression has an extension's operator."""
    return any(getattr(getattr(n, "operator", None), "oid", 0) == oid for n in bound.walk(made))


def mentions_call(catalog: Any, routine: Routine) -> Callable[[str | None], bool]:
    """Whether a stored text may call a routine, by its name."""
    pattern = re.compile(r'(?<![\w$".])' + re.escape(f"{quote_name(catalog.schemas[routine.schema])}.{quote_name(routine.name)}("))
    return lambda text: text is not None and pattern.search(_STRINGS.sub("''", text)) is not None


def expression(table: Table | None, text: str) -> bound.Expr:
    """A stored expression, bound: over a table's columns, or over none."""
    home: Any = HOME.get()
    if table is not None:
        return home.bind_over(table, 1, text, folding=False)  # type: ignore[no-any-return]
    b = Binder(home, home.view_context(home.session.context), fixed_parameters=True, folding=False)
    return bind(b, Scope(), parse_expression(text), "DEFAULT expressions")


def _index(table: Table, index: Index) -> tuple[int, tuple[str, int, Any]]:
    """An index as something that depends, or the exclusion constraint whose it is."""
    key = next((k for k in table.keys if k.index == index.oid), None)
    return (index.oid, ("index", index.oid, table.oid)) if key is None else (key.oid, ("constraint", table.oid, key.name))


def uses_routine(made: bound.Expr, oid: int) -> bool:
    """Whether an expression calls a routine."""
    return any(isinstance(n, bound.Func) and n.function.oid == oid and n.function.routine is not None and n.operator is None for n in bound.walk(made))


def dependents_of_routine(catalog: Any, oid: int) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of everything that calls a routine."""
    yield from users_of_function(catalog, oid)
    for c in [c for c in catalog.operations.values() if isinstance(c, CastDef) and c.function == oid]:
        yield from dependents_of_cast(catalog, c.oid)
    yield from _dependents(catalog, oid, mentions_call(catalog, catalog.routines[oid]), uses_routine)


def dependents_of_operator(catalog: Any, oid: int) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of everything that has an extension's or user's operator."""
    mine = catalog.operations.get(oid)
    name = mine.name if mine is not None else next(o.name for x in catalog.extensions.values() for o in x.operators if o.oid == oid)
    yield from ((r.oid, ("routine", r.oid, 0)) for r in catalog.routines.values() if r.aggregate is not None and r.aggregate.sort_operator == oid)
    for f in [f for f in catalog.operations.values() if isinstance(f, FamilyDef)]:
        yield from ((c, ("operator class", c, 0)) for c in {m.opclass for m in f.operators if m.operator == oid and m.opclass})
    yield from _dependents(catalog, oid, lambda text: text is not None and name in text, uses_operator)


def dependents_of_cast(catalog: Any, oid: int) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of everything whose stored text casts so: the text would mean nothing without the cast."""
    c = catalog.operations[oid]

    def uses(made: bound.Expr, _: int) -> bool:
        return any((n.type, n.args[0].type) == (c.target, c.source) if isinstance(n, bound.Func) and n.cast in ("i", "e") else
                   isinstance(n, bound.CoerceIO) and (n.type, n.arg.type) == (c.target, c.source) for n in bound.walk(made))

    yield from _dependents(catalog, oid, lambda text: text is not None, uses)


def users_of_function(catalog: Any, oid: int) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of the aggregates, operators and casts that are made of a function."""
    for r in catalog.routines.values():
        d = r.aggregate
        if d is not None and oid in (d.transition, d.final, d.combine, d.serial, d.deserial, d.moving_transition, d.moving_inverse, d.moving_final):
            yield r.oid, ("routine", r.oid, 0)
    for d in catalog.types.values():
        if isinstance(d, DefinedBase) and oid in d.functions:
            yield d.oid, ("type", d.oid, 0)
        elif isinstance(d, DomainDef) and isinstance(over := catalog.types.get(d.base), DefinedBase) and oid in (over.output, over.send, over.analyze):
            yield d.oid, ("type", d.oid, 0)  # a domain's functions are its base's
    for o in catalog.operations.values():
        if isinstance(o, CastDef):
            if o.function == oid:
                yield o.oid, ("cast", o.oid, 0)
        elif isinstance(o, OperatorDef):
            if oid in (o.function, o.restrict, o.join):
                yield o.oid, ("operator", o.oid, 0)
        elif isinstance(o, FamilyDef):
            yield from ((c, ("operator class", c, 0)) for c in {f.opclass for f in o.functions if f.function == oid and f.opclass})


def operations_that_need(catalog: Any, obj: Obj) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of users' operators and casts that cannot be without a schema or type."""
    kind, oid, _ = obj
    made = catalog.types.get(oid) if kind == "type" else None
    types = {oid, made.multirange} if isinstance(made, RangeDef) else {oid}
    for o in catalog.operations.values():
        if isinstance(o, CastDef):
            if kind == "type" and not types.isdisjoint((o.source, o.target)):
                yield o.oid, ("cast", o.oid, 0)
        elif isinstance(o, OperatorDef):
            if (kind == "type" and not types.isdisjoint((o.left, o.right, o.result))) or (kind == "schema" and o.schema == oid):
                yield o.oid, ("operator", o.oid, 0)
        elif isinstance(o, ClassDef):
            if (kind == "type" and not types.isdisjoint((o.type, o.key))) or (kind == "schema" and o.schema == oid):
                yield o.oid, ("operator class", o.oid, 0)
        elif kind == "schema" and isinstance(o, FamilyDef | CollationDef | ConversionDef) and o.schema == oid:
            yield o.oid, ({FamilyDef: "operator family", CollationDef: "collation"}.get(type(o), "conversion"), o.oid, 0)


def dependents_of_constant(catalog: Any, oid: int) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of the stored texts of other relations that name a relation as a regclass constant, which stands there as its oid."""
    mention = f"'{oid}'"
    may: Callable[[str | None], bool] = lambda text: text is not None and mention in text  # noqa: E731

    for t in catalog.tables.values():
        if t.oid != oid and t.view is None and mention in whole_text(t):
            yield from _of_table(t, oid, may, _names_relation)
    yield from _of_others(catalog, oid, may, _names_relation)


def _names_relation(made: bound.Expr, oid: int) -> bool:
    return any(isinstance(n, bound.Const) and n.type in (REGCLASS, OID) and n.value == oid for n in bound.walk(made))


def _calls(table: Table | None, text: str | None, oid: int, may: Callable[[str | None], bool], uses: Callable[[bound.Expr, int], bool]) -> bool:
    return text is not None and may(text) and uses(expression(table, text), oid)


def _dependents(catalog: Any, oid: int, may: Callable[[str | None], bool], uses: Callable[[bound.Expr, int], bool]) -> Iterator[tuple[int, Obj]]:
    for t in catalog.tables.values():
        if t.view is not None and (oid, 0) in t.view_depends:
            yield t.oid, ("table", t.oid, 0)
            continue
        yield from ((p.oid, ("policy", t.oid, p.name)) for p in t.policies if (oid, 0) in p.depends)
        yield from ((r.oid, ("rule", t.oid, r.name)) for r in t.rules if (oid, 0) in r.depends)
        yield from _of_table(t, oid, may, uses)
    yield from _of_others(catalog, oid, may, uses)
    yield from ((r.oid, ("routine", r.oid, 0)) for r in catalog.routines.values() if r.oid != oid and (oid, 0) in r.depends)


def _of_table(t: Table, oid: int, may: Callable[[str | None], bool], uses: Callable[[bound.Expr, int], bool]) -> Iterator[tuple[int, Obj]]:
    """What of a table has it in its stored text."""
    if t.partition_key is not None and any(_calls(t, c.expression, oid, may, uses) for c in t.partition_key.columns):
        yield t.oid, ("table", t.oid, 0)
        return
    gone = {c.attnum for c in t.columns if not c.dropped and _calls(t, c.generated, oid, may, uses)}
    yield from ((t.oid, ("column", t.oid, n)) for n in sorted(gone))
    yield from ((t.oid, ("default", t.oid, c.attnum)) for c in t.columns if not c.dropped and _calls(None, c.default, oid, may, uses))
    yield from ((c.oid, ("constraint", t.oid, c.name)) for c in t.checks if _calls(t, c.expression, oid, may, uses))
    yield from ((x.oid, ("statistics", x.oid, t.oid)) for x in t.statistics if any(_calls(t, e, oid, may, uses) for e in x.expressions))
    yield from (_index(t, i) for i in t.indexes if any(_calls(t, x, oid, may, uses) for x in (i.predicate, *(c.expression for c in i.columns))))


def _of_others(catalog: Any, oid: int, may: Callable[[str | None], bool], uses: Callable[[bound.Expr, int], bool]) -> Iterator[tuple[int, Obj]]:
    """The domains and the defaults of routines that have it in their stored text."""
    for d in catalog.types.values():
        if not isinstance(d, DomainDef):
            continue
        if _calls(None, d.default, oid, may, uses):
            yield d.oid, ("type", d.oid, 0)
        else:
            yield from ((c.oid, ("domain constraint", d.oid, c.name)) for c in d.checks if may(c.expression) and _domain_uses(d, c.expression, oid, uses))
    yield from ((r.oid, ("routine", r.oid, 0)) for r in catalog.routines.values() if r.oid != oid and (oid, 0) not in r.depends and any(
        _calls(None, x, oid, may, uses) for x in r.defaults))


def _domain_uses(defined: Any, text: str, oid: int, uses: Callable[[bound.Expr, int], bool]) -> bool:
    return uses(_stored_check(None, defined, text), oid)


def _stored_check(session: Any, defined: Any, text: str) -> bound.Expr:
    """The check of a domain, bound."""
    from aurorapy.catalog.domain_checks import stored_check

    return stored_check(HOME.get() if session is None else session.catalog_view, defined, text, folding=False)


def routines_that_need(catalog: Any, obj: Obj) -> Iterator[tuple[int, Obj]]:
    """The routines that cannot be without a schema, type, table or column."""
    kind, oid, sub = obj
    made = catalog.types.get(oid) if kind == "type" else None
    types = {oid, made.multirange} if isinstance(made, RangeDef) else {oid}
    for r in catalog.routines.values():
        if r.language == "c" or is_constructor(r):
            continue  # it goes with its type or extension
        if kind == "schema":
            needs = r.schema == oid
        elif kind == "type":
            needs = not types.isdisjoint((r.result, *r.args, *r.all_types, *((r.aggregate.state, r.aggregate.moving_state) if r.aggregate is not None else ())))
        elif kind == "column":
            needs = (oid, sub) in r.depends
        else:
            needs = kind in ("table", "sequence") and (oid, 0) in r.depends
        if needs:
            yield r.oid, ("routine", r.oid, 0)


class CallRewriting:
    """Stored text that calls routines or has users' operators (`oids`; `may`: whether a text may) whose names are about to change: bound before,
    written again after."""

    def __init__(self, session: Any, oids: set[int], may: Callable[[str | None], bool], *, only_routines: bool = False) -> None:
        from aurorapy.catalog.policies import PolicyRewriting
        from aurorapy.catalog.rules import RuleRewriting
        from aurorapy.catalog.views import bound_view
        from aurorapy.triggers.conditions import bound_condition

        from .bodies import bound_statement

        self.session = session
        catalog = session.catalog
        depends = {(oid, 0) for oid in oids}
        self.tables: list[tuple[int, dict[str, bound.Expr], dict[str, bound.Expr]]] = []
        tables = [] if only_routines else list(catalog.tables.values())
        self.views = [(t.oid, bound_view(session, t)) for t in tables if t.view is not None and not depends.isdisjoint(t.view_depends)]
        self.policies = PolicyRewriting(session, lambda p: not only_routines and not depends.isdisjoint(p.depends))
        self.rules = RuleRewriting(session, lambda t, r: not only_routines and not depends.isdisjoint(r.depends))
        self.conditions = [(t.oid, {g.oid: bound_condition(session, t, g.condition, folding=False) for g in t.triggers if may(g.condition)})
                           for t in tables if t.triggers]
        for t in tables:
            over = {x: expression(t, x) for x in _texts(t) if x is not None and may(x)}
            free = {c.default: expression(None, c.default) for c in t.columns if c.default is not None and may(c.default)}
            if over or free:
                self.tables.append((t.oid, over, free))
        self.domains: list[tuple[DomainDef, dict[str, bound.Expr], dict[str, bound.Expr]]] = []
        for d in () if only_routines else catalog.types.values():
            if isinstance(d, DomainDef) and any(map(may, (d.default, *(c.expression for c in d.checks)))):
                default = {d.default: expression(None, d.default)} if d.default is not None and may(d.default) else {}
                self.domains.append((d, default, {c.name: _stored_check(session, d, c.expression) for c in d.checks if may(c.expression)}))
        self.routines = [(r.oid, [bound_statement(session, r, x) for x in r.body or ()], {x: expression(None, x) for x in r.defaults if may(x)})
                         for r in catalog.routines.values() if not depends.isdisjoint(r.depends) or any(map(may, r.defaults))]

    def finish(self) -> None:
        """Write everything with the names of the catalog as it is now."""
        from aurorapy.catalog.rules import change_action
        from aurorapy.catalog.views import view_text
        from aurorapy.triggers.conditions import condition_text

        from .bodies import stored_text

        catalog = self.session.catalog
        for oid, over, free in self.tables:
            t = catalog.tables[oid]
            writer = Writer(lambda v, t=t: quote_name(t.columns[v.column].name), DefaultContext(), stored=True, row=t.name)  # type: ignore[misc]
            text = {old: writer(anew(self.session, e)) for old, e in (over | free).items()}
            new: Any = _renaming(text)
            if t.partition_key is not None:
                t = replace(t, partition_key=replace(t.partition_key, columns=tuple([replace(c, expression=new(c.expression)) for c in t.partition_key.columns])))
            catalog.put_table(replace(
                t, checks=tuple(replace(c, expression=new(c.expression)) for c in t.checks),
                columns=tuple(replace(c, generated=new(c.generated), default=new(c.default)) for c in t.columns),
                statistics=tuple(replace(x, expressions=tuple(new(e) or "" for e in x.expressions)) for x in t.statistics),
                indexes=tuple(replace(i, predicate=new(i.predicate), columns=tuple(replace(c, expression=new(c.expression)) for c in i.columns))
                              for i in t.indexes)))
        for oid, conditions in self.conditions:
            t = catalog.tables[oid]
            catalog.put_table(replace(t, triggers=tuple(
                replace(g, condition=condition_text(t, anew(self.session, conditions[g.oid]))) if g.oid in conditions else g for g in t.triggers)))
        for query in self.policies.queries():
            anew_query(self.session, query)
        self.policies.finish(lambda t: catalog.tables.get(t.oid, t))
        self.rules.change(lambda e: anew(self.session, e), lambda q: anew_query(self.session, q))
        self.rules.finish(lambda t: catalog.tables.get(t.oid, t))
        for oid, query in self.views:
            anew_query(self.session, query)
            catalog.put_table(replace(catalog.tables[oid], view=view_text(self.session, query, lambda t: catalog.tables.get(t.oid, t))))
        writer = Writer(context=DefaultContext(), stored=True)
        self._finish_domains(writer)
        for oid, bodies, defaults in self.routines:
            for action, _ in bodies:
                change_action(action, lambda e: anew(self.session, e), lambda q: anew_query(self.session, q))
            r = catalog.routines[oid]
            made = {old: writer(anew(self.session, e)) for old, e in defaults.items()}
            body = None if r.body is None else tuple([stored_text(action, raw) for action, raw in bodies])
            catalog.put_routine(replace(r, body=body, defaults=tuple([made.get(x, x) for x in r.defaults])))


    def _finish_domains(self, writer: Writer) -> None:
        from aurorapy.catalog.domain_checks import check_text

        catalog = self.session.catalog
        for d, default, checks in self.domains:
            texts = {old: writer(anew(self.session, e)) for old, e in default.items()}
            made = {name: check_text(anew(self.session, e)) for name, e in checks.items()}
            now = catalog.types[d.oid]
            catalog.put_type(replace(now, default=texts.get(now.default or "", now.default),
                                     checks=tuple([replace(c, expression=made.get(c.name, c.expression)) for c in now.checks])))


class RoutineRewriting(CallRewriting):
    """Stored text that calls a routine whose name is about to change."""

    def __init__(self, session: Any, routine: Routine) -> None:
        super().__init__(session, {routine.oid}, mentions_call(session.catalog, routine))


def _renaming(texts: dict[str, str]) -> Callable[[Any], Any]:
    return lambda x: texts.get(x, x)


def _texts(t: Table) -> list[str | None]:
    return [*(c.expression for c in t.checks), *(c.generated for c in t.columns), *(e for x in t.statistics for e in x.expressions), *(i.predicate for i in t.indexes),
            *(c.expression for i in t.indexes for c in i.columns), *(c.expression for c in (t.partition_key.columns if t.partition_key is not None else ()))]


def anew(session: Any, e: bound.Expr) -> bound.Expr:
    """The expression with the routines and users' operators as they are called now."""
    def function(f: Any) -> Any:
        routine = session.catalog.routines.get(f.oid, f.routine)
        return f if routine is None else replace(f, name=routine.name, routine=routine)

    def change(n: bound.Expr) -> bound.Expr | None:
        if isinstance(n, bound.Aggregate | bound.Window):
            if n.function.routine is not None:
                n.function = function(n.function)
        elif isinstance(n, bound.ArrayTest):
            n.operator = _operator_anew(session, n.operator)
        elif isinstance(n, bound.Func) and (n.function.routine is not None or (n.operator is not None and n.operator.symbol)):
            args = tuple([bound.transform(a, change) for a in n.args])
            made = bound.Func(function(n.function), args, n.type, _operator_anew(session, n.operator), n.typmod, n.pos, n.columns, n.cast, n.row)
            return bound.CallAsGiven(made, n.given) if isinstance(n, bound.CallAsGiven) else made
        return None

    return bound.transform(e, change)


def _operator_anew(session: Any, operator: Any) -> Any:
    from aurorapy.operations.found import operator_of

    defined = session.catalog.operations.get(operator.oid) if operator is not None and operator.symbol else None
    return operator if defined is None else operator_of(session.catalog, defined)


def operator_of_test(catalog: Any, n: bound.SubLink) -> Any:
    """The user's operator before ANY or ALL of a query, which is known there by its name and function alone."""
    from aurorapy.operations.found import function_oid, operator_of, users_operators

    found = [o for o in users_operators(catalog) if n.op.endswith(f".{o.name})") and function_oid(o.function) == n.functions[0].oid]
    return operator_of(catalog, found[0]) if found else None


def anew_query(session: Any, q: bound.Query) -> None:
    from .inlining import _Putting

    def put(n: bound.Expr) -> bound.Expr | None:
        if isinstance(n, bound.SubLink):
            anew_query(session, n.query)
            if n.op.startswith("OPERATOR("):
                n.op = getattr(operator_of_test(session.catalog, n), "name", n.op)
            return None
        return anew(session, n) if isinstance(n, bound.Func | bound.Aggregate | bound.Window | bound.ArrayTest) else None

    _Putting(put).query(q)
