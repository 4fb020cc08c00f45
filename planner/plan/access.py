"""How to read one table: sequentially, or by an index that its conditions (or the wanted order) fit.

An index serves equality on its leading columns and one range on the next. Bounds are generated functions of
the execution state, so that a cached plan serves every parameter. The conditions that became bounds are
not tested again where the bounds are exact.

Bounds of composite keys: the key is a tuple of parts, so a prefix `(a,)` sorts before every key that starts with
it, and `(a, ABOVE)` after them; `bare` keys are the part itself.
"""

from __future__ import annotations

from dataclasses import field, replace
from typing import Any

from aurorapy.planner import bound
from aurorapy.planner.compile import Source
from aurorapy.planner.kernels import Kernel, filter_kernel, finish, values_kernel
from aurorapy.planner.operators.alternatives import AlternativeScans
from aurorapy.planner.operators.array_scan import LOOKUP_COST, ArrayScan, QueriedScan, keys_of
from aurorapy.planner.operators.base import Node
from aurorapy.planner.operators.or_scan import OrScan
from aurorapy.planner.operators.scan import IndexScan, SeqScan, VirtualLookup, VirtualScan
from aurorapy.planner.operators.sort import Sort
from aurorapy.planner.relation import Index, Table
from aurorapy.planner.selectivity import clauselist
from aurorapy.planner.selectivity.widths import table_width
from aurorapy.planner.types import HOME, TYPES
from aurorapy.planner.types.keys import ABOVE, key_function
from aurorapy.records import dataclass

from . import predicates
from .costs import cheapest_first
from .layout import Layout, Level, is_volatile
from .leakproof import in_order, leaks
from .lists import list_value, queried_value
from .searches import Search, search_node, searches

USERS_EQUALITY = 0.005  # the share of rows for which an operator of a user's class that means equality is true, as PostgreSQL's DEFAULT_EQ_SEL
FEW_ROWS = 20  # that an index is thought to find for equal keys, up to which nobody looks closer
ARMS_MAX = 64  # of an OR, each of which is read by an index
ALTERNATIVES_MAX = 3  # indexes between which is chosen when the statement runs
SCAN_COST_ROWS = 8.0  # rows that a sequential scan reads in the time that an index scan fetches one


@dataclass(slots=True)
class Path:
    """A way to read: index None is a sequential scan. `equal`: values of the leading columns, of which that with the number `each` is an array,
    whose elements are looked up one by one (-1: none is); `low`/`high`: (value,
    inclusive) on the next; `used`: conditions that the bounds make true; `rows`: rows it will fetch."""

    index: Index | None
    equal: list[bound.Expr] = field(default_factory=list)
    low: tuple[bound.Expr, bool] | None = None
    high: tuple[bound.Expr, bool] | None = None
    used: list[bound.Expr] = field(default_factory=list)
    rows: float = 0.0
    table_rows: float = 0.0
    reverse: bool = False
    ordered: bool = False
    searches: list[Search] = field(default_factory=list)  # of other methods than btree; their conditions are tested again
    each: int = -1
    low_more: list[bound.Expr] = field(default_factory=list)  # values of the columns behind that of `low`, where a row is compared
    high_more: list[bound.Expr] = field(default_factory=list)
    not_null: bool = False  # of the column behind `equal`
    nulls: list[int] = field(default_factory=list)  # the columns of `equal` that are NULL
    queried: bool = False  # the array has the rows of a query
    arms: list[Path] = field(default_factory=list)  # of an OR; `index` is that of one of them
    loose: list[bound.Expr] = field(default_factory=list)  # of `used`: the bounds let more rows through, so they are tested again

    @property
    def unique(self) -> bool:
        """Every column of a unique index is bound: at most one row."""
        return self.each < 0 and self.full

    @property
    def full(self) -> bool:
        """Every column of a unique index is bound, maybe to several values."""
        return self.index is not None and self.index.unique and len(self.equal) == len(self.index.columns) and not self.nulls


def table_layout(entry: bound.Entry) -> Layout:
    """The layout of a scan's rows."""
    table = entry.table
    assert table is not None
    nulls = [not c.not_null or c.dropped for c in table.columns]
    if entry.needs_rowid:
        nulls.append(False)
    return Layout({entry.rid: 0}, {}, nulls)


