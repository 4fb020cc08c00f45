"""What depends on languages, foreign-data wrappers, servers, publications and their like, how messages name them, and what goes with them.

Source: PostgreSQL 15 manual, section 5.14.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aurorapy.planner.foreign import MappingDef, PublicationDef, ServerDef, WrapperDef
from aurorapy.routines.language_statements import FUNCTIONS_OF_PLPGSQL, dependents_of_handler, dependents_of_language
from aurorapy.routines.languages import language_at

Obj = tuple[str, int, Any]
KINDS = frozenset(("language", "language handler",
                   "foreign data wrapper", "server", "user mapping", "publication", "subscription", "publication relation", "publication namespace"))


def describe_foreign(session: Any, obj: Obj) -> str:
    """An object as messages name it."""
    from aurorapy.catalog.dependencies import relation_name

    from .servers import mapping_text

    kind, oid, sub = obj
    catalog = session.catalog
    match kind:
        case "user mapping":
            return mapping_text(session, oid)
        case "publication relation":
            publication: PublicationDef = catalog.operations[sub]
            table = next(t.table for t in publication.tables if t.oid == oid)
            return f"publication of table {relation_name(session, catalog.tables[table])} in publication {publication.name}"
        case "publication namespace":
            publication = catalog.operations[sub]
            schema = next(x.schema for x in publication.schemas if x.oid == oid)
            return f"publication of schema {catalog.schemas[schema]} in publication {publication.name}"
    if kind == "language handler":
        return FUNCTIONS_OF_PLPGSQL[oid]
    if kind == "language" and (language := language_at(catalog, oid)) is not None:
        return f"language {language.name}"
    return f"{'foreign-data wrapper' if kind == 'foreign data wrapper' else kind} {catalog.operations[oid].name}"


def dependents_of_foreign(catalog: Any, kind: str, oid: int) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of what depends on one."""
    if kind == "language handler":
        yield from dependents_of_handler(catalog, oid)
    elif kind == "language":
        yield from dependents_of_language(catalog, oid)
    elif kind == "foreign data wrapper":
        yield from ((d.oid, ("server", d.oid, 0)) for d in catalog.operations.values() if isinstance(d, ServerDef) and d.wrapper == oid)
    elif kind == "server":
        yield from ((d.oid, ("user mapping", d.oid, 0)) for d in catalog.operations.values() if isinstance(d, MappingDef) and d.server == oid)
        yield from ((t.oid, ("table", t.oid, 0)) for t in catalog.tables.values() if t.server == oid)


def wrappers_of_routine(catalog: Any, oid: int) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of the wrappers that a function is the handler or validator of."""
    yield from ((d.oid, ("foreign data wrapper", d.oid, 0)) for d in catalog.operations.values() if isinstance(d, WrapperDef) and oid in (d.handler, d.validator))


def publications(catalog: Any) -> list[PublicationDef]:
    return [d for d in catalog.operations.values() if isinstance(d, PublicationDef)] if catalog.operations else []


def published_columns(catalog: Any, table: int, attnum: int) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of a table's publications that name one of its columns."""
    for p in publications(catalog):
        yield from ((t.oid, ("publication relation", t.oid, p.oid)) for t in p.tables if t.table == table and attnum in (*t.columns, *t.reads))


def remove_foreign(catalog: Any, obj: Obj) -> None:
    """Take an object out of the catalog."""
    kind, oid, sub = obj
    if kind in ("publication relation", "publication namespace"):
        old = catalog.operations.get(sub)
        if old is not None:
            catalog.put_operation(replace(old, tables=tuple([t for t in old.tables if t.oid != oid]), schemas=tuple([x for x in old.schemas if x.oid != oid])))
    elif oid in catalog.operations:
        catalog.drop_operation(oid)


def unpublish(catalog: Any, *, table: int = 0, schema: int = 0) -> None:
    """A table or schema goes, and its places in publications."""
    for p in publications(catalog):
        tables = tuple([t for t in p.tables if t.table != table])
        schemas = tuple([x for x in p.schemas if x.schema != schema])
        if len(tables) + len(schemas) < len(p.tables) + len(p.schemas):
            catalog.put_operation(replace(p, tables=tables, schemas=schemas))
