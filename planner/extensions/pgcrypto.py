"""pgcrypto: hashes, password hashes, AES, random data.

Left out: PGP (its functions are not defined), and ciphers other than AES.

Source: PostgreSQL 15 manual, section F.28.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from typing import Any

import bcrypt
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from aurorapy import errors

from .declaration import Call, Declared
from .des_crypt import des_crypt
from .md5_crypt import DIGITS, md5_crypt

BLOCK = 16
_BCRYPT_BYTES = 72  # what of a password counts
_CIPHER = re.compile(r"(?:aes|rijndael)(?:-(cbc|ecb))?(?:/pad:(pkcs|none))?")


def _bytes(v: Any) -> bytes:
    return v.encode() if isinstance(v, str) else bytes(v)


# --- hashes ---


def _algorithm(name: str) -> str:
    """The name of a hash algorithm as hashlib has it; 22023."""
    found = name.lower()
    if found not in hashlib.algorithms_available or found.startswith("shake"):
        raise errors.InvalidParameterValue(f'Cannot use "{name.lower()}": No such hash algorithm')
    return found


def _digest(data: Any, name: str) -> bytes:
    return hashlib.new(_algorithm(name), _bytes(data)).digest()


def _hmac(data: Any, key: Any, name: str) -> bytes:
    return hmac.new(_bytes(key), _bytes(data), _algorithm(name)).digest()


# --- passwords ---


def _crypt(password: str, salt: str) -> str:
    data = password.encode()
    if salt.startswith("$1$"):
        return md5_crypt(data, salt)
    if salt.startswith("$2a$"):
        try:
            return bcrypt.hashpw(data[:_BCRYPT_BYTES], salt.encode()[:29]).decode()
        except ValueError:
            raise errors.InvalidParameterValue("invalid salt") from None
    if len(salt) < 2:
        raise errors.InvalidParameterValue("invalid salt")
    return des_crypt(data, salt)


def _gen_salt(ctx: Any, name: str, rounds: int = 0) -> str:
    match name.lower():
        case "md5":
            if rounds not in (0, 1000):
                raise _wrong_rounds()
            return "$1$" + _digits(ctx.random_bytes(8))
        case "bf":
            if rounds != 0 and not 4 <= rounds <= 31:
                raise _wrong_rounds()
            return bcrypt_salt(ctx.random_bytes(16), rounds or 6)
        case "des":
            if rounds not in (0, 25):
                raise _wrong_rounds()
            return _digits(ctx.random_bytes(2))
        case "xdes":
            if rounds and not (0 < rounds < 1 << 24 and rounds & 1):
                raise _wrong_rounds()
            rounds = rounds or 29 * 25
            return "_" + "".join([DIGITS[rounds >> 6 * i & 63] for i in range(4)]) + _digits(ctx.random_bytes(4))
    raise errors.InvalidParameterValue("gen_salt: Unknown salt algorithm")


def _digits(data: bytes) -> str:
    return "".join([DIGITS[b & 63] for b in data])


def _wrong_rounds() -> errors.SQLError:
    return errors.InvalidParameterValue("gen_salt: Incorrect number of rounds")


_BCRYPT_DIGITS = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def bcrypt_salt(data: bytes, rounds: int) -> str:
    """A salt of bcrypt: 16 bytes in its own base 64."""
    n = int.from_bytes(data, "big") << 4
    return f"$2a${rounds:02d}$" + "".join([_BCRYPT_DIGITS[n >> 6 * i & 63] for i in range(21, -1, -1)])


# --- ciphers ---


def _cipher(key: bytes, iv: bytes, name: str) -> tuple[Cipher[Any], bool]:
    """(an AES cipher, whether it pads); keys and initial vectors are filled up with zeros and cut."""
    lower = name.lower()
    found = _CIPHER.fullmatch(lower)
    if found is None:
        what, *options = lower.split("/")
        if any(o.partition(":")[0] != "pad" for o in options):
            raise errors.InvalidParameterValue(f'Cannot use "{name}": Unknown option')
        if re.fullmatch(r"(?:bf|blowfish|des|des3|3des|cast5)(?:-(?:cbc|ecb))?", what):
            raise errors.FeatureNotSupported(f'cipher "{what}" is not supported')
        raise errors.InvalidParameterValue(f'Cannot use "{name}": No such cipher algorithm')
    size = 16 if len(key) <= 16 else 24 if len(key) <= 24 else 32
    mode = modes.ECB() if found[1] == "ecb" else modes.CBC(iv.ljust(BLOCK, b"\0")[:BLOCK])
    return Cipher(algorithms.AES(key.ljust(size, b"\0")[:size]), mode), found[2] != "none"


def _encrypt(data: bytes, key: bytes, name: str) -> bytes:
    return _encrypt_iv(data, key, b"", name)


def _encrypt_iv(data: bytes, key: bytes, iv: bytes, name: str) -> bytes:
    cipher, pads = _cipher(key, iv, name)
    if pads:
        padder = padding.PKCS7(BLOCK * 8).padder()
        data = padder.update(data) + padder.finalize()
    elif len(data) % BLOCK:
        raise errors.ExternalRoutineInvocationException("encrypt error: Encryption failed")
    encryptor = cipher.encryptor()
    return bytes(encryptor.update(data) + encryptor.finalize())


def _decrypt(data: bytes, key: bytes, name: str) -> bytes:
    return _decrypt_iv(data, key, b"", name)


def _decrypt_iv(data: bytes, key: bytes, iv: bytes, name: str) -> bytes:
    cipher, pads = _cipher(key, iv, name)
    try:
        decryptor = cipher.decryptor()
        plain = decryptor.update(data) + decryptor.finalize()
        if pads:
            unpadder = padding.PKCS7(BLOCK * 8).unpadder()
            plain = unpadder.update(plain) + unpadder.finalize()
    except ValueError:
        raise errors.ExternalRoutineInvocationException("decrypt error: Decryption failed") from None
    return bytes(plain)


def _random_bytes(ctx: Any, n: int) -> bytes:
    if not 1 <= n <= 1024:
        raise errors.ExternalRoutineInvocationException("Length not in range")
    return bytes(ctx.random_bytes(n))


DECLARED = Declared("""
digest(text, text) bytea i strict
digest(bytea, text) bytea i strict
hmac(text, text, text) bytea i strict
hmac(bytea, bytea, text) bytea i strict
crypt(text, text) text i strict
gen_salt(text) text v strict
gen_salt(text, int4) text v strict
encrypt(bytea, bytea, text) bytea i strict
decrypt(bytea, bytea, text) bytea i strict
encrypt_iv(bytea, bytea, bytea, text) bytea i strict
decrypt_iv(bytea, bytea, bytea, text) bytea i strict
gen_random_bytes(int4) bytea v strict
gen_random_uuid() uuid v
""", {
    "digest": _digest, "hmac": _hmac, "crypt": _crypt, "gen_salt": Call(_gen_salt, needs_context=True), "encrypt": _encrypt, "decrypt": _decrypt,
    "encrypt_iv": _encrypt_iv, "decrypt_iv": _decrypt_iv, "gen_random_bytes": Call(_random_bytes, needs_context=True),
    "gen_random_uuid": Call(lambda ctx: ctx.uuid4(), needs_context=True),
})
