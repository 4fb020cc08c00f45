"""What CREATE INDEX and REINDEX ask of the columns of hnsw and ivfflat indexes. Source: pgvector 0.8's README, "Indexing"."""

from __future__ import annotations

from typing import Any

from aurorapy.planner.access_methods.classes import class_of
from aurorapy.planner.access_methods.vectors import check_column, option
from aurorapy.planner.relation import Index, Table


def check_index(session: Any, table: Table, index: Index) -> None:
    """22023, 54000."""
    c = index.columns[0]
    found = class_of(index.method, c.type, c.opclass)
    assert found is not None
    typmod = table.columns[c.attnum - 1].typmod if c.attnum else session.database.bind_over(table, 1, c.expression).typmod
    check_column(index.method, found.name, typmod, dict(index.options))


def tell_of_little(session: Any, index: Index, rows: int) -> None:
    """The notice of an ivfflat index that is made when there are fewer rows than lists."""
    from .ddl import notice

    if index.method == "ivfflat" and rows < option(dict(index.options), "lists"):
        notice(session, "ivfflat index created with little data", detail="This will cause low recall.", hint="Drop the index until the table has more data.")
