"""Dictionaries and configurations of full-text search: their names, and what is made of their descriptors.

Those that every database has are tables of planner.textsearch.configurations; they are in pg_catalog.

Source: PostgreSQL 15 manual, sections 12.6 and 12.7.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.extensions import declared
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.textsearch.configurations import CONFIGURATIONS, DICTIONARIES, PARSER, TEMPLATES, Configuration, built_in_lexize
from aurorapy.planner.textsearch.definitions import KINDS, ConfigurationDef, DictionaryDef, TextSearchDef
from aurorapy.planner.textsearch.dictionaries import Lexize

from .members import template_named, template_with
from .state import PG_CATALOG
from .type_uses import stored_texts, type_texts

Obj = tuple[str, int, Any]
BUILT_IN: dict[str, dict[int, str]] = {"configuration": CONFIGURATIONS, "dictionary": DICTIONARIES, "parser": {PARSER: "default"},
                                       "template": {oid: name for oid, (name, _) in TEMPLATES.items()}}
CLASSES = {"configuration": 3602, "dictionary": 3600, "parser": 3601, "template": 3764}  # pg_ts_config, ...
DEFINED: dict[str, Any] = {word: of for of, word in KINDS.items()}
SIMPLE, SNOWBALL = 3727, 13150  # templates
_BY_NAME = {kind: {name: oid for oid, name in known.items()} for kind, known in BUILT_IN.items()}


# --- names --------------------------------------------------------------------------------------


def find_oid(session: Any, kind: str, names: tuple[str, ...]) -> int | None:
    """The oid of a dictionary, configuration, parser or template; 3F000 for a schema that is not there."""
    catalog = session.catalog
    if len(names) > 3:
        raise errors.SyntaxError_(f"improper qualified name (too many dotted names): {'.'.join(names)}")
    if len(names) == 3 and names[0] != session.database.name:
        raise errors.FeatureNotSupported(f"cross-database references are not implemented: {'.'.join(names)}")
    path = session.context.search_path
    if not session.context.superuser:
        from aurorapy.privileges.lookups import check_qualifier, visible_path  # which needs the catalog

        check_qualifier(session, names)
        path = visible_path(session, path)
    if len(names) > 1:
        schemas: tuple[int, ...] = (catalog.schema_oid(names[-2]),)
    else:
        schemas = tuple([catalog.schema_oids.get(s, 0) for s in (path if "pg_catalog" in path else ("pg_catalog", *path))])
    for schema in schemas:
        oid = _BY_NAME[kind].get(names[-1]) if schema == PG_CATALOG else named(catalog, kind, schema, names[-1])
        if oid is not None:
            return oid
    return None


def named(catalog: Any, kind: str, schema: int, name: str) -> int | None:
    """The oid of what a user defined, or of an extension's template, in a schema."""
    wanted = DEFINED.get(kind)
    found = next((d.oid for d in catalog.text_searches.values() if d.name == name and d.schema == schema and type(d) is wanted), None)
    return template_named(catalog, schema, name) if found is None and kind == "template" else found


def need_oid(session: Any, kind: str, names: tuple[str, ...]) -> int:
    """`find_oid`, or 42704."""
    oid = find_oid(session, kind, names)
    if oid is None:
        raise errors.UndefinedObject(f'text search {kind} "{".".join(names)}" does not exist')
    return oid


def shown_name(session: Any, kind: str, oid: int) -> str | None:
    """A name, with its schema where the search path does not find it; None where there is nothing of that oid."""
    catalog = session.catalog
    defined = catalog.text_searches.get(oid)
    of_extension = template_with(catalog, oid) if kind == "template" else None
    name = defined.name if defined is not None else of_extension[1] if of_extension is not None else BUILT_IN[kind].get(oid)
    if name is None:
        return None
    if find_oid(session, kind, (name,)) == oid:
        return quote_name(name)
    schema = defined.schema if defined is not None else of_extension[0].schema if of_extension is not None else PG_CATALOG
    return f"{quote_name(catalog.schemas[schema])}.{quote_name(name)}"


