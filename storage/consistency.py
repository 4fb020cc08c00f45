"""The consistency point at or below an LSN: where the log, cut off, leaves whole mini-transactions.

    … | chunk  chunk  chunk.CPL | chunk  chunk.CPL | …          lsn inside a mini-transaction: the end of the one before it

Somebody may name any LSN; a volume can be read only as of the end of a mini-transaction. The nodes' log says which record is
one: the last of a chunk with the flag. From the chunk that holds the LSN the search goes back, chunk by chunk, to the first that
ends a mini-transaction; mini-transactions are short, so that is nearly always the same boxcar. What a recovery annulled is skipped: below it
lies the VDL of then, which is a consistency point.

Log that no node has any more is below every reader's LSN; the lowest of those is a consistency point itself.
Source: P17, 4.1 (CPL); AURORA.md 9.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from aurorapy.storage.asking import Asking
from aurorapy.storage.boxcar import Chunk, chunks_of, read_header
from aurorapy.storage.membership import Membership
from aurorapy.storage.node.messages import Fetch, Fetched, Inspect, Inspection, Reply, Truncation
from aurorapy.storage.quorum import satisfies


def consistency_point(volume: int, epoch: int, groups: Iterable[int], lsn: int, members: Membership, ask: Asking) -> int:
    """The highest consistency point at or below a durable LSN that is still kept. `epoch` is the volume's, which its writer asks."""

    def know(answers: Mapping[int, Reply]) -> list[Inspection]:
        return [answer for answer in answers.values() if isinstance(answer, Inspection)]

    def has_epoch(answers: Mapping[int, Reply]) -> bool:
        return any(inspection.epoch == epoch for inspection in know(answers))  # it has all the truncations

    known = know(ask(dict.fromkeys(members.members, Inspect(volume)), has_epoch))
    cuts = max(known, key=lambda inspection: inspection.epoch).truncations if known else ()
    ids = list(groups)
    while True:
        lsn = _below(cuts, lsn)
        chunk = _chunk_at(volume, ids, lsn, members, ask)
        if chunk is None or (chunk.is_cpl and chunk.last == lsn):
            return lsn
        lsn = chunk.first - 1


def _below(cuts: tuple[Truncation, ...], lsn: int) -> int:
    """The LSN, or what was durable before the recoveries that annulled it."""
    for cut in reversed(cuts):
        if cut.low < lsn <= cut.high:
            lsn = cut.low
    return lsn


def _chunk_at(volume: int, groups: list[int], lsn: int, members: Membership, ask: Asking) -> Chunk | None:
    """The chunk that holds a record, from the first node that has it; None if a read quorum, and whoever else answers soon, has no such log."""

    def found(answers: Mapping[int, Reply]) -> Chunk | None:
        for answer in answers.values():
            if isinstance(answer, Fetched) and answer.boxcars and read_header(answer.boxcars[0]).first <= lsn:
                for chunk in chunks_of(answer.boxcars[0]):
                    if chunk.first <= lsn <= chunk.last:
                        return chunk
        return None

    for group in groups:
        answers = ask(dict.fromkeys(members.members, Fetch(volume, group, lsn - 1, 1)),
                      lambda answers: found(answers) is not None or satisfies(members.read, answers))
        if (chunk := found(answers)) is not None:
            return chunk
    return None
