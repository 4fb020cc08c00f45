"""The command line; each command is a module of this package."""

from __future__ import annotations

import click

import aurorapy

from .backup import backup
from .bench import bench
from .cluster import cluster
from .key import key
from .node import node
from .restore import restore
from .serve import serve
from .snapshot import snapshot
from .sql import sql
from .status import status


@click.group()
def main() -> None:
    """A PostgreSQL-compatible server whose storage is a replicated log."""


@main.command()
def version() -> None:
    """Print the version."""
    click.echo(aurorapy.__version__)


for _command in (serve, sql, status, bench, cluster, node, key, backup, snapshot, restore):
    main.add_command(_command)
