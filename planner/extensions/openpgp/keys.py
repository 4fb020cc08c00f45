"""Keys of RSA and ElGamal, and the session keys that messages have encrypted with them.

A key is the one subkey of its text that encrypts: the main key signs, and is passed over. Source: RFC 4880, sections 5.1, 5.5 and 13.1.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import NamedTuple

from . import ciphers, packets, string_to_key
from .failure import CIPHER, Failure
from .packets import Source

RSA, RSA_ENCRYPT, RSA_SIGN, ELGAMAL, DSA = 1, 2, 3, 16, 17
_PUBLIC_NUMBERS = {RSA: 2, RSA_ENCRYPT: 2, RSA_SIGN: 2, ELGAMAL: 3, DSA: 4}
_SECRET_NUMBERS = {RSA: 4, RSA_ENCRYPT: 4, RSA_SIGN: 4, ELGAMAL: 1, DSA: 1}
_ENCRYPTING = (RSA, RSA_ENCRYPT, ELGAMAL)
_CLEAR, _SHA1, _SUM = 0, 254, 255  # how a secret key is hidden
_PADDING_MIN = 8
_ANY = bytes(8)
_PASSED_OVER = (packets.SIGNATURE, packets.MARKER, packets.TRUST, packets.USER_ID, packets.USER_ATTRIBUTE, packets.PRIVATE)
_CORRUPT_KEY = "Corrupt key packet"
_UNKNOWN = "Unknown public-key encryption algorithm"
_WRONG = "Wrong key"
_SEVERAL = "Several keys given - pgcrypto does not handle keyring"


class Key(NamedTuple):
    """`public`: n and e, or p, g and y; `secret`: d, p, q and the inverse of p, or x; none where only the public half is known."""

    identity: bytes
    algorithm: int
    public: tuple[int, ...]
    secret: tuple[int, ...] = ()

    @property
    def encrypts(self) -> bool:
        """Whether session keys are encrypted with it, rather than signatures made."""
        return self.algorithm in _ENCRYPTING


def _read_number(source: Source) -> int:
    return int.from_bytes(source.exactly(source.number(2) + 7 >> 3), "big")


def _write_number(n: int) -> bytes:
    return n.bit_length().to_bytes(2, "big") + n.to_bytes(n.bit_length() + 7 >> 3, "big")


def _read_public(source: Source) -> Key:
    """The public part of a key's packet; the rest of the source is the secret one."""
    start = source.at
    if source.byte() != 4:
        raise Failure("Only V4 key packets are supported")
    source.exactly(4)
    algorithm = source.byte()
    if algorithm not in _PUBLIC_NUMBERS:
        raise Failure(_UNKNOWN, f"unknown public algo: {algorithm}")
    numbers = tuple([_read_number(source) for _ in range(_PUBLIC_NUMBERS[algorithm])])
    image = source.data[start:source.at]
    return Key(hashlib.sha1(b"\x99" + len(image).to_bytes(2, "big") + image).digest()[12:], algorithm, numbers)


def _read_secret(source: Source, password: bytes | None) -> Key:
    key = _read_public(source)
    hidden = source.byte()
    if hidden in (_SHA1, _SUM):
        source = Source(_revealed(source, password))
    elif hidden != _CLEAR:
        raise Failure(_CORRUPT_KEY, "unknown hide type")
    start = source.at
    numbers = tuple([_read_number(source) for _ in range(_SECRET_NUMBERS[key.algorithm])])
    image = source.data[start:source.at]
    if hidden == _SHA1:
        if source.exactly(20) != hashlib.sha1(image).digest():
            raise Failure(_CORRUPT_KEY, "key sha1 check failed")
    elif source.number(2) != sum(image) & 0xFFFF:
        raise Failure(_CORRUPT_KEY, "key cksum check failed")
    if source.rest():
        raise Failure(reason="pgp_expect_packet_end: got data")
    return key._replace(secret=numbers)


def _revealed(source: Source, password: bytes | None) -> bytes:
    """What a password hides of a secret key."""
    if password is None:
        raise Failure("Need password for secret key")
    code = source.byte()
    derived = string_to_key.read(source).key(code, password)
    cipher = ciphers.algorithm(code)
    iv = source.exactly(cipher.block)
    return ciphers.decrypt(cipher, derived, source.rest(), iv=iv)


def read(data: bytes, *, secret: bool, password: bytes | None = None) -> Key:
    """The key of a key's text."""
    source, main, found = Source(data), False, None
    while (packet := packets.read(source)) is not None:
        key = None
        match packet.tag:
            case packets.PUBLIC_KEY | packets.SECRET_KEY:
                if main:
                    raise Failure(_SEVERAL)
                main = True
            case packets.PUBLIC_SUBKEY:
                if secret:
                    raise Failure("Cannot decrypt with public key")
                key = _read_public(Source(packet.body))
            case packets.SECRET_SUBKEY:
                if not secret:
                    raise Failure("Refusing to encrypt with secret key")
                key = _read_secret(Source(packet.body), password)
            case tag if tag not in _PASSED_OVER:
                raise Failure("Unexpected packet in key data", f"unknown/unexpected packet: {tag}")
        if key is not None and key.encrypts:
            if found is not None:
                raise Failure("Several subkeys not supported")
            found = key
    if found is None:
        raise Failure("No encryption key found")
    return found


