"""Queries that functions of extensions are given as texts, and that change nothing. Source: PostgreSQL 15 manual, SPI_execute with read_only."""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.execution import make_plan
from aurorapy.plannable import is_plannable
from aurorapy.planner.parse import parse
from aurorapy.settling import settled

from .running import MODIFYING, run_plan, tag_of


def read(session: Any, text: str) -> tuple[list[Any], list[int]]:
    """The rows of the text's last query, and the types of its columns; 0A000."""
    rows: list[Any] = []
    types: list[int] = []
    try:
        for parsed in parse(text):
            statement = parsed.statement
            if not is_plannable(statement) or isinstance(statement, MODIFYING):
                raise errors.FeatureNotSupported(f"{tag_of(statement)} is not allowed in a non-volatile function")
            plan = settled(session, lambda s=statement: make_plan(session, s, [], fixed=True))  # type: ignore[misc]
            rows, _ = run_plan(session, plan, ())
            types = [c.type for c in plan.columns]
    except errors.SQLError as e:
        if e.position is not None and e.query is None:
            e.query = text  # in which its position is
        elif e.query is None:
            line = f'SQL statement "{text}"'
            e.where = line if e.where is None else f"{e.where}\n{line}"
        raise
    return rows, types
