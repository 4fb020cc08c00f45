"""Recovery and storage nodes, message by message: six nodes on disks in memory, and calls that something may come between.

Each of these was once a bug that the simulation found.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext

import pytest

from aurorapy.storage.asking import in_turn
from aurorapy.storage.boxcar import Boxcar, Damaged, pack_chunk, read_header
from aurorapy.storage.codec import pack_plain
from aurorapy.storage.membership import PLAIN
from aurorapy.storage.node.disk import LSN_MAX, log_key
from aurorapy.storage.node.messages import (
    BEGIN,
    Ack,
    Adopt,
    Behind,
    Create,
    Deliver,
    Fence,
    Fetch,
    Fetched,
    Inspect,
    Inspection,
    Install,
    Keep,
    Refused,
    Reply,
    Request,
    Truncate,
    Truncation,
)
from aurorapy.storage.node.node import StorageNode, Unserved
from aurorapy.storage.page import Page, encode
from aurorapy.storage.recovery import QuorumLost, Recovered, is_overtaken, recover, sharing_truncations
from aurorapy.storage.redo import FORMAT, PATCH
from aurorapy.storage.sim.disk import SimDisk
from aurorapy.storage.volume import Group


def node_on(disk: SimDisk, name: str = "a1") -> StorageNode:
    return StorageNode(name, name[0], disk, nullcontext())


class Six:
    """Six nodes as peers. `before` is called ahead of each call that recovery makes."""

    def __init__(self, pages_per_group: int = 10) -> None:
        self.nodes = [node_on(SimDisk(), name) for name in ("a1", "a2", "b1", "b2", "c1", "c2")]
        self.down: set[int] = set()
        self.before: Callable[[int, Request], None] = lambda position, message: None
        for node in self.nodes:
            node.handle([Create(0, pages_per_group)])

    def peers(self) -> list[Via]:
        return [Via(self, position) for position in range(6)]

    def recover(self) -> Recovered:
        return recover(0, self.peers())

    def send(self, box: Boxcar, to: range | list[int] | None = None) -> list[Reply]:
        return [self.nodes[at].handle([box])[-1] for at in (range(6) if to is None else to)]

    def scls(self, group: int = 0) -> list[int]:
        answers = [node.handle([Inspect(0)])[0] for node in self.nodes]
        return [answer.scls.get(group, 0) for answer in answers if isinstance(answer, Inspection)]


class Via:
    def __init__(self, six: Six, position: int) -> None:
        self.six = six
        self.position = position

    def call(self, message: Request) -> Reply | None:
        self.six.before(self.position, message)
        if self.position in self.six.down:
            return None
        return self.six.nodes[self.position].handle([message])[0]


def shared(volume: int, peers: list[Via], behind: int, ahead: int) -> bool:
    return in_turn(peers)({0: sharing_truncations(volume, behind, ahead)}, bool)[0]


def box_of(epoch: int, prev: int, first: int, last: int, group: int = 0, vdl: int = 0, mrpl: int = 0, page: int = 1) -> Boxcar:
    """A boxcar of one-record mini-transactions that format or patch a page."""
    box = Boxcar(0, group, epoch, prev, first)
    for lsn in range(first, last + 1):
        image = encode(Page(page, 0, [1], [(lsn, "x" * 50)], lsn, 0), compress=False)
        box.add(pack_chunk(lsn, 1, True, pack_plain((FORMAT, page, image))), lsn, [page], vdl, mrpl, 0)
    box.seal()
    return box


def patch_of(epoch: int, prev: int, lsn: int, vdl: int, mrpl: int = 0, page: int = 1) -> Boxcar:
    box = Boxcar(0, 0, epoch, prev, lsn)
    box.add(pack_chunk(lsn, 1, True, pack_plain((PATCH, page, 0, (0, lsn)))), lsn, [page], vdl, mrpl, 0)
    box.seal()
    return box


def test_what_the_old_writer_commits_during_recovery_survives_or_is_refused() -> None:
    six = Six()
    old = six.recover()
    sent, acked = [0], [0]

    def commit(position: int, message: Request) -> None:
        lsn = max(sent[-1], old.lsn) + 1
        acks = [reply for reply in six.send(box_of(old.epoch, sent[-1], lsn, lsn)) if isinstance(reply, Ack) and reply.scl >= lsn]
        sent.append(lsn)
        if len(acks) >= 4:
            acked.append(lsn)

    six.before = commit
    new = six.recover()
    assert len(acked) > 3
    assert acked[-1] <= new.vdl
    assert new.epoch > old.epoch


def test_two_recoveries_never_have_one_epoch() -> None:
    for step in range(40):
        six = Six()
        steps = [0]
        opened: list[int] = []

        def other(position: int, message: Request, six: Six = six, steps: list[int] = steps, opened: list[int] = opened, step: int = step) -> None:
            steps[0] += 1
            if steps[0] == step + 1:
                opened.append(recover(0, Six.peers(Silent(six))).epoch)

        six.before = other
        try:
            opened.append(six.recover().epoch)
        except QuorumLost:
            assert len(opened) == 1
        assert len(set(opened)) == len(opened), step


class Silent(Six):
    """The same six nodes, without anything in between."""

    def __init__(self, six: Six) -> None:
        self.nodes = six.nodes
        self.down = six.down
        self.before = lambda position, message: None


def test_an_epoch_is_granted_once() -> None:
    node = Six().nodes[0]
    assert isinstance(node.handle([Fence(0, 3)])[0], Inspection)
    assert isinstance(node.handle([Fence(0, 3)])[0], Refused)
    assert isinstance(node.handle([Truncate(0, 2, (Truncation(2, 0, 9),))])[0], Refused)
    assert isinstance(node.handle([Truncate(0, 3, (Truncation(3, 0, 9),))])[0], Inspection)
    assert isinstance(node.handle([Truncate(0, 3, (Truncation(3, 0, 9),))])[0], Inspection)
    assert isinstance(node.handle([Truncate(0, 3, (Truncation(3, 5, 9),))])[0], Refused)


def test_a_group_of_which_somebody_has_only_a_gap() -> None:
    six = Six()
    old = six.recover()
    six.send(box_of(old.epoch, 0, old.lsn + 1, old.lsn + 1))
    six.send(box_of(old.epoch, 77, old.lsn + 3, old.lsn + 3, group=5), [2])  # its predecessor never came
    assert six.recover().vdl == old.lsn + 1


def test_what_cannot_be_levelled_is_not_called_durable() -> None:
    six = Six()
    old = six.recover()
    six.send(box_of(old.epoch, 0, old.lsn + 1, old.lsn + 1), [0, 1, 2])

    def fail(position: int, message: Request) -> None:
        six.down = {4, 5} if isinstance(message, Deliver) or 4 in six.down else {5}
        if isinstance(message, Deliver):
            six.down |= {3}

    six.before = fail
    with pytest.raises(QuorumLost, match="have group 0 up to"):
        six.recover()
    six.before, six.down = (lambda position, message: None), set()
    assert six.recover().vdl == old.lsn + 1
    assert len([scl for scl in six.scls() if scl >= old.lsn + 1]) >= 4


def test_reads_after_a_recovery_ask_for_all_that_it_kept() -> None:
    """Four were levelled, four know the truncation, but not the same: one of these is behind, and must not answer."""
    six = Six()
    old = six.recover()
    six.send(box_of(old.epoch, 0, old.lsn + 1, old.lsn + 1), range(6))
    six.send(box_of(old.epoch, old.lsn + 1, old.lsn + 2, old.lsn + 2), [0, 1, 3, 4])

    def fail(position: int, message: Request) -> None:
        six.down = {0, 1} if isinstance(message, Truncate) and message.truncations[-1].epoch > old.epoch else {2, 5} if isinstance(message, Deliver) else set()

    six.before = fail
    new = six.recover()
    assert new.vdl == old.lsn + 2 and new.scls[0] == [0, 0, old.lsn + 1, old.lsn + 2, old.lsn + 2, old.lsn + 1]
    assert Group(0, max(new.scls[0]), new.scls[0]).pgcl == old.lsn + 2


def test_damage_that_a_read_meets_is_called_so() -> None:
    disk = SimDisk()
    node = node_on(disk)
    node.handle([Create(0, 10), Truncate(0, 1, (Truncation(1, 0, 0),)), box_of(1, 0, 1, 1)])
    with disk.write() as rows:
        row = rows.get(log_key(0, 0, 1))
        assert row is not None
        rows.put(log_key(0, 0, 1), row[:70] + b"\7" + row[71:76])
    with pytest.raises(Damaged):
        node.read(0, 0, 1, None)


def test_a_step_of_membership_that_only_the_one_who_leaves_knows() -> None:
    """It was being taken when the writer died; the next recovery takes it, and is not confused by it."""
    six = Six()
    six.nodes += [node_on(SimDisk(), "a3")]
    six.nodes[6].handle([Create(0, 10, hydrated=False)])
    old = six.recover()
    beside = PLAIN.replace(5, 6)
    for at in range(7):
        six.nodes[at].handle([Install(0, old.epoch, beside)])
    first = recover(0, [Via(six, at) for at in range(7)])
    assert first.members == beside
    six.nodes[5].handle([Install(0, first.epoch, beside.settle(6))])
    second = recover(0, [Via(six, at) for at in range(7)])
    assert second.members == beside.settle(6)
    answer = six.nodes[0].handle([Inspect(0)])[0]
    assert isinstance(answer, Inspection) and answer.members == second.members


def test_a_log_that_cannot_be_read_stops_the_recovery() -> None:
    six = Six()
    old = six.recover()
    six.send(box_of(old.epoch, 0, old.lsn + 1, old.lsn + 1))

    def fail(position: int, message: Request) -> None:
        six.down = set(range(6)) if isinstance(message, Fetch) else set()

    six.before = fail
    with pytest.raises(QuorumLost, match="nobody can give the log"):
        six.recover()


def test_a_node_that_missed_a_recovery_takes_nothing_until_it_knows_what_was_annulled() -> None:
    six = Six()
    old = six.recover()
    six.send(box_of(old.epoch, 0, old.lsn + 5, old.lsn + 9, page=2), [0])
    six.send(box_of(old.epoch, 0, old.lsn + 1, old.lsn + 3, page=2), [5])
    six.down = {5}
    new = six.recover()
    box = box_of(new.epoch, max(new.scls.get(0, [0])), new.lsn + 1, new.lsn + 1, page=3)
    six.down = set()
    assert isinstance(six.nodes[5].handle([box])[0], Behind)
    with pytest.raises(Unserved):
        six.nodes[5].read(0, 0, 2, None, epoch=new.epoch)
    peers = six.peers()
    assert shared(0, peers, 5, 0)
    assert isinstance(six.nodes[5].handle([box])[-1], Ack)
    assert six.scls()[5] == new.lsn + 1
    assert not shared(0, peers, 5, 0)


def test_acknowledgements_say_the_epoch() -> None:
    """A step may hold a boxcar of a fenced writer and one of its successor; the first must not take the other's SCL for its own."""
    six = Six()
    old = six.recover()
    node = six.nodes[0]
    stale = box_of(old.epoch, 0, old.lsn + 1, old.lsn + 1)
    six.down = {0}
    new = six.recover()
    cut = six.nodes[1].handle([Inspect(0)])[0]
    assert isinstance(cut, Inspection)
    node.handle([Truncate(0, cut.epoch, cut.truncations)])
    replies = node.handle([stale, box_of(new.epoch, 0, new.lsn + 1, new.lsn + 1)])
    assert [type(reply) for reply in replies] == [Refused, Ack]
    assert isinstance(replies[1], Ack) and replies[1].epoch == new.epoch


