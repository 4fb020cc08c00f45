"""Schema changes side by side: who may change which object of the catalog.

A transaction changes a copy of the catalog. Before it changes an object, or gives one a name, it claims it: a lock until the
transaction ends, on which another that wants the same waits, as PostgreSQL's transactions do on the rows of its system
catalogs. What others have committed since the copy was made is taken into it (`Catalog.rebase`), so different objects never
disturb one another; and should an object have been changed by another between the copy and the claim, that is 40001.

On top of this the statements take PostgreSQL's table locks: what a definition refers to stays there until it is committed.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES, format_type
from aurorapy.transaction.locks import EXCLUSIVE, SHARED


class Claims:
    """The claims of one transaction's catalog."""

    __slots__ = ("session",)

    def __init__(self, session: Any) -> None:
        self.session = session

    @property
    def newest(self) -> Any:
        """The catalog as it is committed now."""
        return self.session.database.catalog

    def take(self, key: tuple[Any, ...]) -> None:
        """Claim an object ('o', kind, oid) or a name ('n', schema oid, name)."""
        self.session.database.locks.acquire(self.session.transaction, key, EXCLUSIVE, self.session.wait)

    def check(self, catalog: Any, kind: str, oid: Any, names: list[tuple[int, str]]) -> None:
        """Claim an object that is about to change, and its new names; raises 40001 or 42P07."""
        self.take(("o", kind, oid))
        for name in names:
            self.take(("n", *name))
        base, newest = catalog.base, self.newest
        if base is newest:
            return
        if (kind, oid) not in catalog.changes and newest.value(kind, oid) is not base.value(kind, oid):
            raise errors.ConcurrentDefinition("could not serialize access due to concurrent update")
        for name in names:
            if name in newest.names and newest.names[name] != base.names.get(name):
                raise errors.DuplicateTable(f'relation "{name[1]}" already exists')
            if name in newest.type_names and newest.type_names[name] != base.type_names.get(name) and kind in ("type", "table"):
                raise errors.DuplicateObject(f'type "{name[1]}" already exists')


def use_schema(session: Any, oid: int) -> None:
    """Keep a schema in being until the transaction ends: something is made in it."""
    session.database.locks.acquire(session.start_transaction(), ("s", oid), SHARED, session.wait)


def use_type(session: Any, oid: int) -> None:
    """Keep a user's type in being until the transaction ends: something is made of it. 42704 if it has gone meanwhile."""
    owner = session.catalog.type_oids.get(oid)
    if owner is not None:
        if not session.context.superuser:
            from aurorapy.privileges.acl import USAGE
            from aurorapy.privileges.holding import Object, require

            require(session, Object("type", TYPES[oid].element if TYPES[oid].category == "A" and TYPES[oid].element else oid), USAGE)
        name = format_type(oid)
        session.database.locks.acquire(session.start_transaction(), ("y", owner), SHARED, session.wait)
        if oid not in session.catalog.type_oids:
            raise errors.UndefinedObject(f'type "{name}" does not exist')


def change_type(session: Any, oid: int) -> None:
    """Before a type is dropped: nobody else may be making anything of it."""
    session.database.locks.acquire(session.start_transaction(), ("y", oid), EXCLUSIVE, session.wait)


def use_class(session: Any, oid: int) -> None:
    """Keep an extension's operator class in being until the transaction ends: an index is made with it."""
    session.database.locks.acquire(session.start_transaction(), ("c", oid), SHARED, session.wait)


def change_class(session: Any, oid: int) -> None:
    """Before an extension's operator class is dropped: nobody else may be making an index with it."""
    session.database.locks.acquire(session.start_transaction(), ("c", oid), EXCLUSIVE, session.wait)


def change_schema(session: Any, oid: int) -> None:
    """Before a schema is dropped or renamed: nobody else may be making anything in it."""
    session.database.locks.acquire(session.start_transaction(), ("s", oid), EXCLUSIVE, session.wait)
