"""What a writer that was overtaken must not do to its successor's volumes: each order that changes what a node keeps carries an epoch."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy
from aurorapy.storage.btree import Tree
from aurorapy.storage.node.messages import Create, Done, Drop, Fence, Join, Refused, Request, Retain, Unknown
from aurorapy.storage.recovery import QuorumLost, recover
from aurorapy.storage.rim.fleet import Fleet
from aurorapy.storage.rim.local import LocalFleet
from aurorapy.storage.volume import Volume
from tests.unit.storage.in_memory import Fleet as Nodes


@pytest.mark.parametrize("order", [Drop(1, 0, 1), Retain(0, 5, 1), Join(0, 1)], ids=lambda order: type(order).__name__)
def test_a_node_obeys_no_order_of_an_older_epoch(order: Request) -> None:
    node = Nodes().nodes["a1"]
    node.handle([Create(1), Fence(0, 2)])
    before = node.volumes[0].meta()
    assert node.handle([order]) == [Refused(0, 2)]
    assert node.volumes[0].meta() == before and set(node.volumes) == {0, 1}


@pytest.mark.parametrize("order", [Drop(1, 0, 2), Retain(0, 5, 2), Join(0, 2)], ids=lambda order: type(order).__name__)
def test_a_node_obeys_the_newest_epoch(order: Request) -> None:
    node = Nodes().nodes["a1"]
    node.handle([Create(1), Fence(0, 2)])
    assert node.handle([order]) == [Done(order.volume)]
    assert node.volumes[0].retain == 5 or not node.volumes[0].hydrated or 1 not in node.volumes


def test_who_does_not_hold_the_volume_that_decides_drops_nothing() -> None:
    node = Nodes().nodes["a1"]
    node.handle([Create(1)])
    assert node.handle([Drop(1, 7, 9)]) == [Unknown(7)]
    assert 1 in node.volumes


def test_a_writer_that_was_overtaken_drops_no_volume(open_fleet: Callable[..., LocalFleet]) -> None:
    fleet = open_fleet()
    fenced: list[bool] = []
    fleet.on_fenced = lambda: fenced.append(True)
    fleet.create_volume(0)
    fleet.create_volume(1)
    recover(0, fleet.members)  # a successor's
    fleet.drop_volume(1)
    assert all(member.volume_ids() == {0, 1} for member in fleet.members)
    assert fleet.pump(5)
    while not fenced:
        assert fleet.pump(5)
    assert fleet.volumes[0].fenced


def test_a_volume_that_somebody_else_has_made_since_we_looked_is_left_as_it_is(open_fleet: Callable[..., LocalFleet], monkeypatch: pytest.MonkeyPatch) -> None:
    """Two servers that start on a new cluster at the same time both find no first volume."""
    fleet = open_fleet()
    volume = fleet.create_volume(0)
    mtr = volume.begin()
    root = Tree.create(mtr)
    Tree(volume, root).insert(mtr, ("a", ""), 1)
    volume.wait_durable(mtr.commit())
    with monkeypatch.context() as earlier:
        earlier.setattr(fleet, "all_volume_ids", lambda: set())
        with pytest.raises(QuorumLost, match="another writer has made volume 0"):
            fleet.create_volume(0)
    again = fleet.open_volume(0)
    assert Tree(again, root).get(("a", ""), again.lsn) == 1


def test_no_node_hears_of_a_volume_before_its_number_is_spent_for_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a crash in between forgets the number, and gives it out again: a node that was away keeps the first volume of it, as if it were the second."""
    spent: dict[int, int | None] = {}
    plain = Fleet.create_volume

    def create(fleet: Fleet, volume_id: int | None = None, *more: Any) -> Volume:
        system = fleet.volumes.get(0)
        if system is not None and volume_id is not None:
            spent[volume_id] = Tree(system, 1).get(("counter", "volume"), system.vdl)
        return plain(fleet, volume_id, *more)

    monkeypatch.setattr(Fleet, "create_volume", create)
    with aurorapy.Server(tmp_path / "data", fsync=False) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE DATABASE x")
        c.execute("CREATE DATABASE y TEMPLATE postgres")
    assert len(spent) == 3 and all(counter == id for id, counter in spent.items())  # the first database is one of them
