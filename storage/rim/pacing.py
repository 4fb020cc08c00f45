"""When a boxcar leaves that many clients commit in: not as soon as it may, but with more of them.

A boxcar costs the writer and six nodes far more than what is in it: six sends and six acknowledgements, six durable writes. One of a protection
group is under way at a time, so commits share boxcars anyway; the quicker the nodes are, the fewer commits share one. Where the last
boxcar had a crowd's commits, the next one leaves no sooner than a pace after it. Those who wait for it keep nobody: the others' statements run meanwhile.
One client, or two, are never a crowd, and their boxcars leave at once; so does a load, whose boxcars are full by themselves.
"""

from __future__ import annotations

from aurorapy.storage.boxcar import Boxcar, read_header
from aurorapy.storage.volume import Group

PACE_SECONDS = 0.002
CROWD_CHUNKS = 3  # mini-transactions in a boxcar: one client never has more than one under way in a group, and two have never more than two
LOAD_BYTES = 32 * 1024


def pause(group: Group, box: Boxcar, now: float) -> float:
    """Seconds that a boxcar of a group has to wait for company, now that none is under way; not above 0: it may leave. `now` is monotonic."""
    if box.bytes_waiting >= LOAD_BYTES or not group.sent or not _is_crowded(group.sent[-1]):
        return 0.0
    return group.left + PACE_SECONDS - now


def _is_crowded(box: Boxcar) -> bool:
    return box.data is not None and read_header(box.data).chunks >= CROWD_CHUNKS
