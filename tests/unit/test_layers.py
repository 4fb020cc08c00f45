"""Who may import whom (DESIGN.md, section 2): wire, planner and storage know neither one another nor the product, and what
touches the outside world stays at the rim."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = {"aurorapy.errors", "aurorapy.limits", "aurorapy.records"}
FLOORS = ("wire", "planner", "storage")
OUTSIDE = {"asyncio", "socket", "ssl", "time", "random", "threading"}
RIM = ("aurorapy/server.py", "aurorapy/connection.py", "aurorapy/attention.py", "aurorapy/breaking.py", "aurorapy/keeping.py", "aurorapy/cluster.py",
       "aurorapy/cli/", "storage/rim/")


def modules(folder: str) -> list[Path]:
    return sorted(p for p in (ROOT / folder).rglob("*.py") if not p.is_symlink() and not any(parent.is_symlink() for parent in p.relative_to(ROOT).parents))


def imported(path: Path) -> Iterator[str]:
    """Absolute names of what a module imports; `from aurorapy import errors` is aurorapy.errors."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (a.name for a in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield from (f"{node.module}.{a.name}" if node.module == "aurorapy" else node.module for a in node.names)


@pytest.mark.parametrize("floor", FLOORS)
def test_a_floor_knows_only_itself_errors_limits_and_records(floor: str) -> None:
    bad = [f"{path.relative_to(ROOT)}: {name}" for path in modules(floor) for name in imported(path)
           if name.split(".")[0] == "aurorapy" and name not in SHARED and not name.startswith(f"aurorapy.{floor}")]
    assert not bad


def test_only_the_rim_touches_the_outside_world() -> None:
    bad = []
    for folder in (*FLOORS, "aurorapy"):
        for path in modules(folder):
            place = str(path.relative_to(ROOT))
            if place.startswith(RIM) or (folder == "aurorapy" and place.split("/")[1] in FLOORS):
                continue
            bad += [f"{place}: {name}" for name in imported(path) if name.split(".")[0] in OUTSIDE]
    assert not bad


def test_modules_stay_small() -> None:
    big = {str(p.relative_to(ROOT)): n for folder in (*FLOORS, "aurorapy") for p in modules(folder)
           if not (folder == "aurorapy" and p.relative_to(ROOT).parts[1] in FLOORS) and (n := len(p.read_text().splitlines())) > 620}
    assert not big
