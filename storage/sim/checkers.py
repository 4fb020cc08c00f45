"""The rules, checked from outside on the trace alone. The first event that breaks one is the answer.

    commit      what was acknowledged survives every recovery; a fenced writer is told nothing that a later one has annulled
    read        a page read as of L is what the mini-transactions at or below L made of it: all of each, or nothing
    epoch       no two writers open the same epoch, and a later one writes above all that an earlier one wrote
    rise        SCL, PGCL, VCL and VDL never fall within an epoch, and VDL <= VCL
    quorum      what counts as durable is, or was before a disk was lost, on what the rules in force ask for, by the segments' own word ...
    intact      ... which is never more than their disks hold
    images      a tail lets go no log that one of the full members has never had in images
    service     no process meets an error that no fault explains (a page whose redo was collected too early, say)
    backup      what was durable can be restored, and is then what it was: so no node dropped log that the backup still needed, and
                nothing annulled is in the store
    progress    when the faults have ended, everything gets durable and level again

The model of a volume is the list of versions of each page, by LSN. Each epoch has its own, forked from the one before at the recovered VDL:
so a zombie is judged by what it may know.
"""

from __future__ import annotations

from collections.abc import Sequence

from aurorapy.records import dataclass
from aurorapy.storage.sim.trace import (
    Acked,
    Advanced,
    Audited,
    Based,
    Branched,
    Claimed,
    Contents,
    Dropped,
    Event,
    Failed,
    Fault,
    Members,
    Mended,
    Opened,
    Restored,
    Saw,
    Stuck,
    Wrote,
)


@dataclass(frozen=True, slots=True)
class Violation:
    rule: str
    what: str
    at: int  # the event's place in the trace


class Broken(Exception):
    """A rule was broken."""

    def __init__(self, rule: str, what: str) -> None:
        super().__init__(f"{rule}: {what}")
        self.rule = rule
        self.what = what


class History:
    """What the writer of one epoch may know: pages' versions, and what it was told."""

    def __init__(self, opened: Opened, parent: History | None) -> None:
        self.opened = opened
        self.acked: int = parent.acked if parent is not None and parent.acked <= opened.vdl else 0
        self.written = opened.lsn
        self.vcl = self.vdl = 0
        self.pgcls: dict[int, int] = {}
        self.pages: dict[int, list[tuple[int, Contents]]] = {}
        self.rules: tuple[tuple[tuple[int, tuple[str, ...]], ...], ...] = ()  # each must be reached by one of its (count, nodes)
        self.pending: list[Wrote] = []  # not checked against the quorum yet
        if parent is not None:
            for page, versions in parent.pages.items():
                kept = [version for version in versions if version[0] <= opened.vdl]
                if kept:
                    self.pages[page] = kept

    def contents(self, page: int, lsn: int) -> Contents:
        for at, contents in reversed(self.pages.get(page, ())):
            if at <= lsn:
                return contents
        return None


class Judge:
    """`see` raises Broken at the first event that breaks a rule. Each volume has a court of its own."""

    def __init__(self) -> None:
        self._courts: dict[int, Court] = {}
        self._excused: set[str] = set()

    def see(self, event: Event) -> None:
        match event:
            case Fault():
                self._excused.update(event.excused)
            case Mended():
                self._excused.clear()
            case Failed():
                raise Broken("service", f"{event.who}: {event.error}")
            case Stuck():
                raise Broken("progress", event.what)
            case Branched():
                self._court(event.volume).begin_as(self._court(event.parent), event.epoch, event.lsn)
            case Restored():
                self._court(0).see(event)
            case _:
                self._court(event.volume).see(event)

    def _court(self, volume: int) -> Court:
        court = self._courts.get(volume)
        if court is None:
            court = self._courts[volume] = Court(volume, self._excused)
        return court


