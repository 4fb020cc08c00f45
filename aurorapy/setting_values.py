"""Checks of settings whose values are neither numbers nor words of a list: the canonical form of a new value, or 22023.

Source: PostgreSQL 15 manual, chapter 20.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.access_methods.methods import METHODS
from aurorapy.planner.plan.deparse import quote_name
from aurorapy.planner.types import HOME
from aurorapy.planner.types import calendar as cal
from aurorapy.planner.types.encodings import UNKNOWN_HERE, encoding_named

_LOCALES = frozenset(("C", "POSIX", "C.UTF-8", "C.UTF8", "C.utf8", "C.utf-8"))
_LANGUAGES = ("simple arabic armenian basque catalan danish dutch english finnish french german greek hindi hungarian indonesian irish italian lithuanian "
              "nepali norwegian portuguese romanian russian serbian spanish swedish tamil turkish yiddish").split()
_LOGGED = frozenset(("all", "heap2", "heap", "btree", "hash", "gin", "gist", "sequence", "spgist", "brin", "generic"))
_ELEMENT = re.compile(r'\s*(?:"((?:[^"]|"")*)"|([^\s,"][^\s,]*))\s*(?:,|$)')


def invalid(name: str, value: str, detail: str | None = None, hint: str | None = None) -> errors.InvalidParameterValue:
    """The error of a value that a setting cannot have."""
    return errors.InvalidParameterValue(f'invalid value for parameter "{name}": "{value}"', detail=detail, hint=hint)


def elements(name: str, value: str) -> list[str]:
    """The names of a comma-separated list, lower-cased unless quoted; raises 22023."""
    out: list[str] = []
    at = 0
    while at < len(value) or value.endswith(","):
        found = _ELEMENT.match(value, at)
        if found is None:
            if not value.strip():
                break
            raise invalid(name, value, "List syntax is invalid.")
        out.append(found[2].lower() if found[1] is None else found[1].replace('""', '"'))
        at = found.end()
        if at == len(value) and not found[0].endswith(","):
            break
    return out


def _timezone(name: str, value: str, current: str) -> str:
    found = re.fullmatch(r"\s*([+-]?\d+(?:\.\d+)?)\s*", value)
    if found:
        hours = float(found[1])
        sign = "+" if hours >= 0 else "-"
        back = "-" if hours >= 0 else "+"
        h, m = int(abs(hours)), int(abs(hours) % 1 * 60)
        return f"<{sign}{h:02d}{f':{m:02d}' if m else ''}>{back}{h:02d}{f':{m:02d}' if m else ''}"
    try:
        zone = cal.find_zone(value)
    except errors.SQLError:
        raise invalid(name, value) from None
    return str(getattr(zone, "key", value))


def _datestyle(name: str, value: str, current: str) -> str:
    style, order = current.split(", ")
    styles: set[str] = set()
    orders: set[str] = set()
    for part in elements(name, value):
        word = part.lower()
        if word in ("iso", "sql", "german"):
            styles.add({"iso": "ISO", "sql": "SQL", "german": "German"}[word])
        elif word.startswith("postgres"):
            styles.add("Postgres")
        elif word in ("mdy", "us") or word.startswith("noneuro"):
            orders.add("MDY")
        elif word == "dmy" or word.startswith("euro"):
            orders.add("DMY")
        elif word == "ymd":
            orders.add("YMD")
        elif word == "default":
            style, order = "ISO", "MDY"
        else:
            raise invalid(name, value, f'Unrecognized key word: "{part}".')
    if len(styles) > 1 or len(orders) > 1:
        raise invalid(name, value, 'Conflicting "datestyle" specifications.')
    if styles == {"German"}:
        order = "DMY"
    return f"{next(iter(styles), style)}, {next(iter(orders), order)}"


def _encoding(name: str, value: str, current: str) -> str:
    known = encoding_named(value)
    if known is not None:
        return value if value == "UNICODE" else known.name  # as old clients expect to see it again
    if re.sub(r"[^a-z0-9]", "", value.lower()) in UNKNOWN_HERE:
        raise errors.FeatureNotSupported(f'client encoding "{value}" is not supported')
    raise invalid(name, value)


def _locale(name: str, value: str, current: str) -> str:
    if value not in _LOCALES and not (value == "" and name != "lc_messages"):
        raise invalid(name, value)
    return value


def _tablespace(name: str, value: str, current: str) -> str:
    if value not in ("", "pg_default"):
        raise invalid(name, value, f'Tablespace "{value}" does not exist.')
    return value


def _tablespaces(name: str, value: str, current: str) -> str:
    for part in elements(name, value):
        if part not in ("", "pg_default", "pg_global"):
            raise errors.UndefinedObject(f'tablespace "{part}" does not exist')
    return value


def _access_method(name: str, value: str, current: str) -> str:
    home: Any = HOME.get()
    if value in METHODS or (home is not None and (found := home.access_method(value)) is not None and found.kind == "i"):
        raise errors.ObjectNotInPrerequisiteState(f'access method "{value}" is not of type TABLE')
    if value != "heap" and (home is None or home.access_method(value) is None):
        raise invalid(name, value, f'Table access method "{value}" does not exist.' if value else "default_table_access_method cannot be empty.")
    return value


def _text_search(name: str, value: str, current: str) -> str:
    from .catalog.text_search import find_oid, shown_name  # which needs the settings
    from .catalog.view import split_name

    home: Any = HOME.get()
    if home is None:  # a session that begins: what it uses is looked for when it is used
        language = value.strip().lower().removeprefix("pg_catalog.")
        return f"pg_catalog.{language}" if language in _LANGUAGES else value
    try:
        oid = find_oid(home.session, "configuration", split_name(value))
    except (errors.SQLError, IndexError):
        oid = None
    if oid is None:
        raise invalid(name, value)
    shown = shown_name(home.session, "configuration", oid) or ""
    if "." in shown:
        return shown
    defined = home.session.catalog.text_searches.get(oid)
    return f"{'pg_catalog' if defined is None else quote_name(home.session.catalog.schemas[defined.schema])}.{shown}"


def _search_path(name: str, value: str, current: str) -> str:
    elements(name, value)
    return value


def _consistency(name: str, value: str, current: str) -> str:
    for part in elements(name, value):
        if part.lower() not in _LOGGED:
            raise invalid(name, value, f'Unrecognized key word: "{part}".')
    return value


def _ascii(name: str, value: str, current: str) -> str:
    return "".join(chr(b) if 32 <= b < 127 else "?" for b in value.encode("utf-8", "surrogateescape"))


def _restricted(name: str, value: str, current: str) -> str:
    for word in elements(name, value):
        if word.lower() not in ("view", "foreign-table"):
            raise invalid(name, value, f'Unrecognized key word: "{word}".')
    return value


CHECKS: dict[str, Callable[[str, str, str], str]] = {  # (name as shown, new value, current value) -> canonical value
    "timezone": _timezone, "datestyle": _datestyle, "client_encoding": _encoding, "lc_messages": _locale, "lc_monetary": _locale, "lc_numeric": _locale,
    "lc_time": _locale, "default_tablespace": _tablespace, "temp_tablespaces": _tablespaces, "default_table_access_method": _access_method,
    "default_text_search_config": _text_search, "wal_consistency_checking": _consistency, "application_name": _ascii,
    "search_path": _search_path, "restrict_nonsystem_relation_kind": _restricted,
}
