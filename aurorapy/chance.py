"""random() after setseed(): the same numbers as PostgreSQL's, which are xoroshiro128** seeded by splitmix64.

Source: D. Blackman, S. Vigna: Scrambled linear pseudorandom number generators (2018); PostgreSQL 15 manual, section 9.3.
"""

from __future__ import annotations

_MASK = (1 << 64) - 1


def _rotated(x: int, bits: int) -> int:
    return (x << bits | x >> 64 - bits) & _MASK


class Seeded:
    """Numbers from 0 (included) to 1, by a seed from -1 to 1."""

    def __init__(self, seed: float) -> None:
        state = int(((1 << 52) - 1) * seed) & _MASK
        halves = []
        for _ in range(2):
            state = (state + 0x9E3779B97F4A7C15) & _MASK
            x = ((state ^ state >> 30) * 0xBF58476D1CE4E5B9) & _MASK
            x = ((x ^ x >> 27) * 0x94D049BB133111EB) & _MASK
            halves.append(x ^ x >> 31)
        self._a, self._b = halves

    def __call__(self) -> float:
        a, b = self._a, self._b ^ self._a
        value = _rotated(a * 5 & _MASK, 7) * 9 & _MASK
        self._a = _rotated(a, 24) ^ b ^ (b << 16 & _MASK)
        self._b = _rotated(b, 37)
        return float((value >> 12) * 2.0**-52)
