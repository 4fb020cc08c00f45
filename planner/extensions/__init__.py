"""The extensions that a database can be given, one a module; a module is imported when somebody creates its extension, or uses it.

A module's `DECLARED` says what its members are (`declaration.Declared`), its functions do what PostgreSQL's contrib modules of the name do.

Source: PostgreSQL 15 manual, appendix F.
"""

from __future__ import annotations

from importlib import import_module

from aurorapy.records import dataclass

from .declaration import Declared


@dataclass(frozen=True, slots=True)
class Control:
    """What an extension's control file says. `module`: where its DECLARED is, or the name behind the colon."""

    version: str
    comment: str
    module: str = ""
    trusted: bool = True
    relocatable: bool = True
    schema: str | None = None
    requires: tuple[str, ...] = ()


AVAILABLE = {
    "autoinc": Control("1.0", "functions for autoincrementing fields", "spi:AUTOINC", trusted=False),
    "bloom": Control("1.0", "bloom access method - signature file based index", "bloom", trusted=False),
    "btree_gin": Control("1.3", "support for indexing common datatypes in GIN", "btree_gin"),
    "btree_gist": Control("1.7", "support for indexing common datatypes in GiST", "btree_gist"),
    "citext": Control("1.6", "data type for case-insensitive character strings", "citext"),
    "cube": Control("1.5", "data type for multidimensional cubes", "cube"),
    "dict_int": Control("1.0", "text search dictionary template for integers", "dict_int"),
    "earthdistance": Control("1.1", "calculate great-circle distances on the surface of the Earth", "earthdistance", trusted=False, requires=("cube",)),
    "fuzzystrmatch": Control("1.1", "determine similarities and distance between strings", "fuzzystrmatch"),
    "hstore": Control("1.8", "data type for storing sets of (key, value) pairs", "hstore"),
    "insert_username": Control("1.0", "functions for tracking who changed a table", "spi:INSERT_USERNAME", trusted=False),
    "intagg": Control("1.1", "integer aggregator and enumerator (obsolete)", "intagg", trusted=False),
    "intarray": Control("1.5", "functions, operators, and index support for 1-D arrays of integers", "intarray"),
    "isn": Control("1.2", "data types for international product numbering standards", "isn"),
    "lo": Control("1.1", "Large Object maintenance", "lo"),
    "ltree": Control("1.2", "data type for hierarchical tree-like structures", "ltree"),
    "moddatetime": Control("1.0", "functions for tracking last modification time", "spi:MODDATETIME", trusted=False),
    "pg_stat_statements": Control("1.10", "track planning and execution statistics of all SQL statements executed", "pg_stat_statements", trusted=False),
    "pg_trgm": Control("1.6", "text similarity measurement and index searching based on trigrams", "pg_trgm"),
    "pgcrypto": Control("1.3", "cryptographic functions", "pgcrypto"),
    "plpgsql": Control("1.0", "PL/pgSQL procedural language", relocatable=False, schema="pg_catalog"),
    "seg": Control("1.4", "data type for representing line segments or floating-point intervals", "seg"),
    "sslinfo": Control("1.2", "information about SSL certificates", "sslinfo", trusted=False),
    "tablefunc": Control("1.0", "functions that manipulate whole tables, including crosstab", "tablefunc"),
    "tcn": Control("1.0", "Triggered change notifications", "tcn"),
    "unaccent": Control("1.1", "text search dictionary that removes accents", "unaccent"),
    "uuid-ossp": Control("1.1", "generate universally unique identifiers (UUIDs)", "uuid_ossp"),
    "vector": Control("0.8.5", "vector data type and ivfflat and hnsw access methods", "vector", trusted=False),
}


def declared(name: str) -> Declared:
    """What the extension's members are."""
    module, _, attribute = AVAILABLE[name].module.partition(":")
    found: Declared = getattr(import_module(f"{__name__}.{module}"), attribute or "DECLARED")
    return found
