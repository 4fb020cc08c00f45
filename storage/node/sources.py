"""From whom a segment copies a peer's images: from the one that reaches furthest back.

Peers collect at their own pace, and one whose disk was lost has what its own source had. What is promised (the retention window, the holds of branches
and snapshots) may be with few of them; when the others have gone, a copy of a poorer one would be all that is left. So all are asked first:

    want -> Inspect, to all -> heard, heard ... -> choice -> Copy          failed: the next best; nobody left: from the beginning
"""

from __future__ import annotations

from collections.abc import Sequence

from aurorapy.storage.node.messages import Inspection


class Source:
    """The search for one segment. `since`: the tick at which all were asked; `patience`: so many ticks later, who has not answered is not waited for."""

    def __init__(self, since: int, patience: int) -> None:
        self._end = since + patience
        self._heard: dict[str, tuple[int, int] | None] = {}  # the oldest LSN that can be read there, and the base; None: of no use
        self._failed: set[str] = set()
        self.chosen: str | None = None

    def heard(self, peer: str, group: int, theirs: Inspection | None) -> None:
        """What a peer has of the group. None: it does not say, or it is of another epoch."""
        self._heard[peer] = None if theirs is None or group not in theirs.oldest else (theirs.oldest[group], theirs.bases[group][0])

    def failed(self) -> None:
        """Who was chosen does not give it."""
        if self.chosen is not None:
            self._failed.add(self.chosen)
            self.chosen = None

    def is_settled(self, peers: Sequence[str], now: int) -> bool:
        """All have answered, or were waited for."""
        return now >= self._end or all(peer in self._heard for peer in peers)

    def choose(self, peers: Sequence[str], base: int) -> str | None:
        """The best of those that have images up to `base` at least. None: nobody can give it."""
        able = [(known, peer) for peer in peers if (known := self._heard.get(peer)) is not None and known[1] >= base and peer not in self._failed]
        self.chosen = min(able, key=lambda one: (one[0][0], -one[0][1]))[1] if able else None
        return self.chosen
