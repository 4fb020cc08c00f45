"""CREATE, ALTER and DROP EXTENSION.

An extension's members are made of what its module declares (`planner.extensions`), in the extension's schema and with oids of the database:
functions as routines of language c, types as BaseDefs, everything else in the extension's own descriptor. Only the newest version is there.

Source: PostgreSQL 15 manual, CREATE EXTENSION; section 38.17.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.opclasses.found import method_oid
from aurorapy.planner.extension import ExtensionCast, ExtensionClass, ExtensionDef, ExtensionOperator
from aurorapy.planner.extensions import AVAILABLE, declared
from aurorapy.planner.extensions.declaration import Declared, Signature, rows, signatures
from aurorapy.planner.operations import AccessMethodDef
from aurorapy.planner.parse import parse_one, tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.routine import Routine
from aurorapy.planner.textsearch.definitions import DictionaryDef
from aurorapy.planner.types import BY_NAME
from aurorapy.planner.types.user_bases import BaseDef
from aurorapy.privileges.acl import CREATE
from aurorapy.privileges.holding import BOOTSTRAP, Object, denied, held, this_database
from aurorapy.routines.languages import GONE
from aurorapy.routines.languages import PLPGSQL as PLPGSQL_LANGUAGE

from .claims import change_type, use_schema
from .composites import create_composite
from .domains import alter_domain, create_domain
from .state import EXTENSION_CLASS, INFORMATION_SCHEMA, PG_CATALOG
from .text_search_statements import put_new
from .user_types import new_names

INT4, BOOL, METHOD_CLASS, LANGUAGE_CLASS = 23, 16, 2601, 2612
PLPGSQL = ExtensionDef(13559, "plpgsql", "1.0", PG_CATALOG, BOOTSTRAP, relocatable=False)  # in every database from its beginning
PLPGSQL_COMMENT = AVAILABLE["plpgsql"].comment


def extension_named(catalog: Any, name: str) -> ExtensionDef | None:
    """An extension that the database has."""
    if name == PLPGSQL.name:
        return PLPGSQL if PLPGSQL_LANGUAGE not in catalog.operations else None
    return next((x for x in catalog.extensions.values() if x.name == name), None)


def found_extension(session: Any, name: str) -> ExtensionDef:
    """An extension to change or drop; 42704."""
    found = extension_named(session.catalog, name)
    if found is None:
        raise errors.UndefinedObject(f'extension "{name}" does not exist')
    return found


def _options(given: tuple[tuple[str, str, int], ...]) -> dict[str, str]:
    out: dict[str, str] = {}
    for name, value, pos in given:
        if name in out:
            raise errors.SyntaxError_("conflicting or redundant options", position=pos)
        out[name] = value
    return out


def _check_name(name: str) -> None:
    detail = 'Extension names must not contain "--".' if "--" in name else (
        'Extension names must not begin or end with "-".' if name[:1] == "-" or name[-1:] == "-" else
        "Extension names must not contain directory separator characters." if "/" in name else None)
    if detail is not None:
        raise errors.InvalidParameterValue(f'invalid extension name: "{name}"', detail=detail)


def not_available(name: str) -> errors.SQLError:
    """The error for an extension that there is none of."""
    return errors.FeatureNotSupported(f'extension "{name}" is not available', detail="pg_available_extensions lists the extensions that are.",
                                      hint="The extension must first be installed on the system where PostgreSQL is running.")


def create_extension(session: Any, s: tree.CreateExtensionStmt) -> str:
    """CREATE EXTENSION."""
    from .ddl import notice, writable

    _check_name(s.name)
    catalog = writable(session)
    if extension_named(catalog, s.name) is None:
        session.transaction.catalog.claims.take(("n", EXTENSION_CLASS, s.name))  # who makes the same one now is waited for
    if extension_named(session.catalog, s.name) is not None or extension_named(session.database.catalog, s.name) is not None:
        if s.if_not_exists:
            notice(session, f'extension "{s.name}" already exists, skipping', "42710")
            return "CREATE EXTENSION"
        raise errors.DuplicateObject(f'extension "{s.name}" already exists')
    options = _options(s.options)
    control = AVAILABLE.get(s.name)
    if control is None:
        raise not_available(s.name)
    version = options.get("version", control.version)
    if "--" in version or version[:1] == "-" or version[-1:] == "-" or "/" in version:
        raise errors.InvalidParameterValue(f'invalid extension version name: "{version}"')
    if version != control.version:
        raise errors.InvalidParameterValue(f'extension "{s.name}" has no installation script nor update path for version "{version}"')
    _may_create(session, s.name, control.trusted)
    if s.name == PLPGSQL.name:
        if options.get("schema", "pg_catalog") != "pg_catalog":
            raise errors.FeatureNotSupported('extension "plpgsql" must be installed in schema "pg_catalog"')
        catalog.drop_operation(PLPGSQL_LANGUAGE)
        return "CREATE EXTENSION"
    schema = _schema(session, options.get("schema"))
    _require(session, s, control.requires, cascade="cascade" in options)
    use_schema(session, schema)
    oid = catalog.new_oid()
    x = ExtensionDef(oid, s.name, version, schema, session.user_oid, relocatable=control.relocatable)
    what = declared(s.name)
    catalog.put_extension(_Making(session, x, what).members())
    if what.views or what.private:
        _with_relations(session, oid, what)
    if what.domains:
        _with_checks(session, catalog.extensions[oid], what)
    if what.settings:
        session.context.load(s.name)
    catalog.put_comment((EXTENSION_CLASS, oid, 0), control.comment)
    return "CREATE EXTENSION"


def _require(session: Any, s: tree.CreateExtensionStmt, names: tuple[str, ...], *, cascade: bool) -> None:
    """Make the extensions that a new one requires, if CASCADE says so."""
    from .ddl import notice

    for name in names:
        if extension_named(session.catalog, name) is not None:
            continue
        if not cascade:
            raise errors.UndefinedObject(f'required extension "{name}" is not installed',
                                         hint="Use CREATE EXTENSION ... CASCADE to install required extensions too.")
        notice(session, f'installing required extension "{name}"')
        create_extension(session, replace(s, name=name, options=tuple([o for o in s.options if o[0] != "version"])))


def _places(session: Any, x: ExtensionDef) -> dict[str, str]:
    """The schemas of an extension and of those that it requires, by their names, quoted."""
    schemas = session.catalog.schemas
    required = [extension_named(session.catalog, name) for name in AVAILABLE[x.name].requires]
    return {"schema": quote_name(schemas[x.schema])} | {r.name: quote_name(schemas[r.schema]) for r in required if r is not None}


def _with_checks(session: Any, x: ExtensionDef, what: Declared) -> None:
    """Give the domains of a new extension their checks, which may call its functions."""
    places = _places(session, x)
    for name, _, checks in what.domains:
        for constraint, text in checks:
            alter = f"ALTER DOMAIN {places['schema']}.{quote_name(name)} ADD CONSTRAINT {quote_name(constraint)} CHECK ({text.format(**places)})"
            alter_domain(session, parse_one(alter).statement)  # type: ignore[arg-type]


def _with_relations(session: Any, oid: int, what: Declared) -> None:
    """Make the views of a new extension, and say who may use its members."""
    from aurorapy.privileges.granting import grant

    from .views import create_view

    catalog = session.catalog
    x = catalog.extensions[oid]
    schema = quote_name(catalog.schemas[x.schema])
    for name, query in what.views:
        create_view(session, parse_one(f"CREATE VIEW {schema}.{quote_name(name)} AS {query.format(schema=schema)}").statement)  # type: ignore[arg-type]
    catalog.put_extension(replace(x, views=(*x.views, *(catalog.names[x.schema, name] for name, _ in what.views))))
    for name in sorted(what.readable):
        grant(session, parse_one(f"GRANT SELECT ON {schema}.{quote_name(name)} TO PUBLIC").statement)  # type: ignore[arg-type]
    for name in sorted(what.private):
        grant(session, parse_one(f"REVOKE ALL ON FUNCTION {schema}.{quote_name(name)} FROM PUBLIC").statement)  # type: ignore[arg-type]


def _may_create(session: Any, name: str, trusted: bool) -> None:
    if session.context.superuser:
        return
    if not trusted or not held(session, session.user_oid, this_database(session), CREATE):
        raise errors.InsufficientPrivilege(
            f'permission denied to create extension "{name}"',
            hint="Must have CREATE privilege on current database to create this extension." if trusted else "Must be superuser to create this extension.")


def _schema(session: Any, name: str | None) -> int:
    if name is None:
        name = session.context.current_schema()
        if name is None:
            raise errors.InvalidSchemaName("no schema has been selected to create in")
    return _usable(int(session.catalog.schema_oid(name)), name)


def _usable(oid: int, name: str) -> int:
    """A schema that extensions may lie in: not one that names find without looking at the catalog."""
    if oid in (PG_CATALOG, INFORMATION_SCHEMA) or name.startswith("pg_temp"):
        raise errors.FeatureNotSupported(f'extensions in schema "{name}" are not supported')
    return oid


class _Making:
    """The members of a new extension. They belong to the bootstrap superuser, as those of PostgreSQL's trusted extensions do."""

    def __init__(self, session: Any, x: ExtensionDef, what: Declared) -> None:
        self.session, self.catalog, self.x, self.what = session, session.catalog, x, what
        self.owner = x.owner if session.context.superuser else BOOTSTRAP
        self.types: dict[str, BaseDef] = {}
        self.rows: dict[str, tuple[int, int]] = {}  # composite types, domains and types of required extensions: their oids and those of their arrays

    def members(self) -> ExtensionDef:
        """Make the types and functions; the extension with everything."""
        for name in self.what.types:
            made = BaseDef(**new_names(self.session, self.x.schema, name) | {"owner": self.owner}, library=self.x.name, base=name)
            self.types[name] = made
            self.catalog.put_type(made)
        for name in AVAILABLE[self.x.name].requires:
            required = extension_named(self.catalog, name)
            assert required is not None
            self.rows |= {t.name: (t.oid, t.array) for t in map(self.catalog.types.get, required.types)}
        relations = tuple([self._row_type(*r) for r in self.what.rows])
        domains = tuple([self._domain(*d[:2]) for d in self.what.domains])
        routines = [self._routine(f) for f in signatures(self.what.functions)]
        for r in routines:
            self._free(r)
            self.catalog.put_routine(r)
        templates = tuple([(self.catalog.new_oid(), name) for name in self.what.templates])
        dictionaries = [DictionaryDef(self.catalog.new_oid(), name, self.x.schema, next(o for o, t in templates if t == template), options, self.owner)
                        for name, template, options in self.what.dictionaries]
        for d in dictionaries:
            put_new(self.catalog, d)
        return replace(self.x, types=(*(t.oid for t in self.types.values()), *domains), routines=tuple([r.oid for r in routines]),
                       operators=tuple([self._operator(routines, *w) for w in rows(self.what.operators)]),
                       casts=tuple([self._cast(routines, *w) for w in rows(self.what.casts)]),
                       classes=tuple([self._class(*w) for w in rows(self.what.classes)]),
                       templates=templates, dictionaries=tuple([d.oid for d in dictionaries]), methods=tuple([self._method(*m) for m in self.what.methods]),
                       views=relations)

    def _type(self, name: str) -> int:
        if not name:
            return 0
        plain = name.removesuffix("[]")
        if plain in self.rows:
            return self.rows[plain][plain != name]
        own = self.types.get(plain)
        if own is not None:
            return own.oid if plain == name else own.array
        return BY_NAME[plain].oid if plain == name else BY_NAME[plain].array

    def _free(self, r: Routine) -> None:
        catalog = self.catalog
        if any(catalog.routines[o].args == r.args for o in catalog.routine_names.get((r.schema, r.name), ())):
            raise errors.DuplicateFunction(f'function "{r.name}" already exists with same argument types')

    def _routine(self, f: Signature) -> Routine:
        kinds = tuple([self._type(t) for _, _, t in f.arguments])
        modes = tuple([m for m, _, _ in f.arguments])
        args = tuple([k for k, m in zip(kinds, modes, strict=True) if m != "o"])
        return Routine(self.catalog.new_oid(), f.name, self.x.schema, f.kind, "c", args, self._type(f.result), retset=f.retset,
                       all_types=kinds, modes=modes, names=tuple([n for _, n, _ in f.arguments]), volatility=f.volatility, strict=f.strict,
                       defaults=f.defaults, parallel=f.parallel, cost=f.cost, rows=f.rows, source=f.key, owner=self.owner, library=self.x.name)

    def _function(self, routines: list[Routine], name: str, *args: tuple[int, ...]) -> int:
        return next(r.oid for r in routines if r.name == name and r.args in args)

    def _operator(self, routines: list[Routine], name: str, left: str, right: str, result: str, function: str, commutator: str = "",
                  negator: str = "") -> ExtensionOperator:
        operands = self._type(left), self._type(right)
        return ExtensionOperator(self.catalog.new_oid(), name, *operands, self._type(result),
                                 self._function(routines, function, operands if left else operands[1:]), commutator, negator)

    def _cast(self, routines: list[Routine], source: str, target: str, context: str, function: str = "") -> ExtensionCast:
        kind = self._type(source)
        oid = self._function(routines, function, (kind,), (kind, INT4, BOOL)) if function else 0
        return ExtensionCast(self.catalog.new_oid(), kind, self._type(target), oid, context)

    def _row_type(self, name: str, attributes: str) -> int:
        schema = quote_name(self.catalog.schemas[self.x.schema])
        create_composite(self.session, parse_one(f"CREATE TYPE {schema}.{quote_name(name)} AS ({attributes})").statement)  # type: ignore[arg-type]
        oid = int(self.catalog.names[self.x.schema, name])
        made = self.catalog.tables[oid]
        self.rows[name] = made.type_oid, made.array_oid
        return oid

    def _domain(self, name: str, base: str) -> int:
        places = _places(self.session, self.x)
        create_domain(self.session, parse_one(f"CREATE DOMAIN {places['schema']}.{quote_name(name)} AS {base.format(**places)}").statement)  # type: ignore[arg-type]
        made = self.catalog.types[self.catalog.type_names[self.x.schema, name]]
        self.rows[name] = made.oid, made.array
        return int(made.oid)

    def _method(self, name: str, handler: str, comment: str) -> int:
        if method_oid(self.catalog, name) is not None:
            raise errors.DuplicateObject(f'access method "{name}" already exists')
        oid = self.catalog.new_oid()
        self.catalog.put_operation(AccessMethodDef(oid, name, "i", handler))
        self.catalog.put_comment((METHOD_CLASS, oid, 0), comment)
        return int(oid)

    def _class(self, method: str, name: str, kind: str, default: str, key: str = "") -> ExtensionClass:
        return ExtensionClass(self.catalog.new_oid(), self.catalog.new_oid(), name, method, self._type(kind), default == "default", self._type(key))


