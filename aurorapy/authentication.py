"""SCRAM-SHA-256, by scramp's server side.

Source: RFC 5802 and 7677; PostgreSQL 15 manual, section 55.3.1.
"""

from __future__ import annotations

import base64
from typing import Any

from aurorapy import errors
from aurorapy.wire import build
from aurorapy.wire.frontend import Fields

MECHANISM = "SCRAM-SHA-256"


def verifier(password: str) -> tuple[Any, ...]:
    """(salt, stored key, server key, iterations) of a password."""
    from scramp import ScramMechanism

    return tuple(ScramMechanism(MECHANISM).make_auth_info(password, iteration_count=4096))


def scram(connection: Any, user: str, known: Any) -> None:
    """Authenticate the peer; raises 28P01."""
    from scramp import ScramException, ScramMechanism

    failure = errors.InvalidPassword(f'password authentication failed for user "{user}"')
    mechanism = ScramMechanism(MECHANISM)
    info = tuple(known) if known is not None else mechanism.make_auth_info(base64.b64encode(connection.random_bytes(18)).decode(), iteration_count=4096)
    server = mechanism.make_server(lambda _: info)
    connection.send(build.authentication(10, MECHANISM.encode() + b"\0\0"))
    try:
        body = _response(connection)
        f = Fields(body)
        if f.text() != MECHANISM:
            raise errors.FatalProtocolViolation("client selected an invalid SASL authentication mechanism")
        server.set_client_first(f.data(f.number("!i")).decode())
        connection.send(build.authentication(11, server.get_server_first().encode()))
        server.set_client_final(_response(connection).decode())
        if known is None:
            raise failure
        connection.send(build.authentication(12, server.get_server_final().encode()))
    except (ScramException, UnicodeDecodeError, errors.ProtocolViolation) as e:
        if isinstance(e, errors.FatalProtocolViolation):
            raise
        raise failure from None


def _response(connection: Any) -> bytes:
    kind, body = connection.next_message()
    if kind != 0x70:
        raise errors.FatalProtocolViolation(f"expected SASL response, got message type {kind}")
    return bytes(body)
