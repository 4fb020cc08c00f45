"""A server for the tests, with a database directory of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import aurorapy

if sys.dont_write_bytecode:  # the many processes that tests start would compile everything again, half a second each
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.setdefault("PYTHONPYCACHEPREFIX", str(Path(__file__).parents[1] / ".pytest_cache" / "bytecode"))


@pytest.fixture(scope="session")
def server() -> Iterator[aurorapy.Server]:
    """A temporary server without fsync."""
    with aurorapy.Server() as db:
        yield db
