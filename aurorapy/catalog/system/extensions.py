"""Catalogs of extensions and of their members that nothing else has: operators, casts, operator classes.

Source: PostgreSQL 15 manual, sections 53.22 (pg_extension), 54.3 and 54.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.extensions import AVAILABLE, declared
from aurorapy.planner.extensions.declaration import rows
from aurorapy.planner.functions.registry import oid_of

from ..state import ROUTINE_CLASS, TYPE_CLASS
from .registry import Row, more_rows_of, rows_of

OPERATOR_CLASS, CAST_CLASS, OPCLASS_CLASS, FAMILY_CLASS, LANGUAGE_CLASS, DICTIONARY_CLASS, TEMPLATE_CLASS = 2617, 2605, 2616, 2753, 2612, 3600, 3764
METHOD_CLASS, RELATION_CLASS = 2601, 1259
PLPGSQL, PLPGSQL_LANGUAGE = 13559, 13570


def _all(s: Any) -> list[Any]:
    from ..extensions import extension_named

    plpgsql = extension_named(s.catalog, "plpgsql")
    return [*([plpgsql] if plpgsql is not None else []), *sorted(s.catalog.extensions.values(), key=lambda x: x.oid)]


@rows_of("pg_extension", kept="catalog")
def _extensions(s: Any) -> Iterator[Row]:
    for x in _all(s):
        yield {"oid": x.oid, "extname": x.name, "extowner": x.owner, "extnamespace": x.schema, "extrelocatable": x.relocatable, "extversion": x.version}


@rows_of("pg_available_extensions")
def _available(s: Any) -> Iterator[Row]:
    installed = {x.name: x.version for x in _all(s)}
    for name, control in AVAILABLE.items():
        yield {"name": name, "default_version": control.version, "installed_version": installed.get(name), "comment": control.comment}


@rows_of("pg_available_extension_versions")
def _versions(s: Any) -> Iterator[Row]:
    installed = {x.name: x.version for x in _all(s)}
    for name, control in AVAILABLE.items():
        yield {"name": name, "version": control.version, "installed": installed.get(name) == control.version, "superuser": True, "trusted": control.trusted,
               "relocatable": control.relocatable, "schema": control.schema, "requires": control.requires or None, "comment": control.comment}


def depends(s: Any) -> Iterator[tuple[int, int, int]]:
    """(class, oid, extension) of every member, as pg_depend has them."""
    for x in _all(s):
        if x.name == "plpgsql":
            yield LANGUAGE_CLASS, PLPGSQL_LANGUAGE, x.oid
        yield from ((TYPE_CLASS, o, x.oid) for o in x.types)
        yield from ((ROUTINE_CLASS, o, x.oid) for o in x.routines)
        yield from ((OPERATOR_CLASS, o.oid, x.oid) for o in x.operators)
        yield from ((CAST_CLASS, c.oid, x.oid) for c in x.casts)
        yield from ((OPCLASS_CLASS, c.oid, x.oid) for c in x.classes)
        yield from ((DICTIONARY_CLASS, oid, x.oid) for oid in x.dictionaries)
        yield from ((TEMPLATE_CLASS, oid, x.oid) for oid, _ in x.templates)
        yield from ((FAMILY_CLASS, c.family, x.oid) for c in x.classes)
        yield from ((METHOD_CLASS, oid, x.oid) for oid in x.methods)
        yield from ((RELATION_CLASS, oid, x.oid) if (t := s.catalog.tables[oid]).kind == "v" else (TYPE_CLASS, t.type_oid, x.oid) for oid in x.views)


@more_rows_of("pg_aggregate")
def _aggregates(s: Any) -> Iterator[Row]:
    for x in s.catalog.extensions.values():
        mine = [s.catalog.routines[o] for o in x.routines]
        named = {r.source: r for r in mine}
        types = {s.catalog.types[o].name: o for o in x.types}
        for name, transition, final, combine, state, initial in map(_aggregate, rows(declared(x.name).aggregates)):
            aggregate = named[name]
            kind = types[state] if state in types else oid_of(state)
            found = {word: next((r.oid for r in mine if r.name == word and r.args == args), 0) for word, args in (
                (transition, (kind, *aggregate.args)), (final, (kind,)), (combine, (kind, kind)))}
            yield {"aggfnoid": aggregate.oid, "aggkind": "n", "aggtransfn": found[transition], "aggfinalfn": found[final], "aggcombinefn": found[combine],
                   "aggfinalmodify": "r", "aggmfinalmodify": "r", "aggtranstype": kind, "agginitval": initial or None,
                   "aggsortop": _sorting(x, aggregate) if name.startswith(("min(", "max(")) else 0}


def _aggregate(words: list[str]) -> tuple[str, ...]:
    return " ".join(words[:-5]), *words[-5:]


def _sorting(x: Any, aggregate: Any) -> int:
    """The operator by which the first or last value is the aggregate's."""
    symbol = "<" if aggregate.name == "min" else ">"
    return next((int(o.oid) for o in x.operators if o.name == symbol and (o.left, o.right) == (*aggregate.args, *aggregate.args)), 0)


@more_rows_of("pg_operator")
def _operators(s: Any) -> Iterator[Row]:
    for x in s.catalog.extensions.values():
        oids = {(o.name, o.left, o.right): o.oid for o in x.operators}
        for o in x.operators:
            yield {"oid": o.oid, "oprname": o.name, "oprnamespace": x.schema, "oprowner": s.catalog.routines[o.function].owner, "oprkind": "b" if o.left else "l",
                   "oprleft": o.left, "oprright": o.right, "oprresult": o.result, "oprcode": o.function, "oprcom": oids.get((o.commutator, o.right, o.left), 0),
                   "oprnegate": oids.get((o.negator, o.left, o.right), 0)}


@more_rows_of("pg_cast")
def _casts(s: Any) -> Iterator[Row]:
    for x in s.catalog.extensions.values():
        for c in x.casts:
            yield {"oid": c.oid, "castsource": c.source, "casttarget": c.target, "castfunc": c.function, "castcontext": c.context,
                   "castmethod": "f" if c.function else "b"}


@more_rows_of("pg_ts_template")
def _templates(s: Any) -> Iterator[Row]:
    for x in s.catalog.extensions.values():
        routines = {s.catalog.routines[o].name: o for o in x.routines}
        for oid, name in x.templates:
            stem = declared(x.name).forms.get(name, name)
            yield {"oid": oid, "tmplname": name, "tmplnamespace": x.schema, "tmplinit": routines.get(f"{stem}_init", 0), "tmpllexize": routines[f"{stem}_lexize"]}
