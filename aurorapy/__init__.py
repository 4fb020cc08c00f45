"""AuroraPy: a PostgreSQL-compatible server whose storage is a replicated log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aurorapy.cluster import Cluster
    from aurorapy.restoring import restore
    from aurorapy.server import Server

__version__ = "0.1.0"
__all__ = ["Cluster", "Server", "__version__", "restore"]


def __getattr__(name: str) -> Any:
    if name == "Server":
        from aurorapy.server import Server

        return Server
    if name == "Cluster":
        from aurorapy.cluster import Cluster

        return Cluster
    if name == "restore":
        from aurorapy.restoring import restore

        return restore
    raise AttributeError(name)
