"""Whether the rows that UPDATE, DELETE and MERGE change can be told by a publication: replica identities against row filters and column lists.

Source: PostgreSQL 15 manual, sections 31.1, 31.3 and 31.4; CheckCmdReplicaIdentity of execReplication.c, pub_rf_contains_invalid_column of publicationcmds.c.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.foreign import PublicationDef
from aurorapy.planner.relation import Index, Table

from .published import ancestors, is_publishable, listed_in, publications_of

_DONE = {"update": ("update", "updates", "updating"), "delete": ("delete from", "deletes", "deleting from")}


def check_identity(catalog: Any, known: list[PublicationDef], m: bound.Modify, tables: list[Table], late: bool) -> dict[int, errors.SQLError]:
    """Raise 42P10 or 55000 for a statement that changes rows of some tables which some publication publishes and cannot identify. Where
    parameters may leave out some of the tables (`late`), the errors by table, for those that are changed indeed."""
    refused: dict[int, errors.SQLError] = {}
    kinds = {a.action for a in m.merge.actions} if m.merge is not None else {m.kind}
    for t in tables:
        if not is_publishable(t) or t.kind == "p" or t.rows is not None:
            continue
        of = publications_of(catalog, known, t)
        for kind in ("update", "delete"):
            if kind in kinds and of and (e := _refusal(catalog, t, kind, of)) is not None:
                e.when_run = True
                if not late:
                    raise e
                refused[t.oid] = e
    return refused


def identity_index(t: Table) -> Index | None:
    """The index that identifies rows for a publication."""
    if t.identity == "i":
        return next((i for i in t.indexes if i.oid == t.identity_index), None)
    return next((i for i in t.indexes if i.primary and not i.deferrable), None) if t.identity == "d" else None


def _refusal(catalog: Any, t: Table, kind: str, of: list[PublicationDef]) -> errors.SQLError | None:
    """Why rows of a table cannot be changed."""
    verb, noun, doing = _DONE[kind]
    index = identity_index(t)
    columns = {c.attnum for c in index.columns} if index is not None else set()
    mine = [p for p in of if kind in p.actions]
    checked = [p for p in mine if not p.all_tables]
    cannot = f'cannot {verb} table "{t.name}"'
    if any(_filter_fails(catalog, p, t, columns) for p in checked):
        return errors.InvalidColumnReference(cannot, detail="Column used in the publication WHERE expression is not part of the replica identity.")
    if any(_list_fails(catalog, p, t, columns) for p in checked):
        return errors.InvalidColumnReference(cannot, detail="Column list used by the publication does not cover the replica identity.")
    if t.identity == "f" or index is not None or not mine:
        return None
    return errors.ObjectNotInPrerequisiteState(f"{cannot} because it does not have a replica identity and publishes {noun}",
                                              hint=f"To enable {doing} the table, set REPLICA IDENTITY using ALTER TABLE.")


def _published_as(catalog: Any, p: PublicationDef, t: Table) -> Table:
    """The table as which a publication publishes a table's rows: with publish_via_partition_root the topmost one that it lists."""
    if not p.via_root or t.bound is None:
        return t
    schemas = {x.schema for x in p.schemas}
    return next((a for a in reversed(ancestors(catalog, t)) if listed_in(p, a.oid) is not None or a.schema in schemas), t)


def _of_table(above: Table, t: Table, numbers: tuple[int, ...]) -> set[int]:
    """Columns of a partitioned table as those of a partition."""
    if above is t:
        return {*numbers}
    found = [t.column(above.columns[n - 1].name) for n in numbers]
    return {c.attnum for c in found if c is not None}


def _filter_fails(catalog: Any, p: PublicationDef, t: Table, columns: set[int]) -> bool:
    if t.identity == "f":
        return False
    above = _published_as(catalog, p, t)
    found = listed_in(p, above.oid)
    return found is not None and found.where is not None and not _of_table(above, t, found.reads) <= columns


def _list_fails(catalog: Any, p: PublicationDef, t: Table, columns: set[int]) -> bool:
    above = _published_as(catalog, p, t)
    found = listed_in(p, above.oid)
    if found is None or not found.columns:
        return False
    return t.identity == "f" or not columns <= _of_table(above, t, found.columns)
