"""A server with a backup in a process that a test may kill: small log objects and many images, so that a short history has all of them."""

from __future__ import annotations

import sys
import time
from functools import partial

import aurorapy
from aurorapy import backups
from aurorapy.storage.rim import uploader
from aurorapy.storage.rim.uploader import Backing


def main(data: str, store: str, retention: str) -> None:
    setattr(backups, "Backing", partial(Backing, options={"image_log_bytes": 3000, "log_seconds": 0.1}))  # noqa: B010
    uploader.LOOK_SECONDS = 0.05
    server = aurorapy.Server(data, fsync=False, backup=store, backup_retention=retention or None)
    print(server.dsn, flush=True)
    sys.stdin.readline()
    server.stop()
    time.sleep(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
