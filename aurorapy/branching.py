"""Branches: databases that begin as another one was, copy on write.

    CREATE DATABASE b TEMPLATE a        SELECT aurora_branch('b', 'a' [, LSN, time or snapshot] [, ttl => interval '1 hour'])

    volume a  ----o------------------->      a page that b has not written is read from a, as of b's LSN
                  └ volume b  -------->

A branch is an entry of the system tree, ("branch", its volume) -> where it begins (`moments.Line`), and a volume with one page. A volume
is kept while a database, a branch, a snapshot or a reader of the past needs it: when a parent is dropped only its name goes, and the last of
those takes it along.

What makes it safe: the parent holds the LSN (`Volume.hold`) before the branch's entry is written, and that entry is written before the
database's; when a volume is opened, the LSNs of all its branches are in force before it writes anything (`Engine.volume`), and only a
boxcar can make a node collect. A volume that the system tree does not name is what a crash left of a creation or of a drop: `sweep`.

A branch of the present shares its parent's catalog and plans in memory; one of the past reads its catalog from the pages of then.

Left out: a branch takes no copy of its own, so what the parent has written since the LSN of its oldest branch stays on its nodes.
Source: AURORA.md 47 (clones) and 1.12 (Neon's branches).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from aurorapy import errors
from aurorapy.limits import LSN_AHEAD_MAX
from aurorapy.planner.functions.registry import define, oid_of
from aurorapy.storage.volume import Parent, Volume

from .database import Database
from .moments import Moment, lines, lsn_at, present

if TYPE_CHECKING:
    from .engine import Engine

_COLUMNS = (("name", "text"), ("source", "text"), ("lsn", "pg_lsn"), ("created", "timestamptz"), ("expires", "timestamptz"))


def grow(engine: Engine, moment: Moment, still: Callable[[], bool]) -> Volume:
    """A volume that begins at a moment, whose hold it takes over; nothing of it is left if that fails. `still`: what it is for is still
    wanted after a wait. May wait, in the session's turn."""
    parent, lsn = moment
    id = None
    try:
        parent.wait_durable(lsn)
        id = engine.next_volume()
        above = parent.lsn
        engine.put(("branch", str(id)), (parent.volume_id, lsn, engine.now(), above + LSN_AHEAD_MAX + 1))
        if not still():
            raise errors.InvalidCatalogName("the template database was dropped")
        return engine.fleet.create_volume(id, Parent(parent, lsn), above)
    except BaseException:
        cut(engine, moment, id)
        raise


def cut(engine: Engine, moment: Moment, id: int | None) -> None:
    """Undo `grow`."""
    moment.release()
    if id is not None:
        engine.fleet.drop_volume(id)
        if id in lines(engine):
            engine.delete([("branch", str(id))])


def make_database(engine: Engine, name: str, source: Database | None, moment: Moment, still: Callable[[], bool]) -> Database:
    """A database on a new branch, without an entry yet. It shares `source`'s memory if the moment is that one's present."""
    shared = Database(name, moment.volume, None)
    as_now = source is not None and moment.volume is source.volume and moment.lsn == moment.volume.lsn
    if as_now:
        assert source is not None
        shared.begin_as(source)  # before anything waits
    child = grow(engine, moment, still)
    try:
        database = engine.new_database(name, child)
        if as_now:
            database.begin_as(shared)
        else:
            database.load()
        return database
    except BaseException:
        cut(engine, moment, child.volume_id)
        raise


def create_branch(engine: Engine, name: str, source: str, more: dict[str, Any], find: Callable[[], Moment] | None = None) -> int:
    """A database that begins as another one was at a moment; without one, as it is. The LSN of that. May wait, in the session's turn."""
    parent = engine.database(source) if engine.database_value(source) is not None or find is None else None
    moment = present(parent.volume) if parent is not None and find is None else find()  # type: ignore[misc]
    volume = None if parent is None else parent.volume.volume_id

    def still() -> bool:
        return parent is None or ((known := engine.database_value(source)) is not None and known[0] == volume)

    database = make_database(engine, name, parent, moment, still)
    try:
        oid = engine.next_oid()
        if engine.database_value(name) is not None:
            raise errors.DuplicateDatabase(f'database "{name}" already exists')
        engine.put(("database", name), (database.volume.volume_id, oid, more))
    except BaseException:
        cut(engine, moment, database.volume.volume_id)
        raise
    engine.databases[name] = database
    return int(moment.lsn)


def unneeded(engine: Engine, id: int, dropped: str | None = None) -> list[int]:
    """The volumes that nobody needs any more without the database `dropped`, whose volume is `id`: it, and then its ancestors; or none."""
    branches = lines(engine)
    named = {value[0] for name, value in engine.names("database") if name != dropped}
    named |= {value[0] for _, value in engine.names("snapshot")} | {volume for volume, _ in engine.pasts}
    found = []
    while id not in named and all(line.parent != id for line in branches.values()):
        found.append(id)
        if id not in branches:
            break
        id = branches.pop(id).parent
    return found


def sweep(engine: Engine, known: Iterable[int]) -> None:
    """Drop what a crash left: volumes and branches that no database and no snapshot needs. `known`: the volumes that were there before the
    system volume was recovered. What is made later may be a successor's, if we are overtaken; what was there and is in no entry
    that we have recovered never will be in one, since its maker can enter nothing any more."""
    branches = lines(engine)
    needed = {value[0] for _, value in engine.names("database")} | {value[0] for _, value in engine.names("snapshot")}
    for id in list(needed):
        while id in branches and (id := branches[id].parent) not in needed:
            needed.add(id)
    stale = [id for id in branches if id not in needed]
    if stale:
        engine.delete([("branch", str(id)) for id in stale])
    for id in known:
        if id not in needed and id != engine.system.volume_id:
            engine.drop_volumes([(id, None)])


def _branches(ctx: Any) -> Iterator[tuple[Any, ...]]:
    """SQL: name, source (NULL when that was dropped), LSN, when it was made and when it goes, of each branch."""
    engine = ctx.session.engine
    databases = engine.names("database")
    branches, names = lines(engine), {value[0]: name for name, value in databases}
    for name, value in databases:
        line = branches.get(value[0])
        if line is not None:
            yield name, names.get(line.parent), line.lsn, line.created or None, (value[2] if len(value) > 2 else {}).get("expires")


def _lsn_at(ctx: Any, time: int) -> int:
    """SQL: the LSN that the database had reached at a time."""
    session = ctx.session
    return lsn_at(session.engine, session.home.volume, time)


define("aurora_branches", "", "record", _branches, needs_context=True, volatility="v", retset=True, out_columns=tuple((n, oid_of(t)) for n, t in _COLUMNS))
define("aurora_lsn_at", "timestamptz", "pg_lsn", _lsn_at, needs_context=True, volatility="v")
