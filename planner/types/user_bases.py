"""Base types that extensions bring into a database: rows of its catalog that name the module which knows how they work.

Source: PostgreSQL 15 manual, CREATE TYPE; section 38.17.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BaseDef:
    """`library` is the extension whose module makes the type, `base` the type's name in it."""

    oid: int
    name: str
    schema: int
    array: int
    array_name: str
    library: str
    base: str
    owner: int = 10
