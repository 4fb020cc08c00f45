"""What a server does for its databases' time when nobody waits for it: the retention window moves on, and branches end whose time has come.

The window is an LSN that each open volume keeps its PGMRPL at or below (`Volume.retained`), as it keeps branches' LSNs: it travels in every boxcar,
nodes store nothing of it, and it is in force again before a reopened volume writes its first boxcar (`Engine.volume`). So a crash costs nothing
but a look-up in the clock, and a node that was away keeps too much rather than too little.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from aurorapy.storage.volume import Volume

from .clock import Clock

if TYPE_CHECKING:
    from .engine import Engine

log = logging.getLogger("aurorapy")
LOOK_SECONDS = 1.0
STEPS = 20  # in so many steps the window moves on by its own length, if it is a short one


def retain(volume: Volume, clock: Clock, retention_us: int, begin: int | None = None) -> None:
    """Let the window begin so long ago; as long as the clock is younger, where it does, or the volume (`begin`: a branch's clock begins with its
    first commit, and every restart before that has LSNs of its own). It never goes back."""
    found = clock.lsn_at(clock.now() - retention_us)
    if found is not None:
        volume.retained = max(found, volume.retained or 0)
    elif volume.retained is None:
        volume.retained = clock.first_lsn() if begin is None else begin


class Upkeep:
    """`later(seconds, callback)` calls back on the loop's thread, and gives what can be cancelled."""

    def __init__(self, engine: Engine, later: Callable[[float, Callable[[], None]], Any]) -> None:
        self._engine, self._later = engine, later
        self._seconds = min(LOOK_SECONDS, engine.retention_us / 1e6 / STEPS) if engine.retention_us else LOOK_SECONDS
        self._timer = later(self._seconds, self._look)

    def close(self) -> None:
        """Stop."""
        self._timer.cancel()

    def _look(self) -> None:
        try:
            if self._engine.retention_us:
                for database in self._engine.databases.values():
                    retain(database.volume, database.clock, self._engine.retention_us)
            self._expire()
        except Exception as e:  # the storage may be out of order for a while: the next look finds the same
            log.warning("upkeep of databases", exc_info=e)
        self._timer = self._later(self._seconds, self._look)

    def _expire(self) -> None:
        engine = self._engine
        now = engine.now()
        for name, value in engine.names("database"):
            expires = value[2].get("expires") if len(value) > 2 else None
            if expires is None or expires > now or name in engine.named or engine.prepared.of_volume(value[0]):
                continue
            if (known := engine.databases.get(name)) is not None and known.sessions:
                continue
            engine.drop_when_durable(engine.drop_database(name))
