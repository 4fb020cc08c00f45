"""A PostgreSQL 15 (AURORAPY_ORACLE, on this machine) subscribes to our server: initial copy, changes, filters, partitions, definitions that change, a restart."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest

import aurorapy

ORACLE = os.environ.get("AURORAPY_ORACLE", "")

pytestmark = [pytest.mark.skipif(not ORACLE, reason="AURORAPY_ORACLE names no PostgreSQL to compare with"), pytest.mark.timeout(300)]

TABLES = """create type mood as enum ('sad', 'ok');
create table plain (a int primary key, b text, n numeric, m mood, ts timestamptz, arr int[], by bytea);
create table whole (a int, b text);
create table wide (a int primary key, secret text, c text);
create table parts (a int primary key, b text) partition by range (a);
create table parts1 partition of parts for values from (0) to (100);
create table parts2 partition of parts for values from (100) to (200);
alter table whole replica identity full"""
LOOKS = ("select * from plain order by 1", "select * from whole order by 1, 2", "select a, c from wide where a > 10 order by 1", "select * from parts order by 1")


def until(condition: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.1)


@pytest.mark.parametrize("binary", [False, True])
def test_subscription(tmp_path: Path, *, binary: bool) -> None:
    name = f"aurorapy_subscriber_{os.getpid()}"
    with psycopg.connect(ORACLE, autocommit=True) as admin:
        admin.execute(f"create database {name} template template0".encode())
        try:
            with psycopg.connect(ORACLE, dbname=name, autocommit=True) as subscriber:
                _story(tmp_path, subscriber, binary=binary)
        finally:
            admin.execute(f"drop database {name} with (force)".encode())


def _story(tmp_path: Path, subscriber: psycopg.Connection[Any], *, binary: bool) -> None:
    subscriber.execute(TABLES.replace(", secret text", "").encode())
    port = 0
    try:
        with aurorapy.Server(tmp_path / "d") as db, psycopg.connect(db.dsn, autocommit=True) as ours:
            port = int(ours.info.port)
            ours.execute(TABLES.encode())
            ours.execute("create publication p for table plain, whole, wide (a, c) where (a > 10), parts with (publish_via_partition_root)")
            ours.execute("insert into plain select g, repeat('x', g), g / 3.0, 'ok', '2020-01-01', array[g, null], decode('00ff', 'hex') from generate_series(1, 500) g")
            ours.execute("insert into wide values (5, 's', 'no'), (50, 's', 'yes'); insert into parts values (1, 'a'), (101, 'b'); insert into whole values (1, null)")
            subscriber.execute(f"create subscription s connection 'host=127.0.0.1 port={port} user=postgres dbname=postgres' publication p"
                               f" with (binary = {str(binary).lower()})".encode())
            until(lambda: {r[0] for r in subscriber.execute("select srsubstate from pg_subscription_rel")} == {"r"})
            _compare(ours, subscriber)
            ours.execute("update plain set b = 'u', m = 'sad' where a % 7 = 0; delete from plain where a % 5 = 0; update plain set a = a + 1000 where a < 20")
            ours.execute("insert into wide values (60, 's', 'z'), (6, 's', 'q'); update wide set a = 7 where a = 50; update wide set a = 70 where a = 6")
            ours.execute("update parts set a = 150 where a = 1; insert into parts values (2, 'c'); delete from parts where a = 101")
            ours.execute("begin; insert into whole values (2, 'a'), (2, 'a'); savepoint s; delete from whole;"
                         " rollback to s; update whole set b = 'b' where a = 1; commit")
            _compare(ours, subscriber)
            ours.execute("truncate whole, plain")
            subscriber.execute("alter table plain add extra int")
            ours.execute("alter table plain drop column arr, add extra int default 4")
            ours.execute("insert into plain (a, b) values (1, 'after')")
            until(lambda: subscriber.execute("select a, b, extra from plain").fetchall() == [(1, "after", 4)])
            assert subscriber.execute("select count(*) from whole").fetchone() == (0,)
            ours.execute("alter table plain drop column extra; update plain set b = 'again'")
            until(lambda: subscriber.execute("select a, b from plain").fetchall() == [(1, "again")])
        with aurorapy.Server(tmp_path / "d") as db, psycopg.connect(db.dsn, autocommit=True) as ours:
            subscriber.execute(f"alter subscription s connection 'host=127.0.0.1 port={ours.info.port} user=postgres dbname=postgres'".encode())
            ours.execute("insert into whole values (9, 'restarted')")
            until(lambda: subscriber.execute("select * from whole").fetchall() == [(9, "restarted")])
            subscriber.execute("drop subscription s")
            until(lambda: ours.execute("select count(*) from pg_replication_slots").fetchone() == (0,))
    finally:
        if subscriber.execute("select count(*) from pg_subscription where subdbid = (select oid from pg_database where datname = current_database())").fetchone() != (0,):
            subscriber.execute("alter subscription s disable; alter subscription s set (slot_name = none)")
            subscriber.execute("drop subscription s")


def _compare(ours: psycopg.Connection[Any], subscriber: psycopg.Connection[Any]) -> None:
    for look in LOOKS:
        until(partial(_is_equal, ours, subscriber, look.encode()), 30)


def _is_equal(ours: psycopg.Connection[Any], subscriber: psycopg.Connection[Any], look: bytes) -> bool:
    return ours.execute(look).fetchall() == subscriber.execute(look).fetchall()
