"""Consistency points: the vectors of the papers."""

from __future__ import annotations

from itertools import combinations

from aurorapy.storage.quorum import COPIES, READ_QUORUM, WRITE_QUORUM, Durability, pgcl


def test_vdl_is_the_highest_cpl_at_or_below_the_vcl() -> None:
    """P17 section 4.1: complete to 1007, CPLs 900, 1000, 1100: the VDL is 1000."""
    durability = Durability(800)
    for first, last in ((801, 900), (901, 1000), (1001, 1007), (1008, 1100)):
        durability.issue(0, first, last)
    for cpl in (900, 1000, 1100):
        durability.mark_cpl(cpl)
    assert durability.advance(0, 1007)
    assert (durability.vcl, durability.vdl) == (1007, 1000)


def test_pgcl_and_vcl_of_two_groups() -> None:
    """P18 figure 3: odd LSNs to one group, even to the other; 105 and 106 are on three segments only."""
    assert pgcl([105, 105, 105, 103, 103, 103]) == 103
    assert pgcl([106, 106, 106, 104, 104, 104]) == 104
    durability = Durability(100)
    for lsn in range(101, 107):
        durability.issue(lsn % 2, lsn, lsn)
        durability.mark_cpl(lsn)
    durability.advance(1, 103)
    durability.advance(0, 104)
    assert (durability.vcl, durability.vdl) == (104, 104)


def test_an_idle_group_does_not_hold_the_vcl_back() -> None:
    durability = Durability(0)
    durability.issue(7, 1, 1)
    durability.mark_cpl(1)
    durability.advance(7, 1)
    durability.issue(0, 2, 9)
    durability.mark_cpl(9)
    durability.advance(0, 9)
    assert durability.vdl == 9


def test_any_read_quorum_meets_any_write_quorum() -> None:
    for write in combinations(range(COPIES), WRITE_QUORUM):
        for read in combinations(range(COPIES), READ_QUORUM):
            assert set(write) & set(read)
