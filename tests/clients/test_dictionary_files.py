"""Dictionaries made of files, parsers and templates: after a restart, with files elsewhere, and without them."""

from __future__ import annotations

import shutil
from pathlib import Path

import psycopg
import pytest

import aurorapy

FILES = Path(__file__).parents[1] / "scripts" / "tsearch_data"
MADE = """
CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE TEXT SEARCH TEMPLATE t (INIT = dispell_init, LEXIZE = dispell_lexize);
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = t, DictFile = aurora_old, AffFile = aurora_old);
CREATE TEXT SEARCH CONFIGURATION c (PARSER = p);
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword WITH d;
"""
ASKED = "SELECT to_tsvector('c', 'footballs books')::text"


def test_restart_and_files_that_are_missing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with aurorapy.Server(data, fsync=False, tsearch_data=FILES) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute(MADE)
        c.execute("BEGIN; DROP TEXT SEARCH PARSER p CASCADE; DROP TEXT SEARCH TEMPLATE t CASCADE; ROLLBACK")
        expected = c.execute(ASKED).fetchall()
        assert expected == [("'ball':1 'foot':1",)]
    with aurorapy.Server(data, fsync=False) as db, psycopg.connect(db.dsn, autocommit=True) as c:
        with pytest.raises(psycopg.errors.ConfigFileError, match=r'could not open dictionary file ".*/data/tsearch_data/aurora_old.dict": No such file'):
            c.execute(ASKED)
        shutil.copytree(FILES, data / "tsearch_data")
        assert c.execute(ASKED).fetchall() == expected
        assert c.execute("SELECT prsname FROM pg_ts_parser JOIN pg_ts_config c ON cfgparser = pg_ts_parser.oid WHERE cfgname = 'c'").fetchall() == [("p",)]
        (data / "tsearch_data" / "aurora_old.dict").write_text("football\n")
        c.execute("ALTER TEXT SEARCH DICTIONARY d (StopWords = aurora_stops)")
        assert c.execute("SELECT ts_lexize('d', 'football'), ts_lexize('d', 'book')").fetchall() == [(["football"], None)]
