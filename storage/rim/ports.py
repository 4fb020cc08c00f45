"""Ports of this machine: free ones for processes that come and go, and whether somebody answers on one."""

from __future__ import annotations

import contextlib
import random
import socket
from pathlib import Path

PORT_MIN = 10_000


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on, below those that the system gives to outgoing connections: one of them would take the port while its process
    is down. OSError if there are too few."""
    try:
        first = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        first = 32768
    found: list[int] = []
    for port in random.SystemRandom().sample(range(PORT_MIN, max(first, PORT_MIN + 1000)), 1000):
        with socket.socket() as one, contextlib.suppress(OSError):
            one.bind(("127.0.0.1", port))
            found.append(port)
        if len(found) == count:
            return found
    raise OSError("there are no free ports")


def answers(host: str, port: int) -> bool:
    """Whether a connection is taken there."""
    try:
        with socket.create_connection((host, port), timeout=0.5):
            return True
    except OSError:
        return False
