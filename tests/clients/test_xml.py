"""xml over real sockets: binary form with encodings, COPY, restart, and that a server loads lxml only when it meets xml."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pg8000.native
import psycopg

import aurorapy

LATIN = b'<?xml version="1.0" encoding="latin1"?><a>\xe9</a>'


def test_binary_form_says_its_encoding() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        run = connection.pgconn.exec_params
        assert run(b"select $1::xml", [b"<a/>"], [142], [1], 1).get_value(0, 0) == b"<a/>"
        assert run(b"select $1::xml", [LATIN], [142], [1], 1).get_value(0, 0) == "<a>é</a>".encode()
        assert run(b"select $1::xml::text", [LATIN], [142], [1], 0).get_value(0, 0) == LATIN.decode("latin1").encode()
        bad = run(b"select $1::xml", [b"<a>\xe9</a>"], [142], [1], 0)
        assert bad.error_field(psycopg.pq.DiagnosticField.SQLSTATE) == b"22021"
        connection.execute("set client_encoding = latin1")
        assert run(b"select $1::xml", [LATIN], [142], [1], 1).get_value(0, 0) == b'<?xml version="1.0" encoding="LATIN1"?><a>\xe9</a>'


def test_errors_point_into_the_document() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        for text, detail in (
            ("<wrong", "line 1: Couldn't find end of Start Tag wrong line 1\n<wrong\n      ^"),
            ("</a>", "line 1: chunk is not well balanced\n</a>\n^"),
            ("<a>é&b;</a>", "line 1: Entity 'b' not defined\n<a>é&b;</a>\n        ^"),
            ("x\n<a></b>", "line 2: Opening and ending tag mismatch: a line 2 and b\n<a></b>\n       ^"),
        ):
            try:
                connection.execute("select %s::text::xml", (text,))
            except psycopg.Error as e:
                assert e.sqlstate == "2200N" and e.diag.message_detail == detail
            else:
                raise AssertionError(text)


def test_copy_both_ways() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute("create table t (x xml)")
        with connection.cursor().copy("copy t from stdin (format binary)") as copy:
            copy.set_types(["text"])
            copy.write_row(["<a>é</a>"])
        with connection.cursor().copy("copy t from stdin") as copy:
            copy.write(b"<b/>\n\\N\n")
        with connection.cursor().copy("copy t to stdout") as copy:
            assert b"".join(copy) == "<a>é</a>\n<b/>\n\\N\n".encode()
        with connection.cursor().copy("copy t to stdout (format csv)") as copy:
            assert b"".join(copy) == '<a>é</a>\n<b/>\n""\n'.replace('""', "").encode()


def test_drivers() -> None:
    with aurorapy.Server() as db:
        with psycopg.connect(db.dsn, autocommit=True) as connection:
            assert connection.execute("select xmlelement(name a, %s::int)", (3,), binary=True).fetchone() == (b"<a>3</a>",)
            rows = connection.execute("select n from xmltable('/l/i' passing (%s::xml) columns n int path '.')", ("<l><i>1</i><i>2</i></l>",)).fetchall()
            assert rows == [(1,), (2,)]
            port = connection.info.port
        native = pg8000.native.Connection("postgres", host="127.0.0.1", port=port)
        try:
            assert native.run("SELECT xmlparse(document :d) AS x", d="<genome>gatccgagtac</genome>") == [["<genome>gatccgagtac</genome>"]]
        finally:
            native.close()


def test_restart_and_rollback(tmp_path: Path) -> None:
    with aurorapy.Server(str(tmp_path / "data")) as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute("create table t (x xml check (x is document), y xml generated always as (xmlelement(name y, xmlserialize(content x as text))) stored)")
        connection.execute("create view v as select x, u.* from t, xmltable('/a' passing x columns b int path '@b' default 7) u")
        connection.execute("insert into t values ('<a/>')")
        with connection.transaction(force_rollback=True):
            connection.execute("insert into t values ('<a b=\"1\"/>')")
            assert connection.execute("select b from v order by b").fetchall() == [(1,), (7,)]
    with aurorapy.Server(str(tmp_path / "data")) as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        assert connection.execute("select x, b from v").fetchall() == [("<a/>", 7)]
        assert connection.execute("select y from t").fetchall() == [("<y>&lt;a/&gt;</y>",)]


def test_lxml_is_loaded_with_the_first_xml() -> None:
    program = (
        "import sys, aurorapy, psycopg\n"
        "with aurorapy.Server() as db, psycopg.connect(db.dsn) as c:\n"
        "    c.execute('select 1, now()'); before = 'lxml' in sys.modules\n"
        "    c.execute(\"select '<a/>'::xml\"); print(before, 'lxml' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.split() == ["False", "True"]
