"""Catalogs of a database's own objects: relations, columns, indexes, constraints, dependencies, comments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from aurorapy.planner.access_methods.methods import METHODS
from aurorapy.planner.extensions import AVAILABLE
from aurorapy.planner.relation import Index, IndexColumn, KeyConstraint, Table
from aurorapy.planner.types import TYPES, DefaultContext
from aurorapy.planner.types.user import FIRST_OID

from ..kept import Tuples, parts
from ..naming import distinct, expression_name
from ..partition_bounds import bound_text
from ..state import EXTENSION_CLASS, INFORMATION_SCHEMA, PG_CATALOG, PUBLIC, Catalog
from ..storage_parameters import shown
from ..whole_rows import columns_in_order
from .access_methods import key_type, operator_class, operator_oid
from .extensions import LANGUAGE_CLASS, PLPGSQL, PLPGSQL_LANGUAGE
from .registry import BY_OID, CATALOGS, OWNER, Row, rows_of, tuples

CLASS, ATTRDEF, CONSTRAINT, NAMESPACE, REWRITE, TRIGGER, PROCEDURE, DEFAULT_ACL, OPERATOR, POLICY = 1259, 2604, 2606, 2615, 2618, 2620, 1255, 826, 2617, 3256
COLLATION, TYPE = 3456, 1247
_ACTIONS = {"no action": "a", "restrict": "r", "cascade": "c", "set null": "n", "set default": "d"}
_LISTED_SCHEMAS = (PG_CATALOG, PUBLIC, INFORMATION_SCHEMA)  # their privileges are not the default ones
_MATCH = {"simple": "s", "full": "f", "partial": "p"}


@rows_of("pg_namespace", kept="session")
def _namespaces(s: Any) -> Iterator[Row]:
    from aurorapy.privileges.holding import Object, acl_of, owner_of, stored_acl

    for oid, name in s.catalog.schemas.items():
        o = Object("schema", oid)
        listed = acl_of(s, o) if oid in _LISTED_SCHEMAS else stored_acl(s, o)
        yield {"oid": oid, "nspname": name, "nspowner": owner_of(s, o), "nspacl": listed}


def _class(oid: int, name: str, schema: int, kind: str, natts: int, **more: Any) -> Row:
    return {"oid": oid, "relname": name, "relnamespace": schema, "relowner": OWNER, "relkind": kind, "relnatts": natts, "relfilenode": 0,
            "reltuples": -1.0, "relpersistence": "p", "relispopulated": True, "relreplident": "d" if kind in "rmp" else "n", **more}


_CLASS = ("pg_catalog", "pg_class")


_EMPTY_PAGES = {"hash": 4, "gin": 2, "spgist": 3, "brin": 3}  # of an index without entries; of the other kinds it has one


@rows_of("pg_class", kept="catalog")
def _classes(s: Any) -> Tuples:
    return [*tuples(_CLASS, _own_classes(s)), *_built_in_classes()]


@cache
def _built_in_classes() -> Tuples:
    return tuples(_CLASS, (_class(t.oid, t.name, t.schema, t.kind, len(t.columns), relam=2 if t.kind == "r" else 0, reltype=t.type_oid,
                                  relhasrules=t.kind == "v", relreplident="n") for t in CATALOGS.values()))


def _own_classes(s: Any) -> Iterator[Row]:
    c: Catalog = s.catalog
    for t in c.tables.values():
        more: Row = {"reltype": t.type_oid, "relchecks": len(t.checks), "relhasindex": bool(t.indexes), "relhasrules": t.view is not None or bool(t.rules),
                      "relispopulated": t.populated,
                     "relhastriggers": bool(t.foreign_keys or t.referenced_by or t.triggers or any(k.deferrable for k in t.keys)),
                     "relam": t.access or 2 if t.kind in "rm" else 0, "relpersistence": t.persistence, "relfilenode": abs(t.root),
                     "relhassubclass": bool(t.children), "relispartition": t.bound is not None, "reloftype": t.of_type,
                     "relpartbound": None if t.bound is None else stored_bound(c, t),
                     "relrowsecurity": t.row_security, "relforcerowsecurity": t.force_row_security,
                     "relreplident": t.identity if t.kind in "rmp" else "n", "relowner": t.owner, "relacl": c.grants.get((CLASS, t.oid, 0))}
        if t.options:
            more["reloptions"] = shown(t.options)
        if t.kind in "rmp" and t.oid in s.catalog.statistics:
            more["reltuples"] = s.catalog.statistics[t.oid].rows
            more["relpages"] = s.catalog.statistics[t.oid].pages
        yield _class(t.oid, t.name, t.schema, t.kind, len(t.columns), **more)
        for i in t.indexes:
            yield _class(i.oid, i.name, i.schema, "I" if t.kind == "p" else "i", len(i.columns) + len(i.include), relam=i.access or METHODS[i.method].oid,
                         relpersistence=t.persistence, reltuples=0.0,
                         relpages=0 if t.kind == "p" else _EMPTY_PAGES.get(i.method, 1), relfilenode=abs(i.root), relispartition=bool(i.parent),
                         relhassubclass=t.kind == "p" and any(p.parent == i.oid for c in t.children for p in s.catalog.tables[c].indexes),
                         relowner=t.owner, reloptions=tuple(f"{k}={v}" for k, v in i.options) or None)
    for q in c.sequences.values():
        yield _class(q.oid, q.name, q.schema, "S", 3, relpersistence=q.persistence, reltuples=1.0, relpages=1, relfilenode=abs(q.root), relowner=q.owner,
                     relacl=c.grants.get((CLASS, q.oid, 0)))


def stored_bound(c: Catalog, t: Table) -> str:
    """A partition's bound, as SQL."""
    key = c.tables[t.parents[0]].partition_key
    assert key is not None and t.bound is not None
    return bound_text(key, t.bound, DefaultContext())


