"""pg_ts_config and its kin, and whether what they list is visible. Source: PostgreSQL 15 manual, chapter 53."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.functions import functions_named
from aurorapy.planner.functions.registry import define
from aurorapy.planner.functions.textsearch_config import INTERNAL
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.textsearch.configurations import CONFIGURATIONS, DICTIONARIES, PARSER, TEMPLATES, built_in_mapping
from aurorapy.planner.textsearch.definitions import ConfigurationDef, DictionaryDef, ParserDef, TemplateDef
from aurorapy.planner.textsearch.stop_words import has_list

from ..members import template_with
from ..state import PG_CATALOG
from ..text_search import BUILT_IN, SIMPLE, SNOWBALL, find_oid, kind_of
from .registry import OWNER, Row, rows_of


def _options(defined: DictionaryDef) -> str | None:
    """A dictionary's options as PostgreSQL keeps them."""
    return ", ".join([f"{quote_name(n)} = " + (v if v.lstrip("-").isdigit() else "'" + v.replace("'", "''") + "'") for n, v in defined.options]) or None


@rows_of("pg_ts_config", kept="catalog")
def _configurations(s: Any) -> Iterator[Row]:
    for oid, name in CONFIGURATIONS.items():
        yield {"oid": oid, "cfgname": name, "cfgnamespace": PG_CATALOG, "cfgowner": OWNER, "cfgparser": PARSER}
    for c in s.catalog.text_searches.values():
        if isinstance(c, ConfigurationDef):
            yield {"oid": c.oid, "cfgname": c.name, "cfgnamespace": c.schema, "cfgowner": c.owner, "cfgparser": c.parser}


@rows_of("pg_ts_config_map", kept="catalog")
def _mappings(s: Any) -> Iterator[Row]:
    known = {oid: built_in_mapping(oid) for oid in CONFIGURATIONS} | {c.oid: dict(c.mapping) for c in s.catalog.text_searches.values() if isinstance(c, ConfigurationDef)}
    for oid, mapping in known.items():
        for kind, chain in mapping.items():
            for n, d in enumerate(chain):
                yield {"mapcfg": oid, "maptokentype": kind, "mapseqno": n + 1, "mapdict": d}


@rows_of("pg_ts_dict", kept="catalog")
def _dictionaries(s: Any) -> Iterator[Row]:
    for oid, name in DICTIONARIES.items():
        language = name.removesuffix("_stem")
        shown = None if name == "simple" else f"language = '{language}'" + (f", stopwords = '{language}'" if has_list(language) else "")
        yield {"oid": oid, "dictname": name, "dictnamespace": PG_CATALOG, "dictowner": OWNER, "dicttemplate": SIMPLE if name == "simple" else SNOWBALL,
               "dictinitoption": shown}
    for d in s.catalog.text_searches.values():
        if isinstance(d, DictionaryDef):
            yield {"oid": d.oid, "dictname": d.name, "dictnamespace": d.schema, "dictowner": d.owner, "dicttemplate": d.template, "dictinitoption": _options(d)}


def _function(name: str) -> int:
    found = functions_named(name)
    return found[0].oid if found else 0


@rows_of("pg_ts_parser", kept="catalog")
def _parsers(s: Any) -> Iterator[Row]:
    yield {"oid": PARSER, "prsname": "default", "prsnamespace": PG_CATALOG} | {
        f"prs{column}": _function(f"prsd_{name}") for column, name in (("start", "start"), ("token", "nexttoken"), ("end", "end"), ("headline", "headline"),
                                                                      ("lextype", "lextype"))}
    for d in s.catalog.text_searches.values():
        if isinstance(d, ParserDef):
            made = dict(d.functions)
            yield {"oid": d.oid, "prsname": d.name, "prsnamespace": d.schema} | {
                f"prs{column}": _function(made.get(word, "")) for word, column in (("start", "start"), ("gettoken", "token"), ("end", "end"),
                                                                                  ("headline", "headline"), ("lextypes", "lextype"))}


@rows_of("pg_ts_template", kept="catalog")
def _templates(s: Any) -> Iterator[Row]:
    for oid, (name, prefix) in TEMPLATES.items():
        yield {"oid": oid, "tmplname": name, "tmplnamespace": PG_CATALOG, "tmplinit": _function(f"{prefix}_init"), "tmpllexize": _function(f"{prefix}_lexize")}
    for d in s.catalog.text_searches.values():
        if isinstance(d, TemplateDef):
            made = dict(d.functions)
            yield {"oid": d.oid, "tmplname": d.name, "tmplnamespace": d.schema, "tmplinit": _function(made.get("init", "")),
                   "tmpllexize": _function(made["lexize"])}


def _visible(kind: str) -> Any:
    def visible(ctx: Any, oid: int) -> bool | None:
        defined = ctx.session.catalog.text_searches.get(oid)
        if defined is not None and kind_of(defined) != kind:
            defined = None
        of_extension = template_with(ctx.session.catalog, oid) if kind == "template" else None
        name = defined.name if defined is not None else of_extension[1] if of_extension is not None else BUILT_IN[kind].get(oid)
        return None if name is None else find_oid(ctx.session, kind, (name,)) == oid

    return visible


for _kind, _word in (("configuration", "config"), ("dictionary", "dict"), ("parser", "parser"), ("template", "template")):
    define(f"pg_ts_{_word}_is_visible", "oid", "bool", _visible(_kind), needs_context=True, volatility="s")

_TEMPLATES = {3727: "simple dictionary: just lower case and check for stopword", 3730: "synonym dictionary: replace word by its synonym", 3733: "ispell dictionary",
              3742: "thesaurus dictionary: phrase by phrase substitution", 13150: "snowball stemmer"}


def built_in_comment(oid: int) -> str | None:
    """The comment of something of full-text search that every database has."""
    if oid in CONFIGURATIONS:
        name = CONFIGURATIONS[oid]
        return "simple configuration" if name == "simple" else f"configuration for {name} language"
    if oid in DICTIONARIES:
        name = DICTIONARIES[oid]
        return _TEMPLATES[SIMPLE] if name == "simple" else f"snowball stemmer for {name.removesuffix('_stem')} language"
    if oid in INTERNAL:
        return "(internal)"
    return "default word parser" if oid == PARSER else _TEMPLATES.get(oid)
