"""Storage parameters of tables and indexes: how they are written, what they may be.

Source: PostgreSQL 15 manual, CREATE TABLE and CREATE INDEX, "Storage Parameters"; reloptions.c for the words.
"""

from __future__ import annotations

from collections.abc import Iterable

from aurorapy import errors
from aurorapy.planner.access_methods.methods import Parameter

Options = tuple[tuple[str, str], ...]
Written = Iterable[tuple[str, object]]
TRUTHS = frozenset(("true", "yes", "on", "1", "tru", "tr", "t", "ye", "y", "false", "no", "off", "0", "fals", "fal", "fa", "f", "n", "of"))


def written_value(value: object) -> str:
    """A value as it is kept: a name alone means true."""
    return "true" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def without(options: Iterable[tuple[str, str]], written: Written) -> Options:
    """RESET: the options that are left; 42601."""
    names = set()
    for name, value in written:
        if value is not None:
            raise errors.SyntaxError_("RESET must not include values for parameters")
        names.add(name)
    return tuple((k, v) for k, v in options if k not in names)


def check(parameter: Parameter, text: str) -> None:
    """Raise 22023 for a value that a parameter cannot have."""
    name, kind = parameter.name, parameter.kind
    if kind == "boolean":
        if text.lower() not in TRUTHS:
            raise errors.InvalidParameterValue(f'invalid value for boolean option "{name}": {text}')
    elif kind == "enum":
        if text.lower() not in parameter.values:
            *most, last = [f'"{v}"' for v in parameter.values[: parameter.shown]]
            raise errors.InvalidParameterValue(f'invalid value for enum option "{name}": {text}', detail=f"Valid values are {', '.join(most)}, and {last}.")
    else:
        try:
            number = int(text) if kind == "integer" else float(text)
        except ValueError:
            word = "integer" if kind == "integer" else "floating point"
            raise errors.InvalidParameterValue(f'invalid value for {word} option "{name}": {text}') from None
        if not parameter.low <= number <= parameter.high:
            low, high = (f"{int(parameter.low)}", f"{int(parameter.high)}") if kind == "integer" else (f"{parameter.low:f}", f"{parameter.high:f}")
            raise errors.InvalidParameterValue(f'value {text} out of bounds for option "{name}"', detail=f'Valid values are between "{low}" and "{high}".')
