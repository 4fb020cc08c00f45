"""A statement of each family, and errors with their positions as PostgreSQL 15 reports them."""

from __future__ import annotations

import pytest

from aurorapy.errors import SQLError, StatementTooComplex
from aurorapy.planner.parse import parse, parse_one, split
from aurorapy.planner.parse import tree as t


def test_several_statements_keep_their_texts_and_positions() -> None:
    first, second = parse(" BEGIN ;; SELECT $2 ; ")
    assert (first.text, first.offset, second.text, second.offset) == ("BEGIN", 1, "SELECT $2", 10)
    assert (first.parameters, second.parameters) == (0, 2)
    assert parse(" ; -- nothing\n") == []
    assert split("select ';'; select $$;$$ -- ;\n") == [("select ';'", 0), ("select $$;$$", 12)]


def test_set_operations_and_closing_clauses() -> None:
    statement = parse_one("(select 1 union select 2 intersect select 3) order by 1 limit 5").statement
    assert isinstance(statement, t.SetOperation) and statement.op == "union"
    assert isinstance(statement.right, t.SetOperation) and statement.right.op == "intersect"
    assert len(statement.order_by) == 1 and isinstance(statement.limit, t.Const)


def test_joins() -> None:
    statement = parse_one(
        "select from a join b join c on true using (x), lateral f(1) with ordinality z(a, b)"
    ).statement
    assert isinstance(statement, t.Select) and statement.targets == ()
    join, function = statement.from_
    assert isinstance(join, t.Join) and join.using == ("x",) and isinstance(join.right, t.Join)
    assert isinstance(function, t.RangeFunction) and function.ordinality and function.lateral


def test_writes() -> None:
    insert = parse_one(
        "with w as (select 1) insert into s.t as x (a, b[1]) values (1, default), ($1, 'x') "
        "on conflict (a) where a > 0 do update set b = excluded.b returning *"
    ).statement
    assert isinstance(insert, t.InsertStmt) and isinstance(insert.source, t.Values) and insert.with_
    assert len(insert.source.rows) == 2 and isinstance(insert.source.rows[0][1], t.SetToDefault)
    assert insert.on_conflict and insert.on_conflict.action == "update"
    update = parse_one("update only t x set (a, b) = (select 1, 2), c = 3 from u where current of k").statement
    assert isinstance(update, t.UpdateStmt) and update.table.only and update.assignments[0].multiple
    assert isinstance(update.where, t.CurrentOf)
    merge = parse_one("merge into t using s on true when not matched then insert default values").statement
    assert isinstance(merge, t.MergeStmt) and merge.whens[0].values is None


def test_create_table() -> None:
    statement = parse_one(
        "create temp table if not exists t (a int primary key, b varchar(10) not null default 'x' || 'y', "
        "c int generated always as identity (start 5), d int references u (x) on delete set null (d) "
        "deferrable initially deferred, check (a > 0) no inherit, like v including all excluding indexes) "
        "with (fillfactor = 70) on commit drop"
    ).statement
    assert isinstance(statement, t.CreateTableStmt) and statement.temporary and statement.if_not_exists
    a, b, c, d, check, like = statement.elements
    assert isinstance(b, t.ColumnDef) and [item.kind for item in b.constraints] == ["not null", "default"]
    assert isinstance(c, t.ColumnDef) and c.constraints[0].options == (("start", 5),)
    assert isinstance(d, t.ColumnDef) and d.constraints[0].on_delete_columns == ("d",)
    assert d.constraints[0].deferrable and d.constraints[0].initially_deferred
    assert isinstance(check, t.Constraint) and check.no_inherit
    assert isinstance(like, t.TableLike) and "indexes" not in like.including and "defaults" in like.including
    assert statement.options == (("fillfactor", 70),) and statement.on_commit == "drop"


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "begin isolation level serializable, read only",
            ("begin", (("isolation", "serializable"), ("read_only", True))),
        ),
        ("rollback to savepoint x", ("rollback to", ())),
        ("commit and chain", ("commit", ())),
        ("prepare transaction 'x'", ("prepare", ())),
    ],
)
def test_transactions(sql: str, expected: tuple[str, tuple[tuple[str, object], ...]]) -> None:
    statement = parse_one(sql).statement
    assert isinstance(statement, t.TransactionStmt) and (statement.kind, statement.modes) == expected


@pytest.mark.parametrize(
    ("sql", "kind", "name", "values"),
    [
        ("set search_path to a, \"B\", 'c'", "set", "search_path", ("a", "B", "c")),
        ("set local x.y = -1", "set", "x.y", (-1,)),
        ("set time zone local", "set", "timezone", None),
        ("set names 'utf8'", "set", "client_encoding", ("utf8",)),
        ("reset all", "reset all", None, None),
        ("set constraints all deferred", "constraints", None, ()),
    ],
)
def test_settings(sql: str, kind: str, name: str | None, values: object) -> None:
    statement = parse_one(sql).statement
    assert isinstance(statement, t.SetStmt) and (statement.kind, statement.name, statement.values) == (
        kind,
        name,
        values,
    )


