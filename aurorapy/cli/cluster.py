"""aurorapy cluster: storage nodes and a writer as processes of this machine."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable
from typing import Any

import click

from aurorapy.limits import PREPARED_TRANSACTIONS_MAX

from .tables import table

_COLUMNS = ("node", "az", "state", "role", "hydrated", "pid", "address", "volumes", "segments", "scl", "hot_log_bytes", "uncoalesced", "disk_bytes")
_DATA = click.option("--data", default="aurorapy-cluster", show_default=True, type=click.Path(file_okay=False), help="The cluster's directory.")

_WAIT = click.option("--wait/--no-wait", default=True, show_default=True, help="Until it is done.")


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
@click.option("--backup-interval", default=2.0, type=click.FloatRange(0, min_open=True), metavar="SECONDS",
              help="Log is in the store after so long at the latest; default 2. Kept once chosen.")
@click.option("--master-key", default=None, metavar="WHERE", help="Encrypt a new cluster's disks, and its backup: file:PATH, env:NAME or aws-kms:KEY.")
@click.option("--tails", is_flag=True, help="In a new cluster, one node of each zone keeps the log only, and no pages.")
@click.option("--max-prepared-transactions", default=None, type=click.IntRange(0, PREPARED_TRANSACTIONS_MAX),
              help="In a new cluster, so many at a time; 0: no PREPARE TRANSACTION.")
@_reported
def up(
    data: str, azs: int, nodes_per_az: int, port: int, fsync: bool, backup: str | None, backup_retention: str | None, backup_interval: float, master_key: str | None,
    tails: bool, max_prepared_transactions: int | None,
) -> None:
    """Start the cluster, or what of it does not run."""
    options = {"backup": backup, "backup_retention": backup_retention, "backup_interval": backup_interval, "master_key": master_key, "tails": tails,
               "max_prepared_transactions": max_prepared_transactions}
    click.echo(f"ready: {_cluster(data, azs=azs, nodes_per_az=nodes_per_az, port=port, fsync=fsync, **options).dsn}")


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
    for line in table(_COLUMNS, cells, [c not in ("node", "az", "state", "role", "address") for c in _COLUMNS]):
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


@cluster.command("add-node")
@_DATA
@click.option("--az", help="Its availability zone; without it the one that has the fewest nodes.")
@_reported
def add_node(data: str, az: str | None) -> None:
    """Start one more storage node, as a spare."""
    click.echo(f"ready: {_cluster(data, start=False).add_node(az)}")


@cluster.command()
@_DATA
@click.argument("name")
@click.option("--by", help="The spare that takes its place; without it one of its zone.")
@click.option("--cancel", is_flag=True, help="It stays, whatever has begun.")
@_WAIT
@_reported
def replace(data: str, name: str, by: str | None, cancel: bool, wait: bool) -> None:
    """Have a spare take a node's place while everybody works on; without a spare, the node gets an empty disk."""
    found = _cluster(data, start=False)
    if cancel:
        found.cancel(name)
        return
    with click.progressbar(length=100, label=f"replacing {name}", file=sys.stderr) as bar:
        successor = found.replace(name, by, wait=wait, progress=lambda percent: bar.update(max(0, percent - bar.pos)))
    click.echo(f"{name} is being replaced by {successor}" if not wait else f"{successor} is complete")


@cluster.command("lose-az")
@_DATA
@click.argument("az")
@_WAIT
@_reported
def lose_az(data: str, az: str, wait: bool) -> None:
    """Declare a zone lost: once the four other members are level, three of them are enough to write."""
    _cluster(data, start=False).lose_az(az, wait=wait)


@cluster.command("return-az")
@_DATA
@click.argument("az")
@_WAIT
@_reported
def return_az(data: str, az: str, wait: bool) -> None:
    """Take a lost zone back: its nodes are started, and count when they have caught up."""
    _cluster(data, start=False).return_az(az, wait=wait)
