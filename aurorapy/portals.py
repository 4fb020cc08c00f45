"""Prepared statements and portals.

Source: PostgreSQL 15 manual, section 55.2.3.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field
from typing import Any

from aurorapy.records import dataclass

from .execution import Plan


@dataclass(slots=True)
class Prepared:
    """A prepared statement: text, tree, parameter types; `plan` for queries."""

    text: str
    statement: Any
    types: list[int]
    plan: Plan | None
    version: int
    signature: Any
    made: int = 0  # when, in microseconds; by PREPARE
    from_sql: bool = False
    command: str = ""  # the PREPARE itself
    key: Any = None  # under which the cache has its plan


@dataclass(slots=True)
class Portal:
    """A bound statement: rows are taken from `rows` at `at`, `tag` once it has run. `running`: its query, in the middle of its rows; `reads`: the
    tables of one that ran in parts. `depth`: savepoints when it was made. `forgotten`: rows that were taken from the front of `rows`. `kept`: it has
    outlived its transaction."""

    prepared: Prepared
    values: tuple[Any, ...]
    formats: list[int]
    rows: list[Any] | None = None
    at: int = 0
    tag: str = ""
    columns: Any = None
    hold: bool = False
    scroll: bool = False
    name: str = ""
    plan: Plan | None = None
    statement_text: str = ""
    binary: bool = False
    no_scroll: bool = False
    created: int = field(default=0)
    running: Any = None
    reads: Collection[int] = ()
    depth: int = 0
    forgotten: int = 0
    failed: bool = False
    kept: bool = False
    width: int = 0  # of a cursor: how many elements of its rows are shown; the others say where they lie
