"""Clients with another character set than UTF8."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

import aurorapy

Connection = psycopg.Connection[Any]
WORDS = {"latin1": "élüß", "LATIN9": "10 €", "win1251": "Привет", "EUC_JP": "日本語", "sjis": "かな", "KOI8R": "мир", "gb18030": "汉😀"}


@pytest.fixture
def connection(server: aurorapy.Server) -> Iterator[Connection]:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        yield c


@pytest.fixture(params=WORDS)
def translated(request: pytest.FixtureRequest, connection: Connection) -> tuple[Connection, str]:
    """A connection in an encoding, and a word that can be written in it."""
    connection.execute(f"SET client_encoding TO {request.param}")
    return connection, WORDS[request.param]


def test_what_comes_and_what_goes(translated: tuple[Connection, str], server: aurorapy.Server) -> None:
    c, word = translated
    assert c.execute(f"SELECT '{word}' AS \"{word}\", length('{word}'), pg_client_encoding()").fetchone() == (
        word, len(word), c.info.parameter_status("client_encoding"))
    cursor = c.execute(f"SELECT 1 AS \"{word}\"")
    assert cursor.description is not None and cursor.description[0].name == word
    for binary in (False, True):
        got = c.execute("SELECT %s::text, %s::text[], %s::jsonb #>> '{}', %s::varchar", (word, [word, None], f'"{word}"', word), binary=binary).fetchone()
        assert got == (word, [word, None], word, word)
    assert c.execute("SELECT %b::text, %b::text[]", (word, [word])).fetchone() == (word, [word])
    c.execute("CREATE TEMP TABLE said (what text)")
    c.execute("INSERT INTO said VALUES (%s)", (word,))
    c.execute("SET client_encoding TO utf8")
    assert c.execute("SELECT what FROM said").fetchone() == (word,)


def test_errors_notices_and_notifications(translated: tuple[Connection, str]) -> None:
    c, word = translated
    notices: list[str | None] = []
    c.add_notice_handler(lambda d: notices.append(d.message_primary))
    c.execute(f'DROP TABLE IF EXISTS "{word}"')
    assert notices == [f'table "{word}" does not exist, skipping']
    with pytest.raises(psycopg.errors.UndefinedTable, match=f'relation "{word}" does not exist'):
        c.execute(f'SELECT * FROM "{word}"')
    c.execute(f'LISTEN "{word}"')
    c.execute("SELECT pg_notify(%s, %s)", (word, word))
    told = next(c.notifies(timeout=5, stop_after=1))
    assert (told.channel, told.payload) == (word, word)


@pytest.mark.parametrize("form", ["text", "csv", "binary"])
def test_copy(translated: tuple[Connection, str], form: str) -> None:
    c, word = translated
    c.execute("CREATE TEMP TABLE said (what text, n int)")
    c.execute("INSERT INTO said VALUES (%s, 1)", (word,))
    with c.cursor().copy(f"COPY said TO STDOUT (FORMAT {form})") as out:
        data = b"".join(bytes(part) for part in out)
    assert word.encode(c.info.encoding) in data
    with c.cursor().copy(f"COPY said FROM STDIN (FORMAT {form})") as into:
        into.write(data)
    assert c.execute("SELECT what, n FROM said").fetchall() == [(word, 1)] * 2


def test_copy_in_an_encoding_of_its_own(connection: Connection) -> None:
    c = connection
    c.execute("CREATE TEMP TABLE said (what text)")
    with c.cursor().copy("COPY said FROM STDIN (ENCODING 'latin1')") as into:
        into.write(b"caf\xe9\n")
    assert c.execute("SELECT what FROM said").fetchone() == ("café",)
    with c.cursor().copy("COPY said TO STDOUT (ENCODING 'win1252')") as out:
        assert b"".join(bytes(part) for part in out) == b"caf\xe9\n"
    with pytest.raises(psycopg.errors.InvalidParameterValue, match='argument to option "encoding" must be a valid encoding name'):
        c.execute("COPY said TO STDOUT (ENCODING 'nonsense')")


def test_what_cannot_be_said(connection: Connection) -> None:
    c = connection
    c.execute("SET client_encoding TO latin1")
    with pytest.raises(psycopg.errors.UntranslatableCharacter) as raised:
        c.execute("SELECT chr(8364)")
    assert raised.value.diag.message_primary == 'character with byte sequence 0xe2 0x82 0xac in encoding "UTF8" has no equivalent in encoding "LATIN1"'
    assert c.execute("SELECT 1").fetchone() == (1,)
    c.execute("SET client_encoding TO win1252")
    result = c.pgconn.exec_(b"SELECT '\x81'")
    assert result.error_message == b'ERROR:  character with byte sequence 0x81 in encoding "WIN1252" has no equivalent in encoding "UTF8"\n'
    c.execute("SET client_encoding TO euc_jp")
    result = c.pgconn.exec_(b"SELECT '\xff\xff'")
    assert result.error_field(psycopg.pq.DiagnosticField.SQLSTATE) == b"22021"


def test_names_of_encodings(connection: Connection) -> None:
    c = connection
    for name, shown in (("iso-8859-15", "LATIN9"), ("Windows-1252", "WIN1252"), ("UNICODE", "UNICODE"), ("unicode", "UTF8"), ("koi8-r", "KOI8R")):
        c.execute(f"SET client_encoding TO '{name}'")
        assert c.execute("SHOW client_encoding").fetchone() == (shown,)
    c.execute("SET client_encoding TO sql_ascii")
    assert c.execute("SHOW client_encoding").fetchone() == (b"SQL_ASCII",)  # the driver's way with it
    with pytest.raises(psycopg.errors.InvalidParameterValue):
        c.execute("SET client_encoding TO 'nonsense'")
    with pytest.raises(psycopg.errors.FeatureNotSupported):
        c.execute("SET client_encoding TO 'EUC_TW'")


def test_a_connection_that_begins_in_another_encoding(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, client_encoding="latin1") as c:
        assert c.execute("SELECT 'é', length('é')").fetchone() == ("é", 1)


def test_notices_of_routines_are_in_the_clients_encoding(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True, client_encoding="latin9") as c:
        told: list[str | None] = []
        c.add_notice_handler(lambda d: told.append(d.message_primary))
        c.execute("DO $$BEGIN RAISE NOTICE 'hello %', chr(8364); END$$")
        assert told == ["hello €"]
