"""The raw parse tree: what a statement says, before any name is looked up.

The parser (sqlglot's grammar over our lexer, or one of the small statement parsers) produces these
nodes and nothing else; the binder reads them once. They follow PostgreSQL's own raw parse nodes
(src/include/nodes/parsenodes.h), so that the manual's and the binder's terms meet. A name is a str
already folded to lower case unless it was quoted; a qualified name is a tuple of str. `pos` is the
0-based character offset of the node's token in the statement text (for error positions).

Left out: statements that no issue asks for yet; the parser raises 0A000 naming them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal, Union

Name = tuple[str, ...]


# --- types -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TypeName:
    """`numeric(10,2)[]`: `names` as written, SQL spellings already mapped to catalog names
    (`integer` -> ("pg_catalog","int4"), `varchar` -> ("pg_catalog","varchar"), `int8`, `float8`,
    `bpchar`, `timestamptz`, ...); `typmods` are constant expressions; `dims` is one entry a pair of
    brackets (-1: unbounded). `serial` and friends stay as written: ("serial",). For
    `interval year to month (p)` typmods is (mask, precision) as PostgreSQL encodes it, as Const nodes.
    A bare `char` has typmod 1; `"char"` quoted is ("char",). `setof` only for functions."""

    names: Name
    typmods: tuple["Expr", ...] = ()
    dims: tuple[int, ...] = ()
    setof: bool = False
    pos: int | None = None


# --- expressions -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Const:
    """A literal. kind: 'int' (value int, any size), 'float' (value str, digits as written: has a point
    or an exponent), 'str' (value str: an unknown literal), 'bit' / 'hex' (B'..' X'..': value str),
    'bool' (True/False), 'null' (None)."""

    kind: Literal["int", "float", "str", "bit", "hex", "bool", "null"]
    value: object
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Param:
    """`$n`, 1-based."""

    number: int
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class LiteralSlot:
    """A literal that was lifted out of the text for the plan cache: slot `index`, its kind as in Const
    ('int', 'float', 'str'), and the value that it had in the text first seen."""

    index: int
    kind: Literal["int", "float", "str"]
    value: object
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ColumnRef:
    """`a`, `t.a`, `s.t.a`; `t.*` has a last element "*" with star=True (as does a bare `*`)."""

    names: Name
    star: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Indirection:
    """`(expr).field`, `(expr).*`, `expr[i]`, `expr[i:j]`: steps in order."""

    arg: "Expr"
    steps: tuple[Union["FieldStep", "Subscript"], ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class FieldStep:
    name: str  # "*" for all fields


@dataclass(frozen=True, slots=True)
class Subscript:
    """`[upper]` (is_slice False: the index is in `upper`), or `[lower:upper]` with either end None."""

    lower: "Expr | None"
    upper: "Expr | None"
    is_slice: bool = False


@dataclass(frozen=True, slots=True)
class Op:
    """Operator call; left None for prefix operators. name is the operator's exact spelling (`!=` is
    already `<>`); schema-qualified OPERATOR(s.+) has the schema in `schema`. Among the names are
    `~~ !~~ ~~* !~~*` for LIKE/ILIKE (with ESCAPE: right is FuncCall(("pg_catalog","like_escape"), (pat, esc))),
    and `~`/`!~` over similar_to_escape for SIMILAR TO."""

    name: str
    left: "Expr | None"
    right: "Expr"
    schema: str | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class OpAny:
    """`left op ANY (array)` / `ALL (array)`; with a subquery it is SubLink."""

    name: str
    left: "Expr"
    right: "Expr"
    all: bool
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class BoolExpr:
    """AND / OR flattened over equal neighbours; NOT has one argument."""

    op: Literal["and", "or", "not"]
    args: tuple["Expr", ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class IsTest:
    """`arg IS [NOT] NULL|TRUE|FALSE|UNKNOWN`."""

    what: Literal["null", "true", "false", "unknown"]
    arg: "Expr"
    negated: bool
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Distinct:
    """`left IS [NOT] DISTINCT FROM right`."""

    left: "Expr"
    right: "Expr"
    negated: bool
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Between:
    """`arg [NOT] BETWEEN [SYMMETRIC] low AND high`."""

    arg: "Expr"
    low: "Expr"
    high: "Expr"
    negated: bool
    symmetric: bool
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class InList:
    """`arg [NOT] IN (items)`; with a subquery it is SubLink."""

    arg: "Expr"
    items: tuple["Expr", ...]
    negated: bool
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class SortBy:
    expr: "Expr"
    descending: bool = False
    nulls: Literal["first", "last"] | None = None
    using: str | None = None  # ORDER BY x USING <
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class WindowDef:
    """`name` when defined in WINDOW or referenced by OVER name (then `ref_only`); `base` for OVER (base ...).
    Frame: mode rows/range/groups; bounds 'unbounded preceding', 'preceding', 'current row', 'following',
    'unbounded following', with offsets for the 'preceding'/'following' ones; exclude None or 'current row',
    'group', 'ties'. frame_given is False when no frame clause was written."""

    name: str | None = None
    base: str | None = None
    ref_only: bool = False
    partition_by: tuple["Expr", ...] = ()
    order_by: tuple[SortBy, ...] = ()
    frame_given: bool = False
    mode: Literal["rows", "range", "groups"] = "range"
    start: str = "unbounded preceding"
    start_offset: "Expr | None" = None
    end: str = "current row"
    end_offset: "Expr | None" = None
    exclude: str | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class FuncCall:
    """A function call, exact name. SQL-spelled functions come under the name PostgreSQL's grammar gives them:
    EXTRACT(f FROM x) -> ("pg_catalog","extract") with (Const str f, x); POSITION(a IN b) -> position(b, a);
    SUBSTRING(x FROM a FOR b) -> substring(x,a,b); SUBSTRING(x SIMILAR p ESCAPE e) -> substring(x,p,e);
    OVERLAY -> overlay(..); TRIM -> btrim/ltrim/rtrim(x[, chars]); x AT TIME ZONE z -> timezone(z, x);
    COLLATION FOR -> pg_collation_for; NORMALIZE -> normalize(x, 'NFC'); x IS [NOT] NORMALIZED -> is_normalized.
    form is 'call' for f(x), 'sql' for such spellings. star is count(*). named: names of the trailing named args."""

    name: Name
    args: tuple["Expr", ...] = ()
    named: tuple[tuple[str, "Expr"], ...] = ()
    star: bool = False
    distinct: bool = False
    variadic: bool = False
    order_by: tuple[SortBy, ...] = ()
    within_group: tuple[SortBy, ...] = ()
    filter: "Expr | None" = None
    over: WindowDef | None = None
    form: Literal["call", "sql"] = "call"
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class SqlValue:
    """current_date current_time current_timestamp localtime localtimestamp current_user session_user user
    current_role current_catalog current_schema; precision where given."""

    name: str
    precision: int | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """`x::t`, `CAST(x AS t)`, and `type 'literal'`."""

    arg: "Expr"
    type: TypeName
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Collate:
    arg: "Expr"
    collation: Name
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Case:
    arg: "Expr | None"
    whens: tuple[tuple["Expr", "Expr"], ...]
    default: "Expr | None"
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Coalesce:
    args: tuple["Expr", ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class MinMax:
    """GREATEST / LEAST."""

    greatest: bool
    args: tuple["Expr", ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class NullIf:
    left: "Expr"
    right: "Expr"
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ArrayExpr:
    """`ARRAY[...]`; inner brackets without the keyword are ArrayExpr too."""

    items: tuple["Expr", ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RowExpr:
    """`ROW(...)` (explicit) or `(a, b)`."""

    items: tuple["Expr", ...]
    explicit: bool = True
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class SubLink:
    """kind: 'exists', 'expr' (scalar), 'array' (ARRAY(SELECT ..)), 'any' / 'all' (test op ANY (query));
    `x IN (query)` is any with op "="; NOT IN is BoolExpr not over it. test may be a RowExpr."""

    kind: Literal["exists", "expr", "array", "any", "all"]
    query: "Query"
    test: "Expr | None" = None
    op: str | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Grouping:
    """GROUPING(a, b)."""

    args: tuple["Expr", ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class SetToDefault:
    """DEFAULT as a value in INSERT and UPDATE."""

    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CurrentOf:
    """WHERE CURRENT OF cursor."""

    cursor: str
    pos: int | None = None


Expr = Union[
    Const, Param, LiteralSlot, ColumnRef, Indirection, Op, OpAny, BoolExpr, IsTest, Distinct, Between, InList,
    FuncCall, SqlValue, Cast, Collate, Case, Coalesce, MinMax, NullIf, ArrayExpr, RowExpr, SubLink, Grouping,
    SetToDefault, CurrentOf,
]


# --- queries -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Target:
    """One entry of a SELECT list or RETURNING; alias None when not given."""

    expr: Expr
    alias: str | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    name: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnDefinition:
    """`AS t(a int, b text)` of a function in FROM."""

    name: str
    type: TypeName
    collation: Name | None = None


@dataclass(frozen=True, slots=True)
class RangeTable:
    name: Name
    alias: Alias | None = None
    only: bool = False
    sample: "TableSample | None" = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class TableSample:
    method: str
    args: tuple[Expr, ...]
    repeatable: Expr | None = None


@dataclass(frozen=True, slots=True)
class RangeSubquery:
    query: "Query"
    alias: Alias | None = None
    lateral: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RangeFunction:
    """`f(..) [WITH ORDINALITY] [AS a(cols)]`, `ROWS FROM (f(), g() AS (a int))` (rows_from). column_defs belong to the
    (single) function, each_defs to those of ROWS FROM, one by one."""

    functions: tuple[Expr, ...]
    rows_from: bool = False
    ordinality: bool = False
    alias: Alias | None = None
    column_defs: tuple[ColumnDefinition, ...] = ()
    lateral: bool = False
    pos: int | None = None
    each_defs: tuple[tuple[ColumnDefinition, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Join:
    kind: Literal["inner", "left", "right", "full", "cross"]
    left: "FromItem"
    right: "FromItem"
    natural: bool = False
    using: tuple[str, ...] = ()
    using_alias: str | None = None
    on: Expr | None = None
    alias: Alias | None = None  # (a JOIN b ...) AS j
    pos: int | None = None


FromItem = Union[RangeTable, RangeSubquery, RangeFunction, Join]


@dataclass(frozen=True, slots=True)
class GroupingSet:
    """kind: 'empty' for (), 'simple' for a parenthesised list inside GROUPING SETS, 'rollup', 'cube', 'sets'."""

    kind: Literal["empty", "simple", "rollup", "cube", "sets"]
    items: tuple[Union[Expr, "GroupingSet"], ...]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Locking:
    """FOR UPDATE and so on; tables () for all."""

    strength: Literal["update", "no key update", "share", "key share"]
    tables: tuple[Name, ...] = ()
    wait: Literal["wait", "nowait", "skip locked"] = "wait"
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CommonTable:
    name: str
    query: "Statement"  # a Query, or InsertStmt/UpdateStmt/DeleteStmt
    columns: tuple[str, ...] = ()
    materialized: bool | None = None
    search: tuple[str, tuple[str, ...], str] | None = None  # ("depth"|"breadth", columns, set column)
    cycle: tuple[tuple[str, ...], str, Expr | None, Expr | None, str] | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class With:
    tables: tuple[CommonTable, ...]
    recursive: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Select:
    targets: tuple[Target, ...]
    from_: tuple[FromItem, ...] = ()
    where: Expr | None = None
    distinct: bool = False
    distinct_on: tuple[Expr, ...] = ()
    group_by: tuple[Union[Expr, GroupingSet], ...] = ()
    group_distinct: bool = False
    having: Expr | None = None
    windows: tuple[WindowDef, ...] = ()
    order_by: tuple[SortBy, ...] = ()
    limit: Expr | None = None
    offset: Expr | None = None
    with_ties: bool = False
    locking: tuple[Locking, ...] = ()
    with_: With | None = None
    into: RangeTable | None = None  # SELECT INTO
    into_temporary: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Values:
    rows: tuple[tuple[Expr, ...], ...]
    order_by: tuple[SortBy, ...] = ()
    limit: Expr | None = None
    offset: Expr | None = None
    with_: With | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class SetOperation:
    op: Literal["union", "intersect", "except"]
    all: bool
    left: "Query"
    right: "Query"
    order_by: tuple[SortBy, ...] = ()
    limit: Expr | None = None
    offset: Expr | None = None
    with_ties: bool = False
    locking: tuple[Locking, ...] = ()
    with_: With | None = None
    pos: int | None = None


Query = Union[Select, Values, SetOperation]  # `TABLE t` is Select(* FROM t)


# --- data modification -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InsertColumn:
    name: str
    steps: tuple[Union[FieldStep, Subscript], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """`a = expr`; `(a, b) = source` has several columns (source a RowExpr or SubLink 'expr')."""

    columns: tuple[InsertColumn, ...]
    expr: Expr
    multiple: bool = False


@dataclass(frozen=True, slots=True)
class OnConflict:
    """target: index expressions with their optional WHERE, or a constraint's name, or neither."""

    action: Literal["nothing", "update"]
    elements: tuple["IndexElement", ...] = ()
    where: Expr | None = None
    constraint: str | None = None
    assignments: tuple[Assignment, ...] = ()
    update_where: Expr | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class InsertStmt:
    """source None is DEFAULT VALUES."""

    table: RangeTable
    columns: tuple[InsertColumn, ...] = ()
    source: Query | None = None
    on_conflict: OnConflict | None = None
    returning: tuple[Target, ...] = ()
    overriding: Literal["user", "system"] | None = None
    with_: With | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class UpdateStmt:
    table: RangeTable
    assignments: tuple[Assignment, ...]
    from_: tuple[FromItem, ...] = ()
    where: Expr | None = None
    returning: tuple[Target, ...] = ()
    with_: With | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DeleteStmt:
    table: RangeTable
    using: tuple[FromItem, ...] = ()
    where: Expr | None = None
    returning: tuple[Target, ...] = ()
    with_: With | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class MergeWhen:
    matched: bool
    condition: Expr | None
    action: Literal["update", "delete", "insert", "nothing"]
    assignments: tuple[Assignment, ...] = ()
    columns: tuple[InsertColumn, ...] = ()
    values: tuple[Expr, ...] | None = None  # None with insert: DEFAULT VALUES
    overriding: Literal["user", "system"] | None = None


