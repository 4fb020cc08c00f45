"""Full-text search over sockets: drivers' text and binary forms, and what is there after a restart."""

from __future__ import annotations

from pathlib import Path

import psycopg

import aurorapy

DEFINITIONS = """
    create schema s;
    create text search dictionary s.stem (template = snowball, language = english, stopwords = english);
    create text search configuration s.docs (copy = simple);
    alter text search configuration s.docs alter mapping for asciiword with s.stem;
    comment on text search configuration s.docs is 'for documents';
    create table docs (id int primary key, body text, tsv tsvector generated always as (to_tsvector('s.docs', body)) stored, q tsquery);
    create index on docs (to_tsvector('english', body));
    insert into docs (id, body, q) values (1, 'The fat cats', 'fat <-> cat:A*'), (2, 'It''s \\ a dog', '!x');
    create view found as select id, ts_headline('s.docs', body, to_tsquery('s.docs', 'cats')) from docs where tsv @@ to_tsquery('s.docs', 'cats');
    alter database postgres set default_text_search_config = 's.docs'
"""
QUESTIONS = ("select id, tsv::text, q::text from docs order by id", "select * from found", "select to_tsvector('The cats')::text",
             "show default_text_search_config", "select obj_description('s.docs'::regconfig, 'pg_ts_config')",
             "select id from docs where tsv = to_tsvector('s.docs', body) order by id")


def _answers(dsn: str) -> list[object]:
    with psycopg.connect(dsn) as connection:
        return [connection.execute(q).fetchall() for q in QUESTIONS]


def test_restart(tmp_path: Path) -> None:
    with aurorapy.Server(tmp_path / "data") as db:
        with psycopg.connect(db.dsn, autocommit=True) as connection:
            connection.execute(DEFINITIONS)
        before = _answers(db.dsn)
    assert before[:4] == [[(1, "'cat':3 'fat':2", "'fat' <-> 'cat':*A"), (2, "'dog':4", "!'x'")], [(1, "The fat <b>cats</b>")], [("'cat':2",)], [("s.docs",)]]
    with aurorapy.Server(tmp_path / "data") as db:
        assert _answers(db.dsn) == before
        with psycopg.connect(db.dsn, autocommit=True) as connection:
            connection.execute("alter text search configuration s.docs rename to documents")
            assert connection.execute("select tsv::text from docs where tsv @@ to_tsquery('s.documents', 'cat')").fetchall() == [("'cat':3 'fat':2",)]
            connection.execute("update docs set body = 'mice' where id = 1")
            assert connection.execute("select tsv::text from docs where id = 1").fetchone() == ("'mice':1",)


def test_binary_forms() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as connection:
        connection.execute("create table b (v tsvector, q tsquery, vs tsvector[])")
        connection.execute("insert into b values ('a:1A,2 ''b c''', 'a & !b:*C <3> c', array['x'::tsvector, 'y:3'])")
        with connection.cursor().copy("copy b to stdout (format binary)") as copy:
            data = b"".join(bytes(part) for part in copy)
        with connection.cursor().copy("copy b from stdin (format binary)") as into:
            into.write(data)
        assert connection.execute("select count(*), count(distinct v), count(distinct q), count(distinct vs), min(q::text) from b").fetchone() == (
            2, 1, 1, 1, "'a' & !'b':*C <3> 'c'")


def test_side_by_side() -> None:
    """Two transactions that want the same name: the second waits for the first, and is told."""
    with aurorapy.Server() as db, psycopg.connect(db.dsn) as one, psycopg.connect(db.dsn, autocommit=True) as two:
        one.execute("create text search configuration c (copy = english)")
        two.execute("create text search configuration other (copy = simple)")
        one.commit()
        assert two.execute("select to_tsvector('c', 'cats')::text, to_tsvector('other', 'cats')::text").fetchone() == ("'cat':1", "'cats':1")
        one.execute("alter text search configuration c alter mapping for asciiword with simple")
        assert two.execute("select to_tsvector('c', 'cats')::text").fetchone() == ("'cat':1",)
        one.commit()
        assert two.execute("select to_tsvector('c', 'cats')::text").fetchone() == ("'cats':1",)
