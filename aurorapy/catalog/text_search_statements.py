"""CREATE, ALTER and DROP TEXT SEARCH DICTIONARY, CONFIGURATION, PARSER and TEMPLATE.

Source: PostgreSQL 15 manual, these commands.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.textsearch.configurations import PARSER, built_in_mapping
from aurorapy.planner.textsearch.definitions import ConfigurationDef, DictionaryDef, TextSearchDef
from aurorapy.planner.textsearch.parser import TOKEN_TYPES
from aurorapy.privileges.acl import CREATE
from aurorapy.privileges.granting import role_named
from aurorapy.privileges.holding import Object, denied, held, owns
from aurorapy.privileges.roles import require_member

from .claims import use_schema
from .text_search import BUILT_IN, CLASSES, find_oid, kind_of, lexize_of, named, need_oid
from .text_search_parts import need_superuser, parser_of, template_of

_INDEXES = {"configuration": ("pg_ts_config_cfgname_index", "cfgname, cfgnamespace"), "dictionary": ("pg_ts_dict_dictname_index", "dictname, dictnamespace"),
            "parser": ("pg_ts_parser_prsname_index", "prsname, prsnamespace"), "template": ("pg_ts_template_tmplname_index", "tmplname, tmplnamespace")}
_TYPES = {name: n for n, (name, _) in TOKEN_TYPES.items()}


def create_text_search(session: Any, s: tree.CreateTextSearchStmt) -> str:
    """CREATE TEXT SEARCH DICTIONARY, CONFIGURATION, PARSER or TEMPLATE."""
    from .ddl import writable

    catalog = writable(session)
    if s.kind in ("parser", "template"):
        need_superuser(session, "create", s.kind)
    schema = _schema(session, s.name)
    made: TextSearchDef = _MAKERS[s.kind](session, s, schema)
    use_schema(session, schema)
    put_new(catalog, made)
    return f"CREATE TEXT SEARCH {s.kind.upper()}"


def put_new(catalog: Any, made: TextSearchDef) -> None:
    """Add something whose name is free in its schema; 23505."""
    kind = kind_of(made)
    if named(catalog, kind, made.schema, made.name) is not None:
        index, columns = _INDEXES[kind]
        raise errors.UniqueViolation(f'duplicate key value violates unique constraint "{index}"', detail=f"Key ({columns})=({made.name}, {made.schema}) already exists.")
    catalog.put_text_search(made)


def _schema(session: Any, name: tuple[str, ...]) -> int:
    """Where a new object goes; 3F000, 42501."""
    catalog = session.catalog
    if len(name) > 1:
        oid = int(catalog.schema_oid(name[-2]))
    else:
        found = next((catalog.schema_oids[p] for p in session.context.search_path if p in catalog.schema_oids), None)
        if found is None:
            raise errors.InvalidSchemaName("no schema has been selected to create in")
        oid = int(found)
    _need_create(session, oid)
    return oid


def _need_create(session: Any, schema: int) -> None:
    o = Object("schema", schema)
    if not session.context.superuser and not held(session, session.user_oid, o, CREATE):
        raise denied(session, o)


def _dictionary(session: Any, s: tree.CreateTextSearchStmt, schema: int) -> DictionaryDef:
    template = next((v for n, v in s.options if n == "template"), None)
    if template is None:
        raise errors.InvalidObjectDefinition("text search template is required")
    oid = need_oid(session, "template", tuple(str(template).split(".")))
    options = tuple([(n, _text(n, v)) for n, v in s.options if n != "template"])
    made = DictionaryDef(session.catalog.new_oid(), s.name[-1], schema, oid, options, session.user_oid)
    _check(session, made)
    return made


def _text(name: str, value: object) -> str:
    if value is None:
        raise errors.SyntaxError_(f"{name} requires a parameter")
    return str(value)


def _check(session: Any, made: DictionaryDef) -> None:
    """Raise for options that the template does not take."""
    lexize_of(session, made)


def _configuration(session: Any, s: tree.CreateTextSearchStmt, schema: int) -> ConfigurationDef:
    parser: int | None = None
    source: int | None = None
    for name, value in s.options:
        if name == "parser":
            parser = need_oid(session, "parser", tuple(str(value).split(".")))
        elif name == "copy":
            source = need_oid(session, "configuration", tuple(str(value).split(".")))
        else:
            raise errors.SyntaxError_(f'text search configuration parameter "{name}" not recognized')
    if parser is not None and source is not None:
        raise errors.SyntaxError_("cannot specify both PARSER and COPY options")
    if source is None and parser is None:
        raise errors.InvalidObjectDefinition("text search parser is required")
    mapping: Any = ()
    if source is not None:
        copied = session.catalog.text_searches.get(source)
        mapping = tuple(built_in_mapping(source).items()) if copied is None else copied.mapping
        parser = PARSER if copied is None else copied.parser
    return ConfigurationDef(session.catalog.new_oid(), s.name[-1], schema, mapping, session.user_oid, parser or PARSER)


_MAKERS: dict[str, Any] = {"dictionary": _dictionary, "configuration": _configuration, "parser": parser_of, "template": template_of}


def _owned(session: Any, kind: str, names: tuple[str, ...], *, as_written: bool = False, doing: str = "rename") -> TextSearchDef:
    """What a user defined, to change; 42704, 42501, which names it `as_written`, or without its schema. Parsers and templates are superusers'."""
    from .ddl import writable

    catalog = writable(session)
    oid = need_oid(session, kind, names)
    found: TextSearchDef | None = catalog.text_searches.get(oid)
    if found is None:
        what = BUILT_IN[kind][oid]
        if not session.context.superuser:
            raise errors.InsufficientPrivilege(f"must be owner of text search {kind} {what}")
        raise errors.FeatureNotSupported(f"text search {kind} {what} comes with the server, and changes of it are not supported")
    if kind in ("parser", "template"):
        if not session.context.superuser:
            raise errors.InsufficientPrivilege(f"must be superuser to {doing} {found.name}")
    elif not owns(session, Object("text search", oid)):
        raise errors.InsufficientPrivilege(f"must be owner of text search {kind} {'.'.join(names) if as_written else found.name}")
    return found


