"""The table of settings, and quantities with units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aurorapy import errors, quantities, settings
from aurorapy.setting_table import DEFAULTS, SETTINGS, SHOWN

UNITS = ("", "B", "kB", "8kB", "MB", "us", "ms", "s", "min")
_CONTEXTS = frozenset(("internal", "postmaster", "sighup", "backend", "superuser-backend", "superuser", "user"))


def test_the_table_is_whole() -> None:
    assert len(SHOWN) >= 295
    assert list(SHOWN) == sorted(SHOWN)
    for name, s in SETTINGS.items():
        assert name == s.name.lower()
        assert s.context in _CONTEXTS
        assert s.unit in UNITS
        assert s.category and s.description
        assert bool(s.options) == (s.kind == "enum")
        assert bool(s.low and s.high) == (s.kind in ("integer", "real"))


@pytest.mark.parametrize("name", list(SETTINGS))
def test_what_is_shown_can_be_set_and_means_the_same(name: str) -> None:
    value = DEFAULTS[name]
    if SETTINGS[name].kind == "string" and name != "datestyle" or SETTINGS[name].context not in ("user", "superuser"):
        assert settings.show(name, value) == value or SETTINGS[name].unit
    elif name != "seed":
        assert settings.check(name, settings.show(name, value), value) == value


@given(st.integers(0, quantities.INT_MAX), st.sampled_from(UNITS))
def test_whole_numbers_come_back_as_they_were_shown(n: int, unit: str) -> None:
    assert quantities.whole(quantities.shown(n, unit), unit) == n


@given(st.text(alphabet="0123456789.eE+-xkMGTBmsuhdin \t", max_size=12), st.sampled_from(UNITS))
def test_any_text_is_a_number_or_wrong(text: str, unit: str) -> None:
    for read in (quantities.whole, quantities.real):
        try:
            n = read(text, unit)
        except quantities.Wrong as e:
            assert e.args[0] is None or str(e.args[0]).startswith("Val")
        else:
            assert n == n and isinstance(n, int) == (read is quantities.whole)


@pytest.mark.parametrize(("text", "unit", "want"), [
    ("1.5MB", "kB", 1536), ("30.1GB", "kB", 31561728), ("0x10", "kB", 16), ("010", "", 8), ("1e4", "kB", 10000), (" 7 ", "", 7), ("13kB", "8kB", 2),
    ("2.5", "", 2), ("1500us", "ms", 2), ("1d", "s", 86400), ("-1", "ms", -1), ("1 h", "min", 60),
])
def test_whole(text: str, unit: str, want: int) -> None:
    assert quantities.whole(text, unit) == want


def test_names_of_ones_own() -> None:
    assert settings.known("my.own") is None
    for name in ("my.", ".own", "my.o-n", "aurora.nosuch"):
        with pytest.raises(errors.InvalidName):
            settings.known(name)
    with pytest.raises(errors.UndefinedObject):
        settings.known("nosuch")
