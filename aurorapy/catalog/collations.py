"""CREATE COLLATION, and collations by their names.

A collation of a user's is libc's under one of the locales that order by code point as the server's own do; the server is one that was built without ICU.

Source: PostgreSQL 15 manual, CREATE COLLATION and section 24.2; collationcmds.c in its terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.operations import CollationDef
from aurorapy.planner.parse import tree
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.types.collations import COLLATIONS, DEFAULT_COLLATION

from .naming import first_named
from .state import PG_CATALOG
from .type_uses import stored_texts, type_texts

UTF8, ANY = 6, -1
LOCALES = frozenset(("C", "POSIX", "C.utf8", "C.UTF-8", "C.UTF8", "C.utf-8", ""))  # of glibc; "" is the server's own
_ATTRIBUTES = frozenset("from locale lc_collate lc_ctype provider deterministic version".split())
_wrong = errors.InvalidObjectDefinition
Found = tuple[int, str, int, int]
Obj = tuple[str, int, Any]


def collations(catalog: Any) -> list[Found]:
    """(oid, name, schema, owner) of all collations."""
    return [*((oid, name, PG_CATALOG, 10) for name, (oid, *_) in COLLATIONS.items()),
            *((d.oid, d.name, d.schema, d.owner) for d in catalog.operations.values() if isinstance(d, CollationDef))]


def find_collation(session: Any, names: tuple[str, ...]) -> Found | None:
    """A collation by its name, along the search path where it is not qualified; 3F000."""
    return first_named(session, names, collations(session.catalog))


def shown_collation(session: Any, oid: int) -> str:
    """A collation as SQL writes it: its schema with it where the search path does not find it."""
    _, name, schema, _ = next(f for f in collations(session.catalog) if f[0] == oid)
    first = find_collation(session, (name,))
    return quote_name(name) if first is not None and first[0] == oid else f"{quote_name(session.catalog.schemas[schema])}.{quote_name(name)}"


def create_collation(session: Any, s: tree.CreateCollationStmt) -> str:
    """CREATE COLLATION."""
    from aurorapy.opclasses.defined import target_schema

    from .ddl import notice, writable

    writable(session)
    schema = target_schema(session, s.name)
    provider, encoding, collate, ctype, version = _definition(session, s)
    name = s.name[-1]
    session.transaction.catalog.claims.take(("n", schema, f"collation {name}"))
    catalog = session.catalog
    twin = next((d for d in catalog.operations.values() if isinstance(d, CollationDef) and (d.name, d.schema) == (name, schema)), None)
    if twin is not None or any(f[1:3] == (name, schema) for f in collations(catalog)):
        of = ' for encoding "UTF8"' if encoding == UTF8 and twin is not None and twin.encoding == UTF8 else ""
        text = f'collation "{name}"{of} already exists'
        if not s.if_not_exists:
            raise errors.DuplicateObject(text)
        notice(session, f"{text}, skipping", "42710")
        return "CREATE COLLATION"
    for locale in (collate, ctype):
        if locale is not None and locale not in LOCALES:
            raise errors.InvalidParameterValue(f'could not create locale "{locale}": No such file or directory',
                                               detail=f'The operating system could not find any locale data for the locale name "{locale}".')
    catalog.put_operation(CollationDef(catalog.new_oid(), name, schema, session.user_oid, provider, encoding, collate, ctype, version))
    return "CREATE COLLATION"


def _definition(session: Any, s: tree.CreateCollationStmt) -> tuple[str, int, str | None, str | None, str | None]:
    from aurorapy.operations.naming import Items

    items = Items(session)
    for item in s.items:
        if item.name not in _ATTRIBUTES:
            raise errors.SyntaxError_(f'collation attribute "{item.name}" not recognized', position=item.pos)
        if item.name in items:
            raise errors.SyntaxError_("conflicting or redundant options", position=item.pos)
        items.values[item.name] = item
    if "locale" in items and ("lc_collate" in items or "lc_ctype" in items):
        raise errors.SyntaxError_("conflicting or redundant options", detail="LOCALE cannot be specified together with LC_COLLATE or LC_CTYPE.")
    if "from" in items and len(items.values) > 1:
        raise errors.SyntaxError_("conflicting or redundant options", detail="FROM cannot be specified together with any other options.")
    source = s.source or (items.names("from") if "from" in items else None)
    if source is not None:
        return _copied(session, source)
    provider = items.text("provider") or "libc"
    deterministic = items.boolean("deterministic", True)
    version = items.text("version")
    if provider.lower() not in ("libc", "icu"):
        raise _wrong(f"unrecognized collation provider: {provider}")
    locale = items.text("locale")
    if provider.lower() == "icu":
        if locale is None:
            raise _wrong('parameter "locale" must be specified')
        raise errors.FeatureNotSupported("ICU is not supported in this build")
    collate, ctype = (items.text(n) if locale is None else locale for n in ("lc_collate", "lc_ctype"))
    for name, given in (("lc_collate", collate), ("lc_ctype", ctype)):
        if given is None:
            raise _wrong(f'parameter "{name}" must be specified')
    if not deterministic:
        raise errors.FeatureNotSupported("nondeterministic collations not supported with this provider")
    return "c", UTF8, collate, ctype, version


def _copied(session: Any, source: tuple[str, ...]) -> tuple[str, int, str | None, str | None, str | None]:
    found = find_collation(session, source)
    if found is None:
        raise errors.UndefinedObject(f'collation "{".".join(source)}" for encoding "UTF8" does not exist')
    if found[0] == DEFAULT_COLLATION:
        raise _wrong('collation "default" cannot be copied')
    mine = session.catalog.operations.get(found[0])
    if mine is not None:
        return mine.provider, mine.encoding, mine.collate, mine.ctype, mine.version
    _, provider, encoding, locale = COLLATIONS[found[1]]
    return provider, encoding, locale, locale, None


def refresh(session: Any, found: Found, names: tuple[str, ...]) -> None:
    """ALTER COLLATION ... REFRESH VERSION: these locales have no versions."""
    from .ddl import notice

    if not session.roles.has_privileges_of(session.user_oid, found[3]):
        raise errors.InsufficientPrivilege(f"must be owner of collation {'.'.join(names)}")
    mine = session.catalog.operations.get(found[0])
    if found[0] == DEFAULT_COLLATION:
        raise errors.InternalError_("unexpected null in pg_collation")
    if mine is not None and mine.version is not None:
        raise errors.InternalError_("invalid collation version change")
    notice(session, "version has not changed")


def dependents_of_collation(session: Any, oid: int) -> Iterator[tuple[int, Obj]]:
    """(an oid to order by, object) of what has a collation: columns, indexes, and expressions that name it."""
    from aurorapy.routines.dependents import _of_others, _of_table

    catalog = session.catalog
    mention = f'COLLATE pg_catalog."#{oid}"'

    def may(text: str | None) -> bool:
        return text is not None and mention in text

    for t in catalog.tables.values():
        if t.view is not None:
            if may(t.view):
                yield t.oid, ("table", t.oid, 0)
            continue
        yield from ((t.oid, ("column", t.oid, c.attnum)) for c in t.columns if c.collation == oid and not c.dropped)
        yield from ((i.oid, ("index", i.oid, t.oid)) for i in t.indexes if any(c.collation == oid for c in i.columns))
        if t.partition_key is not None and any(c.collation == oid for c in t.partition_key.columns):
            yield t.oid, ("table", t.oid, 0)
        if any(map(may, stored_texts(t))):
            yield from _of_table(t, oid, may, _names)
    for d in catalog.types.values():
        if getattr(d, "collation", 0) == oid or any(map(may, type_texts(d))):
            yield d.oid, ("type", d.oid, 0)
    yield from _of_others(catalog, oid, may, _names)


def _names(made: Any, oid: int) -> bool:
    from aurorapy.planner import bound

    return any(n.collation is not None and n.collation[0] == oid for n in bound.walk(made))