def alter_dictionary(session: Any, s: tree.AlterDictionaryStmt) -> str:
    """ALTER TEXT SEARCH DICTIONARY name (options): those named are replaced, without a value removed."""
    found = _owned(session, "dictionary", s.name, as_written=True)
    assert isinstance(found, DictionaryDef)
    options = list(found.options)
    for name, value in s.options:
        options = [o for o in options if o[0] != name]
        if value is not None:
            options.append((name, str(value)))
    made = replace(found, options=tuple(options))
    _check(session, made)
    session.catalog.put_text_search(made)
    return "ALTER TEXT SEARCH DICTIONARY"


def alter_mapping(session: Any, s: tree.AlterMappingStmt) -> str:
    """ALTER TEXT SEARCH CONFIGURATION ... MAPPING."""
    from .ddl import notice

    found = _owned(session, "configuration", s.name, as_written=True)
    assert isinstance(found, ConfigurationDef)
    types: dict[int, str] = {}
    for name in s.types:
        if name not in _TYPES:
            raise errors.InvalidParameterValue(f'token type "{name}" does not exist')
        types[_TYPES[name]] = name
    chain = tuple([need_oid(session, "dictionary", d) for d in s.dictionaries])
    mapping = dict(found.mapping)
    if s.action == "drop":
        for n, name in types.items():
            if mapping.pop(n, None) is None:
                if not s.if_exists:
                    raise errors.UndefinedObject(f'mapping for token type "{name}" does not exist')
                notice(session, f'mapping for token type "{name}" does not exist, skipping')
    elif s.action == "replace":
        old, new = chain
        mapping = {n: tuple([new if d == old and (not types or n in types) else d for d in ds]) for n, ds in mapping.items()}
    else:
        for n in types:
            if s.action == "add" and n in mapping:
                raise errors.UniqueViolation('duplicate key value violates unique constraint "pg_ts_config_map_index"',
                                             detail=f"Key (mapcfg, maptokentype, mapseqno)=({found.oid}, {n}, 1) already exists.")
            mapping[n] = chain
    session.catalog.put_text_search(replace(found, mapping=tuple(sorted(mapping.items()))))
    return "ALTER TEXT SEARCH CONFIGURATION"


# --- what they share with other objects ---------------------------------------------------------


def rename(session: Any, s: tree.RenameStmt) -> str:
    """ALTER TEXT SEARCH ... RENAME TO."""
    kind = s.object.removeprefix("text search ")
    found = _owned(session, kind, s.name)
    _need_create(session, found.schema)
    _free(session, kind, found.schema, s.new_name)
    session.catalog.put_text_search(replace(found, name=s.new_name))
    return f"ALTER {s.object.upper()}"


