"""A statement that planning has found to be impossible, of which its client hears when it runs: as in PostgreSQL, functions, views and prepared statements may be
made of it.

Source: PostgreSQL 15, where GetFdwRoutine and CheckCmdReplicaIdentity are called by the planner and the executor, which PREPARE and CREATE FUNCTION do not reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NoReturn

from aurorapy.errors import SQLError
from aurorapy.planner.execution import Batch, ExecState

from .base import Node


class Refused(Node):
    """Raises an error like `error` whenever it runs."""

    name = "Refused"

    def __init__(self, error: SQLError, width: int) -> None:
        super().__init__((), width, 1.0)
        self.error = error

    def run(self, s: ExecState) -> Iterator[Batch]:
        self.refuse()

    def refuse(self) -> NoReturn:
        """Raise the error, anew."""
        raise type(self.error)(self.error.message, detail=self.error.detail, hint=self.error.hint)
