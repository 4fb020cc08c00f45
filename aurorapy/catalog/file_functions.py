"""pg_read_file, pg_read_binary_file and pg_stat_file: files of the server's machine, for superusers and the roles that may read them.

A relative path begins at the data directory; a server without one, as a cluster's writer is, has only absolute paths.

Source: PostgreSQL 15 manual, section 9.27.9; its src/backend/utils/adt/genfile.c.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

from aurorapy import errors
from aurorapy.privileges.reserved import reserved
from aurorapy.server_files import failure

_EPOCH_US = 946_684_800_000_000  # 2000-01-01 in Unix time
_READ_SERVER_FILES = 4569  # pg_read_server_files
_SIZE_MAX = (1 << 30) - 5  # of a value
_FACTS = (("size", 20), ("access", 1184), ("modification", 1184), ("change", 1184), ("creation", 1184), ("isdir", 16))


def _place(s: Any, path: str) -> Path:
    home = s.engine.data_directory
    if home is None and not os.path.isabs(path):
        raise errors.FeatureNotSupported("this server has no data directory")
    return Path(path) if home is None else Path(home) / path


def _permit(s: Any, path: str) -> None:
    """Who is granted the functions without being a superuser or reading all files stays within the data directory."""
    if s.roles.is_superuser(s.user_oid) or s.roles.has_privileges_of(s.user_oid, _READ_SERVER_FILES):
        return
    if os.path.isabs(path):
        raise errors.InsufficientPrivilege("absolute path not allowed")
    if ".." in Path(path).parts:
        raise errors.InsufficientPrivilege("path must be in or below the data directory")


def _failed(text: str, e: OSError) -> errors.SQLError:
    return failure(text, e, otherwise=errors.IoError)


def _bytes(s: Any, path: str, offset: int = 0, length: int | None = None, missing_ok: bool = False) -> bytes | None:
    if length is not None and length < 0:
        raise errors.InvalidParameterValue("requested length cannot be negative")
    path = os.path.normpath(path)
    _permit(s, path)
    if length is not None and length > _SIZE_MAX:
        raise errors.InvalidParameterValue("requested length too large")
    try:
        file = _place(s, path).open("rb") if not _place(s, path).is_dir() else None
    except OSError as e:
        if missing_ok and e.errno == errno.ENOENT:
            return None
        raise _failed(f'could not open file "{path}" for reading', e) from None
    if file is None:
        raise errors.WrongObjectType(f'could not read file "{path}": Is a directory')
    with file:
        try:
            file.seek(offset, os.SEEK_SET if offset >= 0 else os.SEEK_END)
            data = file.read(_SIZE_MAX + 1 if length is None else length)
        except OSError as e:
            raise _failed(f'could not {"seek in" if e.errno == errno.EINVAL else "read"} file "{path}"', e) from None
    if len(data) > _SIZE_MAX:
        raise errors.ProgramLimitExceeded("file length too large")
    return data


def _text(s: Any, path: str, *how: Any) -> str | None:
    data = _bytes(s, path, *how)
    if data is None:
        return None
    try:
        return errors.utf8_text(data)
    except errors.SQLError as e:
        raise errors.CharacterNotInRepertoire(e.message) from None


def _facts(s: Any, path: str, missing_ok: bool = False) -> tuple[Any, ...]:
    path = os.path.normpath(path)
    _permit(s, path)
    try:
        found = _place(s, path).stat()
    except OSError as e:
        if missing_ok and e.errno == errno.ENOENT:
            return (None,) * len(_FACTS)
        raise _failed(f'could not stat file "{path}"', e) from None
    times = [int(t) * 1_000_000 - _EPOCH_US for t in (found.st_atime, found.st_mtime, found.st_ctime)]
    return (found.st_size, *times, None, stat.S_ISDIR(found.st_mode))


for _name, _result, _read, _oids in (("pg_read_file", "text", _text, (3826, 2624, 3293)), ("pg_read_binary_file", "bytea", _bytes, (3828, 3827, 3295))):
    for _args, _oid in zip(("text", "text int8 int8", "text int8 int8 bool"), _oids, strict=True):
        reserved(_name, _args, _result, _read, _oid)
reserved("pg_stat_file", "text", "record", _facts, 2623, out_columns=_FACTS, arg_names=("filename",))
reserved("pg_stat_file", "text bool", "record", _facts, 3307, out_columns=_FACTS, arg_names=("filename", "missing_ok"))
