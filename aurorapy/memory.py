"""How much memory is left: a statement that takes all there is gets an error before the operating system ends the process, and with it everybody's sessions.

Nothing is spilled to disk: rows that a sort, a join or an aggregate keeps are in memory.
Source: proc(5); the kernel's documentation of cgroup v2, "Memory", and of the older memory controller.
"""

from __future__ import annotations

import os
from pathlib import Path

from aurorapy import errors

RESERVE_BYTES = 256 << 20  # left to everything else, or an eighth of what there is where that is less
GROWN_BYTES_MIN = 64 << 20  # a statement during which the process has grown by less is not the one to end
LOOK_US = 100_000
_VERSIONS = {  # of control groups, by their controllers' names: where they are, the files, and what of the statistics can be had back
    "": (Path("/sys/fs/cgroup"), "memory.max", "memory.current", "inactive_file"),
    "memory": (Path("/sys/fs/cgroup/memory"), "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
}
_PAGE = os.sysconf("SC_PAGE_SIZE")


def resident() -> int:
    """Bytes that this process has in memory; 0 where nobody tells."""
    try:
        with open("/proc/self/statm", "rb") as f:
            return int(f.read().split()[1]) * _PAGE
    except OSError:
        return 0


def _fields(path: str | Path) -> dict[str, int]:
    with open(path, "rb") as f:
        return {words[0].decode().rstrip(":"): int(words[1]) for line in f if len(words := line.split()) >= 2}


def _of_machine() -> list[tuple[int, int]]:
    """Bytes that there are, and that are left."""
    try:
        found = _fields("/proc/meminfo")
        return [(found["MemTotal"] * 1024, found["MemAvailable"] * 1024)]
    except (OSError, KeyError, ValueError):
        return []


def _of_groups() -> list[tuple[int, int]]:
    """What the control groups around this process may have, as containers have one; their page cache counts as free."""
    try:
        lines = Path("/proc/self/cgroup").read_text().splitlines()
    except OSError:
        return []
    found = []
    for _, controllers, own in (line.split(":", 2) for line in lines):
        if controllers in ("", "memory"):
            root, limit_file, used_file, cache = _VERSIONS[controllers]
            for group in (here := root / own.strip("/"), *here.parents):
                try:
                    limit = int((group / limit_file).read_text())
                    used = int((group / used_file).read_text()) - _fields(group / "memory.stat")[cache]
                except (OSError, ValueError, KeyError):  # there is no such group, or "max": no limit
                    continue
                found.append((limit, limit - used))
    return found


def is_short() -> bool:
    """Whether what the machine, or the container, has left is no more than the reserve."""
    return any(left < min(RESERVE_BYTES, total // 8) for total, left in (*_of_machine(), *_of_groups()))


class Watch:
    """The memory of the statement that began at `since` (microseconds)."""

    __slots__ = ("_before", "_next", "since")

    def __init__(self, since: int) -> None:
        self.since = since
        self._before = resident()
        self._next = since + LOOK_US

    def look(self, now: int) -> None:
        """Raises 53200 if memory is short and the process has grown since the watch began."""
        if now < self._next:
            return
        self._next = now + LOOK_US
        if is_short() and resident() - self._before >= GROWN_BYTES_MIN:
            raise errors.OutOfMemory("out of memory", detail="The rows that the statement keeps do not fit into the memory that is left.")
