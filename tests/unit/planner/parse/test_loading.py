"""sqlglot comes late, and as its pure modules even where the compiled ones are installed."""

import os
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path

import pytest

import aurorapy
from aurorapy.planner.parse.grammar import loading

ROOT = Path(aurorapy.__file__).parents[1]


def _python(code: str, *folders: Path) -> str:
    paths = os.pathsep.join(map(str, (*folders, ROOT, *filter(None, [os.environ.get("PYTHONPATH")]))))
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": paths}, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else done.stderr.strip().splitlines()[-1]


@pytest.fixture
def compiled(tmp_path: Path) -> Path:
    """A package `sqlglot` with a module of each kind in it, the compiled one first in Python's order, as sqlglotc leaves it."""
    package = tmp_path / "sqlglot"
    (package / "parsers").mkdir(parents=True)
    for name in ("__init__.py", "parser.py", "parsers/__init__.py", "parsers/postgres.py"):
        (package / name).write_text("")
    (package / f"parser{EXTENSION_SUFFIXES[0]}").write_bytes(b"\x7fELF: no module that can be loaded")
    return tmp_path


def test_the_source_file_is_chosen_beside_a_compiled_module(compiled: Path) -> None:
    assert "ImportError" in _python("import sqlglot.parser", compiled)
    code = """
from aurorapy.planner.parse.grammar import loading
assert loading.compiled_installed() and not loading.compiled_loaded()
loading.prepare()
import sqlglot.parser, sqlglot.parsers.postgres
print(sqlglot.parser.__file__.endswith('parser.py'), loading.compiled_loaded())
"""
    assert _python(code, compiled) == "True False"


def test_without_compiled_modules_nothing_is_put_in_pythons_way() -> None:
    code = "import sys; from aurorapy.planner.parse.grammar import loading; before = list(sys.meta_path); loading.prepare(); print(sys.meta_path == before)"
    expected = "False" if loading.compiled_installed() else "True"
    assert _python(code) == expected


def test_compiled_modules_in_the_process_are_refused() -> None:
    code = """
import sys, types
module = types.ModuleType('sqlglot.parser')
module.__file__ = '/x/parser.cpython-311.so'
sys.modules['sqlglot.parser'] = module
from aurorapy.planner.parse.grammar import loading
try:
    loading.load()
except loading.CompiledSqlglot as error:
    print(error)
"""
    assert "process of its own" in _python(code)


def test_a_server_beside_compiled_modules_runs_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("aurorapy.server.compiled_loaded", lambda: True)
    with aurorapy.Server() as server:
        assert server._process is not None
        connection = server.connect()
        cursor = connection.cursor()
        cursor.execute("SELECT 1 + 1")
        assert cursor.fetchone() == [2]
        connection.close()


def test_sqlglot_is_not_imported_before_a_statement_needs_it() -> None:
    code = """
import sys
import aurorapy, aurorapy.server, aurorapy.session
from aurorapy.planner.parse import parse
parse('BEGIN; SET search_path = a; COMMIT')
print('sqlglot' in sys.modules, end=' ')
parse('SELECT 1')
print('sqlglot' in sys.modules)
"""
    assert _python(code) == "False True"
