"""to_char of numbers, and to_number: template patterns.

The output is written position by position, as PostgreSQL does it: which positions are blank, and where the sign goes, depends
on how many digits are still to come.

Source: PostgreSQL 15 manual, section 9.8, table 9.31.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache

from aurorapy import errors

from .numeric_math import power
from .numerics import numeric_mul
from .registry import define

_CONTEXT = Context(prec=2000)
_KEYS = ("EEEE", "FM", "MI", "PL", "PR", "RN", "SG", "TH", "rn", "th", "SP", "9", "0", ",", ".", "B", "C", "D", "G", "L", "S", "V")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def quoted(template: str, at: int) -> tuple[str, int] | None:
    """The text in double quotes that begins here, or a quote behind a backslash, and where it ends; None: neither is here."""
    if template[at] == "\\" and template[at + 1 : at + 2] == '"':
        return '"', at + 2
    if template[at] != '"':
        return None
    text, at = "", at + 1
    while at < len(template) and template[at] != '"':
        at += template[at] == "\\" and at + 1 < len(template)  # it quotes the next character
        text += template[at]
        at += 1
    return text, at + 1


class Picture:
    """A parsed template. `zero_start` is the position of the first 0 (from 1; 0: none), `zero_end` that of the last."""

    def __init__(self, template: str) -> None:
        self.nodes: list[tuple[str, str]] = []
        self.pre = self.post = self.multi = self.zero_start = self.zero_end = self.pre_sign = 0
        self.decimal = self.fill = self.bracket = self.minus = self.plus = self.roman = self.scientific = self.multiply = self.zero = False
        self.sign = ""  # 'pre' 'post' of S
        self._parse(template)

    def _parse(self, template: str) -> None:
        i = 0
        while i < len(template):
            if (found := quoted(template, i)) is not None:
                self.nodes.append(("", found[0]))
                i = found[1]
                continue
            key = next((k for k in _KEYS if template.startswith(k, i) or (k not in ("TH", "th", "RN", "rn") and template[i : i + len(k)].upper() == k)), None)
            if key is None:
                self.nodes.append(("", template[i]))
                i += 1
                continue
            i += len(key)
            self._note(key)
            self.nodes.append((key, ""))

    def _note(self, key: str) -> None:
        if self.scientific and key not in ("EEEE",) and key in ("9", "0", "S", "MI", "PL", "PR", "SG", "V", ".", "D"):
            raise errors.SyntaxError_('"EEEE" must be the last pattern used')
        match key:
            case "9":
                if self.bracket:
                    raise errors.SyntaxError_('"9" must be ahead of "PR"')
                if self.multiply:
                    self.multi += 1
                elif self.decimal:
                    self.post += 1
                else:
                    self.pre += 1
            case "0":
                if self.bracket:
                    raise errors.SyntaxError_('"0" must be ahead of "PR"')
                if not self.zero and not self.decimal:
                    self.zero = True
                    self.zero_start = self.pre + 1
                if self.decimal:
                    self.post += 1
                else:
                    self.pre += 1
                self.zero_end = self.pre + self.post
            case "." | "D":
                if self.decimal:
                    raise errors.SyntaxError_("multiple decimal points")
                if self.multiply:
                    raise errors.SyntaxError_('cannot use "V" and decimal point together')
                self.decimal = True
            case "FM":
                self.fill = True
            case "S":
                if self.sign:
                    raise errors.SyntaxError_('cannot use "S" twice')
                if self.plus or self.minus or self.bracket:
                    raise errors.SyntaxError_('cannot use "S" and "PL"/"MI"/"SG"/"PR" together')
                if not self.decimal:
                    self.sign, self.pre_sign = "pre", self.pre
                else:
                    self.sign = "post"
            case "MI" | "PL" | "SG":
                if self.sign:
                    raise errors.SyntaxError_(f'cannot use "S" and "{key}" together')
                self.minus |= key != "PL"
                self.plus |= key != "MI"
            case "PR":
                if self.sign or self.plus or self.minus:
                    raise errors.SyntaxError_('cannot use "PR" and "S"/"PL"/"MI"/"SG" together')
                self.bracket = True
            case "RN" | "rn":
                self.roman = True
            case "V":
                if self.decimal:
                    raise errors.SyntaxError_('cannot use "V" and decimal point together')
                self.multiply = True
            case "EEEE":
                if self.scientific:
                    raise errors.SyntaxError_('cannot use "EEEE" twice')
                self.scientific = True


@lru_cache(maxsize=500)
def _picture(template: str) -> Picture:
    return Picture(template)


def _roman(n: int, p: Picture, lower: bool) -> str:
    if not 0 < n < 4000:
        return "#" * 15
    text = ""
    for value, letters in _ROMAN:
        while n >= value:
            text += letters
            n -= value
    text = text if p.fill else text.rjust(15)
    return text.lower() if lower else text


def _write(p: Picture, digits: str, negative: bool, post: int | None = None) -> str:
    """The output for a number's digits, which have a point when the picture has one. `post`: how many there would be behind it, of what is no number."""
    sign = "-" if negative else "+"
    bracket = p.bracket and not (p.fill and not negative)
    placement = p.sign
    pre_length = digits.find(".") if "." in digits else len(digits)
    blanks = 0
    if pre_length < p.pre + p.multi:
        blanks = p.pre + p.multi - pre_length
    elif pre_length > p.pre + p.multi:
        digits = "#" * (p.pre + p.multi) + ("." + "#" * (post if post is not None else len(digits) - pre_length - 1 if "." in digits else 0) if p.decimal else "")
    if p.plus or p.minus:
        written = not (p.plus and not p.minus)
    else:
        written = not negative and p.fill and not placement and not bracket
        if placement == "pre" and p.pre == p.pre_sign:
            placement = "post"
    zero_start = p.zero_start - 1 if p.zero_start else 0
    relevant: int | None = None
    if p.fill and p.decimal and "." in digits:
        point = digits.find(".")
        relevant = point
        for i in range(point + 1, len(digits)):
            if digits[i] != "0":
                relevant = i
        if p.zero_end > blanks:
            relevant = max(relevant, min(p.zero_end - blanks, len(digits) - 1)) if p.zero_end - blanks > point - 0 and p.post and p.zero_end > p.pre else relevant
    count = p.post + p.pre + p.multi - 1 + (1 if not written and blanks == 0 else 0)
    out: list[str] = []
    at = current = 0
    inside = False

    def leading_blank() -> bool:
        return not p.zero and at == 0 and digits[:1] == "0" and p.post != 0

    for key, literal in p.nodes:
        match key:
            case "":
                out.append(literal)
            case "9" | "0" | "." | "D":
                inside = False
                if not written and (current >= blanks or (p.zero and zero_start == current)) and (not leading_blank() or (
                        relevant is not None and digits[relevant] == ".")):
                    if placement:
                        if placement == "pre":
                            out.append(sign)
                            written = True
                    elif bracket:
                        out.append(" " if not negative else "<")
                        written = True
                    elif not negative:
                        if not p.fill:
                            out.append(" ")
                        written = True
                    else:
                        out.append("-")
                        written = True
                if current < blanks and (zero_start > current or not p.zero):
                    if not p.fill:
                        out.append(" ")
                elif p.zero and current < blanks and zero_start <= current:
                    out.append("0")
                    inside = True
                else:
                    c = digits[at] if at < len(digits) else ""
                    if not c and (relevant is None or at <= relevant or key == "0"):
                        return "".join(out)  # a point behind the last digit: PostgreSQL writes the string's end in its place
                    if c == ".":
                        if relevant is None or digits[relevant] != "." or p.fill:
                            out.append(".")
                    elif c:
                        if relevant is not None and at > relevant and key != "0":
                            pass
                        elif leading_blank():
                            if not p.fill:
                                out.append(" ")
                            elif relevant is not None and digits[relevant] == ".":
                                out.append("0")
                        else:
                            out.append(c)
                            inside = True
                    if c:
                        at += 1
                end = count + (1 if blanks else 0) + (1 if p.decimal else 0)
                if relevant is not None and relevant == at:
                    end = current
                if current + 1 == end:
                    if written and bracket:
                        out.append(" " if not negative else ">")
                    elif placement == "post":
                        out.append(sign)
                current += 1
            case "," | "G":
                if inside:
                    out.append(",")
                elif not p.fill:
                    out.append(" ")
            case "L":
                out.append(" ")
            case "MI":
                out.append("-" if negative else "" if p.fill else " ")
            case "PL":
                out.append("+" if not negative else "" if p.fill else " ")
            case "SG":
                out.append(sign)
            case "TH" | "th":
                if not (digits[:1] == "#" or negative or p.decimal):
                    out.append(_th(digits, key == "TH"))
    return "".join(out)


