"""Temporary tables, views, sequences, types, functions and operators: a session's own part of the catalog.

A session's catalog is the database's with its own objects laid over it (`MergedCatalog`). Temporary objects are neither
stored nor seen by others; a transaction that changes them works on a copy, as it does for the database's catalog. Their trees
live in the database's private memory, with negative roots.

Source: PostgreSQL 15 manual, CREATE TABLE, "TEMPORARY".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from aurorapy import errors
from aurorapy.planner.event_trigger import EventTriggerDef
from aurorapy.planner.extension import ExtensionDef
from aurorapy.planner.operations import CastDef, ClassDef, OperatorDef
from aurorapy.planner.relation import Sequence, Table
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import SqlType, format_type

from .codec import encode
from .sql_types import TypeDef, sql_type
from .state import Catalog, change_made
from .trail import NO_OWN, NOTHING, note

FIRST_SCHEMA = 3_900_000_000


class TemporaryCatalog(Catalog):
    """The temporary objects of one session."""

    def __init__(self, schema: int, name: str) -> None:
        super().__init__()
        self.schemas, self.schema_oids = {schema: name}, {name: schema, "pg_temp": schema}
        self.schema, self.name = schema, name
        self.before: TemporaryCatalog | None = None  # as it is committed, for one that a transaction changes

    def copy(self) -> TemporaryCatalog:
        new = TemporaryCatalog(self.schema, self.name)
        new.tables, new.sequences, new.names = dict(self.tables), dict(self.sequences), dict(self.names)
        new.comments, new.version, new.oids, new.grants = dict(self.comments), self.version, self.oids, dict(self.grants)
        new.type_names, new.type_oids = dict(self.type_names), dict(self.type_oids)
        new.statistics = dict(self.statistics)
        new.types, new.operations = dict(self.types), dict(self.operations)
        new.routines, new.routine_names = dict(self.routines), dict(self.routine_names)
        new.before = self.before
        new.surroundings = self.surroundings
        return new

    def has(self, oid: int) -> bool:
        """Whether an object is the session's own."""
        return oid in self.tables or oid in self.sequences or oid in self.routines or oid in self.operations or oid in self.type_oids

    def _touch(self, kind: str, oid: int, value: Any, old: Any = None) -> None:
        self._follow([change_made(kind, oid, old, value)])
        self.surroundings = self.version

    def _put_data(self, kind: str, oid: int, data: Any) -> None:
        pass


