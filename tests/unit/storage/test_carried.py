"""Data of classes that storage does not know of itself."""

from __future__ import annotations

import sys
import threading
import time
from decimal import Decimal

import msgpack
import pytest

from aurorapy.storage import codec


class Pair:
    """A datum of somebody's own."""

    def __init__(self, a: object, b: object) -> None:
        self.a, self.b = a, b

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pair) and (self.a, self.b) == (other.a, other.b)


@pytest.fixture
def pair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "_carried", {})
    monkeypatch.setattr(codec, "_makers", {})
    codec.carry(Pair, 99, lambda v: (v.a, v.b), Pair)


@pytest.mark.usefixtures("pair")
def test_comes_back_wherever_it_stands() -> None:
    values = [Pair(1, (2, None)), (1, Pair([1, {"a": [2]}], Decimal("1.50"))), {"k": [Pair(Pair(1, []), 2**80)]}]
    for value in values:
        assert codec.unpack(codec.pack(value)) == value


@pytest.mark.usefixtures("pair")
def test_a_process_without_the_class_keeps_the_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    data = codec.pack((1, Pair([1], 2), "x"))
    page = codec.pack(((Pair(1, 2), 7), [Pair([3], 4)]))
    monkeypatch.setattr(codec, "_carried", {})
    monkeypatch.setattr(codec, "_makers", {})
    kept = codec.unpack(data)
    assert isinstance(kept[1], msgpack.ExtType) and codec.pack(kept) == data
    assert codec.pack(codec.unpack(page)) == page
    with pytest.raises(TypeError):
        codec.pack((Pair(1, 2),))


def test_threads_do_not_pack_into_one_another() -> None:
    """A packer that asks Python about a Decimal lets other threads run."""
    interval = sys.getswitchinterval()
    wrong: list[object] = []
    until = time.monotonic() + 1.5

    def work(value: object) -> None:
        want = msgpack.packb(value, default=codec._default)
        while time.monotonic() < until:
            if codec.pack_plain(value) != want:
                wrong.append(value)
                return

    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=work, args=(v,)) for v in ((1, Decimal("1.5"), Decimal("2.5"), "abc"), (7, 8, "meta", (1, 2, 3)))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert not wrong