def _th(digits: str, upper: bool) -> str:
    if not digits:  # the picture has none
        raise errors.InvalidTextRepresentation('"." is not a number')
    n = int(digits[-2:])
    suffix = "th" if 10 < n < 14 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return suffix.upper() if upper else suffix


def _scientific(p: Picture, v: Decimal, binary: bool, whole: bool = False) -> str:
    if not v.is_finite():
        return " " + "#" * 1 + "." + "#" * p.post + "####"
    if binary or v == v.to_integral_value() and whole:
        mantissa, _, exponent = f"{float(v):.{p.post}e}".partition("e")
        n = int(exponent)
    else:  # the exponent is that of the number, even where rounding carries
        n = v.adjusted() if v else 0
        mantissa = format(_CONTEXT.scaleb(v, -n).quantize(Decimal(1).scaleb(-p.post), ROUND_HALF_UP, _CONTEXT), "f")
    sign = "" if mantissa.startswith("-") else " "
    return f"{sign}{mantissa}e{'-' if n < 0 else '+'}{abs(n):02d}"


def number_text(v: Decimal, template: str, digits_max: int | None = None, whole: bool = False) -> str:
    """to_char of a number. `digits_max`: digits that a binary float has."""
    if not template:
        return ""
    p = _picture(template)
    if p.roman:
        n = 0 if not v.is_finite() else int(v.quantize(Decimal(1), ROUND_HALF_UP, _CONTEXT)) if digits_max is None else round(float(v))
        return _roman(n, p, any(k == "rn" for k, _ in p.nodes))
    if p.scientific:
        return _scientific(p, v, digits_max is not None, whole)
    if not v.is_finite():
        word = "NaN" if v.is_nan() else "Infinity"
        post = p.post if digits_max is None else max(0, min(p.post, digits_max - len(word)))
        return _write(p, word, v.is_signed() and not v.is_nan(), post)
    if p.multiply:
        v = _CONTEXT.multiply(v, Decimal(10) ** p.multi)
    post = p.post
    if digits_max is not None:
        places = len(str(abs(int(v))))
        post = 0 if places >= digits_max else min(post, digits_max - places)
    rounded = v.quantize(Decimal(1).scaleb(-post), ROUND_HALF_UP, _CONTEXT)
    negative = rounded < 0
    digits = format(rounded.copy_abs(), "f")
    if digits_max is not None:  # binary floats round half to even, and keep the sign of zero
        text = f"{float(v):.{post}f}"
        negative, digits = text.startswith("-"), text.lstrip("-")
    if p.decimal and post < p.post:
        digits += "0" * (p.post - post) if digits_max is None else ""
    return _write(p, digits, negative)


