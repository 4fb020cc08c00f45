"""Descriptors of dictionaries and configurations that users define. Source: PostgreSQL 15 manual, pg_ts_dict and pg_ts_config."""

from __future__ import annotations

from aurorapy.records import dataclass


@dataclass(frozen=True, slots=True)
class DictionaryDef:
    """`options` are (name, value) as they were given; `template` is the template's oid."""

    oid: int
    name: str
    schema: int
    template: int
    options: tuple[tuple[str, str], ...] = ()
    owner: int = 10


@dataclass(frozen=True, slots=True)
class ConfigurationDef:
    """`mapping`: (token type, oids of dictionaries), in the order of the types."""

    oid: int
    name: str
    schema: int
    mapping: tuple[tuple[int, tuple[int, ...]], ...] = ()
    owner: int = 10


TextSearchDef = DictionaryDef | ConfigurationDef


def word_of(defined: TextSearchDef) -> str:
    """What messages call such an object."""
    return "text search dictionary" if isinstance(defined, DictionaryDef) else "text search configuration"
