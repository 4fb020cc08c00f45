"""Catalogs of what every database has: types, functions, operators, casts, collations, languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from aurorapy.operations.found import function_at
from aurorapy.planner import bound
from aurorapy.planner.access_methods.classes import classes_of
from aurorapy.planner.extensions import declared
from aurorapy.planner.functions import functions_named
from aurorapy.planner.functions.properties import properties_of
from aurorapy.planner.functions.registry import CASTS, FUNCTIONS, OPERATORS
from aurorapy.planner.functions.type_functions import functions_of_type
from aurorapy.planner.plan.deparse import Writer
from aurorapy.planner.types import BY_NAME, TYPES
from aurorapy.planner.types.defined_bases import DefinedBase, ShellDef
from aurorapy.planner.types.domains import DomainDef, domain_default
from aurorapy.planner.types.enums import EnumDef
from aurorapy.planner.types.geometry import FIXED
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.planner.types.user_bases import BaseDef

from ..expressions import bound_default
from ..kept import Tuples, parts
from ..state import INFORMATION_SCHEMA, PG_CATALOG
from .registry import CATALOGS, OWNER, Row, rows_of, tuples

_VECTORS = (22, 30)  # int2vector, oidvector
_MEASURED = ("bpchar", "varchar", "bit", "varbit", "numeric", "time", "timetz", "timestamp", "timestamptz", "interval")  # cast to themselves, to a length


_TYPE = ("pg_catalog", "pg_type")


@rows_of("pg_type", kept="session")
def _types(s: Any) -> Tuples:
    of_relations = parts(s.catalog, "pg_type", [t for t in s.catalog.tables.values() if t.type_oid], lambda t: tuples(_TYPE, _of_rows(t)))
    return [*_built_in(len(TYPES)), *_of_system_relations(), *tuples(_TYPE, _own_types(s)), *of_relations]


@lru_cache(maxsize=1)
def _built_in(count: int) -> Tuples:
    return tuples(_TYPE, _built_in_types())


def _built_in_types() -> Iterator[Row]:
    for t in TYPES.values():
        element = FIXED[t.oid][0] if t.oid in FIXED else t.element if t.category == "A" or t.name == "name" else 0
        yield {"oid": t.oid, "typname": t.name, "typnamespace": PG_CATALOG, "typowner": OWNER, "typlen": t.length, "typbyval": t.byval, "typtype": t.typtype,
               "typcategory": t.category, "typispreferred": t.preferred, "typisdefined": True, "typdelim": t.delimiter, "typelem": element,
               "typarray": t.array if t.array in TYPES else 0, "typalign": t.align, "typstorage": t.storage, "typtypmod": -1, "typcollation": t.collation,
               } | _functions_of(t)


def _own_types(s: Any) -> Iterator[Row]:
    for u in s.catalog.types.values():
        t = TYPES[u.oid]
        more: Row = {}
        if isinstance(u, DomainDef):
            base = TYPES[u.base]
            shown = None if u.default is None else Writer(context=s.context, lines=True)(bound_default(s, u.default))
            more = {"typnotnull": u.not_null, "typbasetype": u.base, "typdefault": shown, "typdefaultbin": u.default, "typtypmod": u.typmod,
                    "typndims": 1 if base.category == "A" and base.element else 0}
            if (over := _base_of_domain(s.catalog, u)) is not None:
                if u.default == domain_default(over.oid):
                    more |= {"typdefault": over.default, "typdefaultbin": None}
                more |= {c: oid for c, oid in _function_oids(s.catalog, over).items() if c in ("typoutput", "typsend", "typanalyze")}
        elif isinstance(u, DefinedBase):
            more = {"typispreferred": u.preferred, "typelem": u.element, "typdefault": u.default} | _function_oids(s.catalog, u)
        elif isinstance(u, BaseDef):
            more = _functions_of_member(s.catalog, u)
        elif isinstance(u, ShellDef):
            more = {"typinput": _SHELL[0], "typoutput": _SHELL[1]}
        yield {"oid": u.oid, "typname": u.name, "typnamespace": u.schema, "typowner": u.owner, "typacl": s.catalog.grants.get((1247, u.oid, 0)),
               "typlen": t.length, "typbyval": t.byval, "typtype": t.typtype,
               "typcategory": t.category, "typisdefined": not isinstance(u, ShellDef), "typdelim": t.delimiter, "typarray": u.array,
               "typalign": t.align, "typstorage": t.storage, "typtypmod": -1, "typcollation": t.collation} | _functions_of(t) | more
        if u.array:
            yield _array_row(u.array, u.array_name, u, t) | {k: more[k] for k in ("typmodin", "typmodout") if k in more}


def _of_rows(r: Any) -> Iterator[Row]:
    """The type of a relation's rows, and of arrays of these."""
    yield {"oid": r.type_oid, "typname": r.name, "typnamespace": r.schema, "typowner": r.owner, "typlen": -1, "typtype": "c", "typcategory": "C",
           "typisdefined": True, "typdelim": ",", "typrelid": r.oid, "typalign": "d", "typstorage": "x", "typtypmod": -1,
           "typarray": r.array_oid} | _functions_of(TYPES[r.type_oid])
    if r.array_oid:
        yield _array_row(r.array_oid, r.array_name, r, TYPES[r.type_oid])


