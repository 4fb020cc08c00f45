"""One storage node as a writer sees it: a node's queue in this process (`worker.Worker`), or a connection to one elsewhere (`link.Link`)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from aurorapy.storage.boxcar import Boxcar
from aurorapy.storage.membership import Membership
from aurorapy.storage.node.messages import Reply, Request
from aurorapy.storage.page import Page


class Member(Protocol):
    """One storage node. `failed`: it is out of service, or is to seem so until `failed_until`. `away`: it is busy for long."""

    position: int
    name: str
    az: str
    away: bool
    failed_until: float | None  # monotonic; infinity: until healed

    @property
    def failed(self) -> bool: ...

    def send(self, message: Boxcar) -> None:
        """Have the boxcar written soon."""

    def put(self, box: Boxcar) -> None:
        """Have the boxcar written at some time: others are quicker."""

    def nudge(self) -> None:
        """Have written what was put."""

    def tell(self, request: Request) -> None:
        """Have the request done at some time; nobody waits for the answer."""

    def call(self, request: Request) -> Reply | None:
        """The answer; None if the node is out of service."""

    def question(self, request: Request, then: Callable[[Reply | None], None]) -> None:
        """`then` gets the answer, on whatever thread; None if the node is out of service."""

    def read(self, volume: int, group: int, page: int, lsn: int | None, epoch: int, complete: int) -> Page:
        """Raises Unserved, Damaged, KeyError (no such page)."""

    def volume_ids(self) -> set[int]:
        """The volumes that it holds; none if it is out of service."""

    def holdings(self) -> dict[int, tuple[int, Membership]]:
        """The same, each with the epoch and the members that the node knows."""

    def status(self) -> dict[str, Any]:
        """A row for aurora_node_status."""
