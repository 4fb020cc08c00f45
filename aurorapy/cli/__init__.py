"""The command line: serve, version."""

from __future__ import annotations

import signal
import sys
import threading

import click

import aurorapy


@click.group()
def main() -> None:
    """A PostgreSQL-compatible server whose storage is a replicated log."""


@main.command()
def version() -> None:
    """Print the version."""
    click.echo(aurorapy.__version__)


@main.command()
@click.option("--data", type=click.Path(file_okay=False), help="Data directory; without it a temporary one, removed at exit.")
@click.option("--listen", default="127.0.0.1:5432", show_default=True, metavar="HOST:PORT")
@click.option("--database", default="postgres", show_default=True)
@click.option("--user", default="postgres", show_default=True)
@click.option("--password", default=None, help="Require it (SCRAM-SHA-256); without it everybody is trusted.")
@click.option("--fsync/--no-fsync", default=None, help="Default: on with --data, off without.")
def serve(data: str | None, listen: str, database: str, user: str, password: str | None, fsync: bool | None) -> None:
    """Run a server until SIGTERM or SIGINT."""
    from aurorapy.server import Server

    host, _, port = listen.rpartition(":")
    if not port.isdigit():
        raise click.UsageError("--listen takes HOST:PORT")
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    sys.setswitchinterval(0.001)
    try:
        server = Server(data, fsync=fsync, host=host.strip("[]") or "127.0.0.1", port=int(port), database=database, user=user, password=password)
    except Exception as e:
        click.echo(f"aurorapy: {e}", err=True)
        sys.exit(1)
    click.echo(f"ready: {server.dsn}")
    sys.stdout.flush()
    stop.wait()
    server.stop()

