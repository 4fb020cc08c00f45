"""Which faults a story has, and what must survive them.

    profile       survives
    calm          all
    lossy         messages lost and doubled: all
    reordering    messages much later than others: all
    slow_copy     one or two slow nodes: all
    crashes       nodes crash and come back, at most two at a time: all, and commits go on
    retention     as crashes, with a retention window, and reads of the past: all
    az_gone       one zone away for a while: all, and commits go on
    az_plus_one   a zone and a node away for a while: all; commits wait until one is back
    torn_write    nodes crash in the middle of a write: all, since what is torn was not acknowledged
    lying_disk    one node's disk loses what it called durable: all, as long as the five others answer the next recovery
    rot           one node's disk changes bits: all, by checksums and the other copies
    tails         three of the six keep the log only; lossy, with crashes of nodes and writers, and two lost disks: all
    tails_az_plus_one   the same, with a zone and a node away for a while, a lost disk, and reads of the past: all
    tails_members       the same, with members that are replaced and zones that are declared lost: all
    writer_crash  the writer dies at any step, of recovery as well: all that was acknowledged
    wiped         up to three disks are lost and replaced by empty ones, and three others have theirs: all
    disaster      three disks lost at once, two nodes cut off, the last one behind, and the writer dead: all, once three with their disks are back
    membership    members are replaced by spares, one or two at a time, and back, with crashes of nodes and writers and lost disks: all
    zone_lost     a zone is away for long, declared lost, and taken back, with crashes of nodes and writers and a lost disk: all
    zone_switch   two nodes are behind when a zone dies; as soon as it is declared lost, one of the others loses its disk, one is cut off, the writer dies: all
    backup        as storm without lost disks, with a backup into a store that fails: all, and every durable LSN of the story can be restored
    branches      branches are made, dropped, and read through to their parents, with crashes of nodes and writers: nothing that somebody can read is reclaimed
    replaced      the same while one disk after the other is lost, up to all six, three others having theirs: all
    reclaimed     the same with a backup into a store that fails, and torn writes: all, and every durable LSN of the story can be restored
    branches_members   branches while members are replaced and zones declared lost, in each volume for itself, with lost disks: all
    branches_tails     the same while three of the six keep the log only: all
    zombie        a second writer opens while the first goes on: as writer_crash, and the first gets no acknowledgement any more
    mixed         each story draws its own faults from all of these but lying disks, and no rot where disks are lost: all
    storm         lossy and reordering, with crashes of nodes and writers, torn writes, a lost disk, and zombies: all

In every profile no acknowledged commit may be lost, nothing be half there, and no read be wrong; after the faults, everything gets durable.
"""

from __future__ import annotations

from aurorapy.records import dataclass
from aurorapy.storage.sim.chance import Chance
from aurorapy.storage.sim.network import Weather


@dataclass(frozen=True, slots=True)
class Profile:
    name: str
    weather: Weather = Weather()
    node_crashes: int = 0
    down_max: int = 2
    cuts: int = 0  # times that a node is cut off for a while
    slow: int = 0
    zone: bool = False
    zone_plus_one: bool = False
    torn: bool = False
    lying: bool = False
    rot: int = 0
    wipes: int = 0
    disaster: bool = False
    spares: int = 0  # nodes that may become members; writers replace members at random
    strike: bool = False  # a zone dies while two others are behind, and as soon as it is declared lost, the third one follows
    loses: bool = False  # writers declare zones lost, mostly such as are away, and take them back
    tails: bool = False  # three nodes keep the log only, one in each zone
    retains: bool = False  # a retention window that keeps everything, and reads of the past
    length: int = 1  # of the story, in usual ones
    branches: bool = False  # of the present and the past, made, written and dropped at random, with a retention window that moves on
    backs_up: bool = False  # into a store that fails; restores at the end
    writer_crashes: int = 0
    zombies: int = 0


