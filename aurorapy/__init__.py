"""AuroraPy: a PostgreSQL-compatible server whose storage is a replicated log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aurorapy.server import Server

__version__ = "0.1.0"
__all__ = ["Server", "__version__"]


def __getattr__(name: str) -> Any:
    if name == "Server":
        from aurorapy.server import Server

        return Server
    raise AttributeError(name)
