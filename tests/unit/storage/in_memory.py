"""Six storage nodes on disks in memory; errands are carried at once."""

from __future__ import annotations

from collections import deque
from contextlib import nullcontext

from aurorapy.storage.boxcar import Boxcar, pack_chunk
from aurorapy.storage.codec import pack_plain
from aurorapy.storage.membership import PLAIN, Membership
from aurorapy.storage.node.background import Background
from aurorapy.storage.node.disk import LSN_MAX, lsn_of, page_key
from aurorapy.storage.node.messages import Create, Truncate, Truncation
from aurorapy.storage.node.node import StorageNode
from aurorapy.storage.page import Page, encode
from aurorapy.storage.redo import FORMAT, FREE, PATCH
from aurorapy.storage.sim.disk import SimDisk

NAMES = ("a1", "a2", "b1", "b2", "c1", "c2")
START = (Truncation(1, 0, 0),)


class Fleet:
    """Ticks carry all errands, and what follows from them, before they return."""

    def __init__(self, members: Membership = PLAIN) -> None:
        self.disks = {name: SimDisk() for name in NAMES}
        self.nodes: dict[str, StorageNode] = {}
        self.work: dict[str, Background] = {}
        self.lsn = 0
        for name in NAMES:
            self.restart(name)
            self.nodes[name].handle([Create(0, 10, members=members), Truncate(0, 1, START, members)])

    def restart(self, name: str) -> None:
        self.nodes[name] = StorageNode(name, name[0], self.disks[name], nullcontext())
        self.work[name] = Background(self.nodes[name], NAMES)

    def tick(self, name: str, count: int = 1) -> None:
        for _ in range(count):
            errands = deque(self.work[name].tick())
            while errands:
                errand = errands.popleft()
                reply = self.nodes[errand.to].handle([errand.request])[0]
                errands.extend(self.work[name].on_reply(errand.to, errand.request, reply))

    def write(self, names: tuple[str, ...] = NAMES, *, page: int = 1, op: int = PATCH, mrpl: int = 0, complete: int = 0) -> int:
        """One record, durable."""
        prev, self.lsn = self.lsn, self.lsn + 1
        box = Boxcar(0, 0, 1, prev, self.lsn)
        record: tuple[object, ...] = (op, page, 0, (0, self.lsn))
        if op == FORMAT:
            record = (FORMAT, page, encode(Page(page, 0, [1], [(self.lsn, "text")], self.lsn, 0), compress=False))
        elif op == FREE:
            record = (FREE, page)
        box.add(pack_chunk(self.lsn, 1, True, pack_plain(record)), self.lsn, [page], self.lsn, mrpl, complete)
        box.seal()
        for name in names:
            self.nodes[name].handle([box])
        return self.lsn

    def coalesce(self, *names: str) -> None:
        for name in names or NAMES:
            self.nodes[name].handle(list(self.nodes[name].materialise(0, 0, 1000, 1 << 20)))

    def value(self, name: str, lsn: int | None = None, page: int = 1) -> object:
        found = self.nodes[name].read(0, 0, page, lsn, epoch=1, complete=self.lsn if lsn is None else lsn)
        return found.values[0][0] if found.level >= 0 else None

    def flip(self, name: str, key: bytes) -> None:
        with self.disks[name].write() as rows:
            row = rows.get(key)
            assert row is not None
            rows.put(key, row[:-1] + bytes([row[-1] ^ 1]))

    def versions(self, name: str, page: int = 1) -> list[int]:
        with self.disks[name].read() as rows:
            return [lsn_of(key) for key, _ in rows.items(page_key(0, page, 0), page_key(0, page, LSN_MAX))]
