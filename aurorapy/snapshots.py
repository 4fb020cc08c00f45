"""Snapshots: named, durable LSNs of databases, which are kept until the name is dropped.

    SELECT aurora_snapshot('before_import');                     -- of the current database, as it is: its LSN
    SELECT aurora_snapshot('monday', 'shop', timestamptz '…');   -- or as it was
    SELECT aurora_rewind('shop', 'monday');   SELECT aurora_branch('copy', 'shop', 'monday');

A snapshot is an entry of the system tree, ("snapshot", name) -> (volume, LSN, attributes: database, created, owner), and a hold. It outlives its
database: the volume stays, and a branch can be made of it under the database's old name. Taking one costs one small commit of the system volume.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.limits import IDENTIFIER_BYTES_MAX
from aurorapy.planner.functions.registry import define, oid_of
from aurorapy.planner.types.lsn import parse_lsn

from .moments import Moment, at_lsn, at_text, lines, lsn_at, present
from .roles import may

_COLUMNS = (("name", "text"), ("database", "text"), ("lsn", "pg_lsn"), ("created", "timestamptz"))


def take_snapshot(session: Any, name: str, database: str, find: Callable[[], Moment] | None = None) -> int:
    """Name a moment of a database (None: the present); its LSN. May wait, in the session's turn."""
    session.refuse_in_block("aurora_snapshot")
    session.refuse_in_past("aurora_snapshot")
    engine = session.engine
    if not may(session, "createdb"):
        raise errors.InsufficientPrivilege("permission denied to create snapshot")
    if not name or len(name.encode()) > IDENTIFIER_BYTES_MAX or parse_lsn(name) is not None:
        raise errors.InvalidName(f'invalid snapshot name: "{name}"')
    if engine.database_value(database) is None:
        raise errors.InvalidCatalogName(f'database "{database}" does not exist')
    moment = find() if find is not None else present(engine.database(database).volume)
    try:
        moment.volume.wait_durable(moment.lsn)
        mtr = engine.system.begin()
        known = engine.database_value(database)
        taken = engine.snapshot(name) is not None
        if taken or known is None or not _belongs(engine, moment.volume.volume_id, known[0]):
            mtr.commit()
            if taken:
                raise errors.DuplicateObject(f'snapshot "{name}" already exists')
            raise errors.InvalidCatalogName(f'database "{database}" does not exist')
        more = {"database": database, "created": engine.now(), "owner": session.user_oid}
        engine.write(mtr, {("snapshot", name): (moment.volume.volume_id, moment.lsn, more)})
        mtr.commit()
    except BaseException:
        moment.release()
        raise
    session.hold_system()
    return int(moment.lsn)


def _belongs(engine: Any, volume: int, to: int) -> bool:
    """Whether a volume is in the line of another one."""
    known = lines(engine)
    while to != volume:
        if to not in known:
            return False
        to = known[to].parent
    return True


def drop_snapshot(session: Any, name: str) -> None:
    """Forget a snapshot, and what only it kept."""
    session.refuse_in_block("aurora_drop_snapshot")
    session.refuse_in_past("aurora_drop_snapshot")
    engine = session.engine
    mtr = engine.system.begin()
    value = engine.snapshot(name)
    problem: errors.SQLError | None = None
    if value is None:
        problem = errors.UndefinedObject(f'snapshot "{name}" does not exist')
    elif value[2]["owner"] != session.user_oid and not may(session, "superuser"):
        problem = errors.InsufficientPrivilege(f"must be owner of snapshot {name}")
    if problem is not None:
        mtr.commit()
        raise problem
    engine.write(mtr, {("snapshot", name): None})
    doomed = engine.unlist(mtr, value[0])
    mtr.commit()
    session.hold_system()
    volume = engine.fleet.volumes.get(value[0])
    if volume is not None:
        volume.release(value[1])
    engine.drop_volumes(doomed)


def find_moment(session: Any, database: str, at: int | str, kind: str) -> Callable[[], Moment]:
    """How to find a moment of a database: `kind` 'lsn', 'time', or 'text' for a snapshot's name, an LSN or a time."""
    engine = session.engine

    def find() -> Moment:
        if kind == "text":
            value = engine.snapshot(at)
            if value is not None and _is_of(engine, value, database):
                volume = engine.volume(value[0])
                volume.hold(value[1])
                return Moment(volume, value[1])
        if engine.database_value(database) is None:
            raise errors.InvalidCatalogName(f'database "{database}" does not exist')
        volume = engine.database(database).volume
        if kind == "text":
            try:
                return at_text(session, volume, str(at))
            except (errors.InvalidDatetimeFormat, errors.InvalidTextRepresentation):
                raise errors.UndefinedObject(f'"{at}" is neither a snapshot of database "{database}" nor an LSN nor a time') from None
        return at_lsn(engine, volume, int(at) if kind == "lsn" else lsn_at(engine, volume, int(at)))

    return find


def _is_of(engine: Any, value: Any, database: str) -> bool:
    known = engine.database_value(database)
    return value[2]["database"] == database or (known is not None and _belongs(engine, value[0], known[0]))


def _snapshots(ctx: Any) -> Iterator[tuple[Any, ...]]:
    for name, (_, lsn, more) in ctx.session.engine.names("snapshot"):
        yield name, more["database"], lsn, more["created"]


def _drop(ctx: Any, name: str) -> str:
    drop_snapshot(ctx.session, name)
    return ""


define("aurora_snapshot", "text", "pg_lsn", lambda ctx, name: take_snapshot(ctx.session, name, ctx.session.home.name), needs_context=True, volatility="v")
define("aurora_snapshot", "text text", "pg_lsn", lambda ctx, name, database: take_snapshot(ctx.session, name, database), needs_context=True, volatility="v")
for _type, _kind in (("pg_lsn", "lsn"), ("timestamptz", "time"), ("text", "text")):
    define("aurora_snapshot", f"text text {_type}", "pg_lsn", lambda ctx, name, database, at, kind=_kind: take_snapshot(
        ctx.session, name, database, find_moment(ctx.session, database, at, kind)), needs_context=True, volatility="v")
define("aurora_snapshots", "", "record", _snapshots, needs_context=True, volatility="v", retset=True, out_columns=tuple((n, oid_of(t)) for n, t in _COLUMNS))
define("aurora_drop_snapshot", "text", "void", _drop, needs_context=True, volatility="v")
