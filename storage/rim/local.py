"""The embedded fleet: six storage nodes in this process, two in each of three zones.

    volumes (compute thread) --boxcars--> workers (the driver's thread) --acks--> volumes (posted)
    coalescer (one thread, low priority) --images--> workers
    uploader (one thread, where there is a backup) --log, images--> the store

The compute thread hands each boxcar to the six workers' queues; acknowledgements are written straight
into the group's `scls`, and only one that lets a PGCL rise posts to the compute thread. All six make
durable what they got with one write of a common journal, a copy for each. Images are materialised
once for all six (`apply` is pure), in small pieces, and each node stores its own copy.

Four workers that are up and not busy are woken for each boxcar; the other two find it in their
queue at the next look, some milliseconds later, and write many at once. On a machine whose disks are
one, that saves a third of the work, and the write quorum is the same 4 of 6.

A failed node drops what reaches it until it is healed, then catches up from its peers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from aurorapy.storage.asking import Question, Talk
from aurorapy.storage.boxcar import Boxcar
from aurorapy.storage.node.messages import FIRST_VOLUME, Backed, Create, Inspect, Inspection
from aurorapy.storage.quorum import COPIES, WRITE_QUORUM
from aurorapy.storage.recovery import catching_up, sharing_truncations
from aurorapy.storage.rim.coalescer import Coalescer
from aurorapy.storage.rim.directory import DataDirectory
from aurorapy.storage.rim.fleet import GRACE_SECONDS, LEAD_ORDER, NODES, Fleet, Post
from aurorapy.storage.rim.journal import Journal
from aurorapy.storage.rim.keyring import open_keyring
from aurorapy.storage.rim.member import Member
from aurorapy.storage.rim.talking import Talker
from aurorapy.storage.rim.uploader import Backing, Uploader
from aurorapy.storage.rim.worker import HASTE_BYTES_MAX, Driver, Worker, write
from aurorapy.storage.volume import CACHE_BYTES, PAGES_PER_GROUP, Group, Register, Volume

__all__ = ["NODES", "LocalFleet"]

CALL_SECONDS = 60.0  # a node of this process answers, however busy the machine is, or says that it is out of service


def _all(ended: object) -> bool:
    """Each talk is led to its end."""
    return False


class LocalFleet(Fleet):
    """Six nodes under a data directory, which it locks. DirectoryInUse, DirectoryFormat say why not.

    `master_key` names what encrypts them (`masterkey`). `alone` is asked whether nobody but the caller would wait while this thread writes.
    """

    def __init__(
        self,
        directory: Path,
        *,
        fsync: bool = True,
        post: Post | None = None,
        wait: Callable[[Register], Any] | None = None,
        cache_bytes: int = CACHE_BYTES,
        pages_per_group: int = PAGES_PER_GROUP,
        backing: Backing | None = None,
        master_key: str | None = None,
    ) -> None:
        super().__init__(post=post, wait=wait, cache_bytes=cache_bytes, pages_per_group=pages_per_group)
        self._directory = DataDirectory(Path(directory))
        self.workers: list[Worker] = []
        self.alone: Callable[[], bool] = lambda: False
        self._stored = False  # the mini-transaction that is being submitted, in part at least
        with self._directory.opening() as opened:
            keyring = open_keyring(self._directory.path, master_key, fsync=fsync)
            self._directory.mark(fsync=fsync)
            self._journal = Journal(self._directory.path, COPIES, fsync=fsync)
            opened.callback(self._journal.close)
            self._driver = Driver(self._journal)
            for i, (name, az) in enumerate(NODES):
                path = self._directory.path / name
                self.workers.append(
                    Worker(i, name, az, path, self._journal, fsync, self._seal_lock, self.on_reply, self.on_ack, self._driver, keyring,
                           backs_up=backing is not None)
                )
                opened.callback(self.workers[-1].disk.close)
            self._driver.workers.sort(key=lambda worker: LEAD_ORDER.index(worker.position))
            if keyring is not None:
                keyring.keep({id for worker in self.workers for id in worker.volume_ids()})
        self._driver.start()
        self.members = self.workers
        self._talk = Talker(self.workers, CALL_SECONDS, GRACE_SECONDS)
        self._leads: list[Worker] = [self.workers[i] for i in LEAD_ORDER]
        self._lead_order = self._leads
        self._coalescer = Coalescer(self.workers, self._journal, [name for name, _ in NODES])
        self.uploader = None if backing is None else Uploader(backing, self.workers, self._tell_backed)

    def _tell_backed(self, backed: Backed) -> None:
        for worker in self.workers:
            worker.tell(backed)

    def submit(self, volume: Volume, group: Group, load: tuple[bytes, int, int, list[int]]) -> None:
        """With one client nobody else is kept waiting by a write on this thread, and two hand-overs between threads are saved."""
        if (len(load[0]) < HASTE_BYTES_MAX and group.flight is None and group.pending is None and not self._troubles and self.alone()
                and self._store(volume, group, load)):
            self._stored = True
        else:
            super().submit(volume, group, load)

    def hasten(self, volume: Volume) -> None:
        if self._stored:
            self._stored = False
            volume.on_progress()

    def _store(self, volume: Volume, group: Group, load: tuple[bytes, int, int, list[int]]) -> bool:
        """Make a boxcar of its own durable on the first four nodes that are at leisure; the other two get it as `_dispatch` has it. False, and nothing
        has happened, if there are no four."""
        leads: list[Worker] = []
        others: list[Worker] = []
        for worker in self._leads:
            (leads if len(leads) < WRITE_QUORUM and worker.claim() else others).append(worker)
        if len(leads) < WRITE_QUORUM:
            for worker in leads:
                worker.busy.release()
            return False
        chunk, first, last, pages = load
        box = Boxcar(volume.volume_id, group.id, volume.epoch, group.last, first)
        volume.told = None
        scls = group.scls
        box.add(chunk, last, pages, volume.vdl, volume.mrpl, group.count.complete(scls))
        box.seal()
        group.last = last
        group.flight = box
        group.note_sent(box)
        acks = [worker.take(box) for worker in leads]
        write(self._journal, leads)
        decider = self.volumes.get(FIRST_VOLUME)
        usual = (last, volume.epoch, 0 if decider is None else decider.epoch)
        for worker, ack in zip(leads, acks, strict=True):
            worker.busy.release()
            if ack is None:
                worker.send(box)
            elif worker.broken is None:
                if ack[2:] == usual:
                    scls[worker.position] = last
                else:
                    self.on_ack(worker.position, *ack)
        for worker in others:
            worker.put(box)
        if group.count.reached(scls) >= last:
            group.flight = None
        return True

    def _catch_up(self, members: Sequence[Member]) -> None:
        """All volumes and groups at once."""
        volumes = list(self.volumes.items())
        begun = self._talk({(member.position, id): self._meeting(member, volume) for member in members for id, volume in volumes}, _all)
        talks: dict[tuple[int, int, int], Talk[bool]] = {}
        for (at, id), scls in begun.items():
            for group in list(self.volumes[id].groups.values()):
                peers = self._ahead(self.members[at], group)
                goal = group.scls[peers[0]] if peers else 0
                if goal > scls.get(group.id, 0):
                    talks[at, id, group.id] = catching_up(id, group.id, at, scls.get(group.id, 0), peers[:1], goal)
        self._talk(talks, _all)
        for member in members:
            for _, volume in volumes:
                for group in list(volume.groups.values()):
                    for box in list(group.sent):  # what no quorum has yet may have been dropped by all
                        if box.last > group.pgcl:
                            member.send(box)

    def _ahead(self, member: Member, group: Group) -> list[int]:
        """The others that are in service, who has most of a group first."""
        peers = [peer.position for peer in self.members if peer is not member and not peer.failed]
        return sorted(peers, key=lambda at: -group.scls[at])

    def _meeting(self, member: Member, volume: Volume) -> Talk[dict[int, int]]:
        """A member that was away learns that there is a volume, and of a recovery that it missed: before what was written since. Its SCLs."""
        id, at = volume.volume_id, member.position
        own = yield Question(at, Inspect(id))
        if own is not None and not isinstance(own, Inspection):
            yield Question(at, Create(id, volume.pages_per_group, hydrated=False))
        for group in list(volume.groups.values()):
            if peers := self._ahead(member, group):
                yield from sharing_truncations(id, at, peers[0])
        return own.scls if isinstance(own, Inspection) else {}

    def close(self) -> None:
        """Stop; all that was acknowledged is durable already, so there is nothing to flush."""
        super().close()
        if self.uploader is not None:
            self.uploader.close()
        self._coalescer.close()
        self._driver.close()
        for worker in self.workers:
            worker.disk.close()
        self._journal.close()
        self._directory.close()
