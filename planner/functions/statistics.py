"""Ordered-set and two-variable aggregates; date_bin and OVERLAPS.

Source: PostgreSQL 15 manual, sections 9.9 and 9.21.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import TYPES

from .intervals import add_interval, add_zoned, in_range
from .registry import aggregate, define

# --- ordered sets ---------------------------------------------------------------------------------


def _collect(state: list[Any], values: list[Any]) -> list[Any]:
    state += [v for v in values if v is not None]
    return state


def _fraction(f: float) -> float:
    if not 0 <= f <= 1:
        raise errors.NumericValueOutOfRange(f"percentile value {f:g} is not between 0 and 1")
    return f


def _continuous(state: list[Any], f: float | None) -> Any:
    if f is None or not state:
        return None
    at = _fraction(f) * (len(state) - 1)
    low, high = math.floor(at), math.ceil(at)
    a, b = state[low], state[high]
    if isinstance(a, tuple):
        share = at - low
        return a if low == high else tuple(x + round((y - x) * share) for x, y in zip(a, b, strict=True))
    return a if low == high else a + (at - low) * (b - a)


def _discrete(state: list[Any], f: float | None) -> Any:
    if f is None or not state:
        return None
    return state[max(math.ceil(_fraction(f) * len(state)), 1) - 1]


def _many(one: Callable[[list[Any], float | None], Any]) -> Callable[[list[Any], Any], Any]:
    def all_of(state: list[Any], fs: Any) -> Any:
        if fs is None or not state:
            return None
        found = tuple([one(state, f) for f in fs])
        return found if type(fs) is tuple else fs.like(found)

    return all_of


for _t in ("float8", "interval"):
    aggregate("percentile_cont", f"float8 {_t}", _t, list, _collect, _continuous, ordered_set=True)
    aggregate("percentile_cont", f"float8[] {_t}", f"{_t}[]", list, _collect, _many(_continuous), ordered_set=True)
aggregate("percentile_disc", "float8 anyelement", "anyelement", list, _collect, _discrete, ordered_set=True)
aggregate("percentile_disc", "float8[] anyelement", "anyarray", list, _collect, _many(_discrete), ordered_set=True)


def _mode(state: list[Any]) -> Any:
    best, count, run, last = None, 0, 0, object()
    for v in state:
        run = run + 1 if v == last else 1
        last = v
        if run > count:
            best, count = v, run
    return best


aggregate("mode", "anyelement", "anyelement", list, _collect, _mode, ordered_set=True)

# --- two variables --------------------------------------------------------------------------------

_Sums = tuple[int, float, float, float, float, float]


def _pairs(state: _Sums, values: list[Any]) -> _Sums:
    """Youngs and Cramer's updates of (n, Sx, Sxx, Sy, Syy, Sxy); values are (y, x)."""
    n, sx, sxx, sy, syy, sxy = state
    for y, x in values:
        if y is None or x is None:
            continue
        n += 1
        sx += x
        sy += y
        if n > 1:
            tx, ty, scale = x * n - sx, y * n - sy, 1.0 / (n * (n - 1))
            sxx += tx * tx * scale
            syy += ty * ty * scale
            sxy += tx * ty * scale
    if not (math.isfinite(sx) and math.isfinite(sxx) and math.isfinite(sy) and math.isfinite(syy) and math.isfinite(sxy)):
        for y, x in values:
            if y is not None and x is not None:
                state = _pair(state, y, x)
        return state
    return n, sx, sxx, sy, syy, sxy


def _pair(state: _Sums, y: float, x: float) -> _Sums:
    """One more pair, where a sum is no finite number: what an infinite value leaves undefined is NaN, an overflow of finite ones is 22003."""
    n, sx, sxx, sy, syy, sxy = state
    inf, nan = math.isinf, math.nan
    n, sx, sy = n + 1, sx + x, sy + y
    if n > 1:
        tx, ty, scale = x * n - sx, y * n - sy, 1.0 / (n * (n - 1))
        sxx += tx * tx * scale
        syy += ty * ty * scale
        sxy += tx * ty * scale
        fine_x, fine_y = not inf(state[1]) and not inf(x), not inf(state[3]) and not inf(y)
        if (inf(sx) or inf(sxx)) and fine_x or (inf(sy) or inf(syy)) and fine_y or inf(sxy) and fine_x and fine_y:
            raise errors.NumericValueOutOfRange("value out of range: overflow")
        sxx, syy, sxy = [nan if inf(v) else v for v in (sxx, syy, sxy)]
    else:
        if not math.isfinite(x):
            sxx = sxy = nan
        if not math.isfinite(y):
            syy = sxy = nan
    return n, sx, sxx, sy, syy, sxy


def _six(state: Any, name: str) -> Any:
    if len(state) != 6:
        raise errors.InternalError_(f"{name}: expected 6-element float8 array")
    return state


def _combine(a: Any, b: Any) -> Any:
    """float8_regr_combine: Youngs and Cramer's sums of two sets."""
    n1, sx1, sxx1, sy1, syy1, sxy1 = _six(a, "float8_regr_combine")
    n2, sx2, sxx2, sy2, syy2, sxy2 = _six(b, "float8_regr_combine")
    if n1 == 0.0:
        return b
    if n2 == 0.0:
        return a
    n, dx, dy = n1 + n2, sx1 / n1 - sx2 / n2, sy1 / n1 - sy2 / n2
    out = (n, sx1 + sx2, sxx1 + sxx2 + n1 * n2 * dx * dx / n, sy1 + sy2, syy1 + syy2 + n1 * n2 * dy * dy / n, sxy1 + sxy2 + n1 * n2 * dx * dy / n)
    for i, (x, y) in enumerate(((sx1, sx2), (sxx1, sxx2), (sy1, sy2), (syy1, syy2), (sxy1, sxy2)), 1):
        if math.isinf(out[i]) and not math.isinf(x) and not math.isinf(y):
            raise errors.NumericValueOutOfRange("value out of range: overflow")
    return out


