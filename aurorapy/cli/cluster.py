"""aurorapy cluster: storage nodes and a writer as processes of this machine."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from typing import Any

import click

from .tables import table

_COLUMNS = ("node", "az", "state", "pid", "address", "volumes", "segments", "scl", "hot_log_bytes", "uncoalesced", "disk_bytes")
_DATA = click.option("--data", default="aurorapy-cluster", show_default=True, type=click.Path(file_okay=False), help="The cluster's directory.")


def _reported(function: Callable[..., None]) -> Callable[..., None]:
    @functools.wraps(function)
    def run(*args: Any, **options: Any) -> None:
        from aurorapy.cluster import ClusterError

        try:
            function(*args, **options)
        except ClusterError as e:
            click.echo(f"aurorapy: {e}", err=True)
            sys.exit(1)

    return run


def _cluster(data: str, **options: Any) -> Any:
    from aurorapy.cluster import Cluster

    return Cluster(data, **options)


@click.group()
def cluster() -> None:
    """Storage nodes and a writer as processes of this machine."""


@cluster.command()
@_DATA
@click.option("--azs", default=3, show_default=True)
@click.option("--nodes-per-az", default=2, show_default=True)
@click.option("--port", default=0, help="The writer's; without it any free one. Kept once chosen.")
@click.option("--fsync/--no-fsync", default=True, show_default=True)
@click.option("--backup", default=None, metavar="STORE", help="Back up to it: a directory, or s3://bucket/prefix. Kept once chosen.")
@click.option("--backup-retention", default=None, metavar="DURATION", help="How long one can go back, as 7d or 12h. Kept once chosen.")
@click.option("--master-key", default=None, metavar="WHERE", help="Encrypt a new cluster's disks: file:PATH, env:NAME or aws-kms:KEY.")
@_reported
def up(data: str, azs: int, nodes_per_az: int, port: int, fsync: bool, backup: str | None, backup_retention: str | None, master_key: str | None) -> None:
    """Start the cluster, or what of it does not run."""
    started = _cluster(data, azs=azs, nodes_per_az=nodes_per_az, port=port, fsync=fsync, backup=backup, backup_retention=backup_retention, master_key=master_key)
    click.echo(f"ready: {started.dsn}")


@cluster.command()
@_DATA
@_reported
def down(data: str) -> None:
    """End the writer, then the nodes."""
    _cluster(data, start=False).down()


@cluster.command()
@_DATA
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@_reported
def status(data: str, as_json: bool) -> None:
    """What runs, and what it holds."""
    rows = _cluster(data, start=False).status()
    if as_json:
        click.echo(json.dumps(rows, indent=2))
        return
    cells = [["" if row.get(c) is None else str(row[c]) for c in _COLUMNS] for row in rows]
    for line in table(_COLUMNS, cells, [c not in ("node", "az", "state", "address") for c in _COLUMNS]):
        click.echo(line)


@cluster.command()
@_DATA
@click.argument("names", nargs=-1, required=True)
@_reported
def kill(data: str, names: tuple[str, ...]) -> None:
    """kill -9 nodes, availability zones, or "writer"."""
    _cluster(data, start=False).kill(*names)


@cluster.command()
@_DATA
@click.argument("names", nargs=-1, required=True)
@_reported
def start(data: str, names: tuple[str, ...]) -> None:
    """Start nodes, availability zones, or "writer"."""
    _cluster(data, start=False).start(*names)


@cluster.command()
@_DATA
@click.argument("name")
@_reported
def replace(data: str, name: str) -> None:
    """Give a node an empty disk; it fetches everything from its peers."""
    _cluster(data, start=False).replace(name)
