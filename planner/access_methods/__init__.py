"""Access methods, operator classes and families of indexes: tables of data, a family of types a file."""

from __future__ import annotations

from . import arrays, classes, documents, entries, geometry, jsonb, methods, network, ranges

__all__ = ["arrays", "classes", "documents", "entries", "geometry", "jsonb", "methods", "network", "ranges"]
