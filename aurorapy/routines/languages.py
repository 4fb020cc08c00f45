"""The languages of routines: `sql` and `plpgsql`; `internal` (`routines.internal`) and `c`, in which only extensions have functions; and those that users make of
another one's handler (`routines.language_statements`).

Source: PostgreSQL 15 manual, pg_language in chapter 53.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors
from aurorapy.planner.foreign import LanguageDef

LANGUAGES = ("sql", "plpgsql")  # the trusted ones
NATIVE = ("internal", "c")
OIDS = {"internal": 12, "c": 13, "sql": 14, "plpgsql": 13570}
BUILT_IN = {name: LanguageDef(oid, name, 10, name in LANGUAGES, name, inline=name == "plpgsql", validator=True) for name, oid in OIDS.items()}

PLPGSQL = OIDS["plpgsql"]
GONE = LanguageDef(PLPGSQL, "plpgsql", 10, False, "")  # what a database without the extension has in its catalog


def code_of(session: Any, caller: Any) -> Any:
    """What a session runs for a routine that is called with these types."""
    if caller.routine.language == "sql":
        from .sql_language import SqlCode

        return SqlCode(session, caller)
    from .plpgsql.code import PlCode

    return PlCode(session, caller)


def users_languages(catalog: Any) -> Iterator[LanguageDef]:
    return (d for d in catalog.operations.values() if isinstance(d, LanguageDef) and d.works_as)


def languages(catalog: Any) -> Iterator[LanguageDef]:
    """All languages of a database."""
    yield from (d for d in BUILT_IN.values() if d.oid not in catalog.operations)
    yield from users_languages(catalog)


def find_language(catalog: Any, name: str) -> LanguageDef | None:
    """The language of that name; None where there is none."""
    return next((d for d in languages(catalog) if d.name == name), None)


def check_language(session: Any, name: str) -> LanguageDef:
    """The language of that name; 42704."""
    found = find_language(session.catalog, name)
    if found is None:
        raise errors.UndefinedObject(f'language "{name}" does not exist')
    return found


def language_at(catalog: Any, oid: int) -> LanguageDef | None:
    """The language with an oid; None where there is none."""
    return next((d for d in languages(catalog) if d.oid == oid), None)


def language_of(catalog: Any, routine: Any) -> LanguageDef:
    """The language that a routine is written in."""
    return catalog.operations[routine.written_in] if routine.written_in else BUILT_IN[routine.language]


def may_use(session: Any, language: LanguageDef) -> None:
    """Raise 42501 unless the current user may define code in a language, or run some with DO."""
    from aurorapy.privileges.acl import USAGE
    from aurorapy.privileges.holding import Object, require

    if session.context.superuser:
        return
    if not language.trusted:
        raise errors.InsufficientPrivilege(f"permission denied for language {language.name}")
    require(session, Object("language", language.oid), USAGE)
