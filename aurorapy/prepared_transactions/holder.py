"""What stands in a session's place for a transaction that was prepared: it owns its locks, and never waits."""

from __future__ import annotations

from typing import Any


class Clock:
    """The clock of whoever has no connection."""

    def __init__(self, engine: Any) -> None:
        self.clock = engine.now


class Holder:
    """`transaction`: None once it is rolled back, as with a session. `pid` 0, as pg_blocking_pids has it. `virtual`: the virtual transaction id that it had in
    its session, None after a restart."""

    pid = 0
    temporary = merged = descriptors = None
    postpones = gives_way = False
    running = in_block = failed = False

    def __init__(self, engine: Any, database: Any, virtual: str | None = None, *, counting: bool = True) -> None:
        self.engine, self.database, self.virtual = engine, database, virtual
        self.rim = Clock(engine)
        self.context = database.catalog_context()
        self.context.counting = counting
        self.transaction: Any = None

    @property
    def catalog(self) -> Any:
        """The catalog as the transaction has changed it."""
        base, own = self.database.catalog, None if self.transaction is None else self.transaction.catalog
        if own is None:
            return base
        if own.base is not base:
            own.rebase(base)
        return own

    def engine_pins(self, volume: Any) -> bool:
        """Whether what is written must be remembered for somebody's snapshot (`Session.engine_pins`)."""
        return bool(self.database.sessions)
