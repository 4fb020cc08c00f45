"""Raw tree: dictionaries and configurations of full-text search."""

from __future__ import annotations

from aurorapy.records import dataclass

from .types import Name


@dataclass(frozen=True, slots=True)
class CreateTextSearchStmt:
    """kind: 'dictionary', 'configuration'; `options` are (name, value)."""

    kind: str
    name: Name
    options: tuple[tuple[str, object], ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterDictionaryStmt:
    name: Name
    options: tuple[tuple[str, object], ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterMappingStmt:
    """action: 'add', 'alter' (dictionaries for token types), 'replace' (the first of two dictionaries by the second, for some types or, when there are none,
    for all), 'drop'."""

    name: Name
    action: str
    types: tuple[str, ...] = ()
    dictionaries: tuple[Name, ...] = ()
    if_exists: bool = False
    pos: int | None = None