def _attribute(relation: int, name: str, number: int, oid: int, typmod: int, **more: Any) -> Row:
    kind = TYPES[oid]
    return {"attrelid": relation, "attname": name, "atttypid": oid, "attstattarget": -1, "attlen": kind.length, "attnum": number, "attcacheoff": -1,
            "atttypmod": typmod, "attbyval": 0 < kind.length <= 8 and kind.name not in ("name", "tid"), "attalign": kind.align, "attstorage": kind.storage,
            "attndims": 1 if kind.category == "A" and kind.name.startswith("_") else 0, "attislocal": True, "attcollation": kind.collation, **more}


# columns of catalogs that are NOT NULL though their width varies, or that may be NULL though it does not
_FORCED = frozenset("""pg_attrdef.adbin pg_database.datcollate pg_database.datctype pg_default_acl.defaclacl pg_description.description pg_extension.extversion
    pg_init_privs.initprivs pg_largeobject.data pg_parameter_acl.parname pg_policy.polroles pg_proc.prosrc pg_replication_origin.roname pg_rewrite.ev_action
    pg_rewrite.ev_qual pg_seclabel.label pg_seclabel.provider pg_shdescription.description pg_shseclabel.label pg_shseclabel.provider pg_statistic_ext.stxkind
    pg_subscription.subconninfo pg_subscription.subpublications pg_subscription.subsynccommit pg_trigger.tgargs""".split())
_UNFORCED = frozenset(("pg_subscription_rel.srsublsn",))
_VECTORS = (22, 30)


@cache
def required(oid: int) -> frozenset[int]:
    """The columns of a catalog that are NOT NULL: those of fixed width at its beginning, and a few others (DefineAttr of PostgreSQL's bootstrap.c)."""
    t = BY_OID[oid]
    if t.kind != "r" or t.schema_name != "pg_catalog":
        return frozenset()
    varying = next((c.attnum for c in t.columns if TYPES[c.type].length < 0 and c.type not in _VECTORS), len(t.columns) + 1)
    return frozenset(c.attnum for c in t.columns if (c.attnum < varying and f"{t.name}.{c.name}" not in _UNFORCED) or f"{t.name}.{c.name}" in _FORCED)


@rows_of("pg_attribute", kept="catalog")
def _attributes(s: Any) -> Tuples:
    c: Catalog = s.catalog
    out = [*parts(c, "pg_attribute", c.tables.values(), lambda t: _of_table(c, t)), *_built_in_attributes()]
    for q in c.sequences.values():
        out += _of_sequence(q.oid)
    return out


_ATTRIBUTE = ("pg_catalog", "pg_attribute")


@cache
def _built_in_attributes() -> Tuples:
    return [row for t in CATALOGS.values() for row in _columns(t, {}, required(t.oid))]


def _of_sequence(oid: int) -> Tuples:
    columns = (("last_value", 20), ("log_cnt", 20), ("is_called", 16))
    return tuples(_ATTRIBUTE, (_attribute(oid, name, n, kind, -1, attnotnull=True) for n, (name, kind) in enumerate(columns, 1)))


