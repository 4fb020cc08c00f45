"""Open large objects: descriptors, which end with their transaction, or with the savepoint behind which they were opened.

One opened for reading alone goes on seeing what its statement saw; one opened for writing sees the newest state at each call.

Source: PostgreSQL 15 manual, section 35.3.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.privileges.acl import SELECT, UPDATE
from aurorapy.privileges.holding import Object, held

from . import pages
from .pages import View

INV_WRITE, INV_READ = 0x20000, 0x40000
_WHENCE = {0: lambda d, n: n, 1: lambda d, n: d.offset + n, 2: lambda d, n: d.view.size(d.oid) + n}


class Descriptor:
    """`number`: how many were opened before it."""

    __slots__ = ("oid", "view", "reads", "writes", "offset", "number", "pinned")

    def __init__(self, oid: int, view: View, reads: bool, writes: bool, number: int) -> None:
        self.oid, self.view, self.reads, self.writes, self.number = oid, view, reads, writes, number
        self.offset = 0
        self.pinned: Any = None

    def seek(self, offset: int, whence: int) -> int:
        """lo_lseek."""
        if whence not in _WHENCE:
            raise errors.InvalidParameterValue(f"invalid whence setting: {whence}")
        target = _WHENCE[whence](self, offset)
        if not 0 <= target <= pages.BYTES_MAX:
            raise errors.InvalidParameterValue(f"invalid large object seek target: {target}")
        self.offset = target
        return int(target)

    def keep(self) -> None:
        """Have what it sees stay as it is."""
        self.view.freeze()
        volume = self.view.session.database.volume
        volume.pin(self.view.lsn)
        self.pinned = volume

    def close(self) -> None:
        if self.pinned is not None:
            self.pinned.unpin(self.view.lsn)
            self.pinned = None


class Descriptors:
    """Those of a session's open transaction, by number."""

    def __init__(self) -> None:
        self.open: dict[int, Descriptor] = {}
        self.opened = 0

    def add(self, made: Descriptor) -> int:
        """The lowest number that is free."""
        fd = next(n for n in range(len(self.open) + 1) if n not in self.open)
        self.open[fd] = made
        self.opened += 1
        return fd

    def find(self, fd: int) -> Descriptor:
        found = self.open.get(fd)
        if found is None:
            raise errors.UndefinedObject(f"invalid large-object descriptor: {fd}")
        return found

    def close(self, fd: int) -> None:
        self.find(fd).close()
        del self.open[fd]

    def close_since(self, opened: int) -> None:
        """Close those that were opened behind a mark."""
        for fd in [n for n, d in self.open.items() if d.number >= opened]:
            self.close(fd)


def descriptors(session: Any) -> Descriptors:
    """The session's, made if there are none."""
    if session.descriptors is None:
        session.descriptors = Descriptors()
    found: Descriptors = session.descriptors
    return found


def opened(session: Any, oid: int, mode: int) -> Descriptor:
    """An object, ready to be read or written; raises 22023, 42704, 42501."""
    if mode & INV_WRITE:
        reads = writes = True
    elif mode & INV_READ:
        reads, writes = True, False
    else:
        raise errors.InvalidParameterValue(f"invalid flags for opening a large object: {mode}")
    if writes:
        pages.refuse_in_past(session, "lo_open(INV_WRITE)")
    txn = session.start_transaction()
    view = View(session) if writes else View(session, txn.begin_statement() if txn.isolation != "read committed" or not session.statement_lsn
                                             else session.statement_lsn)
    if view.owner(oid) is None:
        raise pages.missing(oid)
    view.hold()
    _permit(session, oid, SELECT | UPDATE if writes else SELECT)
    return Descriptor(oid, view, reads, writes, descriptors(session).opened)


def _permit(session: Any, oid: int, needed: int) -> None:
    if session.context.superuser or session.values["lo_compat_privileges"] == "on":
        return
    if held(session, session.user_oid, Object("large object", oid), needed) != needed:
        raise errors.InsufficientPrivilege(f"permission denied for large object {oid}")


def open_descriptor(session: Any, oid: int, mode: int) -> int:
    """lo_open."""
    made = opened(session, oid, mode)
    if not made.writes:
        made.keep()
    return descriptors(session).add(made)
