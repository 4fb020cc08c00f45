"""Functions of full-text search that use a configuration, a dictionary or the parser.

A configuration that is named makes a function immutable; without one it goes by default_text_search_config, and is stable.

Source: PostgreSQL 15 manual, sections 9.13 and 12.3; 12.8 for those that test configurations.
"""

from __future__ import annotations

import functools
import importlib
import json
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any

from aurorapy import errors
from aurorapy.planner.textsearch import configurations
from aurorapy.planner.textsearch.configurations import CONFIGURATIONS, DICTIONARIES, PARSER, Configuration
from aurorapy.planner.textsearch.documents import document_vector, plain_query, text_query
from aurorapy.planner.textsearch.matching import matches
from aurorapy.planner.textsearch.parser import TOKEN_TYPES, tokens
from aurorapy.planner.textsearch.queries import AND, PHRASE, Query
from aurorapy.planner.textsearch.vectors import Vector
from aurorapy.planner.textsearch.words import pattern
from aurorapy.planner.types.base import HOME
from aurorapy.planner.types.json_types import quote_json
from aurorapy.planner.types.numeric import numeric_out
from aurorapy.planner.types.textsearch import tell

from .registry import define, operator

_BY_SETTING = {f"pg_catalog.{name}": oid for oid, name in CONFIGURATIONS.items()}
_TOKENS = r'"(?:[^"\\]|\\.)*+"|[^\s"{}\[\],:]+|[{}\[\],:]'
_KINDS = ("string", "numeric", "boolean", "key", "all")


def configuration(oid: int) -> Configuration:
    """A configuration by its oid."""
    if oid in CONFIGURATIONS:
        return configurations.built_in(oid)
    home = HOME.get()
    found: Configuration | None = home.text_search("configuration", oid) if home is not None else None
    if found is None:
        raise errors.InternalError_(f"cache lookup failed for text search configuration {oid}")
    return found


def default_oid(ctx: Any) -> int:
    """The oid of the configuration that default_text_search_config names."""
    name = ctx.values["default_text_search_config"]
    oid = _BY_SETTING.get(name)
    return int(ctx.reg_in("regconfig", name)) if oid is None else oid


def _define(name: str, args: str, result: str, function: Callable[..., Any]) -> None:
    """A function of a configuration and arguments, with the configuration and without."""
    define(name, f"regconfig {args}", result, lambda oid, *given: function(configuration(oid), *given))
    define(name, args, result, lambda ctx, *given: function(configuration(default_oid(ctx)), *given), needs_context=True, volatility="s")


# --- JSON ---------------------------------------------------------------------------------------


def _scalars_of_jsonb(v: Any) -> Iterator[tuple[str, str]]:
    """(kind, text) of what a jsonb has."""
    t = type(v)
    if t is str:
        yield "string", v
    elif t is bool:
        yield "boolean", "true" if v else "false"
    elif t is int:
        yield "numeric", str(v)
    elif t is Decimal:
        yield "numeric", numeric_out(v)
    elif t is list:
        for x in v:
            yield from _scalars_of_jsonb(x)
    elif t is dict:
        for k, x in v.items():
            yield "key", k
            yield from _scalars_of_jsonb(x)


def _scalars_of_json(text: str) -> Iterator[tuple[str, str]]:
    """(kind, text) of what a json has, as it is written."""
    found = pattern(_TOKENS).findall(text)
    for i, token in enumerate(found):
        if token[0] == '"':
            yield "key" if found[i + 1 : i + 2] == [":"] else "string", json.loads(token, strict=False)
        elif token in ("true", "false"):
            yield "boolean", token
        elif token[0] in "-0123456789":
            yield "numeric", token


_SCALARS: dict[str, Callable[[Any], Iterator[tuple[str, str]]]] = {"json": _scalars_of_json, "jsonb": _scalars_of_jsonb}