@dataclass(frozen=True, slots=True)
class MergeStmt:
    table: RangeTable
    source: FromItem
    on: Expr
    whens: tuple[MergeWhen, ...]
    with_: With | None = None
    pos: int | None = None


# --- schema ------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class TableLike:
    table: RangeTable
    including: frozenset[str]  # 'defaults' 'constraints' 'indexes' 'identity' 'generated' 'comments' 'storage' 'statistics'


@dataclass(frozen=True, slots=True)
class CreateTableStmt:
    table: RangeTable
    elements: tuple[Union[ColumnDef, Constraint, TableLike], ...]
    temporary: bool = False
    unlogged: bool = False
    if_not_exists: bool = False
    inherits: tuple[RangeTable, ...] = ()
    partition_by: str | None = None  # text of what was written: a later issue
    options: tuple[tuple[str, object], ...] = ()
    on_commit: Literal["preserve rows", "delete rows", "drop"] | None = None
    tablespace: str | None = None
    pos: int | None = None


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


@dataclass(frozen=True, slots=True)
class IndexElement:
    """expr is a ColumnRef for a plain column."""

    expr: Expr
    collation: Name | None = None
    opclass: Name | None = None
    descending: bool = False
    nulls: Literal["first", "last"] | None = None


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
    'drop identity' (name, if_exists), 'set statistics' (name), 'set storage' (name), 'owner' (value), 'set options',
    'reset options', 'set logged', 'set unlogged', 'cluster', 'enable trigger', 'disable trigger' (name), 'row security' ..."""

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
    name is the object (table for column and constraint), sub the column or constraint."""

    object: str
    name: Name
    new_name: str
    sub: str | None = None
    if_exists: bool = False
    pos: int | None = None


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
class CommentStmt:
    """object as in DropStmt, plus 'column' (name is table + column), 'constraint' (sub = name, name = table), 'database', 'role'."""

    object: str
    name: Name
    text: str | None
    sub: str | None = None
    pos: int | None = None


