"""Bound expressions as SQL text: for EXPLAIN and for what the catalog shows of expressions (ruleutils in PostgreSQL's terms)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.functions.json import ROW_JSON
from aurorapy.planner.functions.json_records import RECORD_MAKERS
from aurorapy.planner.functions.system import SYSTEM_COLUMNS
from aurorapy.planner.types import HOME, TYPES, written_type
from aurorapy.planner.types.collations import written_collation
from aurorapy.planner.types.composites import RowType
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.quoting import quoting

from .deparse_spellings import fields_of, spelling

STEP, VARIABLE, JOIN = 8, 4, 4  # PostgreSQL's indentation of a query, of what is inside a clause, of a join
INDENT_MAX = 40

_RESERVED_QUOTES = frozenset("""all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
collation column concurrently constraint create cross current_catalog current_date current_role current_schema current_time
current_timestamp current_user default deferrable desc distinct do else end except false fetch for foreign freeze from full grant group
having ilike in initially inner intersect into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull
null offset on only or order outer overlaps placing primary references returning right select session_user similar some symmetric table
tablesample then to trailing true union unique user using variadic verbose when where window with between bigint bit boolean char
character coalesce dec decimal exists extract float greatest grouping inout int integer interval least national nchar none normalize
nullif numeric out overlay position precision real row setof smallint substring time timestamp treat trim values varchar xmlattributes
xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse xmlpi xmlroot xmlserialize xmltable""".split())


def quote_name(name: str) -> str:
    """An identifier as SQL would write it: quoted only where it must be, or where quote_all_identifiers is on."""
    if quoting.asked and quoting.everything():
        return '"' + name.replace('"', '""') + '"'
    plain = name and (name[0].isalpha() or name[0] == "_") and name.isascii() and name == name.lower() and name.replace("_", "a").isalnum()
    if plain and name not in _RESERVED_QUOTES:
        return name
    return '"' + name.replace('"', '""') + '"'


def quote_text(text: str) -> str:
    """A string literal, which means the same with either setting of standard_conforming_strings where that is off at present."""
    quoted = "'" + text.replace("'", "''") + "'"
    if "\\" in text:
        home: Any = HOME.get()
        if home is None or home.session.strings is None:
            return quoted
        return "E" + quoted.replace("\\", "\\\\")
    return quoted


def _is_comparison(e: bound.Expr) -> bool:
    """Whether a condition is what CASE x WHEN y implies: x = y."""
    return isinstance(e, bound.Func) and e.operator is not None and e.operator.name == "=" and any(isinstance(n, bound.CaseTest) for n in bound.walk(e.args[0]))


def _is_row(e: bound.Expr) -> bool:
    from aurorapy.planner.bind.rows import is_row

    return is_row(e)


def _is_users(f: Any) -> bool:
    """Whether a function stands behind a user's operator, which an implied = would not be when the text is read again."""
    return f.routine is not None and f.routine.language != "c"


BREAK = "\ud800"  # where a line ends, with the blanks before it taken away: no text has a lone surrogate


def laid_out(text: str) -> str:
    """A text with its lines broken."""
    return re.sub(f" *{BREAK}", "\n", text) if BREAK in text else text


