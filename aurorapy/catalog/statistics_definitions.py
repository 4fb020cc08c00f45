"""Statistics objects as SQL text, and what functions of the system tell of them.

Source: PostgreSQL 15 manual, section 9.26.4; its src/backend/utils/adt/ruleutils.c, for the forms.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.functions.registry import cast, define
from aurorapy.planner.plan.deparse import Writer, quote_name
from aurorapy.planner.relation import StatisticsObject, Table
from aurorapy.planner.types import TYPES

from .dependencies import relation_name
from .statistics_objects import is_visible, with_oid

KINDS = {"d": "ndistinct", "f": "dependencies", "m": "mcv"}


def expression_texts(s: Any, table: Table, x: StatisticsObject, *, pretty: bool = False) -> list[tuple[str, bool]]:
    """(text, whether it is a call of a function) of each expression."""
    out = []
    for text in x.expressions:
        made = s.catalog_view.bind_over(table, 1, text, folding=False)
        call = isinstance(made, bound.Coalesce | bound.MinMax | bound.NullIf) or (isinstance(made, bound.Func) and made.operator is None and made.cast in ("", "s"))
        out.append((Writer(context=s.context, pretty=pretty, lines=True, row=table.name)(made), call))
    return out


def _columns(s: Any, table: Table, x: StatisticsObject) -> str:
    names = [quote_name(table.columns[n - 1].name) for n in x.keys]
    return ", ".join([*names, *(text if call else f"({text})" for text, call in expression_texts(s, table, x, pretty=True))])


def definition(s: Any, table: Table, x: StatisticsObject) -> str:
    """CREATE STATISTICS of an object. Kinds are said where not all of them are wanted."""
    name = f"{quote_name(s.catalog.schemas[x.schema])}.{quote_name(x.name)}"
    wanted = [word for letter, word in KINDS.items() if letter in x.kinds]
    several = len(x.keys) + len(x.expressions) > 1
    kinds = f" ({', '.join(wanted)})" if several and len(wanted) < len(KINDS) else ""
    return f"CREATE STATISTICS {name}{kinds} ON {_columns(s, table, x)} FROM {relation_name(s, table)}"


def _of_object(say: Any) -> Any:
    def answer(s: Any, oid: int) -> Any:
        found = with_oid(s.catalog, oid)
        return None if found is None else say(s, *found)

    return answer


def _expressions(s: Any, table: Table, x: StatisticsObject) -> tuple[str, ...] | None:
    return tuple([text for text, _ in expression_texts(s, table, x)]) or None


def mcv_rows(value: Any) -> list[tuple[Any, ...]]:
    """The items of a pg_mcv_list: (index, values as text, which are NULL, frequency, base frequency)."""
    from aurorapy.planner.types import HOME

    home: Any = HOME.get()
    types, items = value
    context = home.session.context
    return [(n, tuple([None if v is None else TYPES[t].output(v, context) for v, t in zip(values, types, strict=True)]),
             tuple([v is None for v in values]), frequency, base) for n, (values, frequency, base) in enumerate(items)]


_SAID = (("pg_get_statisticsobjdef", "text", definition), ("pg_get_statisticsobjdef_columns", "text", _columns),
         ("pg_get_statisticsobjdef_expressions", "text[]", _expressions), ("pg_statistics_obj_is_visible", "bool", lambda s, table, x: is_visible(s, x)))
for _name, _result, _answer in [(n, r, _of_object(say)) for n, r, say in _SAID]:
    define(_name, "oid", _result, lambda ctx, oid, answer=_answer: answer(ctx.session, oid), needs_context=True, volatility="s")
define("pg_mcv_list_items", "pg_mcv_list", "record", mcv_rows, retset=True, volatility="s",
       out_columns=(("index", 23), ("values", 1009), ("nulls", 1000), ("frequency", 701), ("base_frequency", 701)))
for _name in ("pg_ndistinct", "pg_dependencies", "pg_mcv_list"):
    cast(_name, "text", "i", by_io=True)