def identity(data: bytes) -> str:
    """What key a text is, or a message is encrypted for."""
    source, main, subkeys, sessions, passwords, found = Source(data), False, 0, 0, 0, b""
    while (packet := packets.read(source)) is not None:
        match packet.tag:
            case packets.PUBLIC_KEY | packets.SECRET_KEY:
                if main:
                    raise Failure(_SEVERAL)
                main = True
            case packets.PUBLIC_SUBKEY | packets.SECRET_SUBKEY:
                key = _read_public(Source(packet.body))
                if key.encrypts:
                    subkeys, found = subkeys + 1, key.identity
            case packets.PUBLIC_SESSION_KEY:
                inner = Source(packet.body)
                if inner.byte() != 3:
                    raise Failure("Some PX error (not specified)")
                sessions, found = sessions + 1, inner.exactly(8)
            case packets.ENCRYPTED | packets.ENCRYPTED_MDC:
                break
            case packets.SYMMETRIC_SESSION_KEY:
                passwords += 1
            case tag if tag not in _PASSED_OVER:
                raise Failure()
    if subkeys > 1 or sessions > 1:
        raise Failure(_SEVERAL)
    if subkeys and sessions:
        raise Failure()
    if found:
        return "ANYKEY" if found == _ANY else found.hex().upper()
    if passwords:
        return "SYMKEY"
    raise Failure("No encryption key found")


# --- session keys ---


def write_session_key(key: Key, cipher: int, session_key: bytes, chance: Callable[[int], bytes]) -> bytes:
    """The packet that has a session key for who has the secret half."""
    message = bytes([cipher]) + session_key + (sum(session_key) & 0xFFFF).to_bytes(2, "big")
    padding = (key.public[0].bit_length() + 7 >> 3) - 1 - 2 - len(message)
    if padding < _PADDING_MIN:
        raise Failure("pgcrypto bug")
    filling = b""
    while len(filling) < padding:
        filling += chance(padding).replace(b"\0", b"")
    m = int.from_bytes(b"\2" + filling[:padding] + b"\0" + message, "big")
    if key.algorithm == ELGAMAL:
        p, g, y = key.public
        k = int.from_bytes(chance(p.bit_length() + 7 >> 3), "big") % (p - 2) + 1
        numbers = [pow(g, k, p), m * pow(y, k, p) % p]
    else:
        n, e = key.public
        numbers = [pow(m, e, n)]
    body = b"\3" + key.identity + bytes([key.algorithm]) + b"".join(map(_write_number, numbers))
    return packets.write(packets.PUBLIC_SESSION_KEY, body)


def read_session_key(body: bytes, key: Key) -> tuple[int, bytes]:
    """(cipher, session key) of such a packet."""
    source = Source(body)
    if (version := source.byte()) != 3:
        raise Failure(reason=f"unknown pubenc_sesskey pkt ver={version}")
    if source.exactly(8) not in (_ANY, key.identity):
        raise Failure(_WRONG, "key_id's does not match")
    algorithm = source.byte()
    if algorithm not in _ENCRYPTING:
        raise Failure(_UNKNOWN)
    if (algorithm == ELGAMAL) != (key.algorithm == ELGAMAL):
        raise Failure(_WRONG)
    m = _elgamal(source, key) if algorithm == ELGAMAL else _rsa(source, key)
    head, zero, message = m.to_bytes(m.bit_length() + 7 >> 3, "big").partition(b"\0")
    if not zero or head[0] != 2 or len(head) <= _PADDING_MIN:
        raise Failure(_WRONG, "check_eme_pkcs1_v15 failed")
    if len(message) < 3:
        raise Failure(_WRONG)
    if sum(message[1:-2]) & 0xFFFF != int.from_bytes(message[-2:], "big"):
        raise Failure(_WRONG, "pubenc cksum failed")
    if source.rest():
        raise Failure(reason="pgp_expect_packet_end: got data")
    if len(message) - 3 > ciphers.KEY_MAX:
        raise Failure(CIPHER)
    return message[0], message[1:-2]


def _rsa(source: Source, key: Key) -> int:
    c, (d, p, q, _) = _read_number(source), key.secret
    if p * q != key.public[0]:
        return pow(c, d, key.public[0])
    a, b = pow(c, d % (p - 1), p), pow(c, d % (q - 1), q)  # by the remainder theorem: a third of the time
    return a + p * ((b - a) * pow(p, -1, q) % q)


def _elgamal(source: Source, key: Key) -> int:
    c, m = _read_number(source), _read_number(source)
    p = key.public[0]
    try:
        return m * pow(pow(c, key.secret[0], p), -1, p) % p
    except ValueError:
        raise Failure("Math operation failed") from None