@cache
def _storage(oid: int) -> tuple[int, int, bool, str, str]:
    """attlen, attndims, attbyval, attalign and attstorage of a built-in type."""
    row = _attribute(0, "", 0, oid, -1)
    return row["attlen"], row["attndims"], row["attbyval"], row["attalign"], row["attstorage"]


def _columns(t: Table, grants: Any, required: frozenset[int]) -> Tuples:
    out = []
    for a in t.columns:
        length, dimensions, by_value, align, storage = _storage(a.type) if a.type < FIRST_OID else _storage.__wrapped__(a.type)
        out.append((t.oid, a.name, 0 if a.dropped else a.type, 0 if a.dropped else a.statistics, length, a.attnum, dimensions, -1, a.typmod, by_value, align,
                    a.storage or storage, a.compression, a.not_null or a.attnum in required,
                    (a.default is not None or a.generated is not None) and not a.identity, a.missing is not None, a.identity,
                    "s" if a.generated is not None else "", a.dropped, a.local, a.inherited, a.collation, grants.get((CLASS, t.oid, a.attnum)),
                    shown(a.options) if a.options else None, tuple([f"{k}={v}" for k, v in a.foreign_options]) if a.foreign_options else None, None))
    return out


def _of_table(c: Catalog, t: Table) -> Tuples:
    return _columns(t, c.grants, frozenset()) + tuples(_ATTRIBUTE, _beside_columns(t))


def _beside_columns(t: Table) -> Iterator[Row]:
    """Of system columns, and of those of indexes."""
    if t.kind in "rmpf":
        for name, number, oid in (("ctid", -1, 27), ("xmin", -2, 28), ("cmin", -3, 29), ("xmax", -4, 28), ("cmax", -5, 29), ("tableoid", -6, 26)):
            if oid in TYPES:
                yield _attribute(t.oid, name, number, oid, -1, attnotnull=True)
    for i in t.indexes:
        names = distinct(t.columns[k.attnum - 1].name if k.attnum else expression_name(k.expression or "") for k in i.columns)
        targets: dict[int, Row] = {n: {"attstattarget": target} for n, target in i.statistics}
        for n, k in enumerate(i.columns, 1):
            column = t.columns[k.attnum - 1] if k.attnum else None
            kind = column.type if column else k.type
            kept = key_type(i.method, kind, k.opclass)
            yield _attribute(i.oid, names[n - 1], n, kept,
                             column.typmod if column and kept == kind else -1, attcollation=index_collation(t, k), **targets.get(n, {}),
                             **({"attoptions": shown(k.options)} if k.options else {}))
        for n, attnum in enumerate(i.include, len(i.columns) + 1):
            yield _attribute(i.oid, t.columns[attnum - 1].name, n, t.columns[attnum - 1].type, t.columns[attnum - 1].typmod)


def default_oid(table: int, attnum: int) -> int:
    """An oid for a column's default; PostgreSQL gives each one of its own."""
    return 2_000_000_000 + table * 1600 + attnum


@rows_of("pg_attrdef", kept="catalog")
def _defaults(s: Any) -> Tuples:
    return parts(s.catalog, "pg_attrdef", s.catalog.tables.values(), lambda t: tuples(("pg_catalog", "pg_attrdef"), _defaults_of(t)))


def _defaults_of(t: Table) -> Iterator[Row]:
    for c in t.columns:
        text = c.generated if c.generated is not None else c.default
        if text is not None and not (c.identity and c.sequence):
            yield {"oid": default_oid(t.oid, c.attnum), "adrelid": t.oid, "adnum": c.attnum, "adbin": text}


def option_bits(index: Index) -> tuple[int, ...]:
    """indoption: 1 descending, 2 nulls first."""
    return tuple((1 if k.descending else 0) | (2 if k.nulls_first else 0) for k in index.columns)


def index_collation(table: Table, column: IndexColumn) -> int:
    """Of a column of an index: the table's column's, where the index says nothing else."""
    return column.collation or (table.columns[column.attnum - 1].collation if column.attnum else TYPES[column.type].collation)


@rows_of("pg_index", kept="catalog")
def _indexes(s: Any) -> Tuples:
    return parts(s.catalog, "pg_index", s.catalog.tables.values(), lambda t: tuples(("pg_catalog", "pg_index"), _indexes_of(t)))