class MergedCatalog(Catalog):
    """`base` with `own` laid over it; changes go to the one that they belong to."""

    def __init__(self, base: Catalog, own: TemporaryCatalog) -> None:
        super().__init__()
        self.own = own
        self.base: Catalog = base
        self.refresh()

    def refresh(self) -> None:
        """Take in what the two have now."""
        base, own = self.base, self.own
        self.tables, self.sequences = base.tables | own.tables, base.sequences | own.sequences
        self.schemas, self.names = base.schemas | own.schemas, base.names | own.names
        self.schema_oids = base.schema_oids | own.schema_oids
        self.comments, self.oids, self.system = base.comments | own.comments, base.oids, base.system
        self.extensions, self.text_searches, self.event_triggers = base.extensions, base.text_searches, base.event_triggers
        self.statistics = base.statistics | own.statistics if own.statistics else base.statistics
        self.type_names, self.type_oids = base.type_names | own.type_names, base.type_oids | own.type_oids
        self._lay()

    def _lay(self) -> None:
        """Own types, routines and operators over the database's, which are taken as they are where there are no own ones."""
        base, own = self.base, self.own
        self.types = base.types | own.types if own.types else base.types
        self.routines = base.routines | own.routines if own.routines else base.routines
        self.routine_names = base.routine_names | own.routine_names if own.routines else base.routine_names
        self.operations = base.operations | own.operations if own.operations else base.operations
        self.sql_types, self.calls = {}, {}

    @property
    def grants(self) -> dict[tuple[int, ...], tuple[Any, ...]]:
        return self.base.grants | self.own.grants if self.own.grants else self.base.grants

    @grants.setter
    def grants(self, value: Any) -> None:
        pass

    @property
    def version(self) -> Any:
        return self.base.version, self.own.version

    @version.setter
    def version(self, value: Any) -> None:
        pass

    @property
    def surroundings(self) -> Any:
        return self.base.surroundings, self.own.surroundings

    @surroundings.setter
    def surroundings(self, value: Any) -> None:
        pass

    @property
    def changes(self) -> Any:
        return self.base.changes

    @changes.setter
    def changes(self, value: Any) -> None:
        pass

    def _touch(self, kind: str, oid: int, value: Any, old: Any = None) -> None:
        pass

    def _last(self, types: Iterable[int]) -> None:
        """What lasts, and others see, cannot be made of the row type of a temporary table."""
        own = self.own.type_oids
        found = next((oid for oid in types if oid in own), None)
        if found is not None:
            raise errors.FeatureNotSupported(f"only temporary objects can be made of the temporary type {format_type(found)}")

    def _lasting(self, value: Any, used: Iterable[int]) -> None:
        """0A000 for what lasts if it calls temporary functions or operators, or its text names temporary types."""
        own = self.own
        if (own.routines or own.types or own.operations) and (any(o in own.routines or o in own.operations for o in used) or _mentions(encode(value), f"{own.name}.")):
            raise errors.FeatureNotSupported("only temporary objects can be made of temporary functions, operators and types")

    def put_table(self, table: Table) -> Table:
        if table.persistence != "t":
            self._last(c.type for c in table.live)
            self._lasting(table, (t.function for t in table.triggers))
        made = (self.own if table.persistence == "t" else self.base).put_table(table)
        self.sql_types = {}
        old = self.tables.get(table.oid)
        if old is not None:
            self._unindex(old)
        self.tables[made.oid] = made
        self._index(made)
        return made

    def drop_table(self, oid: int) -> None:
        (self.own if self.tables[oid].persistence == "t" else self.base).drop_table(oid)
        self._unindex(self.tables.pop(oid))

    def put_statistics(self, table: int, value: Any) -> None:
        (self.own if table in self.own.tables else self.base).put_statistics(table, value)
        self.statistics = self.base.statistics | self.own.statistics

    def put_sequence(self, sequence: Sequence) -> None:
        (self.own if sequence.persistence == "t" else self.base).put_sequence(sequence)
        old = self.sequences.get(sequence.oid)
        if old is not None:
            self._unindex(old)
        self.sequences[sequence.oid] = sequence
        self._index(sequence)

    def drop_sequence(self, oid: int) -> None:
        (self.own if self.sequences[oid].persistence == "t" else self.base).drop_sequence(oid)
        self._unindex(self.sequences.pop(oid))

    def _home(self, value: Any) -> Catalog:
        """Where an object belongs."""
        return self.own if getattr(value, "schema", 0) == self.own.schema else self.base

    def put_type(self, value: TypeDef) -> None:
        home = self._home(value)
        if home is self.base:
            self._last([getattr(value, "base", 0), getattr(value, "subtype", 0)])
            self._lasting(value, ())
        old = self.types.get(value.oid)
        if old is not None:
            self._unindex(old)
        home.put_type(value)
        self._index(value)
        self._lay()

    def drop_type(self, oid: int) -> None:
        old = self.types[oid]
        self._unindex(old)
        self._home(old).drop_type(oid)
        self._lay()

    def committed_type(self, defined: TypeDef) -> Any:
        if defined.oid not in self.own.types:
            return self.base.committed_type(defined)
        return defined if self.own.before is None else self.own.before.types.get(defined.oid)

    def user_type(self, oid: int) -> SqlType | None:
        owner = self.type_oids.get(oid)
        return sql_type(self, oid) if owner in self.own.tables or owner in self.own.types else self.base.user_type(oid)

    def put_extension(self, value: ExtensionDef) -> None:
        self.base.put_extension(value)
        self.extensions, self.calls = self.base.extensions, {}

    def drop_extension(self, oid: int) -> None:
        self.base.drop_extension(oid)
        self.extensions, self.calls = self.base.extensions, {}

    def put_routine(self, value: Routine) -> None:
        home = self._home(value)
        if home is self.base:
            self._last((value.result, *value.args, *value.all_types))
            self._lasting((value.body, value.defaults), () if value.aggregate is None else references(value.aggregate))
        home.put_routine(value)
        self._lay()

    def drop_routine(self, oid: int) -> None:
        self._home(self.routines[oid]).drop_routine(oid)
        self._lay()

    def put_text_search(self, value: Any) -> None:
        self.base.put_text_search(value)
        self.text_searches = self.base.text_searches

    def drop_text_search(self, oid: int) -> None:
        self.base.drop_text_search(oid)
        self.text_searches = self.base.text_searches

    def put_event_trigger(self, value: EventTriggerDef) -> None:
        self._lasting((), (value.function,))
        self.base.put_event_trigger(value)
        self.event_triggers = self.base.event_triggers

    def drop_event_trigger(self, oid: int) -> None:
        self.base.drop_event_trigger(oid)
        self.event_triggers = self.base.event_triggers

    def put_operation(self, value: Any) -> None:
        home = self._home(value)
        if home is self.base:
            if isinstance(value, CastDef | OperatorDef):
                self._last((value.source, value.target) if isinstance(value, CastDef) else (value.left, value.right))
            elif isinstance(value, ClassDef):
                self._last((value.type, value.key))
            self._lasting((), references(value))
        home.put_operation(value)
        self._lay()

    def drop_operation(self, oid: int) -> None:
        self._home(self.operations[oid]).drop_operation(oid)
        self._lay()

    def put_schema(self, oid: int, name: str) -> None:
        self.base.put_schema(oid, name)
        self.schemas[oid] = name
        self.schema_oids[name] = oid

    def drop_schema(self, oid: int) -> None:
        self.base.drop_schema(oid)
        del self.schema_oids[self.schemas.pop(oid)]

    def put_grant(self, key: tuple[int, ...], acl: tuple[Any, ...] | None) -> None:
        (self.own if self.own.has(key[1]) else self.base).put_grant(key, acl)

    def put_comment(self, key: tuple[int, int, int], text: str | None) -> None:
        (self.own if self.own.has(key[1]) else self.base).put_comment(key, text)
        self.comments = self.base.comments | self.own.comments

    def find_oid(self, names: tuple[str, ...], search_path: tuple[str, ...]) -> int | None:
        """As without temporary objects, but pg_temp comes first unless the search path has it elsewhere."""
        if len(names) == 1 and "pg_temp" not in search_path:
            found = self.names.get((self.own.schema, names[0]))
            if found is not None:
                return found
        return super().find_oid(names, search_path)

    def find_type(self, names: tuple[str, ...], search_path: tuple[str, ...]) -> int | None:
        """As `find_oid`, for types: those of temporary tables' rows."""
        if len(names) == 1 and "pg_temp" not in search_path:
            found = self.type_names.get((self.own.schema, names[0]))
            if found is not None:
                return found
        return super().find_type(names, search_path)

    def find_relation(self, names: tuple[str, ...], search_path: tuple[str, ...]) -> Table | None:
        if len(names) == 1 and "pg_temp" not in search_path:
            found = self.tables.get(self.names.get((self.own.schema, names[0]), -1))
            if found is not None:
                return found
        return super().find_relation(names, search_path)


