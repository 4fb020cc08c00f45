"""information_schema: what a user sees of the objects that are his, or that he may do something with.

Source: PostgreSQL 15 manual, chapter 37.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.plan.deparse import Writer
from aurorapy.planner.relation import Column, Table
from aurorapy.planner.types import TYPES, format_type
from aurorapy.planner.types.collations import DEFAULT_COLLATION, collation_name
from aurorapy.planner.types.domains import DomainDef, domain
from aurorapy.planner.types.user import FIRST_OID

from ..expressions import bound_default
from ..state import PG_CATALOG
from .grants import may_see
from .registry import CATALOGS, Row, rows_of

_RULES = {"no action": "NO ACTION", "restrict": "RESTRICT", "cascade": "CASCADE", "set null": "SET NULL", "set default": "SET DEFAULT"}
_NUMBERS = {21: (16, 2, 0), 23: (32, 2, 0), 20: (64, 2, 0), 700: (24, 2, None), 701: (53, 2, None)}
_TIMES = frozenset((1082, 1083, 1114, 1184, 1266, 1186))


def _yes(value: bool) -> str:
    return "YES" if value else "NO"


def _relations(s: Any) -> Iterator[Table]:
    yield from (t for t in _known(s) if t.kind not in "mc")  # the standard knows no materialized views
    yield from CATALOGS.values()


def _known(s: Any) -> list[Table]:
    """The relations that the user may do something with."""
    return [t for t in s.catalog.tables.values() if may_see(s, t)]


@rows_of("information_schema.information_schema_catalog_name")
def _catalog_name(s: Any) -> Iterator[Row]:
    yield {"catalog_name": s.database.name}


@rows_of("information_schema.schemata", kept="session")
def _schemata(s: Any) -> Iterator[Row]:
    from aurorapy.privileges.holding import Object, owner_of

    for oid, name in s.catalog.schemas.items():
        yield {"catalog_name": s.database.name, "schema_name": name, "schema_owner": s.roles.names.get(owner_of(s, Object("schema", oid)))}


@rows_of("information_schema.tables", kept="session")
def _tables(s: Any) -> Iterator[Row]:
    from ..view_options import relation_events

    for t in _relations(s):
        kind = "VIEW" if t.kind == "v" else "FOREIGN" if t.kind == "f" else "LOCAL TEMPORARY" if t.persistence == "t" else "BASE TABLE"
        yield {"table_catalog": s.database.name, "table_schema": t.schema_name, "table_name": t.name, "table_type": kind,
               "is_insertable_into": _yes(bool(relation_events(s, t) & 8)), "is_typed": "NO"}


def data_type(oid: int) -> str:
    """A type as the standard's views name it."""
    t = TYPES[oid]
    return "ARRAY" if t.category == "A" and t.name.startswith("_") else "USER-DEFINED" if oid >= FIRST_OID else format_type(oid)


def type_schema(s: Any, oid: int) -> str:
    """The schema of a type."""
    t: Any = TYPES[oid]
    return str(s.catalog.schemas[t.schema if oid >= FIRST_OID else PG_CATALOG])


def type_facts(oid: int, typmod: int) -> Row:
    """Length, precision and scale columns of a type."""
    if oid in (1042, 1043):
        n = typmod - 4 if typmod >= 4 else None
        return {"character_maximum_length": n, "character_octet_length": n * 4 if n is not None else 1073741824}
    if oid in (1560, 1562):
        return {"character_maximum_length": typmod if typmod > 0 else None}
    if oid == 25:
        return {"character_octet_length": 1073741824}
    if oid in _NUMBERS:
        precision, radix, scale = _NUMBERS[oid]
        return {"numeric_precision": precision, "numeric_precision_radix": radix, "numeric_scale": scale}
    if oid == 1700:
        if typmod < 4:
            return {"numeric_precision": None, "numeric_precision_radix": 10, "numeric_scale": None}
        return {"numeric_precision": (typmod - 4) >> 16, "numeric_precision_radix": 10, "numeric_scale": (typmod - 4) & 0x7FF}
    if oid in _TIMES:
        precision = 0 if oid == 1082 else 6 if typmod < 0 or (oid == 1186 and typmod & 0xFFFF == 0xFFFF) else typmod & 0xFFFF
        return {"datetime_precision": precision}
    return {}


_NO_NUMBERS = {"character_maximum_length": None, "character_octet_length": None, "numeric_precision": None, "numeric_precision_radix": None,
               "numeric_scale": None, "datetime_precision": None}