def test_what_peers_bring_after_the_fence_is_no_acknowledgement_for_the_old_writer() -> None:
    six = Six()
    old = six.recover()
    node = six.nodes[0]
    late = box_of(old.epoch, 0, old.lsn + 1, old.lsn + 1)
    node.handle([Fence(0, old.epoch + 1)])
    replies = node.handle([late, Deliver(0, (late.seal(),))])
    assert isinstance(replies[0], Refused) and six.scls()[0] == old.lsn + 1
    assert all(reply.epoch > old.epoch for reply in replies if isinstance(reply, Ack))


def test_boxcars_from_a_peer_may_be_damaged_or_annulled_in_part() -> None:
    six = Six()
    old = six.recover()
    node = six.nodes[0]
    long = box_of(old.epoch, 0, old.lsn + 1, old.lsn + 6).seal()
    node.handle([Truncate(0, 9, (Truncation(9, old.lsn + 4, old.lsn + 100),))])
    damaged = long[:-3] + b"???"
    node.handle([Deliver(0, (damaged,))])
    assert six.scls()[0] == 0
    node.handle([Deliver(0, (long,))])
    assert six.scls()[0] == old.lsn + 4
    answer = node.handle([Fetch(0, 0, 0)])[0]
    assert isinstance(answer, Fetched) and [read_header(data).last for data in answer.boxcars] == [old.lsn + 4]


