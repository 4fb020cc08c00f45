"""Data come back with their types; redo is idempotent and survives framing."""

from __future__ import annotations

from decimal import Decimal

import pytest

from aurorapy.storage.boxcar import Boxcar, Damaged, check, cut_above, pack_chunk, pages_of, read_header, records_of
from aurorapy.storage.codec import are_plain, is_plain, pack, pack_plain, unpack
from aurorapy.storage.page import FREED_IMAGE, Page, decode, encode
from aurorapy.storage.redo import CUT, DELETE, FREE, INSERT, LINK, PATCH, UNLINK, UPDATE, apply


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        1 << 62,
        -(1 << 80),
        1.5,
        "text\0é",
        b"bytes",
        (1, (2, (3,))),
        Decimal("-1.500"),
        Decimal("NaN"),
        [1, [2, {"a": [3, (4,)]}]],
        ({"k": [], "n": None}, (1, [2])),
        {"b": 1, "a": ()},
    ],
)
def test_data_round_trip(value: object) -> None:
    back = unpack(pack(value))
    assert repr(back) == repr(value)


def test_lists_are_seen_wherever_they_are() -> None:
    assert is_plain((1, "a", (2, Decimal(1))))
    assert not is_plain((1, ({"a": 1},)))
    assert not is_plain([1])
    assert are_plain([(1, "a"), (None, 2.0)])
    assert not are_plain([(1, "a"), (None, [2])])


def test_what_is_not_a_datum_is_refused() -> None:
    with pytest.raises(TypeError):
        pack((object(),))


def test_page_images() -> None:
    page = Page(3, 0, list(range(200)), [(i, [i], "x" * 50) for i in range(200)], 9, 0)
    for compress in (True, False):
        back = decode(3, 9, encode(page, compress))
        assert (back.level, back.keys, back.values, back.lsn) == (0, page.keys, page.values, 9)
    assert decode(3, 9, FREED_IMAGE).level == -1


def test_each_operation_and_its_repetition() -> None:
    leaf = Page(1, 0, [1, 2, 3], [("a", 1), ("b", 2), ("c", 3)], 10, 0)
    steps = [
        (PATCH, 1, 1, (1, 5)),
        (UPDATE, 1, 0, ("z",)),
        (INSERT, 1, 3, 9, ("i",)),
        (DELETE, 1, 2),
        (CUT, 1, 2),
    ]
    for lsn, record in enumerate(steps, 11):
        leaf = apply(leaf, lsn, record)
        before = (list(leaf.keys), list(leaf.values))
        for old, repeated in enumerate(steps[: lsn - 10], 11):
            leaf = apply(leaf, old, repeated)
        assert (leaf.keys, leaf.values) == before
    assert (leaf.keys, leaf.values) == ([1, 2], [("z",), ("b", 5)])
    inner = Page(2, 1, [10, 20], [100, 101, 102], 10, 0)
    inner = apply(inner, 11, (LINK, 2, 1, 15, 105))
    assert (inner.keys, inner.values) == ([10, 15, 20], [100, 101, 105, 102])
    inner = apply(inner, 12, (UNLINK, 2, 0))
    assert (inner.keys, inner.values) == ([15, 20], [101, 105, 102])
    inner = apply(inner, 13, (CUT, 2, 1))
    assert (inner.keys, inner.values) == ([15], [101, 105])
    assert apply(inner, 14, (FREE, 2)).level == -1


def test_boxcar_framing_checksum_and_cut() -> None:
    box = Boxcar(4, 5, 6, 10, 11)
    box.add(pack_chunk(11, 2, True, pack_plain((0, 1)) + pack_plain((1, 2))), 12, [1, 2], 10, 9, 8)
    box.add(pack_chunk(13, 1, True, pack_plain((2, 3))), 13, [3], 10, 9, 8)
    data = box.seal()
    check(data)
    header = read_header(data)
    assert (header.volume, header.group, header.epoch, header.prev, header.first, header.last) == (4, 5, 6, 10, 11, 13)
    assert pages_of(data) == [1, 2, 3]
    assert list(records_of(data)) == [(11, (0, 1)), (12, (1, 2)), (13, (2, 3))]
    cut = cut_above(data, 12)
    assert cut is not None
    check(cut)
    assert read_header(cut).last == 12
    assert cut_above(data, 10) is None
    with pytest.raises(Damaged):
        check(data[:-1] + b"\xff")
