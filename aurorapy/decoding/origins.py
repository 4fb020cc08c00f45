"""Replication origins: names for the servers whose changes are replayed here. They can be made and dropped; replaying under one, which would keep with each commit
how far it has come, is refused.

An origin is an entry ("replication origin", name) of the system tree: its number, the lowest that is free. Changes are a transaction's own until it commits.

Source: PostgreSQL 15 manual, section 9.27.6 and chapter 50; its src/backend/replication/logical/origin.c.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

from aurorapy import errors
from aurorapy.privileges.reserved import reserved

KIND = "replication origin"
_LSN = 3220


def origins(s: Any) -> list[tuple[str, int]]:
    """(name, number) of those that a session sees."""
    return [(name, int(n)) for name, n in s.shared_list(KIND)]


def _taken(s: Any) -> Iterator[int]:
    """The numbers of all origins that are not dropped for good, or by the session's own transaction, and of those that others are making."""
    own = s.transaction.shared if s.transaction is not None and s.transaction.shared else {}
    yield from (n for name, n in s.engine.names(KIND) if own.get((KIND, name), n) is not None)
    for database in s.engine.databases.values():
        for o in database.sessions:
            shared = o.transaction.shared if o.transaction is not None else None
            yield from (n for (kind, _), n in (shared or {}).items() if kind == KIND and n is not None)


def _create(s: Any, name: str) -> int:
    if name.startswith("pg_"):
        raise errors.ReservedName(f'replication origin name "{name}" is reserved', detail='Origin names starting with "pg_" are reserved.')
    if name in dict(origins(s)):
        raise errors.UniqueViolation('duplicate key value violates unique constraint "pg_replication_origin_roname_index"',
                                     detail=f"Key (roname)=({name}) already exists.", schema="pg_catalog", table="pg_replication_origin",
                                     constraint="pg_replication_origin_roname_index")
    taken = set(_taken(s))
    number = next(n for n in range(1, len(taken) + 2) if n not in taken)
    s.put_shared((KIND, name), number)
    return number


def _known(s: Any, name: str) -> int:
    found = dict(origins(s)).get(name)
    if found is None:
        raise errors.UndefinedObject(f'replication origin "{name}" does not exist')
    return found


def _drop(s: Any, name: str) -> str:
    _known(s, name)
    s.put_shared((KIND, name), None)
    return ""


def _progress(s: Any, name: str, flush: bool) -> None:
    """NULL, for nothing was ever replayed."""
    _known(s, name)


def _replay(s: Any, name: str, *_: Any) -> NoReturn:
    _known(s, name)
    raise errors.FeatureNotSupported("replaying under a replication origin is not supported")


def _not_set_up(*_: Any) -> NoReturn:
    raise errors.ObjectNotInPrerequisiteState("no replication origin is configured")


def _no_backup(*_: Any) -> NoReturn:
    raise errors.FeatureNotSupported("backups of data files are not supported", hint="The server stores its log and its pages while it runs: see aurorapy backup.")


def _not_backing_up(*_: Any) -> NoReturn:
    raise errors.ObjectNotInPrerequisiteState("backup is not in progress", hint="Did you call pg_backup_start()?")


reserved("pg_replication_origin_create", "text", "oid", _create, 6003)
reserved("pg_replication_origin_drop", "text", "void", _drop, 6004)
reserved("pg_replication_origin_oid", "text", "oid", lambda s, name: dict(origins(s)).get(name), 6005, volatility="s")
reserved("pg_replication_origin_session_setup", "text", "void", _replay, 6006)
reserved("pg_replication_origin_session_reset", "", "void", _not_set_up, 6007)
reserved("pg_replication_origin_session_is_setup", "", "bool", lambda s: False, 6008)
reserved("pg_replication_origin_session_progress", "bool", "pg_lsn", _not_set_up, 6009)
reserved("pg_replication_origin_xact_setup", "pg_lsn timestamptz", "void", _not_set_up, 6010)
reserved("pg_replication_origin_xact_reset", "", "void", lambda s: "", 6011)
reserved("pg_replication_origin_advance", "text pg_lsn", "void", _replay, 6012)
reserved("pg_replication_origin_progress", "text bool", "pg_lsn", _progress, 6013)
reserved("pg_show_replication_origin_status", "", "record", lambda s: [], 6014, retset=True, strict=False,
         out_columns=(("local_id", 26), ("external_id", 25), ("remote_lsn", _LSN), ("local_lsn", _LSN)))
reserved("pg_backup_start", "text bool", "pg_lsn", _no_backup, 2172, arg_names=("label", "fast"), defaults=(False,))
reserved("pg_backup_stop", "bool", "record", _not_backing_up, 2739, arg_names=("wait_for_archive",), defaults=(True,),
         out_columns=(("lsn", _LSN), ("labelfile", 25), ("spcmapfile", 25)))