def kind_of(defined: TextSearchDef) -> str:
    """dictionary, configuration, parser or template."""
    return KINDS[type(defined)]


# --- in use -------------------------------------------------------------------------------------


def usable(session: Any, kind: str, oid: int) -> Any:
    """A user's configuration, or dictionary, ready to be used; None where there is none. Kept until the catalog changes."""
    catalog = session.catalog
    kept = session.text_searches
    if kept.get("version") != catalog.version:
        kept.clear()
        kept["version"] = catalog.version
    found = kept.get(oid)
    if found is None:
        defined = catalog.text_searches.get(oid)
        if type(defined) is not DEFINED[kind]:
            return None
        found = kept[oid] = _configuration(session, defined) if isinstance(defined, ConfigurationDef) else lexize_of(session, defined) if isinstance(
            defined, DictionaryDef) else defined
    return found


def _configuration(session: Any, defined: ConfigurationDef) -> Configuration:
    used = {d for _, chain in defined.mapping for d in chain}
    made = Configuration(defined.oid, dict(defined.mapping), {d: built_in_lexize(d) if d in DICTIONARIES else usable(session, "dictionary", d) for d in used})
    parser = session.catalog.text_searches.get(defined.parser)
    made.headline = parser is None or "headline" in dict(parser.functions)
    return made


def lexize_of(session: Any, defined: DictionaryDef) -> Lexize:
    """What a dictionary does, by its template and options; 22023, 42601, 42704, F0000 for wrong ones."""
    from .dictionary_options import made_of

    catalog = session.catalog
    of_extension = template_with(catalog, defined.template)
    if of_extension is not None:
        x, template = of_extension
        return declared(x.name).templates[template](defined.options)
    template_def = catalog.text_searches.get(defined.template)
    functions = {} if template_def is None else dict(template_def.functions)
    if template_def is not None and defined.options and "init" not in functions:
        raise errors.SyntaxError_(f'text search template "{template_def.name}" does not accept options')
    return made_of(session, TEMPLATES[defined.template][1] if template_def is None else functions["lexize"].removesuffix("_lexize"), defined.options)


# --- dependencies -------------------------------------------------------------------------------


def dependents_of_text_search(catalog: Any, oid: int) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of what uses a dictionary or configuration: configurations, and stored expressions that name it by its oid; or a template."""
    for c in catalog.text_searches.values():
        if isinstance(c, DictionaryDef) and c.template == oid:
            yield c.oid, ("text search", c.oid, 0)
        if isinstance(c, ConfigurationDef) and (c.parser == oid or any(oid in chain for _, chain in c.mapping)):
            yield c.oid, ("text search", c.oid, 0)
    sign = re.compile(rf"'{oid}'::(?:pg_catalog\.)?reg(?:config|dictionary)\b")

    def uses(text: str | None) -> bool:
        return text is not None and sign.search(text) is not None

    for t in catalog.tables.values():
        if not any(map(uses, stored_texts(t))):
            continue
        if t.view is not None and uses(t.view):
            yield t.oid, ("table", t.oid, 0)
            continue
        for c in t.columns:
            if not c.dropped and uses(c.generated):
                yield t.oid, ("column", t.oid, c.attnum)
            elif not c.dropped and uses(c.default):
                yield t.oid, ("default", t.oid, c.attnum)
        yield from ((c.oid, ("constraint", t.oid, c.name)) for c in t.checks if uses(c.expression))
        yield from ((g.oid, ("trigger", t.oid, g.name)) for g in t.triggers if uses(g.condition))
        yield from ((p.oid, ("policy", t.oid, p.name)) for p in t.policies if uses(p.using) or uses(p.check))
        yield from ((i.oid, ("index", i.oid, t.oid)) for i in t.indexes if uses(i.predicate) or any(uses(c.expression) for c in i.columns))
    for d in catalog.types.values():
        if any(map(uses, type_texts(d))):
            yield d.oid, ("type", d.oid, 0)
