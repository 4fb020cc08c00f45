"""The command line; each command is a module of this package, imported when it is called."""

from __future__ import annotations

from importlib import import_module

import click

import aurorapy

_COMMANDS = ("backup", "bench", "cluster", "key", "node", "restore", "serve", "snapshot", "sql", "status")


class Commands(click.Group):
    """Those that are functions here, and those of the modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*super().list_commands(ctx), *_COMMANDS])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(f"{__name__}.{cmd_name}"), cmd_name)
        return command


@click.group(cls=Commands)
def main() -> None:
    """A PostgreSQL-compatible server whose storage is a replicated log."""


@main.command()
def version() -> None:
    """Print the version."""
    click.echo(aurorapy.__version__)
