"""What all processes of a story share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field

from aurorapy.records import dataclass
from aurorapy.storage.membership import PLAIN, Membership
from aurorapy.storage.sim.backup import SimStore
from aurorapy.storage.sim.clock import Clock
from aurorapy.storage.sim.network import Network
from aurorapy.storage.sim.trace import Event


@dataclass(slots=True)
class Story:
    seed: int
    clock: Clock
    network: Network
    note: Callable[[Event], None]
    pages_per_group: int
    cache_bytes: int
    retains: bool
    first: Membership = PLAIN  # of the volume
    loses: bool = False  # zones are declared lost, and return
    declared: str | None = None  # the one zone that writers declare lost, once it is named; "" while none is
    store: SimStore | None = None  # of the backup, where there is one
    known: set[int] = field(default_factory=set)  # pages that any writer ever made
    opened_at: int | None = None  # when the first writer opened the volume, or the newest branch was made
    changes: bool = False  # members of branches are replaced, and their zones declared lost
    branches: bool = False  # writers make branches, and drop them
    registry: int | None = None  # the page of the volume that says which branches there are
    made: list[int] = field(default_factory=list)  # volumes of branches, whoever made them
    commits: list[int] = field(default_factory=list)  # ends of the volume's mini-transactions, annulled ones as well
    window: int = 0  # the retention window of the volume, the latest that a writer has set
