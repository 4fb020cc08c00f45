"""Which cached plans outlive a change of the catalog: those that it cannot concern, so that a migration does not let everything be planned anew.

A plan of a query that calls no users' functions and reads no views and no types of users depends on its relations' descriptors, which have all that is found by them
(indexes, constraints, children, policies), and on what the names in its text mean. So it outlives a transaction that changed relations alone, of which it
reads none and whose names, and those of their indexes, its text does not have. Any other change (of types, functions, privileges, schemas, statistics) ends all plans.
"""

from __future__ import annotations

from typing import Any

from aurorapy.catalog.state import FIRST_OID, Catalog, names_of

_CHECKS_MAX = 20_000  # names looked for in texts, a change: beyond it all plans end
_KINDS = frozenset(("table", "sequence", "comment", "counter"))


def end_plans(plans: dict[Any, Any], before: Catalog, after: Catalog, changes: dict[tuple[str, Any], Any]) -> None:
    """Take from a cache what a committed change of the catalog may concern."""
    if not plans:
        return
    names = _changed_names(before, after, changes)
    if names is None or len(names) * len(plans) > _CHECKS_MAX:
        plans.clear()
        return
    oids = {oid for _, oid in changes}
    lasting = {}
    for key, value in plans.items():
        if len(key) == 2 and type(key[0]) is str:
            text, plan = key[0], value
        elif key[0] == "x" and len(key) == 4:
            text, plan = key[1], value[1]
        else:
            continue
        if plan is None or not oids.isdisjoint(plan.relations):
            continue
        if plan.lasting is None:
            plan.lasting = _is_lasting(before, text, plan)
        if plan.lasting:
            lowered = text.lower()
            if not any(name in lowered for name in names):
                lasting[key] = value
    plans.clear()
    plans.update(lasting)


def end_plans_of(plans: dict[Any, Any], tables: set[int]) -> None:
    """Take from a cache the plans that read some tables."""
    for key, value in list(plans.items()):
        plan = value[1] if type(value) is tuple else value
        if plan is not None and not tables.isdisjoint(plan.relations):
            del plans[key]


def _changed_names(before: Catalog, after: Catalog, changes: dict[tuple[str, Any], Any]) -> set[str] | None:
    """The names that relations had and have, in lower case; None where more has changed than relations."""
    names: set[str] = set()
    for kind, oid in changes:
        if kind not in _KINDS:
            return None
        if kind == "table" or kind == "sequence":
            for value in (before.value(kind, oid), after.value(kind, oid)):
                if value is not None:
                    names.update([name.lower() for _, name in names_of(value)])
    return None if any('"' in name or not name.isascii() for name in names) else names


def _is_lasting(catalog: Catalog, text: str, plan: Any) -> bool:
    """Whether a plan is one of a query of which the head of this module speaks."""
    if plan.verb != "SELECT" or plan.writes or plan.routines or plan.tells_rows or not text.isascii() or "u&" in text.lower():
        return False
    for oid in plan.relations:
        table = catalog.tables.get(oid)
        if table is None:
            if oid >= FIRST_OID:
                return False
        elif table.kind not in "rp" or table.row_security or table.rules or any(c.type >= FIRST_OID for c in table.columns):
            return False
    return True
