"""crypt(3)'s hashes of passwords by MD5: $1$salt$hash. Source: the algorithm of Poul-Henning Kamp, as FreeBSD's and glibc's crypt(3) have it."""

from __future__ import annotations

import hashlib

DIGITS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_ROUNDS = 1000
_ORDER = ((0, 6, 12), (1, 7, 13), (2, 8, 14), (3, 9, 15), (4, 10, 5))


def _md5(*parts: bytes) -> bytes:
    return hashlib.md5(b"".join(parts), usedforsecurity=False).digest()


def md5_crypt(password: bytes, setting: str) -> str:
    """The hash under a setting `$1$salt`, whatever follows the salt; eight characters of it count."""
    salt_text = setting[3:].split("$", 1)[0][:8]
    salt = salt_text.encode()
    inner = _md5(password, salt, password)
    begun = password + b"$1$" + salt + (inner * (len(password) // 16 + 1))[: len(password)]
    n = len(password)
    while n:
        begun += b"\0" if n & 1 else password[:1]
        n >>= 1
    state = _md5(begun)
    for i in range(_ROUNDS):
        state = _md5(password if i & 1 else state, salt if i % 3 else b"", password if i % 7 else b"", state if i & 1 else password)
    out = "".join([_digits(state[a] << 16 | state[b] << 8 | state[c], 4) for a, b, c in _ORDER]) + _digits(state[11], 2)
    return f"$1${salt_text}${out}"


def _digits(value: int, count: int) -> str:
    return "".join([DIGITS[value >> 6 * i & 63] for i in range(count)])
