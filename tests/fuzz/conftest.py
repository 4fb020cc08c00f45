"""A server a module, and a watch over what it logs."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest

import aurorapy
from tests.fuzz.peer import answers_select_1, no_connection_left


class _Kept(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.seen: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append(self.format(record))


@pytest.fixture(scope="module")
def target() -> Iterator[aurorapy.Server]:
    """A server that only this module's examples disturb."""
    with aurorapy.Server() as db:
        yield db


@pytest.fixture(scope="module")
def healthy(target: aurorapy.Server) -> Iterator[Callable[[], None]]:
    """Asserts that the server still serves, holds no dead connection, and has logged no error since the last call."""
    kept = _Kept()
    loggers = [logging.getLogger("aurorapy"), logging.getLogger("asyncio")]
    for logger in loggers:
        logger.addHandler(kept)

    def check() -> None:
        answers_select_1(target.dsn)
        no_connection_left(target)
        seen, kept.seen = kept.seen, []
        assert not seen, "\n".join(seen)

    yield check
    for logger in loggers:
        logger.removeHandler(kept)
