"""COPY's text format, a column at a time: what comes of it is what comes of single lines, errors and their lines included."""

from __future__ import annotations

import random
from collections.abc import Iterator

import psycopg
import pytest

import aurorapy
from aurorapy.copy_writer import Writer

pytestmark = pytest.mark.timeout(60)
GOOD: list[list[str]] = [["1", "-7", "0", "2147483647", "+5", "007"], ["a", "", "long text", "ünïcode", "N"], ["x", "ab ", "  c"],
                         ["1.50", "0", "NaN", "-12345.678"], ["2024-02-29", "infinity", "0001-01-01 BC"], ["t", "f", "yes"]]
BAD: list[list[str]] = [["", "1.0", "99999999999", "1_0", "x", "٣"], ["zero\\", "\\\\ and \\t"], ["too long", "abcdef"],
                        ["1e", "1,5"], ["2023-02-29", "yesterdax"], ["maybe", ""]]


@pytest.fixture(scope="module")
def connection() -> Iterator[psycopg.Connection]:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE DOMAIN small AS int CHECK (VALUE < 100)")
        c.execute("CREATE TABLE plain (n int, t text, c char(5), v numeric, d date, b bool)")
        c.execute("CREATE TABLE strict (n int NOT NULL, t text, c varchar(3), v numeric(6, 2), d date CHECK (d > '1000-01-01'), b bool)")
        c.execute("CREATE TABLE narrow (s small)")
        yield c


def block(chance: random.Random, trouble: float) -> str:
    lines = []
    for _ in range(chance.choice([1, 3, 40])):
        fields = []
        for good, bad in zip(GOOD, BAD, strict=True):
            odd = chance.random()
            fields.append(chance.choice(bad) if odd < trouble else "\\N" if odd > 0.9 else chance.choice(good))
        if chance.random() < trouble:
            fields = chance.choice([[*fields, "more"], fields[:-1], [], ["\\."], ["\\N", *fields]])
        lines.append("\t".join(fields))
    return "\n".join(lines) + chance.choice(["\n", "\n", "", "\n\\.\n", "\r\n"])


def copied(c: psycopg.Connection, table: str, blocks: list[str]) -> object:
    """The table's rows, or the error."""
    try:
        with c.transaction(force_rollback=True):
            with c.cursor().copy(f"COPY {table} FROM STDIN") as copy:
                for b in blocks:
                    copy.write(b)
            return [tuple(map(str, row)) for row in c.execute(f"SELECT {table}::text FROM {table}")]
    except psycopg.Error as e:
        return e.sqlstate, e.diag.message_primary, e.diag.message_detail, e.diag.context


@pytest.mark.parametrize("seed", range(6))
def test_columns_are_as_lines(seed: int, connection: psycopg.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    cases = [(table, [block(chance, trouble) for _ in range(chance.randint(1, 3))])
             for trouble in (0, 0, 0.004, 0.02) for table in ("plain", "strict") for _ in range(6)]
    cases += [("narrow", ["".join(chance.choice(["5\n", "\\N\n", "99\n", "\n", "100\n"][: chance.choice([3, 5])]) for _ in range(5))]) for _ in range(10)]
    taken: list[bool] = []
    whole = Writer.add_text

    def noted(self: Writer, text: str, delimiter: str) -> bool:
        taken.append(whole(self, text, delimiter))
        return taken[-1]

    monkeypatch.setattr(Writer, "add_text", noted)
    ours = [copied(connection, table, blocks) for table, blocks in cases]
    assert taken.count(True) > 5
    monkeypatch.setattr(Writer, "add_text", lambda self, text, delimiter: False)
    for (table, blocks), found in zip(cases, ours, strict=True):
        assert found == copied(connection, table, blocks), (table, blocks)
