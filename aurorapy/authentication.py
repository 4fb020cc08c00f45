"""Passwords: what is stored of them, and the server's side of the exchanges SCRAM-SHA-256 and MD5.

A verifier is the tuple of SCRAM, or the text of an MD5 hash as pg_authid shows it; it says by which of them its role is asked.

scramp makes the verifiers. Its server class is not used for the exchange: it refuses the empty user name that
libpq sends in its first message (the name of the start-up packet counts), and the name is part of what is signed.

Source: RFC 5802 and 7677; PostgreSQL 15 manual, section 55.3.1.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from typing import Any

from aurorapy import errors
from aurorapy.wire import build
from aurorapy.wire.frontend import Fields

MECHANISM = "SCRAM-SHA-256"
_SCRAM = re.compile(r"SCRAM-SHA-256\$(\d+):([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+):([A-Za-z0-9+/=]+)")
_MD5 = re.compile(r"md5[0-9a-f]{32}")
KEY_BYTES = 32


def verifier(password: str) -> tuple[Any, ...]:
    """(salt, stored key, server key, iterations) of a password."""
    from scramp import ScramMechanism

    return tuple(ScramMechanism(MECHANISM).make_auth_info(password, iteration_count=4096))


def stored(password: str, user: str, encryption: str) -> Any:
    """What is kept of a password: itself, if it is a verifier already, else one of the kind that the setting password_encryption wants."""
    if _MD5.fullmatch(password):
        return password
    found = _SCRAM.fullmatch(password)
    if found is not None:
        try:
            salt, stored_key, server_key = (base64.b64decode(found[n], validate=True) for n in (2, 3, 4))
        except ValueError:
            salt = stored_key = server_key = b""
        if len(stored_key) == len(server_key) == KEY_BYTES:
            return salt, stored_key, server_key, int(found[1])
    return md5(password, user) if encryption == "md5" else verifier(password)


def md5(password: str, user: str) -> str:
    """The hash of a password as pg_authid has it: the role's name is its salt."""
    return "md5" + hashlib.md5((password + user).encode(), usedforsecurity=False).hexdigest()


def is_empty(known: Any, user: str) -> bool:
    """Whether it is the empty password that a verifier is of."""
    if isinstance(known, str):
        return known == md5("", user)
    salt, stored_key, _, iterations = known
    key = hmac.digest(hashlib.pbkdf2_hmac("sha256", b"", salt, iterations), b"Client Key", "sha256")
    return hashlib.sha256(key).digest() == bytes(stored_key)


def shown(known: Any) -> str | None:
    """A verifier as pg_authid shows it."""
    if known is None or isinstance(known, str):
        return known
    salt, stored_key, server_key, iterations = known
    parts = [base64.b64encode(x).decode() for x in (salt, stored_key, server_key)]
    return f"{MECHANISM}${iterations}:{parts[0]}${parts[1]}:{parts[2]}"


def authenticate(connection: Any, user: str, known: Any) -> None:
    """Ask the peer for the password; raises 28P01."""
    if isinstance(known, str):
        _ask_md5(connection, user, known)
    else:
        scram(connection, user, known)


def _ask_md5(connection: Any, user: str, known: str) -> None:
    salt = connection.random_bytes(4)
    connection.send(build.authentication(5, salt))
    kind, body = connection.next_message()
    if kind != 0x70:
        raise errors.FatalProtocolViolation(f"expected password response, got message type {kind}")
    wanted = "md5" + hashlib.md5(known[3:].encode() + salt, usedforsecurity=False).hexdigest()
    if not hmac.compare_digest(bytes(body).rstrip(b"\0"), wanted.encode()):
        raise errors.InvalidPassword(f'password authentication failed for user "{user}"')


def scram(connection: Any, user: str, known: Any) -> None:
    """Authenticate the peer; raises 28P01. Without a verifier the exchange runs to its end all the same, and fails."""
    failure = errors.InvalidPassword(f'password authentication failed for user "{user}"')
    info = tuple(known) if known is not None else verifier(base64.b64encode(connection.random_bytes(18)).decode())
    salt, stored_key, server_key, iterations = info
    connection.send(build.authentication(10, MECHANISM.encode() + b"\0\0"))
    f = Fields(_response(connection))
    if f.text() != MECHANISM:
        raise errors.FatalProtocolViolation("client selected an invalid SASL authentication mechanism")
    first = f.data(f.number("!i")).decode("utf-8", "replace")
    header, _, rest = first.partition(",")
    authzid, _, bare = rest.partition(",")
    fields = dict(part.split("=", 1) for part in bare.split(",") if "=" in part)
    if header not in ("n", "y") or not fields.get("r"):
        raise errors.FatalProtocolViolation("malformed SCRAM message")
    nonce = fields["r"] + base64.b64encode(connection.random_bytes(18)).decode()
    server_first = f"r={nonce},s={base64.b64encode(salt).decode()},i={iterations}"
    connection.send(build.authentication(11, server_first.encode()))
    final = _response(connection).decode("utf-8", "replace")
    without_proof, _, proof_text = final.rpartition(",p=")
    fields = dict(part.split("=", 1) for part in without_proof.split(",") if "=" in part)
    binding = base64.b64encode(f"{header},{authzid},".encode()).decode()
    if fields.get("r") != nonce or fields.get("c") != binding:
        raise failure
    signed = ",".join((bare, server_first, without_proof)).encode()
    signature = hmac.digest(stored_key, signed, "sha256")
    try:
        proof = base64.b64decode(proof_text, validate=True)
    except ValueError:
        raise failure from None
    if len(proof) != len(signature):
        raise failure
    client_key = bytes(a ^ b for a, b in zip(proof, signature, strict=True))
    if not hmac.compare_digest(hashlib.sha256(client_key).digest(), stored_key) or known is None:
        raise failure
    connection.send(build.authentication(12, b"v=" + base64.b64encode(hmac.digest(server_key, signed, "sha256"))))


def _response(connection: Any) -> bytes:
    kind, body = connection.next_message()
    if kind != 0x70:
        raise errors.FatalProtocolViolation(f"expected SASL response, got message type {kind}")
    return bytes(body)
