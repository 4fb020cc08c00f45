"""CREATE, ALTER and DROP DATABASE: each database is a volume of its own.

A database's value in the system tree is (volume id, oid, attributes); attributes: owner, connection_limit,
allow_connections, is_template, settings, comment.

A template that is not empty is branched, not copied (`branching`).

Source: PostgreSQL 15 manual, chapter 23.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree

from . import branching, stored_settings, templates
from .moments import Moment
from .option_values import boolean
from .roles import may, resolve, value_of

_KNOWN = frozenset(("owner", "template", "encoding", "connection_limit", "allow_connections", "is_template", "lc_collate", "lc_ctype", "locale", "tablespace",
                    "strategy", "locale_provider", "oid", "collation_version"))
_LOCALES = frozenset(("C.UTF-8", "C.UTF8", "C.utf8", "C", "POSIX", "en_US.UTF-8", "en_US.utf8"))


GONE_SECONDS = 5  # sessions that are about to end get so long, as PostgreSQL gives them


@contextmanager
def alone(session: Any, *names: str) -> Iterator[None]:
    """One session at a time makes, drops or renames the databases of a name: what was found out about them stays true while it waits."""
    busy: set[str] = session.engine.named
    session.wait_until(lambda: busy.isdisjoint(names))
    busy.update(names)
    try:
        yield
    finally:
        busy.difference_update(names)


def create_database(session: Any, s: tree.CreateDatabaseStmt) -> str:
    """CREATE DATABASE."""
    session.refuse_in_block("CREATE DATABASE")
    with alone(session, s.name):
        return _create(session, s)


def _create(session: Any, s: tree.CreateDatabaseStmt) -> str:
    engine = session.engine
    given = dict(s.options)
    for name in given:
        if name not in _KNOWN:
            raise errors.SyntaxError_(f'option "{name}" not recognized')
    if not may(session, "createdb"):
        raise errors.InsufficientPrivilege("permission denied to create database")
    if given.get("encoding") is not None and str(given["encoding"]).upper().replace("-", "") not in ("UTF8", "UNICODE", "6"):
        raise errors.FeatureNotSupported(f'encoding "{given["encoding"]}" is not supported: databases are UTF8')
    for key in ("lc_collate", "lc_ctype", "locale"):
        if given.get(key) is not None and given[key] not in _LOCALES:
            raise errors.WrongObjectType(f'invalid locale name: "{given[key]}"')
    template = given.get("template") or "template1"
    empty = templates.is_empty(engine, str(template))
    if not empty:
        _template(session, str(template))
        if prepared := session.engine.prepared.of_volume(engine.database_value(str(template))[0]):
            raise in_use(f'source database "{template}" is being accessed by other users', 0, len(prepared))
    if templates.value_of(engine, s.name) is not None:
        raise errors.DuplicateDatabase(f'database "{s.name}" already exists')
    owner = value_of(session, resolve(session, str(given["owner"])))[0] if given.get("owner") else session.user_oid
    more = {"owner": owner} | {k: _attribute(k, given[k]) for k in ("connection_limit", "allow_connections", "is_template") if k in given}
    if empty:
        engine.create_database(s.name, more)
    else:
        branching.create_branch(engine, s.name, str(template), more)
    session.hold_system()
    return "CREATE DATABASE"


def _template(session: Any, name: str) -> None:
    """A database that may be copied by this user. Others may be connected to it."""
    value = session.engine.database_value(name)
    if value is None:
        raise errors.InvalidCatalogName(f'template database "{name}" does not exist')
    more = value[2] if len(value) > 2 else {}
    if not more.get("is_template") and more.get("owner", 10) != session.user_oid and not may(session, "superuser"):
        raise errors.InsufficientPrivilege(f'permission denied to copy database "{name}"')


def _attribute(name: str, given: Any) -> Any:
    """An option's value: a number, or a Boolean."""
    if name == "connection_limit":
        if given is not None and given < -1:
            raise errors.InvalidParameterValue(f"invalid connection limit: {given}")
        return -1 if given is None else given
    return boolean(name, given)


def branch_database(session: Any, name: str, source: str, find: Callable[[], Moment] | None = None, expires: int | None = None) -> int:
    """aurora_branch: as CREATE DATABASE name TEMPLATE source; the LSN of the branch. `find`: how to find another moment than the present.
    `expires`: when it goes, if nobody is connected to it then."""
    session.refuse_in_block("aurora_branch")
    session.refuse_in_past("aurora_branch")
    if not may(session, "createdb"):
        raise errors.InsufficientPrivilege("permission denied to create database")
    if find is None or session.engine.database_value(source) is not None:
        _template(session, source)
    with alone(session, name):
        if session.engine.database_value(name) is not None:
            raise errors.DuplicateDatabase(f'database "{name}" already exists')
        more = {"owner": session.user_oid} | ({} if expires is None else {"expires": expires})
        lsn = branching.create_branch(session.engine, name, source, more, find)
    session.hold_system()
    return lsn


def drop_database(session: Any, s: tree.DropDatabaseStmt) -> str:
    """DROP DATABASE [IF EXISTS] [WITH (FORCE)]."""
    session.refuse_in_block("DROP DATABASE")
    with alone(session, s.name):
        return _drop(session, s)