def update_extension(session: Any, s: tree.UpdateExtensionStmt) -> str:
    """ALTER EXTENSION ... UPDATE: the only version is installed."""
    from .ddl import notice, writable

    writable(session)
    x = found_extension(session, s.name)
    version = _options(s.options).get("to", AVAILABLE[x.name].version)
    if version != x.version:
        raise errors.InvalidParameterValue(f'extension "{x.name}" has no update path from version "{x.version}" to version "{version}"')
    notice(session, f'version "{version}" of extension "{x.name}" is already installed')
    return "ALTER EXTENSION"


def move_extension(session: Any, s: tree.MoveExtensionStmt) -> str:
    """ALTER EXTENSION ... SET SCHEMA: the members move, and stored text that names them is written anew."""
    from aurorapy.routines.changing import renamed

    from .comments import set_schema
    from .ddl import writable
    from .user_types import moved

    catalog = writable(session)
    x = found_extension(session, s.name)
    schema = catalog.schema_oid(s.schema)
    if not x.relocatable:
        raise errors.FeatureNotSupported(f'extension "{x.name}" does not support SET SCHEMA')
    _usable(schema, s.schema)
    if schema == x.schema:
        return "ALTER EXTENSION"
    use_schema(session, schema)
    for oid in x.types:
        found = catalog.types[oid]
        change_type(session, oid)
        if (schema, found.name) in catalog.type_names:
            raise errors.DuplicateObject(f'type "{found.name}" already exists in schema "{s.schema}"')
        moved(session, found, schema, found.name)
    for oid in x.routines:
        r = catalog.routines[oid]
        if any(catalog.routines[o].args == r.args for o in catalog.routine_names.get((schema, r.name), ())):
            raise errors.DuplicateFunction(f'function "{r.name}" already exists in schema "{s.schema}"')
        renamed(session, r, replace(r, schema=schema))
    for oid in x.views:
        kind = "view" if catalog.tables[oid].kind == "v" else "type"
        set_schema(session, tree.SetSchemaStmt(kind, (catalog.schemas[x.schema], catalog.tables[oid].name), s.schema))
    for oid in x.dictionaries:
        put_new(catalog, replace(catalog.text_searches[oid], schema=schema))
    catalog.put_extension(replace(catalog.extensions[x.oid], schema=schema))
    return "ALTER EXTENSION"


