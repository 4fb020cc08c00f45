"""Golden scripts: SQL statements, each followed by what PostgreSQL 15 answers.

    > SELECT 1, NULL
    1|
    > SELECT nosuch
    ERROR 42703 column "nosuch" does not exist

A statement starts with "> " and goes on in lines that start with "+ ". Its answer is its rows, fields
joined by "|", NULL as "∅", or its command tag, or its error. In a script with a line `#: notices` they follow
what the server told meanwhile, and each message has its detail and hint. `python tests/scripts/golden.py DSN FILE...`
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


NOTICES = "#: notices"


def _message(severity: str, diagnostic: Any, *, whole: bool) -> list[str]:
    lines = [f"{severity} {diagnostic.sqlstate} {diagnostic.message_primary}"]
    if whole:
        lines += [f"{kind}: {text}" for kind, text in (("DETAIL", diagnostic.message_detail), ("HINT", diagnostic.message_hint)) if text]
    return "\n".join(lines).split("\n")


def answers(connection: psycopg.Connection[Any], text: str) -> list[tuple[str, list[str]]]:
    """(statement, what a server says to it) for a script."""
    whole = NOTICES in text.splitlines()
    told: list[str] = []
    if whole:
        connection.add_notice_handler(lambda d: told.extend(_message(d.severity_nonlocalized or "", d, whole=True)))
    out = []
    for sql, _ in statements(text):
        told.clear()
        said = answer(connection, sql, whole=whole)
        out.append((sql, told + said))
    return out


def answer(connection: psycopg.Connection[Any], sql: str, *, whole: bool = False) -> list[str]:
    """What a server says to a statement; `whole`: errors with what belongs to them."""
    result = connection.pgconn.exec_(sql.encode())
    if result.status == pq.ExecStatus.FATAL_ERROR:
        return _message("ERROR", psycopg.errors.Diagnostic(result), whole=whole)
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
        for sql, said in answers(connection, path.read_text()):
            first, *more = sql.split("\n")
            lines += ["", f"> {first}", *(f"+ {m}" for m in more), *said]
    path.write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    for name in sys.argv[2:]:
        rewrite(sys.argv[1], Path(name))