def _identity(s: Any, c: Column) -> Row:
    if not c.identity:
        return {"is_identity": "NO", "identity_cycle": "NO"}
    q = s.catalog.sequences[c.sequence]
    return {"is_identity": "YES", "identity_generation": "ALWAYS" if c.identity == "a" else "BY DEFAULT", "identity_start": str(q.start),
            "identity_increment": str(q.increment), "identity_maximum": str(q.maximum), "identity_minimum": str(q.minimum), "identity_cycle": _yes(q.cycle)}


def _collation(s: Any, collation: int) -> Row:
    if collation in (0, DEFAULT_COLLATION):
        return {}
    return {"collation_catalog": s.database.name, "collation_schema": "pg_catalog", "collation_name": collation_name(collation)}


def _under(c: Column) -> tuple[int, int]:
    """The type and typmod that a column's data are shown as: for a domain, those that it is over."""
    found = domain(c.type)
    return (c.type, c.typmod) if found is None else (found.defined.base, found.defined.typmod)


def _not_null(oid: int) -> bool:
    found = domain(oid)
    return found is not None and bool(found.defined.not_null)


def _domain(s: Any, oid: int) -> Row:
    found = domain(oid)
    return {} if found is None else {"domain_catalog": s.database.name, "domain_schema": type_schema(s, oid), "domain_name": found.name}


def _domains(s: Any) -> Iterator[DomainDef]:
    yield from (d for d in s.catalog.types.values() if isinstance(d, DomainDef))


@rows_of("information_schema.domains", kept="session")
def _domain_rows(s: Any) -> Iterator[Row]:
    for d in _domains(s):
        default = None if d.default is None else Writer(context=s.context, lines=True)(bound_default(s, d.default))
        yield (_NO_NUMBERS | _domain(s, d.oid) | {
            "data_type": "USER-DEFINED" if d.base >= FIRST_OID else format_type(d.base), "domain_default": default, "udt_catalog": s.database.name,
            "udt_schema": type_schema(s, d.base), "udt_name": TYPES[d.base].name, "dtd_identifier": "1"}
            | type_facts(d.base, d.typmod) | _collation(s, d.collation))


@rows_of("information_schema.domain_constraints", kept="session")
def _domain_constraints(s: Any) -> Iterator[Row]:
    for d in _domains(s):
        for c in d.checks:
            yield _domain(s, d.oid) | {"constraint_catalog": s.database.name, "constraint_schema": type_schema(s, d.oid), "constraint_name": c.name,
                                       "is_deferrable": "NO", "initially_deferred": "NO"}


@rows_of("information_schema.domain_udt_usage", kept="session")
def _domain_bases(s: Any) -> Iterator[Row]:
    for d in _domains(s):
        yield _domain(s, d.oid) | {"udt_catalog": s.database.name, "udt_schema": type_schema(s, d.base), "udt_name": TYPES[d.base].name}


@rows_of("information_schema.column_domain_usage", kept="session")
def _domain_columns(s: Any) -> Iterator[Row]:
    for t in _known(s):
        for c in t.live:
            if domain(c.type) is not None:
                yield _domain(s, c.type) | {"table_catalog": s.database.name, "table_schema": t.schema_name, "table_name": t.name, "column_name": c.name}


@rows_of("information_schema.columns", kept="session")
def _columns(s: Any) -> Iterator[Row]:
    from ..definitions import expression
    from ..view_options import updatable_columns

    for t in _relations(s):
        updatable = updatable_columns(s, t)
        for c in t.live:
            default = expression(s, t, c.default) if c.default is not None and not c.identity else None
            yield (_NO_NUMBERS | {
                "table_catalog": s.database.name, "table_schema": t.schema_name, "table_name": t.name, "column_name": c.name, "ordinal_position": c.attnum,
                "column_default": default, "is_nullable": _yes(not (c.not_null or _not_null(c.type))), "data_type": data_type(_under(c)[0]),
                "udt_catalog": s.database.name,
                "udt_schema": type_schema(s, _under(c)[0]), "udt_name": TYPES[_under(c)[0]].name, "dtd_identifier": str(c.attnum), "is_self_referencing": "NO",
                "is_generated": "NEVER" if c.generated is None else "ALWAYS",
                "generation_expression": expression(s, t, c.generated) if c.generated is not None else None, "is_updatable": _yes(c.attnum in updatable)}
                | type_facts(*_under(c)) | _identity(s, c) | _collation(s, c.collation) | _domain(s, c.type))


