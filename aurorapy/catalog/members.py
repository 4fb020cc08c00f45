"""The members of a database's extensions, found: operators and casts for the binder, operator classes, and who belongs to which extension."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.operations.found import defined_casts, defined_operators, function_oid, users_operators
from aurorapy.planner.access_methods.classes import class_of
from aurorapy.planner.extension import ExtensionDef, ExtensionOperator
from aurorapy.planner.functions import operators_named
from aurorapy.planner.functions.registry import OPERATORS, Cast, Operator
from aurorapy.planner.operations import OperatorDef
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.types import HOME, format_type
from aurorapy.routines.functions import function_of

PG_CATALOG = 11
Obj = tuple[str, int, Any]


def operators_of(catalog: Any, name: str, path: tuple[str, ...] | None, *, written: bool = False) -> list[Operator]:
    """The extensions' and users' operators of a name in the schemas, or the extensions' in all of them: one of the same operands as another before it is
    hidden. `written`: the path is the one schema that is written before the operator, where built-in ones hide nothing."""
    key = ("operators", name, path, written)
    found: list[Operator] | None = catalog.calls.get(key)
    if found is None:
        found = catalog.calls[key] = _operators(catalog, name, path, written)
    return found


def _operators(catalog: Any, name: str, path: tuple[str, ...] | None, written: bool) -> list[Operator]:
    built_in = {(o.left, o.right) for o in operators_named(name)}
    seen = set() if written or (path is not None and "pg_catalog" in path) else set(built_in)
    out = []
    extensions = sorted(catalog.extensions.values(), key=lambda x: x.oid)
    schemas = [None] if path is None else [catalog.schema_oids.get(schema, -1) for schema in path]
    for schema in schemas:
        if schema == PG_CATALOG:
            seen |= built_in
        found = [Operator(o.name, o.left, o.right, o.result, function_of(catalog.routines[o.function]), o.oid, o.commutator, o.negator)
                 for x in extensions if schema in (None, x.schema) for o in x.operators if o.name == name]
        if catalog.operations and schema is not None:
            found += defined_operators(catalog, name, schema)
        for made in found:
            if (made.left, made.right) not in seen:
                seen.add((made.left, made.right))
                out.append(made)
    return out


def cast_of(catalog: Any, source: int, target: int) -> Cast | None:
    """An extension's or user's cast: casts have no schema."""
    casts: dict[tuple[int, int], Cast] | None = catalog.calls.get("casts")
    if casts is None:
        casts = catalog.calls["casts"] = {
            (c.source, c.target): Cast(c.source, c.target, function_of(catalog.routines[c.function]) if c.function else None, c.context)
            for x in catalog.extensions.values() for c in x.casts} | defined_casts(catalog)
    return casts.get((source, target))


def operator_schema(catalog: Any, oid: int) -> int:
    """The schema of an extension's or user's operator."""
    mine = catalog.operations.get(oid)
    return int(mine.schema) if mine is not None else next(int(x.schema) for x in catalog.extensions.values() for o in x.operators if o.oid == oid)


def operator_with(catalog: Any, oid: int) -> ExtensionOperator | OperatorDef | None:
    """The extensions' or users' operator of an oid."""
    mine = catalog.operations.get(oid)
    return mine if isinstance(mine, OperatorDef) else next((o for x in catalog.extensions.values() for o in x.operators if o.oid == oid), None)


def operator_for(function: int) -> int:
    """The oid of the extensions' or users' operator that a function is behind, in the database at hand; the function's own where there is none."""
    home: Any = HOME.get()
    if home is None:
        return function
    mine = next((o.oid for o in users_operators(home.session.catalog) if function_oid(o.function) == function), None)
    if mine is not None:
        return mine
    extensions = home.session.catalog.extensions.values()
    return next((o.oid for x in extensions for o in x.operators if o.function == function), function)


def is_visible_operator(catalog: Any, o: Any, symbol: str, path: tuple[str, ...]) -> bool:
    """Whether the search path finds an extension's or user's operator by its symbol and operands."""
    return any(f.oid == o.oid for f in operators_of(catalog, symbol, path))


def operator_text(session: Any, oid: int) -> str:
    """An extension's or user's operator as regoperator shows it."""
    catalog = session.catalog
    o = operator_with(catalog, oid)
    assert o is not None
    visible = is_visible_operator(catalog, o, o.name, session.context.search_path)
    schema = "" if visible else f"{quote_name(catalog.schemas[operator_schema(catalog, oid)])}."
    return f"{schema}{o.name}({format_type(o.left) if o.left else 'NONE'},{format_type(o.right)})"


