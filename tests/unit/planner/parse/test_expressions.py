"""Precedence and the shapes of expressions, written as fully parenthesised text."""

from __future__ import annotations

import pytest

from aurorapy.planner.parse import parse_expression, parse_one, parse_type
from aurorapy.planner.parse import tree as t


def shown(expr: t.Expr | None) -> str:
    match expr:
        case t.Const():
            return str(expr.value)
        case t.ColumnRef():
            return ".".join(expr.names)
        case t.Op(left=None):
            return f"({expr.name}{shown(expr.right)})"
        case t.Op():
            return f"({shown(expr.left)}{expr.name}{shown(expr.right)})"
        case t.BoolExpr():
            return f"{expr.op}[{','.join(map(shown, expr.args))}]"
        case t.IsTest():
            return f"({shown(expr.arg)} is {'not ' if expr.negated else ''}{expr.what})"
        case t.Cast():
            return f"({shown(expr.arg)}::{expr.type.names[-1]})"
        case t.Between():
            return f"({shown(expr.arg)} between {shown(expr.low)},{shown(expr.high)})"
        case t.FuncCall():
            return f"{expr.name[-1]}({','.join(map(shown, expr.args))})"
        case t.Collate():
            return f"({shown(expr.arg)} collate)"
        case t.InList():
            return f"({shown(expr.arg)} in {','.join(map(shown, expr.items))})"
    return type(expr).__name__


@pytest.mark.parametrize(
    ("sql", "shape"),
    [
        ("a + b * c ^ d ^ e", "(a+(b*((c^d)^e)))"),
        ("-a ^ b", "((-a)^b)"),
        ("-a::int", "(-(a::int4))"),
        ("a @> b || c", "((a@>b)||c)"),
        ("|/ a + b", "(|/(a+b))"),
        ("a <-> b + 1", "(a<->(b+1))"),
        ("not a = b and c or d", "or[and[not[(a=b)],c],d]"),
        ("a and b and (c and d)", "and[a,b,and[c,d]]"),
        ("a is null is not null", "((a is null) is not null)"),
        ("a < b is true", "((a<b) is true)"),
        ("a = not b", "(a=not[b])"),
        ("a like b || c", "(a~~(b||c))"),
        ("a between b and c and d", "and[(a between b,c),d]"),
        ("a || b collate x", "(a||(b collate))"),
        ("a at time zone b || c", "(timezone(b,a)||c)"),
        ("a in (1, 2) = b", "((a in 1,2)=b)"),
        ("a similar to b", "(a~similar_to_escape(b))"),
        ("a not like b escape c", "(a!~~like_escape(b,c))"),
        ("extract(year from a)", "extract(year,a)"),
        ("position(a in b)", "position(b,a)"),
        ("trim(leading a from b)", "ltrim(b,a)"),
        ("substring(a similar b escape c)", "substring(a,b,c)"),
        ("(1,2) overlaps (3,4)", "overlaps(1,2,3,4)"),
        ("point '(1,2)'", "((1,2)::point)"),
        ("numeric(3,1) '1.5'", "(1.5::numeric)"),
    ],
)
def test_shapes(sql: str, shape: str) -> None:
    assert shown(parse_expression(sql)) == shape


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("a in (select 1)", "any"),
        ("a in ((select 1))", "any"),
        ("a = any (select 1)", "any"),
        ("a < all ((select 1))", "all"),
        ("(((select 1)))", "expr"),
        ("array(select 1)", "array"),
        ("exists(select)", "exists"),
        ("(select 1 union (select 2))", "expr"),
    ],
)
def test_sublinks(sql: str, kind: str) -> None:
    expr = parse_expression(sql)
    assert isinstance(expr, t.SubLink) and expr.kind == kind


def test_parenthesised_query_among_values() -> None:
    expr = parse_expression("a in ((select 1), 2)")
    assert isinstance(expr, t.InList) and isinstance(expr.items[0], t.SubLink)
    assert isinstance(parse_expression("((select 1)) + 1"), t.Op)
    assert isinstance(parse_expression("((select 1), 2)"), t.RowExpr)


def test_names_that_are_keywords() -> None:
    statement = parse_one('select values, interval, "select".x from t').statement
    assert isinstance(statement, t.Select)
    assert [shown(target.expr) for target in statement.targets] == ["values", "interval", "select.x"]


@pytest.mark.parametrize(
    ("sql", "names", "typmods", "dims"),
    [
        ("integer", ("pg_catalog", "int4"), (), ()),
        ("double precision", ("pg_catalog", "float8"), (), ()),
        ("float(24)", ("pg_catalog", "float4"), (), ()),
        ("dec(10, 2)[]", ("pg_catalog", "numeric"), (10, 2), (-1,)),
        ("character varying(3)", ("pg_catalog", "varchar"), (3,), ()),
        ("national character", ("pg_catalog", "bpchar"), (1,), ()),
        ("char", ("pg_catalog", "bpchar"), (1,), ()),
        ('"char"', ("char",), (), ()),
        ("bit varying(4)", ("pg_catalog", "varbit"), (4,), ()),
        ("bit", ("pg_catalog", "bit"), (1,), ()),
        ("time(3) with time zone", ("pg_catalog", "timetz"), (3,), ()),
        ("timestamp without time zone", ("pg_catalog", "timestamp"), (), ()),
        ("interval day to second(3)", ("pg_catalog", "interval"), (7176, 3), ()),
        ("interval(2)", ("pg_catalog", "interval"), (32767, 2), ()),
        ("interval year to month", ("pg_catalog", "interval"), (6,), ()),
        ("s.t[3][]", ("s", "t"), (), (3, -1)),
        ("int array[4]", ("pg_catalog", "int4"), (), (4,)),
    ],
)
def test_types(sql: str, names: tuple[str, ...], typmods: tuple[int, ...], dims: tuple[int, ...]) -> None:
    type_name = parse_type(sql)
    assert type_name.names == names
    assert tuple(mod.value for mod in type_name.typmods if isinstance(mod, t.Const)) == typmods
    assert type_name.dims == dims
