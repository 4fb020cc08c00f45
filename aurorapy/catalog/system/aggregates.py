"""What PostgreSQL's catalog says of its own aggregates: how they are made, and with which state. Ours are made otherwise (planner.functions.aggregates).

A line: name, arguments, kind with the number of direct arguments and FINALFUNC_MODIFY (x: FINALFUNC_EXTRA), transition, final and combine function, state,
sort operator, initial value.

Source: pg_aggregate of PostgreSQL 15.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aurorapy.planner.functions.registry import FUNCTIONS, OPERATORS, oid_of
from aurorapy.planner.types import BY_NAME

from .registry import Row, rows_of

_AGGREGATES = """
array_agg anyarray n0rx array_agg_array_transfn array_agg_array_finalfn - internal -
array_agg anynonarray n0rx array_agg_transfn array_agg_finalfn - internal -
avg float4 n0r float4_accum float8_avg float8_combine float8[] - {0,0,0}
avg float8 n0r float8_accum float8_avg float8_combine float8[] - {0,0,0}
avg int2 n0r int2_avg_accum int8_avg int4_avg_combine int8[] - {0,0}
avg int4 n0r int4_avg_accum int8_avg int4_avg_combine int8[] - {0,0}
avg int8 n0r int8_avg_accum numeric_poly_avg int8_avg_combine internal -
avg interval n0r interval_accum interval_avg interval_combine interval[] - {0 second,0 second}
avg numeric n0r numeric_avg_accum numeric_avg numeric_avg_combine internal -
bit_and bit n0r bitand - bitand bit -
bit_and int2 n0r int2and - int2and int2 -
bit_and int4 n0r int4and - int4and int4 -
bit_and int8 n0r int8and - int8and int8 -
bit_or bit n0r bitor - bitor bit -
bit_or int2 n0r int2or - int2or int2 -
bit_or int4 n0r int4or - int4or int4 -
bit_or int8 n0r int8or - int8or int8 -
bit_xor bit n0r bitxor - bitxor bit -
bit_xor int2 n0r int2xor - int2xor int2 -
bit_xor int4 n0r int4xor - int4xor int4 -
bit_xor int8 n0r int8xor - int8xor int8 -
bool_and bool n0r booland_statefunc - booland_statefunc bool <
bool_or bool n0r boolor_statefunc - boolor_statefunc bool >
corr float8,float8 n0r float8_regr_accum float8_corr float8_regr_combine float8[] - {0,0,0,0,0,0}
count - n0r int8inc - int8pl int8 - 0
count any n0r int8inc_any - int8pl int8 - 0
covar_pop float8,float8 n0r float8_regr_accum float8_covar_pop float8_regr_combine float8[] - {0,0,0,0,0,0}
covar_samp float8,float8 n0r float8_regr_accum float8_covar_samp float8_regr_combine float8[] - {0,0,0,0,0,0}
cume_dist any h1wx ordered_set_transition_multi cume_dist_final - internal -
dense_rank any h1wx ordered_set_transition_multi dense_rank_final - internal -
every bool n0r booland_statefunc - booland_statefunc bool <
json_agg anyelement n0r json_agg_transfn json_agg_finalfn - internal -
json_object_agg any,any n0r json_object_agg_transfn json_object_agg_finalfn - internal -
jsonb_agg anyelement n0r jsonb_agg_transfn jsonb_agg_finalfn - internal -
jsonb_object_agg any,any n0r jsonb_object_agg_transfn jsonb_object_agg_finalfn - internal -
max anyarray n0r array_larger - array_larger anyarray >
max anyenum n0r enum_larger - enum_larger anyenum >
max bpchar n0r bpchar_larger - bpchar_larger bpchar >
max date n0r date_larger - date_larger date >
max float4 n0r float4larger - float4larger float4 >
max float8 n0r float8larger - float8larger float8 >
max inet n0r network_larger - network_larger inet >
max int2 n0r int2larger - int2larger int2 >
max int4 n0r int4larger - int4larger int4 >
max int8 n0r int8larger - int8larger int8 >
max interval n0r interval_larger - interval_larger interval >
max money n0r cashlarger - cashlarger money >
max numeric n0r numeric_larger - numeric_larger numeric >
max oid n0r oidlarger - oidlarger oid >
max pg_lsn n0r pg_lsn_larger - pg_lsn_larger pg_lsn >
max text n0r text_larger - text_larger text >
max tid n0r tidlarger - tidlarger tid >
max time n0r time_larger - time_larger time >
max timestamp n0r timestamp_larger - timestamp_larger timestamp >
max timestamptz n0r timestamptz_larger - timestamptz_larger timestamptz >
max timetz n0r timetz_larger - timetz_larger timetz >
max xid8 n0r xid8_larger - xid8_larger xid8 >
min anyarray n0r array_smaller - array_smaller anyarray <
min anyenum n0r enum_smaller - enum_smaller anyenum <
min bpchar n0r bpchar_smaller - bpchar_smaller bpchar <
min date n0r date_smaller - date_smaller date <
min float4 n0r float4smaller - float4smaller float4 <
min float8 n0r float8smaller - float8smaller float8 <
min inet n0r network_smaller - network_smaller inet <
min int2 n0r int2smaller - int2smaller int2 <
min int4 n0r int4smaller - int4smaller int4 <
min int8 n0r int8smaller - int8smaller int8 <
min interval n0r interval_smaller - interval_smaller interval <
min money n0r cashsmaller - cashsmaller money <
min numeric n0r numeric_smaller - numeric_smaller numeric <
min oid n0r oidsmaller - oidsmaller oid <
min pg_lsn n0r pg_lsn_smaller - pg_lsn_smaller pg_lsn <
min text n0r text_smaller - text_smaller text <
min tid n0r tidsmaller - tidsmaller tid <
min time n0r time_smaller - time_smaller time <
min timestamp n0r timestamp_smaller - timestamp_smaller timestamp <
min timestamptz n0r timestamptz_smaller - timestamptz_smaller timestamptz <
min timetz n0r timetz_smaller - timetz_smaller timetz <
min xid8 n0r xid8_smaller - xid8_smaller xid8 <
mode anyelement o0sx ordered_set_transition mode_final - internal -
percent_rank any h1wx ordered_set_transition_multi percent_rank_final - internal -
percentile_cont float8,float8 o1s ordered_set_transition percentile_cont_float8_final - internal -
percentile_cont float8,interval o1s ordered_set_transition percentile_cont_interval_final - internal -
percentile_cont float8[],float8 o1s ordered_set_transition percentile_cont_float8_multi_final - internal -
percentile_cont float8[],interval o1s ordered_set_transition percentile_cont_interval_multi_final - internal -
percentile_disc float8,anyelement o1sx ordered_set_transition percentile_disc_final - internal -
percentile_disc float8[],anyelement o1sx ordered_set_transition percentile_disc_multi_final - internal -
range_agg anymultirange n0rx multirange_agg_transfn multirange_agg_finalfn - internal -
range_agg anyrange n0rx range_agg_transfn range_agg_finalfn - internal -
range_intersect_agg anymultirange n0r multirange_intersect_agg_transfn - multirange_intersect_agg_transfn anymultirange -
range_intersect_agg anyrange n0r range_intersect_agg_transfn - range_intersect_agg_transfn anyrange -
rank any h1wx ordered_set_transition_multi rank_final - internal -
regr_avgx float8,float8 n0r float8_regr_accum float8_regr_avgx float8_regr_combine float8[] - {0,0,0,0,0,0}
regr_avgy float8,float8 n0r float8_regr_accum float8_regr_avgy float8_regr_combine float8[] - {0,0,0,0,0,0}
regr_count float8,float8 n0r int8inc_float8_float8 - int8pl int8 - 0
regr_intercept float8,float8 n0r float8_regr_accum float8_regr_intercept float8_regr_combine float8[] - {0,0,0,0,0,0}
regr_r2 float8,float8 n0r float8_regr_accum float8_regr_r2 float8_regr_combine float8[] - {0,0,0,0,0,0}
regr_slope float8,float8 n0r float8_regr_accum float8_regr_slope float8_regr_combine float8[] - {0,0,0,0,0,0}
regr_sxx float8,float8 n0r float8_regr_accum float8_regr_sxx float8_regr_combine float8[] - {0,0,0,0,0,0}
regr_sxy float8,float8 n0r float8_regr_accum float8_regr_sxy float8_regr_combine float8[] - {0,0,0,0,0,0}
regr_syy float8,float8 n0r float8_regr_accum float8_regr_syy float8_regr_combine float8[] - {0,0,0,0,0,0}
stddev float4 n0r float4_accum float8_stddev_samp float8_combine float8[] - {0,0,0}
stddev float8 n0r float8_accum float8_stddev_samp float8_combine float8[] - {0,0,0}
stddev int2 n0r int2_accum numeric_poly_stddev_samp numeric_poly_combine internal -
stddev int4 n0r int4_accum numeric_poly_stddev_samp numeric_poly_combine internal -
stddev int8 n0r int8_accum numeric_stddev_samp numeric_combine internal -
stddev numeric n0r numeric_accum numeric_stddev_samp numeric_combine internal -
stddev_pop float4 n0r float4_accum float8_stddev_pop float8_combine float8[] - {0,0,0}
stddev_pop float8 n0r float8_accum float8_stddev_pop float8_combine float8[] - {0,0,0}
stddev_pop int2 n0r int2_accum numeric_poly_stddev_pop numeric_poly_combine internal -
stddev_pop int4 n0r int4_accum numeric_poly_stddev_pop numeric_poly_combine internal -
stddev_pop int8 n0r int8_accum numeric_stddev_pop numeric_combine internal -
stddev_pop numeric n0r numeric_accum numeric_stddev_pop numeric_combine internal -
stddev_samp float4 n0r float4_accum float8_stddev_samp float8_combine float8[] - {0,0,0}
stddev_samp float8 n0r float8_accum float8_stddev_samp float8_combine float8[] - {0,0,0}
stddev_samp int2 n0r int2_accum numeric_poly_stddev_samp numeric_poly_combine internal -
stddev_samp int4 n0r int4_accum numeric_poly_stddev_samp numeric_poly_combine internal -
stddev_samp int8 n0r int8_accum numeric_stddev_samp numeric_combine internal -
stddev_samp numeric n0r numeric_accum numeric_stddev_samp numeric_combine internal -
string_agg bytea,bytea n0r bytea_string_agg_transfn bytea_string_agg_finalfn - internal -
string_agg text,text n0r string_agg_transfn string_agg_finalfn - internal -
sum float4 n0r float4pl - float4pl float4 -
sum float8 n0r float8pl - float8pl float8 -
sum int2 n0r int2_sum - int8pl int8 -
sum int4 n0r int4_sum - int8pl int8 -
sum int8 n0r int8_avg_accum numeric_poly_sum int8_avg_combine internal -
sum interval n0r interval_pl - interval_pl interval -
sum money n0r cash_pl - cash_pl money -
sum numeric n0r numeric_avg_accum numeric_sum numeric_avg_combine internal -
var_pop float4 n0r float4_accum float8_var_pop float8_combine float8[] - {0,0,0}
var_pop float8 n0r float8_accum float8_var_pop float8_combine float8[] - {0,0,0}
var_pop int2 n0r int2_accum numeric_poly_var_pop numeric_poly_combine internal -
var_pop int4 n0r int4_accum numeric_poly_var_pop numeric_poly_combine internal -
var_pop int8 n0r int8_accum numeric_var_pop numeric_combine internal -
var_pop numeric n0r numeric_accum numeric_var_pop numeric_combine internal -
var_samp float4 n0r float4_accum float8_var_samp float8_combine float8[] - {0,0,0}
var_samp float8 n0r float8_accum float8_var_samp float8_combine float8[] - {0,0,0}
var_samp int2 n0r int2_accum numeric_poly_var_samp numeric_poly_combine internal -
var_samp int4 n0r int4_accum numeric_poly_var_samp numeric_poly_combine internal -
var_samp int8 n0r int8_accum numeric_var_samp numeric_combine internal -
var_samp numeric n0r numeric_accum numeric_var_samp numeric_combine internal -
variance float4 n0r float4_accum float8_var_samp float8_combine float8[] - {0,0,0}
variance float8 n0r float8_accum float8_var_samp float8_combine float8[] - {0,0,0}
variance int2 n0r int2_accum numeric_poly_var_samp numeric_poly_combine internal -
variance int4 n0r int4_accum numeric_poly_var_samp numeric_poly_combine internal -
variance int8 n0r int8_accum numeric_var_samp numeric_combine internal -
variance numeric n0r numeric_accum numeric_var_samp numeric_combine internal -
xmlagg xml n0r xmlconcat2 - - xml -
"""


def _types(text: str) -> tuple[int, ...] | None:
    """Types by their names; None where one of them is not there."""
    names = [] if text == "-" else text.split(",")
    return tuple([oid_of(n) for n in names]) if all(n.removesuffix("[]") in BY_NAME for n in names) else None


def _function(name: str, types: tuple[int, ...]) -> int:
    known = FUNCTIONS.get(name, ())
    return next((f.oid for f in known if tuple(f.args) == types), known[0].oid if len(known) == 1 else 0)


@rows_of("pg_aggregate", constant=True)
def _aggregates(s: Any) -> Iterator[Row]:
    said = {}
    for line in _AGGREGATES.strip().split("\n"):
        name, args, *rest = line.split(" ", 8)
        types = _types(args)
        if types is not None:
            said[name, types] = rest
    for overloads in FUNCTIONS.values():
        for f in overloads:
            if f.kind != "a" or f.aggregate is None:
                continue
            row: Row = {"aggfnoid": f.oid, "aggkind": "o" if f.aggregate.ordered_set else "n", "aggfinalmodify": "r", "aggmfinalmodify": "r"}
            known = said.get((f.name, tuple(f.args)))
            if known is not None:
                kind, transition, final, combine, state, sort, *initial = known
                state_type = oid_of(state) if state.removesuffix("[]") in BY_NAME else 0
                inputs = tuple(f.args) if kind[0] == "n" else tuple(f.args)[int(kind[1]):]
                operand = f.args[0] if f.args else 0
                row |= {"aggkind": kind[0], "aggnumdirectargs": int(kind[1]), "aggfinalmodify": kind[2], "aggmfinalmodify": kind[2], "aggfinalextra": "x" in kind,
                        "aggtransfn": _function(transition, (state_type, *inputs)), "aggfinalfn": _function(final, (state_type,)),
                        "aggcombinefn": _function(combine, (state_type, state_type)), "aggtranstype": state_type,
                        "aggsortop": next((o.oid for o in OPERATORS.get(sort, ()) if o.left == o.right == operand), 0) if sort != "-" else 0,
                        "agginitval": initial[0] if initial else None}
            yield row
