"""Descriptors of relations: what the planner knows of a table, index, view or sequence.

Immutable values. The catalog (aurorapy.catalog) makes, stores and versions them; a changed table is
a new descriptor. Columns keep their slot for ever: `attnum - 1` is the element of the stored row
tuple; a dropped column leaves its slot behind, and a row stored before a column was added is
shorter than the table is now (`Column.missing` stands in for what it lacks).

Source: pg_class, pg_attribute, pg_index, pg_constraint in PostgreSQL 15's manual, chapter 53.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from aurorapy.planner.types import TYPES, written_type
from aurorapy.planner.types.domains import domain, domain_default
from aurorapy.planner.types.user import FIRST_OID
from aurorapy.records import dataclass


@dataclass(frozen=True, slots=True)
class Column:
    name: str
    type: int
    typmod: int = -1
    attnum: int = 0
    not_null: bool = False
    default: str | None = None  # text of the expression, deparsed
    identity: str = ""  # 'a' always, 'd' by default
    generated: str | None = None  # text of a stored generated column's expression
    generated_from: tuple[int, ...] = ()  # attnums that it reads
    dropped: bool = False
    missing: Any = None  # value for rows stored before the column was added
    collation: int = 0
    sequence: int = 0  # oid of the sequence that identity or serial owns
    comment: str | None = None
    statistics: int = -1
    local: bool = True  # defined here, too
    inherited: int = 0  # from how many parents it comes
    options: tuple[tuple[str, Any], ...] = ()
    foreign_options: tuple[tuple[str, str], ...] = ()  # OPTIONS of a foreign table's column
    storage: str = ""  # as in pg_attribute, where it is not the type's own
    compression: str = ""  # as in pg_attribute: 'p' pglz, 'l' lz4; it is kept and shown, nothing is compressed

    @property
    def default_expression(self) -> str:
        """The default as an expression of the column's type, NULL without one; what it gives is to be `fitted`."""
        typmod = -1 if self.type in (1042, 1043) else self.typmod  # a cast would cut what is too long
        return f"({self.default or domain_default(self.type) or 'NULL'})::{written_type(self.type, typmod, qualified=True)}"

    @property
    def has_default(self) -> bool:
        """Whether a column without a value is to be computed: it has a default, or a domain says what it may be."""
        return self.default is not None or (self.type >= FIRST_OID and (domain(self.type) is not None or domain_default(self.type) is not None))

    def fitted(self, value: Any) -> Any:
        """A datum of `default_expression` at the column's length: padded, or 22001."""
        return value if value is None or self.type not in (1042, 1043) else TYPES[self.type].coerce_typmod(value, self.typmod, False)


@dataclass(frozen=True, slots=True)
class IndexColumn:
    """One key column: attnum, or 0 with the expression's text."""

    attnum: int
    expression: str | None = None
    descending: bool = False
    nulls_first: bool = False
    type: int = 0
    opclass: str = ""
    collation: int = 0
    options: tuple[tuple[str, str], ...] = ()  # of the operator class


@dataclass(frozen=True, slots=True)
class Index:
    """`root` is the tree's root page. Key: one part a column, made by planner.types.keys.key_function; a bare
    part when the index is unique, has one column and that is NOT NULL (`bare`), else a tuple of parts.
    Unique keys without a null part map to the rowid; every other key gets the rowid as its last part.
    What the keys of other methods than btree are says aurorapy.index_keys. `exclusion`: of an exclusion constraint's
    index, the operator of each column."""

    oid: int
    name: str
    schema: int
    table: int
    root: int
    columns: tuple[IndexColumn, ...]
    unique: bool = False
    primary: bool = False
    predicate: str | None = None
    nulls_not_distinct: bool = False
    include: tuple[int, ...] = ()
    constraint: int = 0
    method: str = "btree"
    bare: bool = False
    deferrable: bool = False
    comment: str | None = None
    parent: int = 0  # the index of the partitioned table that this is a part of
    valid: bool = True  # of a partitioned table's: every partition has its part
    ready: bool = True  # this and the next one only a superuser changes, by hand
    live: bool = True
    options: tuple[tuple[str, str], ...] = ()
    exclusion: tuple[str, ...] = ()
    statistics: tuple[tuple[int, int], ...] = ()  # statistics targets by the column's number
    access: int = 0  # the oid of a user's access method, which works as `method`

    @property
    def own_order(self) -> bool:
        """Whether a column names an operator class of a user's, so that the order of the keys is not that of their types."""
        return any(c.opclass[:1] == "#" for c in self.columns)


@dataclass(frozen=True, slots=True)
class Check:
    oid: int
    name: str
    expression: str
    validated: bool = True
    no_inherit: bool = False
    comment: str | None = None
    local: bool = True
    inherited: int = 0