def test_a_record_that_is_damaged_at_rest_is_not_counted_after_a_restart() -> None:
    disk = SimDisk()
    node = node_on(disk)
    node.handle([Create(0, 10), Truncate(0, 1, (Truncation(1, 0, 0),)), box_of(1, 0, 1, 1), box_of(1, 1, 2, 2), box_of(1, 2, 3, 3)])
    with disk.write() as rows:
        row = rows.get(log_key(0, 0, 2))
        assert row is not None
        rows.put(log_key(0, 0, 2), row[:-4] + b"\0\0\0\0")
    again = node_on(disk)
    assert again.volumes[0].segments[0].scl == 1 and again.damaged == 1


def test_versions_between_images_can_be_read_after_a_restart() -> None:
    disk = SimDisk()
    node = node_on(disk)
    node.handle([Create(0, 10), Truncate(0, 1, (Truncation(1, 0, 0),)), box_of(1, 0, 1, 1)])
    for lsn in range(2, 9):
        node.handle([patch_of(1, lsn - 1, lsn, vdl=lsn - 1)])
        if lsn in (4, 7):
            node.handle(list(node.materialise(0, 0, 100, 1 << 20)))
    assert node.volumes[0].segments[0].base == 6
    again = node_on(disk)
    for lsn in range(1, 9):
        assert again.read(0, 0, 1, lsn).values[0][0] == lsn, lsn


