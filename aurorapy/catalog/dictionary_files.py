"""Files of dictionaries: NAME.dict, .affix, .syn, .ths and .stop in the directory tsearch_data.

It lies in the data directory, or where the server's option tsearch_data says. What is read is kept as long as the file does not change.

Source: PostgreSQL 15 manual, section 12.6; its src/backend/tsearch/ts_utils.c and ts_locale.c.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from aurorapy import errors

_KEPT: dict[Path, tuple[int, int, list[str]]] = {}
KEPT_MAX = 64  # files whose lines are kept

File = tuple[str, int, int]  # its path, when it was changed, its size: what a dictionary is made of stays the same while these do


def place(session: Any, name: str, extension: str) -> Path:
    """The path of a file; 22023 for a name that could lead elsewhere."""
    if not re.fullmatch(r"[a-z0-9_]+", name):
        raise errors.InvalidParameterValue(f'invalid text search configuration file name "{name}"')
    return Path(session.engine.tsearch_data) / f"{name}.{extension}"


def identity(path: Path, what: str) -> File:
    """What tells a file's contents apart; F0000 where it cannot be read."""
    try:
        found = path.stat()
    except OSError as e:
        raise _unreadable(path, what, e) from None
    return str(path), found.st_mtime_ns, found.st_size


def lines(path: Path, what: str) -> list[str]:
    """The lines of a file, without their ends; F0000 where it cannot be read, 22021 where it is no UTF-8."""
    _, changed, size = identity(path, what)
    kept = _KEPT.get(path)
    if kept is not None and kept[:2] == (changed, size):
        return kept[2]
    try:
        data = path.read_bytes()
    except OSError as e:
        raise _unreadable(path, what, e) from None
    out = []
    for number, line in enumerate(data.split(b"\n"), 1):
        try:
            out.append(line.decode())
        except UnicodeDecodeError as e:
            wrong = " ".join(f"0x{c:02x}" for c in line[e.start : e.start + 4])
            raise errors.CharacterNotInRepertoire(f'invalid byte sequence for encoding "UTF8": {wrong}',
                                                  where=f'line {number} of configuration file "{path}"') from None
    if out and not out[-1]:
        out.pop()
    if len(_KEPT) >= KEPT_MAX:
        _KEPT.clear()
    _KEPT[path] = changed, size, out
    return out


def _unreadable(path: Path, what: str, e: OSError) -> errors.SQLError:
    return errors.ConfigFileError(f'could not open {what} file "{path}": {os.strerror(e.errno or 0)}')
