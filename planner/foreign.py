"""Descriptors of languages, foreign-data wrappers, servers, user mappings, publications and subscriptions: rows of the catalog, as planner.operations has others.

Options are (name, value) in the order in which they were given.

Source: PostgreSQL 15 manual, chapter 53: pg_language, pg_foreign_data_wrapper, pg_foreign_server, pg_user_mapping, pg_publication and what follows it, pg_subscription.
"""

from __future__ import annotations

from aurorapy.records import dataclass

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LanguageDef:
    """A language whose handler is another one's. `works_as`: the language that runs its code; `inline`, `validator`: whether it has that language's functions for DO
    and for what CREATE FUNCTION looks at."""

    oid: int
    name: str
    owner: int
    trusted: bool
    works_as: str
    inline: bool = False
    validator: bool = False


@dataclass(frozen=True, slots=True)
class WrapperDef:
    """`handler` and `validator` are oids of functions, 0 for none."""

    oid: int
    name: str
    owner: int
    handler: int = 0
    validator: int = 0
    options: Options = ()


@dataclass(frozen=True, slots=True)
class ServerDef:
    oid: int
    name: str
    owner: int
    wrapper: int
    type: str | None = None
    version: str | None = None
    options: Options = ()


@dataclass(frozen=True, slots=True)
class MappingDef:
    """`user` is a role's oid, 0 for PUBLIC."""

    oid: int
    user: int
    server: int
    options: Options = ()


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """pg_publication_rel. `where`: text of the row filter; `reads`: the attnums that it mentions; `columns`: the column list, () for all."""

    oid: int
    table: int
    where: str | None = None
    reads: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PublishedSchema:
    """pg_publication_namespace."""

    oid: int
    schema: int


@dataclass(frozen=True, slots=True)
class PublicationDef:
    """`actions`: those of 'insert', 'update', 'delete' and 'truncate' that are published."""

    oid: int
    name: str
    owner: int
    all_tables: bool
    actions: tuple[str, ...]
    via_root: bool = False
    tables: tuple[PublishedTable, ...] = ()
    schemas: tuple[PublishedSchema, ...] = ()


@dataclass(frozen=True, slots=True)
class SubscriptionDef:
    """`database`: the oid of the database that it was made in; `two_phase`: 'd' disabled, 'p' pending, 'e' enabled; `skip`: an LSN as text."""

    oid: int
    database: int
    name: str
    owner: int
    conninfo: str
    slot: str | None
    publications: tuple[str, ...]
    enabled: bool = False
    binary: bool = False
    stream: bool = False
    two_phase: str = "d"
    disable_on_error: bool = False
    synchronous_commit: str = "off"
    skip: int = 0


UnqualifiedDef = LanguageDef | WrapperDef | ServerDef | PublicationDef | SubscriptionDef  # have a name, an owner and no schema
ForeignDef = UnqualifiedDef | MappingDef
