"""A server for the tests, with a database directory of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import aurorapy


@pytest.fixture(scope="session")
def server() -> Iterator[aurorapy.Server]:
    """A temporary server without fsync."""
    with aurorapy.Server() as db:
        yield db
