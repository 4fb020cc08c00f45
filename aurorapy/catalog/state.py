"""The catalog of one database: a value that a transaction may copy, change and commit.

Each object is one row of the catalog tree, keyed (kind, oid): 'schema', 'table', 'sequence', 'type', 'routine', 'extension', 'text search',
'operation' (an operator or cast, and what else is defined by statements of their own: operator classes and families, access methods, collations,
conversions, foreign-data wrappers, servers, user mappings, publications, subscriptions), 'event trigger'. A
`Catalog` holds them decoded with their names indexed; a transaction that changes something works on a copy and
collects the rows to write, and its commit makes the copy the database's catalog. Readers keep the catalog
that their statement began with.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.event_trigger import EventTriggerDef
from aurorapy.planner.extension import ExtensionDef
from aurorapy.planner.operations import (
    OperationDef,
)
from aurorapy.planner.relation import Sequence, Table
from aurorapy.planner.routine import Routine
from aurorapy.planner.table_statistics import TableStatistics, as_data, from_data
from aurorapy.planner.textsearch.definitions import TextSearchDef, word_of
from aurorapy.planner.types import SqlType

from .codec import loaded
from .lookups import Lookups
from .sql_types import TypeDef, sql_type
from .trail import Change, change_of, joined, note

FIRST_OID = 16384
_VERSIONS = itertools.count(1)  # no two catalogs of a process that differ have the same: a session may move from one database to another
PG_CATALOG, PUBLIC, INFORMATION_SCHEMA = 11, 2200, 13000
RELATION_CLASS, TYPE_CLASS, ROUTINE_CLASS, NAMESPACE_CLASS = 1259, 1247, 1255, 2615
EXTENSION_CLASS, STATISTICS_CLASS, EVENT_TRIGGER_CLASS, DEFAULT_ACL_CLASS = 3079, 3381, 3466, 826
WRAPPER_CLASS, SERVER_CLASS, LANGUAGE_CLASS = 2328, 1417, 2612
_SURROUNDING = ("type", "routine", "grant", "extension", "operation", "schema")
_UNNAMED = ("comment", "grant", "extension", "text search", "operation", "statistic", "event trigger")  # what no dict of names leads to
_KINDS = frozenset(("schema", "table", "sequence", "type", "routine", *_UNNAMED))


def next_version() -> int:
    """A catalog version that no other has."""
    return next(_VERSIONS)


class Catalog(Lookups):
    """`changes`: what to write at commit, (kind, oid) -> descriptor (of statistics and the counter their data) or None; empty for a committed catalog. A
    transaction's own catalog has the committed one that it holds besides its changes (`base`), and what lets it change an object (`claims`)."""

    def __init__(self) -> None:
        self.tables: dict[int, Table] = {}
        self.sequences: dict[int, Sequence] = {}
        self.schemas: dict[int, str] = {PG_CATALOG: "pg_catalog", INFORMATION_SCHEMA: "information_schema"}
        self.types: dict[int, TypeDef] = {}
        self.routines: dict[int, Routine] = {}
        self.routine_names: dict[tuple[int, str], tuple[int, ...]] = {}
        self.extensions: dict[int, ExtensionDef] = {}
        self.text_searches: dict[int, TextSearchDef] = {}
        self.operations: dict[int, OperationDef] = {}  # users' operators, casts, operator classes, ...
        self.statistics: dict[int, TableStatistics] = {}  # what ANALYZE gathered, by table
        self.event_triggers: dict[int, EventTriggerDef] = {}
        self.calls: dict[Any, list[Any]] = {}  # functions by the names of calls, operators and casts of extensions, until something changes
        self.names: dict[tuple[int, str], int] = {}
        self.type_names: dict[tuple[int, str], int] = {}  # of all types, those of arrays and of tables' rows included
        self.type_oids: dict[int, int] = {}  # a type's oid, or its array type's -> the oid of the type or table that has it
        self.sql_types: dict[int, SqlType] = {}  # made when they are asked for, until a type changes
        self.schema_oids: dict[str, int] = {"pg_catalog": PG_CATALOG, "information_schema": INFORMATION_SCHEMA}
        self.comments: dict[tuple[int, int, int], str] = {}  # (class, oid, column) -> text of COMMENT ON
        self.grants: dict[tuple[int, ...], tuple[Any, ...]] = {}  # (class, oid, column) -> privileges (privileges.holding)
        self.oids = [FIRST_OID]  # the next oid; all catalogs of a database share the list
        self.version: Any = next_version()
        self.changes: dict[tuple[str, int], Any] = {}
        self.system: Any = None  # system relations: names -> Table
        self.base: Catalog | None = None
        self.claims: Any = None  # claims.Claims
        self.kept: Any = None  # kept.Kept: rows of system catalogs as of a version
        self.parts: dict[str, Any] = {}  # rows of descriptors that have not changed; those that are copied from one another share them
        self.surroundings: Any = next_version()  # changes with the types, operators, extensions and privileges that rows of descriptors depend on

    def copy(self) -> Catalog:
        """A catalog to change."""
        new = Catalog()
        new.tables, new.sequences, new.types = dict(self.tables), dict(self.sequences), dict(self.types)
        new.type_names, new.type_oids = dict(self.type_names), dict(self.type_oids)
        new.routines, new.routine_names, new.extensions = dict(self.routines), dict(self.routine_names), dict(self.extensions)
        new.text_searches, new.operations, new.statistics = dict(self.text_searches), dict(self.operations), dict(self.statistics)
        new.event_triggers = dict(self.event_triggers) if self.event_triggers else {}
        new.schemas, new.names, new.schema_oids = dict(self.schemas), dict(self.names), dict(self.schema_oids)
        new.comments, new.grants = dict(self.comments), dict(self.grants)
        new.oids, new.version, new.system = self.oids, self.version, self.system
        new.changes = dict(self.changes)
        new.base, new.claims = self.base, self.claims
        new.kept, new.parts, new.surroundings = self.kept, self.parts, self.surroundings
        return new

    # --- changes of several transactions ---

    def value(self, kind: str, oid: Any) -> Any:
        """An object, None when it is not there."""
        objects: dict[str, dict[Any, Any]] = {"table": self.tables, "sequence": self.sequences, "schema": self.schemas, "comment": self.comments,
                                                  "type": self.types, "routine": self.routines, "grant": self.grants,
                                                  "extension": self.extensions, "text search": self.text_searches, "operation": self.operations,
                                                  "statistic": self.statistics, "event trigger": self.event_triggers}
        return objects[kind].get(oid)

    def rebase(self, newest: Catalog) -> None:
        """Let it be the newest committed catalog with this one's own changes."""
        mine = [(kind, oid, self.value(kind, oid)) for kind, oid in self.changes if kind != "counter"]
        fresh = newest.copy()
        for kind, oid, _ in mine:
            fresh._take_out(kind, oid)
        for kind, oid, value in mine:
            if value is not None:
                fresh._put_in(kind, oid, value)
        self.tables, self.sequences, self.schemas, self.names = fresh.tables, fresh.sequences, fresh.schemas, fresh.names
        self.schema_oids, self.comments, self.grants = fresh.schema_oids, fresh.comments, fresh.grants
        self.types, self.type_names, self.type_oids, self.sql_types = fresh.types, fresh.type_names, fresh.type_oids, {}
        self.routines, self.routine_names, self.calls, self.extensions = fresh.routines, fresh.routine_names, {}, fresh.extensions
        self.text_searches, self.operations, self.statistics = fresh.text_searches, fresh.operations, fresh.statistics
        self.event_triggers = fresh.event_triggers
        self.base = newest
        self._follow([change_made(kind, oid, newest.value(kind, oid), value) for kind, oid, value in mine], newest.version)
        self.surroundings = self.version

    def redo(self, changes: dict[tuple[str, Any], Any]) -> None:
        """Make changes that a transaction had made to a copy like this one, as `Catalog.changes` has them."""
        mine = {key: from_data(value) if key[0] == "statistic" and value is not None else value for key, value in changes.items() if key[0] != "counter"}
        for kind, oid in mine:
            self._take_out(kind, oid)
        for (kind, oid), value in mine.items():
            if value is not None:
                self._put_in(kind, oid, value)
        self.changes.update(changes)
        self.version = self.surroundings = next_version()
        self.sql_types, self.calls = {}, {}

    def _take_out(self, kind: str, oid: Any) -> None:
        old = self.value(kind, oid)
        if old is None:
            return
        if kind == "schema":
            del self.schema_oids[self.schemas.pop(oid)]
        elif kind in _UNNAMED:
            del self._of_kind(kind)[oid]
        else:
            self._unindex(old)
            del self._of_kind(kind)[oid]

    def _put_in(self, kind: str, oid: Any, value: Any) -> None:
        if kind == "schema":
            self.schemas[oid] = value
            self.schema_oids[value] = oid
        elif kind in _UNNAMED:
            self._of_kind(kind)[oid] = value
        else:
            self._index(value)
            self._of_kind(kind)[oid] = value

    def _of_kind(self, kind: str) -> dict[Any, Any]:
        return {"table": self.tables, "sequence": self.sequences, "type": self.types, "routine": self.routines, "comment": self.comments,
                "grant": self.grants, "extension": self.extensions, "text search": self.text_searches, "operation": self.operations,
                "statistic": self.statistics, "event trigger": self.event_triggers}[kind]  # type: ignore[return-value]

    def _claim(self, kind: str, oid: Any, value: Any = None) -> None:
        """Before an object changes to `value`."""
        if self.claims is None:
            return
        names = [(0, value)] if kind == "schema" and value is not None else names_of(value)
        had = names_of(self.value(kind, oid)) if kind != "schema" else []
        self.claims.check(self, kind, oid, [n for n in names if n not in had])

    # --- loading and storing ---

    def load(self, rows: Iterator[tuple[Any, Any]]) -> None:
        """Fill from the catalog tree's rows."""
        for (kind, oid), data in rows:
            if kind == "counter":
                self.oids[0] = max(self.oids[0], data)
            elif kind in _KINDS:  # the tree holds other things too
                self._put_in(kind, oid, from_data(data) if kind == "statistic" else loaded(data))

    def _index(self, value: Any) -> None:
        if isinstance(value, Routine):
            key = value.schema, value.name
            self.routine_names[key] = tuple(sorted((*self.routine_names.get(key, ()), value.oid)))
            return
        if isinstance(value, TypeDef):
            self._index_type(value.schema, value.oid, ((value.oid, value.name), (value.array, value.array_name)))
            return
        self.names[value.schema, value.name] = value.oid
        if isinstance(value, Table):
            for i in value.indexes:
                self.names[i.schema, i.name] = i.oid
            if value.type_oid:
                self._index_type(value.schema, value.oid, ((value.type_oid, value.name), (value.array_oid, value.array_name)))

    def _index_type(self, schema: int, owner: int, types: tuple[tuple[int, str], ...]) -> None:
        for oid, name in types:
            if oid:
                self.type_names[schema, name] = oid
                self.type_oids[oid] = owner

    def _unindex(self, value: Any) -> None:
        if isinstance(value, Routine):
            key = value.schema, value.name
            self.routine_names[key] = tuple([o for o in self.routine_names[key] if o != value.oid])
            return
        if isinstance(value, TypeDef):
            self._unindex_type(value.schema, ((value.oid, value.name), (value.array, value.array_name)))
            return
        self.names.pop((value.schema, value.name), None)
        if isinstance(value, Table):
            for i in value.indexes:
                self.names.pop((i.schema, i.name), None)
            self._unindex_type(value.schema, ((value.type_oid, value.name), (value.array_oid, value.array_name)))

    def _unindex_type(self, schema: int, types: tuple[tuple[int, str], ...]) -> None:
        for oid, name in types:
            if oid:
                self.type_names.pop((schema, name), None)
                self.type_oids.pop(oid, None)

    def _touch(self, kind: str, oid: int, value: Any, old: Any = None) -> None:
        self.changes[kind, oid] = value
        self.changes["counter", 0] = self.oids[0]
        self._follow([change_made(kind, oid, old, value)])
        self.sql_types, self.calls = {}, {}
        if kind in _SURROUNDING:
            self.surroundings = self.version

    def _follow(self, changes: list[Change], before: Any = None) -> None:
        """Become a new version, of which is known what has changed since `before`."""
        version = next_version()
        note(version, self.version if before is None else before, joined(changes))
        self.version = version

    def outgrow(self, tables: set[int]) -> None:
        """Let what was made for some tables be made anew, for they have many more rows now."""
        self._follow([change_of("table", oid, [], existed=True) for oid in tables])

    # --- changing ---

    def new_oid(self) -> int:
        """A fresh oid."""
        self.oids[0] += 1
        return self.oids[0] - 1

    def put_schema(self, oid: int, name: str) -> None:
        self._claim("schema", oid, name)
        self.schemas[oid] = name
        self.schema_oids[name] = oid
        self._touch("schema", oid, name)

    def drop_schema(self, oid: int) -> None:
        self._claim("schema", oid)
        del self.schema_oids[self.schemas.pop(oid)]
        self._touch("schema", oid, None)
        if self.grants:
            self._forget_grants(NAMESPACE_CLASS, oid)
            for key in [k for k in self.grants if k[0] == DEFAULT_ACL_CLASS and k[2] == oid]:  # what ALTER DEFAULT PRIVILEGES IN SCHEMA has said
                self.put_grant(key, None)

    def put_table(self, table: Table) -> Table:
        """Add or replace a table."""
        self._claim("table", table.oid, table)
        old = self.tables.get(table.oid)
        if old is not None:
            self._unindex(old)
        table = replace(table, schema_name=self.schemas[table.schema])
        self.tables[table.oid] = table
        self._index(table)
        self._touch("table", table.oid, table, old)
        return table

    def drop_table(self, oid: int) -> None:
        self._claim("table", oid)
        table = self.tables.pop(oid)
        self._unindex(table)
        self._touch("table", oid, None, table)
        if oid in self.statistics:
            self.put_statistics(oid, None)
        if self.grants:
            self._forget_grants(RELATION_CLASS, oid)
            self._forget_grants(TYPE_CLASS, oid)
        if self.comments:
            parts: list[Any] = [*table.indexes, *table.keys, *table.checks, *table.foreign_keys, *table.triggers, *table.policies, *table.rules, *table.statistics]
            self._forget_comments({oid, *[x.oid for x in parts]})

    def put_statistics(self, table: int, value: TableStatistics | None) -> None:
        """What ANALYZE gathered of a table; None takes it away."""
        if self.claims is not None:
            self.claims.take(("o", "statistic", table))  # of two who analyze at a time, the later one says what is there
        if value is None:
            self.statistics.pop(table, None)
        else:
            self.statistics[table] = value
        self._touch("statistic", table, None)
        if value is not None:
            self._put_data("statistic", table, as_data(value))

    def _put_data(self, kind: str, oid: int, data: Any) -> None:
        self.changes[kind, oid] = data

    def put_sequence(self, sequence: Sequence) -> None:
        self._claim("sequence", sequence.oid, sequence)
        old = self.sequences.get(sequence.oid)
        if old is not None:
            self._unindex(old)
        self.sequences[sequence.oid] = sequence
        self._index(sequence)
        self._touch("sequence", sequence.oid, sequence, old)

    def drop_sequence(self, oid: int) -> None:
        self._claim("sequence", oid)
        gone = self.sequences.pop(oid)
        self._unindex(gone)
        self._touch("sequence", oid, None, gone)
        if self.grants:
            self._forget_grants(RELATION_CLASS, oid)
        if self.comments:
            self._forget_comments({oid})

    def put_type(self, value: TypeDef) -> None:
        """Add or replace a type."""
        self._claim("type", value.oid, value)
        old = self.types.get(value.oid)
        if old is not None:
            self._unindex(old)
        self.types[value.oid] = value
        self._index(value)
        self._touch("type", value.oid, value, old)

    def drop_type(self, oid: int) -> None:
        self._claim("type", oid)
        gone = self.types.pop(oid)
        self._unindex(gone)
        self._touch("type", oid, None, gone)
        if self.grants:
            self._forget_grants(TYPE_CLASS, oid)
        if self.comments:
            self._forget_comments({oid, *(c.oid for c in getattr(gone, "checks", ()))})

    def put_routine(self, value: Routine) -> None:
        """Add or replace a function or procedure."""
        self._claim("routine", value.oid, value)
        old = self.routines.get(value.oid)
        if old is not None:
            self._unindex(old)
        self.routines[value.oid] = value
        self._index(value)
        self._touch("routine", value.oid, value, old)

    def drop_routine(self, oid: int) -> None:
        self._claim("routine", oid)
        gone = self.routines.pop(oid)
        self._unindex(gone)
        self._touch("routine", oid, None, gone)
        if self.grants:
            self._forget_grants(ROUTINE_CLASS, oid)
        if self.comments:
            self._forget_comments({oid})

    def put_extension(self, value: ExtensionDef) -> None:
        """Add or replace an extension; its types and functions are objects of their own."""
        self._claim("extension", value.oid, value)
        self.extensions[value.oid] = value
        self.calls.clear()
        self._touch("extension", value.oid, value)

    def drop_extension(self, oid: int) -> None:
        self._claim("extension", oid)
        del self.extensions[oid]
        self.calls.clear()
        self._touch("extension", oid, None)
        if self.comments:
            self._forget_comments({oid})

    def put_text_search(self, value: TextSearchDef) -> None:
        """Add or replace a dictionary or configuration; 42710 where another transaction has just given one its name."""
        self._claim("text search", value.oid, value)
        for other in self.claims.newest.text_searches.values() if self.claims is not None else ():
            if (type(other), other.schema, other.name) == (type(value), value.schema, value.name) and other.oid != value.oid and (
                    "text search", other.oid) not in self.changes:
                raise errors.DuplicateObject(f'{word_of(value)} "{value.name}" already exists in schema "{self.schemas[value.schema]}"')
        self.text_searches[value.oid] = value
        self._touch("text search", value.oid, value)

    def drop_text_search(self, oid: int) -> None:
        self._claim("text search", oid)
        del self.text_searches[oid]
        self._touch("text search", oid, None)
        if self.comments:
            self._forget_comments({oid})

    def put_operation(self, value: OperationDef) -> None:
        """Add or replace an operator, cast, operator class, ..."""
        self._claim("operation", value.oid, value)
        self.operations[value.oid] = value
        self.calls.clear()
        self._touch("operation", value.oid, value)

    def drop_operation(self, oid: int) -> None:
        self._claim("operation", oid)
        del self.operations[oid]
        self.calls.clear()
        self._touch("operation", oid, None)
        for classid in (WRAPPER_CLASS, SERVER_CLASS, LANGUAGE_CLASS) if self.grants else ():
            self._forget_grants(classid, oid)
        if self.comments:
            self._forget_comments({oid})

    def put_event_trigger(self, value: EventTriggerDef) -> None:
        """Add or replace an event trigger; 42710 where another transaction has just given one its name."""
        self._claim("event trigger", value.oid, value)
        for other in self.claims.newest.event_triggers.values() if self.claims is not None else ():
            if other.name == value.name and other.oid != value.oid and ("event trigger", other.oid) not in self.changes:
                raise errors.DuplicateObject(f'event trigger "{value.name}" already exists')
        self.event_triggers[value.oid] = value
        self._touch("event trigger", value.oid, value)

    def drop_event_trigger(self, oid: int) -> None:
        self._claim("event trigger", oid)
        del self.event_triggers[oid]
        self._touch("event trigger", oid, None)
        if self.comments:
            self._forget_comments({oid})

    def put_comment(self, key: tuple[int, int, int], text: str | None) -> None:
        """Set or (None) remove an object's comment."""
        self._claim("comment", key)
        if text is None:
            if self.comments.pop(key, None) is None:
                return
        else:
            self.comments[key] = text
        self._touch("comment", key, text)  # type: ignore[arg-type]

    def put_grant(self, key: tuple[int, ...], acl: tuple[Any, ...] | None) -> None:
        """Set or (None) remove what is said of an object's privileges."""
        self._claim("grant", key)
        if acl is None:
            if self.grants.pop(key, None) is None:
                return
        else:
            self.grants[key] = acl
        self._touch("grant", key, acl)  # type: ignore[arg-type]

    def _forget_grants(self, classid: int, oid: int) -> None:
        """An object goes, and what was granted on it."""
        for key in [k for k in self.grants if k[0] == classid and k[1] == oid]:
            self.put_grant(key, None)

    def _forget_comments(self, oids: set[int]) -> None:
        for key in [k for k in self.comments if k[1] in oids]:
            self.put_comment(key, None)

    def committed_type(self, defined: TypeDef) -> Any:
        """A type as it is committed, None for a new one."""
        return self.base.types.get(defined.oid) if self.base is not None else defined

    def user_type(self, oid: int) -> SqlType | None:
        """A type that is not built in; None where there is none of that oid."""
        return sql_type(self, oid)


def change_made(kind: str, oid: Any, old: Any, value: Any) -> Change:
    same = kind == "sequence" and old is not None and value is not None and names_of(old) == names_of(value)  # only who reads it as a relation looks at it
    return change_of(kind, oid, [] if same else [name for v in (old, value) for name in _called(v)], existed=old is not None)


def _called(value: Any) -> list[str]:
    return [value.name] if isinstance(value, Routine) else [name for _, name in names_of(value)]


def names_of(value: Any) -> list[tuple[int, str]]:
    """The names that a table, sequence, type, extension or event trigger takes."""
    if isinstance(value, EventTriggerDef):
        return [(EVENT_TRIGGER_CLASS, value.name)]
    if isinstance(value, ExtensionDef):
        return [(EXTENSION_CLASS, value.name)]
    if isinstance(value, TypeDef):
        return [(value.schema, value.name), (value.schema, value.array_name)] if value.array else [(value.schema, value.name)]
    if isinstance(value, TextSearchDef):
        return [(value.schema, f"{word_of(value)} {value.name}")]
    if not isinstance(value, Table | Sequence):
        return []
    return [(x.schema, x.name) for x in (value, *getattr(value, "indexes", ()))]
