"""Connections of the command line: a DSN, or the environment of libpq."""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import click


def parameters(dsn: str | None) -> dict[str, Any]:
    """Host, port, user, password and database of a connection URI; the environment fills in what is missing."""
    parts = urlsplit(dsn) if dsn else None
    if parts is not None and parts.scheme not in ("postgresql", "postgres"):
        raise click.UsageError("a DSN has the form postgresql://USER:PASSWORD@HOST:PORT/DATABASE")
    given = {"user": unquote(parts.username) if parts and parts.username else None,
             "password": unquote(parts.password) if parts and parts.password else None,
             "host": parts.hostname if parts else None, "port": parts.port if parts else None,
             "database": unquote(parts.path.lstrip("/")) if parts and parts.path.strip("/") else None}
    env = os.environ
    user = given["user"] or env.get("PGUSER", "postgres")
    found = {"user": user, "password": given["password"] or env.get("PGPASSWORD"), "host": given["host"] or env.get("PGHOST", "127.0.0.1"),
             "port": int(given["port"] or env.get("PGPORT", "5432")), "database": given["database"] or env.get("PGDATABASE", user)}
    if parts is not None and parse_qs(parts.query).get("sslmode", ["prefer"])[0] in ("require", "verify-ca", "verify-full"):
        found["ssl_context"] = True
    return found


def connect(dsn: str | None) -> Any:
    """A pg8000 connection in autocommit mode; ends the program with one line when there is no server."""
    import pg8000.dbapi

    options = parameters(dsn)
    try:
        connection = pg8000.dbapi.connect(**options)
    except pg8000.dbapi.Error as e:
        message = e.args[0].get("M") if e.args and isinstance(e.args[0], dict) else str(e)
        raise click.ClickException(f"cannot connect to {options['host']}:{options['port']}: {message}") from None
    connection.autocommit = True
    return connection


def asked(dsn: str | None, query: str, *values: Any) -> tuple[list[str], list[Any]]:
    """Columns and rows of a query on a connection of its own; ends the program with one line when the server refuses it."""
    import pg8000.dbapi

    connection = connect(dsn)
    try:
        cursor = connection.cursor()
        cursor.execute(query, values)
        return [column[0] for column in cursor.description], [list(row) for row in cursor.fetchall()]
    except pg8000.dbapi.Error as e:
        raise click.ClickException(str(e.args[0].get("M")) if e.args and isinstance(e.args[0], dict) else str(e)) from None
    finally:
        connection.close()
