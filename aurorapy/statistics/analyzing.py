"""ANALYZE: the rows that are looked at, and what of the table gets statistics.

The sample has some 300 rows for each of the statistics target (`sampling`).
What is found is a value of the catalog: it is written when the transaction commits, and gone when it does not.

Source: PostgreSQL 15 manual, ANALYZE, section 25.1.3; its src/backend/commands/analyze.c and statistics/extended_stats.c.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.catalog.ddl import lock_table, writable
from aurorapy.catalog.expressions import slots
from aurorapy.catalog.inheriting import descendants
from aurorapy.planner import bound
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.relation import Index, StatisticsObject, Table
from aurorapy.planner.table_statistics import ColumnStatistics, ObjectStatistics, TableStatistics
from aurorapy.privileges.restricted import as_owner
from aurorapy.transaction.access import full_rows

from .columns import column_statistics, single
from .combinations import Dimensions, dependencies, most_common, ndistinct
from .sampling import leaf_rows, picker

ROWS_A_TARGET = 300

Row = tuple[Any, ...]


class _Pass:
    """One look at a table: at its own rows, or (`inherited`) at those of the tables below it, too."""

    def __init__(self, session: Any, table: Table, names: Sequence[str], *, inherited: bool) -> None:
        self.session, self.table, self.inherited, self.names = session, table, inherited, frozenset(names)
        self.default = int(session.values["default_statistics_target"])
        self.columns = [c for c in table.live if (not names or c.name in self.names) and c.statistics != 0]
        self.indexes = [] if names or inherited else [i for i in table.indexes if not all(c.attnum for c in i.columns)]
        targets = [self._target(c.statistics) for c in self.columns]
        targets += [self._target(t) for i in self.indexes for t in self._index_targets(i)]
        targets += [self._object_target(x) for x in table.statistics]
        self.sample_max = ROWS_A_TARGET * max([*targets, 1])
        self.rows, self.total = self._sample()

    def _target(self, value: int) -> int:
        return self.default if value < 0 else value

    def _index_targets(self, index: Index) -> list[int]:
        known = dict(index.statistics)
        return [known.get(n, -1) for n, c in enumerate(index.columns, 1) if not c.attnum]

    def _object_target(self, x: StatisticsObject) -> int:
        if x.target >= 0:
            return x.target
        by_number = {c.attnum: c.statistics for c in self.table.live}
        return max([self._target(by_number[n]) for n in x.keys] + [self.default for _ in x.expressions])

    def _sample(self) -> tuple[list[Row], float]:
        session = self.session
        txn = session.transaction
        sources = [self.table, *descendants(session.catalog, self.table)] if self.inherited else [self.table]
        sources = [t for t in sources if t.root]
        txn.begin_statement()
        access = session.access_now()  # not the transaction's snapshot: what a plan will meet, of tables that are younger, too
        txn.pin_also(access.lsn)
        if len(sources) == 1 and self.table.oid not in txn.writes:
            found = leaf_rows(session.database.tree(sources[0].root), access.lsn, self.sample_max, access.seen, access.tick)
            if found is not None:
                return full_rows(self.table, found[0]) if self.table.short_rows else found[0], found[1]
        sizes = [session.database.tree(t.root).estimate(session.database.volume.lsn)[1] for t in sources]
        share = self.sample_max / max(1, sum(sizes))
        rows: list[Row] = []
        total = 0
        picked = picker(share) if share < 1 else None
        for t in sources:
            places = None if t.oid == self.table.oid else _places(self.table, t)
            for batch in access.scan(t):
                taken = batch if picked is None else picked(batch, total)
                total += len(batch)
                rows += taken if places is None else [tuple([None if p is None else r[p] for p in places]) for r in taken]
            usage = txn.usage[t.oid]
            usage[0] -= 1  # a sample is no scan
        for t, n in _counted(sources, total):
            txn.usage[t.oid][1] -= n
        return rows, float(total)

    def column_values(self, attnum: int) -> list[Any]:
        return [r[attnum - 1] for r in self.rows]

    def computed(self, texts: Iterable[str]) -> tuple[list[bound.Expr], list[list[Any]]]:
        """Expressions over the table, and their values."""
        session = self.session
        texts = list(texts)
        if not texts:
            return [], []
        with as_owner(session, self.table.owner):
            bounds = [session.catalog_view.bind_over(self.table, 1, text) for text in texts]
            compute = project_kernel([slots(e) for e in bounds])
            made = compute(self.rows, ExecState((), session.context, session.access_now(), []))
        return bounds, [list(column) for column in zip(*made, strict=True)]

    # --- what is made of it ---

    def column_results(self) -> dict[tuple[int, bool], ColumnStatistics]:
        out = {}
        name = "n_distinct_inherited" if self.inherited else "n_distinct"
        for c in self.columns:
            made = column_statistics(c.type, c.collation or _collation(c.type), self.column_values(c.attnum), self.total, self._target(c.statistics))
            if made is not None:
                own = dict(c.options).get(name)
                if own is not None and float(own):
                    made = replace(made, distinct=single(float(own)))
                out[c.attnum, self.inherited] = made
            self.session.tick()
        return out

    def index_results(self) -> dict[tuple[int, int], ColumnStatistics]:
        out = {}
        for i in self.indexes:
            known = dict(i.statistics)
            numbers = [n for n, c in enumerate(i.columns, 1) if not c.attnum and known.get(n, -1) != 0]
            rows = self.rows
            if i.predicate is not None:
                _, (kept,) = self.computed([i.predicate])
                self.rows = [r for r, k in zip(rows, kept, strict=True) if k]
            total = self.total * len(self.rows) / len(rows)
            made, values = self.computed([i.columns[n - 1].expression or "" for n in numbers]) if self.rows else ([], [])
            self.rows = rows
            for n, e, column in zip(numbers, made, values, strict=False):
                found = column_statistics(e.type, _collation(e.type), column, total, self._target(known.get(n, -1)), computed=True)
                if found is not None:
                    out[i.oid, n] = found
        return out

    def object_results(self) -> dict[tuple[int, bool], ObjectStatistics]:
        out = {}
        known = {c.attnum for c in self.columns}
        for x in self.table.statistics:
            if not known.issuperset(x.keys):
                self._cannot(x)
                continue
            target = self._object_target(x)
            if target:
                out[x.oid, self.inherited] = self._object(x, target)
            self.session.tick()
        return out

    def _object(self, x: StatisticsObject, target: int) -> ObjectStatistics:
        made, computed = self.computed(x.expressions)
        types = [*(self.table.columns[n - 1].type for n in x.keys), *(e.type for e in made)]
        values = [*(self.column_values(n) for n in x.keys), *computed]
        numbers = [*x.keys, *(-n for n in range(1, len(made) + 1))]
        n = float(len(self.rows))
        expressions: tuple[ColumnStatistics | None, ...] = ()
        if "e" in x.kinds:
            expressions = tuple([column_statistics(e.type, _collation(e.type), v, n, target, computed=True) for e, v in zip(made, computed, strict=True)])
        if len(numbers) < 2:
            return ObjectStatistics(types=tuple(types), expressions=expressions)
        d = Dimensions(numbers, types, values)
        return ObjectStatistics(ndistinct(d, self.total) if "d" in x.kinds else None, (dependencies(d) or None) if "f" in x.kinds else None,
                                most_common(d, self.total, target) if "m" in x.kinds else None, tuple(types), expressions)

    def _cannot(self, x: StatisticsObject) -> None:
        from aurorapy.commands import warning

        schemas = self.session.catalog.schemas
        warning(self.session, "42P17", f'statistics object "{schemas[x.schema]}.{x.name}" could not be computed for relation '
                                       f'"{schemas[self.table.schema]}.{self.table.name}"')


def _collation(oid: int) -> int:
    from aurorapy.planner.types import TYPES

    return TYPES[oid].collation and 100


def _places(parent: Table, child: Table) -> list[int | None]:
    """Where a child's rows have the parent's columns."""
    out: list[int | None] = []
    for c in parent.columns:
        found = None if c.dropped else child.column(c.name)
        out.append(None if found is None else found.attnum - 1)
    return out


def _counted(sources: list[Table], total: int) -> list[tuple[Table, int]]:
    return [(sources[0], total)] if len(sources) == 1 else []


def analyze(session: Any, table: Table, names: Sequence[str]) -> None:
    """Gather the statistics of a table; `names`: of these columns only."""
    table = lock_table(session, table, "share update exclusive")
    family = bool(table.children)
    passes = [] if table.kind == "p" else [_Pass(session, table, names, inherited=False)]
    if family:
        passes.append(_Pass(session, table, names, inherited=True))
    catalog = writable(session)
    if table.oid not in catalog.tables:
        raise errors.UndefinedTable(f'relation "{table.name}" does not exist')
    old = catalog.statistics.get(table.oid)
    rows = passes[0].total if passes else 0.0
    estimate = float(session.database.tree(table.root).estimate(session.database.volume.lsn)[1]) if table.root else rows
    columns, indexes, objects = (dict(old.columns), dict(old.indexes), dict(old.objects)) if old is not None else ({}, {}, {})
    for p in passes:
        if p.rows:
            columns |= p.column_results()
            indexes |= p.index_results()
            objects |= p.object_results()
    kept = {x.oid for x in catalog.tables[table.oid].statistics}
    objects = {k: o for k, o in objects.items() if k[0] in kept}
    indexes = {k: c for k, c in indexes.items() if any(i.oid == k[0] for i in catalog.tables[table.oid].indexes)}
    catalog.put_statistics(table.oid, TableStatistics(rows, estimate, columns, indexes, objects))