# --- transactions, session, utility -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TransactionStmt:
    """kind: 'begin' 'start' 'commit' 'rollback' 'savepoint' 'release' 'rollback to' 'prepare' 'commit prepared'
    'rollback prepared'. modes: ('isolation', 'read committed'|...), ('read_only', bool), ('deferrable', bool)."""

    kind: str
    name: str | None = None
    modes: tuple[tuple[str, object], ...] = ()
    chain: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class SetStmt:
    """kind: 'set' (values; None: TO DEFAULT), 'reset', 'reset all', 'transaction' (modes), 'session characteristics'
    (modes), 'constraints' (values: names or () for ALL; deferred), 'role', 'session authorization'. name lower-cased.
    SET TIME ZONE x -> name 'timezone'; SET NAMES -> client_encoding; SET SCHEMA 's' -> search_path.
    values hold str | int | float(as str) as written; LOCAL/DEFAULT of TIME ZONE is None."""

    kind: str
    name: str | None = None
    values: tuple[object, ...] | None = None
    local: bool = False
    modes: tuple[tuple[str, object], ...] = ()
    deferred: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ShowStmt:
    name: str  # 'all' for SHOW ALL
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class PrepareStmt:
    name: str
    types: tuple[TypeName, ...]
    statement: "Statement"
    text: str  # exact text of the inner statement
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ExecuteStmt:
    name: str
    args: tuple[Expr, ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DeallocateStmt:
    name: str | None  # None: ALL
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DeclareCursorStmt:
    name: str
    query: Query
    binary: bool = False
    scroll: bool | None = None
    hold: bool = False
    insensitive: bool = False
    text: str = ""
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class FetchStmt:
    """direction: 'forward' 'backward' (count, None = ALL), 'absolute' 'relative' (count). NEXT = forward 1,
    PRIOR = backward 1, FIRST = absolute 1, LAST = absolute -1."""

    cursor: str
    direction: str
    count: int | None
    move: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CloseStmt:
    name: str | None  # None: ALL
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ExplainStmt:
    """options: 'analyze' 'verbose' 'costs' 'buffers' 'timing' 'summary' -> bool, 'format' -> str."""

    statement: "Statement"
    options: tuple[tuple[str, object], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CopyStmt:
    """table or query; filename None with stdio; options as in PostgreSQL 15 (format, freeze, delimiter, null, header
    (True | False | 'match'), quote, escape, force_quote ('*' or names), force_not_null, force_null, encoding)."""

    table: RangeTable | None
    query: "Statement | None"
    columns: tuple[str, ...]
    is_from: bool
    filename: str | None
    program: bool = False
    options: tuple[tuple[str, object], ...] = ()
    where: Expr | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ListenStmt:
    channel: str
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class UnlistenStmt:
    channel: str | None  # None: *
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class NotifyStmt:
    channel: str
    payload: str = ""
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DiscardStmt:
    what: Literal["all", "plans", "sequences", "temp"]
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class LockStmt:
    tables: tuple[RangeTable, ...]
    mode: str = "access exclusive"
    nowait: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class VacuumStmt:
    analyze_only: bool = False  # ANALYZE
    analyze: bool = False  # VACUUM ANALYZE
    full: bool = False
    tables: tuple[tuple[RangeTable, tuple[str, ...]], ...] = ()
    options: tuple[tuple[str, object], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CheckpointStmt:
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RefreshStmt:
    """REFRESH MATERIALIZED VIEW."""

    view: RangeTable
    concurrently: bool = False
    with_data: bool = True
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class ReindexStmt:
    object: str
    name: Name | None
    options: tuple[tuple[str, Any], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CreateDatabaseStmt:
    """options: ('owner', str) ('template', str) ('encoding', str) ('connection_limit', int) ..."""

    name: str
    options: tuple[tuple[str, object], ...] = ()
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class AlterDatabaseStmt:
    """options as in CREATE; set for ALTER DATABASE .. SET/RESET."""

    name: str
    options: tuple[tuple[str, object], ...] = ()
    set: SetStmt | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DropDatabaseStmt:
    name: str
    if_exists: bool = False
    force: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class RoleStmt:
    """action: 'create' or 'alter'; options: ('login', bool) ('superuser', bool) ('createdb', bool) ('createrole', bool)
    ('inherit', bool) ('replication', bool) ('bypassrls', bool) ('connection_limit', int) ('password', str|None)
    ('valid_until', str) ('in_role', names) ('role', names) ('admin', names). CREATE USER implies login.
    set for ALTER ROLE .. SET/RESET (with optional database)."""

    action: Literal["create", "alter"]
    name: str
    options: tuple[tuple[str, object], ...] = ()
    set: SetStmt | None = None
    database: str | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class DropRoleStmt:
    names: tuple[str, ...]
    if_exists: bool = False
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class UnsupportedStmt:
    """A statement that PostgreSQL has and we do not: the session raises 0A000 naming `tag` (e.g. 'GRANT')."""

    tag: str
    pos: int | None = None


from .tree_types import AlterCompositeStmt as AlterCompositeStmt  # noqa: E402
from .tree_types import AlterDomainStmt as AlterDomainStmt  # noqa: E402
from .tree_types import AlterEnumStmt as AlterEnumStmt  # noqa: E402
from .tree_types import CreateCompositeStmt as CreateCompositeStmt  # noqa: E402
from .tree_types import CreateDomainStmt as CreateDomainStmt  # noqa: E402
from .tree_types import CreateEnumStmt as CreateEnumStmt  # noqa: E402

Statement = Union[
    Select, Values, SetOperation, InsertStmt, UpdateStmt, DeleteStmt, MergeStmt, CreateTableStmt, CreateTableAsStmt,
    CreateIndexStmt, CreateViewStmt, CreateSchemaStmt, CreateSequenceStmt, AlterSequenceStmt, AlterTableStmt, RenameStmt,
    SetSchemaStmt, OwnerStmt, DropStmt, TruncateStmt, CommentStmt, TransactionStmt, SetStmt, ShowStmt, PrepareStmt,
    ExecuteStmt, DeallocateStmt, DeclareCursorStmt, FetchStmt, CloseStmt, ExplainStmt, CopyStmt, ListenStmt, UnlistenStmt,
    NotifyStmt, DiscardStmt, LockStmt, VacuumStmt, CheckpointStmt, ReindexStmt, RefreshStmt, CreateDatabaseStmt, AlterDatabaseStmt,
    DropDatabaseStmt, RoleStmt, DropRoleStmt, UnsupportedStmt,
    CreateEnumStmt, AlterEnumStmt, CreateCompositeStmt, AlterCompositeStmt, CreateDomainStmt, AlterDomainStmt,
]


@dataclass(frozen=True, slots=True)
class Parsed:
    """One statement of a message: its tree, its exact text, where that text starts in the whole message,
    and the highest $n in it. `slots` are the lifted literals, when the text was parsed for the plan cache."""

    statement: Statement
    text: str
    offset: int
    parameters: int = 0
    slots: tuple[LiteralSlot, ...] = field(default=())
