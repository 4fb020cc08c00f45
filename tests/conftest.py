"""A server for the tests, with a database directory of its own."""

from __future__ import annotations

import os
import sys
import tracemalloc  # noqa: F401  pytest imports it in a hook that any thread may call: two at a time fail
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import hypothesis
import psycopg
import pytest

import aurorapy

hypothesis.settings.register_profile("ours", deadline=None)  # each test has its limit; a busy machine is no failure
hypothesis.settings.load_profile("ours")

if sys.dont_write_bytecode:  # the many processes that tests start would compile everything again, half a second each
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode"))


@pytest.fixture(scope="session")
def server() -> Iterator[aurorapy.Server]:
    """A temporary server without fsync."""
    with aurorapy.Server() as db:
        yield db


Connecting = Callable[[int, str, str], AbstractContextManager[list[psycopg.Connection[Any]]]]


@pytest.fixture(scope="session")
def connecting(server: aurorapy.Server) -> Connecting:
    """connecting(count, setup, clean-up): that many connections in autocommit, of which the first runs the SQL before and after."""

    @contextmanager
    def open_some(count: int, setup: str, cleanup: str) -> Iterator[list[psycopg.Connection[Any]]]:
        opened = [psycopg.connect(server.dsn, autocommit=True) for _ in range(count)]
        opened[0].execute(setup)
        yield opened
        for connection in opened:
            connection.execute("ROLLBACK")
        opened[0].execute(cleanup)
        for connection in opened:
            connection.close()

    return open_some
