"""What a process does for its nodes now and then: nothing of a long copy gets lost between two looks; the topology is looked at."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from aurorapy.storage.membership import PLAIN, role
from aurorapy.storage.node.background import Errand
from aurorapy.storage.node.messages import Inspect, Reply, Request
from aurorapy.storage.rim.coalescer import ERRANDS_MAX
from aurorapy.storage.rim.local import LocalFleet
from aurorapy.storage.rim.topology import NodeAddress, Topology, TopologyError, Watch, change_topology


def test_a_look_leaves_the_rest_of_its_errands_to_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So a copy that takes more of them than one look allows comes to its end."""
    fleet = LocalFleet(tmp_path, fsync=False)
    try:
        coalescer = fleet._coalescer
        coalescer.close()
        coalescer._closing = threading.Event()
        chain = [3 * ERRANDS_MAX]

        def on_reply(to: str, request: Request, reply: Reply | None) -> list[Errand]:
            chain[0] -= 1
            return [Errand("a1", Inspect(0))] if chain[0] else []

        for background in coalescer.backgrounds:
            monkeypatch.setattr(background, "tick", lambda busy: [])
        coalescer._turn = -1
        monkeypatch.setattr(coalescer.backgrounds[0], "on_reply", on_reply)
        coalescer._errands[0].append(Errand("a1", Inspect(0)))
        for _ in range(4 * len(coalescer.backgrounds)):
            coalescer.run_errands()
        assert chain == [0] and not coalescer._errands[0]
    finally:
        fleet.close()


@pytest.fixture
def topology(tmp_path: Path) -> Topology:
    names = ["a1", "a2", "b1", "b2", "c1", "c2", "a3"]
    nodes = tuple([NodeAddress(name, name[0], "127.0.0.1", 7000 + at, tmp_path / name) for at, name in enumerate(names)])
    found = Topology(tmp_path / "cluster.toml", "cluster", bytes(32), "127.0.0.1", 5432, nodes, members=tuple(names[:6]))
    found.write()
    return found


def test_a_topology_says_how_volumes_should_be(topology: Topology) -> None:
    assert topology.target.slots == (0, 1, 2, 3, 4, 5) and not topology.target.lost and [node.name for node in topology.spares()] == ["a3"]
    changed = change_topology(topology.path, lambda found: replace(found.with_member("a2", "a3"), lost="a"))
    assert changed.target.slots == (0, 6, 2, 3, 4, 5) and changed.target.lost == (0, 1) and not changed.spares("b")
    for change, what in (
        (lambda found: found.with_member("a2", "b1"), '"a2" is no member'),
        (lambda found: found.with_member("a1", "b1"), '"b1" is a member already'),
        (lambda found: replace(found, lost=None, members=("a1",)), "the members are not 6"),
        (lambda found: replace(found.with_member("b1", "a2")), "3 members are in zone"),
    ):
        with pytest.raises(TopologyError, match=what):
            change_topology(topology.path, change)


def test_a_watch_takes_only_what_follows(topology: Topology, caplog: pytest.LogCaptureFixture) -> None:
    watch = Watch(topology)
    assert watch.look() is None
    changed = change_topology(topology.path, lambda found: found.with_member("a1", "a3"))
    assert watch.look() == changed and watch.look() is None
    replace(changed, nodes=(*changed.nodes[1:], changed.nodes[0])).write()  # positions are what nodes are known by
    assert watch.look() is None and "have moved" in caplog.text
    topology.path.write_text("nonsense")
    assert watch.look() is None and "is not TOML" in caplog.text
    topology.path.unlink()
    assert watch.look() is None
    changed.write()
    assert watch.look() is None  # as it was


def test_what_a_node_is_to_volumes() -> None:
    memberships = [PLAIN, PLAIN.replace(5, 6)]
    assert [role(at, memberships) for at in (0, 5, 6, 7)] == ["member", "leaving", "joining", "spare"]
    lost = PLAIN.remodel((1, 3, 5), (4, 5))
    assert [role(at, [lost]) for at in range(6)] == ["full", "tail", "full", "tail", "lost", "lost"]