@dataclass(frozen=True, slots=True)
class ForeignKey:
    oid: int
    name: str
    columns: tuple[int, ...]  # attnums of the referencing table
    ref_table: int
    ref_columns: tuple[int, ...]
    on_delete: str = "no action"
    on_update: str = "no action"
    on_delete_columns: tuple[int, ...] = ()
    match: str = "simple"
    deferrable: bool = False
    deferred: bool = False
    validated: bool = True
    ref_index: int = 0
    comment: str | None = None
    parent: int = 0  # the partitioned table's constraint that this is a part of


@dataclass(frozen=True, slots=True)
class KeyConstraint:
    """PRIMARY KEY, UNIQUE or EXCLUDE: the index enforces it."""

    oid: int
    name: str
    kind: str  # 'p' 'u' 'x'
    columns: tuple[int, ...]  # 0 for an expression of an EXCLUDE
    index: int
    deferrable: bool = False
    deferred: bool = False
    comment: str | None = None
    parent: int = 0


@dataclass(frozen=True, slots=True)
class PartitionColumn:
    """A part of a partition key: a column, or (attnum 0) an expression."""

    attnum: int
    expression: str | None
    type: int
    typmod: int = -1
    collation: int = 0
    opclass: str = ""


@dataclass(frozen=True, slots=True)
class PartitionKey:
    strategy: str  # 'r' range, 'l' list, 'h' hash
    columns: tuple[PartitionColumn, ...]


@dataclass(frozen=True, slots=True)
class PartitionBound:
    """Which rows of its parent a partition has. Range bounds are (side, datum) for each key column: side -1 for MINVALUE, 1 for MAXVALUE, else 0."""

    default: bool = False
    values: tuple[Any, ...] = ()  # list
    low: tuple[tuple[int, Any], ...] = ()  # range, inclusive
    high: tuple[tuple[int, Any], ...] = ()  # range, exclusive
    modulus: int = 0
    remainder: int = 0


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger of a table or view. `when`: 'BEFORE', 'AFTER' or 'INSTEAD OF'; `columns`: attnums of UPDATE OF; `condition`: text of WHEN over `old` and
    `new`; `reads`: the attnums that it mentions; `enabled`: 'O' origin, 'D' disabled, 'R' replica, 'A' always. A constraint trigger has `constraint`, its
    constraint's oid, and may have `ref_table`, the table of FROM."""

    oid: int
    name: str
    function: int
    when: str
    row: bool
    events: tuple[str, ...]
    columns: tuple[int, ...] = ()
    args: tuple[str, ...] = ()
    condition: str | None = None
    reads: tuple[int, ...] = ()
    old_table: str | None = None
    new_table: str | None = None
    enabled: str = "O"
    constraint: int = 0
    deferrable: bool = False
    deferred: bool = False
    ref_table: int = 0
    parent: int = 0  # the partitioned table's trigger that this is a copy of


