"""OpenPGP's block ciphers in its CFB mode. Source: RFC 4880, sections 9.2 and 13.9."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module
from typing import Any, NamedTuple

from cryptography.hazmat.primitives.ciphers import Cipher

from .failure import CIPHER, Failure


class Algorithm(NamedTuple):
    """A block cipher: sizes are bytes."""

    code: int
    key_size: int
    block: int
    make: Any


def primitive(kind: str, name: str) -> Any:
    """A cipher or a mode of the library, which has moved the older ones about."""
    for home in ("decrepit", "primitives"):
        with suppress(ImportError, AttributeError):
            return getattr(import_module(f"cryptography.hazmat.{home}.ciphers.{kind}"), name)
    raise Failure(CIPHER)


_CODES = {"3des": 2, "cast5": 3, "bf": 4, "blowfish": 4, "aes": 7, "aes128": 7, "aes192": 8, "aes256": 9}
_SHAPES = {2: (24, 8, "TripleDES"), 3: (16, 8, "CAST5"), 4: (16, 8, "Blowfish"), 7: (16, 16, "AES"), 8: (24, 16, "AES"), 9: (32, 16, "AES")}
_TWOFISH = 10  # a code that is known, of a cipher that is not there
KEY_MAX = 32


def code_of(name: str) -> int:
    """The code of a cipher that an option names, -1 for what is none."""
    return _CODES.get(name, _TWOFISH if name == "twofish" else -1)


def algorithm(code: int) -> Algorithm:
    """The cipher of a code."""
    if code not in _SHAPES:
        raise Failure(CIPHER if code == _TWOFISH else "Wrong key or corrupt data")
    key_size, block, name = _SHAPES[code]
    return Algorithm(code, key_size, block, primitive("algorithms", name))


def key_size(code: int) -> int:
    """The bytes of a cipher's key, 0 for an unknown one."""
    return _SHAPES[code][0] if code in _SHAPES else 0


def _cfb(found: Algorithm, key: bytes, iv: bytes) -> Cipher[Any]:
    if len(key) != found.key_size:
        raise Failure()
    return Cipher(found.make(key), primitive("modes", "CFB")(iv))


def encrypt(found: Algorithm, key: bytes, data: bytes, *, resync: bool = False) -> bytes:
    """Data in CFB mode from a zero vector; `resync`: anew behind the prefix, as in packets without a modification code."""
    if not resync:
        return bytes(_cfb(found, key, bytes(found.block)).encryptor().update(data))
    head = found.block + 2
    start = encrypt(found, key, data[:head])
    return start + bytes(_cfb(found, key, start[2:]).encryptor().update(data[head:]))


def decrypt(found: Algorithm, key: bytes, data: bytes, *, resync: bool = False, iv: bytes | None = None) -> bytes:
    """The way back."""
    if not resync:
        return bytes(_cfb(found, key, iv or bytes(found.block)).decryptor().update(data))
    head = found.block + 2
    start = decrypt(found, key, data[:head])
    return start + (decrypt(found, key, data[head:], iv=data[2:head]) if len(data) > head else b"")
