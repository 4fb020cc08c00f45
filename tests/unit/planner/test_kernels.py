"""Kernels are compiled when they are called, and are what their text says from then on."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from aurorapy.limits import KEPT_CODE_LENGTH_MAX
from aurorapy.planner import bound, kernels
from aurorapy.planner.compile import Source

STATE = SimpleNamespace(p=(5,), x=None)


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that have been compiled."""
    texts: list[str] = []
    compiled = kernels._compiled

    def note(text: str, name: str) -> Any:
        texts.append(text)
        return compiled(text, name)

    monkeypatch.setattr(kernels, "_compiled", note)
    return texts


def test_a_kernel_is_compiled_by_its_first_call(compiled: list[str]) -> None:
    kernel = kernels.project_kernel([bound.Slot(23, 1), bound.Param(23, 0)])
    assert not compiled
    code = kernel.__code__
    assert kernel([(1, 2), (3, 4)], STATE) == [(2, 5), (4, 5)]
    assert compiled == [kernel.source] and kernel.__code__ is not code  # type: ignore[attr-defined]
    assert kernel([(1, 7)], STATE) == [(7, 5)] and len(compiled) == 1


def test_who_has_a_kernel_has_the_compiled_one(compiled: list[str]) -> None:
    kernel = kernels.values_kernel([bound.Const(23, 1)])
    other = kernel
    assert kernel(STATE) == (1,)
    code = other.__code__
    assert other(STATE) == (1,) and other.__code__ is code and len(compiled) == 1


def test_kernels_of_one_text_have_their_own_constants() -> None:
    first, second = [kernels.values_kernel([bound.Const(1700, value)]) for value in (object(), object())]
    assert first.source == second.source  # type: ignore[attr-defined]
    assert first(STATE) != second(STATE)


def test_what_is_long_is_compiled_with_the_plan(compiled: list[str]) -> None:
    kernel = kernels.finish(Source(), "values", "s", [f"return ({'1, ' * KEPT_CODE_LENGTH_MAX})"])
    assert len(compiled) == 1 and len(kernel(STATE)) == KEPT_CODE_LENGTH_MAX


def test_what_a_kernel_raises_it_raises_each_time() -> None:
    kernel = kernels.finish(Source(), "values", "s", ["return 1 // s.p[0]"])
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            kernel(SimpleNamespace(p=(0,), x=None))
    assert kernel(SimpleNamespace(p=(1,), x=None)) == 1
