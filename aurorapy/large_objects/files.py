"""Large objects from and to files of the server's machine.

Source: PostgreSQL 15 manual, section 35.4, which leaves them to superusers.
"""

from __future__ import annotations

import os
from typing import Any

from aurorapy import errors
from aurorapy.server_files import failure, place

from . import pages
from .descriptors import INV_READ, opened

_AT_ONCE = 1 << 20  # bytes that are read or written before others may run


def _failed(what: str, path: str, e: OSError) -> errors.SQLError:
    return failure(f'could not {what} server file "{path}"', e)


def _permit(session: Any, function: str) -> None:
    if not session.context.superuser:
        raise errors.InsufficientPrivilege(f"permission denied for function {function}")


def import_file(session: Any, path: str, oid: int) -> int:
    """lo_import: a file's contents as a new object."""
    _permit(session, "lo_import")
    try:
        fd = os.open(place(session, path), os.O_RDONLY)
    except OSError as e:
        raise _failed("open", path, e) from None
    try:
        oid = pages.create(session, oid)
        at = 0
        while True:
            try:
                part = os.read(fd, _AT_ONCE)
            except OSError as e:
                raise _failed("read", path, e) from None
            if not part:
                return oid
            pages.write(session, oid, at, part)
            at += len(part)
    finally:
        os.close(fd)


def export_file(session: Any, oid: int, path: str) -> int:
    """lo_export: an object's contents into a file, which is written anew."""
    _permit(session, "lo_export")
    source = opened(session, oid, INV_READ)
    source.keep()
    try:
        try:
            fd = os.open(place(session, path), os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o644)
        except OSError as e:
            raise _failed("create", path, e) from None
        try:
            at = 0
            while part := source.view.read(oid, at, _AT_ONCE):
                source.view.hold()
                try:
                    os.write(fd, part)
                except OSError as e:
                    raise _failed("write", path, e) from None
                at += len(part)
                session.tick()
        finally:
            os.close(fd)
    finally:
        source.close()
    return 1
