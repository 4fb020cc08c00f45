"""The options of CREATE and ALTER FUNCTION and PROCEDURE."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from aurorapy import errors, settings
from aurorapy.planner.parse import tree
from aurorapy.records import dataclass
from aurorapy.setting_table import SETTINGS

_NAMING = {"default_text_search_config": "text search configuration", "default_tablespace": "tablespace", "temp_tablespaces": "tablespace",
           "default_table_access_method": "table access method"}  # settings that name what may come later
_PARALLEL = {"safe": "s", "unsafe": "u", "restricted": "r"}
_OF_FUNCTIONS = frozenset(("volatility", "strict", "leakproof", "cost", "rows", "support", "parallel", "window"))


@dataclass(slots=True)
class Options:
    language: str = ""
    source: str | None = None
    symbol: str = ""
    volatility: str = "v"
    strict: bool = False
    leakproof: bool = False
    definer: bool = False
    parallel: str = "u"
    cost: float | None = None
    rows: float | None = None
    support: str = ""
    config: list[tuple[str, str]] = field(default_factory=list)
    given: set[str] = field(default_factory=set)


def read_options(session: Any, s: tree.CreateRoutineStmt) -> Options:
    """The options of CREATE, with what they are when they are not given; 42P13, 42601, 22023."""
    out = take_options(session, s.options, s.kind, strict=session.values["check_function_bodies"] == "on")
    for name, value, pos in s.options:
        if name == "language":
            out.language = str(value)
        elif name == "window":
            raise errors.FeatureNotSupported("window functions that users define are not supported", position=pos)
    sources = [value for name, value, _ in s.options if name == "as"]
    if s.body is not None:
        out.language = out.language or "sql"
    if not out.language:
        raise errors.InvalidFunctionDefinition("no language specified")
    if s.body is not None and sources:
        raise errors.InvalidFunctionDefinition("duplicate function body specified")
    if s.body is not None and out.language != "sql":
        raise errors.InvalidFunctionDefinition("inline SQL function body only valid for language SQL")
    if s.body is None and not sources:
        from .languages import check_language

        check_language(session, out.language)
        raise errors.InvalidFunctionDefinition("no function body specified")
    if sources:
        texts: Any = sources[0]
        if len(texts) > 1 and out.language != "c":
            raise errors.InvalidFunctionDefinition(f'only one AS item needed for language "{out.language}"')
        out.source, out.symbol = texts[0], texts[-1] if len(texts) > 1 else s.name[-1]
    return out


def take_options(session: Any, options: tuple[tuple[str, object, int], ...], kind: str, config: tuple[tuple[str, str], ...] = (), *,
                 strict: bool = False) -> Options:
    """The options that ALTER may give too; `config` are the settings that a routine has. `strict`: what they name must be there."""
    out = Options(config=list(config))
    for name, value, pos in options:
        if name in out.given and name != "set":
            raise errors.SyntaxError_("conflicting or redundant options", position=pos)
        out.given.add(name)
        if kind == "procedure" and name in _OF_FUNCTIONS:
            raise errors.InvalidFunctionDefinition("invalid attribute in procedure definition", position=pos)
        match name:
            case "volatility":
                out.volatility = str(value)
            case "strict":
                out.strict = bool(value)
            case "leakproof":
                out.leakproof = bool(value)
            case "security":
                out.definer = bool(value)
            case "parallel":
                if value not in _PARALLEL:
                    raise errors.SyntaxError_('parameter "parallel" must be SAFE, RESTRICTED, or UNSAFE')
                out.parallel = _PARALLEL[str(value)]
            case "cost" | "rows":
                number = float(str(value))
                if number <= 0:
                    raise errors.InvalidParameterValue(f"{name.upper()} must be positive")
                setattr(out, name, number)
            case "support":
                names: Any = value
                raise errors.UndefinedFunction(f"function {'.'.join(names)}(internal) does not exist")
            case "set":
                assert isinstance(value, tree.SetStmt)
                _set(session, out, value, strict=strict)
    return out


def _set(session: Any, out: Options, s: tree.SetStmt, *, strict: bool) -> None:
    name = s.name or ""
    if s.kind == "reset all":
        out.config = []
        return
    if s.kind == "reset" or (s.kind == "set" and s.values is None):
        out.config = [(n, v) for n, v in out.config if n.lower() != name]
        return
    if s.kind == "from current":
        if name not in session.values:
            raise errors.UndefinedObject(f'unrecognized configuration parameter "{name}"')
        _put(out, name, session.values[name])
        return
    if s.kind != "set":
        raise errors.FeatureNotSupported(f"SET {s.kind.upper()} in a function is not supported")
    assert s.values is not None
    text = settings.flat(name, s.values)
    try:
        settings.check(name, text, session.values.get(name, ""))
    except errors.InvalidParameterValue:
        if name not in _NAMING:
            raise
        from aurorapy.commands import warning

        warning(session, "42704", f'{_NAMING[name]} "{text}" does not exist', severity="NOTICE")
        if strict:
            raise
    _put(out, name, text)


def _put(out: Options, name: str, value: str) -> None:
    """In the place of what it was set to before; under the name that the setting has, however it was written."""
    one = SETTINGS[name].name if name in SETTINGS else name, value
    if any(n.lower() == name for n, _ in out.config):
        out.config = [one if n.lower() == name else (n, v) for n, v in out.config]
    else:
        out.config.append(one)
