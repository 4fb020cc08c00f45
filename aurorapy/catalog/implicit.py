"""What DEBUG1 says of sequences and indexes that a table's definition makes by the way. Source: PostgreSQL 15's messages for SERIAL, IDENTITY and constraints."""

from __future__ import annotations

from typing import Any

from aurorapy.notices import warning
from aurorapy.planner.relation import Table


def tell_sequence(session: Any, table: Table, sequence: str, column: str) -> None:
    """The sequence of a SERIAL or IDENTITY column is about to be made."""
    command = "ALTER" if table.oid in session.catalog.tables else "CREATE"
    warning(session, "00000", f'{command} TABLE will create implicit sequence "{sequence}" for serial column "{table.name}.{column}"', "DEBUG")


def tell_index(session: Any, table: Table, index: str, what: str, *, fresh: bool) -> None:
    """The index of a constraint, of a table that is just being made if `fresh`, is about to be made."""
    warning(session, "00000", f'{"CREATE TABLE /" if fresh else "ALTER TABLE / ADD"} {what} will create implicit index "{index}" for table "{table.name}"', "DEBUG")
