"""Catalogs of aggregates, operators and casts that users define.

Source: PostgreSQL 15 manual, sections 53.1 (pg_aggregate), 53.10 (pg_cast) and 53.34 (pg_operator).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.operations.found import function_oid, operator_oid, users_casts, users_operators

from .registry import Row, more_rows_of


@more_rows_of("pg_aggregate")
def _aggregates(s: Any) -> Iterator[Row]:
    for r in s.catalog.routines.values():
        d = r.aggregate
        if d is None:
            continue
        yield {"aggfnoid": r.oid, "aggkind": d.kind, "aggnumdirectargs": d.direct, "aggtransfn": function_oid(d.transition), "aggfinalfn": function_oid(d.final),
               "aggcombinefn": function_oid(d.combine), "aggserialfn": function_oid(d.serial), "aggdeserialfn": function_oid(d.deserial),
               "aggmtransfn": function_oid(d.moving_transition), "aggminvtransfn": function_oid(d.moving_inverse), "aggmfinalfn": function_oid(d.moving_final),
               "aggfinalextra": d.final_extra, "aggmfinalextra": d.moving_final_extra, "aggfinalmodify": d.final_modify,
               "aggmfinalmodify": d.moving_final_modify, "aggsortop": operator_oid(d.sort_operator), "aggtranstype": d.state, "aggtransspace": d.space,
               "aggmtranstype": d.moving_state, "aggmtransspace": d.moving_space, "agginitval": d.initial, "aggminitval": d.moving_initial}


@more_rows_of("pg_operator")
def _operators(s: Any) -> Iterator[Row]:
    for o in users_operators(s.catalog):
        yield {"oid": o.oid, "oprname": o.name, "oprnamespace": o.schema, "oprowner": o.owner, "oprkind": "b" if o.left else "l", "oprcanmerge": o.merges,
               "oprcanhash": o.hashes, "oprleft": o.left, "oprright": o.right, "oprresult": o.result, "oprcom": operator_oid(o.commutator),
               "oprnegate": operator_oid(o.negator), "oprcode": function_oid(o.function), "oprrest": function_oid(o.restrict), "oprjoin": function_oid(o.join)}


@more_rows_of("pg_cast")
def _casts(s: Any) -> Iterator[Row]:
    for c in users_casts(s.catalog):
        yield {"oid": c.oid, "castsource": c.source, "casttarget": c.target, "castfunc": function_oid(c.function), "castcontext": c.context,
               "castmethod": c.method}


PROCEDURE, NAMESPACE, TYPE, OPERATOR, CAST = 1255, 2615, 1247, 2617, 2605


def depends(s: Any) -> Iterator[tuple[int, int, int, int]]:
    """(class, oid, class, oid) of what aggregates, operators and casts need, as pg_depend has it: users' objects only."""
    catalog = s.catalog
    types = catalog.type_oids
    for r in catalog.routines.values():
        d = r.aggregate
        if d is not None:
            refs = (d.transition, d.final, d.combine, d.serial, d.deserial, d.moving_transition, d.moving_inverse, d.moving_final)
            yield from ((PROCEDURE, r.oid, PROCEDURE, f) for f in dict.fromkeys(refs) if isinstance(f, int) and f)
            yield PROCEDURE, r.oid, NAMESPACE, r.schema
            yield from ((PROCEDURE, r.oid, TYPE, t) for t in sorted({*r.args, r.result, d.state, d.moving_state}) if t in types)
            if isinstance(d.sort_operator, int) and d.sort_operator:
                yield PROCEDURE, r.oid, OPERATOR, d.sort_operator
    for o in users_operators(catalog):
        yield OPERATOR, o.oid, NAMESPACE, o.schema
        yield from ((OPERATOR, o.oid, TYPE, t) for t in sorted({o.left, o.right, o.result}) if t in types)
        yield from ((OPERATOR, o.oid, PROCEDURE, f) for f in (o.function, o.restrict, o.join) if isinstance(f, int) and f)
    for c in users_casts(catalog):
        yield from ((CAST, c.oid, TYPE, t) for t in sorted({c.source, c.target}) if t in types)
        if isinstance(c.function, int) and c.function:
            yield CAST, c.oid, PROCEDURE, c.function