def extension_to_drop(session: Any, name: str) -> tuple[str, int, int]:
    """The object that DROP EXTENSION names."""
    return ("extension", found_extension(session, name).oid, 0)


def remove_extension(session: Any, oid: int) -> None:
    """Take an extension and its members out of the transaction's catalog."""
    catalog = session.catalog
    if oid == PLPGSQL.oid:
        for key in ((EXTENSION_CLASS, oid, 0), (LANGUAGE_CLASS, PLPGSQL_LANGUAGE, 0)):
            catalog.put_comment(key, None)
        catalog.put_operation(GONE)
        return
    x = catalog.extensions.get(oid)
    if x is None:
        return
    for o in x.types:
        if o in catalog.types:
            change_type(session, o)
    catalog.drop_extension(oid)
    for o in x.views:
        if o in catalog.tables:
            catalog.drop_table(o)
    for o in x.routines:
        if o in catalog.routines:
            catalog.drop_routine(o)
    for o in x.types:
        if o in catalog.types:
            catalog.drop_type(o)
    for o in x.dictionaries:
        if o in catalog.text_searches:
            catalog.drop_text_search(o)
    for o in x.methods:
        if o in catalog.operations:
            catalog.drop_operation(o)


def check_owner(session: Any, name: str) -> None:
    """42501 unless the user owns an extension; one that is not there is left to the statement."""
    x = extension_named(session.catalog, name)
    if x is not None and not session.roles.has_privileges_of(session.user_oid, x.owner):
        raise errors.InsufficientPrivilege(f"must be owner of extension {x.name}")


def check_move(session: Any, s: tree.MoveExtensionStmt) -> None:
    """What ALTER EXTENSION ... SET SCHEMA needs."""
    schema = session.catalog.schema_oids.get(s.schema)
    if extension_named(session.catalog, s.name) is not None and schema is not None and not held(session, session.user_oid, Object("schema", schema), CREATE):
        raise denied(session, Object("schema", schema))
    check_owner(session, s.name)


