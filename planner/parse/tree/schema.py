"""What makes, changes and drops the things in a schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, Union

from aurorapy.records import dataclass

from .expressions import Expr
from .queries import Query, RangeTable
from .types import Name, TypeName

if TYPE_CHECKING:
    from .statement import Statement


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint, of a column or a table. kind: 'null', 'not null', 'default', 'check', 'primary', 'unique',
    'foreign', 'exclusion', 'identity', 'generated'. columns is empty for column constraints.
    always: GENERATED ALWAYS (identity). options: sequence options of identity. match: 'simple'|'full'|'partial'."""

    kind: str
    name: str | None = None
    expr: Expr | None = None
    columns: tuple[str, ...] = ()
    include: tuple[str, ...] = ()
    ref_table: RangeTable | None = None
    ref_columns: tuple[str, ...] = ()
    match: str = "simple"
    on_delete: str = "no action"  # 'no action' 'restrict' 'cascade' 'set null' 'set default'
    on_update: str = "no action"
    on_delete_columns: tuple[str, ...] = ()
    deferrable: bool = False
    initially_deferred: bool = False
    not_valid: bool = False
    no_inherit: bool = False
    nulls_not_distinct: bool = False
    always: bool = False
    options: tuple[tuple[str, object], ...] = ()
    index_name: str | None = None  # ALTER TABLE .. ADD PRIMARY KEY USING INDEX name
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnDef:
    name: str
    type: TypeName | None
    constraints: tuple[Constraint, ...] = ()
    collation: Name | None = None
    pos: int | None = None
    collation_pos: int | None = None
    options: tuple[Any, ...] = ()  # Options of a foreign table's column
    compression: str | None = None


@dataclass(frozen=True, slots=True)
class TableLike:
    table: RangeTable
    including: frozenset[str]  # 'defaults' 'constraints' 'indexes' 'identity' 'generated' 'comments' 'storage' 'statistics'


