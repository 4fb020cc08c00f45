"""pg_ls_*: what lies in the server's directories, as far as it has what they are about, and pg_log_backend_memory_contexts.

The log of changes is in the journal of the data directory and in the nodes; pg_ls_waldir lists the journal's files. Nothing is archived, spilled to
disk or decoded, so those lists are empty. A cluster's writer has no data directory: 0A000.

Source: PostgreSQL 15 manual, sections 9.27.2 and 9.27.9; its src/backend/utils/adt/genfile.c.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from aurorapy import errors, memory
from aurorapy.privileges.reserved import MONITOR, reserved

_EPOCH_S = 946_684_800  # 2000-01-01 in Unix time
_FILE = (("name", 25), ("size", 20), ("modification", 1184))
_TABLESPACES = (1663, 1664)
log = logging.getLogger("aurorapy")


def _home(s: Any) -> Path:
    where = s.engine.data_directory
    if where is None:
        raise errors.FeatureNotSupported("this server has no data directory")
    return Path(where)


def _unreadable(path: str, e: OSError) -> errors.SQLError:
    text = f'could not open directory "{path}": {e.strerror}'
    match e:
        case FileNotFoundError():
            return errors.UndefinedFile(text)
        case NotADirectoryError():
            return errors.WrongObjectType(text)
        case PermissionError():
            return errors.InsufficientPrivilege(text)
    return errors.IoError(text)


def _names(s: Any, path: str, missing_ok: bool = False, dots: bool = False) -> list[str]:
    """pg_ls_dir: a relative path begins at the data directory."""
    try:
        found = os.listdir(_home(s) / path)
    except FileNotFoundError as e:
        if missing_ok:
            return []
        raise _unreadable(path, e) from None
    except OSError as e:
        raise _unreadable(path, e) from None
    return [*((".", "..") if dots else ()), *found]


def _journal(s: Any) -> Iterator[tuple[str, int, int]]:
    """The journal's files: (name, size, modification)."""
    for path in _home(s).glob("journal.*"):
        try:
            found = path.stat()
        except FileNotFoundError:  # it has been given back meanwhile
            continue
        yield path.name, found.st_size, int((found.st_mtime - _EPOCH_S) * 1_000_000)


def _no_log(s: Any) -> NoReturn:
    """Messages go to standard error: there is no collector, and so no directory."""
    raise errors.UndefinedFile('could not open directory "log": No such file or directory')


def _temporary(s: Any, tablespace: int) -> tuple[()]:
    if tablespace not in _TABLESPACES:
        raise errors.UndefinedObject(f"tablespace with OID {tablespace} does not exist")
    return ()


def _slot(s: Any, name: str) -> NoReturn:
    raise errors.UndefinedObject(f'replication slot "{name}" does not exist')


def _log_memory(s: Any, pid: int) -> bool:
    """What the server's process has; sessions have no memory contexts of their own."""
    from aurorapy.commands import warning

    if not any(other.pid == pid for database in s.engine.databases.values() for other in database.sessions):
        warning(s, "01000", f"PID {pid} is not a PostgreSQL server process")
        return False
    log.info("logging memory of PID %d: the server's process has %d bytes resident", pid, memory.resident())
    return True


reserved("pg_ls_dir", "text", "text", _names, 2625, retset=True)
reserved("pg_ls_dir", "text bool bool", "text", _names, 3297, retset=True)
reserved("pg_ls_waldir", "", "record", _journal, 3354, (MONITOR,), retset=True, out_columns=_FILE)
reserved("pg_ls_logdir", "", "record", _no_log, 3353, (MONITOR,), retset=True, out_columns=_FILE)
reserved("pg_ls_tmpdir", "", "record", lambda s: _temporary(s, 1663), 5029, (MONITOR,), retset=True, out_columns=_FILE)
reserved("pg_ls_tmpdir", "oid", "record", _temporary, 5030, (MONITOR,), retset=True, out_columns=_FILE)
for _n, _oid in (("pg_ls_archive_statusdir", 5031), ("pg_ls_logicalsnapdir", 6270), ("pg_ls_logicalmapdir", 6271)):
    reserved(_n, "", "record", lambda s: (), _oid, (MONITOR,), retset=True, out_columns=_FILE)
reserved("pg_ls_replslotdir", "text", "record", _slot, 6272, (MONITOR,), retset=True, out_columns=_FILE)
reserved("pg_log_backend_memory_contexts", "int4", "bool", _log_memory, 4543)
