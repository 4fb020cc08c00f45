"""Descriptors of the extensions that a database has: rows of its catalog, as planner.routine has those of functions.

An extension's functions are routines of language c and its types BaseDefs, objects of their own; operators, casts and operator classes,
which only extensions have, are kept here.

Source: PostgreSQL 15 manual, section 38.17; pg_extension, pg_operator, pg_cast, pg_opclass in chapter 53.
"""

from __future__ import annotations

from aurorapy.records import dataclass


@dataclass(frozen=True, slots=True)
class ExtensionOperator:
    """`left` is 0 for a prefix operator; `function` the oid of a routine."""

    oid: int
    name: str
    left: int
    right: int
    result: int
    function: int
    commutator: str = ""
    negator: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionCast:
    """`function` 0: the datum stays as it is. context 'i' implicit, 'a' assignment, 'e' explicit."""

    oid: int
    source: int
    target: int
    function: int
    context: str


@dataclass(frozen=True, slots=True)
class ExtensionClass:
    """An operator class and the family of its name. `key` is the type that an index keeps, 0 for the type itself."""

    oid: int
    family: int
    name: str
    method: str
    type: int
    default: bool
    key: int = 0


@dataclass(frozen=True, slots=True)
class ExtensionDef:
    """`types` and `routines` are the oids of its members in the catalog."""

    oid: int
    name: str
    version: str
    schema: int
    owner: int
    types: tuple[int, ...] = ()
    routines: tuple[int, ...] = ()
    operators: tuple[ExtensionOperator, ...] = ()
    casts: tuple[ExtensionCast, ...] = ()
    classes: tuple[ExtensionClass, ...] = ()
    relocatable: bool = True
    dictionaries: tuple[int, ...] = ()  # the oids of its text search dictionaries in the catalog
    templates: tuple[tuple[int, str], ...] = ()  # (oid, name) of text search templates
    views: tuple[int, ...] = ()  # the oids of its views and composite types in the catalog
    methods: tuple[int, ...] = ()  # the oids of its access methods in the catalog