def index_expressions(planner: Any, table: Table, index: Index, rid: int) -> list[bound.Expr]:
    """The index's key columns as expressions over entry `rid`."""
    out: list[bound.Expr] = []
    for c in index.columns:
        if c.attnum:
            column = table.columns[c.attnum - 1]
            out.append(bound.Var(column.type, rid, c.attnum - 1, column.typmod))
        else:
            out.append(planner.bind_over(table, rid, c.expression))
    return out


def search_path(planner: Any, entry: bound.Entry, index: Index, conditions: list[bound.Expr], table_rows: float) -> Path | None:
    """The path of an index of another method than btree, where conditions fit it."""
    assert entry.table is not None
    found = searches(index, index_expressions(planner, entry.table, index, entry.rid), conditions, entry.rid)
    if not found:
        return None
    used = list({id(f.condition): f.condition for f in found}.values())
    equal = {id(f.condition) for f in found if f.opclass.own and f.opclass.is_equality(f.name, f.strategy)}
    share = clauselist([c for c in used if id(c) not in equal], planner.relation(entry)) * USERS_EQUALITY ** len(equal)
    return Path(index, used=used, rows=max(1.0, table_rows * share), searches=found)


def candidate_paths(planner: Any, entry: bound.Entry, conditions: list[bound.Expr], table_rows: float,
                    order: list[bound.SortKey] | None) -> list[Path]:
    """Every index path that fits, and the sequential scan first."""
    table = entry.table
    assert table is not None
    rows = table_rows * clauselist(conditions, planner.relation(entry)) if conditions else table_rows
    planner.kept[entry.rid] = rows
    paths = [Path(None, rows=rows)]
    if table.rows is not None:
        compared = {v.column for c in conditions if isinstance(c, bound.Func) and len(c.args) == 2 for a in c.args
                    if isinstance(v := predicates.plain(a), bound.Var) and v.rid == entry.rid}
        fitting = [i for i in table.lookups if i.columns[0].attnum - 1 in compared]
        return paths + [path for i in fitting if (path := _match(planner, entry, i, conditions, table_rows)).equal and path.each < 0]
    if entry.security:
        conditions = [c for c in conditions if any(c is q for q in entry.security) or not leaks(c)]
    paths += index_paths(planner, entry, conditions, table_rows, order)
    return paths + [found for c in conditions if (found := or_path(planner, entry, c, conditions, table_rows)) is not None]


def index_paths(planner: Any, entry: bound.Entry, conditions: list[bound.Expr], table_rows: float, order: list[bound.SortKey] | None) -> list[Path]:
    """Every way by one index."""
    table, paths = entry.table, []
    assert table is not None
    for index in table.indexes:
        if not (index.valid and index.ready and index.live):
            continue
        if index.predicate is not None and not predicates.implies(conditions, planner.bind_over(table, entry.rid, index.predicate)):
            continue
        if index.method != "btree" or index.own_order:
            other = search_path(planner, entry, index, conditions, table_rows)
            if other is not None:
                paths.append(other)
            continue
        path = _match(planner, entry, index, conditions, table_rows)
        direction = _order_direction(index, index_expressions(planner, table, index, entry.rid), len(path.equal), order) if order and path.each < 0 else None
        if direction is not None:
            path.ordered, path.reverse = True, direction
        if path.equal or path.low or path.high or path.ordered:
            paths.append(path)
    return paths


def or_path(planner: Any, entry: bound.Entry, condition: bound.Expr, conditions: list[bound.Expr], table_rows: float) -> Path | None:
    """The way to the rows of `a OR b ...`, where each of these, with the other conditions, fits some index."""
    if not isinstance(condition, bound.Bool) or condition.op != "or" or len(condition.args) > ARMS_MAX:
        return None
    others = [c for c in conditions if not isinstance(c, bound.Bool)]
    arms: list[Path] = []
    for arm in condition.args:
        own = list(arm.args) if isinstance(arm, bound.Bool) and arm.op == "and" else [arm]
        fitting = [p for p in index_paths(planner, entry, [*own, *others], table_rows, None) if not p.queried and any(u is c for u in p.used for c in own)]
        if not fitting:
            return None
        arms.append(min(fitting, key=lambda p: p.rows))
    return Path(arms[0].index, used=[condition], loose=[condition], rows=min(table_rows, sum([p.rows for p in arms])), table_rows=table_rows, arms=arms)


