"""aurorapy node: one storage node of a cluster, until SIGTERM or SIGINT."""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from pathlib import Path

import click


@click.command()
@click.option("--config", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), help="The cluster's topology (TOML).")
@click.option("--name", required=True, help="Which of its nodes this is.")
@click.option("--fsync/--no-fsync", default=True, show_default=True)
def node(config: Path, name: str, fsync: bool) -> None:
    """Run one storage node of a cluster until SIGTERM or SIGINT."""
    import uvloop

    from aurorapy.storage.rim.directory import DirectoryFormat, DirectoryInUse
    from aurorapy.storage.rim.serving import NodeServer
    from aurorapy.storage.rim.topology import TopologyError, read_topology

    logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.INFO)

    def say_ready() -> None:
        click.echo(f"ready: node {name} {address.host}:{address.port}")
        sys.stdout.flush()

    async def life(server: NodeServer) -> None:
        stopping = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stopping.set)
        await server.run(stopping, say_ready)

    try:
        topology = read_topology(config)
        address = topology.node(name)
        uvloop.run(life(NodeServer(topology, name, fsync=fsync)))
    except (TopologyError, DirectoryFormat, DirectoryInUse, OSError) as e:
        click.echo(f"aurorapy: {e}", err=True)
        sys.exit(1)
