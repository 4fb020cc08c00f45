"""A directory that comes to be whole or not at all: made beside its place, synced, renamed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from aurorapy.storage.rim.directory import sync_names


@contextmanager
def placed(target: Path) -> Iterator[tuple[Path, Path]]:
    """A directory to fill, which becomes `target` at the end, and one for what is needed meanwhile; after an error nothing is left.
    FileExistsError if `target` is not empty.

    What a killed attempt left behind is removed by the next one.
    """
    target = target.absolute()
    staging = target.with_name(f".{target.name}.restoring")
    shutil.rmtree(staging, ignore_errors=True)
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise FileExistsError(f'"{target}" is not an empty directory')
    target.parent.mkdir(parents=True, exist_ok=True)
    whole, scratch = staging / "whole", staging / "scratch"
    for path in (staging, whole, scratch):
        path.mkdir()
    try:
        yield whole, scratch
        for at, _, _ in os.walk(whole):
            sync_names(Path(at))
        whole.rename(target)
        sync_names(target.parent)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
