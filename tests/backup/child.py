"""A server with a backup in a process that a test may kill: small log objects and many images, so that a short history has all of them."""

from __future__ import annotations

import sys
from typing import Any

import aurorapy
from aurorapy import backups
from aurorapy.storage.rim import coalescer
from aurorapy.storage.rim.uploader import Backing


def main(data: str, store: str, retention: str, master: str) -> None:
    def with_images(store: Any, identity: str, options: dict[str, Any]) -> Backing:
        return Backing(store, identity, options | {"image_log_bytes": 3000})

    coalescer.LOOK_NUDGES = 1  # and images as soon as nobody works
    setattr(backups, "Backing", with_images)  # noqa: B010
    server = aurorapy.Server(data, fsync=False, backup=store, backup_retention=retention or None, backup_interval=0.1, master_key=master or None)
    print(server.dsn, flush=True)
    sys.stdin.readline()
    server.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