@pytest.mark.parametrize(
    ("sql", "node"),
    [
        ("create unique index concurrently on t using btree (lower(a) desc nulls last, b text_ops)", t.CreateIndexStmt),
        ("create or replace view v (a) as select 1 with check option", t.CreateViewStmt),
        ("create table t (a) as select 1 with no data", t.CreateTableAsStmt),
        ("create materialized view v as select 1", t.CreateTableAsStmt),
        ("create schema s authorization u create table t (a int)", t.CreateSchemaStmt),
        ("create sequence s as bigint increment by -1 no maxvalue owned by t.a", t.CreateSequenceStmt),
        ("alter sequence s restart", t.AlterSequenceStmt),
        ("alter table if exists only t add column if not exists a int, drop b cascade", t.AlterTableStmt),
        ("alter table t rename constraint a to b", t.RenameStmt),
        ("alter view v set schema s", t.SetSchemaStmt),
        ("alter schema s owner to current_user", t.OwnerStmt),
        ("drop table if exists a, b.c cascade", t.DropStmt),
        ("drop function f(int, text)", t.DropRoutineStmt),
        ("truncate only a, b restart identity cascade", t.TruncateStmt),
        ("comment on column t.a is null", t.CommentStmt),
        ("declare c no scroll cursor with hold for select 1", t.DeclareCursorStmt),
        ("fetch backward all from c", t.FetchStmt),
        ("explain (analyze, format json) update t set a = 1", t.ExplainStmt),
        ("copy t (a, b) from stdin with (format csv, header match, force_null (a))", t.CopyStmt),
        ("copy (select 1) to stdout", t.CopyStmt),
        ("execute p (1, 'x')", t.ExecuteStmt),
        ("deallocate all", t.DeallocateStmt),
        ("lock table t in share row exclusive mode nowait", t.LockStmt),
        ("vacuum (full, analyze off) t (a)", t.VacuumStmt),
        ("analyze", t.VacuumStmt),
        ("reindex table concurrently t", t.ReindexStmt),
        ("notify c, 'x'", t.NotifyStmt),
        ("discard temp", t.DiscardStmt),
        ("create user u password 'x' nologin", t.RoleStmt),
        ("alter role r in database d set x = 1", t.RoleStmt),
        ("create database d owner = u connection limit 5", t.CreateDatabaseStmt),
        ("drop database d with (force)", t.DropDatabaseStmt),
        ("grant select on t to u", t.GrantStmt),
        ("do $$begin end$$", t.DoStmt),
        ("create function f() returns int language sql begin atomic; select 1; end", t.CreateRoutineStmt),
    ],
)
def test_families(sql: str, node: type) -> None:
    assert type(parse_one(sql).statement) is node


@pytest.mark.parametrize(
    ("sql", "message", "position"),
    [
        ("", "syntax error at end of input", 0),
        ("selec 1", 'syntax error at or near "selec"', 0),
        ("select 1 2", 'syntax error at or near "2"', 9),
        ("select 1; selec", 'syntax error at or near "selec"', 10),
        ("select a,", "syntax error at end of input", 9),
        ("select a < b < c", 'syntax error at or near "<"', 13),
        ("select f(a)[1]", 'syntax error at or near "["', 11),
        ("select order from t", 'syntax error at or near "from"', 13),
        ("select a day from t", 'syntax error at or near "day"', 9),
        ("select * from t limit 1, 2", "LIMIT #,# syntax is not supported", 16),
        ("select * from (select 1)", "subquery in FROM must have an alias", 14),
        ("(select 1 limit 1) limit 2", "multiple LIMIT clauses not allowed", 25),
        ("select `a`", "syntax error at end of input", 10),
        ("select a == b", None, None),
        ("create table t (a int,)", 'syntax error at or near ")"', 22),
        ("delete t", 'syntax error at or near "t"', 7),
        ("select f(a => 1, 2)", "positional argument cannot follow named argument", 17),
    ],
)
def test_errors(sql: str, message: str | None, position: int | None) -> None:
    if message is None:  # any operator may exist
        parse(sql)
        return
    with pytest.raises(SQLError) as caught:
        parse(sql) if sql else parse_one(sql)
    assert (caught.value.message, caught.value.position) == (message, position)


def test_a_deep_statement_is_an_error() -> None:
    with pytest.raises(StatementTooComplex) as caught:
        parse("select " + "(" * 20_000 + "1" + ")" * 20_000)
    assert caught.value.sqlstate == "54001"