@rows_of("information_schema.attributes", kept="session")
def _attributes(s: Any) -> Iterator[Row]:
    for t in _known(s):
        for c in t.live if t.kind == "c" else ():
            oid, typmod = _under(c)
            yield _NO_NUMBERS | {
                "udt_catalog": s.database.name, "udt_schema": t.schema_name, "udt_name": t.name, "attribute_name": c.name, "ordinal_position": c.attnum,
                "is_nullable": "YES", "data_type": data_type(oid), "attribute_udt_catalog": s.database.name, "attribute_udt_schema": type_schema(s, oid),
                "attribute_udt_name": TYPES[oid].name, "dtd_identifier": str(c.attnum), "is_derived_reference_attribute": "NO",
            } | type_facts(oid, typmod) | _collation(s, c.collation)


@rows_of("information_schema.element_types", kept="session")
def _element_types(s: Any) -> Iterator[Row]:
    for t in _known(s):
        for c in t.live:
            if data_type(c.type) == "ARRAY":
                yield _NO_NUMBERS | {
                    "object_catalog": s.database.name, "object_schema": t.schema_name, "object_name": t.name, "object_type": "VIEW" if t.kind == "v" else "TABLE",
                    "collection_type_identifier": str(c.attnum), "data_type": data_type(TYPES[c.type].element), "udt_catalog": s.database.name,
                    "udt_schema": type_schema(s, TYPES[c.type].element), "udt_name": TYPES[TYPES[c.type].element].name, "dtd_identifier": f"a{c.attnum}"}


@rows_of("information_schema.views", kept="session")
def _views(s: Any) -> Iterator[Row]:
    from ..view_options import has_instead, relation_events
    from ..views import definition

    for t in _known(s):
        if t.kind == "v":
            yield {"table_catalog": s.database.name, "table_schema": t.schema_name, "table_name": t.name, "view_definition": definition(s, t, False),
                   "check_option": (t.check_option or "none").upper(), "is_updatable": _yes(relation_events(s, t) & 20 == 20),
                   "is_insertable_into": _yes(bool(relation_events(s, t) & 8)), **{f"is_trigger_{what}": _yes(has_instead(t, event))
                      for what, event in (("updatable", "UPDATE"), ("deletable", "DELETE"), ("insertable_into", "INSERT"))}}


@rows_of("information_schema.view_table_usage", kept="session")
def _view_tables(s: Any) -> Iterator[Row]:
    for t in _known(s):
        for oid in sorted({o for o, _ in t.view_depends if o in s.catalog.tables}):
            used = s.catalog.tables[oid]
            yield {"view_catalog": s.database.name, "view_schema": t.schema_name, "view_name": t.name, "table_catalog": s.database.name,
                   "table_schema": used.schema_name, "table_name": used.name}


@rows_of("information_schema.view_column_usage", kept="session")
def _view_columns(s: Any) -> Iterator[Row]:
    for t in _known(s):
        for oid, n in t.view_depends:
            if n and oid in s.catalog.tables:
                used = s.catalog.tables[oid]
                yield {"view_catalog": s.database.name, "view_schema": t.schema_name, "view_name": t.name, "table_catalog": s.database.name,
                       "table_schema": used.schema_name, "table_name": used.name, "column_name": used.columns[n - 1].name}


def _constraint(s: Any, t: Table, name: str) -> Row:
    return {"constraint_catalog": s.database.name, "constraint_schema": t.schema_name, "constraint_name": name}


def _of_table(s: Any, t: Table) -> Row:
    return {"table_catalog": s.database.name, "table_schema": t.schema_name, "table_name": t.name}


@rows_of("information_schema.table_constraints", kept="session")
def _constraints(s: Any) -> Iterator[Row]:
    for t in [t for t in _known(s) if t.kind != "f"]:
        found = [(k.name, "PRIMARY KEY" if k.kind == "p" else "UNIQUE", k.deferrable, k.deferred) for k in t.keys if k.kind != "x"]
        found += [(f.name, "FOREIGN KEY", f.deferrable, f.deferred) for f in t.foreign_keys] + [(c.name, "CHECK", False, False) for c in t.checks]
        found += [(f"{t.schema}_{t.oid}_{c.attnum}_not_null", "CHECK", False, False) for c in t.live if c.not_null and t.kind in "rp"]
        for name, kind, deferrable, deferred in found:
            index = next((i for i in t.indexes if i.name == name), None)
            yield _constraint(s, t, name) | _of_table(s, t) | {
                "constraint_type": kind, "is_deferrable": _yes(deferrable), "initially_deferred": _yes(deferred), "enforced": "YES",
                "nulls_distinct": _yes(not index.nulls_not_distinct) if kind == "UNIQUE" and index is not None else None}