def _indexes_of(t: Table) -> Iterator[Row]:
    for i in t.indexes:
        texts = [k.expression for k in i.columns if not k.attnum]
        types = [t.columns[k.attnum - 1].type if k.attnum else k.type for k in i.columns]
        yield {"indexrelid": i.oid, "indrelid": t.oid, "indnatts": len(i.columns) + len(i.include), "indnkeyatts": len(i.columns), "indisunique": i.unique,
               "indnullsnotdistinct": i.nulls_not_distinct, "indisprimary": i.primary, "indisexclusion": bool(i.exclusion),
               "indimmediate": not i.deferrable, "indisvalid": i.valid, "indisready": i.ready,
               "indislive": i.live, "indkey": (*(k.attnum for k in i.columns), *i.include), "indcollation": tuple(index_collation(t, k) for k in i.columns),
               "indisclustered": i.oid == t.clustered, "indisreplident": i.oid == t.identity_index,
               "indclass": tuple(operator_class(x, k.opclass, i.method) for x, k in zip(types, i.columns, strict=True)),
               "indoption": option_bits(i), "indexprs": ", ".join(x or "" for x in texts) or None,
               "indpred": i.predicate}


@rows_of("pg_constraint", kept="catalog")
def _constraints(s: Any) -> Tuples:
    of_tables = parts(s.catalog, "pg_constraint", s.catalog.tables.values(), lambda t: tuples(_CONSTRAINT, _constraints_of(s, t)))
    return [*tuples(_CONSTRAINT, _of_domains(s)), *of_tables]


_CONSTRAINT = ("pg_catalog", "pg_constraint")


def _of_domains(s: Any) -> Iterator[Row]:
    for d in s.catalog.types.values():
        for c in getattr(d, "checks", ()):
            yield {"oid": c.oid, "conname": c.name, "connamespace": d.schema, "contype": "c", "contypid": d.oid, "convalidated": c.validated,
                   "conislocal": True, "confupdtype": " ", "confdeltype": " ", "confmatchtype": " ", "conbin": c.expression}


def _constraints_of(s: Any, t: Table) -> Iterator[Row]:
    common = {"connamespace": t.schema, "conrelid": t.oid, "conislocal": True, "convalidated": True, "confupdtype": " ", "confdeltype": " ",
              "confmatchtype": " "}
    for k in t.keys:
        yield common | _part(k.parent) | {"oid": k.oid, "conname": k.name, "contype": k.kind, "conindid": k.index, "conkey": k.columns, "condeferrable": k.deferrable,
                        "condeferred": k.deferred, "connoinherit": not k.parent, "conexclop": _operators(t, k) if k.kind == "x" else None}
    for c in t.checks:
        yield common | {"oid": c.oid, "conname": c.name, "contype": "c", "convalidated": c.validated, "connoinherit": c.no_inherit, "conbin": c.expression,
                        "conislocal": c.local, "coninhcount": c.inherited, "conkey": check_columns(s, t, c.expression)}
    for g in t.triggers:
        if g.constraint:
            yield common | {"oid": g.constraint, "conname": g.name, "contype": "t", "condeferrable": g.deferrable, "condeferred": g.deferred,
                            "connoinherit": True}
    for f in t.foreign_keys:
        yield common | _part(f.parent) | {"oid": f.oid, "conname": f.name, "contype": "f", "conindid": f.ref_index, "confrelid": f.ref_table, "conkey": f.columns,
                        "confkey": f.ref_columns, "confupdtype": _ACTIONS[f.on_update], "confdeltype": _ACTIONS[f.on_delete],
                        "confmatchtype": _MATCH[f.match], "condeferrable": f.deferrable, "condeferred": f.deferred, "convalidated": f.validated,
                        "connoinherit": t.kind != "p" and not f.parent, "confdelsetcols": f.on_delete_columns or None}


def _operators(t: Table, k: KeyConstraint) -> tuple[int, ...]:
    """Of an exclusion constraint."""
    index = next(i for i in t.indexes if i.oid == k.index)
    return tuple(operator_oid(index, n) for n in range(len(index.columns)))


def _part(parent: int) -> Row:
    """Of a part of a partitioned table's constraint."""
    return {"conparentid": parent, "conislocal": False, "coninhcount": 1} if parent else {}


def check_columns(s: Any, t: Table, text: str) -> tuple[int, ...]:
    """The columns that a CHECK reads, as they come; 0 is a whole row."""
    return columns_in_order(s.catalog_view.bind_over(t, 1, text, folding=False))


