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

from collections.abc import Iterable, Sequence

from aurorapy.storage.asking import Peer
from aurorapy.storage.boxcar import Chunk, chunks_of, read_header
from aurorapy.storage.node.messages import Fetch, Fetched, Inspect, Inspection, Truncation


def consistency_point(volume: int, groups: Iterable[int], lsn: int, peers: Sequence[Peer]) -> int:
    """The highest consistency point at or below a durable LSN that is still kept."""
    known = [answer for peer in peers if isinstance(answer := peer.call(Inspect(volume)), Inspection)]
    cuts = max(known, key=lambda inspection: inspection.epoch).truncations if known else ()
    ids = list(groups)
    while True:
        lsn = _below(cuts, lsn)
        chunk = _chunk_at(volume, ids, lsn, peers)
        if chunk is None or (chunk.is_cpl and chunk.last == lsn):
            return lsn
        lsn = chunk.first - 1


def _below(cuts: tuple[Truncation, ...], lsn: int) -> int:
    """The LSN, or what was durable before the recoveries that annulled it."""
    for cut in reversed(cuts):
        if cut.low < lsn <= cut.high:
            lsn = cut.low
    return lsn


def _chunk_at(volume: int, groups: list[int], lsn: int, peers: Sequence[Peer]) -> Chunk | None:
    """The chunk that holds a record, from the first node that has it."""
    for group in groups:
        for peer in peers:
            answer = peer.call(Fetch(volume, group, lsn - 1, 1))
            if not isinstance(answer, Fetched) or not answer.boxcars or read_header(answer.boxcars[0]).first > lsn:
                continue
            for chunk in chunks_of(answer.boxcars[0]):
                if chunk.first <= lsn <= chunk.last:
                    return chunk
    return None