def _drop(session: Any, s: tree.DropDatabaseStmt) -> str:
    from .catalog.ddl import notice

    engine = session.engine
    value = templates.value_of(engine, s.name)
    if value is None:
        if not s.if_exists:
            raise errors.InvalidCatalogName(f'database "{s.name}" does not exist')
        notice(session, f'database "{s.name}" does not exist, skipping')
        return "DROP DATABASE"
    if s.name == session.home.name:
        raise errors.ObjectInUse("cannot drop the currently open database")
    if len(value) > 2 and value[2].get("is_template"):
        raise errors.WrongObjectType("cannot drop a template database")
    owner_only(session, value, s.name)
    if value[0] is not None:
        refuse_streamed(engine, s.name, value[0])
    _evict(session, s.name, force=s.force)
    if value[0] is not None:
        refuse_streamed(engine, s.name, value[0])
        engine.delete(list(engine.slots.discard(value[0])))
    doomed = engine.drop_database(s.name)
    session.hold_system()
    engine.drop_volumes(doomed)
    return "DROP DATABASE"


def refuse_streamed(engine: Any, name: str, volume: int) -> None:
    """Raise 55006 for a database with a replication slot that somebody uses."""
    active = sum(bool(slot.active) for slot in engine.slots.of_volume(volume))
    if active:
        raise errors.ObjectInUse(f'database "{name}" is used by an active logical replication slot', detail=f"There {_number(active, 'active slot')}.")


def owner_only(session: Any, value: Any, name: str) -> None:
    """Raise 42501 unless the database is the session's user's, or that is a superuser."""
    owner = value[2].get("owner", 10) if len(value) > 2 else 10
    if owner != session.user_oid and not may(session, "superuser"):
        raise errors.InsufficientPrivilege(f"must be owner of database {name}")


def _evict(session: Any, name: str, *, force: bool = False) -> None:
    """Nobody may be connected to the database, and nothing be prepared in it; FORCE ends the sessions."""
    open_database = session.engine.databases.get(name)
    prepared = len(session.engine.prepared.of_volume(session.engine.database_value(name)[0])) if session.engine.database_value(name) is not None else 0
    for other in list(open_database.sessions) if open_database is not None else ():
        if other.gives_way:
            other.terminate()
    if open_database is not None and not force:
        session.wait_until(lambda: not open_database.sessions, GONE_SECONDS)
    others = list(open_database.sessions) if open_database is not None else []
    if prepared and force:
        raise errors.ObjectInUse(f'database "{name}" is being used by prepared transactions',
                                 detail=f"There {_number(prepared, 'prepared transaction')} using the database.")
    if (others or prepared) and not force:
        raise in_use(f'database "{name}" is being accessed by other users', len(others), prepared)
    for other in others:
        other.terminate()
    if others:
        session.wait_until(lambda: not open_database.sessions)


def in_use(message: str, others: int, prepared: int) -> errors.SQLError:
    """55006 for a database that has other sessions, or prepared transactions."""
    if others and prepared:
        detail = f"There are {others} other session(s) and {prepared} prepared transaction(s) using the database."
    else:
        detail = f"There {_number(others, 'other session') if others else _number(prepared, 'prepared transaction')} using the database."
    return errors.ObjectInUse(message, detail=detail)


def _number(n: int, what: str) -> str:
    return f"is {n} {what}" if n == 1 else f"are {n} {what}s"


def alter_database(session: Any, s: tree.AlterDatabaseStmt) -> str:
    """ALTER DATABASE: options, settings."""
    engine = session.engine
    value = templates.to_alter(session, s.name)
    if value is None:
        raise errors.InvalidCatalogName(f'database "{s.name}" does not exist')
    owner_only(session, value, s.name)
    more = dict(value[2]) if len(value) > 2 else {}
    for key, given in s.options:
        if key == "tablespace":
            raise errors.FeatureNotSupported("tablespaces are not supported")
        more[key] = value_of(session, resolve(session, str(given)))[0] if key == "owner" else _attribute(key, given)
    if s.set is not None:
        stored_settings.change(session, value[1], 0, s.set)
        return "ALTER DATABASE"
    engine.put_database(s.name, (value[0], value[1], more))
    session.hold_system()
    return "ALTER DATABASE"


def rename_database(session: Any, old: str, new: str) -> None:
    """ALTER DATABASE ... RENAME TO."""
    session.refuse_in_block("ALTER DATABASE ... RENAME")
    with alone(session, old, new):
        _rename(session, old, new)
    session.hold_system()


def _rename(session: Any, old: str, new: str) -> None:
    engine = session.engine
    value = templates.to_alter(session, old)
    if value is None:
        raise errors.InvalidCatalogName(f'database "{old}" does not exist')
    if engine.database_value(new) is not None:
        raise errors.DuplicateDatabase(f'database "{new}" already exists')
    if old == session.home.name:
        raise errors.FeatureNotSupported("current database cannot be renamed")
    owner_only(session, value, old)
    _evict(session, old)
    engine.rename_database(old, new)