def _wanted(flags: Any) -> set[str]:
    """What json_to_tsvector is to look at."""
    hint = 'Possible values are: "string", "numeric", "boolean", "key", and "all".'
    if type(flags) is not list:
        if type(flags) is dict:
            raise errors.InvalidParameterValue("wrong flag type, only arrays and scalars are allowed")
        flags = [flags]
    out = set()
    for flag in flags:
        if type(flag) is not str:
            raise errors.InvalidParameterValue("flag array element is not a string", hint=hint)
        if flag.lower() not in _KINDS:
            raise errors.InvalidParameterValue(f'wrong flag in flag array: "{flag}"', hint=hint)
        out.add(flag.lower())
    return set(_KINDS) if "all" in out else out


def _texts(kind: str, v: Any, wanted: set[str]) -> Iterable[str]:
    return [text for what, text in _SCALARS[kind](v) if what in wanted]


# --- vectors and queries ------------------------------------------------------------------------


def text_vector(config: Configuration, text: str) -> Vector:
    """to_tsvector of a text."""
    return document_vector(config, (text,), tell)


_define("to_tsvector", "text", "tsvector", text_vector)
for _kind in ("json", "jsonb"):
    _define("to_tsvector", _kind, "tsvector", lambda c, v, kind=_kind: document_vector(c, _texts(kind, v, {"string"}), tell))
    _define(f"{_kind}_to_tsvector", f"{_kind} jsonb", "tsvector", lambda c, v, flags, kind=_kind: document_vector(c, _texts(kind, v, _wanted(flags)), tell))
_define("to_tsquery", "text", "tsquery", lambda c, text: text_query(c, text, "tsquery", tell))
_define("websearch_to_tsquery", "text", "tsquery", lambda c, text: text_query(c, text, "web", tell))
_define("plainto_tsquery", "text", "tsquery", lambda c, text: plain_query(c, text, AND, tell))
_define("phraseto_tsquery", "text", "tsquery", lambda c, text: plain_query(c, text, PHRASE, tell))
define("get_current_ts_config", "", "regconfig", default_oid, needs_context=True, volatility="s")


def _match_texts(ctx: Any, document: str, text: str) -> bool:
    config = configuration(default_oid(ctx))
    return matches(text_vector(config, document), plain_query(config, text, AND, tell))


operator("@@", "text", "tsquery", "bool", lambda ctx, document, query: matches(text_vector(configuration(default_oid(ctx)), document), query),
         function="ts_match_tq", needs_context=True, volatility="s")
operator("@@", "text", "text", "bool", _match_texts, function="ts_match_tt", needs_context=True, volatility="s")

# --- headlines ----------------------------------------------------------------------------------


@functools.cache
def _headlines() -> Any:
    """The module, which only who asks for a headline loads."""
    return importlib.import_module("aurorapy.planner.textsearch.headline")


def _need_headlines(config: Configuration) -> None:
    if not config.headline:
        raise errors.FeatureNotSupported("text search parser does not support headline creation")


def _headline(config: Configuration, text: str, query: Query, options: str = "") -> str:
    _need_headlines(config)
    made = _headlines()
    return str(made.headline(config, text, query, made.read_options(options)))


def _headline_jsonb(config: Configuration, v: Any, query: Query, options: str = "") -> Any:
    _need_headlines(config)
    headline, read = _headlines().headline, _headlines().read_options(options)

    def visit(x: Any) -> Any:
        t = type(x)
        return headline(config, x, query, read) if t is str else [visit(e) for e in x] if t is list else {k: visit(e) for k, e in x.items()} if t is dict else x

    return visit(v)


def _headline_json(config: Configuration, text: str, query: Query, options: str = "") -> str:
    _need_headlines(config)
    headline, read = _headlines().headline, _headlines().read_options(options)
    found = pattern(_TOKENS).findall(text)
    return "".join([quote_json(value if found[i + 1 : i + 2] == [":"] else headline(config, value, query, read))
                    if token[0] == '"' and (value := json.loads(token, strict=False)) is not None else token for i, token in enumerate(found)])