@lru_cache(maxsize=1)
def _of_system_relations() -> Tuples:
    return tuples(_TYPE, (row for r in CATALOGS.values() for row in _of_rows(r)))


def _array_row(oid: int, name: str, owner: Any, element: Any) -> Row:
    return {"oid": oid, "typname": name, "typnamespace": owner.schema, "typowner": owner.owner, "typlen": -1, "typtype": "b", "typcategory": "A",
            "typisdefined": True, "typdelim": element.delimiter, "typelem": element.oid, "typalign": "d" if element.align == "d" else "i", "typstorage": "x",
            "typtypmod": -1, "typcollation": element.collation} | _functions_of(TYPES[oid])


@rows_of("pg_enum", kept="catalog")
def _enums(s: Any) -> Iterator[Row]:
    for u in s.catalog.types.values():
        if isinstance(u, EnumDef):
            for label in u.labels:
                yield {"oid": label.oid, "enumtypid": u.oid, "enumsortorder": label.order, "enumlabel": label.name}


_COLUMNS = {"in": "typinput", "out": "typoutput", "recv": "typreceive", "send": "typsend", "typmodin": "typmodin", "typmodout": "typmodout"}
_SHELL = (2398, 2399)  # shell_in, shell_out
_HANDLER = {"array": 6179, "raw": 6180, "jsonb": 6098}  # array_subscript_handler and its kin
_ANALYZE = {"r": 3916, "m": 4242}


def _functions_of(t: Any) -> Row:
    """pg_type's columns of functions of a type that is no user's base type."""
    out: Row = {_COLUMNS[kind]: oid for kind, oid in functions_of_type(t).items() if oid}
    array = t.category == "A" and bool(t.element)
    if t.typtype == "d":
        out = {"typoutput": functions_of_type(t.root).get("out", 0), "typsend": functions_of_type(t.root).get("send", 0)} | out
    elif array and t.oid not in _VECTORS:
        out |= {_COLUMNS[k]: oid for k, oid in functions_of_type(TYPES[t.element]).items() if k.startswith("typmod")}
    if array:
        out["typsubscript"] = _HANDLER["array"]
        if t.oid not in _VECTORS:
            out["typanalyze"] = 3816
    elif t.typtype == "b" and (t.oid in FIXED or t.name == "name"):
        out["typsubscript"] = _HANDLER["raw"]
    elif t.oid == 3802:
        out["typsubscript"] = _HANDLER["jsonb"]
    if t.typtype in _ANALYZE and t.oid != 3831:
        out["typanalyze"] = _ANALYZE[t.typtype]
    elif t.oid == 3614:
        out["typanalyze"] = 3688
    return out


def _functions_of_member(catalog: Any, u: BaseDef) -> Row:
    """pg_type's columns of functions of an extension's type, which are called after it."""
    out: Row = {}
    first, _, other = declared(u.library).forms.get(u.base, u.base).partition("/")
    for kind, column in (*_COLUMNS.items(), ("typmod_in", "typmodin"), ("typmod_out", "typmodout"), ("subscript_handler", "typsubscript")):
        stem = first if kind == "in" else other or first
        found = catalog.routine_names.get((u.schema, f"{stem}_{kind}")) or catalog.routine_names.get((u.schema, f"{stem}{kind}"), ())
        for oid in found:
            r = catalog.routines[oid]
            if r.library == u.library and (not other or kind == "in" or r.args == (u.oid,)):
                out[column] = oid
    return out


def _base_of_domain(catalog: Any, d: Any) -> DefinedBase | None:
    """The base type that a user has defined under a domain."""
    while isinstance(d, DomainDef):
        d = catalog.types.get(d.base)
    return d if isinstance(d, DefinedBase) else None


def _function_oids(catalog: Any, defined: DefinedBase) -> dict[str, int]:
    """pg_type's columns of functions."""
    columns = ("typinput", "typoutput", "typreceive", "typsend", "typmodin", "typmodout", "typanalyze", "typsubscript")
    return {c: 0 if (f := function_at(catalog, ref)) is None else f.oid for c, ref in zip(columns, defined.functions, strict=True)}


