"""The commands, as a user runs them."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

import aurorapy
from aurorapy.cli import main

ROOT = str(Path(__file__).parents[2])


def serve(*options: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-m", "aurorapy", "serve", *options], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            env={**os.environ, "PYTHONPATH": ROOT})


def refused(*options: str) -> str:
    """What a server says that cannot start: one line."""
    process = serve(*options)
    out, err = process.communicate(timeout=20)
    assert process.returncode == 1 and out == "" and err.count("\n") == 1, (out, err)
    return err


def test_a_port_in_use_and_a_directory_in_use_are_one_line_each(tmp_path: Path) -> None:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        s.listen()
        port = s.getsockname()[1]
        assert f"cannot listen on 127.0.0.1:{port}" in refused("--listen", f"127.0.0.1:{port}", "--data", str(tmp_path / "never"))
        assert not (tmp_path / "never").exists()
    with aurorapy.Server(tmp_path / "d", fsync=False):
        assert "in use by another server" in refused("--listen", "127.0.0.1:0", "--data", str(tmp_path / "d"))


def test_newer_strange_and_damaged_directories_are_left_alone(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "d", fsync=False):
        pass
    marker = tmp_path / "d" / "FORMAT"
    marker.write_text("aurorapy 99\n")
    assert "has format 99" in refused("--listen", "127.0.0.1:0", "--data", str(tmp_path / "d"))
    marker.write_text("rubbish\n")
    assert "is damaged" in refused("--listen", "127.0.0.1:0", "--data", str(tmp_path / "d"))
    marker.write_text("aurorapy 1\n")
    for node in ("a1", "b1", "c1"):
        (tmp_path / "d" / node / "data.mdb").write_bytes(b"\x13" * 16384)
    assert "damaged" in refused("--listen", "127.0.0.1:0", "--data", str(tmp_path / "d"))
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("x")
    assert "is not empty" in refused("--listen", "127.0.0.1:0", "--data", str(tmp_path / "mine"))
    assert sorted(p.name for p in (tmp_path / "mine").iterdir()) in (["letter.txt"], ["LOCK", "letter.txt"])


def test_sigterm_lets_an_open_statement_finish() -> None:
    process = serve("--listen", "127.0.0.1:0")
    assert process.stdout is not None and process.stderr is not None
    dsn = process.stdout.readline().split()[1]
    with psycopg.connect(dsn, autocommit=True) as c:
        c.pgconn.send_query(b"SELECT pg_sleep(0.5), 42")
        c.pgconn.flush()
        import time

        time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        result = None
        while (r := c.pgconn.get_result()) is not None:
            result = result or r
        assert result is not None and result.get_value(0, 1) == b"42"
    assert process.wait(20) == 0
    process.stdout.close()
    process.stderr.close()


@pytest.fixture
def db() -> aurorapy.Server:  # type: ignore[misc]
    with aurorapy.Server() as server:
        yield server


def test_sql_prints_tables_and_errors_with_their_place(db: aurorapy.Server) -> None:
    run = CliRunner().invoke
    done = run(main, ["sql", db.dsn, "-c", "CREATE TABLE t (a int PRIMARY KEY, b text DEFAULT 'x')", "-c", "INSERT INTO t VALUES (1), (20)",
                      "-c", "SELECT a, b, NULL AS n FROM t ORDER BY a"])
    assert done.exit_code == 0, done.output
    assert done.output.endswith(" a  | b | n \n----+---+---\n  1 | x | \n 20 | x | \n(2 rows)\n\n"), done.output
    bad = run(main, ["sql", db.dsn, "-c", "SELECT a,\n  nosuch FROM t"])
    assert bad.exit_code == 1
    assert 'ERROR:  column "nosuch" does not exist\nLINE 2:   nosuch FROM t\n          ^\n' in bad.output
    script = run(main, ["sql", db.dsn], input="SELECT 'a;b' AS x,\n 2 AS y;\n\\dt\n\\d t\n\\timing\nSELECT 1;\n\\q\nSELECT 'never';\n")
    assert " a;b | 2\n" in script.output and "CREATE UNIQUE INDEX t_pkey ON public.t USING btree (a)" in script.output
    assert "Time: " in script.output and "never" not in script.output


def test_status_shows_six_nodes(db: aurorapy.Server) -> None:
    run = CliRunner().invoke
    found = json.loads(run(main, ["status", db.dsn, "--json"]).output)
    assert [n["node"] for n in found["nodes"]] == ["a1", "a2", "b1", "b2", "c1", "c2"]
    assert {v["database"] for v in found["volumes"]} == {None, "postgres"}
    assert " a1   | a  | up " in run(main, ["status", db.dsn]).output


def test_status_without_a_server_is_one_line() -> None:
    done = CliRunner().invoke(main, ["status", "postgresql://postgres@127.0.0.1:1/postgres"])
    assert done.exit_code == 1 and done.output.startswith("Error: cannot connect to 127.0.0.1:1")


def test_bench_prints_a_table_and_leaves_nothing(db: aurorapy.Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("aurorapy.cli.bench"), "ACCOUNTS", 100)
    with aurorapy.Server() as other:
        done = CliRunner().invoke(main, ["bench", db.dsn, "--seconds", "0.2", "--clients", "1", "--against", other.dsn])
    assert done.exit_code == 0, done.output
    assert [line.split()[0] for line in done.output.splitlines()[2:]] == ["point-select", "tpcb", "insert", "scan"]
    with psycopg.connect(db.dsn) as c:
        assert c.execute("SELECT count(*) FROM pg_namespace WHERE nspname = 'aurorapy_bench'").fetchone() == (0,)


def test_version() -> None:
    assert CliRunner().invoke(main, ["version"]).output == aurorapy.__version__ + "\n"
