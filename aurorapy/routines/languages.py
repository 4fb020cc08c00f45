"""The languages of routines: `sql` and `plpgsql`; `internal` (`routines.internal`) and `c`, in which only extensions have functions."""

from __future__ import annotations

from typing import Any

from aurorapy import errors

LANGUAGES = ("sql", "plpgsql")
NATIVE = ("internal", "c")


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