def _match(planner: Any, entry: bound.Entry, index: Index, conditions: list[bound.Expr], table_rows: float) -> Path:
    assert entry.table is not None
    path = Path(index, table_rows=table_rows)
    columns = index_expressions(planner, entry.table, index, entry.rid)
    left = list(conditions)
    for expr, column in zip(columns, index.columns, strict=True):
        found = next(((c, v) for c in left if (v := predicates.equal_value(c, expr, entry.rid)) is not None), None)
        if found is not None:
            path.equal.append(found[1])
            path.used.append(found[0])
            left.remove(found[0])
            continue
        null = next((c for c in left if _tests_null(c, expr)), None)
        if null is not None and not (column.attnum and entry.table.columns[column.attnum - 1].not_null):
            path.nulls.append(len(path.equal))
            path.equal.append(bound.Const(expr.type, None))
            path.used.append(null)
            left.remove(null)
            continue
        if path.each < 0 and not path.equal:
            found = next(((c, v) for c in left if (v := queried_value(c, expr)) is not None), None)
            if found is not None:
                path.each, path.queried = 0, True
                path.equal, path.used = [found[1]], [found[0]]
                break
        if path.each < 0:
            found = next(((c, v) for c in left if (v := list_value(c, expr, entry.rid)) is not None), None)
            if found is not None:
                path.each = len(path.equal)
                path.equal.append(found[1])
                path.used.append(found[0])
                left.remove(found[0])
                continue
        for c in list(left):
            if isinstance(c, bound.RowCompare):
                _match_row(path, c, columns, entry.rid)
                continue
            if _tests_null(c, expr, negated=True):
                path.not_null = True
                path.used.append(c)
                left.remove(c)
                continue
            limit = predicates.range_value(c, expr, entry.rid)
            exact = limit is not None
            if limit is None:
                limit = predicates.moment_limit(c, expr, entry.rid)
            if limit is None:
                continue
            op, value = limit
            upper = op in ("<", "<=")
            if column.descending:
                upper = not upper
            if upper and path.high is None:
                path.high = (value, op in ("<=", ">="))
            elif not upper and path.low is None:
                path.low = (value, op in ("<=", ">="))
            else:
                continue
            path.used.append(c)
            left.remove(c)
            if not exact:
                path.loose.append(c)
        break
    path.rows = 1.0 if path.unique else max(1.0, table_rows * clauselist(path.used, planner.relation(entry)))
    return path


def _tests_null(c: bound.Expr, expr: bound.Expr, *, negated: bool = False) -> bool:
    return isinstance(c, bound.IsTest) and c.what == "null" and c.negated == negated and not c.row and predicates.is_key(c.arg, expr)


def _match_row(path: Path, c: bound.RowCompare, columns: list[bound.Expr], rid: int) -> None:
    """Take a comparison of rows, whose columns are those of the index from the next one on, as a limit; it is tested again."""
    assert path.index is not None
    at = len(path.equal)
    first = path.index.columns[at]
    values: list[bound.Expr] = []
    for mine, other, expr, column in zip(c.left, c.right, columns[at:], path.index.columns[at:], strict=False):
        if (column.descending, column.nulls_first) != (first.descending, first.nulls_first) or not predicates.is_key(mine, expr):
            break
        if rid in predicates.rids_of(other) or is_volatile(other) or not predicates.same_order(expr.type, other.type):
            break
        values.append(other)
    if not values:
        return
    upper = (c.op in ("<", "<=")) != first.descending
    if upper and path.high is None:
        path.high, path.high_more = (values[0], True), values[1:]
    elif not upper and path.low is None:
        path.low, path.low_more = (values[0], True), values[1:]
    else:
        return
    path.used.append(c)
    path.loose.append(c)