def test_images_that_begin_above_the_base_do_not_raise_it() -> None:
    disk = SimDisk()
    node = node_on(disk)
    node.handle([Create(0, 10), Truncate(0, 1, (Truncation(1, 0, 0),)), box_of(1, 0, 1, 1, page=1), box_of(1, 1, 2, 2, page=2, vdl=2)])
    node.handle([Keep(0, 0, ((2, 2, encode(Page(2, 0, [1], [(2,)], 2, 0))),), 2, 2, since=1)])
    assert node.volumes[0].segments[0].base == 0
    assert node.read(0, 0, 1, None).values[0][0] == 1


def test_images_of_a_later_epoch_do_not_make_annulled_records_durable() -> None:
    """A node missed the recovery that annulled 3; what its peers have made durable since is no word on its own log."""
    disk = SimDisk()
    node = node_on(disk)
    node.handle([Create(0, 10), Truncate(0, 1, (Truncation(1, 0, 0),)), box_of(1, 0, 1, 1), box_of(1, 1, 2, 2, vdl=1), box_of(1, 2, 3, 3, vdl=2)])
    later = encode(Page(2, 0, [1], [(150,)], 150, 0))
    node.handle([Keep(0, 0, ((2, 150, later),), None, 150), Keep(0, 0, ((2, 150, later),), 150, 150)])
    node.handle([Adopt(0, 0, BEGIN, (9, LSN_MAX), ((2, 150, later),), 150, True, 150, epoch=2)])
    node.handle(list(node.materialise(0, 0, 100, 1 << 20)))
    segment = node.volumes[0].segments[0]
    assert (segment.base, segment.scl, node.volumes[0].vdl, segment.hydrating) == (2, 3, 2, False)
    node.handle([Truncate(0, 2, (Truncation(1, 0, 0), Truncation(2, 2, 100)))])
    assert segment.scl == 2 and node.read(0, 0, 1, None).values[0][0] == 2


def test_the_old_writer_reads_nothing_from_a_fenced_node() -> None:
    six = Six()
    old = six.recover()
    six.send(box_of(old.epoch, 0, old.lsn + 1, old.lsn + 1))
    assert six.nodes[0].read(0, 0, 1, None, epoch=old.epoch).values[0][0] == old.lsn + 1
    new = six.recover()
    with pytest.raises(Unserved):
        six.nodes[0].read(0, 0, 1, None, epoch=old.epoch)
    assert six.nodes[0].read(0, 0, 1, LSN_MAX, epoch=new.epoch, complete=old.lsn + 1).values[0][0] == old.lsn + 1
    with pytest.raises(Unserved):
        six.nodes[0].read(0, 0, 1, None, epoch=new.epoch, complete=old.lsn + 2)


def test_the_vote_of_a_replaced_disk_does_not_count() -> None:
    six = Six()
    old = six.recover()
    six.send(box_of(old.epoch, 0, old.lsn + 1, old.lsn + 1), [0, 1, 2, 3])
    for at in (0, 1, 2):
        six.nodes[at] = node_on(SimDisk())
        six.nodes[at].handle([Create(0, 10, hydrated=False)])
    six.down = {3, 4}
    with pytest.raises(QuorumLost, match="have what they acknowledged"):
        six.recover()
    six.down = set()
    assert six.recover().vdl == old.lsn + 1


def test_a_writer_can_ask_whether_it_is_overtaken() -> None:
    """Also where its successor has only fenced, and where some nodes do not answer; with too few of them nobody knows."""
    six = Six()
    mine = six.recover()
    assert not is_overtaken(0, mine.epoch, mine.members, six.peers())
    for node in six.nodes[:4]:
        node.handle([Fence(0, mine.epoch + 1)])
    six.down = {2, 3, 4}
    assert is_overtaken(0, mine.epoch, mine.members, six.peers())
    six.down = {2, 3, 4, 5}
    with pytest.raises(QuorumLost):
        is_overtaken(0, mine.epoch, mine.members, six.peers())
