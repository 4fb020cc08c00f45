"""Files of the server's machine, by command: where they are, what is wrong with them, and COPY's own.

Source: PostgreSQL 15 manual, COPY; its src/backend/utils/error/elog.c (errcode_for_file_access) for the SQLSTATEs.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from . import errors
from .roles import PREDEFINED

_AT_ONCE = 1 << 18  # bytes that are read before others may run
_ERRORS: dict[int, type[errors.SQLError]] = {
    errno.EPERM: errors.InsufficientPrivilege, errno.EACCES: errors.InsufficientPrivilege, errno.EROFS: errors.InsufficientPrivilege,
    errno.ENOENT: errors.UndefinedFile, errno.EEXIST: errors.DuplicateFile, errno.ENOTDIR: errors.WrongObjectType, errno.EISDIR: errors.WrongObjectType,
    errno.ENOTEMPTY: errors.WrongObjectType, errno.ENOSPC: errors.DiskFull, errno.EIO: errors.IoError}
_CLIENT_SIDE = "You may want a client-side facility such as psql's \\copy."
_ANYONE = "Anyone can COPY to stdout or from stdin. psql's \\copy command also works for anyone."


def failure(text: str, e: OSError, hint: str | None = None, otherwise: type[errors.SQLError] = errors.InternalError_) -> errors.SQLError:
    """What the operating system has refused."""
    return _ERRORS.get(e.errno or 0, otherwise)(f"{text}: {os.strerror(e.errno or 0)}", hint=hint)


def place(session: Any, path: str) -> Path:
    """Relative names begin in the data directory."""
    return Path(session.engine.data_directory or ".", path)


def permit_copy(session: Any, *, is_from: bool, program: bool) -> None:
    """42501 for who may not COPY from or to the server's files; programs are not run."""
    role, what = (("pg_execute_server_program", "to or from an external program") if program else
                  ("pg_read_server_files", "from a file") if is_from else ("pg_write_server_files", "to a file"))
    if not session.context.superuser and not session.roles.has_privileges_of(session.user_oid, PREDEFINED[role]):
        raise errors.InsufficientPrivilege(f"must be superuser or have privileges of the {role} role to COPY {what}", hint=_ANYONE)
    if program:
        raise errors.FeatureNotSupported("COPY from and to programs is not supported", hint="Use STDIN or STDOUT, or psql's \\copy command.")


@contextmanager
def copied_from(session: Any, path: str) -> Iterator[Iterator[bytes]]:
    """The blocks of a file for COPY FROM."""
    try:
        handle = os.open(place(session, path), os.O_RDONLY)
    except OSError as e:
        hint = f"COPY FROM instructs the PostgreSQL server process to read a file. {_CLIENT_SIDE}" if e.errno in (errno.ENOENT, errno.EACCES) else None
        raise failure(f'could not open file "{path}" for reading', e, hint) from None
    try:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise errors.WrongObjectType(f'"{path}" is a directory')
        yield _blocks(session, handle)
    finally:
        os.close(handle)


def _blocks(session: Any, handle: int) -> Iterator[bytes]:
    while True:
        try:
            block = os.read(handle, _AT_ONCE)
        except OSError as e:
            raise failure("could not read from COPY file", e) from None
        if not block:
            return
        yield block
        session.tick()


class CopiedTo:
    """A file that COPY TO writes anew. A context."""

    def __init__(self, path: str) -> None:
        if not os.path.isabs(path):
            raise errors.InvalidName("relative path not allowed for COPY to file")
        try:
            self._handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o644)
        except OSError as e:
            hint = f"COPY TO instructs the PostgreSQL server process to write a file. {_CLIENT_SIDE}" if e.errno in (errno.ENOENT, errno.EACCES) else None
            raise failure(f'could not open file "{path}" for writing', e, hint) from None

    def __enter__(self) -> CopiedTo:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._handle)

    def write(self, data: bytes) -> None:
        """All of it."""
        left = memoryview(data)
        try:
            while left:
                left = left[os.write(self._handle, left) :]
        except OSError as e:
            raise failure("could not write to COPY file", e) from None
