"""COPY, LISTEN/NOTIFY, LOCK, VACUUM, ANALYZE, REINDEX, CHECKPOINT."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from aurorapy import errors
from aurorapy.planner.parse.statements.definitions import definition_value
from aurorapy.planner.parse.statements.prepared import truth, utility_option
from aurorapy.planner.parse.tree import (
    CheckpointStmt,
    ClusterStmt,
    CopyStmt,
    Expr,
    ListenStmt,
    LockStmt,
    Name,
    NotifyStmt,
    RangeTable,
    RefreshStmt,
    ReindexStmt,
    Statement,
    UnlistenStmt,
    VacuumStmt,
)

if TYPE_CHECKING:
    from aurorapy.planner.parse.parser import Parser


def _copy(p: Parser) -> CopyStmt:
    at = p.position()
    p.need("copy")
    table: RangeTable | None = None
    query: Statement | None = None
    columns: tuple[str, ...] = ()
    options: list[tuple[str, object]] = []
    if p.take("("):
        query = p.preparable()
        p.need(")", "to")
        is_from = False
    else:
        if p.take("binary"):
            options.append(("format", "binary"))
        table_at = p.position()
        table = RangeTable(p.qualified_name(), pos=table_at)
        columns = p.name_list() if p.kinds[p.i] == "(" else ()
        is_from = (p.one_of(("from", "to")) or p.fail()) == "from"
    program_at = p.i
    program = p.take("program")
    filename: str | None = None
    if not p.one_of(("stdin", "stdout")):
        filename = p.string()
    elif program:
        p.refuse("STDIN/STDOUT not allowed with PROGRAM", program_at + 2)
    if p.one_of(("using",)):
        p.need("delimiters")
        options.append(("delimiter", p.string()))
    elif p.kinds[p.i] == "delimiters":
        p.i += 1
        options.append(("delimiter", p.string()))
    p.take("with")
    if p.kinds[p.i] == "(":
        options.extend(p.wrapped(lambda: _copy_option(p)))
    else:
        _old_options(p, options)
    where: Expr | None = None
    if p.kinds[p.i] == "where":
        if query is not None:
            p.fail()
        p.i += 1
        where = p.expr()
        if not is_from:
            p.refuse("WHERE clause not allowed with COPY TO")
    return CopyStmt(table, query, columns, is_from, filename, program, tuple(options), where, at)


def _copy_option(p: Parser) -> tuple[str, object]:
    name = p.col_label()
    kind = p.kinds[p.i]
    if kind in (",", ")"):
        return name, True
    if p.take("*"):
        return name, "*"
    if kind == "(":
        return name, p.wrapped(lambda: p.word_or_string())
    if kind in ("true", "false", "on", "SCONST", "ICONST", "FCONST", "+", "-", "default"):
        value = definition_value(p)
    else:
        value = p.non_reserved_word()
    if name in ("header", "freeze"):
        value = value.lower() if isinstance(value, str) else value
        return name, truth(value)
    return name, value


def _old_options(p: Parser, options: list[tuple[str, object]]) -> None:
    """The syntax of before 9.0."""
    while True:
        if p.take("binary"):
            options.append(("format", "binary"))
        elif p.take("csv"):
            options.append(("format", "csv"))
        elif p.take("freeze"):
            options.append(("freeze", True))
        elif p.take("header"):
            options.append(("header", True))
        elif p.kinds[p.i] in ("delimiter", "null", "quote", "escape"):
            name = p.kinds[p.i]
            p.i += 1
            p.take("as")
            options.append((name, p.string()))
        elif p.take("encoding"):
            options.append(("encoding", p.string()))
        elif p.take("force"):
            if p.take("quote"):
                options.append(("force_quote", "*" if p.take("*") else p.csv(p.col_id)))
            elif p.take("not"):
                p.need("null")
                options.append(("force_not_null", p.csv(p.col_id)))
            else:
                p.need("null")
                options.append(("force_null", p.csv(p.col_id)))
        else:
            return


def _listen(p: Parser) -> ListenStmt:
    at = p.position()
    p.need("listen")
    return ListenStmt(p.col_id(), at)


def _unlisten(p: Parser) -> UnlistenStmt:
    at = p.position()
    p.need("unlisten")
    return UnlistenStmt(None if p.take("*") else p.col_id(), at)


def _notify(p: Parser) -> NotifyStmt:
    at = p.position()
    p.need("notify")
    channel = p.col_id()
    return NotifyStmt(channel, p.string() if p.take(",") else "", at)


_LOCK_MODES = (
    ("access", "share"), ("row", "share"), ("row", "exclusive"), ("share", "update", "exclusive"),
    ("share", "row", "exclusive"), ("share",), ("exclusive",), ("access", "exclusive"),
)  # fmt: skip


def _lock(p: Parser) -> LockStmt:
    at = p.position()
    p.need("lock")
    p.take("table")
    tables = p.csv(p.relation)
    mode = "access exclusive"
    if p.take("in"):
        for words in _LOCK_MODES:
            if p.take_all(*words):
                mode = " ".join(words)
                break
        else:
            p.fail_after(_LOCK_MODES)
        p.need("mode")
    return LockStmt(tables, mode, p.take("nowait"), at)


def _vacuum(p: Parser) -> VacuumStmt:
    at = p.position()
    p.need("vacuum")
    options: list[tuple[str, object]] = []
    places: list[tuple[int, bool]] = []
    if p.kinds[p.i] == "(":
        options.extend(p.wrapped(lambda: _placed_option(p, places)))
    else:
        for word in ("full", "freeze", "verbose"):
            if p.take(word):
                options.append((word, True))
        if p.one_of(("analyze", "analyse")):
            options.append(("analyze", True))
        places = [(at, False)] * len(options)
    chosen = dict(options)
    return VacuumStmt(
        False, bool(chosen.get("analyze")), bool(chosen.get("full")), _vacuum_tables(p), tuple(options), at, tuple(places)
    )


def _placed_option(p: Parser, places: list[tuple[int, bool]]) -> tuple[str, object]:
    """An option, of which `places` gets where it is, and whether it has a value."""
    places.append((p.position(), p.peek() not in (",", ")")))
    return utility_option(p)


def _analyze(p: Parser) -> VacuumStmt:
    at = p.position()
    p.i += 1
    options: tuple[tuple[str, object], ...] = ()
    places: list[tuple[int, bool]] = []
    if p.kinds[p.i] == "(":
        options = tuple(p.wrapped(lambda: _placed_option(p, places)))
    elif p.take("verbose"):
        options, places = (("verbose", True),), [(at, False)]
    return VacuumStmt(True, tables=_vacuum_tables(p), options=options, pos=at, places=tuple(places))


def _vacuum_tables(p: Parser) -> tuple[tuple[RangeTable, tuple[str, ...]], ...]:
    return () if p.kinds[p.i] in ("EOF", ";") else p.csv(lambda: _vacuum_table(p))


def _vacuum_table(p: Parser) -> tuple[RangeTable, tuple[str, ...]]:
    at = p.position()
    table = RangeTable(p.qualified_name(), pos=at)
    return table, p.name_list() if p.kinds[p.i] == "(" else ()


def _refresh(p: Parser) -> RefreshStmt:
    at = p.position()
    p.need("refresh", "materialized", "view")
    concurrently = p.take("concurrently")
    view_at = p.position()
    view = RangeTable(p.qualified_name(), pos=view_at)
    with_data = True
    if p.take("with"):
        with_data = not p.take("no")
        p.need("data")
    return RefreshStmt(view, concurrently, with_data, at)


def _reindex(p: Parser) -> ReindexStmt:
    at = p.position()
    p.need("reindex")
    options = list(p.wrapped(lambda: utility_option(p))) if p.kinds[p.i] == "(" else []
    kind = p.one_of(("index", "table", "schema", "system", "database")) or p.fail()
    if p.take("concurrently"):
        options.append(("concurrently", True))
    name: Name = p.qualified_name() if kind in ("index", "table") else (p.col_id(),)
    return ReindexStmt(kind, name, tuple(options), at)


def _cluster(p: Parser) -> ClusterStmt:
    at = p.position()
    p.need("cluster")
    if p.kinds[p.i] == "(":
        for name, _ in p.wrapped(lambda: utility_option(p)):
            if name != "verbose":
                raise errors.SyntaxError_(f'unrecognized CLUSTER option "{name}"', position=at)
    p.take("verbose")
    if p.kinds[p.i] in ("EOF", ";"):
        return ClusterStmt(None, None, at)
    table_at = p.position()
    table = RangeTable(p.qualified_name(), pos=table_at)
    if p.take("on"):  # as it was written before 8.3
        name = table.name[-1]
        return ClusterStmt(RangeTable(p.qualified_name(), pos=table_at), name, at)
    return ClusterStmt(table, p.col_id() if p.take("using") else None, at)


def _checkpoint(p: Parser) -> CheckpointStmt:
    at = p.position()
    p.need("checkpoint")
    return CheckpointStmt(at)


STATEMENTS: dict[str, Callable[[Parser], Statement]] = {
    "copy": _copy,
    "listen": _listen,
    "unlisten": _unlisten,
    "notify": _notify,
    "lock": _lock,
    "vacuum": _vacuum,
    "analyze": _analyze,
    "analyse": _analyze,
    "reindex": _reindex,
    "cluster": _cluster,
    "refresh": _refresh,
    "checkpoint": _checkpoint,
}
