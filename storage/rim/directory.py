"""The data directory: one server at a time, and a format that says its version."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from aurorapy.storage.boxcar import Damaged

FORMAT_VERSION = 2  # 2: small writes go to a journal beside LMDB
_FORMAT_FILE = "FORMAT"
_LOCK_FILE = "LOCK"
_BEFORE_THE_FORMAT = (_LOCK_FILE, "FORMAT.new", "KEYS", "KEYS.new", "BACKUP", "BACKUP.new")  # what a start that was cut short may leave alone there


class DirectoryInUse(Exception):
    """Another server runs on this data directory, or somebody is making it."""


class DirectoryFormat(Exception):
    """The directory is not ours, is damaged, or was written by a newer version. Nothing was touched."""


def is_new(path: Path) -> bool:
    """Nothing was ever kept in the directory."""
    return not (path / _FORMAT_FILE).exists()


def replace_file(path: Path, text: str, *, fsync: bool) -> None:
    """Write a file's new contents, whole or not at all; durably, with `fsync`."""
    fresh = path.with_name(path.name + ".new")
    with open(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
        file.flush()
        if fsync:
            os.fsync(file.fileno())
    fresh.rename(path)
    if fsync:
        sync_names(path.parent)


def sync_names(directory: Path) -> None:
    """Make durable which names a directory has."""
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class DataDirectory:
    """Holds the lock from construction to `close`; the system drops it when the process dies."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir(parents=True, exist_ok=True)
        self._lock = os.open(path / _LOCK_FILE, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            owner = os.read(self._lock, 32).decode(errors="replace").strip()
            os.close(self._lock)
            who = f" (process {owner})" if owner else ""
            raise DirectoryInUse(f'data directory "{path}" is in use by another server{who}') from None
        try:
            self._check_format()
        except BaseException:
            os.close(self._lock)
            raise
        os.ftruncate(self._lock, 0)
        os.pwrite(self._lock, f"{os.getpid()}\n".encode(), 0)

    def _check_format(self) -> None:
        marker = self.path / _FORMAT_FILE
        if not marker.exists():
            strangers = [entry.name for entry in self.path.iterdir() if entry.name not in _BEFORE_THE_FORMAT]
            if strangers:
                raise DirectoryFormat(
                    f'directory "{self.path}" is not empty ("{sorted(strangers)[0]}") and holds no {_FORMAT_FILE} file'
                )
            return
        text = marker.read_text(errors="replace").split()
        if len(text) != 2 or text[0] != "aurorapy" or not text[1].isdigit():
            raise DirectoryFormat(f'"{marker}" is damaged')
        if int(text[1]) > FORMAT_VERSION:
            raise DirectoryFormat(
                f'data directory "{self.path}" has format {text[1]}; this version reads up to {FORMAT_VERSION}'
            )

    def mark(self, *, fsync: bool) -> None:
        """Write the format's version, whole or not at all."""
        marker = self.path / _FORMAT_FILE
        if marker.exists():
            return
        replace_file(marker, f"aurorapy {FORMAT_VERSION}\n", fsync=fsync)

    @contextmanager
    def opening(self) -> Iterator[ExitStack]:
        """Open what lies in it: what was given to the stack is closed again when that fails, and so is this; damage is DirectoryFormat."""
        with ExitStack() as opened:
            opened.callback(self.close)
            try:
                yield opened
            except Exception as error:
                if isinstance(error, Damaged) or type(error).__module__ == "lmdb":
                    raise DirectoryFormat(f'data directory "{self.path}" is damaged: {error}') from error
                raise
            opened.pop_all()

    def close(self) -> None:
        os.close(self._lock)
