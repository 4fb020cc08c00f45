"""Compression methods of columns: they are kept and shown; nothing is compressed here.

Source: PostgreSQL 15 manual, CREATE TABLE, "COMPRESSION"; GetAttributeCompression in its terms.
"""

from __future__ import annotations

from aurorapy import errors
from aurorapy.planner.relation import Column
from aurorapy.planner.types import TYPES, format_type

COMPRESSIONS = {"pglz": "p", "lz4": "l"}


def compression_of(oid: int, name: str | None) -> str:
    """attcompression of a column of a type: GetAttributeCompression; 0A000, 22023."""
    if name in (None, "default"):
        return ""
    if TYPES[oid].storage == "p":
        raise errors.FeatureNotSupported(f"column data type {format_type(oid)} does not support compression")
    if name not in COMPRESSIONS:
        raise errors.InvalidParameterValue(f'invalid compression method "{name}"')
    return COMPRESSIONS[name]


def compression_name(code: str) -> str:
    """The method of an attcompression."""
    return next(name for name, c in COMPRESSIONS.items() if c == code)


def same_storage(old: Column, new: Column, *, inherited: bool) -> None:
    """42804 where two definitions of one column are stored in different ways; a new table's own says so only where LIKE has brought it along."""
    own = TYPES[old.type].storage
    if (inherited or new.storage) and (old.storage or own) != (new.storage or own):
        raise errors.DatatypeMismatch(f'{"inherited " if inherited else ""}column "{new.name}" has a storage parameter conflict',
                                      detail=f"{_STORAGE_NAMES[old.storage or own]} versus {_STORAGE_NAMES[new.storage or own]}")


_STORAGE_NAMES = {"p": "PLAIN", "e": "EXTERNAL", "m": "MAIN", "x": "EXTENDED"}


def same_compression(old: Column, new: Column) -> None:
    """42804 where two definitions of one column name different methods."""
    if old.compression and new.compression and old.compression != new.compression:
        raise errors.DatatypeMismatch(f'column "{new.name}" has a compression method conflict',
                                      detail=f"{compression_name(old.compression)} versus {compression_name(new.compression)}")
