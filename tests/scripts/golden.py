"""Golden scripts: SQL statements, each followed by what PostgreSQL 15 answers.

    > SELECT 1, NULL
    1|
    > SELECT nosuch
    ERROR 42703 column "nosuch" does not exist

A statement starts with "> " and goes on in lines that start with "+ ". Its answer is its rows, fields
joined by "|", NULL as "∅", or its command tag, or its error. `python tests/scripts/golden.py DSN FILE...`
rewrites the answers from a real PostgreSQL: they are never taken from our own output.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import psycopg
from psycopg import pq


def statements(text: str) -> list[tuple[str, list[str]]]:
    """(statement, expected lines) pairs of a script."""
    out: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("> "):
            out.append((line[2:], []))
        elif line.startswith("+ "):
            out[-1] = (out[-1][0] + "\n" + line[2:], out[-1][1])
        elif line.startswith("#") or not line:
            continue
        else:
            out[-1][1].append(line)
    return out


def answer(connection: psycopg.Connection[Any], sql: str) -> list[str]:
    """What a server says to a statement."""
    result = connection.pgconn.exec_(sql.encode())
    if result.status == pq.ExecStatus.FATAL_ERROR:
        code, message = (result.error_field(f) or b"" for f in (pq.DiagnosticField.SQLSTATE, pq.DiagnosticField.MESSAGE_PRIMARY))
        return [f"ERROR {code.decode()} {message.decode()}"]
    if result.status == pq.ExecStatus.TUPLES_OK:
        rows = []
        for i in range(result.ntuples):
            values = [result.get_value(i, j) for j in range(result.nfields)]
            rows.append("|".join("∅" if v is None else v.decode().replace("\n", "\\n") for v in values))
        return rows or ["(no rows)"]
    return [(result.command_status or b"").decode()]


def rewrite(dsn: str, path: Path) -> None:
    """Write a real server's answers into a script."""
    head = [line for line in path.read_text().splitlines() if line.startswith("#")]
    with psycopg.connect(dsn, autocommit=True) as connection:
        lines = list(head)
        for sql, _ in statements(path.read_text()):
            first, *more = sql.split("\n")
            lines += ["", f"> {first}", *(f"+ {m}" for m in more), *answer(connection, sql)]
    path.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    for name in sys.argv[2:]:
        rewrite(sys.argv[1], Path(name))