define("to_char", "int4 text", "text", lambda v, t: number_text(Decimal(v), t, None, True), volatility="s")
define("to_char", "int8 text", "text", lambda v, t: number_text(Decimal(v), t, None, True), volatility="s")
define("to_char", "numeric text", "text", number_text, volatility="s")
define("to_char", "float4 text", "text", lambda v, t: number_text(Decimal(repr(v)) if v == v and abs(v) != float("inf") else Decimal(v), t, 6), volatility="s")
define("to_char", "float8 text", "text", lambda v, t: number_text(Decimal(repr(v)) if v == v and abs(v) != float("inf") else Decimal(v), t, 15), volatility="s")


class _NumberReader:
    """to_number(): a text read by a picture. The sign belongs to the first or the last digit, wherever the picture has it."""

    def __init__(self, text: str, picture: Picture) -> None:
        self.text, self.p, self.at = text, picture, 0
        self.sign, self.number = " ", ""
        self.pointed = False
        self.before = self.after = 0  # digits before and after the point

    def read(self) -> str:
        """The number's text, with its sign or a space before it."""
        for key, literal in self.p.nodes:
            if self.at >= len(self.text):
                break
            if key in ("9", "0", ".", "D"):
                self._digit(key)
                self.at += 1
            elif key in (",", "G"):
                self.at += self.text[self.at] == "," and not (self.p.fill)
            elif key in ("MI", "PL", "SG"):
                if self.text[self.at] in {"MI": "-", "PL": "+", "SG": "+-"}[key]:
                    self.sign = self.text[self.at]
                    self.at += 1
                else:
                    self._skip(1)
            elif key in ("L", "TH", "th"):
                self._skip(1 if key == "L" else 2)
            elif key == "":
                self.at += len(literal)
        return self.sign + self.number.removesuffix(".")

    def _skip(self, count: int) -> None:
        """Pass characters that are no part of a number."""
        while count and self.at < len(self.text) and self.text[self.at] not in "0123456789.,+-":
            self.at += 1
            count -= 1

    def _digit(self, key: str) -> None:
        text, p = self.text, self.p
        if text[self.at] == " ":
            self.at += 1
            if self.at >= len(text):
                return
        if self.sign == " " and key in "09" and not self.before + self.after:
            if text[self.at] in "+-" or (p.bracket and text[self.at] == "<"):
                self.sign = "+" if text[self.at] == "+" else "-"
                self.at += 1
                if self.at >= len(text):
                    return
        read = False
        if text[self.at] in "0123456789":
            if self.pointed and self.after == p.post:
                return
            self.number += text[self.at]
            if self.pointed:
                self.after += 1
            else:
                self.before += 1
            read = True
        elif p.decimal and not self.pointed and text[self.at] == ".":
            self.number += "."
            self.pointed = read = True
        if self.sign != " " or not self.before + self.after:
            return
        if p.sign and read and self.at + 1 < len(text) and text[self.at + 1] not in "0123456789":
            if text[self.at + 1] in "+-":
                self.at += 1
                self.sign = text[self.at]
        elif not read and not p.sign and (p.plus or p.minus) and text[self.at] in "+-":
            self.sign = text[self.at]


def _to_number(text: str, template: str) -> Decimal | None:
    if not template:
        return None
    p = _picture(template)
    if p.roman:
        raise errors.FeatureNotSupported('"RN" not supported for input')
    if p.scientific:
        raise errors.FeatureNotSupported('"EEEE" not supported for input')
    reader = _NumberReader(text, p)
    number = reader.read()
    if not any(c.isdigit() for c in number):
        raise errors.InvalidTextRepresentation(f'invalid input syntax for type numeric: "{number}"')
    value = Decimal(number.strip())
    value = value if value else value.copy_abs()
    room = p.pre + p.multi
    if value.adjusted() >= room and value:
        size = f"10^{room}" if room else "1"
        raise errors.NumericValueOutOfRange("numeric field overflow", detail=f"A field with precision {room + reader.after}, scale {reader.after} "
                                            f"must round to an absolute value less than {size}.")
    return numeric_mul(value, power(Decimal(10), Decimal(-p.multi))) if p.multiply else value


define("to_number", "text text", "numeric", _to_number, volatility="s")

__all__ = ["number_text"]
