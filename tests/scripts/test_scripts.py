"""Every golden script, in a database of its own."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import psycopg
import pytest

import aurorapy

HERE = Path(__file__).parent
_spec = importlib.util.spec_from_file_location("golden", HERE / "golden.py")
assert _spec is not None and _spec.loader is not None
golden = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(golden)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("path", sorted(HERE.glob("*.sql")), ids=lambda p: p.stem)
def test_script(path: Path) -> None:
    with aurorapy.Server(tsearch_data=HERE / "tsearch_data") as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        got = [f"> {sql}\n" + "\n".join(said) for sql, said in golden.answers(connection, path.read_text())]
    want = [f"> {sql}\n" + "\n".join(expected) for sql, expected in golden.statements(path.read_text())]
    assert got == want