def references(value: Any) -> list[int]:
    """The users' functions and operators that an aggregate, operator or cast is made of."""
    return [v for f in fields(value) if f.name != "oid" and isinstance(v := getattr(value, f.name), int)]


def _mentions(data: Any, name: str) -> bool:
    """Whether a text in a descriptor's data has a name in it."""
    if isinstance(data, str):
        return name in data
    if isinstance(data, dict):
        return any(_mentions(v, name) for v in data.values())
    return isinstance(data, tuple) and any(_mentions(v, name) for v in data)


def writable_temporary(session: Any) -> Any:
    """The session's catalog, its temporary part to change in this transaction."""
    txn = session.start_transaction()
    if txn.temporary is None:
        if session.temporary is None:
            schema = FIRST_SCHEMA + session.pid
            txn.temporary = TemporaryCatalog(schema, f"pg_temp_{session.pid}")
            txn.temporary.oids = session.database.catalog.oids
            txn.temporary.before = TemporaryCatalog(schema, txn.temporary.name)
            note(txn.temporary.version, NO_OWN, NOTHING)
        else:
            txn.temporary = session.temporary.copy()
            txn.temporary.before = session.temporary
    return session.catalog


def drop_all(session: Any) -> None:
    """DISCARD TEMP, and the end of a session: give the trees back."""
    own = session.temporary
    if own is None:
        return
    session.temporary = None
    roots = [q.root for q in own.sequences.values()]
    for t in own.tables.values():
        roots += [t.root, *(i.root for i in t.indexes)] if t.root else []
    session.database.drop_trees(roots)


def before_commit(session: Any) -> None:
    """ON COMMIT DELETE ROWS and DROP."""
    txn = session.transaction
    own = txn.temporary or session.temporary
    if own is None or not any(t.on_commit in ("delete rows", "drop") for t in own.tables.values()):
        return
    from .dependencies import drop
    from .rewriting import new_storage

    for t in own.tables.values():
        for key in t.foreign_keys:
            parent = session.catalog.tables.get(key.ref_table)
            if parent is not None and parent.on_commit == "delete rows" != t.on_commit:
                raise errors.FeatureNotSupported("unsupported ON COMMIT and foreign key combination",
                                                 detail=f'Table "{t.name}" references "{parent.name}", but they do not have the same ON COMMIT setting.')

    for t in list(own.tables.values()):
        if t.on_commit == "drop":
            if t.oid not in session.catalog.tables:
                continue  # it went with another
            writable_temporary(session)
            drop(session, [("table", t.oid, 0)], cascade=True)
        elif t.on_commit == "delete rows" and t.kind != "p" and (t.oid in txn.writes or session.database.tree(t.root).estimate(0)[1]):
            txn.writes.pop(t.oid, None)
            writable_temporary(session)
            new_storage(session, session.catalog.tables[t.oid])
