"""The collations that there are. All of them, users' too, order by code point, as a database with the locale C.UTF-8 does: only their names differ.

Source: PostgreSQL 15 manual, section 24.2; pg_collation of a server without ICU.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors

from .base import HOME

DEFAULT_COLLATION = 100
# name -> oid, provider, encoding, locale
COLLATIONS: dict[str, tuple[int, str, int, str | None]] = {
    "default": (DEFAULT_COLLATION, "d", -1, None), "C": (950, "c", -1, "C"), "POSIX": (951, "c", -1, "POSIX"), "ucs_basic": (12340, "c", 6, "C"),
    "C.utf8": (12341, "c", 6, "C.utf8"),
}
_NAMES = {oid: name for name, (oid, *_) in COLLATIONS.items()}


def collation_oid(name: tuple[str, ...], pos: int | None) -> int:
    """The oid of a collation by its name, which may have a schema; 42704, 3F000. Stored text names users' collations `pg_catalog."#oid"`."""
    home: Any = HOME.get()
    if name[-1].startswith("#") and len(name) > 1 and name[-2] == "pg_catalog" and name[-1][1:].isdigit():
        return int(name[-1][1:])
    mine = home.collation(name, pos) if home is not None else None
    if mine is not None:
        return int(mine)
    if len(name) > 1 and name[-2] not in ("pg_catalog", "public", "information_schema"):
        raise errors.InvalidSchemaName(f'schema "{name[-2]}" does not exist', position=pos)
    found = COLLATIONS.get(name[-1])
    if found is None or (len(name) > 1 and name[-2] != "pg_catalog"):
        raise errors.UndefinedObject(f'collation "{".".join(name)}" for encoding "UTF8" does not exist', position=pos)
    return found[0]


def collation_name(oid: int) -> str:
    """The name of a collation that there is."""
    known = _NAMES.get(oid)
    if known is not None:
        return known
    home: Any = HOME.get()
    return str(home.collation_name(oid))


def written_collation(oid: int, *, stored: bool = False) -> str:
    """A collation as SQL writes it, or stored text."""
    if oid in _NAMES:
        name = _NAMES[oid]
        return name if name == "ucs_basic" else f'"{name}"'
    home: Any = HOME.get()
    return f'pg_catalog."#{oid}"' if stored else str(home.shown_collation(oid))
