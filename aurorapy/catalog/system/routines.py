"""Catalogs of functions and procedures that users define, and of languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.extensions.symbols import symbol_of
from aurorapy.planner.functions.registry import FUNCTIONS
from aurorapy.planner.routine import Routine
from aurorapy.planner.types import TYPES
from aurorapy.routines.languages import BUILT_IN, language_of, languages
from aurorapy.routines.shown import arguments, body, default

from .information import data_type, type_schema
from .registry import Row, more_rows_of, rows_of


@more_rows_of("pg_proc")
def _routines(s: Any) -> Iterator[Row]:
    for r in s.catalog.routines.values():
        several = any(m != "i" for m in r.modes) and (r.aggregate is None or "v" in r.modes)
        yield {"oid": r.oid, "proname": r.name, "pronamespace": r.schema, "proowner": r.owner, "proacl": s.catalog.grants.get((1255, r.oid, 0)),
               "prolang": r.written_in or BUILT_IN[r.language].oid, "procost": r.cost,
               "prorows": r.rows, "provariadic": r.variadic, "prokind": r.kind, "prosecdef": r.definer, "proleakproof": r.leakproof, "proisstrict": r.strict,
               "proretset": r.retset, "provolatile": r.volatility, "proparallel": r.parallel, "pronargs": len(r.args), "pronargdefaults": len(r.defaults),
               "prorettype": r.result, "proargtypes": r.args, "proallargtypes": r.all_types if several else None, "proargmodes": r.modes if several else None,
               "proargnames": r.names if any(r.names) else None, "proargdefaults": ", ".join(r.defaults) if r.defaults else None,
               "prosrc": symbol_of(r.library, r.source or "") if r.library else r.source or "",
               "probin": f"$libdir/{r.library}" if r.library else None, "prosqlbody": body(s, r) if r.body is not None else None,
               "proconfig": tuple([f"{n}={v}" for n, v in r.config]) if r.config else None}


@rows_of("pg_language", kept="catalog")
def _languages(s: Any) -> Iterator[Row]:
    for d in languages(s.catalog):
        handled = d.works_as == "plpgsql"
        yield {"oid": d.oid, "lanname": d.name, "lanowner": d.owner, "lanispl": handled, "lanpltrusted": d.trusted,
               "lanplcallfoid": _oid("plpgsql_call_handler") if handled else 0, "laninline": _oid("plpgsql_inline_handler") if d.inline else 0,
               "lanvalidator": _oid("plpgsql_validator" if handled else f"fmgr_{d.name}_validator") if d.validator else 0,
               "lanacl": s.catalog.grants.get((2612, d.oid, 0))}


def _oid(name: str) -> int:
    return FUNCTIONS[name][0].oid


def _specific(s: Any, r: Routine) -> Row:
    return {"specific_catalog": s.database.name, "specific_schema": s.catalog.schemas[r.schema], "specific_name": f"{r.name}_{r.oid}"}


@rows_of("information_schema.routines", kept="session")
def _information(s: Any) -> Iterator[Row]:
    for r in s.catalog.routines.values():
        row = _specific(s, r) | {
            "routine_catalog": s.database.name, "routine_schema": s.catalog.schemas[r.schema], "routine_name": r.name,
            "routine_type": "PROCEDURE" if r.kind == "p" else "FUNCTION" if r.kind == "f" else None, "routine_body": "SQL" if r.language == "sql" else "EXTERNAL",
            "routine_definition": r.source if r.body is None else body(s, r), "external_language": language_of(s.catalog, r).name.upper(), "parameter_style": "GENERAL",
            "is_deterministic": "YES" if r.volatility == "i" else "NO", "sql_data_access": "MODIFIES",
            "is_null_call": None if r.kind == "p" else "YES" if r.strict else "NO",
            "schema_level_routine": "YES", "max_dynamic_result_sets": 0, "security_type": "DEFINER" if r.definer else "INVOKER", "as_locator": "NO",
            "is_udt_dependent": "NO"}
        if r.kind != "p":
            row |= {"data_type": data_type(r.result), "type_udt_catalog": s.database.name, "type_udt_schema": type_schema(s, r.result),
                    "type_udt_name": TYPES[r.result].name, "dtd_identifier": "0"}
        yield row


@rows_of("information_schema.parameters", kept="session")
def _parameters(s: Any) -> Iterator[Row]:
    modes = {"i": "IN", "o": "OUT", "b": "INOUT", "v": "IN", "t": "OUT"}
    for r in s.catalog.routines.values():
        first, given = len(r.inputs) - len(r.defaults), 0
        for n, (oid, mode, name) in enumerate(zip(r.all_types, r.modes, r.names, strict=True), 1):
            given += mode in "ibv"
            shown = default(s, r, given - first - 1) if mode in "ibv" and given > first else None
            yield _specific(s, r) | {
                "ordinal_position": n, "parameter_mode": modes[mode], "is_result": "NO", "as_locator": "NO", "parameter_name": name or None,
                "data_type": data_type(oid), "udt_catalog": s.database.name, "udt_schema": type_schema(s, oid), "udt_name": TYPES[oid].name,
                "dtd_identifier": str(n), "parameter_default": shown}


__all__ = ["arguments"]
