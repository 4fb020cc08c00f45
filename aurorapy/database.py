"""A database: one volume, its catalog, its locks, and the commit step.

Commit applies the write set to the newest pages in one mini-transaction that never yields, then releases the
locks; the client's answer waits for the volume's durable LSN, not the other sessions.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.catalog.codec import stored
from aurorapy.catalog.foreign_keys import ForeignKeys
from aurorapy.catalog.state import PG_CATALOG, PUBLIC, Catalog, next_version
from aurorapy.planner import bound
from aurorapy.planner.bind.binder import Binder
from aurorapy.planner.bind.coerce import to_boolean
from aurorapy.planner.bind.expressions import bind
from aurorapy.planner.bind.scope import Item, Scope
from aurorapy.planner.kernels import project_kernel
from aurorapy.planner.parse import parse_stored
from aurorapy.planner.relation import Index, Table, claiming_indexes, computed_indexes
from aurorapy.planner.types import HOME, TYPES, DefaultContext
from aurorapy.statements.kept import EXTENSION
from aurorapy.storage.btree import Tree
from aurorapy.storage.private import PrivateStore
from aurorapy.triggers.firing import Triggers

from .applying import apply
from .bounded import Bounded
from .clock import CATALOG_ROOT, Clock
from .decoding.recording import pack
from .giving_back import GivingBack
from .index_entries import Gathered, GatheredColumns, ManyMaker, gathering, make_many_maker
from .index_keys import StoredState, make_maker, slots
from .lasting_plans import end_plans, end_plans_of
from .sequence_values import SequenceValues
from .transaction.access import full_rows
from .transaction.entries import index_tree
from .transaction.exclusion import Exclusion
from .transaction.locks import LockManager
from .transaction.numbers import Numbers
from .transaction.serializable import Conflicts
from .transaction.stamps import TableStamps
from .transaction.transaction import Transaction
from .transaction.usage import Counters, dropped

Storage = tuple[Table, Tree, list[tuple[Any, Callable[[Any, int], Any]]]]  # a table, the tree of its rows, those of its indexes with what makes keys


class Database(SequenceValues):
    """All sessions of one database share it. `rowids`: next rowid of each heap."""

    def __init__(self, name: str, volume: Any, system: Any = None, now: Callable[[], int] = lambda: 0, kept_us: int = 0) -> None:
        """`now`: the time in microseconds since 2000; `kept_us`: the retention window."""
        self.name, self.volume = name, volume
        self.clock = Clock(volume, now, kept_us)
        self.is_past = False  # a view of what it was (past.py): nothing can be written
        self.locks = LockManager()
        self.trees: dict[int, Tree] = {}
        self.rowids: dict[int, int] = {}
        self.born: dict[int, int] = {}  # root -> LSN of the trees made since the process began
        self.youngest = 0  # the highest of them
        self.foreign_keys = ForeignKeys()
        self.triggers = Triggers()
        self.numbers, self.stamps = Numbers(self), TableStamps()
        self.sessions: set[Any] = set()
        self.catalog = Catalog()
        self.catalog.system = system
        self._keys: Bounded[int, tuple[Any, Any, Callable[..., Any]]] = Bounded()
        self._many_keys: Bounded[int, tuple[Any, Any, ManyMaker]] = Bounded()
        self._storages: Bounded[int, Storage] = Bounded()
        self._computed: Bounded[int, tuple[Table, tuple[Index, ...]]] = Bounded()
        self._claiming: Bounded[int, tuple[Table, tuple[Index, ...]]] = Bounded()
        self._exclusions: Bounded[int, tuple[Index, Table, Exclusion]] = Bounded()
        self.excluding: dict[int, Any] = {}  # what open transactions have put under exclusion constraints (transaction.exclusion)
        self._sequences: dict[int, list[Any]] = {}  # root -> state
        self._written: dict[tuple[int, int], int] = {}
        self._moved: dict[tuple[int, int], int] = {}
        self.counters = Counters()
        self.points = self.counters.points
        self.plans: dict[Any, Any] = {}
        self.conflicts = Conflicts(self)
        self.catalog_lsn = 0  # of the last commit that changed the catalog
        self.marked: dict[int, int] = {}  # partitions that are being detached: the LSN from which on they are none
        self.marked_lsn = 0  # the highest of them; older snapshots go on seeing such partitions
        self.decoding: Any = None  # what is kept for logical replication slots, where there are any (decoding.kept.Kept)
        self.large_objects: Any = None  # where they lie, once somebody has asked (large_objects.pages)
        self.private = PrivateStore()  # trees of temporary tables: their roots are negative

    # --- opening ---

    def create(self) -> None:
        """Make the catalog of a fresh volume."""
        mtr = self.volume.begin()
        root = Tree.create(mtr)
        mtr.commit()
        if root != CATALOG_ROOT:
            raise errors.InternalError_(f"the catalog's root page is {root}")
        self.catalog.put_schema(PUBLIC, "public")
        self.catalog.put_comment((2615, PUBLIC, 0), "standard public schema")
        mtr = self.volume.begin()
        self._store(mtr, self.catalog)
        self.clock.note(mtr, self.clock.now())
        self.clock.noted(int(mtr.commit()))

    def load(self) -> None:
        """Read the catalog of an existing volume."""
        tree = self.tree(CATALOG_ROOT)
        for keys, values in tree.scan(self.volume.lsn):
            self.catalog.load(zip(keys, values, strict=True))
        self.clock.load()

    def begin_as(self, other: Database) -> None:
        """Begin as a branch of another database's newest state, which has been held in this very moment: with its catalog and plans, and with
        what no page holds: sequences' values within what one record covers."""
        catalog = self.catalog = other.catalog.copy()
        catalog.oids = list(catalog.oids)
        self.catalog_lsn = 0
        self.plans = dict(other.plans)
        self.rowids = {root: n for root, n in other.rowids.items() if root > 0}
        roots = {q.root for q in catalog.sequences.values()}
        self._sequences = {root: list(state) for root, state in other._sequences.items() if root in roots}

    def _store(self, mtr: Any, catalog: Catalog) -> None:
        tree = self.tree(CATALOG_ROOT)
        catalog.changes["counter", 0] = catalog.oids[0]  # as it is now: others may have taken oids since, and have committed before
        for key, value in catalog.changes.items():
            data = value if key[0] in ("counter", "statistic") else stored(value)
            old = tree.get(key, self.volume.lsn)
            if data is None:
                if old is not None:
                    tree.delete(mtr, key)
            elif old is None:
                tree.insert(mtr, key, data)
            else:
                tree.update(mtr, key, data)
        catalog.changes = {}

    # --- trees and keys ---

    def tree(self, root: int) -> Tree:
        """The tree with that root page."""
        tree = self.trees.get(root)
        if tree is None:
            tree = self.trees[root] = Tree(self.volume, root) if root > 0 else Tree(self.private, -root)
        return tree

    @property
    def is_durable(self) -> bool:
        """Nothing that was committed here is still under way to the nodes."""
        return bool(self.volume.vdl >= self.volume.lsn)

    def begin(self, root: int, touch: Callable[[], Any] = lambda: None) -> Any:
        """A mini-transaction for a tree: in the volume, where what `touch` reads is brought before (`Volume.begin_near`), or in private memory."""
        return self.volume.begin_near(touch) if root > 0 else self.private.begin()

    def new_tree(self, txn: Transaction, temporary: bool = False) -> int:
        """A fresh empty tree, given back if the transaction rolls back."""
        mtr = self.private.begin() if temporary else self.volume.begin()
        root = Tree.create(mtr)
        born = int(mtr.commit() or 0)
        root = -root if temporary else root
        if not temporary:
            self.born[root] = self.youngest = born
        txn.created.append(root)
        return root

    def drop_trees(self, roots: list[int]) -> None:
        """Give trees back that nobody reaches any more: at once, or when those of their pages are here that say which there are."""
        mtr = self.private.begin()
        for root in roots:
            if root < 0:
                self.tree(root).drop(mtr)
            self.trees.pop(root, None)
            self._sequences.pop(root, None)
            self.born.pop(root, None)
        mtr.commit()
        if shared := [root for root in roots if root > 0]:
            GivingBack(self.volume, shared).go_on()

    def next_rowid(self, table: Table, count: int = 1) -> int:
        """A fresh rowid for a table's heap, the first of `count` ones."""
        n = self.rowids.get(table.root)
        if n is None:
            n = 1
            for ids, _ in self.tree(table.root).scan(self.volume.lsn, reverse=True):
                n = max(ids) + 1
                break
            n = self.rowids.get(table.root, n)  # others may have run
        self.rowids[table.root] = n + count
        return n

    def bind_over(self, table: Table, rid: int, text: str, *, folding: bool = True) -> bound.Expr:
        """An expression that the catalog keeps as text, bound over the columns of a table as entry `rid`. Without `folding` it is as it was written."""
        home: Any = HOME.get()
        catalog = home if home is not None and home.session.database is self else self.catalog  # the transaction's own knows its new types
        b = Binder(catalog, self.catalog_context(), fixed_parameters=True, folding=folding)
        columns: list[tuple[str, bound.Expr]] = [(c.name, bound.Var(c.type, rid, c.attnum - 1, c.typmod, not c.not_null, None, c.name))
                                                 for c in table.columns if not c.dropped]
        entry = bound.Entry(rid, "table", table.name, [], table) if "tableoid" in text else None
        return bind(b, Scope(items=[Item(table.name, columns, rid, entry=entry, view=table)]), parse_stored(text), "stored expressions")

    def catalog_context(self) -> Any:
        """Settings under which stored expressions are read."""
        context = DefaultContext()
        context.search_path = ("pg_catalog", "public")
        context.current_database = self.name
        return context

    def key_maker(self, table: Table, index: Index) -> Callable[[Any, int], Any]:
        """`(row, rowid) -> key`, None where a partial index leaves the row out."""
        found = self._keys.get(index.oid)
        if found is not None and found[0] is index and found[1] is table:
            return found[2]
        made = make_maker(self, table, index)
        self._keys[index.oid] = (index, table, made)
        return made

    def many_keys(self, table: Table, index: Index) -> ManyMaker:
        """`(rows, rowids) -> keys`, as `key_maker` makes each."""
        found = self._many_keys.get(index.oid)
        if found is not None and found[0] is index and found[1] is table:
            return found[2]
        made = make_many_maker(table, index, self.key_maker(table, index))
        self._many_keys[index.oid] = (index, table, made)
        return made

    def gathering(self, table: Table, index: Index) -> Gathered | GatheredColumns:
        """What gathers the entries of many rows in an index."""
        return gathering(table, index, self.key_maker(table, index))

    def computed(self, table: Table) -> tuple[Index, ...]:
        """The indexes of a table whose keys, or whether there are any, are computed: that may fail, which must be seen before the commit."""
        found = self._computed.get(table.oid)
        if found is None or found[0] is not table:
            found = self._computed[table.oid] = table, computed_indexes(table)
        return found[1]

    def claiming(self, table: Table) -> tuple[Index, ...]:
        """The unique indexes of a table, and those of exclusion constraints."""
        found = self._claiming.get(table.oid)
        if found is None or found[0] is not table:
            found = self._claiming[table.oid] = table, claiming_indexes(table)
        return found[1]

    def exclusion(self, table: Table, index: Index) -> Exclusion:
        """What checks an exclusion constraint."""
        found = self._exclusions.get(index.oid)
        if found is None or found[0] is not index or found[1] is not table:
            found = self._exclusions[index.oid] = index, table, Exclusion(self, table, index)
        return found[2]

    def index_key(self, table: Table, index: Index, row: Any, rowid: int) -> Any:
        """The key of a row in an index."""
        return self.key_maker(table, index)(row, rowid)

    def unique_key(self, table: Table, index: Index, row: Any) -> Any:
        """The key that must be unique; None when the row has none (NULLs, partial index)."""
        key = self.key_maker(table, index)(row, -1)
        if not index.bare and isinstance(key, tuple) and len(key) > len(index.columns):
            return None
        return key

    def key_names(self, table: Table, index: Index, context: Any) -> str:
        """The columns of an index for messages."""
        from .catalog.definitions import index_column

        return ", ".join([table.columns[c.attnum - 1].name if c.attnum else index_column(context.session, table, index, n, True) for n, c in enumerate(index.columns)])

    def key_text(self, table: Table, index: Index, row: Any, context: Any) -> tuple[str, str]:
        """(column names, values) for messages."""
        values = []
        for c in index.columns:
            if c.attnum:
                column = table.columns[c.attnum - 1]
                v = row[c.attnum - 1]
                values.append("null" if v is None else TYPES[column.type].output(v, context))
            else:
                e = slots(self.bind_over(table, 1, c.expression or ""))
                v = project_kernel([e])([row], StoredState(self.catalog_context()))[0][0]
                values.append("null" if v is None else TYPES[e.type].output(v, context))
        return self.key_names(table, index, context), ", ".join(values)

    def table_rows(self, table: Table) -> float:
        """About how many rows a table has, by its tree."""
        return float(self.tree(table.root).estimate(self.volume.lsn)[1])

    # --- transactions ---

    def written_after(self, table: int, rowid: int, lsn: int) -> bool:
        """Whether a row was committed anew after `lsn`."""
        return self._written.get((table, rowid), 0) > lsn or bool(self.stamps) and self.stamps.changed_after(table, rowid, lsn)

    def was_moved(self, table: int, rowid: int, lsn: int) -> bool:
        """Whether a row went to another partition after `lsn`."""
        return self._moved.get((table, rowid), 0) > lsn

    def bring_pages(self, txn: Transaction) -> None:
        """Before a commit where pages are far: have those that it reads brought while others run, since it cannot let them."""
        volume = self.volume
        for root in txn.drops:
            if root > 0 and root not in txn.doomed:
                txn.doomed[root] = self.tree(root).page_ids(volume.lsn)  # the lock on the table keeps it as it is
        volume.bring(lambda: self._touch(txn))

    def _touch(self, txn: Transaction) -> None:
        """Read the pages that a commit reads."""
        volume = self.volume
        self.clock.touch()
        if self.decoding is not None:
            self.decoding.touch()
        if txn.catalog is not None:
            catalog = self.tree(CATALOG_ROOT)
            for key in txn.catalog.changes:
                catalog.leaf(key, volume.lsn)
        for w in txn.writes.values():
            if w.table.root < 0 or (w.table.oid not in txn.session.catalog.tables and w.table.schema != PG_CATALOG):
                continue
            heap = self.tree(w.table.root)
            indexes = [(index_tree(self, i), self.key_maker(w.table, i)) for i in w.table.indexes]
            for rowid, row in w.rows.items():
                heap.leaf(rowid, volume.lsn)
                versions = [None if r is None else full_rows(w.table, [r])[0] for r in (w.base[rowid], row)]
                for tree, key in indexes:
                    before, after = [None if one is None else key(one, rowid) for one in versions]
                    if before != after:
                        for k in (before, after):
                            if k is not None:
                                tree.leaf(k, volume.lsn)

    def commit(self, txn: Transaction) -> int:
        """Apply the write set; the LSN at which it is durable, 0 when nothing was written."""
        if txn.sxact is not None:
            self.conflicts.check_commit(txn)
        catalog = txn.catalog if txn.catalog is not None and txn.catalog.changes else None
        if catalog is not None and catalog.base is not self.catalog:
            catalog.rebase(self.catalog)
        writes = [w for w in txn.writes.values() if w.rows]
        stamped = self.stamps.ending(txn, writes) if self.stamps else None
        drops = [root for root in txn.drops if root] if txn.drops else []  # partitioned tables and their indexes have none
        if txn.session.temporary is not None or txn.temporary is not None or (drops and any(r < 0 for r in drops)):
            writes, drops = self._commit_temporary(txn, writes)
        if not writes and catalog is None and not drops and not txn.decoded:
            if txn.sxact is not None:
                self.conflicts.note_commit(txn)
            if stamped is not None:  # temporary tables
                stamped.settle(self.volume.lsn, remember=False)
            self.end(txn)
            return 0
        for w in writes:
            for index in self.computed(w.table):  # a failure in the midst of the change would leave half of it
                for rowid, row in w.rows.items():
                    if row is not None:
                        self.index_key(w.table, index, full_rows(w.table, [row])[0], rowid)
        mtr = self.volume.begin()
        record = None if self.decoding is None else self._record(mtr, txn, catalog)
        remember = txn.session.engine_pins(self.volume)
        changed: list[tuple[int, int]] = []
        for w in writes:
            table = (catalog or self.catalog).tables.get(w.table.oid)
            if table is None and w.table.schema == PG_CATALOG:
                table = w.table  # large objects
            if table is None or (table is not w.table and table.root != w.table.root):
                continue
            apply(mtr, table, w, self._storage(table))
            if remember:
                changed += [(table.oid, rowid) for rowid in w.rows]
        changes = {}
        if catalog is not None:
            changes = catalog.changes
            self._store(mtr, catalog)
        for root in drops:
            self.tree(root).drop(mtr, txn.doomed.get(root))
            self.trees.pop(root, None)
            self._sequences.pop(root, None)
            self.born.pop(root, None)
        clock = self.clock
        now = clock.now()
        at = 0 if record is None else self.decoding.store(mtr, record)
        if now < clock.due:
            lsn = mtr.commit()
        else:
            clock.note(mtr, now)
            lsn = mtr.commit()
            clock.noted(int(lsn))
        if record is not None:
            self.decoding.noted(at, record, int(lsn))
        for key in changed:
            self._written[key] = lsn
        if stamped is not None:
            stamped.settle(int(lsn), remember=remember)
        if txn.moved and remember:
            self._moved.update(dict.fromkeys(txn.moved, lsn))
        if txn.sxact is not None:
            self.conflicts.note_commit(txn)
        if not remember and self._written:
            self._written.clear()
            self._moved.clear()
        gone: list[Any] = []
        if catalog is not None:
            gone = dropped(self.catalog, changes)
            catalog.base = catalog.claims = None
            catalog.sql_types = {}
            end_plans(self.plans, self.catalog, catalog, changes)
            others = catalog.extensions.keys() ^ self.catalog.extensions.keys()
            watched = any(x.name == EXTENSION for o in others if (x := catalog.extensions.get(o) or self.catalog.extensions.get(o)) is not None)
            self.catalog, self.catalog_lsn = catalog, lsn
            if watched:
                for session in list(self.sessions):
                    session.context.refresh()  # it counts its statements from now on, or no more
        session = txn.session
        if session.postpones and not gone and lsn <= self.volume.vdl and txn.number is None and txn.sxact is None and txn.pinned is None:
            session.ended = txn  # the client may know; `end` follows before anybody else's turn
        else:
            self.end(txn)
            self.counters.drop(gone)
        return int(lsn)

    def _record(self, mtr: Any, txn: Transaction, catalog: Catalog | None) -> list[bytes] | None:
        """What logical decoding will be told; before anything is changed, for it may fail."""
        try:
            return pack(txn, catalog, self.clock.now())
        except BaseException:
            mtr.commit()
            raise

    def end(self, txn: Transaction) -> None:
        """Count what a transaction has done that is committed, and free what it has locked."""
        self.counters.take(txn, committed=True)
        txn.end()

    def _commit_temporary(self, txn: Transaction, writes: list[Any]) -> tuple[list[Any], list[int]]:
        """Apply what concerns temporary tables, which nobody else sees; the rest is given back."""
        tables = txn.session.catalog.tables
        mtr = self.private.begin()
        rest = []
        for w in writes:
            if w.table.persistence != "t":
                rest.append(w)
            elif w.table.oid in tables:
                apply(mtr, tables[w.table.oid], w, self._storage(tables[w.table.oid]))
        mtr.commit()
        self.drop_trees([r for r in txn.drops if r < 0])
        return rest, [r for r in txn.drops if r > 0]

    def _storage(self, table: Table) -> Storage:
        """Where a table's rows and keys are kept."""
        found = self._storages.get(table.oid)
        if found is None or found[0] is not table:
            indexes = [(index_tree(self, i), self.key_maker(table, i)) for i in table.indexes]
            found = self._storages[table.oid] = table, self.tree(table.root), indexes
        return found

    def renew_plans(self) -> None:
        """Let every plan be made anew, as if the catalog had changed."""
        self.catalog.version = next_version()
        self.plans.clear()

    def outgrow(self, tables: set[int]) -> None:
        """Let the plans that read some tables be made anew, for these have many more rows now."""
        self.catalog.outgrow(tables)
        end_plans_of(self.plans, tables)

    def rollback(self, txn: Transaction) -> None:
        """Forget the transaction."""
        if txn.created:
            self.drop_trees(txn.created)
        self.counters.take(txn, committed=False)
        txn.end()


__all__ = ["Database", "to_boolean"]
