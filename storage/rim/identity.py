"""Who a data directory is, for its backup: a file beside the nodes, made when the first backup begins; a restored directory has none.

    BACKUP      identity, and the stores that have been ours: such a one that is not there is away, and not made anew
"""

from __future__ import annotations

import os
from pathlib import Path

from aurorapy.storage.rim.directory import replace_file

FILE = "BACKUP"


class Identity:
    def __init__(self, directory: Path) -> None:
        self._path = directory / FILE
        try:
            self.value, *self._stores = self._path.read_text().split("\n")
        except FileNotFoundError:
            self.value, self._stores = os.urandom(16).hex(), []
            self._write()

    def has_claimed(self, url: str) -> bool:
        return url in self._stores

    def note(self, url: str) -> None:
        """The store is ours from now on."""
        if url not in self._stores:
            self._stores.append(url)
            self._write()

    def _write(self) -> None:
        replace_file(self._path, "\n".join([self.value, *self._stores]), fsync=True)