def built_in_text(oid: int) -> str:
    """A built-in operator as regoperator shows it; the number where there is none."""
    o = next((o for known in OPERATORS.values() for o in known if o.oid == oid), None)
    return str(oid) if o is None else f"{o.name}({format_type(o.left) if o.left else 'NONE'},{format_type(o.right)})"


def template_named(catalog: Any, schema: int, name: str) -> int | None:
    """The oid of an extension's text search template."""
    return next((int(oid) for x in catalog.extensions.values() if x.schema == schema for oid, known in x.templates if known == name), None)


def template_with(catalog: Any, oid: int) -> tuple[ExtensionDef, str] | None:
    """The extension that has a text search template, and the template's name."""
    return next(((x, name) for x in catalog.extensions.values() for known, name in x.templates if known == oid), None)


def extension_of(catalog: Any, obj: Obj) -> ExtensionDef | None:
    """The extension that an object belongs to."""
    kind, oid, _ = obj
    for x in catalog.extensions.values():
        if (kind == "text search" and oid in x.dictionaries) or (kind == "text search template" and any(o == oid for o, _ in x.templates)):
            return x  # type: ignore[no-any-return]
        if (kind == "access method" and oid in x.methods) or (kind == "table" and oid in x.views):
            return x  # type: ignore[no-any-return]
        if (kind == "routine" and oid in x.routines) or (kind == "type" and catalog.type_oids.get(oid) in x.types):
            return x  # type: ignore[no-any-return]
    return None


def extension_at(catalog: Any, oid: int) -> ExtensionDef:
    """The extension with an oid."""
    from .extensions import PLPGSQL

    return PLPGSQL if oid == PLPGSQL.oid else catalog.extensions[oid]


def members_of(x: ExtensionDef) -> list[Obj]:
    """What goes with an extension: on what something else may depend."""
    from aurorapy.routines.language_statements import FUNCTIONS_OF_PLPGSQL
    from aurorapy.routines.languages import PLPGSQL

    if x.name == "plpgsql":
        return [*(("language handler", oid, 0) for oid in FUNCTIONS_OF_PLPGSQL), ("language", PLPGSQL, 0)]
    return [*(("type", o, 0) for o in x.types), *(("routine", o, 0) for o in x.routines), *(("operator", o.oid, 0) for o in x.operators),
            *(("operator class", c.oid, 0) for c in x.classes), *(("text search template", o, 0) for o, _ in x.templates),
            *(("text search", o, 0) for o in x.dictionaries), *(("access method", o, 0) for o in x.methods),
            *(("table", o, 0) for o in x.views)]


def extensions_requiring(catalog: Any, obj: Obj) -> list[ExtensionDef]:
    """The extensions that an extension is required by."""
    from aurorapy.planner.extensions import AVAILABLE

    name = extension_at(catalog, obj[1]).name
    return [x for x in catalog.extensions.values() if name in AVAILABLE[x.name].requires]


def class_text(session: Any, oid: int) -> str:
    """An extension's operator class as messages name it, its schema with it where the search path does not find it."""
    x, c = next((x, c) for x in session.catalog.extensions.values() for c in x.classes if c.oid == oid)
    schema = session.catalog.schemas[x.schema]
    return f"{'' if schema in session.context.search_path else quote_name(schema) + '.'}{quote_name(c.name)} for access method {c.method}"


def dependents_of_class(catalog: Any, oid: int) -> list[tuple[int, Obj]]:
    """(an oid to order by, object) of the indexes with a column of an extension's operator class, or the constraints behind them."""
    out: list[tuple[int, Obj]] = []
    for t in catalog.tables.values():
        for i in t.indexes:
            if any((found := class_of(i.method, c.type, c.opclass)) is not None and found.oid == oid for c in i.columns):
                key = next((k for k in t.keys if k.index == i.oid), None)
                out.append((i.oid, ("index", i.oid, t.oid)) if key is None else (key.oid, ("constraint", t.oid, key.name)))
    return out


def refuse_member(session: Any, obj: Obj, targets: list[Obj]) -> None:
    """2BP01 for an object that only goes with its extension, unless that goes too."""
    from .dependencies import describe

    x = extension_of(session.catalog, obj)
    if x is not None and ("extension", x.oid, 0) not in targets:
        raise errors.DependentObjectsStillExist(f"cannot drop {describe(session, obj)} because extension {x.name} requires it",
                                                hint=f"You can drop extension {x.name} instead.")