@rows_of("pg_proc", constant=True)
def _functions(s: Any) -> Iterator[Row]:
    for name, overloads in FUNCTIONS.items():
        if " " in name:
            continue
        seen = set()
        for f in overloads:
            if f.args in seen:
                continue  # an operator's function that has the name of another one
            seen.add(f.args)
            outs = [n for n, _ in f.out_columns]
            yield {"oid": f.oid, "proname": name, "pronamespace": INFORMATION_SCHEMA if name.startswith("_pg_") else PG_CATALOG, "proowner": OWNER, "prolang": 12,
                   "provariadic": f.variadic, "prokind": f.kind, "proisstrict": f.strict and f.kind != "a", "proretset": f.retset,
                   "provolatile": f.volatility, "pronargs": len(f.args), "pronargdefaults": len(f.defaults), "prorettype": f.result,
                   "proargtypes": f.args, "prosrc": name, "proargnames": (*f.arg_names, *outs) if len(f.arg_names) == len(f.args) and (f.arg_names or outs)
                   else None, "proallargtypes": (*f.args, *(t for _, t in f.out_columns)) if outs or f.variadic else None,
                   "proargmodes": _modes(f) if outs or f.variadic else None, "proargdefaults": _defaults(f)} | properties_of(f)


def _modes(f: Any) -> tuple[str, ...]:
    return ("i",) * (len(f.args) - bool(f.variadic)) + ("v",) * bool(f.variadic) + ("o",) * len(f.out_columns)


def _defaults(f: Any) -> str | None:
    return ", ".join(default_texts(f)) or None


def default_texts(f: Any) -> list[str]:
    """The defaults of a built-in function's last arguments as expressions."""
    if not f.defaults:
        return []
    return [Writer()(bound.Const(oid, value)) for oid, value in zip(f.args[-len(f.defaults):], f.defaults, strict=True)]


_SAY_SO = (774, 829, 869, 600, 601, 602, 603, 604, 628, 718)  # addresses and geometric types: what commutes is said with each operator
_CALLED = {("||", 5078, 5077): "array_append", ("||", 5077, 5078): "array_prepend", ("||", 5078, 5078): "array_cat", ("^@", 25, 25): "starts_with",
           ("#>", 114, 1009): "json_extract_path", ("#>", 3802, 1009): "jsonb_extract_path", ("#>>", 114, 1009): "json_extract_path_text",
           ("#>>", 3802, 1009): "jsonb_extract_path_text", ("#-", 3802, 1009): "jsonb_delete_path"}
_COMMUTES = frozenset(("=", "+", "*", "&", "|", "#"))  # where the operands' order tells nothing, whether the planner asks or not


@rows_of("pg_operator", constant=True)
def _operators(s: Any) -> Iterator[Row]:
    merging, hashing = ({k for c in classes_of(m) if c.oid < FIRST_OID for k in c.family.members if k[0] == "="} for m in ("btree", "hash"))
    for overloads in OPERATORS.values():
        for o in overloads:
            key = o.name, o.left, o.right
            commutator = o.commutator or (o.name if o.left and o.name in _COMMUTES and o.left not in _SAY_SO else "")
            yield {"oid": o.oid, "oprname": o.name, "oprnamespace": PG_CATALOG, "oprowner": OWNER, "oprkind": "b" if o.left else "l",
                   "oprcanmerge": key in merging, "oprcanhash": key in hashing, "oprleft": o.left,
                   "oprright": o.right, "oprresult": o.result, "oprcode": _code(o), "oprcom": _operator(commutator, o.right, o.left),
                   "oprnegate": _operator(o.negator, o.left, o.right)}


def _code(o: Any) -> int:
    """The function of an operator; where ours has one of its own beside that, the one that PostgreSQL names."""
    name = _CALLED.get((o.name, o.left, o.right))
    return next((f.oid for f in FUNCTIONS[name] if f.args == (o.left, o.right)), 0) if name is not None else int(o.function.oid)


def _operator(name: str, left: int, right: int) -> int:
    return next((o.oid for o in OPERATORS.get(name, ()) if o.left == left and o.right == right), 0) if name else 0


@rows_of("pg_cast", constant=True)
def _casts(s: Any) -> Iterator[Row]:
    numbers = {23, 26, *(t.oid for t in TYPES.values() if t.name.startswith("reg"))}
    for n, c in enumerate(CASTS.values()):
        if c.source in _VECTORS:
            continue  # they count as arrays there
        plain = c.function is None or (c.source in numbers and c.target in numbers)
        yield {"oid": 10_100 + n, "castsource": c.source, "casttarget": c.target, "castfunc": 0 if c.by_io or plain or c.function is None else c.function.oid,
               "castcontext": c.context, "castmethod": "i" if c.by_io else "b" if plain else "f"}
    for n, name in enumerate(_MEASURED):
        oid = BY_NAME[name].oid
        found = [f for f in functions_named(name) if len(f.args) > 1 and f.args[0] == oid]
        yield {"oid": 10_900 + n, "castsource": oid, "casttarget": oid, "castfunc": found[0].oid if found else 0, "castcontext": "i", "castmethod": "f"}
