"""Settings that sessions begin with: everybody's, a database's, a role's, a role's in a database.

Each is an entry of the system tree, ("setting", "database.role"), oids, 0 for any: ((name, value), ...). What an older version stored stands in the attributes of
databases and roles, and holds until there is an entry. Changes are a transaction's own until it commits.

Source: PostgreSQL 15 manual, ALTER ROLE, ALTER DATABASE, section 53.16 pg_db_role_setting.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy import errors, settings
from aurorapy.planner.parse import tree

from .setting_table import SETTINGS

Settings = tuple[tuple[str, str], ...]
KIND = "setting"


def _key(database: int, role: int) -> tuple[str, str]:
    return KIND, f"{database}.{role}"


def _entries(session: Any) -> dict[tuple[int, int], Settings]:
    """By (database, role), as the session sees them."""
    found: dict[tuple[int, int], Settings] = {}
    for _, value in session.engine.names("database"):
        if len(value) > 2 and "settings" in value[2]:
            found[value[1], 0] = value[2]["settings"]
    for _, value in session.role_list():
        if len(value) > 3 and "settings" in value[3]:
            found[0, value[0]] = value[3]["settings"]
    for name, stored in session.shared_list(KIND):
        database, _, role = name.partition(".")
        found[int(database), int(role)] = stored
    return found


def all_of(session: Any) -> Iterator[tuple[int, int, Settings]]:
    """(database, role, settings), where there are any."""
    for (database, role), stored in sorted(_entries(session).items()):
        if stored:
            yield database, role, stored


def begin_with(session: Any) -> list[tuple[str, Settings]]:
    """What a session begins with, the strongest last, each with pg_settings' word for where it comes from."""
    engine = session.engine
    database, role = engine.database_value(session.database.name), engine.role(session.user)
    of_database, of_role = 0 if database is None else database[1], 0 if role is None else role[0]
    places: list[tuple[str, int, int, Any]] = [("global", 0, 0, {})]
    if of_database:
        places.append(("database", of_database, 0, database[2] if len(database) > 2 else {}))
    if of_role:
        places.append(("user", 0, of_role, role[3] if len(role) > 3 else {}))
        places.append(("database user", of_database, of_role, {}))
    found = []
    for source, a, b, attributes in places:
        stored = engine.entry(_key(a, b))
        if stored is None:
            stored = attributes.get("settings", ())
        if stored:
            found.append((source, stored))
    return found


def change(session: Any, database: int, role: int, s: tree.SetStmt) -> None:
    """ALTER ... SET or RESET."""
    known = _entries(session).get((database, role), ())
    session.put_shared(_key(database, role), _changed(session, known, s))


def forget_role(session: Any, role: int) -> None:
    """A role is gone; what a database had goes with the database (`Engine.drop_database`)."""
    for database, of in _entries(session):
        if of == role:
            session.put_shared(_key(database, role), None)


def _changed(session: Any, known: Settings, s: tree.SetStmt) -> Settings:
    if s.kind == "reset all":
        return ()
    from .privileges.shared import may_set

    if s.kind not in ("set", "reset", "from current"):
        raise errors.FeatureNotSupported(f"SET {s.kind.upper()} is not supported here")
    name = s.name or ""
    settings.permit(name, lambda name: may_set(session, name))
    if s.kind == "from current":
        if name not in session.values:
            raise errors.UndefinedObject(f'unrecognized configuration parameter "{name}"')
        value = settings.show(name, session.values[name])
    elif s.kind == "reset" or s.values is None:
        return tuple([one for one in known if one[0].lower() != name])
    else:
        value = settings.flat(name, s.values)
        settings.check(name, value, session.values.get(name, ""))
    written = SETTINGS[name].name if name in SETTINGS else name
    if any(one[0].lower() == name for one in known):
        return tuple([(written, value) if one[0].lower() == name else one for one in known])
    return (*known, (written, value))