class Writer:
    """Writes expressions; `name(var)` gives a column's text. `pretty` leaves out parentheses that the reader does not need,
    by PostgreSQL's own rule. `stored`: the text is for the catalog, where a user's type has its schema; else it is for people, and says what
    PostgreSQL says of casts that nobody wrote. `lines`: CASE goes over lines. `row`: the name of the table whose whole rows the expressions mention."""

    def __init__(self, name: Callable[[bound.Var], str] | None = None, context: Any = None, pretty: bool = False, stored: bool = False,
                 lines: bool = False, row: str | None = None) -> None:
        self.row = None if row is None else quote_name(row)
        self.name = name or (lambda v: quote_name(v.name or f"column{v.column + 1}"))
        self.context = context
        self.pretty = pretty
        self.stored = stored
        self.lines = lines
        self.indent = 0
        self.lets: dict[int, str] = {}

    def __call__(self, e: bound.Expr) -> str:
        return laid_out(self.text(e, implicit=self.stored))

    # --- layout ---

    def keyword(self, text: str, before: int = 0, after: int = 0, plus: int = 0) -> str:
        """A keyword on a line of its own. The indentation changes by `before` and `after` it; `plus` is for this line alone."""
        if not self.lines:
            return text
        self.indent += before
        width = max(self.indent, 0)
        if self.indent >= INDENT_MAX:  # deep queries are indented less
            width = (INDENT_MAX + (self.indent - INDENT_MAX) // (STEP // 2)) % INDENT_MAX
        self.indent = max(self.indent + after, 0)
        return BREAK + " " * (width + plus) + text

    # --- nodes ---

    def table_oid(self, rid: int) -> str:
        """The tableoid of an entry's rows."""
        return "tableoid"

    def _element(self, e: bound.Expr) -> str:
        """An item of ARRAY[]: in stored text with the cast that gives it the others' type."""
        return self.cast(e, e.args[0], e.type, e.typmod) if self.stored and isinstance(e, bound.Func) and e.cast == "i" else self.text(e)

    def list(self, items: Any) -> str:
        return ", ".join([self.text(i) for i in items])

    def row_list(self, items: Any, *, implicit: bool = True, comma: str = ", ") -> str:
        """Items of a row: a whole row of a table has its type there."""
        return comma.join([self.item(i, implicit=implicit) for i in items])

    def item(self, e: bound.Expr, *, implicit: bool = True) -> str:
        """An expression that stands for itself, in a row or a select list."""
        return self.whole_row(e) if isinstance(e, bound.WholeRow) else self.text(e, implicit=implicit)

    def wrap(self, text: str) -> str:
        """Parentheses that a node puts around itself when nothing is left out."""
        return text if self.pretty else f"({text})"

    def arg(self, e: bound.Expr, parent: bound.Expr, *, implicit: bool = True) -> str:
        """An operand: in parentheses where pretty printing could be misread."""
        text = self.text(e, implicit=implicit)
        return f"({text})" if self.pretty and not is_simple(self.seen(e), parent) else text

    def seen(self, e: bound.Expr) -> bound.Expr:
        """The node that decides about parentheses."""
        while isinstance(e, bound.ToRecord | bound.Derived):
            e = e.arg if isinstance(e, bound.ToRecord) else e.source
        return e

    def sublink(self, e: bound.SubLink) -> str:
        return "(SubPlan)"

    def window(self, e: bound.Window) -> str:
        return "?"

    def text(self, e: bound.Expr, *, implicit: bool = True) -> str:
        """An expression. `implicit`: casts that nobody wrote are shown where it is one."""
        match e:
            case bound.TableOid():
                return self.table_oid(e.rid)
            case bound.Const():
                return self._const(e)
            case bound.Derived():
                return self.text(e.source, implicit=implicit)
            case bound.Param():
                return f"${e.index + 1}"
            case bound.Var():
                return self.name(e)
            case bound.Slot():
                return f"column{e.index + 1}"
            case bound.XmlCall() | bound.XmlTableCall():
                from .deparse_xml import xml_text  # seldom met

                return xml_text(self, e)
            case bound.Func():
                return self._func(e, implicit=implicit)
            case bound.Bool(op="not"):
                return self.wrap(f"NOT {self.arg(e.args[0], e, implicit=self.stored)}")
            case bound.Bool():
                return self.wrap(f" {e.op.upper()} ".join([self.arg(a, e, implicit=self.stored) for a in e.args]))
            case bound.IsTest():
                shown = self.arg(e.arg, e, implicit=e.what == "null" or self.stored)
                if e.what == "null" and not e.row and _is_row(e.arg):  # IS NULL would look into it
                    return self.wrap(f"{shown} IS {'' if e.negated else 'NOT '}DISTINCT FROM NULL")
                return self.wrap(f"{shown} IS {'NOT ' if e.negated else ''}{e.what.upper()}")
            case bound.DistinctFrom() | bound.NullIf() if self.stored and _is_users(e.function):
                raise errors.FeatureNotSupported("IS DISTINCT FROM and NULLIF by a user's operator cannot be stored")
            case bound.RowCompare() if self.stored and any(_is_users(f) for f in (*e.equals, *e.less)):
                raise errors.FeatureNotSupported("comparisons of rows by users' operators cannot be stored")
            case bound.DistinctFrom():
                if e.negated and not self.stored:
                    return self.wrap(f"NOT {self.text(bound.DistinctFrom(e.function, e.left, e.right, False))}")
                return self.wrap(f"{self.arg(e.left, e)} IS {'NOT ' if e.negated else ''}DISTINCT FROM {self.arg(e.right, e)}")
            case bound.CaseTest():
                return self.lets.get(e.ident, "?")
            case bound.Case():
                return self._case(e)
            case bound.Coalesce():
                return f"COALESCE({self.list(e.args)})"
            case bound.MinMax():
                return f"{'GREATEST' if e.greatest else 'LEAST'}({self.list(e.args)})"
            case bound.NullIf():
                return f"NULLIF({self.text(e.left)}, {self.text(e.right)})"
            case bound.ListArray() if not self.stored:
                return f"{self.wrap(self.text(e.listed))}::{self.type_name(e.type, -1)}"
            case bound.Array():
                return f"ARRAY[{', '.join([self._element(i) for i in e.items])}]" if e.items else f"ARRAY[]::{self.type_name(e.type, -1)}"
            case bound.Row():
                text = f"ROW({fields_of(self, e)})"
                return text if e.type == 2249 else f"{text}::{self.type_name(e.type, -1)}"
            case bound.ToRecord():
                return self.text(e.arg, implicit=implicit)
            case bound.WholeRow():
                return self.row_reference(e)
            case bound.Collate():
                return self.wrap(f"{self.arg(e.arg, e, implicit=implicit)} COLLATE {written_collation(e.oid, stored=self.stored)}")
            case bound.SqlValue():
                return e.word
            case bound.CoerceIO():
                return self.cast(e, e.arg, e.type, e.typmod, shown=implicit or e.explicit)
            case bound.CoerceDomain():
                inner = e.arg
                while isinstance(inner, bound.CoerceTypmod) or (isinstance(inner, bound.CoerceIO) and inner.relabel):
                    inner = inner.arg
                return self.cast(e, inner, e.type, -1)
            case bound.CoerceTypmod():
                inner = e.arg
                if isinstance(inner, bound.CoerceIO) or (isinstance(inner, bound.Func) and inner.cast in ("i", "e")):
                    inner = inner.arg if isinstance(inner, bound.CoerceIO) else inner.args[0]
                return self.cast(e, inner, e.type, e.typmod, shown=implicit or e.explicit)
            case bound.ArrayCoerce():
                return self.cast(e, e.arg, e.type, e.typmod)
            case bound.ArrayTest(right=bound.ListArray()) if self.stored:
                assert isinstance(e.right, bound.ListArray)
                return f"({self.text(uncast(e.left))} {'NOT IN' if e.all else 'IN'} ({self.list(e.right.listed.items)}))"
            case bound.ArrayTest():
                name = self.operator_name(e.operator) if e.operator is not None else "="
                right = self.arg(e.right, e)
                if isinstance(e.right, bound.SubLink):  # else it would be the set of its rows
                    right = f"({self.text(e.right)})::{written_type(e.right.type, e.right.typmod, qualified=self.stored)}"
                return self.wrap(f"{self.arg(e.left, e)} {name} {'ALL' if e.all else 'ANY'} ({right})")
            case bound.Subscript():
                lowers = e.lowers or (None,) * len(e.uppers)
                steps = [f"[{self._maybe(low) + ':' if e.lowers is not None else ''}{self._maybe(up)}]" for low, up in zip(lowers, e.uppers, strict=True)]
                return self._primary(e.arg) + "".join(steps)
            case bound.Field(type=26, index=0, arg=bound.Var(type=2249, name="")):
                assert isinstance(e.arg, bound.Var)
                return self.table_oid(e.arg.rid)
            case bound.Field():
                of = TYPES[base_type(e.arg.type)] if e.arg.type not in TYPES else None
                name = next(a.name for a in of.attributes if a.slot == e.index) if isinstance(of, RowType) else self.field_names(e.arg)[e.index]
                text = self.text(e.arg)
                plain = not self.stored and isinstance(e.arg, bound.Subscript | bound.Field)
                return f"{text if plain else f'({text})'}.{quote_name(name)}"
            case bound.RowCompare(op="=" | "<>") if not self.stored:
                pairs = [f"{self.text(x)} {e.op} {self.text(y)}" for x, y in zip(e.left, e.right, strict=True)]
                return self.wrap((" AND " if e.op == "=" else " OR ").join([self.wrap(p) for p in pairs]))
            case bound.RowCompare():
                return f"(ROW({self.row_list(e.left)}) {e.op} ROW({self.row_list(e.right)}))"
            case bound.Aggregate():
                return self._aggregate(e)
            case bound.Window():
                name = quote_name(e.function.name) if e.function.routine is None else self.routine_name(e.function.routine)
                call = f"{name}({'*' if e.star else self.list(e.args)})"
                if e.filter is not None:
                    call += f" FILTER (WHERE {self.text(e.filter, implicit=self.stored)})"
                return f"{call} OVER {self.window(e)}"
            case bound.SubLink():
                return self.sublink(e)
        return self.other(e)

    def field_names(self, e: bound.Expr) -> tuple[str, ...]:
        """The names of a record's fields."""
        from aurorapy.planner.bind.rows import row_fields

        return tuple([n for n, _, _ in row_fields(e) or ()]) or tuple([f"f{i + 1}" for i in range(1664)])

    def row_reference(self, e: bound.WholeRow) -> str:
        """A row of a table as an operand."""
        return self.whole_row(e) if self.row is None else f"{self.row}.*"

    def bare_row(self, e: bound.Expr) -> str:
        """A row of a table in the type of the table."""
        return self.text(e)

    def whole_row(self, e: bound.WholeRow) -> str:
        """A row of a table, as a value of its type."""
        if self.row is not None:
            return f"{self.row}.*::{self.type_name(e.type, -1)}"
        text = f"ROW({self.list(e.columns)})"
        return text if e.type == 2249 else f"{text}::{self.type_name(e.type, -1)}"

    def system_column(self, rid: int, name: str) -> str:
        """A column that every table has."""
        return name

    def all_columns(self, rid: int) -> str | None:
        """All columns of an entry as an argument; None where entries have no names."""
        return None if self.row is None else f"{self.row}.*"

    def type_name(self, oid: int, typmod: int) -> str:
        return written_type(oid, typmod, qualified=self.stored)

    def other(self, e: bound.Expr) -> str:
        return "?"

    def _maybe(self, e: bound.Expr | None) -> str:
        return "" if e is None else self.text(e)

    def _primary(self, e: bound.Expr) -> str:
        text = self.text(e)
        return text if isinstance(e, bound.Var | bound.Param) or (isinstance(e, bound.Field) and not self.stored) else f"({text})"

    def _const(self, e: bound.Const) -> str:
        v = e.value
        if v is None:
            return f"NULL::{self.type_name(e.type, e.typmod)}" if e.type != 705 or not self.stored else "NULL"
        if e.type == 16:
            return "true" if v else "false"
        if e.type == 23:
            return str(v) if v >= 0 else f"'{v}'::integer"
        text = v if isinstance(v, str) and TYPES[e.type].category in "SX" else TYPES[e.type].output(v, self.context)
        if e.type == 1700 and text[:1].isdigit() and "." in text and e.typmod < 0:
            return str(text)
        if e.type == 705:
            return self.literal(text)
        return f"{self._bare(e)}::{self.type_name(e.type, e.typmod)}"

    def _bare(self, e: bound.Const) -> str:
        """A constant without its type."""
        v = e.value
        if e.type == 16:
            return "true" if v else "false"
        text = v if isinstance(v, str) and TYPES[e.type].category in "SX" else TYPES[e.type].output(v, self.context)
        if text[:1].isdigit() and (e.type == 23 or (e.type == 1700 and "." in text)):
            return str(text)
        return self.literal(text)

    def literal(self, text: str) -> str:
        """A string: what is shown never has E, as standard_conforming_strings is on."""
        return quote_text(text) if self.stored else "'" + text.replace("'", "''") + "'"

    def cast(self, e: bound.Expr, arg: bound.Expr, oid: int, typmod: int, *, shown: bool = True) -> str:
        """`arg::type`; what is cast alone where the cast is not `shown`."""
        if not shown and not self.stored:
            return self.arg(arg, e, implicit=False)
        if isinstance(arg, bound.Const) and arg.type == oid and arg.typmod == -1 and not self.stored:
            return f"{'NULL' if arg.value is None else self._bare(arg)}::{self.type_name(oid, typmod)}"
        return f"{self.wrap(self.arg(arg, e, implicit=self.stored))}::{self.type_name(oid, typmod)}"

    def _func(self, e: bound.Func, *, implicit: bool) -> str:
        if e.operator is not None:
            name = self.operator_name(e.operator)
            if self.stored and len(e.args) == 2 and any(isinstance(a, bound.WholeRow) for a in e.args):
                left, right = [self.bare_row(a) if isinstance(a, bound.WholeRow) else self.arg(a, e) for a in e.args]
                return f"({left} {name} {right})"  # as records they would be compared column by column
            if len(e.args) == 1:
                if self.stored and name == "-" and isinstance(e.args[0], bound.Const):  # not a negative constant
                    name = "OPERATOR(pg_catalog.-)"
                return self.wrap(f"{name} {self.arg(e.args[0], e)}")
            return self.wrap(f"{self.arg(e.args[0], e)} {name} {self.arg(e.args[1], e)}")
        if e.cast == "i" and self.stored:
            return self.text(e.args[0]) if not isinstance(e.args[0], bound.Var) else self.cast(e, e.args[0], e.type, e.typmod)
        if e.cast in ("i", "e"):
            return self.cast(e, e.args[0], e.type, e.typmod, shown=implicit or e.cast == "e")
        if e.cast == "s":
            spelled = spelling(self, e)
            if spelled is not None:
                return spelled
        name = e.function.name
        if e.function.routine is not None:
            return f"{self.routine_name(e.function.routine)}({self.arguments(e)})"
        if name == "now" and not e.args:
            return "now()"
        if name in ("current_user", "session_user", "current_schema", "current_database") and not e.args and name != "current_database":
            return name.upper() if name != "current_schema" else "current_schema()"
        if name == "xmlexists":
            return f"XMLEXISTS(({self.text(e.args[0])}) PASSING ({self.text(e.args[1])}))"
        if (system := SYSTEM_COLUMNS.get(e.function)) is not None:
            arg = e.args[-1].arg if isinstance(e.args[-1], bound.Field) else e.args[-1]
            return self.system_column(arg.rid, system) if isinstance(arg, bound.Var) else system
        if e.function is ROW_JSON:
            return self._row_as_json(e.args[0], e.args[1])
        if RECORD_MAKERS.get(name) is e.function:
            return f"{quote_name(name)}({self.list(e.args[:-1])})"  # its columns stand behind it
        return f"{quote_name(name)}({self.arguments(e)})"

    def _row_as_json(self, names: bound.Expr, e: bound.Expr) -> str:
        """The row that a json function is given: a relation's has the names of its columns."""
        assert isinstance(e, bound.Row) and isinstance(names, bound.Const)
        if tuple(names.value) == e.names:
            return self.text(e)
        first = e.items[0] if e.items else None
        if isinstance(first, bound.Var) and all(isinstance(i, bound.Var) and i.rid == first.rid for i in e.items):
            return self.all_columns(first.rid) or self.text(e)
        return self.text(e)

    def arguments(self, e: bound.Func) -> str:
        """A call's arguments."""
        if isinstance(e, bound.CallAsGiven):
            return ", ".join([(f"{quote_name(n)} => " if n else "") + self.text(e.args[i]) for i, n in e.given])
        if len(e.args) > len(e.function.args):  # a row, and the names of its columns
            return self.list(e.args[: len(e.function.args)])
        if not e.function.variadic:
            return self.list(e.args)
        *first, last = e.args
        rest = self.list(last.items) if isinstance(last, bound.Row) and not TYPES[last.type].element else f"VARIADIC {self.text(last)}"
        return ", ".join([*([self.list(first)] if first else []), *([rest] if rest else [])])

    def operator_name(self, operator: Any) -> str:
        """An operator: an extension's with its schema where the search path does not find it. Stored text is read in sight of all."""
        home: Any = HOME.get()
        if (operator.function.routine is None and not operator.symbol) or self.stored or home is None:
            return str(operator.name)
        return str(home.shown_operator(operator))

    def routine_name(self, routine: Any) -> str:
        """A user's function: with its schema in stored text, and where the search path does not find it."""
        home: Any = HOME.get()
        return str(home.shown_routine(routine, self.stored)) if home is not None else quote_name(routine.name)

    def _case(self, e: bound.Case) -> str:
        compared = e.let is not None and all(_is_comparison(c) for c, _ in e.whens)
        if e.let is None and isinstance(present := e.whens[0][0], bound.Var) and present.column == bound.PRESENT:
            return self.text(e.whens[0][1])  # that there is a row goes without saying
        text = self.keyword("CASE", 0, VARIABLE)
        gap = "" if self.lines else " "
        if e.let is not None:
            for n in (n for c, _ in e.whens for n in bound.walk(c)):
                if isinstance(n, bound.CaseTest):
                    self.lets.setdefault(n.ident, self.text(e.let))
        if compared:
            assert e.let is not None
            text += f" {self.text(e.let)}"
        for condition, result in e.whens:
            if compared:
                assert isinstance(condition, bound.Func)
                condition = condition.args[1]
            text += gap + self.keyword("WHEN ") + self.text(condition, implicit=self.stored) + f" THEN {self.text(result)}"
        if e.default is not None:
            text += gap + self.keyword("ELSE ") + self.text(e.default)
        elif not self.stored:
            text += gap + self.keyword("ELSE ") + f"NULL::{self.type_name(e.type, e.typmod)}"
        return text + gap + self.keyword("END", -VARIABLE)

    def _aggregate(self, e: bound.Aggregate) -> str:
        if e.function.aggregate.ordered_set:
            name = quote_name(e.function.name) if e.function.routine is None else self.routine_name(e.function.routine)
            text = f"{name}({self.list(e.direct)}) WITHIN GROUP (ORDER BY {', '.join(self.sort_key(k) for k in e.order_by)})"
        else:
            inner = "*" if e.star else ("DISTINCT " if e.distinct else "") + self.list(e.args)
            if e.order_by:
                inner += " ORDER BY " + ", ".join(self.sort_key(k) for k in e.order_by)
            name = quote_name(e.function.name) if e.function.routine is None else self.routine_name(e.function.routine)
            text = f"{name}({inner})"
        return text if e.filter is None else f"{text} FILTER (WHERE {self.text(e.filter, implicit=self.stored)})"

    def sort_key(self, k: bound.SortKey) -> str:
        return self.sorted_by(k.expr) + direction(k.descending, k.nulls_first)

    def sorted_by(self, e: bound.Expr) -> str:
        """What ORDER BY, GROUP BY and their kin name, so that it is taken for nothing else."""
        if isinstance(e, bound.Const):
            text = self._const(e)
            return f"({text})" if self.stored else text if text.endswith(self.type_name(e.type, e.typmod)) else f"{text}::{self.type_name(e.type, e.typmod)}"
        text = self.text(e)
        if isinstance(e, bound.Var) or (isinstance(e, bound.Func) and e.function in SYSTEM_COLUMNS) or isinstance(e, bound.JoinColumn):
            return text
        if isinstance(e, bound.WholeRow) and not self.stored:
            return text
        call = isinstance(e, bound.Aggregate | bound.Window | bound.CoerceTypmod) or (isinstance(e, bound.Func) and e.operator is None)
        return f"({text})" if self.pretty or call else text


def uncast(e: bound.Expr) -> bound.Expr:
    """An expression without the cast that nobody wrote."""
    while (isinstance(e, bound.CoerceIO | bound.CoerceTypmod) and not e.explicit) or (isinstance(e, bound.Func) and e.cast == "i"):
        e = e.args[0] if isinstance(e, bound.Func) else e.arg
    return e


def direction(descending: bool, nulls_first: bool) -> str:
    """What follows an ORDER BY item."""
    if descending:
        return " DESC" if nulls_first else " DESC NULLS LAST"
    return " NULLS FIRST" if nulls_first else ""


_LOW, _HIGH = frozenset("+-"), frozenset("*/%")


def _operator(e: bound.Expr) -> str | None:
    return e.operator.name if isinstance(e, bound.Func) and e.operator is not None and len(e.args) == 2 else None


_LISTING = (bound.Subscript, bound.Array, bound.Row, bound.Coalesce, bound.MinMax, bound.NullIf, bound.Aggregate, bound.GroupingCall, bound.Window, bound.Case)


def _separates(parent: bound.Expr) -> bool:
    """Whether a node has separators of its own around what it holds."""
    if isinstance(parent, bound.Func):
        return parent.operator is None and not parent.cast
    return isinstance(parent, _LISTING)


def is_simple(e: bound.Expr, parent: bound.Expr) -> bool:
    """Whether an operand can stand without parentheses under its parent (PostgreSQL's rule for pretty printing)."""
    if isinstance(e, bound.CoerceTypmod | bound.SqlValue | bound.JoinColumn) or (isinstance(e, bound.Func) and e.cast):
        return True  # a call
    if isinstance(e, bound.CoerceIO | bound.CoerceDomain | bound.ArrayCoerce) and not isinstance(e, bound.Collate):
        return is_simple(e.arg, e)
    if isinstance(e, bound.Field):
        return not isinstance(parent, bound.Field)
    if isinstance(e, bound.Func) and e.operator is not None:
        name, above = _operator(e), _operator(parent)
        if isinstance(parent, bound.Func) and parent.operator is not None:
            if above is None or name not in _LOW | _HIGH or above not in _LOW | _HIGH:
                return False
            if name in _HIGH and above in _LOW:
                return True
            return (name in _HIGH) == (above in _HIGH) and parent.args[0] is e
        return isinstance(parent, bound.Bool) or _separates(parent)
    if isinstance(e, bound.DistinctFrom) and e.negated:
        return isinstance(parent, bound.Bool) and parent.op != "not"
    if isinstance(e, bound.IsTest | bound.DistinctFrom | bound.SubLink):
        return isinstance(parent, bound.Bool) or _separates(parent)
    if isinstance(e, bound.RowCompare) and e.op in ("=", "<>"):
        return isinstance(parent, bound.Bool) and (parent.op != "not" if e.op == "=" else parent.op == "or")
    if isinstance(e, bound.ArrayTest | bound.RowCompare | bound.Collate):
        return False
    if isinstance(e, bound.Bool):
        if not isinstance(parent, bound.Bool):
            return _separates(parent)
        return (e.op in ("not", "and") and parent.op != "not") or (e.op == "or" and parent.op == "or")
    return True


def show_expressions(exprs: list[bound.Expr], joiner: str = " AND ") -> str:
    """Expressions for EXPLAIN, as the session at hand shows data."""
    from aurorapy.planner.types import HOME, DefaultContext

    home: Any = HOME.get()
    writer = Writer(context=DefaultContext() if home is None else home.session.context)
    return joiner.join(writer(e) for e in exprs)
