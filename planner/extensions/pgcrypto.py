"""pgcrypto: hashes, password hashes, ciphers, random data; OpenPGP is in `openpgp`.

The older ciphers (Blowfish, DES, CAST5) are there whatever the library of a PostgreSQL at hand would refuse. Left out: bf-cfb.

Source: PostgreSQL 15 manual, section F.28.
"""

from __future__ import annotations

import hashlib
import hmac
from typing import Any, NamedTuple

import bcrypt
from cryptography.hazmat.primitives import padding
from cryptography.hazmat.primitives.ciphers import Cipher, modes

from aurorapy import errors

from .declaration import Call, Declared
from .des_crypt import des_crypt
from .md5_crypt import DIGITS, md5_crypt
from .openpgp.ciphers import primitive
from .openpgp.functions import CALLS as OPENPGP

_BCRYPT_BYTES = 72  # what of a password counts


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


_DES_KEY = 8


class _Kind(NamedTuple):
    """A cipher: its name in the library, block, sizes of keys, whether keys of all sizes between are taken, in bytes."""

    name: str
    block: int
    key_min: int
    key_max: int
    steps: bool = False


_KINDS = {"aes": _Kind("AES", 16, 16, 32), "rijndael": _Kind("AES", 16, 16, 32), "bf": _Kind("Blowfish", 8, 4, 56, True),
          "blowfish": _Kind("Blowfish", 8, 4, 56, True), "des": _Kind("TripleDES", 8, 8, 8), "3des": _Kind("TripleDES", 8, 24, 24),
          "cast5": _Kind("CAST5", 8, 5, 16, True)}


def _cipher(key: bytes, iv: bytes, name: str) -> tuple[Cipher[Any], int]:
    """(a cipher, the block to which it pads or 0); initial vectors are filled up with zeros and cut."""
    what, *options = name.lower().split("/")
    pad = "pkcs"
    for option in filter(None, options):
        kind, colon, value = option.partition(":")
        if not colon:
            raise errors.InvalidParameterValue(f'Cannot use "{name}": Badly formatted type')
        if kind != "pad":
            raise errors.InvalidParameterValue(f'Cannot use "{name}": Unknown option')
        pad = value
    cipher, _, mode = what.partition("-")
    if cipher not in _KINDS or mode not in ("cbc", "ecb") and what != cipher or pad not in ("pkcs", "none"):
        raise errors.InvalidParameterValue(f'Cannot use "{name}": No such cipher algorithm')
    found = _KINDS[cipher]
    how = modes.ECB() if mode == "ecb" else modes.CBC(iv.ljust(found.block, b"\0")[:found.block])
    return Cipher(primitive("algorithms", found.name)(_key(key, found)), how), found.block if pad == "pkcs" else 0


def _key(key: bytes, kind: _Kind) -> bytes:
    """A key of a size that the cipher takes: filled up with zeros, or cut."""
    if kind.name == "Blowfish":  # which goes round its key
        if not key:
            raise errors.ExternalRoutineInvocationException("encrypt error: Key was too big")
        return key[:kind.key_max] if len(key) >= kind.key_min else key * kind.key_min
    if kind.steps:
        return key.ljust(kind.key_min, b"\0")[:kind.key_max]
    if kind.key_max == _DES_KEY:
        return key.ljust(_DES_KEY, b"\0")[:_DES_KEY] * 3  # DES thrice with one key is DES
    size = next((n for n in (kind.key_min, 24) if len(key) <= n <= kind.key_max), kind.key_max)
    return key.ljust(size, b"\0")[:size]


def _encrypt(data: bytes, key: bytes, name: str) -> bytes:
    return _encrypt_iv(data, key, b"", name)


def _encrypt_iv(data: bytes, key: bytes, iv: bytes, name: str) -> bytes:
    cipher, block = _cipher(key, iv, name)
    if block:
        padder = padding.PKCS7(block * 8).padder()
        data = padder.update(data) + padder.finalize()
    encryptor = cipher.encryptor()
    try:
        return bytes(encryptor.update(data) + encryptor.finalize())
    except ValueError:
        raise errors.ExternalRoutineInvocationException("encrypt error: Encryption failed") from None


def _decrypt(data: bytes, key: bytes, name: str) -> bytes:
    return _decrypt_iv(data, key, b"", name)


def _decrypt_iv(data: bytes, key: bytes, iv: bytes, name: str) -> bytes:
    cipher, block = _cipher(key, iv, name)
    try:
        decryptor = cipher.decryptor()
        plain = decryptor.update(data) + decryptor.finalize()
        if block:
            unpadder = padding.PKCS7(block * 8).unpadder()
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
pgp_sym_encrypt(text, text) bytea v strict
pgp_sym_encrypt_bytea(bytea, text) bytea v strict
pgp_sym_encrypt(text, text, text) bytea v strict
pgp_sym_encrypt_bytea(bytea, text, text) bytea v strict
pgp_sym_decrypt(bytea, text) text i strict
pgp_sym_decrypt_bytea(bytea, text) bytea i strict
pgp_sym_decrypt(bytea, text, text) text i strict
pgp_sym_decrypt_bytea(bytea, text, text) bytea i strict
pgp_pub_encrypt(text, bytea) bytea v strict
pgp_pub_encrypt_bytea(bytea, bytea) bytea v strict
pgp_pub_encrypt(text, bytea, text) bytea v strict
pgp_pub_encrypt_bytea(bytea, bytea, text) bytea v strict
pgp_pub_decrypt(bytea, bytea) text i strict
pgp_pub_decrypt_bytea(bytea, bytea) bytea i strict
pgp_pub_decrypt(bytea, bytea, text) text i strict
pgp_pub_decrypt_bytea(bytea, bytea, text) bytea i strict
pgp_pub_decrypt(bytea, bytea, text, text) text i strict
pgp_pub_decrypt_bytea(bytea, bytea, text, text) bytea i strict
pgp_key_id(bytea) text i strict
armor(bytea) text i strict
armor(bytea, text[], text[]) text i strict
dearmor(text) bytea i strict
pgp_armor_headers(text, OUT key text, OUT value text) setof record i strict
""", {
    **OPENPGP,
    "digest": _digest, "hmac": _hmac, "crypt": _crypt, "gen_salt": Call(_gen_salt, needs_context=True), "encrypt": _encrypt, "decrypt": _decrypt,
    "encrypt_iv": _encrypt_iv, "decrypt_iv": _decrypt_iv, "gen_random_bytes": Call(_random_bytes, needs_context=True),
    "gen_random_uuid": Call(lambda ctx: ctx.uuid4(), needs_context=True),
})
