"""Settings that are kept with databases and roles, for sessions to begin with: ALTER DATABASE, ALTER ROLE and ALTER ROLE ALL with SET and RESET.

Those of a database are among its attributes, those of a role among the role's: `settings` for all databases, `database_settings` by a database's
oid. Those of all roles in all databases are a value of their own in the system tree.

Source: PostgreSQL 15 manual, ALTER ROLE; section 53.16 (pg_db_role_setting).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors, settings, templates
from aurorapy.planner.parse import tree
from aurorapy.setting_table import SHOWN

Known = tuple[tuple[str, str], ...]  # name in the spelling of pg_settings, value
_EVERYWHERE = ("settings", "")


def changed(session: Any, known: Any, s: tree.SetStmt) -> Known:
    """Stored settings after SET or RESET. One that was there keeps its place."""
    from .roles import may

    known = tuple(known)
    if s.kind == "reset all":
        return ()
    if s.kind not in ("set", "reset"):
        raise errors.FeatureNotSupported(f"SET {s.kind.upper()} is not supported here")
    name = s.name or ""
    settings.permit(name, lambda: may(session, "superuser"))
    if s.kind == "reset" or s.values is None:
        return tuple([x for x in known if x[0].lower() != name])
    value = settings.flat(name, s.values)
    settings.check(name, value, session.values.get(name, ""))
    found = SHOWN.get(name)
    one = (found.name if found is not None else name, value)
    if any(x[0].lower() == name for x in known):
        return tuple([one if x[0].lower() == name else x for x in known])
    return (*known, one)


def attributes(value: Any, at: int) -> dict[str, Any]:
    """A database's (2) or a role's (3) attributes."""
    return value[at] if value is not None and len(value) > at else {}


def of_role(session: Any, value: Any, s: tree.RoleStmt) -> dict[str, Any]:
    """A role's attributes after ALTER ROLE ... [IN DATABASE ...] SET or RESET."""
    more = dict(attributes(value, 3))
    assert s.set is not None
    if s.database is None:
        return more | {"settings": changed(session, more.get("settings", ()), s.set)}
    oid = _database(session, s.database)[1]
    kept = dict(more.get("database_settings", {}))
    kept[oid] = changed(session, kept.get(oid, ()), s.set)
    return more | {"database_settings": {k: v for k, v in kept.items() if v}}


def of_all_roles(session: Any, s: tree.RoleStmt) -> None:
    """ALTER ROLE ALL SET or RESET; IN DATABASE: the same as ALTER DATABASE."""
    from .databases import alter_database
    from .roles import may

    if s.database is not None:
        alter_database(session, tree.AlterDatabaseStmt(s.database, set=s.set))
        return
    if not may(session, "superuser"):
        raise errors.InsufficientPrivilege("must be superuser to alter settings globally")
    assert s.set is not None
    engine = session.engine
    engine.put(_EVERYWHERE, changed(session, engine.value(_EVERYWHERE) or (), s.set) or None)
    session.hold_system()


def _database(session: Any, name: str) -> Any:
    value = templates.value_of(session.engine, name)
    if value is None:
        raise errors.InvalidCatalogName(f'database "{name}" does not exist')
    return value


def in_force(session: Any) -> Iterator[tuple[str, Known]]:
    """(source as pg_settings calls it, settings) for a session that begins: what comes later has the last word."""
    engine = session.engine
    database, role = engine.database_value(session.database.name), attributes(engine.role(session.user), 3)
    yield "global", engine.value(_EVERYWHERE) or ()
    yield "database", attributes(database, 2).get("settings", ())
    yield "user", role.get("settings", ())
    of_both = role.get("database_settings")
    if of_both and database is not None:
        yield "database user", of_both.get(database[1], ())


def rows(session: Any) -> Iterator[tuple[int, int, Known]]:
    """(database, role, settings) of pg_db_role_setting."""
    engine = session.engine
    databases = [(value[1], attributes(value, 2).get("settings", ())) for _, value in engine.names("database")]
    found = [(0, 0, engine.value(_EVERYWHERE) or ()), *[(oid, 0, known) for oid, known in databases]]
    there = {oid for oid, _ in databases}
    for _, value in session.role_list():
        more = attributes(value, 3)
        found.append((0, value[0], more.get("settings", ())))
        found += [(oid, value[0], known) for oid, known in more.get("database_settings", {}).items() if oid in there]
    return iter([one for one in found if one[2]])
