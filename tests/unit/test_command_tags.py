"""Messages name statements by their tags: every statement that changes definitions has one."""

from __future__ import annotations

from aurorapy.catalog import ddl
from aurorapy.event_triggers import tags


def test_every_definition_has_a_tag() -> None:
    assert [t.__name__ for t in ddl.HANDLERS if t not in tags._TAGS and t not in tags._WITHOUT_TRIGGERS] == []
