"""pg_largeobject and pg_largeobject_metadata, as of the statement's snapshot."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .registry import Row, rows_of


def _view(s: Any) -> Any:
    from aurorapy.large_objects.pages import View

    return View(s, s.statement_lsn or None)


@rows_of("pg_largeobject_metadata")
def _metadata(s: Any) -> Iterator[Row]:
    view = _view(s)
    for oid, owner in view.objects():
        yield {"oid": oid, "lomowner": owner, "lomacl": s.catalog.grants.get((2613, oid, 0))}
    view.hold()


@rows_of("pg_largeobject")
def _pages(s: Any) -> Iterator[Row]:
    view = _view(s)
    for oid, page, data in view.pages():
        yield {"loid": oid, "pageno": page, "data": data}
    view.hold()