class Court:
    """The rules of one volume."""

    def __init__(self, volume: int, excused: set[str]) -> None:
        self._volume = volume
        self._epochs: dict[int, History] = {}
        self._scls: dict[tuple[str, int], tuple[int, int]] = {}  # (node, group) -> epoch, scl
        self._best: dict[tuple[str, int], int] = {}  # the highest that a segment ever claimed
        self._bases: dict[tuple[str, int], int] = {}  # how far a full member ever had images
        self._excused = excused
        self._reigns: dict[tuple[str, int], dict[int, int]] = {}  # (node, group) -> by epoch, the highest that it claimed
        self._beginning: dict[int, Contents] = {}  # a branch's pages, as its parent had them

    def see(self, event: Event) -> None:
        match event:
            case Wrote():
                self._wrote(event)
            case Claimed():
                self._claimed(event)
            case Dropped():
                self._scls = {key: known for key, known in self._scls.items() if key[0] != event.node}
            case Based():
                self._based(event)
            case Advanced():
                self._advanced(event)
            case Acked():
                self._acked(event)
            case Restored():
                self._restored(event)
            case Saw():
                self._saw(event)
            case Opened():
                self._opened(event)
            case Audited():
                self._audited(event)
            case Members():
                self._epochs[event.epoch].rules = event.rules

    def begin_as(self, parent: Court, epoch: int, lsn: int) -> None:
        """This volume is a branch."""
        history = parent._epochs[epoch]
        self._beginning = {page: parent._contents(history, page, lsn) for page in {*parent._beginning, *history.pages}}

    def _contents(self, history: History, page: int, lsn: int) -> Contents:
        versions = history.pages.get(page, ())
        if not versions or versions[0][0] > lsn:
            return self._beginning.get(page)
        return history.contents(page, lsn)

    def _opened(self, event: Opened) -> None:
        if event.epoch in self._epochs:
            raise Broken("epoch", f"{event.writer} and {self._epochs[event.epoch].opened.writer} have both opened epoch {event.epoch}")
        before = [epoch for epoch in self._epochs if epoch < event.epoch]
        parent = self._epochs[max(before)] if before else None
        if parent is not None:
            if parent.acked > event.vdl:
                raise Broken("commit", f"{event.writer} recovers VDL {event.vdl}, but {parent.acked} was acknowledged")
            if event.lsn < parent.written:
                raise Broken("epoch", f"{event.writer} begins above {event.lsn}, but {parent.written} was written")
        self._epochs[event.epoch] = History(event, parent)

    def _wrote(self, event: Wrote) -> None:
        history = self._epochs[event.epoch]
        history.written = event.last
        history.pending.append(event)
        for page, contents in event.pages:
            history.pages.setdefault(page, []).append((event.last, contents))

    def _acked(self, event: Acked) -> None:
        history = self._epochs[event.epoch]
        for epoch, other in self._epochs.items():
            later = other.opened
            if epoch > event.epoch and event.lsn > later.vdl:
                raise Broken("commit", f"{event.writer} acknowledges {event.lsn}, which {later.writer} has annulled above {later.vdl}")
        history.acked = max(history.acked, event.lsn)
        self._on_quorum(history, event.lsn)

    def _on_quorum(self, history: History, lsn: int) -> None:
        while history.pending and history.pending[0].last <= lsn:
            for group, last in history.pending.pop(0).groups:
                if last > history.pgcls.get(group, 0):  # else it was durable by the rule of its time
                    self._check_holders(history, group, last)

    def _check_holders(self, history: History, group: int, last: int) -> None:
        holders = {node for (node, of), (_, scl) in self._scls.items() if of == group and scl >= last}
        holders |= {node for (node, of), best in self._best.items() if of == group and best >= last and node in self._excused}
        holders |= {node for (node, of), reigns in self._reigns.items() if of == group and reigns.get(history.opened.epoch, 0) >= last and self._is_past(node, history)}
        if not all(any(len(holders.intersection(nodes)) >= count for count, nodes in rule) for rule in history.rules):
            raise Broken("quorum", f"LSN {last} of group {group} counts as durable, and is on {sorted(holders)} only")

    def _is_past(self, node: str, history: History) -> bool:
        """A successor has been at the node since, or had the volume dropped: it may have annulled what did not end its mini-transaction, and the writer
        before him, who acknowledges nothing of that, still hears what was true."""
        known = [epoch for (name, _), (epoch, _) in self._scls.items() if name == node]
        return not known or max(known) > history.opened.epoch

    def _advanced(self, event: Advanced) -> None:
        history = self._epochs[event.epoch]
        if event.vdl > event.vcl:
            raise Broken("rise", f"{event.writer}: VDL {event.vdl} above VCL {event.vcl}")
        if event.vdl < history.vdl or event.vcl < history.vcl:
            raise Broken("rise", f"{event.writer}: VCL, VDL fall from {history.vcl}, {history.vdl} to {event.vcl}, {event.vdl}")
        for group, pgcl in event.pgcls:
            if pgcl < history.pgcls.get(group, 0):
                raise Broken("rise", f"{event.writer}: PGCL of group {group} falls to {pgcl}")
            if pgcl > history.pgcls.get(group, 0):
                self._check_holders(history, group, pgcl)
            history.pgcls[group] = pgcl
        history.vcl, history.vdl = event.vcl, event.vdl

    def _saw(self, event: Saw) -> None:
        history = self._epochs[event.epoch]
        expected = self._contents(history, event.page, event.lsn)
        if expected is None and event.contents is not None and event.contents == self._beginning.get(event.page):
            freed = max([lsn for lsn, _ in history.pages[event.page] if lsn <= event.lsn])
            if freed <= max(history.vdl, history.opened.vdl):
                return  # a branch has freed it for good, and the mark of that is collected: no tree leads there, and no id is used twice
        if event.contents != expected:
            raise Broken("read", f"{event.writer} reads volume {self._volume}, page {event.page} as of {event.lsn}: {event.contents}, not {expected}")

    def _restored(self, event: Restored) -> None:
        history = self._epochs[event.epoch]
        if event.pages is None:
            raise Broken("backup", f"LSN {event.lsn} cannot be restored: {event.why}")
        pages = dict(event.pages)
        for page in sorted({*pages, *history.pages}):
            if pages.get(page) != (expected := history.contents(page, event.lsn)):
                raise Broken("backup", f"page {page} restored as of {event.lsn}: {pages.get(page)}, not {expected}")

    def _claimed(self, event: Claimed) -> None:
        known = self._scls.get((event.node, event.group))
        if known is not None and known[0] == event.epoch and event.scl < known[1] and event.node not in self._excused:
            raise Broken("rise", f"{event.node}: SCL of group {event.group} falls from {known[1]} to {event.scl} in epoch {event.epoch}")
        self._scls[event.node, event.group] = (event.epoch, event.scl)
        reigns = self._reigns.setdefault((event.node, event.group), {})
        reigns[event.epoch] = max(event.scl, reigns.get(event.epoch, 0))
        self._best[event.node, event.group] = max(event.scl, self._best.get((event.node, event.group), 0))

    def _based(self, event: Based) -> None:
        short = [name for name in event.full if self._bases.get((name, event.group), 0) < event.base]
        if short:
            raise Broken("images", f"{event.node} relies on images of group {event.group} up to {event.base}, which {short} never had")
        if not event.full:
            self._bases[event.node, event.group] = max(event.base, self._bases.get((event.node, event.group), 0))

    def _audited(self, event: Audited) -> None:
        if event.claimed > event.intact and event.node not in self._excused:
            raise Broken("intact", f"{event.node} claims group {event.group} up to {event.claimed}; its disk is intact up to {event.intact}")
        self._claimed(Claimed(event.time, event.node, event.epoch, event.group, event.claimed, event.volume))


def judge(trace: Sequence[Event]) -> Violation | None:
    """The first broken rule, if any."""
    court = Judge()
    for at, event in enumerate(trace):
        try:
            court.see(event)
        except Broken as broken:
            return Violation(broken.rule, broken.what, at)
    return None
