"""CREATE LANGUAGE, and what ALTER, COMMENT ON and DROP LANGUAGE have of their own; the rest is `foreign.named`.

The handlers are PL/pgSQL's: a language is PL/pgSQL under another name, with or without DO and with or without a look at bodies when they are given.

Source: PostgreSQL 15 manual, CREATE LANGUAGE, ALTER LANGUAGE, DROP LANGUAGE; chapter 58.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.foreign import LanguageDef
from aurorapy.planner.functions.registry import FUNCTIONS
from aurorapy.planner.parse import tree

from .languages import BUILT_IN, PLPGSQL, users_languages

_HANDLER, _INTERNAL, _OID = 2280, 2281, 26
_BUILT_IN_SAID = "changes of a language that comes with the server are not supported"


def create_language(session: Any, s: tree.CreateLanguageStmt) -> str:
    """CREATE [OR REPLACE] LANGUAGE with a handler."""
    from aurorapy.catalog.ddl import writable
    from aurorapy.foreign.named import claim, find
    from aurorapy.operations.naming import function_exactly

    catalog = writable(session)
    if not session.context.superuser:
        raise errors.InsufficientPrivilege("must be superuser to create custom procedural language")
    handler = function_exactly(session, s.handler, ())
    if handler.result != _HANDLER:
        raise errors.WrongObjectType(f"function {'.'.join(s.handler)} must return type language_handler")
    inline = None if s.inline is None else function_exactly(session, s.inline, (_INTERNAL,))
    validator = None if s.validator is None else function_exactly(session, s.validator, (_OID,))
    for f, known in ((handler, "plpgsql_call_handler"), (inline, "plpgsql_inline_handler"), (validator, "plpgsql_validator")):
        if f in FUNCTIONS[known] and PLPGSQL in catalog.operations:  # it has gone with the extension
            raise errors.UndefinedFunction(f"function {f.name}({'' if known == handler.name else 'internal' if f is inline else 'oid'}) does not exist")
        if f is not None and f not in FUNCTIONS[known]:
            raise errors.FeatureNotSupported(f'languages with the function "{f.name}" are not supported')
    claim(session, "language", s.name)
    old = find(session, "language", s.name)
    made = LanguageDef(0, s.name, session.user_oid, s.trusted, "plpgsql", inline is not None, validator is not None)
    if old is not None and not s.replace:
        raise errors.DuplicateObject(f'language "{s.name}" already exists')
    if old is None:
        catalog.put_operation(replace(made, oid=catalog.new_oid()))
        return "CREATE LANGUAGE"
    made = replace(made, oid=old.oid, owner=old.owner)
    if made != old:
        users(old)
        catalog.put_operation(made)
    return "CREATE LANGUAGE"


def users(found: LanguageDef) -> None:
    """0A000 for a change of a language that comes with the server."""
    if found.name in BUILT_IN:
        raise errors.FeatureNotSupported(_BUILT_IN_SAID)


def refuse_dropping(found: LanguageDef) -> None:
    """2BP01 for DROP of a language that comes with the server."""
    if found.name == "plpgsql":
        raise errors.DependentObjectsStillExist("cannot drop language plpgsql because extension plpgsql requires it",
                                                hint="You can drop extension plpgsql instead.")
    if found.name in BUILT_IN:
        raise errors.DependentObjectsStillExist(f"cannot drop language {found.name} because it is required by the database system")


def dependents_of_language(catalog: Any, oid: int) -> Iterator[tuple[int, tuple[str, int, Any]]]:
    """(an oid to order by, object) of the routines that are written in a language."""
    if oid == PLPGSQL:
        return ((r.oid, ("routine", r.oid, 0)) for r in catalog.routines.values() if r.language == "plpgsql" and not r.written_in)
    return ((r.oid, ("routine", r.oid, 0)) for r in catalog.routines.values() if r.written_in == oid)


FUNCTIONS_OF_PLPGSQL = {FUNCTIONS[name][0].oid: f"function {shown}" for name, shown in (
    ("plpgsql_call_handler", "plpgsql_call_handler()"), ("plpgsql_inline_handler", "plpgsql_inline_handler(internal)"),
    ("plpgsql_validator", "plpgsql_validator(oid)"))}


def dependents_of_handler(catalog: Any, oid: int) -> Iterator[tuple[int, tuple[str, int, Any]]]:
    """(an oid to order by, object) of the languages that have one of PL/pgSQL's functions."""
    place = list(FUNCTIONS_OF_PLPGSQL).index(oid)
    return ((d.oid, ("language", d.oid, 0)) for d in users_languages(catalog) if (True, d.inline, d.validator)[place])


HANDLERS: dict[type, Callable[[Any, Any], str]] = {tree.CreateLanguageStmt: create_language}
