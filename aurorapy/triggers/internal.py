"""The triggers that constraints are to PostgreSQL: those of foreign keys and of deferrable keys, as the system catalogs show them.

Foreign keys are checked without triggers here (catalog.foreign_keys); these descriptors say which ones PostgreSQL would have, and whether DISABLE TRIGGER ALL has
stopped them. Their oids follow from the constraint's.

Source: PostgreSQL 15 manual, pg_trigger in chapter 53; its src/backend/commands/tablecmds.c (createForeignKeyActionTriggers, createForeignKeyCheckTriggers).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.planner.functions.registry import define
from aurorapy.planner.relation import ForeignKey, Table, Trigger

FIRST_OID = 1_700_000_000
_FUNCTIONS = {"RI_FKey_check_ins": 1644, "RI_FKey_check_upd": 1645, "RI_FKey_cascade_del": 1646, "RI_FKey_cascade_upd": 1647, "RI_FKey_restrict_del": 1648,
              "RI_FKey_restrict_upd": 1649, "RI_FKey_setnull_del": 1650, "RI_FKey_setnull_upd": 1651, "RI_FKey_setdefault_del": 1652,
              "RI_FKey_setdefault_upd": 1653, "RI_FKey_noaction_del": 1654, "RI_FKey_noaction_upd": 1655, "unique_key_recheck": 1250}
NAMES = {oid: name for name, oid in _FUNCTIONS.items()}
Internal = tuple[Trigger, int]  # a trigger, and the index that its constraint has


def _not_called(name: str) -> Any:
    def call() -> NoReturn:
        raise errors.TriggerProtocolViolated(f'function "{name}" was not called by trigger manager')

    return call


for _name, _oid in _FUNCTIONS.items():
    define(_name, "", "trigger", _not_called(_name), volatility="v", oid=_oid)


def all_internal(catalog: Any) -> Iterator[tuple[Table, Internal]]:
    """Every internal trigger with its table."""
    for t in catalog.tables.values():
        for k in t.foreign_keys:
            yield from _of_foreign_key(catalog, t, k)
        for key in t.keys:
            if key.deferrable:
                name = f"{'PK' if key.kind == 'p' else 'Unique'}_ConstraintTrigger_{_oid_of(key.oid, 0)}"
                yield t, (Trigger(_oid_of(key.oid, 0), name, _FUNCTIONS["unique_key_recheck"], "AFTER", True, ("INSERT", "UPDATE"), constraint=key.oid,
                                  deferrable=True, deferred=key.deferred), key.index)


def oids_of(key: ForeignKey) -> list[tuple[int, bool]]:
    """(oid, whether it is on the table referred to) of a foreign key's triggers."""
    return [(_oid_of(key.oid, n), n < 2) for n in range(2 if key.parent else 0, 4)]


def _oid_of(constraint: int, n: int) -> int:
    return FIRST_OID + constraint * 4 + n


def _of_foreign_key(catalog: Any, t: Table, k: ForeignKey) -> Iterator[tuple[Table, Internal]]:
    """Of a partition's part of a foreign key, only what checks its rows."""
    referred = catalog.tables.get(k.ref_table)
    if referred is None:
        return
    for n, (letter, on, other, event, what) in enumerate((("a", referred, t, "DELETE", k.on_delete), ("a", referred, t, "UPDATE", k.on_update),
                                                          ("c", t, referred, "INSERT", "check"), ("c", t, referred, "UPDATE", "check"))):
        if k.parent and n < 2:
            continue
        waits = what in ("check", "no action")
        function = f"RI_FKey_{what.replace(' ', '')}_{event[:3].lower()}"
        made = Trigger(_oid_of(k.oid, n), f"RI_ConstraintTrigger_{letter}_{_oid_of(k.oid, n)}", _FUNCTIONS[function], "AFTER", True, (event,),
                       enabled="D" if k.oid in on.unchecked else "O", constraint=k.oid, deferrable=k.deferrable and waits, deferred=k.deferred and waits,
                       ref_table=other.oid, parent=_oid_of(k.parent, n) if k.parent else 0)
        yield on, (made, k.ref_index)
