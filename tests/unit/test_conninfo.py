"""Connection strings of subscriptions: what libpq would refuse before it connects."""

from __future__ import annotations

import pytest

from aurorapy import errors
from aurorapy.publications.conninfo import check_conninfo


@pytest.mark.parametrize("text", ["", "  ", "dbname=x", " host = 'a b'  port=1 ", r"password='a\'b' user=a\ b", "postgresql://a@b/c", "options='-c x=y'"])
def test_what_is_one(text: str) -> None:
    check_conninfo(text)


@pytest.mark.parametrize(("text", "why"), [
    ("foo", 'missing "=" after "foo"'), ("dbname=x host", 'missing "=" after "host"'), ("host 'x'", 'missing "=" after "host"'),
    ("dbname='x", "unterminated quoted string"), ("foo=1", 'invalid connection option "foo"')])
def test_what_is_none(text: str, why: str) -> None:
    with pytest.raises(errors.SyntaxError_) as caught:
        check_conninfo(text)
    assert caught.value.message.startswith(f"invalid connection string syntax: {why}") and caught.value.message.endswith("\n")
