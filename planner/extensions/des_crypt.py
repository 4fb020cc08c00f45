"""crypt(3)'s hashes of passwords by DES: two characters of salt, or `_`, a count of rounds and four characters.

DES with a salt is no cipher that a library has: each bit of the salt swaps two bits of the expansion. Blocks are integers of 64 bits, the first bit the highest.

Source: FIPS 46-3 for the tables; crypt(3) of FreeBSD for salts and rounds.
"""

from __future__ import annotations

from aurorapy import errors

from .md5_crypt import DIGITS


def _table(text: str) -> tuple[int, ...]:
    return tuple(map(int, text.split()))


_START = _table("""58 50 42 34 26 18 10 2 60 52 44 36 28 20 12 4 62 54 46 38 30 22 14 6 64 56 48 40 32 24 16 8
    57 49 41 33 25 17 9 1 59 51 43 35 27 19 11 3 61 53 45 37 29 21 13 5 63 55 47 39 31 23 15 7""")
_END = tuple([_START.index(i) + 1 for i in range(1, 65)])
_MIX = _table("16 7 20 21 29 12 28 17 1 15 23 26 5 18 31 10 2 8 24 14 32 27 3 9 19 13 30 6 22 11 4 25")
_KEY = _table("""57 49 41 33 25 17 9 1 58 50 42 34 26 18 10 2 59 51 43 35 27 19 11 3 60 52 44 36
    63 55 47 39 31 23 15 7 62 54 46 38 30 22 14 6 61 53 45 37 29 21 13 5 28 20 12 4""")
_ROUND_KEY = _table("""14 17 11 24 1 5 3 28 15 6 21 10 23 19 12 4 26 8 16 7 27 20 13 2
    41 52 31 37 47 55 30 40 51 45 33 48 44 49 39 56 34 53 46 42 50 36 29 32""")
_SHIFTS = (1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1)
_BOXES = (  # four rows of sixteen each
    "e4d12fb83a6c59070f74e2d1a6cb953841e8d62bfc973a50fc8249175b3ea06d",
    "f18e6b34972dc05a3d47f28ec01a69b50e7ba4d158c6932fd8a13f42b67c05e9",
    "a09e63f51dc7b428d709346a285ecbf1d6498f30b12c5ae71ad069874fe3b52c",
    "7de3069a1285bc4fd8b56f03472c1ae9a690cb7df13e52843f06a1d8945bc72e",
    "2c417ab6853fd0e9eb2c47d150fa3986421bad78f9c5630eb8c71e2d6f09a453",
    "c1af92680d34e75baf427c9561de0b389ef528c3704a1db6432c95fabe17608d",
    "4b2ef08d3c975a61d0b7491ae35c2f8614bdc37eaf6805926bd814a7950fe23c",
    "d2846fb1a93e50c71fd8a374c56b0e927b419ce206adf35821e74a8dfc90356b",
)


def _permuted(value: int, width: int, table: tuple[int, ...]) -> int:
    out = 0
    for place in table:
        out = out << 1 | value >> (width - place) & 1
    return out


def _substitution() -> list[list[int]]:
    """By box and six bits: four bits, already mixed."""
    out = []
    for n, box in enumerate(_BOXES):
        rows = []
        for six in range(64):
            row, column = six >> 4 & 2 | six & 1, six >> 1 & 15
            rows.append(_permuted(int(box[16 * row + column], 16) << 28 - 4 * n, 32, _MIX))
        out.append(rows)
    return out


_SUBSTITUTION = _substitution()


def _round_keys(key: int) -> list[tuple[int, int]]:
    """The keys of the sixteen rounds, as two halves of 24 bits."""
    kept = _permuted(key, 64, _KEY)
    left, right = kept >> 28, kept & 0xFFFFFFF
    out = []
    for n in _SHIFTS:
        left = (left << n | left >> 28 - n) & 0xFFFFFFF
        right = (right << n | right >> 28 - n) & 0xFFFFFFF
        both = _permuted(left << 28 | right, 56, _ROUND_KEY)
        out.append((both >> 24, both & 0xFFFFFF))
    return out


def _encrypted(block: int, keys: list[tuple[int, int]], salt: int, rounds: int) -> int:
    """DES so many times over, the expansion's halves swapped where the salt (its first bit the highest) has a bit."""
    block = _permuted(block, 64, _START)
    left, right = block >> 32, block & 0xFFFFFFFF
    boxes = _SUBSTITUTION
    for _ in range(rounds):
        for k, j in keys:
            r = right
            wide = (r & 1) << 33 | r << 1 | r >> 31  # a bit more at either end
            a = (wide >> 28 & 63) << 18 | (wide >> 24 & 63) << 12 | (wide >> 20 & 63) << 6 | wide >> 16 & 63
            b = (wide >> 12 & 63) << 18 | (wide >> 8 & 63) << 12 | (wide >> 4 & 63) << 6 | wide & 63
            swap = (a ^ b) & salt
            a ^= swap ^ k
            b ^= swap ^ j
            mixed = (boxes[0][a >> 18] | boxes[1][a >> 12 & 63] | boxes[2][a >> 6 & 63] | boxes[3][a & 63]
                     | boxes[4][b >> 18] | boxes[5][b >> 12 & 63] | boxes[6][b >> 6 & 63] | boxes[7][b & 63])
            left, right = right, left ^ mixed
        left, right = right, left
    return _permuted(left << 32 | right, 64, _END)


def _number(text: str) -> int:
    """Base 64, the lowest digit first; what is no digit counts as zero."""
    return sum(max(DIGITS.find(c), 0) << 6 * i for i, c in enumerate(text))


def _reversed(value: int) -> int:
    return int(f"{value:024b}"[::-1], 2)


def _key_of(data: bytes) -> int:
    """Eight characters as a key: seven bits of each."""
    return int.from_bytes(bytes([b << 1 & 0xFF for b in data[:8].ljust(8, b"\0")]), "big")


def des_crypt(password: bytes, setting: str) -> str:
    """The hash under a setting, whatever follows its salt."""
    key = _key_of(password)
    if setting[:1] == "_":
        rounds, salt, head = _number(setting[1:5]), _number(setting[5:9]), setting[:9]
        if len(setting) < 9:
            raise errors.InvalidParameterValue("invalid salt")
        if not rounds:
            raise errors.ExternalRoutineInvocationException("crypt(3) returned NULL")
        for at in range(8, len(password), 8):
            key = _encrypted(key, _round_keys(key), 0, 1) ^ _key_of(password[at : at + 8])
    else:
        rounds, salt, head = 25, _number(setting[:2]), setting[:2]
    found = _encrypted(0, _round_keys(key), _reversed(salt), rounds) << 2
    return head + "".join([DIGITS[found >> 6 * i & 63] for i in range(10, -1, -1)])
