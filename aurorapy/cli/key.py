"""aurorapy key: master keys for encryption at rest."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.group()
def key() -> None:
    """Master keys for encryption at rest."""


@key.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def new(file: Path) -> None:
    """Make a master key in a FILE: serve --master-key file:FILE."""
    from aurorapy.storage.rim.masterkey import write_new_key

    try:
        click.echo(write_new_key(file))
    except OSError as error:
        click.echo(f'aurorapy: "{file}": {error.strerror}', err=True)
        sys.exit(1)


@key.command()
@click.option("--data", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A data directory, or a cluster's; nothing runs on it.")
@click.option("--backup", metavar="STORE", help="A sealed backup; a cluster's own goes with the cluster.")
@click.option("--from", "old", default=None, metavar="WHERE", help="The master key until now; a cluster's topology says it.")
@click.option("--to", "fresh", required=True, metavar="WHERE", help="The master key from now on: file:PATH, env:NAME or aws-kms:KEY.")
def rotate(data: Path | None, backup: str | None, old: str | None, fresh: str) -> None:
    """Wrap the data keys by another master key; no data is rewritten."""
    from aurorapy.rotation import rotate as rotated
    from aurorapy.storage.rim.directory import DirectoryFormat, DirectoryInUse
    from aurorapy.storage.rim.masterkey import MasterKeyError
    from aurorapy.storage.rim.store import StoreError
    from aurorapy.storage.rim.topology import TopologyError

    if data is None and backup is None:
        raise click.UsageError("give --data, --backup, or both")
    try:
        click.echo(f"{rotated(data, old, fresh, backup)} data keys are wrapped by the new master key")
    except (DirectoryFormat, DirectoryInUse, MasterKeyError, StoreError, TopologyError) as error:
        click.echo(f"aurorapy: {error}", err=True)
        sys.exit(1)
