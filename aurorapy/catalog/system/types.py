"""Catalogs of what every database has: types, functions, operators, casts, access methods, collations, languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions import functions_named
from aurorapy.planner.functions.registry import CASTS, FUNCTIONS, OPERATORS
from aurorapy.planner.plan.deparse import Writer
from aurorapy.planner.types import HOME, TYPES, format_type
from aurorapy.planner.types.collations import COLLATIONS
from aurorapy.planner.types.domains import DomainDef, base_type
from aurorapy.planner.types.enums import EnumDef
from aurorapy.planner.types.user import FIRST_OID

from ..expressions import bound_default
from ..members import class_named as extension_class_named
from ..members import classes_of
from ..state import PG_CATALOG
from .registry import OWNER, Row, rows_of


@rows_of("pg_type")
def _types(s: Any) -> Iterator[Row]:
    for t in TYPES.values():
        element = t.element if t.category == "A" or t.name in ("name", "point") else 0
        yield {"oid": t.oid, "typname": t.name, "typnamespace": PG_CATALOG, "typowner": OWNER, "typlen": t.length, "typbyval": t.byval, "typtype": t.typtype,
               "typcategory": t.category, "typispreferred": t.preferred, "typisdefined": True, "typdelim": t.delimiter, "typelem": element,
               "typarray": t.array if t.array in TYPES else 0, "typalign": t.align, "typstorage": t.storage, "typtypmod": -1, "typcollation": t.collation,
               "typinput": _io(t, "in"), "typoutput": _io(t, "out"), "typreceive": _io(t, "recv"), "typsend": _io(t, "send")}
    for u in s.catalog.types.values():
        t = TYPES[u.oid]
        more: Row = {}
        if isinstance(u, DomainDef):
            base = TYPES[u.base]
            shown = None if u.default is None else Writer(context=s.context)(bound_default(s, u.default))
            more = {"typnotnull": u.not_null, "typbasetype": u.base, "typdefault": shown, "typtypmod": u.typmod,
                    "typndims": 1 if base.category == "A" and base.element else 0}
        yield {"oid": u.oid, "typname": u.name, "typnamespace": u.schema, "typowner": u.owner, "typacl": s.catalog.grants.get((1247, u.oid, 0)),
               "typlen": t.length, "typbyval": t.byval, "typtype": t.typtype,
               "typcategory": t.category, "typisdefined": True, "typdelim": t.delimiter, "typarray": u.array, "typalign": t.align, "typstorage": t.storage,
               "typtypmod": -1, "typcollation": t.collation} | more
        yield _array_row(u.array, u.array_name, u, t)
    for r in s.catalog.tables.values():
        if r.type_oid:
            yield {"oid": r.type_oid, "typname": r.name, "typnamespace": r.schema, "typowner": r.owner, "typlen": -1, "typtype": "c", "typcategory": "C",
                   "typisdefined": True, "typdelim": ",", "typrelid": r.oid, "typalign": "d", "typstorage": "x", "typtypmod": -1, "typarray": r.array_oid}
            if r.array_oid:
                yield _array_row(r.array_oid, r.array_name, r, TYPES[r.type_oid])


def _array_row(oid: int, name: str, owner: Any, element: Any) -> Row:
    return {"oid": oid, "typname": name, "typnamespace": owner.schema, "typowner": owner.owner, "typlen": -1, "typtype": "b", "typcategory": "A",
            "typisdefined": True, "typdelim": element.delimiter, "typelem": element.oid, "typalign": "d" if element.align == "d" else "i", "typstorage": "x",
            "typtypmod": -1, "typcollation": element.collation}


@rows_of("pg_enum")
def _enums(s: Any) -> Iterator[Row]:
    for u in s.catalog.types.values():
        if isinstance(u, EnumDef):
            for label in u.labels:
                yield {"oid": label.oid, "enumtypid": u.oid, "enumsortorder": label.order, "enumlabel": label.name}


def _io(t: Any, what: str) -> int:
    found = functions_named(("array_" if t.category == "A" and t.name.startswith("_") else t.name) + what) or functions_named(f"{t.name}_{what}")
    return int(found[0].oid) if found else 0


@rows_of("pg_proc", constant=True)
def _functions(s: Any) -> Iterator[Row]:
    for name, overloads in FUNCTIONS.items():
        if " " in name:
            continue
        for f in overloads:
            outs = [n for n, _ in f.out_columns]
            yield {"oid": f.oid, "proname": name, "pronamespace": PG_CATALOG, "proowner": OWNER, "prolang": 12, "procost": 1.0,
                   "prorows": 1000.0 if f.retset else 0.0, "provariadic": f.variadic, "prokind": f.kind, "proisstrict": f.strict, "proretset": f.retset,
                   "provolatile": f.volatility, "proparallel": "s", "pronargs": len(f.args), "pronargdefaults": len(f.defaults), "prorettype": f.result,
                   "proargtypes": f.args, "prosrc": name, "proargnames": (*f.arg_names, *outs) if len(f.arg_names) == len(f.args) and (f.arg_names or outs)
                   else None, "proallargtypes": (*f.args, *(t for _, t in f.out_columns)) if outs else None,
                   "proargmodes": ("i",) * len(f.args) + ("o",) * len(outs) if outs else None}


@rows_of("pg_aggregate", constant=True)
def _aggregates(s: Any) -> Iterator[Row]:
    for overloads in FUNCTIONS.values():
        for f in overloads:
            if f.kind == "a" and f.aggregate is not None:
                yield {"aggfnoid": f.oid, "aggkind": "o" if f.aggregate.ordered_set else "n", "aggfinalmodify": "r", "aggmfinalmodify": "r"}


@rows_of("pg_operator", constant=True)
def _operators(s: Any) -> Iterator[Row]:
    for overloads in OPERATORS.values():
        for o in overloads:
            yield {"oid": o.oid, "oprname": o.name, "oprnamespace": PG_CATALOG, "oprowner": OWNER, "oprkind": "b" if o.left else "l", "oprleft": o.left,
                   "oprright": o.right, "oprresult": o.result, "oprcode": o.function.oid, "oprcom": _operator(o.commutator, o.right, o.left),
                   "oprnegate": _operator(o.negator, o.left, o.right)}


def _operator(name: str, left: int, right: int) -> int:
    return next((o.oid for o in OPERATORS.get(name, ()) if o.left == left and o.right == right), 0) if name else 0


@rows_of("pg_cast", constant=True)
def _casts(s: Any) -> Iterator[Row]:
    for n, c in enumerate(CASTS.values()):
        yield {"oid": 10_100 + n, "castsource": c.source, "casttarget": c.target, "castfunc": c.function.oid if c.function is not None else 0,
               "castcontext": c.context, "castmethod": "i" if c.by_io else "f" if c.function is not None else "b"}


@rows_of("pg_am", constant=True)
def _access_methods(s: Any) -> Iterator[Row]:
    yield {"oid": 2, "amname": "heap", "amtype": "t"}
    yield {"oid": 403, "amname": "btree", "amtype": "i"}


# name, oid, family, input type, default (pg_opclass of PostgreSQL 15)
_OPCLASSES = """array_ops 10000 397 2277|bit_ops 10002 423 1560|bool_ops 10003 424 16|bpchar_ops 10004 426 1042|bytea_ops 10006 428 17|char_ops 10007 429 18|
cidr_ops 10009 1974 869 f|date_ops 3122 434 1082|enum_ops 10069 3522 3500|
float4_ops 10012 1970 700|float8_ops 3123 1970 701|int2_ops 1979 1976 21|int4_ops 1978 1976 23|
int8_ops 3124 1976 20|inet_ops 10015 1974 869|interval_ops 10022 1982 1186|jsonb_ops 10088 4033 3802|macaddr_ops 10024 1984 829|
macaddr8_ops 10026 3371 774|name_ops 10028 1994 19|multirange_ops 10080 4199 4537|pg_lsn_ops 10067 3253 3220|numeric_ops 3125 1988 1700|
oid_ops 1981 1989 26|range_ops 10076 3901 3831|record_ops 10034 2994 2249|text_ops 3126 1994 25|tid_ops 10050 2789 27|time_ops 10038 1996 1083|
timestamp_ops 3128 434 1114|timestamptz_ops 3127 434 1184|timetz_ops 10041 2000 1266|uuid_ops 10065 2968 2950|varbit_ops 10043 2002 1562|varchar_ops 10044 1994 25 f|
xid8_ops 10053 5067 5069|text_pattern_ops 4217 2095 25 f|varchar_pattern_ops 4218 2095 25 f|bpchar_pattern_ops 4219 2097 1042 f"""
OPERATOR_CLASSES: dict[int, tuple[int, str]] = {}  # the default ones, by type
_CLASSES: dict[str, tuple[int, int]] = {}  # oid and type, by name
for _part in _OPCLASSES.replace("\n", "").split("|"):
    _name, _oid, _family, _type, *_other = _part.split()
    _CLASSES[_name] = int(_oid), int(_type)
    if not _other:
        OPERATOR_CLASSES[int(_type)] = (int(_oid), _name)


def _class_type(oid: int) -> int:
    oid = base_type(oid)
    t = TYPES[oid]
    if t.typtype == "e":
        return 3500
    if t.typtype in "rm":
        return 3831 if t.typtype == "r" else 4537
    return {1043: 25, 650: 869}.get(oid, 2277 if t.category == "A" and t.name.startswith("_") else oid)


def operator_class(oid: int, name: str = "") -> int:
    """The btree operator class of that name, or the default one of a type, 0 when it has none."""
    known = _CLASSES.get(name)
    if known is not None:
        return known[0]
    if name or oid >= FIRST_OID:
        of_extension = _extension_class(oid, name)
        if of_extension is not None:
            return int(of_extension.oid)
    found = OPERATOR_CLASSES.get(_class_type(oid))
    return found[0] if found else 0


def _extension_class(oid: int, name: str) -> Any:
    """A btree operator class that an extension has, by name or the default one of a type."""
    home: Any = HOME.get()
    if home is None or not home.session.catalog.extensions:
        return None
    oid = base_type(oid)
    return next((c for _, c in classes_of(home.session.catalog, "btree") if c.type == oid and (c.name == name if name else c.default)), None)


def class_named(name: tuple[str, ...], oid: int) -> str:
    """The name of an operator class that orders an index's column of that type, empty for the type's default; 42704, 42804."""
    home: Any = HOME.get()
    if home is not None and home.session.catalog.extensions:
        own = extension_class_named(home.session.catalog, name, "btree", home.session.context.search_path)
        if own is not None:
            if own.type != base_type(oid):
                raise errors.DatatypeMismatch(f'operator class "{name[-1]}" does not accept data type {format_type(oid)}')
            return "" if own.default else str(own.name)
    if len(name) > 1 and name[-2] not in ("pg_catalog", "public", "information_schema"):
        raise errors.InvalidSchemaName(f'schema "{name[-2]}" does not exist')
    found = _CLASSES.get(name[-1])
    if found is None or (len(name) > 1 and name[-2] != "pg_catalog"):
        raise errors.UndefinedObject(f'operator class "{".".join(name)}" does not exist for access method "btree"')
    if found[1] != _class_type(oid):
        raise errors.DatatypeMismatch(f'operator class "{name[-1]}" does not accept data type {format_type(oid)}')
    return "" if found[0] == operator_class(oid) else name[-1]


@rows_of("pg_opclass", constant=True)
def _operator_classes(s: Any) -> Iterator[Row]:
    for part in _OPCLASSES.replace("\n", "").split("|"):
        name, oid, family, kind, *other = part.split()
        yield {"oid": int(oid), "opcmethod": 403, "opcname": name, "opcnamespace": PG_CATALOG, "opcowner": OWNER, "opcfamily": int(family),
               "opcintype": int(kind), "opcdefault": not other}


@rows_of("pg_collation", constant=True)
def _collations(s: Any) -> Iterator[Row]:
    for name, (oid, provider, encoding, locale) in COLLATIONS.items():
        yield {"oid": oid, "collname": name, "collnamespace": PG_CATALOG, "collowner": OWNER, "collprovider": provider, "collisdeterministic": True,
               "collencoding": encoding, "collcollate": locale, "collctype": locale}

