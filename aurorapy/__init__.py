"""AuroraPy: a PostgreSQL-compatible server whose storage is a replicated log."""

from __future__ import annotations

__version__ = "0.1.0"
