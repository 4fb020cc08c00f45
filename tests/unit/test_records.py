"""Our dataclasses behave like the standard library's."""

from __future__ import annotations

import dataclasses

import pytest

from aurorapy.records import dataclass


@dataclass(frozen=True, slots=True)
class Frozen:
    a: int
    b: tuple[int, ...] = ()


@dataclass(slots=True)
class Open:
    a: int
    more: list[int] = dataclasses.field(default_factory=list)


@dataclass(slots=True, eq=False)
class Own:
    a: int = 0


@dataclass(frozen=True, slots=True, order=True)
class Ordered:
    a: int
    b: int


@dataclass(frozen=True, slots=True)
class Empty:
    pass


@dataclass(frozen=True, slots=True)
class Other:
    a: int
    b: tuple[int, ...] = ()


def test_comparison_and_hash() -> None:
    assert Frozen(1, (2,)) == Frozen(1, (2,)) and hash(Frozen(1, (2,))) == hash(Frozen(1, (2,)))
    other: object = Other(1)
    assert Frozen(1) != Frozen(2) and Frozen(1) != other
    assert Open(1) == Open(1) and Open(1) != Open(1, [2])
    assert Own() != Own() and len({Own(), Own()}) == 2
    assert Empty() == Empty() and len({Empty(), Empty()}) == 1
    assert sorted([Ordered(2, 1), Ordered(1, 2), Ordered(1, 1)]) == [Ordered(1, 1), Ordered(1, 2), Ordered(2, 1)]
    with pytest.raises(TypeError):
        hash(Open(1))


def test_text_fields_and_slots() -> None:
    assert repr(Frozen(1, (2,))) == "Frozen(a=1, b=(2,))"
    assert dataclasses.replace(Frozen(1, (2,)), a=3) == Frozen(3, (2,))
    assert [f.name for f in dataclasses.fields(Open)] == ["a", "more"]
    assert Open(1).more is not Open(1).more
    with pytest.raises(AttributeError):
        Open(1).other = 1  # type: ignore[attr-defined]
