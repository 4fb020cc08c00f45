"""pg_policy and pg_policies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .registry import Row, rows_of

_COMMANDS = {"*": "ALL", "r": "SELECT", "a": "INSERT", "w": "UPDATE", "d": "DELETE"}


@rows_of("pg_policy", kept="catalog")
def _policies(s: Any) -> Iterator[Row]:
    for t in s.catalog.tables.values():
        for p in t.policies:
            yield {"oid": p.oid, "polname": p.name, "polrelid": t.oid, "polcmd": p.command, "polpermissive": p.permissive, "polroles": p.roles,
                   "polqual": p.using, "polwithcheck": p.check}


@rows_of("pg_policies", kept="session")
def _listed(s: Any) -> Iterator[Row]:
    from ..policies import policy_text

    for t in s.catalog.tables.values():
        for p in t.policies:
            roles = ("public",) if p.roles == (0,) else tuple(sorted(s.roles.names[r] for r in p.roles))
            yield {"schemaname": t.schema_name, "tablename": t.name, "policyname": p.name, "permissive": "PERMISSIVE" if p.permissive else "RESTRICTIVE",
                   "roles": roles, "cmd": _COMMANDS[p.command], "qual": None if p.using is None else policy_text(s, p.using),
                   "with_check": None if p.check is None else policy_text(s, p.check)}
