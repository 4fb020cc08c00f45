"""Connection strings, checked as libpq does before it connects.

Source: PostgreSQL 15 manual, section 34.1.1; conninfo_parse of fe-connect.c.
"""

from __future__ import annotations

from aurorapy import errors

_KEYWORDS = frozenset("""authtype service user password passfile channel_binding connect_timeout dbname host hostaddr port client_encoding tty options application_name
fallback_application_name keepalives keepalives_idle keepalives_interval keepalives_count tcp_user_timeout sslmode sslcompression sslcert sslkey sslpassword
sslrootcert sslcrl sslcrldir sslsni requirepeer ssl_min_protocol_version ssl_max_protocol_version gssencmode krbsrvname gsslib replication
target_session_attrs""".split())


def check_conninfo(text: str) -> None:
    """42601 for what is no connection string; an URI is looked at when it is used."""
    if text.startswith(("postgresql://", "postgres://")):
        return
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return
        start = at
        while at < len(text) and text[at] != "=" and not text[at].isspace():
            at += 1
        name = text[start:at]
        while at < len(text) and text[at].isspace():
            at += 1
        if text[at:at + 1] != "=":
            raise _wrong(f'missing "=" after "{name}" in connection info string')
        at += 1
        while at < len(text) and text[at].isspace():
            at += 1
        at = _behind_value(text, at)
        if name not in _KEYWORDS:
            raise _wrong(f'invalid connection option "{name}"')


def _behind_value(text: str, at: int) -> int:
    quoted = text[at:at + 1] == "'"
    at += quoted
    while at < len(text):
        c = text[at]
        if c == "\\":
            at += 1
        elif quoted and c == "'":
            return at + 1
        elif not quoted and c.isspace():
            return at
        at += 1
    if quoted:
        raise _wrong("unterminated quoted string in connection info string")
    return at


def _wrong(what: str) -> errors.SQLError:
    return errors.SyntaxError_(f"invalid connection string syntax: {what}\n")
