"""Branches: databases that begin as another one was, copy on write.

    CREATE DATABASE b TEMPLATE a        SELECT aurora_branch('b', 'a');        SELECT * FROM aurora_branches();

    volume a  ----o------------------->      a page that b has not written is read from a, as of b's LSN
                  └ volume b  -------->

A branch is an entry of the system tree, ("branch", its volume) -> (its parent's volume, LSN), and a volume with one page. A volume
is kept while a database or a branch needs it: when a parent is dropped only its name goes, and the last of its branches takes it along.

What makes it safe: the parent holds the LSN (`Volume.hold`) before the branch's entry is written, and that entry is written before the
database's; when a volume is opened, the LSNs of all its branches are in force before it writes anything (`Engine.volume`), and only a
boxcar can make a node collect. A volume that the system tree does not name is what a crash left of a creation or of a drop: `sweep`.

Left out: a branch takes no copy of its own, so what the parent has written since the LSN of its oldest branch stays on its nodes; and nodes
that are hydrated from peers cannot serve reads as of a branch's LSN, the others do.
Source: AURORA.md 47 (clones) and 1.12 (Neon's branches).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from aurorapy import errors
from aurorapy.planner.functions.registry import define, oid_of
from aurorapy.storage.volume import Parent

from .catalog.system import System
from .database import Database

if TYPE_CHECKING:
    from .engine import Engine

_COLUMNS = (("name", "text"), ("source", "text"), ("lsn", "int8"))


def lines(engine: Engine) -> dict[int, tuple[int, int]]:
    """By the volume of each branch: its parent's volume, and the LSN."""
    return {int(id): tuple(value) for id, value in engine.names("branch")}


def create_branch(engine: Engine, name: str, source: str, more: dict[str, Any]) -> int:
    """A database that begins as the newest committed state of another one: the LSN of that. May wait, in the session's turn."""
    parent = engine.database(source)
    volume = parent.volume
    lsn, memory = volume.lsn, parent.memory()
    volume.hold(lsn)
    id = None
    try:
        id = engine.next_volume()
        engine.put(("branch", str(id)), (volume.volume_id, lsn))
        if (known := engine.database_value(source)) is None or known[0] != volume.volume_id:
            raise errors.InvalidCatalogName(f'template database "{source}" does not exist')  # dropped while we waited
        volume.wait_durable(lsn)
        child = engine.fleet.create_volume(id, Parent(volume, lsn))
        database = Database(name, child, System())
        database.load()
        database.take_over(memory)
        oid = engine.next_oid()
        if engine.database_value(name) is not None:
            raise errors.DuplicateDatabase(f'database "{name}" already exists')
        engine.put(("database", name), (id, oid, more))
    except BaseException:
        volume.release(lsn)
        if id is not None:
            engine.fleet.drop_volume(id)
            if id in lines(engine):
                engine.delete([("branch", str(id))])
        raise
    engine.databases[name] = database
    return int(lsn)


def unneeded(engine: Engine, id: int, dropped: str) -> list[int]:
    """The volumes that nobody needs any more without the database `dropped`, whose volume is `id`: it, and then its ancestors; or none."""
    branches = lines(engine)
    named = {value[0] for name, value in engine.names("database") if name != dropped}
    found = []
    while id not in named and all(parent != id for parent, _ in branches.values()):
        found.append(id)
        if id not in branches:
            break
        id = branches.pop(id)[0]
    return found


def sweep(engine: Engine, system: int) -> None:
    """Drop what a crash left: volumes and branches that no database needs."""
    branches = lines(engine)
    needed = {value[0] for _, value in engine.names("database")}
    for id in list(needed):
        while id in branches and (id := branches[id][0]) not in needed:
            needed.add(id)
    stale = [id for id in branches if id not in needed]
    if stale:
        engine.delete([("branch", str(id)) for id in stale])
    for id in engine.fleet.all_volume_ids():
        if id not in needed and id != system:
            engine.fleet.drop_volume(id)


def _branch(ctx: Any, name: str, source: str) -> int:
    """SQL: make a branch; its LSN."""
    from .databases import branch_database

    return branch_database(ctx.session, name, source)


def _branches(ctx: Any) -> Iterator[tuple[Any, ...]]:
    """SQL: (name, source or NULL when that was dropped, LSN) of each branch."""
    engine = ctx.session.engine
    databases = engine.names("database")
    branches, names = lines(engine), {value[0]: name for name, value in databases}
    for name, value in databases:
        if value[0] in branches:
            parent, lsn = branches[value[0]]
            yield name, names.get(parent), lsn


define("aurora_branch", "text text", "int8", _branch, needs_context=True, volatility="v")
define("aurora_branches", "", "record", _branches, needs_context=True, volatility="v", retset=True, out_columns=tuple((n, oid_of(t)) for n, t in _COLUMNS))