for _kind, _function in (("text", _headline), ("json", _headline_json), ("jsonb", _headline_jsonb)):
    _define("ts_headline", f"{_kind} tsquery", _kind, _function)
    _define("ts_headline", f"{_kind} tsquery text", _kind, _function)

# --- the parser and the templates -------------------------------------------------------------

INTERNAL = {3717: ("prsd_start", "internal int4", "internal"), 3718: ("prsd_nexttoken", "internal internal internal", "internal"), 3719: ("prsd_end", "internal", "void"),
            3720: ("prsd_headline", "internal internal tsquery", "internal"), 3721: ("prsd_lextype", "internal", "internal")} | {
    oid + i: (f"{name}_{what}", args, "internal") for oid, name in ((3725, "dsimple"), (3728, "dsynonym"), (3731, "dispell"), (3740, "thesaurus"), (13148, "dsnowball"))
    for i, (what, args) in enumerate((("init", "internal"), ("lexize", "internal internal internal internal")))}  # nobody has data of their arguments
for _oid, (_name, _args, _result) in INTERNAL.items():
    define(_name, _args, _result, oid=_oid)

# --- testing ------------------------------------------------------------------------------------


def _lexize(oid: int, token: str) -> tuple[str, ...] | None:
    found = dictionary(oid)(token)
    return None if found is None else tuple(found)


def dictionary(oid: int) -> Callable[[str], tuple[str, ...] | None]:
    """A dictionary by its oid."""
    if oid in DICTIONARIES:
        return configurations.built_in_lexize(oid)
    home = HOME.get()
    found: Callable[[str], tuple[str, ...] | None] | None = home.text_search("dictionary", oid) if home is not None else None
    if found is None:
        raise errors.InternalError_(f"cache lookup failed for text search dictionary {oid}")
    return found


def _parser(name: str) -> None:
    """All parsers are the default one under other names."""
    if name.lower() not in ("default", "pg_catalog.default"):
        home: Any = HOME.get()
        home.text_search_oid("parser", tuple(name.lower().split(".")))


def _parser_oid(oid: int) -> None:
    home = HOME.get()
    if oid != PARSER and (home is None or home.text_search("parser", oid) is None):
        raise errors.InternalError_(f"cache lookup failed for text search parser {oid}")


def _debug(config: Configuration, text: str) -> Iterator[tuple[Any, ...]]:
    for kind, token in tokens(text):
        chain = config.mapping.get(kind, ())
        found = [(oid, _lexize(oid, token)) for oid in chain]
        used = next((f for f in found if f[1] is not None), found[0] if found else (None, None))
        yield (*TOKEN_TYPES[kind], token, chain, *used)


_DEBUG = (("alias", 25), ("description", 25), ("token", 25), ("dictionaries", 3770), ("dictionary", 3769), ("lexemes", 1009))
define("ts_lexize", "regdictionary text", "text[]", _lexize)
define("ts_debug", "regconfig text", "record", lambda oid, text: _debug(configuration(oid), text), retset=True, volatility="s",
       arg_names=("config", "document"), out_columns=_DEBUG)
define("ts_debug", "text", "record", lambda ctx, text: _debug(configuration(default_oid(ctx)), text), retset=True, volatility="s", needs_context=True,
       arg_names=("document",), out_columns=_DEBUG)
for _type, _check, _volatility in (("oid", _parser_oid, "i"), ("text", _parser, "s")):
    _named = "parser_oid" if _type == "oid" else "parser_name"
    define("ts_parse", f"{_type} text", "record", lambda p, text, check=_check: check(p) or tokens(text), retset=True, volatility=_volatility,
           arg_names=(_named, "txt"), out_columns=(("tokid", 23), ("token", 25)))
    define("ts_token_type", _type, "record", lambda p, check=_check: check(p) or [(n, *t) for n, t in TOKEN_TYPES.items()], retset=True, volatility=_volatility,
           arg_names=(_named,), out_columns=(("tokid", 23), ("alias", 25), ("description", 25)))
