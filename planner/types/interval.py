"""interval: (months, days, microseconds).

Source: PostgreSQL 15 manual, sections 8.5.4 and 8.5.5.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from aurorapy import errors

from . import calendar as cal
from . import interval_iso, interval_words
from .base import SqlType, register

Interval = tuple[int, int, int]
_UNITS: dict[str, tuple[str, int]] = {}
_NAMES: dict[tuple[str, int], str] = {}  # a unit's one name
for _names, _unit in (("microsecond microseconds us usec usecs usecond useconds microsecon", ("micros", 1)),
                      ("millisecond milliseconds ms msec msecs msecond mseconds millisecon", ("micros", 1000)),
                      ("second seconds s sec secs", ("micros", cal.SECOND)), ("minute minutes m min mins", ("micros", cal.MINUTE)),
                      ("hour hours h hr hrs", ("micros", cal.HOUR)), ("day days d", ("days", 1)), ("week weeks w", ("days", 7)),
                      ("month months mon mons", ("months", 1)), ("year years y yr yrs", ("months", 12)),
                      ("decade decades dec decs", ("months", 120)), ("century centuries c cent", ("months", 1200)),
                      ("millennium millennia mil mils", ("months", 12000))):
    for _n in _names.split():
        _UNITS[_n] = _unit
        _NAMES.setdefault(_unit, _names.split()[0])

class _Sum:
    def __init__(self) -> None:
        self.months = self.years = self.days = self.micros = Fraction(0)  # years: what years and more give, in months

    def add(self, value: Fraction, unit: tuple[str, int]) -> None:
        field, size = unit
        if field == "months":
            whole = int(value)
            # PostgreSQL carries a fraction of a year as whole months, of a month as days of thirty
            if size == 1:
                self.months += whole
                self.days_and_rest((value - whole) * 30)
            else:
                self.years += whole * size
                self.months += round((value - whole) * size)
        elif field == "days":
            self.days_and_rest(value * size)
        else:
            self.micros += value * size

    def days_and_rest(self, amount: Fraction) -> None:
        whole = int(amount)
        self.days += whole
        self.micros += (amount - whole) * cal.DAY

    def value(self) -> Interval:
        return interval_words.whole(int(self.years / 12), int(self.months), int(self.days), round(self.micros))


def interval_in(text: str, typmod: int = -1, ctx: Any = None) -> Interval:
    """An interval from any of the styles."""
    try:
        value = _words(text, typmod, getattr(ctx, "intervalstyle", "postgres")) if text[:1] != "P" else interval_iso.read(text)
    except interval_words.Malformed:
        raise _bad(text) from None
    except interval_words.Overflow:
        raise errors.IntervalFieldOverflow(f'interval field value out of range: "{text}"') from None
    return coerce_interval(value, typmod, False)


def _bad(text: str) -> errors.SQLError:
    return errors.InvalidDatetimeFormat(f'invalid input syntax for type interval: "{text}"')


def _words(text: str, typmod: int, style: str) -> Interval:
    total = _Sum()
    mask = typmod >> 16 & 0x7FFF if typmod >= 0 else 0x7FFF
    interval_words.read(text.strip(), mask, _NAMES[_default_unit(typmod)], style == "sql_standard", _unit_name, lambda value, unit: total.add(value, _UNITS[unit]))
    return total.value()


def _unit_name(word: str) -> str | None:
    """A word's unit; PostgreSQL looks at its first ten letters."""
    found = _UNITS.get(word) or _UNITS.get(word[:10])
    return None if found is None else _NAMES[found]


_MASKS = {4: "year", 2: "month", 8: "day", 1024: "hour", 2048: "minute", 4096: "second"}


def _default_unit(typmod: int) -> tuple[str, int]:
    if typmod < 0:
        return _UNITS["second"]
    mask = typmod >> 16
    for bit in (4096, 2048, 1024, 8, 2, 4):
        if mask & bit and mask != 0x7FFF:
            return _UNITS[_MASKS[bit]]
    return _UNITS["second"]


def _toward_zero(value: int, unit: int) -> int:
    return value // unit * unit if value >= 0 else -(-value // unit * unit)


