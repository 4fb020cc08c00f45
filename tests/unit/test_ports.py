"""The ports that a cluster takes."""

from __future__ import annotations

import socket
from pathlib import Path

from aurorapy.storage.rim.ports import free_ports


def test_no_outgoing_connection_is_given_one() -> None:
    ports = free_ports(7)
    assert len(set(ports)) == 7
    first = int(Path("/proc/sys/net/ipv4/ip_local_port_range").read_text().split()[0])
    assert all(10_000 <= port < max(first, 11_000) for port in ports)
    for port in ports:
        with socket.socket() as one:
            one.bind(("127.0.0.1", port))