@rows_of("pg_sequence", kept="catalog")
def _sequences(s: Any) -> Iterator[Row]:
    for q in s.catalog.sequences.values():
        yield {"seqrelid": q.oid, "seqtypid": q.type, "seqstart": q.start, "seqincrement": q.increment, "seqmax": q.maximum, "seqmin": q.minimum,
               "seqcache": q.cache, "seqcycle": q.cycle}


@rows_of("pg_rewrite", kept="catalog")
def _rules(s: Any) -> Iterator[Row]:
    for t in s.catalog.tables.values():
        if t.view is not None:
            yield {"oid": rule_oid(t.oid), "rulename": "_RETURN", "ev_class": t.oid, "ev_type": "1", "ev_enabled": "O", "is_instead": True, "ev_qual": "<>",
                   "ev_action": t.view}
        for r in t.rules:
            yield {"oid": r.oid, "rulename": r.name, "ev_class": t.oid, "ev_type": {"update": "2", "insert": "3", "delete": "4"}[r.event], "ev_enabled": r.enabled,
                   "is_instead": r.instead, "ev_qual": r.condition or "<>", "ev_action": "; ".join(r.actions) or "<>"}


def rule_oid(view: int) -> int:
    """An oid for a view's SELECT rule."""
    return 1_900_000_000 + view


@rows_of("pg_inherits", kept="catalog")
def _inherits(s: Any) -> Iterator[Row]:
    for t in s.catalog.tables.values():
        for n, parent in enumerate(t.parents, 1):
            yield {"inhrelid": t.oid, "inhparent": parent, "inhseqno": n, "inhdetachpending": t.detaching}
        for i in t.indexes:
            if i.parent:
                yield {"inhrelid": i.oid, "inhparent": i.parent, "inhseqno": 1, "inhdetachpending": False}


@rows_of("pg_partitioned_table", kept="catalog")
def _partitioned(s: Any) -> Iterator[Row]:
    for t in s.catalog.tables.values():
        key = t.partition_key
        if key is None:
            continue
        default = next((o for o in t.children if (b := s.catalog.tables[o].bound) is not None and b.default), 0)
        texts = [c.expression for c in key.columns if not c.attnum]
        yield {"partrelid": t.oid, "partstrat": key.strategy, "partnatts": len(key.columns), "partdefid": default,
               "partattrs": tuple(c.attnum for c in key.columns), "partclass": tuple(operator_class(c.type, c.opclass, "hash" if key.strategy == "h" else "btree")
                                                                                                    for c in key.columns),
               "partcollation": tuple(c.collation for c in key.columns), "partexprs": ", ".join(x or "" for x in texts) or None}


@rows_of("pg_description", kept="catalog")
def _descriptions(s: Any) -> Iterator[Row]:
    for key in (EXTENSION_CLASS, PLPGSQL, 0), (LANGUAGE_CLASS, PLPGSQL_LANGUAGE, 0):
        if key not in s.catalog.comments and PLPGSQL_LANGUAGE not in s.catalog.operations:
            yield {"objoid": key[1], "classoid": key[0], "objsubid": 0, "description": AVAILABLE["plpgsql"].comment}
    for (classid, oid, sub), text in s.catalog.comments.items():
        yield {"objoid": oid, "classoid": classid, "objsubid": sub, "description": text}


def default_acl_oid(key: tuple[int, ...]) -> int:
    """An oid for what ALTER DEFAULT PRIVILEGES has said."""
    return 1_800_000_000 + hash(key[1:]) % 100_000_000


@rows_of("pg_default_acl", kept="catalog")
def _default_privileges(s: Any) -> Iterator[Row]:
    for key, listed in s.catalog.grants.items():
        if key[0] == DEFAULT_ACL:
            _, role, schema, kind = key
            yield {"oid": default_acl_oid(key), "defaclrole": role, "defaclnamespace": schema, "defaclobjtype": chr(kind),
                   "defaclacl": listed}


@rows_of("pg_init_privs", kept="session")
def _initial_privileges(s: Any) -> Iterator[Row]:
    from aurorapy.privileges.holding import Object, initial_acl

    for oid in _LISTED_SCHEMAS:
        yield {"objoid": oid, "classoid": NAMESPACE, "objsubid": 0, "privtype": "i", "initprivs": initial_acl(s, Object("schema", oid))}
