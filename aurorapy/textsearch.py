"""Full-text search that runs queries, or is called by triggers: ts_stat, ts_rewrite of a query's rows, tsvector_update_trigger.

Source: PostgreSQL 15 manual, sections 9.13, 12.4.3 and 12.4.4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from aurorapy import errors
from aurorapy.execution import make_plan
from aurorapy.plannable import is_plannable
from aurorapy.planner.functions.registry import define
from aurorapy.planner.functions.textsearch_config import configuration
from aurorapy.planner.parse import parse
from aurorapy.planner.textsearch.documents import document_vector
from aurorapy.planner.textsearch.queries import Query
from aurorapy.planner.textsearch.vectors import WEIGHTS
from aurorapy.planner.types import HOME
from aurorapy.planner.types.domains import base_type
from aurorapy.planner.types.textsearch import TSQUERY, TSVECTOR, tell
from aurorapy.routines.running import MODIFYING, run_plan, tag_of
from aurorapy.settling import settled
from aurorapy.triggers.calling import BUILT_IN
from aurorapy.triggers.data import Row, TriggerData

_TEXTS = (25, 1043, 1042)
_REGCONFIG = 3734


def _rows(session: Any, text: str) -> tuple[list[Any], list[int]]:
    """What a query gives, and the types of its columns."""
    try:
        statements = parse(text)
        if len(statements) != 1:
            raise errors.InvalidCursorDefinition("cannot open multi-query plan as cursor")
        if not is_plannable(statements[0].statement) or isinstance(statements[0].statement, MODIFYING):
            raise errors.InvalidCursorDefinition(f"cannot open {tag_of(statements[0].statement)} query as cursor")
        plan = settled(session, lambda: make_plan(session, statements[0].statement, [], fixed=True))
        rows, _ = run_plan(session, plan, ())
    except errors.SQLError as e:
        if e.position is not None and e.query is None:
            e.query = text  # in which its position is
        raise
    return rows, [c.type for c in plan.columns]


def _rewrite(ctx: Any, query: Query, text: str) -> Query:
    if not query:
        return query
    from aurorapy.planner.textsearch.rewriting import rewrite  # loaded when it is used

    rows, types = _rows(ctx.session, text)
    if types != [TSQUERY, TSQUERY]:
        raise errors.InvalidParameterValue("ts_rewrite query must return two tsquery columns")
    return rewrite(query, [(a, b) for a, b in rows if a is not None and b is not None], several=True)


def _stat(ctx: Any, text: str, weights: str | None = None) -> Iterator[tuple[str, int, int]]:
    rows, types = _rows(ctx.session, text)
    if types != [TSVECTOR]:
        raise errors.InvalidParameterValue("ts_stat query must return one tsvector column")
    mask = None if weights is None else {WEIGHTS.index(c) for c in weights.upper() if c in WEIGHTS}
    found: dict[str, list[int]] = {}
    for (v,) in rows:
        for lexeme, positions in v or ():
            count = len(positions) or 1 if mask is None else sum([p & 3 in mask for p in positions])
            if count:
                entry = found.setdefault(lexeme, [0, 0])
                entry[0] += 1
                entry[1] += count
    for lexeme in sorted(found, reverse=True):
        yield lexeme, found[lexeme][0], found[lexeme][1]


_STAT = (("word", 25), ("ndoc", 23), ("nentry", 23))
define("ts_rewrite", "tsquery text", "tsquery", _rewrite, needs_context=True, volatility="v")
define("ts_stat", "text", "record", _stat, needs_context=True, volatility="v", retset=True, arg_names=("query",), out_columns=_STAT)
define("ts_stat", "text text", "record", _stat, needs_context=True, volatility="v", retset=True, arg_names=("query", "weights"), out_columns=_STAT)


# --- triggers -----------------------------------------------------------------------------------


def _update(by_column: bool) -> Callable[[TriggerData], Row | None]:
    return lambda data: _updated(data, by_column)


def _updated(data: TriggerData, by_column: bool) -> Row | None:
    """Make a column the vector of others."""
    home: Any = HOME.get()
    if data.level != "ROW":
        raise errors.InternalError_("tsvector_update_trigger: must be fired for row")
    if data.when != "BEFORE":
        raise errors.InternalError_("tsvector_update_trigger: must be fired BEFORE event")
    if data.op not in ("INSERT", "UPDATE"):
        raise errors.InternalError_("tsvector_update_trigger: must be fired for INSERT or UPDATE")
    if len(data.args) < 3:
        raise errors.InternalError_("tsvector_update_trigger: arguments must be tsvector_field, ts_config, text_field1, ...)")
    row = data.new
    assert row is not None
    target, config, *names = data.args
    at = _column(data, target, f'tsvector column "{target}" does not exist')
    if base_type(data.table.columns[at].type) != TSVECTOR:
        raise errors.DatatypeMismatch(f'column "{target}" is not of tsvector type')
    if by_column:
        place = _column(data, config, f'configuration column "{config}" does not exist')
        if data.table.columns[place].type != _REGCONFIG:
            raise errors.DatatypeMismatch(f'column "{config}" is not of regconfig type')
        if row[place] is None:
            raise errors.NullValueNotAllowed(f'configuration column "{config}" must not be null')
        oid = row[place]
    else:
        if "." not in config:
            raise errors.InvalidParameterValue(f'text search configuration name "{config}" must be schema-qualified')
        oid = home.reg_in("regconfig", config)
    texts = []
    changed = data.op == "INSERT"
    for name in names:
        n = _column(data, name, f'column "{name}" does not exist')
        if base_type(data.table.columns[n].type) not in _TEXTS:
            raise errors.DatatypeMismatch(f'column "{name}" is not of a character type')
        changed = changed or data.old is None or data.old[n] != row[n]
        if row[n] is not None:
            texts.append(row[n])
    if not changed:
        return row
    return (*row[:at], document_vector(configuration(oid), texts, tell, gap=0), *row[at + 1 :])


def _column(data: TriggerData, name: str, missing: str) -> int:
    for i, c in enumerate(data.table.columns):
        if c.name == name and not c.dropped:
            return i
    raise errors.UndefinedColumn(missing)


def _not_called_as_trigger() -> None:
    raise errors.InternalError_("tsvector_update_trigger: not fired by trigger manager")


for _oid, _name, _by_column in ((3752, "tsvector_update_trigger", False), (3753, "tsvector_update_trigger_column", True)):
    define(_name, "", "trigger", _not_called_as_trigger, volatility="v", strict=False, oid=_oid)
    BUILT_IN[_oid] = _name, _update(_by_column)
