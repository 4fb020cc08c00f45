"""lo: a domain for columns with large objects, and a trigger that deletes the objects which no row mentions any more.

Source: PostgreSQL 15 manual, section F.22.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.functions import functions_named
from aurorapy.planner.types import HOME

from .declaration import Declared


def _unlink(oid: int) -> None:
    home: Any = HOME.get()
    found = functions_named("lo_unlink")[0].impl
    assert found is not None
    found(home.session.context, oid)


def _manage(*given: Any) -> Any:
    if not given:
        raise errors.InternalError_("lo_manage: not fired by trigger manager")
    data = given[0]
    if data.level != "ROW":
        raise errors.InternalError_(f"{data.name}: must be fired for row")
    if not data.args:
        raise errors.InternalError_(f"{data.name}: no column name provided in the trigger definition")
    at = next((n for n, c in enumerate(data.table.columns) if c.name == data.args[0] and not c.dropped), None)
    if at is None:
        raise errors.InternalError_(f'{data.name}: column "{data.args[0]}" does not exist')
    if data.op in ("UPDATE", "DELETE"):
        old = data.old[at] if at < len(data.old) else None
        if old is not None and (data.op == "DELETE" or old != data.new[at]):
            _unlink(old)
    return data.old if data.op == "DELETE" else data.new


DECLARED = Declared("""
lo_oid(lo) oid i strict cost=100
lo_manage() trigger v unsafe
""", {"lo_oid": lambda v: v, "lo_manage": _manage}, domains=(("lo", "pg_catalog.oid", ()),))
