"""What keeps the volumes of a cluster where its topology wants them: the writer's thread for membership.

    topology file --look--> target --`changes.next_step`--> calls to nodes (this thread), counting (compute thread)

Whoever wants a member replaced, or a zone lost, says so in the file; here it is brought about, volume by volume, and whatever was begun by a
writer that died is gone on with. A node that has been dead for `replace_after` seconds gets a successor, if a spare of its zone is there: that is
written into the file as well. Reads and commits wait for nothing of this: only what counts as durable is changed on their thread.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from aurorapy.storage.asking import Enough, asking
from aurorapy.storage.changes import Steps, Target, next_step
from aurorapy.storage.membership import Membership
from aurorapy.storage.node.messages import Reply, Request
from aurorapy.storage.rim.talking import Talker
from aurorapy.storage.rim.topology import TopologyError, Watch, change_topology
from aurorapy.storage.volume import Volume

if TYPE_CHECKING:
    from aurorapy.storage.rim.remote import RemoteFleet

LOOK_SECONDS = 0.1
ANSWER_SECONDS = 2.0  # that a step waits for those without whom it is not done
log = logging.getLogger("aurorapy.storage")
T = TypeVar("T")


def _kept(target: Target, members: Membership) -> Target:
    """Which slots keep the log only is settled when a volume is made."""
    return target._replace(tails=members.tails)


class Closed(Exception):
    """The fleet is being closed."""


class Care:
    """`start` begins it, `stop` and `join` end it."""

    def __init__(self, fleet: RemoteFleet) -> None:
        self._fleet = fleet
        self._watch = Watch(fleet.topology)
        self._asking = asking(Talker(fleet.links.links, ANSWER_SECONDS))
        self._steps: dict[int, tuple[Volume, Steps]] = {}
        self._dead_since: dict[str, float] = {}
        self._silent: set[int] = set()  # who has not answered in this round: it is waited for once
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="storage-members", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        """Have it end."""
        self._closing.set()

    def join(self) -> None:
        """Wait until it has ended."""
        self._thread.join()

    def _run(self) -> None:
        while not self._closing.wait(LOOK_SECONDS):
            try:
                self.look()
            except Closed:
                return
            except Exception:
                if self._closing.is_set():
                    return
                log.exception("the care for the members")
                self._closing.wait(1.0)

    def look(self) -> None:
        """Once around: the file, the dead, each volume."""
        fleet = self._fleet
        self._silent.clear()
        changed = self._watch.look()
        if changed is not None:
            for node in changed.nodes[len(fleet.members) :]:
                self._on_compute(lambda node=node: fleet.add_node(node))  # type: ignore[misc]
            fleet.topology = changed
        self._replace_the_dead()
        target = fleet.topology.target
        for volume in list(fleet.volumes.values()):
            if self._closing.is_set():
                return
            if not volume.fenced:
                self._bring_nearer(volume, target)
        self._steps = {id: entry for id, entry in self._steps.items() if fleet.volumes.get(id) is entry[0]}
        self._open_another(target)

    def _ask(self, requests: Mapping[int, Request], enough: Enough) -> Mapping[int, Reply]:
        """`changes.Asking`."""
        asked = {at: request for at, request in requests.items() if at not in self._silent}
        answers = self._asking(asked, enough)
        if not enough(answers):
            self._silent.update(asked.keys() - answers.keys())
        return answers

    def _replace_the_dead(self) -> None:
        fleet, topology, now = self._fleet, self._fleet.topology, time.monotonic()
        links = {link.name: link for link in fleet.members}
        for name, link in links.items():
            if not link.failed:
                self._dead_since.pop(name, None)
            else:
                self._dead_since.setdefault(name, now)
        for name in topology.members if topology.replace_after else ():
            az = topology.node(name).az
            if az == topology.lost or now - self._dead_since.get(name, now) < topology.replace_after:
                continue
            spare = next((node.name for node in topology.spares(az) if node.name in links and not links[node.name].failed), None)
            if spare is None:
                continue
            log.warning("storage node %s has been dead for %g s: %s takes its place", name, now - self._dead_since[name], spare)
            try:
                change_topology(topology.path, lambda found, name=name, spare=spare: found.with_member(name, spare))  # type: ignore[misc]
            except (TopologyError, OSError) as error:
                log.warning("it cannot: %s", error)
                self._dead_since.pop(name)
            return  # the file is looked at before another one is replaced

    def _bring_nearer(self, volume: Volume, target: Target) -> None:
        fleet = self._fleet
        id = volume.volume_id
        target = _kept(target, fleet.membership(id))
        entry = self._steps.get(id)
        if entry is None or entry[0] is not volume:

            def count(*memberships: Membership) -> dict[int, int]:
                return self._on_compute(lambda: fleet.count_by(volume, *memberships) if fleet.volumes.get(id) is volume else {})

            entry = self._steps[id] = volume, Steps(id, volume.pages_per_group, volume.epoch, fleet.membership(id), self._ask, count)
        steps = entry[1]
        if steps.step is not None:
            if not steps.go_on():
                wanted = next_step(steps.members, target, lambda at: True)
                if wanted != steps.step and steps.give_up():
                    log.info("volume %d: the step to %s is given up", id, steps.step)
                return
        else:
            step = next_step(steps.members, target, steps.is_hydrated)
            if step is None:
                return
            log.info("volume %d: from %s to %s", id, tuple(steps.members), tuple(step))
            if not steps.begin(step):
                return
        self._on_compute(lambda: fleet.take_home(id, steps.members))

    def _open_another(self, target: Target) -> None:
        """A volume that nobody works with has members as well: it is opened to change them."""
        fleet, opener = self._fleet, self._fleet.opener
        if opener is None:
            return
        for id, members in list(fleet.homes.items()):
            if id not in fleet.volumes and next_step(members, _kept(target, members), lambda at: True) is not None:
                self._on_compute(lambda id=id: opener(id) if id in fleet.homes else None)  # type: ignore[misc]
                return

    def _on_compute(self, function: Callable[[], T]) -> T:
        """The result of a function that was run on the compute thread."""
        done = threading.Event()
        results: list[T] = []
        errors: list[Exception] = []

        def run() -> None:
            try:
                results.append(function())
            except Exception as error:
                errors.append(error)
            done.set()

        try:
            self._fleet.post(run)
        except RuntimeError:  # its loop is closed
            raise Closed from None
        while not done.wait(0.05):
            if self._closing.is_set():
                raise Closed
        if errors:
            raise errors[0]
        return results[0]