def _accumulated(state: Any, y: float, x: float) -> Any:
    return _pairs(tuple(_six(state, "float8_regr_accum")), [(y, x)])


def _corr(s: _Sums) -> float | None:
    n, _, sxx, _, syy, sxy = s
    return None if n < 1 or sxx == 0 or syy == 0 else sxy / math.sqrt(sxx * syy)


def _r2(s: _Sums) -> float | None:
    n, _, sxx, _, syy, sxy = s
    if n < 1 or sxx == 0:
        return None
    return 1.0 if syy == 0 else (sxy * sxy) / (sxx * syy)


_FINAL: dict[str, Callable[[_Sums], Any]] = {
    "corr": _corr, "regr_r2": _r2, "covar_pop": lambda s: s[5] / s[0] if s[0] else None, "covar_samp": lambda s: s[5] / (s[0] - 1) if s[0] > 1 else None,
    "regr_slope": lambda s: s[5] / s[2] if s[0] and s[2] else None,
    "regr_intercept": lambda s: (s[3] - s[1] * s[5] / s[2]) / s[0] if s[0] and s[2] else None, "regr_avgx": lambda s: s[1] / s[0] if s[0] else None,
    "regr_avgy": lambda s: s[3] / s[0] if s[0] else None, "regr_sxx": lambda s: s[2] if s[0] else None, "regr_syy": lambda s: s[4] if s[0] else None,
    "regr_sxy": lambda s: s[5] if s[0] else None}
for _n, _f in _FINAL.items():
    aggregate(_n, "float8 float8", "float8", lambda: (0, 0.0, 0.0, 0.0, 0.0, 0.0), _pairs, _f, strict=False)
    define(f"float8_{_n}", "float8[]", "float8", lambda state, f=_f: f(_six(state, "float8_regr_accum")))
define("float8_regr_accum", "float8[] float8 float8", "float8[]", lambda state, y, x: _accumulated(state, y, x))
define("float8_regr_combine", "float8[] float8[]", "float8[]", _combine)
aggregate("regr_count", "float8 float8", "int8", lambda: 0, lambda n, v: n + sum(1 for y, x in v if y is not None and x is not None), lambda n: n, strict=False)

# --- dates and times ------------------------------------------------------------------------------


def _bin(stride: tuple[int, int, int], v: int, origin: int) -> int:
    months, days, micros = stride
    if months:
        raise errors.FeatureNotSupported("timestamps cannot be binned into intervals containing months or years")
    width = days * 86_400_000_000 + micros
    if width <= 0:
        raise errors.DatetimeFieldOverflow("stride must be greater than zero")
    if not (width < 1 << 63 and -(1 << 63) <= v - origin < 1 << 63):
        raise errors.DatetimeFieldOverflow("interval out of range")
    return in_range(origin + (v - origin) // width * width)


for _t in ("timestamp", "timestamptz"):
    define("date_bin", f"interval {_t} {_t}", _t, _bin)


def _overlaps(s1: Any, e1: Any, s2: Any, e2: Any) -> bool | None:
    """Of two periods, whose ends may be given in either order; NULLs as SQL says."""
    if s1 is None and e1 is None or s2 is None and e2 is None:
        return None
    if s1 is None or (e1 is not None and s1 > e1):
        s1, e1 = e1, s1
    if s2 is None or (e2 is not None and s2 > e2):
        s2, e2 = e2, s2
    if s1 > s2:
        if e2 is None:
            return None
        if s1 < e2:
            return True
        return None if e1 is None else False
    if s1 < s2:
        if e1 is None:
            return None
        if s2 < e1:
            return True
        return None if e2 is None else False
    return None if e1 is None or e2 is None else True


def _overlaps_zoned(*moments: Any) -> bool | None:
    """Of times with zones, which count as instants."""
    return _overlaps(*[None if m is None else TYPES[1266].order_key(m) for m in moments])  # type: ignore[misc]


define("overlaps", "timetz timetz timetz timetz", "bool", _overlaps_zoned, strict=False, oid=1271)


def _ends(add: Callable[..., Any]) -> dict[str, Callable[..., Any]]:
    def shift(ctx: Any, start: Any, length: Any) -> Any:
        return None if start is None or length is None else add(ctx, start, length)

    return {"vi": lambda ctx, a, b, c, d: _overlaps(a, b, c, shift(ctx, c, d)), "iv": lambda ctx, a, b, c, d: _overlaps(a, shift(ctx, a, b), c, d),
            "ii": lambda ctx, a, b, c, d: _overlaps(a, shift(ctx, a, b), c, shift(ctx, c, d))}


for _t, _add in (("timestamp", lambda ctx, a, b: add_interval(a, b)), ("timestamptz", add_zoned),
                 ("time", lambda ctx, a, b: (a + b[2]) % 86_400_000_000)):
    define("overlaps", f"{_t} {_t} {_t} {_t}", "bool", _overlaps, strict=False)
    _made = _ends(_add)
    for _key, _args in (("vi", f"{_t} {_t} {_t} interval"), ("iv", f"{_t} interval {_t} {_t}"), ("ii", f"{_t} interval {_t} interval")):
        define("overlaps", _args, "bool", _made[_key], strict=False, needs_context=True, volatility="s")