@dataclass(frozen=True, slots=True)
class Policy:
    """A row-level security policy. `command` as in pg_policy: '*' all, 'r' select, 'a' insert, 'w' update, 'd' delete; `roles`: oids, 0 for PUBLIC. `using` and
    `check` are texts of queries that select the expression from the table, names qualified; `depends`: (oid, attnum; 0 for the whole) that they read or call."""

    oid: int
    name: str
    command: str = "*"
    permissive: bool = True
    roles: tuple[int, ...] = (0,)
    using: str | None = None
    check: str | None = None
    depends: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """A rewrite rule for 'insert', 'update' or 'delete'; a view's own rule is its query. `condition` and `actions` are texts over `old` and `new`, every other name
    qualified; `enabled` as a trigger's; `depends`: (oid, attnum; 0 for the whole) that they read, write or call."""

    oid: int
    name: str
    event: str
    instead: bool
    condition: str | None
    actions: tuple[str, ...]
    enabled: str = "O"
    depends: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class StatisticsObject:
    """Extended statistics of a table. `kinds` as in pg_statistic_ext: 'd' ndistinct, 'f' dependencies, 'm' mcv, 'e' expressions; `keys`: attnums, ascending;
    `expressions`: texts; `target`: -1 for what the columns have."""

    oid: int
    name: str
    schema: int
    kinds: tuple[str, ...]
    keys: tuple[int, ...]
    expressions: tuple[str, ...] = ()
    owner: int = 10
    target: int = -1


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Table:
    """A relation with rows. kind: 'r' table, 'p' partitioned table (which has no tree), 'v' view, 'm' materialized view, 'S' sequence, 'c' composite,
    'f' foreign table (without a tree, of a `server`).
    A virtual table (system catalogs) has `rows`: called with the evaluation context, gives the rows. `lookups` are the columns by which a virtual table's
    rows are found at once, as indexes of one column each: `found(context, place, value)`."""

    oid: int
    name: str
    schema: int
    kind: str
    columns: tuple[Column, ...]
    root: int = 0
    persistence: str = "p"  # 't' temporary
    owner: int = 10
    indexes: tuple[Index, ...] = ()
    checks: tuple[Check, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    keys: tuple[KeyConstraint, ...] = ()
    view: str | None = None  # text of the view's query, names qualified
    rows: Callable[[Any], Iterable[tuple[Any, ...]]] | None = None
    referenced_by: tuple[int, ...] = ()  # oids of tables with a foreign key to this one
    comment: str | None = None
    options: tuple[tuple[str, Any], ...] = ()
    view_depends: tuple[tuple[int, int], ...] = ()  # (relation oid, attnum; 0 for the whole) that a view reads
    on_commit: str | None = None
    width: int = 0  # elements of a row stored now: number of columns with the dropped ones
    short_rows: bool = False  # rows shorter than `width` may exist
    check_option: str | None = None
    schema_name: str = ""
    type_oid: int = 0  # of its rows' type, and of that one's array type
    array_oid: int = 0
    array_name: str = ""
    populated: bool = True  # a materialized view has its query's rows
    parents: tuple[int, ...] = ()  # oids of the tables that it inherits from, of which a partition has one
    children: tuple[int, ...] = ()  # oids of those that inherit from it
    partition_key: PartitionKey | None = None
    bound: PartitionBound | None = None  # of a partition
    detaching: bool = False  # DETACH PARTITION CONCURRENTLY did not come to its end
    of_type: int = 0  # of a typed table: its composite type
    triggers: tuple[Trigger, ...] = ()  # by name
    clustered: int = 0  # oid of the index of CLUSTER
    identity: str = "d"  # REPLICA IDENTITY: 'd' default, 'f' full, 'n' nothing, 'i' the index `identity_index`
    identity_index: int = 0
    unchecked: tuple[int, ...] = ()  # oids of foreign keys that changes of this table's rows do not look at (DISABLE TRIGGER ALL)
    row_security: bool = False
    force_row_security: bool = False  # for the table's owner, too
    policies: tuple[Policy, ...] = ()  # by name
    rules: tuple[Rule, ...] = ()  # by name
    statistics: tuple[StatisticsObject, ...] = ()  # by oid
    access: int = 0  # the oid of a user's access method, which works as heap does
    server: int = 0  # of a foreign table
    foreign_options: tuple[tuple[str, str], ...] = ()
    lookups: tuple[Index, ...] = ()
    found: Callable[[Any, int, Any], list[tuple[Any, ...]]] | None = None

    def column(self, name: str) -> Column | None:
        """The live column of that name, or None."""
        for column in self.columns:
            if column.name == name and not column.dropped:
                return column
        return None

    @property
    def has_collations(self) -> bool:
        """Whether a column has another collation than the database's and "C", which names have."""
        if self.rows is None:
            for c in self.columns:  # at each binding: a loop is the quickest
                if c.collation > 950:
                    return True
        return False

    @property
    def live(self) -> tuple[Column, ...]:
        """The columns that are not dropped, in order."""
        return tuple([c for c in self.columns if not c.dropped])

    @property
    def key_slots(self) -> set[int]:
        """Places in the row of the columns of keys that a foreign key could refer to: who changes none of them excludes no FOR KEY SHARE."""
        keys = [i for i in self.indexes if i.unique and i.predicate is None and all(c.attnum for c in i.columns)]
        return {c.attnum - 1 for i in keys for c in i.columns}


def claiming_indexes(table: Table) -> tuple[Index, ...]:
    """The indexes by which a row may be in another one's way."""
    return tuple([i for i in table.indexes if i.unique or i.exclusion])


def computed_indexes(table: Table) -> tuple[Index, ...]:
    """The indexes with expressions or predicates, with operator classes of users, or with one of an extension that may refuse a value."""
    return tuple([i for i in table.indexes if i.predicate is not None or not all(c.attnum for c in i.columns) or i.own_order
                  or any(_may_refuse(i.method, c) for c in i.columns)])


def _may_refuse(method: str, c: IndexColumn) -> bool:
    """Whether there are values that a column's operator class does not take: intarray's of gist, and vector's of sparse vectors."""
    return (method == "gist" and (c.type == 1007 or c.type >= 16384)) or (method == "hnsw" and c.opclass.startswith("sparsevec"))


@dataclass(frozen=True, slots=True)
class Sequence:
    """Parameters of a sequence; its state (last value, is_called) is a row of the tree at `root`."""

    oid: int
    name: str
    schema: int
    root: int
    type: int = 20
    start: int = 1
    increment: int = 1
    minimum: int = 1
    maximum: int = 9223372036854775807
    cache: int = 1
    cycle: bool = False
    owner: int = 10
    owned_by: tuple[int, int] | None = None  # (table oid, attnum)
    identity: bool = False
    persistence: str = "p"
    comment: str | None = None
