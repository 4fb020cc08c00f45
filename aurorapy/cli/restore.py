"""aurorapy restore: a fresh data directory from a backup."""

from __future__ import annotations

import sys
import time
from typing import Any

import click


@click.command()
@click.option("--from", "store", required=True, metavar="STORE", help="The backup: a directory, or s3://bucket/prefix.")
@click.option("--data", type=click.Path(file_okay=False), help="The new data directory: absent or empty.")
@click.option("--cluster", type=click.Path(file_okay=False), help="Or a new cluster's directory, for aurorapy cluster up --data.")
@click.option("--tails", is_flag=True, help="Of the cluster, one node of each zone keeps the log only, and no pages.")
@click.option("--to-time", metavar="TIME", help="As of this time, as 2026-11-21T10:30:00+00:00 (without a zone: UTC).")
@click.option("--to-lsn", type=int, metavar="LSN", help="One database as of this LSN, the others as of the last moment before.")
@click.option("--database", default="postgres", show_default=True, help="Whose LSN --to-lsn is.")
@click.option("--snapshot", metavar="NAME", help="As of a snapshot.")
@click.option("--master-key", metavar="WHERE", help="Of a sealed backup: file:PATH, env:NAME or aws-kms:KEY; encrypts the new directory, too.")
@click.option("--new-master-key", metavar="WHERE", help="Encrypt the new directory by another one.")
def restore(store: str, data: str | None, cluster: str | None, tails: bool, to_time: str | None, to_lsn: int | None, database: str, snapshot: str | None,
            master_key: str | None, new_master_key: str | None) -> None:
    """Restore all databases as of one moment (without more: the latest) into a fresh directory."""
    from aurorapy.restoring import RestoreError
    from aurorapy.restoring import restore as run

    target = data or cluster
    if target is None or (data and cluster):
        raise click.UsageError("give --data or --cluster")
    if tails and not cluster:
        raise click.UsageError("--tails is for --cluster")
    begun = time.monotonic()
    bar: Any = None

    def progress(done: int, total: int) -> None:
        nonlocal bar
        if bar is None or bar.length != total:
            if bar is None:
                bar = click.progressbar(length=total, label="restoring", file=sys.stderr)
                bar.__enter__()
            bar.length = total
        bar.update(done - bar.pos)

    try:
        found = run(store, target, to=to_time, to_lsn=to_lsn, snapshot=snapshot, database=database, cluster=cluster is not None, tails=tails, master_key=master_key,
                    new_master_key=new_master_key, progress=progress)
    except RestoreError as e:
        click.echo(f"aurorapy: {e}", err=True)
        sys.exit(1)
    finally:
        if bar is not None:
            bar.render_finish()
    seconds = time.monotonic() - begun
    click.echo(f"restored {len(found.lsns)} databases as of {found.time:%Y-%m-%d %H:%M:%S.%f}+00 to {target}: "
               f"{found.bytes_fetched / 1e6:.1f} MB in {seconds:.1f} s, {found.bytes_fetched / 1e6 / max(seconds, 1e-6):.1f} MB/s")
