"""New storage for a table: empty, or with every row made anew.

The rows that the transaction sees, its own ones among them, go into fresh trees, which only its own catalog names; so a
rollback leaves all as it was, and a commit makes the new trees the table's. Rowids stay.

Not kept: who has an older snapshot sees the table as of the rewrite, as in PostgreSQL (manual, section 13.6).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.execution import ExecState
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.relation import Index, Table
from aurorapy.storage.bulk import BulkRun
from aurorapy.transaction.access import Access

from .expressions import slots
from .indexes import fill_index

Row = tuple[Any, ...]


def new_storage(session: Any, table: Table) -> Table:
    """Empty trees for a table and its indexes; the old ones go at commit."""
    catalog, database, txn = session.catalog, session.database, session.transaction
    txn.drops += [table.root, *(i.root for i in table.indexes)]
    temporary = table.root < 0
    indexes = tuple(replace(i, root=database.new_tree(txn, temporary)) for i in table.indexes)
    new = catalog.put_table(replace(table, root=database.new_tree(txn, temporary), indexes=indexes, short_rows=False))
    txn.writes.pop(table.oid, None)
    if not txn.savepoints and database.decoding is None:
        txn.undo.clear()
    return new  # type: ignore[no-any-return]


DEFAULT_VALUE, TYPE_CHANGE = 2, 4  # why a table is rewritten, as table_rewrite triggers are told


def rewrite(session: Any, old: Table, new: Table, values: dict[int, bound.Expr], generated: dict[int, bound.Expr], reason: int = DEFAULT_VALUE) -> Table:
    """Make every row of `old` one of `new` (which is what the catalog has already), and all indexes of `new` again. `values`: slot -> expression
    over the columns of `old`, for the slots that change; `generated`: slot -> expression over those of `new`. Raises 23502 for a NULL where
    there may be none."""
    txn, database = session.transaction, session.database
    if new.kind in "pf":
        return new
    if session.command is not None:
        session.command.rewriting(session, new.oid, reason)
    access = session.access_now()
    txn.pin_also(access.lsn)
    batches = _converted(access, old, new, values, generated)
    if old.oid in txn.writes:  # the own rows come behind the others, whatever their rowids
        batches = iter([sorted(r for batch in batches for r in batch)])
    table = new_storage(session, replace(new, columns=tuple(replace(c, missing=None) for c in new.columns)))
    fill_heap(database, table, batches)
    for index in table.indexes:
        fill_index(session, table, index)
    return table


def _converted(access: Access, old: Table, new: Table, values: dict[int, bound.Expr], generated: dict[int, bound.Expr]) -> Iterator[list[tuple[int, Row]]]:
    state = ExecState((), access.txn.context, access, [])
    rowid = len(old.columns)

    def source(i: int) -> bound.Expr:
        if i in values:
            return slots(values[i])
        return bound.Const(new.columns[i].type, None) if new.columns[i].dropped or i >= rowid else bound.Slot(new.columns[i].type, i)

    convert = project_kernel([source(i) for i in range(len(new.columns))])
    compute = None
    if generated:
        compute = project_kernel([slots(generated[i]) if i in generated else bound.Slot(c.type, i) for i, c in enumerate(new.columns)])
    required = [c for c in new.columns if c.not_null and not c.dropped]
    for batch in access.scan_ids(old):
        rows = convert(batch, state)
        if compute is not None:
            rows = compute(rows, state)
        for column in required:
            at = column.attnum - 1
            if any(r[at] is None for r in rows):
                raise errors.NotNullViolation(f'column "{column.name}" of relation "{new.name}" contains null values', schema=new.schema_name,
                                              table=new.name, column=column.name)
        yield [(r[rowid], row) for r, row in zip(batch, rows, strict=True)]


def fill_heap(database: Any, table: Table, batches: Iterator[list[tuple[int, Row]]]) -> None:
    """Put rows in the order of their rowids into the empty heap."""
    heap = database.tree(table.root)
    last = 0
    if table.root < 0:
        mtr = database.begin(table.root)
        for batch in batches:
            for last, row in batch:
                heap.insert(mtr, last, row)
        mtr.commit()
    else:
        run = BulkRun(database.volume)
        try:
            for batch in batches:
                run.append([i for i, _ in batch], [row for _, row in batch])
            run.finish()
        except BaseException:
            run.abandon()
            raise
        heap.take(database.volume, run)
        last = run.last_key or 0
    database.rowids[table.root] = last + 1


def rebuild_index(session: Any, table: Table, index: Index) -> Table:
    """A fresh tree for one index, made from the table's rows; its keys may have another form now."""
    first = index.columns[0]
    bare = index.unique and len(index.columns) == 1 and bool(first.attnum) and table.columns[first.attnum - 1].not_null and index.predicate is None
    session.transaction.drops.append(index.root)
    new = replace(index, root=session.database.new_tree(session.transaction, index.root < 0) if index.root else 0, bare=bare)
    table = session.catalog.put_table(replace(table, indexes=tuple(new if i.oid == index.oid else i for i in table.indexes)))
    fill_index(session, table, new)
    return table