def _order_direction(index: Index, columns: list[bound.Expr], bound_columns: int, order: list[bound.SortKey]) -> bool | None:
    """False when the index gives the order, True when its reverse does, None when neither."""
    direction: bool | None = None
    at = bound_columns
    keys = [c.key() for c in columns]
    for k in order:
        key = k.expr.key()
        if key in keys[:bound_columns]:
            continue
        if at >= len(columns) or key != keys[at]:
            return None
        c = index.columns[at]
        same = (c.descending, c.nulls_first) == (k.descending, k.nulls_first)
        opposite = (not c.descending, not c.nulls_first) == (k.descending, k.nulls_first)
        if not same and not opposite:
            return None
        if direction is None:
            direction = opposite and not same
        elif direction != (opposite and not same):
            return None
        at += 1
    return direction if direction is not None else False


def choose(paths: list[Path], table_rows: float, limit: float | None) -> Path:
    """The cheapest path; one that is ordered saves a sort, and with a LIMIT all the rest of the rows."""
    kept = paths[0].rows
    return min(paths, key=lambda p: _cost(p, table_rows, limit, kept))


def _cost(p: Path, table_rows: float, limit: float | None, kept: float) -> float:
    """In rows that an index scan fetches. `kept`: how many rows the conditions leave."""
    if p.index is None:
        base = table_rows / SCAN_COST_ROWS + 1
        return base + p.rows * 0.3 if not p.ordered and limit is not None else base
    if p.queried:
        return table_rows / SCAN_COST_ROWS  # it reads the whole table rather than much of the index
    fetched = p.rows
    if p.ordered and limit is not None:
        fetched = min(fetched, (limit + 1) * max(fetched / max(kept, 1.0), 1.0))  # what other conditions keep away is fetched, too
    if p.arms:
        return sum([_cost(a, table_rows, limit, kept) for a in p.arms])
    return 0.9 if p.unique else fetched + 0.5  # one row by its key beats reading even the smallest table


def best_scan(planner: Any, level: Level, entry: bound.Entry, conditions: list[bound.Expr], paths: list[Path], table_rows: float, limit: float | None = None,
              order: list[bound.SortKey] | None = None) -> tuple[Node, Layout, Path]:
    """The operator for the cheapest path, or for several where it turns out only when the statement runs which one that is."""
    path = choose(paths, table_rows, limit)
    node, layout = scan_node(planner, level, entry, conditions, path, table_rows)
    if (path.ordered and (limit is None or not order)) or entry.table.rows is not None or any(isinstance(n, bound.SubLink) for c in conditions for n in bound.walk(c)):  # type: ignore[union-attr]
        return node, layout, path
    unknown = planner.statistics(entry.table)[1] is None
    if path.index is None or path.ordered:
        ranges = sorted((p for p in paths if p is not path and _is_open(p, unknown)), key=lambda p: p.rows)[:ALTERNATIVES_MAX]
        if not ranges:
            return node, layout, path
        whole, scans = node, [scan_node(planner, level, entry, conditions, replace(p, ordered=False, reverse=False), table_rows)[0] for p in ranges]
        if path.ordered:
            assert limit is not None and order is not None
            # in order, so many entries are looked at until `limit` rows have been found as are as rare as the range tells
            keys = [k.over(level.resolve(k.expr, layout)) for k in order]
            made = [Sort(n, keys, None, None, level.subplans(layout)) for n in scans]
            return AlternativeScans(tuple(scans), tuple(made), whole, min(1.0, limit / table_rows) ** 0.5, node), layout, path  # type: ignore[arg-type]
    elif _is_open(path, unknown):
        whole, scans = scan_node(planner, level, entry, conditions, Path(None, rows=path.rows), table_rows)[0], [node]
    else:
        return node, layout, path
    return AlternativeScans(tuple(scans), tuple(scans), whole, 1.0 / SCAN_COST_ROWS, node), layout, path  # type: ignore[arg-type]


