"""Keys made of passwords: a hash of the password, of salt and password, or of many repetitions of both. Source: RFC 4880, section 3.7."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from . import ciphers
from .failure import CIPHER, DIGEST, Failure
from .packets import Source

SIMPLE, SALTED, ITERATED = 0, 1, 3
_SALT = 8
_DIGESTS = {1: "md5", 2: "sha1", 3: "ripemd160", 8: "sha256", 9: "sha384", 10: "sha512"}
_DIGEST_CODES = {name: code for code, name in _DIGESTS.items()} | {"sha-1": 2}


def digest_of(name: str) -> int:
    """The code of a digest that an option names, -1 for what is none."""
    return _DIGEST_CODES.get(name, -1)


class Specifier(NamedTuple):
    """How a key is made of a password."""

    mode: int
    digest: int
    salt: bytes = b""
    octet: int = 0  # which codes how many bytes are hashed

    def key(self, cipher: int, password: bytes) -> bytes:
        """The key of a cipher."""
        size = ciphers.key_size(cipher)
        if not size:
            raise Failure(CIPHER)
        if self.digest not in _DIGESTS:
            raise Failure()
        data = self.salt + password
        if self.mode == ITERATED:
            n = max(iterations(self.octet), len(data))
            data = (data * (n // len(data) + 1))[:n]
        out, zeros = b"", 0
        while len(out) < size:
            try:
                out += hashlib.new(_DIGESTS[self.digest], bytes(zeros) + data).digest()
            except ValueError:
                raise Failure(DIGEST) from None
            zeros += 1
        return out[:size]

    def write(self) -> bytes:
        """As in a packet."""
        return bytes([self.mode, self.digest]) + self.salt + (bytes([self.octet]) if self.mode == ITERATED else b"")


def read(source: Source) -> Specifier:
    """As a packet has it."""
    mode, digest = source.byte(), source.byte()
    if mode not in (SIMPLE, SALTED, ITERATED):
        raise Failure("Bad S2K mode")
    salt = source.exactly(_SALT) if mode else b""
    return Specifier(mode, digest, salt, source.byte() if mode == ITERATED else 0)


def iterations(octet: int) -> int:
    """How many bytes are hashed."""
    return 16 + (octet & 15) << (octet >> 4) + 6


def octet_of(count: int) -> int:
    """The octet of the least number of bytes that is not less."""
    return next((octet for octet in range(256) if iterations(octet) >= count), 255)


def chosen(mode: int, digest: int, count: int, chance: bytes) -> Specifier:
    """A new one, of nine random bytes; without a count, chance chooses from 65,536 to 253,952."""
    if mode == SIMPLE:
        return Specifier(mode, digest)
    octet = octet_of(count) if count else 96 + (chance[8] & 0x1F)
    return Specifier(mode, digest, chance[:_SALT], octet if mode == ITERATED else 0)
