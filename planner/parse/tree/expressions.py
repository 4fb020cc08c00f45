"""Expressions as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Union

from aurorapy.records import dataclass

from .types import Name, TypeName

if TYPE_CHECKING:
    from .queries import Query


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
    schema: str | None = None


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
    schema: str | None = None


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
class XmlExpr:
    """XMLELEMENT and its kin; op is the function's name, 'document' for IS DOCUMENT. `named`: (name or None, value, position) of XMLATTRIBUTES or of
    XMLFOREST. option: of xmlparse and xmlserialize 'document' or 'content' ('content strip' with xmlparse's whitespace), of xmlroot its STANDALONE.
    An xmlroot with VERSION NO VALUE has one argument."""

    op: str
    args: tuple["Expr", ...] = ()
    name: str | None = None
    named: tuple[tuple[str | None, "Expr", int], ...] = ()
    option: str | None = None
    target: TypeName | None = None
    pos: int | None = None


@dataclass(frozen=True, slots=True)
class CurrentOf:
    """WHERE CURRENT OF cursor."""

    cursor: str
    pos: int | None = None


Expr = Union[
    Const, Param, LiteralSlot, ColumnRef, Indirection, Op, OpAny, BoolExpr, IsTest, Distinct, Between, InList,
    FuncCall, SqlValue, Cast, Collate, Case, Coalesce, MinMax, NullIf, ArrayExpr, RowExpr, SubLink, Grouping,
    SetToDefault, XmlExpr, CurrentOf,
]
