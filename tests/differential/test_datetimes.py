"""Random texts of dates and times read here and by a PostgreSQL 15: values, and SQLSTATE, words and hints of errors.

AURORAPY_DATETIMES says how many (3,000), AURORAPY_SEEDS where to begin.
"""

from __future__ import annotations

import os
import random
from typing import Any

import psycopg
import pytest

import aurorapy

ORACLE = os.environ.get("AURORAPY_ORACLE", "")
COUNT = int(os.environ.get("AURORAPY_DATETIMES", "3000"))
FIRST = int(os.environ.get("AURORAPY_SEEDS", "0").partition("-")[0])

pytestmark = [pytest.mark.skipif(not ORACLE, reason="AURORAPY_ORACLE names no PostgreSQL to compare with"), pytest.mark.timeout(300)]

WORDS = tuple("""today tomorrow yesterday epoch infinity -infinity allballs ad bc am pm at on dst t T d dow doy h isodow isoyear j jd julian m mm s y
jan feb march april may jun july august sep sept october november dec sunday mon tues thu fri z zulu utc gmt est edt msk pst8pdt cet
America/New_York Europe/Moscow europe/london Foo/Bar foo EST5EDT UTC+3 GMT-5 J2452271 j2452271.25 bst MET t040506 y2001m02d04 2001.123""".split())
ZONES = ("UTC", "America/New_York", "Europe/Moscow", "Asia/Kolkata", "<+03>-3")
ORDERS = tuple(f"{style}, {order}" for style in ("ISO", "Postgres", "SQL", "German") for order in ("MDY", "DMY", "YMD"))
TYPES = ("timestamptz", "timestamptz", "timestamp", "date", "time", "timetz")


class Texts:
    """One seed's texts."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)

    def number(self) -> str:
        c = self.chance
        return c.choice((f"{c.randrange(40)}", f"{c.randrange(13)}", f"{c.randrange(1900, 2100)}", f"{c.randrange(60):02d}", f"{c.randrange(250000):06d}",
                         f"{c.randrange(1, 3000):04d}{c.randrange(14):02d}{c.randrange(33):02d}", f"{c.randrange(400):03d}",
                         f"{c.randrange(26):02d}{c.randrange(61):02d}{c.randrange(61):02d}.{c.randrange(10000)}", f"{c.randrange(40)}.{c.randrange(1000)}",
                         f"{c.randrange(1990, 2020)}.{c.randrange(370):03d}", f"{c.randrange(26):02d}{c.randrange(62):02d}"))

    def date(self) -> str:
        c = self.chance
        parts = [c.choice((f"{c.randrange(1, 2100):04d}", f"{c.randrange(100):02d}", f"{c.randrange(1, 12000)}", "2020")),
                 c.choice((f"{c.randrange(14):02d}", f"{c.randrange(1, 13)}", "jan", "Feb", "december")), f"{c.randrange(33)}"]
        if c.random() < 0.5:
            c.shuffle(parts)
        return c.choice("-/.- ,").join(parts)

    def time(self) -> str:
        c = self.chance
        seconds = f":{c.randrange(62):02d}" if c.random() < 0.7 else ""
        return f"{c.randrange(25)}:{c.randrange(61):02d}{seconds}" + (f".{c.randrange(10 ** c.randrange(1, 8))}" if c.random() < 0.3 else "")

    def zone(self) -> str:
        c = self.chance
        return c.choice("+-") + c.choice((f"{c.randrange(17)}", f"{c.randrange(16):02d}:{c.randrange(61):02d}", f"{c.randrange(17):02d}{c.randrange(60):02d}",
                                          f"{c.randrange(16):02d}:{c.randrange(60):02d}:{c.randrange(60):02d}", " 05", "0530:3", "05:", "12345"))

    def text(self) -> str:
        c = self.chance
        if c.random() < 0.35:
            after = c.choice((self.zone(), c.choice(WORDS), "", ""))
            return self.date() + c.choice((" ", "T", " ")) + self.time() + c.choice(("", " ")) + after + c.choice(("", " BC", " AD", "", " pm"))
        parts = [c.choice((self.date, self.time, self.zone, self.number, lambda: c.choice(WORDS), lambda: c.choice(WORDS)))() for _ in range(c.randrange(1, 5))]
        return c.choice((" ", " ", "  ", ", ")).join(parts)


def _answer(connection: psycopg.Connection[Any], sql: str) -> tuple[Any, ...]:
    try:
        return connection.execute(sql).fetchone() or ()
    except psycopg.Error as e:
        return e.sqlstate, e.diag.message_primary, e.diag.message_hint


def test_texts_are_read_as_by_postgresql() -> None:
    different = []
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as ours, psycopg.connect(ORACLE, autocommit=True) as theirs:
        for n in range(COUNT):
            texts = Texts(FIRST + n)
            c = texts.chance
            settings = f"SET timezone = '{c.choice(ZONES)}'; SET datestyle = '{c.choice(ORDERS)}'"
            sql = f"SELECT '{texts.text()}'::{c.choice(TYPES)}::text"
            for connection in (ours, theirs):
                connection.execute(settings)
            got, want = _answer(ours, sql), _answer(theirs, sql)
            if got != want:
                different.append((FIRST + n, settings, sql, got, want))
    assert different == []
