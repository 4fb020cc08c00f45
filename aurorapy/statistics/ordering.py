"""Sorting as PostgreSQL's qsort does, which is not stable: where equal items come to lie is seen in lists of most common combinations.

The algorithm is that of J. L. Bentley and M. D. McIlroy, "Engineering a sort function" (1993), with a look at whether the items lie in order already.
"""

from __future__ import annotations

from typing import Any


def sort_by(items: list[Any], key: Any) -> None:
    """Sort in place by a number."""
    _sort([(key(x), x) for x in items], items)


def _sort(pairs: list[tuple[Any, Any]], out: list[Any]) -> None:
    _quick(pairs, 0, len(pairs))
    out[:] = [x for _, x in pairs]


def _median(v: list[Any], a: int, b: int, c: int) -> int:
    x, y, z = v[a][0], v[b][0], v[c][0]
    if x < y:
        return b if y < z else c if x < z else a
    return b if y > z else a if x < z else c


def _exchange(v: list[Any], a: int, b: int, n: int) -> None:
    for i in range(n):
        v[a + i], v[b + i] = v[b + i], v[a + i]


def _quick(v: list[Any], a: int, n: int) -> None:
    while True:
        if n < 7:
            for m in range(a + 1, a + n):
                at = m
                while at > a and v[at - 1][0] > v[at][0]:
                    v[at - 1], v[at] = v[at], v[at - 1]
                    at -= 1
            return
        if all(v[i - 1][0] <= v[i][0] for i in range(a + 1, a + n)):
            return
        m = a + n // 2
        if n > 7:
            low, high = a, a + n - 1
            if n > 40:
                d = n // 8
                low, m, high = _median(v, low, low + d, low + 2 * d), _median(v, m - d, m, m + d), _median(v, high - 2 * d, high - d, high)
            m = _median(v, low, m, high)
        v[a], v[m] = v[m], v[a]
        pivot = v[a][0]
        pa = pb = a + 1
        pc = pd = a + n - 1
        while True:
            while pb <= pc and v[pb][0] <= pivot:
                if v[pb][0] == pivot:
                    v[pa], v[pb] = v[pb], v[pa]
                    pa += 1
                pb += 1
            while pb <= pc and v[pc][0] >= pivot:
                if v[pc][0] == pivot:
                    v[pc], v[pd] = v[pd], v[pc]
                    pd -= 1
                pc -= 1
            if pb > pc:
                break
            v[pb], v[pc] = v[pc], v[pb]
            pb += 1
            pc -= 1
        end = a + n
        d = min(pa - a, pb - pa)
        _exchange(v, a, pb - d, d)
        d = min(pd - pc, end - pd - 1)
        _exchange(v, pb, end - d, d)
        left, right = pb - pa, pd - pc
        if left <= right:
            if left > 1:
                _quick(v, a, left)
            if right <= 1:
                return
            a, n = end - right, right
        else:
            if right > 1:
                _quick(v, end - right, right)
            if left <= 1:
                return
            n = left