_LOSSY = Weather(drop=8, double=8)
_LATE = Weather(late=15, double=5)

PROFILES = {
    profile.name: profile
    for profile in (
        Profile("calm", writer_crashes=1),
        Profile("lossy", _LOSSY, cuts=2, writer_crashes=1),
        Profile("reordering", _LATE, writer_crashes=1),
        Profile("slow_copy", slow=2, writer_crashes=1),
        Profile("crashes", node_crashes=8, writer_crashes=1),
        Profile("retention", node_crashes=4, writer_crashes=2, retains=True),
        Profile("az_gone", zone=True, writer_crashes=2),
        Profile("az_plus_one", zone=True, zone_plus_one=True, writer_crashes=2),
        Profile("torn_write", _LATE, node_crashes=10, torn=True, writer_crashes=1),
        Profile("lying_disk", lying=True),
        Profile("rot", rot=3, writer_crashes=1),
        Profile("wiped", _LATE, node_crashes=3, wipes=3, writer_crashes=2),
        Profile("disaster", disaster=True, retains=True),
        Profile("membership", node_crashes=4, wipes=2, writer_crashes=3, zombies=1, spares=2),
        Profile("zone_lost", Weather(late=5), node_crashes=3, cuts=2, zone=True, writer_crashes=3, zombies=1, wipes=1, loses=True),
        Profile("zone_switch", loses=True, strike=True),
        Profile("tails", Weather(drop=4, late=8), node_crashes=6, cuts=3, writer_crashes=3, wipes=2, tails=True),
        Profile("tails_az_plus_one", zone=True, zone_plus_one=True, writer_crashes=2, wipes=1, retains=True, tails=True),
        Profile("tails_members", Weather(drop=2, late=4), node_crashes=3, cuts=1, zone=True, writer_crashes=3, zombies=1, wipes=1, spares=2, loses=True, tails=True),
        Profile("writer_crash", _LATE, node_crashes=1, writer_crashes=8),
        Profile("zombie", _LATE, node_crashes=1, zombies=3),
        Profile("backup", Weather(drop=4, double=4, late=8), node_crashes=6, cuts=2, writer_crashes=4, zombies=1, torn=True, backs_up=True),
        Profile("branches", node_crashes=4, writer_crashes=3, zombies=1, branches=True),
        Profile("replaced", Weather(late=3), wipes=6, writer_crashes=2, branches=True),
        Profile("reclaimed", Weather(drop=3, double=3, late=5), node_crashes=5, cuts=1, writer_crashes=3, zombies=1, torn=True, branches=True, backs_up=True),
        Profile("branches_members", Weather(late=3), node_crashes=3, zone=True, writer_crashes=3, zombies=1, wipes=2, spares=2, loses=True, branches=True,
                length=3),
        Profile("branches_tails", Weather(drop=2, late=3), node_crashes=3, zone=True, writer_crashes=2, zombies=1, wipes=1, spares=2, loses=True, tails=True,
                branches=True, length=3),
        Profile("mixed"),
        Profile("storm", Weather(drop=4, double=4, late=8), node_crashes=5, cuts=2, wipes=1, writer_crashes=3, zombies=2, torn=True),
    )
}


def drawn(seed: int) -> Profile:
    """The faults of a mixed story."""
    chance = Chance(seed, 3)
    some = chance.below
    weather = Weather(drop=some(6) * some(2), double=some(6) * some(2), late=some(12) * some(2))
    wipes = some(4) * some(2)
    return Profile(
        "mixed", weather, node_crashes=some(7), down_max=1 + some(3), cuts=some(4), slow=some(3), zone=chance.hit(20), torn=chance.hit(40),
        rot=0 if wipes else some(3), wipes=wipes, spares=some(4) * some(2), retains=chance.hit(40), writer_crashes=some(5), zombies=some(3),
        backs_up=not wipes and chance.hit(40), branches=chance.hit(40),
    )  # fmt: skip
