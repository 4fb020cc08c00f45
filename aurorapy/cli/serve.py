"""aurorapy serve: run a server until SIGTERM or SIGINT."""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from typing import Any

import click

from aurorapy.limits import GARBAGE_OBJECTS, PREPARED_TRANSACTIONS, PREPARED_TRANSACTIONS_MAX

LOADING_SECONDS = 1.0  # what is loaded off the way to readiness has come by then


@click.command()
@click.option("--data", type=click.Path(file_okay=False), help="Data directory; without it a temporary one, removed at exit.")
@click.option("--cluster", type=click.Path(exists=True, dir_okay=False), help="Be the writer of a cluster (its topology, TOML).")
@click.option("--listen", default=None, metavar="HOST:PORT", help="Default: 127.0.0.1:5432, or what the topology says.")
@click.option("--database", default="postgres", show_default=True)
@click.option("--user", default="postgres", show_default=True)
@click.option("--password", default=None, help="Require it (SCRAM-SHA-256); without it everybody is trusted.")
@click.option("--fsync/--no-fsync", default=None, help="Default: on with --data, off without.")
@click.option("--retention", default=None, metavar="DURATION", help="Keep every state so long (90s, 10min, 1d): to read, branch and rewind to.")
@click.option("--tls-cert", type=click.Path(exists=True, dir_okay=False), help="Certificate chain (PEM): offer TLS.")
@click.option("--tls-key", type=click.Path(exists=True, dir_okay=False), help="Private key (PEM), where it is not in the certificate's file.")
@click.option("--backup", default=None, metavar="STORE", help="Back up to it all the time: a directory, or s3://bucket/prefix.")
@click.option("--backup-retention", default=None, metavar="DURATION", help="How long one can go back, as 7d or 12h; without it for ever.")
@click.option("--backup-interval", default=None, type=float, metavar="SECONDS", help="Log is in the store after so long at the latest; default 2.")
@click.option("--master-key", default=None, metavar="WHERE", help="Encrypt the data, and the backup: file:PATH, env:NAME or aws-kms:KEY.")
@click.option("--tsearch-data", default=None, type=click.Path(file_okay=False), help="Files of text search dictionaries; default: tsearch_data in --data.")
@click.option("--max-prepared-transactions", default=None, type=click.IntRange(0, PREPARED_TRANSACTIONS_MAX),
              help=f"So many at a time; 0: no PREPARE TRANSACTION. Default: what the cluster's file says, or {PREPARED_TRANSACTIONS}.")
@click.option("-c", "--set", "given", multiple=True, metavar="NAME=VALUE", help="A setting that every session begins with, or one of autovacuum's.")
@click.option("--until-eof", is_flag=True, hidden=True, help="Stop when the standard input ends, as it does when the process that holds it ends.")
def serve(data: str | None, cluster: str | None, listen: str | None, database: str, user: str, password: str | None, fsync: bool | None,
          retention: str | None, tls_cert: str | None, tls_key: str | None, backup: str | None, backup_retention: str | None, backup_interval: float | None,
          master_key: str | None, tsearch_data: str | None, max_prepared_transactions: int | None, given: tuple[str, ...],
          until_eof: bool) -> None:
    """Run a server until SIGTERM or SIGINT."""
    gc.disable()  # nothing of what is loaded is garbage
    from aurorapy.server import Server, StartupError
    from aurorapy.settings import duration_ms

    host, _, port = (listen or ("127.0.0.1:0" if cluster else "127.0.0.1:5432")).rpartition(":")
    if not port.isdigit() or int(port) > 65535:
        raise click.UsageError("--listen takes HOST:PORT")
    kept_ms = None if retention is None else duration_ms(retention)
    if retention is not None and kept_ms is None:
        raise click.UsageError("--retention takes a duration: 90s, 10min, 1h, 1d")
    if wrong := next((one for one in given if "=" not in one), None):
        raise click.UsageError(f"-c takes NAME=VALUE, not {wrong}")
    stop = threading.Event()

    def on_signal(*_: Any) -> None:
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, on_signal)

    def await_eof() -> None:
        while os.read(0, 4096):
            pass
        stop.set()

    if until_eof:
        threading.Thread(target=await_eof, name="aurorapy-eof", daemon=True).start()
    try:
        server = Server(data, fsync=fsync, host=host.strip("[]") or "127.0.0.1", port=int(port), database=database, user=user, password=password,
                        tls=(tls_cert, tls_key) if tls_cert else None, cluster=cluster, backup=backup, backup_retention=backup_retention,
                        backup_interval=backup_interval, master_key=master_key, retention=None if kept_ms is None else kept_ms / 1000, tsearch_data=tsearch_data,
                        max_prepared_transactions=max_prepared_transactions, settings={k.strip(): v.strip() for k, _, v in (g.partition("=") for g in given)})
    except StartupError as e:
        click.echo(f"aurorapy: {e}", err=True)
        sys.exit(1)
    click.echo(f"ready: {server.dsn}")
    sys.stdout.flush()
    stop.wait(LOADING_SECONDS)
    gc.freeze()
    gc.set_threshold(GARBAGE_OBJECTS, 20, 20)
    gc.enable()
    while not stop.wait(0.25):
        if not server.is_running:
            click.echo("aurorapy: another server has taken over the storage", err=True)
            sys.exit(1)
    server.stop()