@dataclass(frozen=True, slots=True)
class PartitionElement:
    """expr is a ColumnRef for a plain column."""

    expr: Expr
    collation: Name | None = None
    opclass: Name | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class PartitionSpec:
    """PARTITION BY strategy (elements); the strategy as it was written."""

    strategy: str
    elements: tuple[PartitionElement, ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class BoundSpec:
    """kind: 'default', 'list' (values), 'range' (low, high), 'hash' (modulus, remainder). MINVALUE and MAXVALUE are ColumnRefs."""

    kind: str
    values: tuple[Expr, ...] = ()
    low: tuple[Expr, ...] = ()
    high: tuple[Expr, ...] = ()
    modulus: int = 0
    remainder: int = 0
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateTableStmt:
    """Of a partition (partition_of) and of a typed table (of_type) the elements are ColumnDefs without types and constraints."""

    table: RangeTable
    elements: tuple[Union[ColumnDef, Constraint, TableLike], ...]
    temporary: bool = False
    unlogged: bool = False
    if_not_exists: bool = False
    inherits: tuple[RangeTable, ...] = ()
    partition_by: PartitionSpec | None = None
    options: tuple[tuple[str, object], ...] = ()
    on_commit: Literal["preserve rows", "delete rows", "drop"] | None = None
    tablespace: str | None = None
    pos: int | None = None
    partition_of: RangeTable | None = None
    bound: BoundSpec | None = None
    of_type: Name | None = None
    method: str | None = None


@dataclass(frozen=True, slots=True)
class CreateTableAsStmt:
    table: RangeTable
    columns: tuple[str, ...]
    query: "Statement"  # a Query or ExecuteStmt
    temporary: bool = False
    unlogged: bool = False
    if_not_exists: bool = False
    with_data: bool = True
    on_commit: Literal["preserve rows", "delete rows", "drop"] | None = None
    materialized_view: bool = False
    pos: int | None = None
    options: tuple[tuple[str, object], ...] = ()
    tablespace: str | None = None
    method: str | None = None
    select_into: bool = False  # it was written as SELECT INTO


@dataclass(frozen=True, slots=True)
class IndexElement:
    """expr is a ColumnRef for a plain column."""

    expr: Expr
    collation: Name | None = None
    opclass: Name | None = None
    descending: bool = False
    nulls: Literal["first", "last"] | None = None
    ordered: bool = False  # ASC or DESC was written
    options: tuple[tuple[str, object], ...] = ()  # of the operator class


@dataclass(frozen=True, slots=True)
class CreateIndexStmt:
    name: str | None
    table: RangeTable
    method: str
    elements: tuple[IndexElement, ...]
    unique: bool = False
    include: tuple[str, ...] = ()
    where: Expr | None = None
    where_text: str | None = None
    concurrently: bool = False
    if_not_exists: bool = False
    nulls_not_distinct: bool = False
    options: tuple[tuple[str, object], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateViewStmt:
    """query_text is the exact text of the query part."""

    view: RangeTable
    columns: tuple[str, ...]
    query: Query
    query_text: str
    replace: bool = False
    temporary: bool = False
    recursive: bool = False
    check_option: Literal["local", "cascaded"] | None = None
    options: tuple[tuple[str, object], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateSchemaStmt:
    name: str | None
    if_not_exists: bool = False
    authorization: str | None = None
    elements: tuple["Statement", ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateSequenceStmt:
    """options in order: ('increment', int) ('minvalue', int|None) ('maxvalue', int|None) ('start', int)
    ('restart', int|None) ('cache', int) ('cycle', bool) ('owned_by', Name|None) ('as', TypeName)."""

    sequence: RangeTable
    options: tuple[tuple[str, object], ...] = ()
    temporary: bool = False
    if_not_exists: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterSequenceStmt:
    sequence: RangeTable
    options: tuple[tuple[str, object], ...]
    if_exists: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterTableAction:
    """kind: 'add column' (column, if_not_exists), 'drop column' (name, cascade, if_exists),
    'set default' (name, expr), 'drop default', 'set not null', 'drop not null', 'type' (name, column.type, expr USING),
    'add constraint' (constraint), 'drop constraint' (name, cascade, if_exists), 'validate constraint' (name),
    'alter constraint' (constraint), 'add identity' (name, constraint), 'set identity' (name, options),
    'drop identity' (name, if_exists), 'set statistics' (name; or an index's column by number), 'set storage' (name), 'owner' (value), 'set options',
    'reset options', 'set logged', 'set unlogged', 'cluster', 'enable trigger', 'disable trigger' (name and
    value 'always', 'replica', None; or value 'all', 'user'), 'row security', 'inherit', 'no inherit', 'of' (value), 'not of',
    'foreign options' (value), 'column options' (name, value),
    'attach partition' (value, bound), 'detach partition' (value, name: 'concurrently' or 'finalize'), 'attach index' (value) ..."""

    kind: str
    name: str | None = None
    column: ColumnDef | None = None
    constraint: Constraint | None = None
    expr: Expr | None = None
    value: object = None
    options: tuple[tuple[str, object], ...] = ()
    cascade: bool = False
    if_exists: bool = False
    if_not_exists: bool = False
    pos: int | None = None
    bound: BoundSpec | None = None
    number: int = 0


@dataclass(frozen=True, slots=True)
class AlterTableStmt:
    """object: 'table', 'index', 'view', 'sequence', 'materialized view'."""

    object: str
    table: RangeTable
    actions: tuple[AlterTableAction, ...]
    if_exists: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RenameStmt:
    """object: 'table' 'index' 'view' 'sequence' 'schema' 'column' 'constraint' 'database' 'role' 'type' ...;
    name is the object (table for column and constraint), sub the column or constraint; `of`: what the statement calls the relation."""

    object: str
    name: Name
    new_name: str
    sub: str | None = None
    if_exists: bool = False
    pos: int | None = None
    only: bool = False
    cascade: bool = False
    of: str = "table"


@dataclass(frozen=True, slots=True)
class SetSchemaStmt:
    """ALTER <object> name SET SCHEMA new_schema."""

    object: str
    name: Name
    new_schema: str
    if_exists: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class OwnerStmt:
    """ALTER <object> name OWNER TO role (objects other than tables, which use AlterTableAction 'owner')."""

    object: str
    name: Name
    role: str
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DropStmt:
    """object: 'table' 'index' 'view' 'sequence' 'schema' 'materialized view' 'type' 'domain' 'function' 'extension' ..."""

    object: str
    names: tuple[Name, ...]
    if_exists: bool = False
    cascade: bool = False
    concurrently: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class TruncateStmt:
    tables: tuple[RangeTable, ...]
    restart_identity: bool = False
    cascade: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class SecurityLabelStmt:
    """`labelled`: the statement that COMMENT ON the object would be, the label its text."""

    provider: str | None
    labelled: "Statement"
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CommentStmt:
    """object as in DropStmt, plus 'column' (name is table + column), 'constraint' (sub = name, name = table), 'database', 'role'."""

    object: str
    name: Name
    text: str | None
    sub: str | None = None
    pos: int | None = None