def _is_open(p: Path, unknown: bool) -> bool:
    """Whether only the values of parameters tell how much of an index a path reads, and it may be much; of a table of which nobody has looked at the
    values (`unknown`), constants do not tell either."""
    if p.index is None or p.searches or p.unique or not p.used:
        return False
    if p.arms:
        return any(_is_open(a, unknown) for a in p.arms) and not any(a.searches or _is_dependent(a) for a in p.arms)
    limits = [limit[0] for limit in (p.low, p.high) if limit is not None]
    if not limits and p.rows <= FEW_ROWS and (p.each < 0 or isinstance(p.equal[p.each], bound.Array)):
        return False
    return (unknown or any(isinstance(n, bound.Param) for e in [*p.equal, *limits] for n in bound.walk(e))) and not _is_dependent(p)


def _is_dependent(p: Path) -> bool:
    """Whether what is looked for depends on other rows."""
    values = [*p.equal, *(limit[0] for limit in (p.low, p.high) if limit is not None)]
    return any(isinstance(n, bound.Var | bound.SubLink) for e in values for n in bound.walk(e))


def scan_node(planner: Any, level: Level, entry: bound.Entry, conditions: list[bound.Expr], path: Path, table_rows: float) -> tuple[Node, Layout]:
    """The operator for a path: conditions that the bounds do not cover become its filter."""
    table = entry.table
    assert table is not None
    if table.kind == "f":
        HOME.get().refuse_foreign(table)  # type: ignore[union-attr]
    layout = table_layout(entry)
    rest = conditions if path.searches else [c for c in conditions if not any(c is u for u in path.used) or any(c is u for u in path.loose)]
    condition: Kernel | None = None
    if rest:
        rest = in_order(entry.security, rest) if entry.security else cheapest_first(rest)
        whole = bound.conjunction([level.resolve(c, layout) for c in rest])
        assert whole is not None
        condition = filter_kernel(whole, level.subplans(layout))
    estimate = path.rows
    if rest or table.rows is not None:
        estimate = table_rows * clauselist(conditions, planner.relation(entry)) if conditions else table_rows
    if table.rows is not None:
        if path.index is None:
            node: Node = VirtualScan(table, condition, estimate, layout.nulls)
        else:
            value = values_kernel([level.resolve(path.equal[0], Layout())], level.subplans(Layout()))
            node = VirtualLookup(table, path.index, value, condition, estimate, layout.nulls)
            node.details.append(("Index Cond", planner.show(path.used, entry)))
    elif path.index is None:
        node = SeqScan(table, condition, entry.needs_rowid, path.rows, layout.nulls)
    elif path.arms:
        inner = replace(entry, needs_rowid=True, security=[])
        arms: Any = tuple([scan_node(planner, level, inner, arm.used, arm, table_rows)[0] for arm in path.arms])
        node = OrScan(table, arms, condition, entry.needs_rowid, estimate, layout.nulls)
        node.details.append(("Recheck Cond", planner.show(path.used, entry)))
    elif path.searches:
        node = search_node(planner, level, entry, path, condition, layout)
    else:
        bounds = bounds_kernel(planner, level, table, path)
        if path.queried:
            node = QueriedScan(table, path.index, bounds, path.full, table_rows, condition, entry.needs_rowid, estimate, layout.nulls, 1.0 / SCAN_COST_ROWS)
        elif path.each < 0:
            node = IndexScan(table, path.index, bounds, path.unique, path.reverse, condition, entry.needs_rowid, estimate, layout.nulls)
        else:
            node = ArrayScan(table, path.index, bounds, path.full, table_rows, condition, entry.needs_rowid, estimate, layout.nulls)
        if path.used:
            node.details.append(("Index Cond", planner.show(path.used, entry)))
    node.alias = entry.name  # type: ignore[attr-defined]
    statistics = planner.statistics  # a plan is kept, its planner is not
    node.output_width = lambda: table_width(table, statistics(table)[1] if table.rows is None and table.root else None)
    tested = [c for c in rest if not any(c is u for u in path.used)]  # beside what the index was asked
    if tested:
        node.details.append(("Filter", planner.show(tested, entry)))
    return node, layout


