"""template0 and template1, the databases that are always there (section 23.3 of PostgreSQL's manual).

Neither has a volume at first: what is copied of them is an empty database, which CREATE DATABASE makes without copying. template1 gets
one, and an entry of the system tree, when somebody connects to it or alters it; from then on it is branched as any template is.
Nobody connects to template0, so it never gets one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aurorapy import errors

from .privileges import acl
from .roles import may

if TYPE_CHECKING:
    from .engine import Engine

BOOTSTRAP_ROLE_OID = 10
OIDS = {"template1": 1, "template0": 4}  # PostgreSQL's
_ACL = ((acl.PUBLIC, BOOTSTRAP_ROLE_OID, acl.CONNECT, 0), (BOOTSTRAP_ROLE_OID, BOOTSTRAP_ROLE_OID, acl.CREATE | acl.TEMPORARY | acl.CONNECT, 0))
_ATTRIBUTES: dict[str, dict[str, Any]] = {"template1": {"is_template": True, "acl": _ACL},
                                          "template0": {"is_template": True, "allow_connections": False, "acl": _ACL}}


def is_empty(engine: Engine, name: str) -> bool:
    """Whether a database is a template without a volume of its own."""
    return name in OIDS and engine.database_value(name) is None


def value_of(engine: Engine, name: str) -> Any:
    """(volume, oid, attributes) of a database, which has no volume if it `is_empty`; None when there is none."""
    value = engine.database_value(name)
    return value if value is not None or name not in OIDS else (None, OIDS[name], _ATTRIBUTES[name])


def entries(engine: Engine) -> list[tuple[str, Any]]:
    """(name, value) of every database."""
    known = engine.names("database")
    names = {name for name, _ in known}
    return [*known, *((name, (None, oid, _ATTRIBUTES[name])) for name, oid in OIDS.items() if name not in names)]


def found(engine: Engine) -> None:
    """Give template1 a volume, unless it has one. May wait."""
    if is_empty(engine, "template1"):
        try:
            engine.create_database("template1", dict(_ATTRIBUTES["template1"]), OIDS["template1"])
        except errors.DuplicateDatabase:  # somebody else has, meanwhile
            pass


def to_alter(session: Any, name: str) -> Any:
    """(volume, oid, attributes) of a database that a statement is about to change, None when there is none. May wait."""
    engine = session.engine
    if is_empty(engine, name):
        if not may(session, "superuser"):
            raise errors.InsufficientPrivilege(f"must be owner of database {name}")
        if name == "template0":
            raise errors.FeatureNotSupported("template0 cannot be altered")
        found(engine)
    return engine.database_value(name)


def admit(engine: Engine, name: str, role: tuple[str, Any], sessions: int, of_role: int) -> None:
    """Raise, as PostgreSQL's CheckMyDatabase does, if a role must not connect to a database that has so many sessions, of so many of the role's."""
    value = value_of(engine, name)
    more = value[2] if value is not None and len(value) > 2 else {}
    if not more.get("allow_connections", True):
        raise errors.FatalObjectNotInPrerequisiteState(f'database "{name}" is not currently accepting connections')
    user, known = role
    given = known[3] if known is not None and len(known) > 3 else {"superuser": True}
    if given.get("superuser"):
        return
    if 0 <= more.get("connection_limit", -1) <= sessions:
        raise errors.TooManyConnections(f'too many connections for database "{name}"')
    if 0 <= given.get("connection_limit", -1) <= of_role:
        raise errors.TooManyConnections(f'too many connections for role "{user}"')
