"""A fleet in a temporary directory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from aurorapy.storage.rim.local import LocalFleet


@pytest.fixture
def open_fleet(tmp_path: Path) -> Iterator[Callable[..., LocalFleet]]:
    """Open (again) the fleet of this test's directory; what is still open is closed first."""
    fleets: list[LocalFleet] = []

    def opened(**options: Any) -> LocalFleet:
        while fleets:
            fleets.pop().close()
        fleets.append(LocalFleet(tmp_path / "data", fsync=False, **options))
        return fleets[0]

    yield opened
    for fleet in fleets:
        fleet.close()
