"""Descriptors of what users define for text search. Source: PostgreSQL 15 manual, pg_ts_dict, pg_ts_config, pg_ts_parser, pg_ts_template."""

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
    parser: int = 3722


@dataclass(frozen=True, slots=True)
class ParserDef:
    """`functions`: (parameter, function) of the server's functions that it is made of. It belongs to nobody."""

    oid: int
    name: str
    schema: int
    functions: tuple[tuple[str, str], ...] = ()
    owner: int = 0


@dataclass(frozen=True, slots=True)
class TemplateDef:
    """`functions`: as of a parser."""

    oid: int
    name: str
    schema: int
    functions: tuple[tuple[str, str], ...] = ()
    owner: int = 0


TextSearchDef = DictionaryDef | ConfigurationDef | ParserDef | TemplateDef
KINDS: dict[type, str] = {DictionaryDef: "dictionary", ConfigurationDef: "configuration", ParserDef: "parser", TemplateDef: "template"}


def word_of(defined: TextSearchDef) -> str:
    """What messages call such an object."""
    return f"text search {KINDS[type(defined)]}"