def set_schema(session: Any, s: tree.SetSchemaStmt) -> str:
    """ALTER TEXT SEARCH ... SET SCHEMA."""
    kind = s.object.removeprefix("text search ")
    found = _owned(session, kind, s.name, doing="set schema of")
    if s.new_schema == "pg_temp":
        raise errors.FeatureNotSupported("cannot move objects into or out of temporary schemas")
    schema = session.catalog.schema_oid(s.new_schema)
    if any(session.catalog.schemas[x].startswith("pg_temp_") for x in (schema, found.schema)) and schema != found.schema:
        raise errors.FeatureNotSupported("cannot move objects into or out of temporary schemas")
    _need_create(session, schema)
    if schema != found.schema:
        use_schema(session, schema)
        _free(session, kind, schema, found.name)
        session.catalog.put_text_search(replace(found, schema=schema))
    return f"ALTER {s.object.upper()}"


def set_owner(session: Any, s: tree.OwnerStmt) -> str:
    """ALTER TEXT SEARCH ... OWNER TO."""
    found = _owned(session, s.object.removeprefix("text search "), s.name)
    owner = role_named(session, s.role)
    if not session.context.superuser:
        require_member(session, owner)
        if not held(session, owner, Object("schema", found.schema), CREATE):
            raise denied(session, Object("schema", found.schema))
    session.catalog.put_text_search(replace(found, owner=owner))
    return f"ALTER {s.object.upper()}"


def _free(session: Any, kind: str, schema: int, name: str) -> None:
    if named(session.catalog, kind, schema, name) is not None:
        raise errors.DuplicateObject(f'text search {kind} "{name}" already exists in schema "{session.catalog.schemas[schema]}"')


def comment_key(session: Any, what: str, names: tuple[str, ...]) -> tuple[int, int, int]:
    """The key of a comment on a configuration, dictionary, parser or template."""
    kind = what.removeprefix("text search ")
    oid = need_oid(session, kind, names)
    if oid not in session.catalog.text_searches:
        if not session.context.superuser:
            owner = f"must be owner of {what} {'.'.join(names)}"
            raise errors.InsufficientPrivilege(owner if kind in ("configuration", "dictionary") else "must be superuser")
    elif kind in ("parser", "template"):
        if not session.context.superuser:
            raise errors.InsufficientPrivilege("must be superuser")
    elif not owns(session, Object("text search", oid)):
        raise errors.InsufficientPrivilege(f"must be owner of {what} {'.'.join(names)}")
    return CLASSES[kind], oid, 0


def to_drop(session: Any, what: str, names: tuple[str, ...], *, if_exists: bool) -> tuple[str, int, Any] | None:
    """The object that DROP TEXT SEARCH names, None where it may be missing and is."""
    from .ddl import notice

    kind = what.removeprefix("text search ")
    missing = None
    try:
        oid = find_oid(session, kind, names)
    except errors.InvalidSchemaName:
        if not if_exists:
            raise
        oid, missing = None, f'schema "{names[-2]}" does not exist, skipping'
    if oid is None:
        if not if_exists:
            need_oid(session, kind, names)
        notice(session, missing or f'{what} "{".".join(names)}" does not exist, skipping')
        return None
    found = session.catalog.text_searches.get(oid)
    if found is None:
        if not session.context.superuser:
            raise errors.InsufficientPrivilege("must be superuser" if kind in ("parser", "template") else f"must be owner of {what} {BUILT_IN[kind][oid]}")
        if kind == "template" and oid not in BUILT_IN[kind]:
            return "text search template", oid, 0  # an extension's, which refuses
        raise errors.DependentObjectsStillExist(f"cannot drop {what} {quote_name(BUILT_IN[kind][oid])} because it is required by the database system")
    if kind in ("parser", "template"):
        if not session.context.superuser and not owns(session, Object("schema", found.schema)):
            raise errors.InsufficientPrivilege("must be superuser")
    elif not owns(session, Object("text search", oid)) and not owns(session, Object("schema", found.schema)):
        raise errors.InsufficientPrivilege(f"must be owner of {what} {'.'.join(names)}")
    return "text search", oid, 0


__all__ = ["alter_dictionary", "alter_mapping", "comment_key", "create_text_search", "kind_of", "rename", "set_owner", "set_schema", "to_drop"]
