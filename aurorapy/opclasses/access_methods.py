"""CREATE ACCESS METHOD, and the access methods of tables.

A handler is one of the functions that come with the server, and says what the method does: indexes of the method work as those of the handler's own, tables
as all tables do. Handlers of users would be functions in C.

Source: PostgreSQL 15 manual, CREATE ACCESS METHOD; amcmds.c in its terms.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.operations.naming import function_exactly
from aurorapy.planner.access_methods.methods import HANDLERS
from aurorapy.planner.operations import AccessMethodDef
from aurorapy.planner.parse import tree

from .found import method_name, method_oid

HEAP = 2
INTERNAL = 2281
_RESULTS = {"i": (325, "index_am_handler"), "t": (269, "table_am_handler")}
Found = tuple[int, str, int, int]


def create_access_method(session: Any, s: tree.CreateAccessMethodStmt) -> str:
    """CREATE ACCESS METHOD."""
    from aurorapy.catalog.ddl import writable

    writable(session)
    if not session.context.superuser:
        raise errors.InsufficientPrivilege(f'permission denied to create access method "{s.name}"', hint="Must be superuser to create an access method.")
    session.transaction.catalog.claims.take(("n", 0, f"access method {s.name}"))
    catalog = session.catalog
    if method_oid(catalog, s.name) is not None:
        raise errors.DuplicateObject(f'access method "{s.name}" already exists')
    found = function_exactly(session, s.handler, (INTERNAL,))
    oid, result = _RESULTS[s.kind]
    if found.result != oid:
        raise errors.WrongObjectType(f"function {'.'.join(s.handler)} must return type {result}")
    if found.routine is not None or found.name not in HANDLERS:
        raise errors.FeatureNotSupported("access methods whose handlers do not come with the server are not supported")
    catalog.put_operation(AccessMethodDef(catalog.new_oid(), s.name, s.kind, found.name))
    return "CREATE ACCESS METHOD"


def find_method(session: Any, names: tuple[str, ...]) -> Found | None:
    """An access method by its name."""
    oid = method_oid(session.catalog, names[-1])
    return None if oid is None else (oid, names[-1], 0, 10)


def table_method(session: Any, name: str | None) -> int:
    """The access method of a new table, 0 for heap: the one that is named, or that default_table_access_method says; 42704, 55000."""
    if name is None:
        name = session.values["default_table_access_method"]
        if name == "heap":
            return 0
    assert name is not None
    oid = method_oid(session.catalog, name)
    if oid is None:
        raise errors.UndefinedObject(f'access method "{name}" does not exist')
    found = session.catalog.operations.get(oid)
    if oid != HEAP and (found is None or found.kind != "t"):
        raise errors.ObjectNotInPrerequisiteState(f'access method "{name}" is not of type TABLE')
    return 0 if oid == HEAP else oid


def methods_dependents(catalog: Any, oid: int) -> list[tuple[int, tuple[str, int, Any]]]:
    """(an oid to order by, object) of what is of an access method: tables, and operator classes and families, on which indexes depend."""
    out: list[tuple[int, tuple[str, int, Any]]] = []
    for t in catalog.tables.values():
        if t.access == oid:
            out.append((t.oid, ("table", t.oid, 0)))
    for d in catalog.operations.values():
        if getattr(d, "method", None) == oid:
            out.append((d.oid, ("operator class" if hasattr(d, "family") else "operator family", d.oid, 0)))
    return out


__all__ = ["create_access_method", "find_method", "method_name", "methods_dependents", "table_method"]
