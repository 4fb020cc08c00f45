"""inet and cidr over the wire: psycopg's adaptation of ipaddress objects in both formats, COPY, and binary data that are none."""

from __future__ import annotations

import ipaddress as ip
from typing import Any

import psycopg
import pytest
from psycopg import pq

import aurorapy

VALUES: list[tuple[str, Any]] = [
    ("inet", ip.IPv4Address("192.168.0.1")), ("inet", ip.IPv4Interface("192.168.0.1/24")), ("inet", ip.IPv4Interface("0.0.0.0/0")),
    ("inet", ip.IPv6Address("2001:db8::1")), ("inet", ip.IPv6Interface("2001:db8::1/127")), ("inet", ip.IPv6Address("::1.2.3.4")),
    ("cidr", ip.IPv4Network("10.0.0.0/8")), ("cidr", ip.IPv4Network("1.2.3.4/32")), ("cidr", ip.IPv6Network("2001:db8::/32")), ("cidr", ip.IPv6Network("::/0")),
    ("inet[]", [ip.IPv4Address("1.1.1.1"), None, ip.IPv4Address("0.0.0.0")]), ("cidr[]", [ip.IPv6Network("2001:db8::/32"), ip.IPv6Network("::/0")]),
]


@pytest.mark.parametrize("binary", [False, True], ids=["text", "binary"])
@pytest.mark.parametrize("placeholder", ["%t", "%b", "%s"])
def test_values_both_ways(server: aurorapy.Server, placeholder: str, binary: bool) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c, c.cursor(binary=binary) as cursor:
        for name, value in VALUES:
            found = cursor.execute(f"SELECT {placeholder}::{name}, pg_typeof({placeholder}::{name})::text".encode(), (value, value)).fetchone()
            assert found == (value, name)


def test_index_of_a_cidr_column(server: aurorapy.Server) -> None:
    """Its keys are compared as inet: the planner must see through the relabelling."""
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE TEMP TABLE routes AS SELECT n AS id, network(set_masklen(inet '10.0.0.0' + n * 256, 24)) AS net FROM generate_series(1, 3000) n")
        c.execute("CREATE INDEX routes_net ON routes (net)")
        for condition in ("net = '10.0.7.0/24'", "net = '10.0.7.0/24'::cidr", "'10.0.7.0/24'::inet = net"):
            assert c.execute(f"SELECT id FROM routes WHERE {condition}".encode()).fetchall() == [(7,)]
            assert "routes_net" in str(c.execute(f"EXPLAIN SELECT id FROM routes WHERE {condition}".encode()).fetchall())


def test_table_and_copy(server: aurorapy.Server) -> None:
    rows = [(i, ip.IPv4Interface((f"10.{i % 7}.0.{i}", 8 + i % 25)), ip.IPv4Network((0x0A000000 + (i << 8), 24))) for i in range(100)]
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE TEMP TABLE seen (id int, host inet, net cidr)")
        c.execute("CREATE INDEX ON seen (host)")
        with c.cursor().copy("COPY seen FROM STDIN (FORMAT binary)") as copy:
            copy.set_types(["int4", "inet", "cidr"])
            for row in rows[:50]:
                copy.write_row(row)
        with c.cursor().copy("COPY seen FROM STDIN") as copy:
            for row in rows[50:]:
                copy.write_row(row)
        def plain(row: tuple[int, Any, ip.IPv4Network]) -> tuple[int, Any, ip.IPv4Network]:
            return row if row[1].network.prefixlen < 32 else (row[0], row[1].ip, row[2])

        assert c.execute("SELECT * FROM seen ORDER BY id").fetchall() == [plain(row) for row in rows]
        for kind in ("binary", "text"):
            with c.cursor().copy(f"COPY (SELECT * FROM seen ORDER BY id) TO STDOUT (FORMAT {kind})".encode()) as copy:
                copy.set_types(["int4", "inet", "cidr"])
                assert list(copy.rows()) == [plain(row) for row in rows]
        wanted = sorted((row for row in rows if row[1].network.subnet_of(ip.IPv4Network("10.3.0.0/16"))), key=lambda row: row[0])
        assert [r[0] for r in c.execute("SELECT id FROM seen WHERE host <<= %s ORDER BY id", (ip.ip_network("10.3.0.0/16"),))] == [row[0] for row in wanted]
        assert c.execute("SELECT id FROM seen WHERE host = %s", (rows[7][1],)).fetchall() == [(7,)]


BAD: list[tuple[str, bytes, str, str]] = [
    ("inet", b"\x04\x20\0\x04\1\2\3\4", "22P03", 'invalid address family in external "inet" value'),
    ("inet", b"\x02\x21\0\x04\1\2\3\4", "22P03", 'invalid bits in external "inet" value'),
    ("cidr", b"\x03\x81\1\x10" + bytes(16), "22P03", 'invalid bits in external "cidr" value'),
    ("inet", b"\x02\x20\0\x10\1\2\3\4", "22P03", 'invalid length in external "inet" value'),
    ("cidr", b"\x02\x08\1\x04\1\2\3\4", "22P03", 'invalid external "cidr" value'),
    ("inet", b"\x02\x20\0\x04\1\2\3", "08P01", "no data left in message"),
    ("inet", b"\x02\x20", "08P01", "no data left in message"),
    ("inet", b"", "08P01", "no data left in message"),
    ("inet", b"\x02\x20\0\x04\1\2\3\4\5", "22P03", "incorrect binary data format"),
]


@pytest.mark.parametrize(("name", "data", "state", "message"), BAD)
def test_binary_data_refused(server: aurorapy.Server, name: str, data: bytes, state: str, message: str) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        result = c.pgconn.exec_params(f"SELECT $1::{name}".encode(), [data], [0], [pq.Format.BINARY])
        found, said = (result.error_field(f) or b"" for f in (pq.DiagnosticField.SQLSTATE, pq.DiagnosticField.MESSAGE_PRIMARY))
        assert found.decode() == state and said.decode().startswith(message)
        assert c.execute("SELECT 1").fetchone() == (1,)
