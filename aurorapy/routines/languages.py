"""The languages of routines: `sql` and `plpgsql`; `internal` (`routines.internal`) and `c`, in which only extensions have functions."""

from __future__ import annotations

from typing import Any

from aurorapy import errors

LANGUAGES = ("sql", "plpgsql")  # the trusted ones
NATIVE = ("internal", "c")
OIDS = {"internal": 12, "c": 13, "sql": 14, "plpgsql": 13570}


def code_of(session: Any, caller: Any) -> Any:
    """What a session runs for a routine that is called with these types."""
    if caller.routine.language == "sql":
        from .sql_language import SqlCode

        return SqlCode(session, caller)
    from .plpgsql.code import PlCode

    return PlCode(session, caller)


def check_language(name: str) -> str:
    """The language of that name; 42704, 0A000."""
    if name in LANGUAGES or name in NATIVE:
        return name
    raise errors.UndefinedObject(f'language "{name}" does not exist')


def may_use(session: Any, name: str) -> None:
    """Raise 42501 unless the current user may define code in a language, or run some with DO."""
    from aurorapy.privileges.acl import USAGE
    from aurorapy.privileges.holding import Object, require

    if session.context.superuser:
        return
    if name in NATIVE:
        raise errors.InsufficientPrivilege(f"permission denied for language {name}")
    require(session, Object("language", OIDS[name]), USAGE)