@rows_of("information_schema.check_constraints", kept="session")
def _checks(s: Any) -> Iterator[Row]:
    from ..definitions import domain_constraint_definition, expression

    for d in _domains(s):
        for x in d.checks:
            yield {"constraint_catalog": s.database.name, "constraint_schema": type_schema(s, d.oid), "constraint_name": x.name,
                   "check_clause": domain_constraint_definition(s, d, x).removeprefix("CHECK ").removesuffix(" NOT VALID")}
    for t in _known(s):
        for c in t.checks:
            yield _constraint(s, t, c.name) | {"check_clause": f"({expression(s, t, c.expression)})"}
        for a in t.live:
            if a.not_null and t.kind in "rp":
                yield _constraint(s, t, f"{t.schema}_{t.oid}_{a.attnum}_not_null") | {"check_clause": f"{a.name} IS NOT NULL"}


@rows_of("information_schema.key_column_usage", kept="session")
def _key_columns(s: Any) -> Iterator[Row]:
    for t in _known(s):
        for k in t.keys:
            if k.kind == "x":
                continue
            for n, attnum in enumerate(k.columns, 1):
                yield _constraint(s, t, k.name) | _of_table(s, t) | {"column_name": t.columns[attnum - 1].name, "ordinal_position": n,
                                                                     "position_in_unique_constraint": None}
        for f in t.foreign_keys:
            parent = s.catalog.tables[f.ref_table]
            index = next(i for i in parent.indexes if i.oid == f.ref_index)
            order = [c.attnum for c in index.columns]
            for n, (attnum, ref) in enumerate(zip(f.columns, f.ref_columns, strict=True), 1):
                yield _constraint(s, t, f.name) | _of_table(s, t) | {"column_name": t.columns[attnum - 1].name, "ordinal_position": n,
                                                                     "position_in_unique_constraint": order.index(ref) + 1}


@rows_of("information_schema.constraint_column_usage", kept="session")
def _constraint_columns(s: Any) -> Iterator[Row]:
    from .relations import check_columns

    for t in _known(s):
        used = [(k.name, t, k.columns) for k in t.keys if k.kind != "x"] + [(c.name, t, tuple(filter(None, check_columns(s, t, c.expression)))) for c in t.checks]
        used += [(f.name, s.catalog.tables[f.ref_table], f.ref_columns) for f in t.foreign_keys]
        for name, on, columns in used:
            for attnum in columns:
                yield _of_table(s, on) | {"column_name": on.columns[attnum - 1].name} | _constraint(s, t, name)


@rows_of("information_schema.constraint_table_usage", kept="session")
def _constraint_tables(s: Any) -> Iterator[Row]:
    for t in _known(s):
        for name, on in [(k.name, t) for k in t.keys if k.kind != "x"] + [(f.name, s.catalog.tables[f.ref_table]) for f in t.foreign_keys]:
            yield _of_table(s, on) | _constraint(s, t, name)


@rows_of("information_schema.referential_constraints", kept="session")
def _references(s: Any) -> Iterator[Row]:
    for t in _known(s):
        for f in t.foreign_keys:
            parent = s.catalog.tables[f.ref_table]
            key = next((k for k in parent.keys if k.index == f.ref_index), None)
            unique = {"unique_constraint_catalog": s.database.name, "unique_constraint_schema": parent.schema_name,
                      "unique_constraint_name": key.name} if key is not None else {}
            yield _constraint(s, t, f.name) | unique | {"match_option": {"simple": "NONE", "full": "FULL"}.get(f.match, "PARTIAL"),
                                                        "update_rule": _RULES[f.on_update], "delete_rule": _RULES[f.on_delete]}


@rows_of("information_schema.sequences", kept="session")
def _sequences(s: Any) -> Iterator[Row]:
    for q in s.catalog.sequences.values():
        if not q.identity:
            precision = _NUMBERS[q.type][0]
            yield {"sequence_catalog": s.database.name, "sequence_schema": s.catalog.schemas[q.schema], "sequence_name": q.name,
                   "data_type": format_type(q.type), "numeric_precision": precision, "numeric_precision_radix": 2, "numeric_scale": 0,
                   "start_value": str(q.start), "minimum_value": str(q.minimum), "maximum_value": str(q.maximum), "increment": str(q.increment),
                   "cycle_option": _yes(q.cycle)}


@rows_of("information_schema.character_sets")
def _character_sets(s: Any) -> Iterator[Row]:
    yield {"character_set_name": "UTF8", "character_repertoire": "UCS", "form_of_use": "UTF8", "default_collate_catalog": s.database.name,
           "default_collate_schema": "pg_catalog", "default_collate_name": "C.UTF-8"}