def bounds_kernel(planner: Any, level: Level, table: Table, path: Path) -> Kernel:
    """`bounds(s)`: the key of a unique look-up, or (low, high, low inclusive, high inclusive), or a list of one of them for each element of
    an array; None when a bound is NULL."""
    index = path.index
    assert index is not None
    empty = Layout()
    source = Source(subplans=level.subplans(empty))
    lines: list[str] = []
    loop: list[str] = []  # over the elements of an array
    parts: list[str] = []

    many = int(path.table_rows / SCAN_COST_ROWS / LOOKUP_COST)  # elements of a query's array, from which on the table is read

    def made(name: str, text: str) -> Kernel:
        array = "array_, " if path.queried else ""
        return finish(source, name, "s", [*lines, f"return {array}[{text}{loop[0]}" if loop else f"return {text}"])

    def part(expr: bound.Expr, number: int) -> str:
        column = index.columns[number]
        if number in path.nulls:
            return source.constant(key_function(TYPES[column.type], column.descending, column.nulls_first, True)(None), "kn")  # type: ignore[misc]
        resolved = level.resolve(expr, empty)
        name = f"v{len(lines)}_"
        text = source.value(resolved)
        lines.append(f"{name} = {text}")
        lines.append(f"if {name} is None: return None")
        nullable = not (column.attnum and table.columns[column.attnum - 1].not_null)
        function = key_function(TYPES[column.type], column.descending, column.nulls_first, nullable)
        if number == path.each:
            if path.queried:
                lines.extend((f"array_ = {name}", f"if len(array_) > {many}: return array_, None"))
            lines.append(f"{name} = {source.constant(keys_of, 'ks')}({name}, {source.constant(function, 'kf')})")
            loop.append(f" for e_ in {name}]")
            return "e_"
        if function is None:
            return name
        return f"{source.constant(function, 'kf')}({name})"

    def more(values: list[bound.Expr]) -> str:
        """Further parts of a limit, up to the first that is NULL: a row may be decided by those before it."""
        made = ""
        for number, expr in reversed([*enumerate(values, at + 1)]):
            column = index.columns[number]
            nullable = not (column.attnum and table.columns[column.attnum - 1].not_null)
            function = key_function(TYPES[column.type], column.descending, column.nulls_first, nullable)
            name = f"m{number}_"
            value = name if function is None else f"{source.constant(function, 'kf')}({name})"
            made = f"*(() if ({name} := {source.value(level.resolve(expr, empty))}) is None else ({value}, {made})), "
        return made

    for i, value in enumerate(path.equal):
        parts.append(part(value, i))
    if path.full:
        return made("index_key", parts[0] if index.bare else "(" + "".join(p + ", " for p in parts) + ")")
    prefix = "".join(p + ", " for p in parts)
    at = len(parts)
    low = part(path.low[0], at) if path.low else None
    high = part(path.high[0], at) if path.high else None
    low_more, high_more = more(path.low_more), more(path.high_more)
    above = source.constant(ABOVE, "above")
    if index.bare:
        low_text, high_text = low or "None", high or "None"
        low_inclusive = path.low is None or path.low[1]
        high_inclusive = path.high is None or path.high[1]
    else:
        # a bound on a prefix: (a, low) <= keys; to exclude keys that start with (a, low) begin after (a, low, ABOVE)
        low_text = f"({prefix}{low}, {low_more}{'' if path.low and path.low[1] else above + ', '})" if low else (f"({prefix})" if parts else "None")
        high_text = f"({prefix}{high}, {high_more}{above + ', ' if path.high and path.high[1] else ''})" if high else (
            f"({prefix}{above}, )" if parts else "None")
        low_inclusive = high_inclusive = True
        if high and path.high and not path.high[1]:
            high_inclusive = False
        nullable_at = at < len(index.columns) and not (
            index.columns[at].attnum and table.columns[index.columns[at].attnum - 1].not_null)
        if nullable_at and (low or high or path.not_null):
            # a range must not reach into the NULLs, whichever end they stand at
            nulls_first = index.columns[at].nulls_first
            if not low and nulls_first:
                low_text = f"({prefix}(0, {above}), )"
            if not high and not nulls_first:
                high_text = f"({prefix}(1, ), )"
                high_inclusive = False
    return made("index_bounds", f"({low_text}, {high_text}, {low_inclusive}, {high_inclusive})")
