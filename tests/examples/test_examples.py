"""The examples run and say what they should."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(("name", "says"), [
    ("integration_test", "OK"), ("break_a_zone", "the commit waits: True\nreads go on and see what is durable: 1\nhealed: 2 events"),
    ("sqlalchemy_app", "Le Guin 2\nLem 1\n['author', 'book']\n['id', 'title', 'author_id'] author")])
def test_example(name: str, says: str) -> None:
    done = subprocess.run([sys.executable, str(ROOT / "examples" / f"{name}.py")], capture_output=True, text=True, timeout=50,
                          env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0, done.stderr
    assert says in done.stdout + done.stderr