def coerce_interval(value: Interval, typmod: int, explicit: bool) -> Interval:
    """Cut to the fields, and round the seconds to the precision, that the typmod names."""
    if typmod < 0:
        return value
    mask, precision = typmod >> 16 & 0x7FFF, typmod & 0xFFFF
    months, days, micros = value
    if mask != 0x7FFF:
        if not mask & 4096:
            if mask & 2048:
                micros = _toward_zero(micros, cal.MINUTE)
            elif mask & 1024:
                micros = _toward_zero(micros, cal.HOUR)
            else:
                micros = 0
                if not mask & 8:
                    days = 0
                    if not mask & 2:
                        months = _toward_zero(months, 12)
    if precision < 6:
        unit = 10 ** (6 - precision)
        micros = (micros + unit // 2) // unit * unit if micros >= 0 else -((-micros + unit // 2) // unit * unit)
    return months, days, micros


def _encoder(ctx: Any) -> Callable[[Interval], str]:
    style = getattr(ctx, "intervalstyle", "postgres")
    return {"postgres": _postgres, "postgres_verbose": _verbose, "iso_8601": _iso8601, "sql_standard": _sql}[style]


def _seconds_text(micros: int) -> str:
    whole, fraction = divmod(abs(micros), cal.SECOND)
    text = f"{whole:02d}"
    return text + f".{fraction:06d}".rstrip("0") if fraction else text


def _parts(v: Interval) -> tuple[int, int, int, int, int, int, int]:
    """year, month, day, hour, minute, sign of time, microseconds of the minute."""
    months, days, micros = v
    sign = -1 if micros < 0 else 1
    m = abs(micros)
    year = int(months / 12) if abs(months) < 1 << 50 else 0
    return year, months - year * 12, days, m // cal.HOUR, m // cal.MINUTE % 60, sign, m % cal.MINUTE


def _postgres(v: Interval) -> str:
    year, month, day, hour, minute, sign, micros = _parts(v)
    out: list[str] = []
    negative = False
    for n, name in ((year, "year"), (month, "mon"), (day, "day")):
        if n:
            plus = "+" if negative and n > 0 else ""
            out.append(f"{plus}{n} {name}{'' if n == 1 else 's'}")
            negative = n < 0
    if v[2] or not out:
        prefix = "-" if sign < 0 else "+" if negative else ""
        out.append(f"{prefix}{hour:02d}:{minute:02d}:{_seconds_text(micros)}")
    return " ".join(out)


def _verbose(v: Interval) -> str:
    year, month, day, hour, minute, sign, micros = _parts(v)
    values = [(year, "year"), (month, "mon"), (day, "day"), (sign * hour, "hour"), (sign * minute, "min")]
    first = next((n for n, _ in (*values, (sign * micros, "sec")) if n), 0)
    ago = first < 0
    out = ["@"]
    for n, name in values:
        if n:
            n = -n if ago else n
            out.append(f"{n} {name}{'' if n == 1 else 's'}")
    if micros:
        n = -sign * micros if ago else sign * micros
        whole, fraction = divmod(abs(n), cal.SECOND)
        text = str(whole) + (f".{fraction:06d}".rstrip("0") if fraction else "")
        out.append(f"{'-' if n < 0 else ''}{text} sec{'' if abs(n) == cal.SECOND else 's'}")
    if len(out) == 1:
        out.append("0")
    return " ".join(out) + (" ago" if ago else "")


def _iso8601(v: Interval) -> str:
    year, month, day, hour, minute, sign, micros = _parts(v)
    if v == (0, 0, 0):
        return "PT0S"
    out = "P" + "".join(f"{n}{u}" for n, u in ((year, "Y"), (month, "M"), (day, "D")) if n)
    if v[2]:
        out += "T" + "".join(f"{sign * n}{u}" for n, u in ((hour, "H"), (minute, "M")) if n)
        if micros:
            whole, fraction = divmod(micros, cal.SECOND)
            out += f"{'-' if sign < 0 else ''}{whole}" + (f".{fraction:06d}".rstrip("0") if fraction else "") + "S"
    return out


def _sql(v: Interval) -> str:
    year, month, day, hour, minute, sign, micros = _parts(v)
    if v == (0, 0, 0):
        return "0"
    has_ym, has_d, has_t = bool(v[0]), bool(day), bool(v[2])
    negatives = [x for x in (v[0], day, v[2]) if x < 0]
    positives = [x for x in (v[0], day, v[2]) if x > 0]
    time = f"{hour}:{minute:02d}:{_seconds_text(micros)}"
    if (negatives and positives) or (has_ym and (has_d or has_t)):
        s = "-" if v[0] < 0 else "+"
        return f"{s}{abs(year)}-{abs(month)} {'-' if day < 0 else '+'}{abs(day)} {'-' if sign < 0 else '+'}{time}"
    minus = "-" if negatives else ""
    if has_ym:
        return f"{minus}{abs(year)}-{abs(month)}"
    if has_d:
        return f"{minus}{abs(day)} {time}"
    return f"{minus}{time}"


def interval_key(v: Interval) -> int:
    """Microseconds, with months of thirty days."""
    return (v[0] * 30 + v[1]) * cal.DAY + v[2]


def _typmod_in(args: list[str]) -> int:
    mask = int(args[0])
    precision = int(args[1]) if len(args) > 1 else 0xFFFF
    return mask << 16 | precision


def _typmod_out(typmod: int) -> str:
    names = {4: " year", 2: " month", 8: " day", 1024: " hour", 2048: " minute", 4096: " second", 6: " year to month", 1032: " day to hour",
             3080: " day to minute", 7176: " day to second", 3072: " hour to minute", 7168: " hour to second", 6144: " minute to second", 0x7FFF: ""}
    precision = typmod & 0xFFFF
    return names.get(typmod >> 16, "") + (f"({precision})" if precision != 0xFFFF else "")


_S = struct.Struct("!qii")


def _receive(data: bytes) -> Interval:
    if len(data) != 16:
        raise ValueError
    micros, days, months = _S.unpack(data)
    return months, days, micros


register(SqlType(1186, "interval", 16, "T", preferred=True, array=1187, input=interval_in, encoder=_encoder, send=lambda v: _S.pack(v[2], v[1], v[0]),
                 receive=_receive, typmod_in=_typmod_in, typmod_out=_typmod_out, coerce=coerce_interval, order_key=interval_key,
                 hash_key=interval_key, align="d"))
