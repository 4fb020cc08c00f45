"""A directory that comes to be whole or not at all: made beside its place, synced, renamed.

    .NAME.restoring/        made and locked by who works for NAME; a second one is refused. The system drops the lock when the process dies,
        whole/ scratch/     and the next one removes what it has left
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aurorapy.storage.rim.directory import DirectoryInUse, sync_names


@contextmanager
def placed(target: Path) -> Iterator[tuple[Path, Path]]:
    """A directory to fill, which becomes `target` at the end, and one for what is needed meanwhile; after an error nothing is left.
    FileExistsError if `target` is not empty, DirectoryInUse if somebody else is filling it."""
    target = target.absolute()
    with _own(target.with_name(f".{target.name}.restoring"), target) as staging:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise FileExistsError(f'"{target}" is not an empty directory')
        whole, scratch = staging / "whole", staging / "scratch"
        for path in (whole, scratch):
            path.mkdir()
        yield whole, scratch
        for at, _, _ in os.walk(whole):
            sync_names(Path(at))
        whole.rename(target)
        sync_names(target.parent)


@contextmanager
def _own(staging: Path, target: Path) -> Iterator[Path]:
    """An empty directory that is locked, and removed at the end."""
    while True:
        staging.mkdir(parents=True, exist_ok=True)
        try:
            handle = os.open(staging, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except FileNotFoundError:  # its owner has ended in this instant
            continue
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            raise DirectoryInUse(f'another restore into "{target}" is under way') from None
        if staging.exists() and os.path.samestat(os.fstat(handle), os.stat(staging)):
            break
        os.close(handle)
    try:
        for left in staging.iterdir():
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink()
        yield staging
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        os.close(handle)
