"""The support functions of operator classes that nothing else has: comparisons, in_range, and those that only an access method can call.

Source: PostgreSQL 15 manual, sections 38.16.3 and 64 to 68.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors

from .registry import CASTS, OPERATORS, define, oid_of

# name, oid, types of the arguments [operator that says what is less]
_COMPARISONS = """
btnametextcmp 246 name text | bttextnamecmp 253 text name | btint2cmp 350 int2 int2 | btint4cmp 351 int4 int4 | btfloat4cmp 354 float4 float4 |
btfloat8cmp 355 float8 float8 | btoidcmp 356 oid oid | btcharcmp 358 char char | btnamecmp 359 name name | bttextcmp 360 text text |
btarraycmp 382 anyarray anyarray | btoidvectorcmp 404 oidvector oidvector | macaddr_cmp 836 macaddr macaddr | btint8cmp 842 int8 int8 |
network_cmp 926 inet inet | bpcharcmp 1078 bpchar bpchar | date_cmp 1092 date date | time_cmp 1107 time time | timestamptz_cmp 1314 timestamptz timestamptz |
interval_cmp 1315 interval interval | timetz_cmp 1358 timetz timetz | bitcmp 1596 bit bit | varbitcmp 1672 varbit varbit | btboolcmp 1693 bool bool |
numeric_cmp 1769 numeric numeric | byteacmp 1954 bytea bytea | timestamp_cmp 2045 timestamp timestamp | bttext_pattern_cmp 2166 text text ~<~ |
btbpchar_pattern_cmp 2180 bpchar bpchar ~<~ | btint48cmp 2188 int4 int8 | btint84cmp 2189 int8 int4 | btint24cmp 2190 int2 int4 | btint42cmp 2191 int4 int2 |
btint28cmp 2192 int2 int8 | btint82cmp 2193 int8 int2 | btfloat48cmp 2194 float4 float8 | btfloat84cmp 2195 float8 float4 |
date_cmp_timestamp 2344 date timestamp | date_cmp_timestamptz 2357 date timestamptz | timestamp_cmp_date 2370 timestamp date |
timestamptz_cmp_date 2383 timestamptz date | timestamp_cmp_timestamptz 2526 timestamp timestamptz | timestamptz_cmp_timestamp 2533 timestamptz timestamp |
bttidcmp 2794 tid tid | uuid_cmp 2960 uuid uuid | btrecordcmp 2987 record record | btrecordimagecmp 3187 record record *< | gin_compare_jsonb 3480 text text |
enum_cmp 3514 anyenum anyenum | gin_cmp_tslexeme 3724 text text | jsonb_cmp 4044 jsonb jsonb | macaddr8_cmp 4119 macaddr8 macaddr8
"""
# oid, type, type of the offset
_IN_RANGE = """
4126 int8 int8 | 4127 int4 int8 | 4128 int4 int4 | 4129 int4 int2 | 4130 int2 int8 | 4131 int2 int4 | 4132 int2 int2 | 4133 date interval |
4134 timestamp interval | 4135 timestamptz interval | 4136 interval interval | 4137 time interval | 4138 timetz interval | 4139 float8 float8 |
4140 float4 float8 | 4141 numeric numeric
"""
# name, oid, types of the arguments, result: what takes `internal`
_INTERNAL = """
hashvarlena 456 internal int4 | hashvarlenaextended 772 internal,int8 int8 | gist_point_compress 1030 internal internal |
gist_point_consistent 2179 internal,point,int2,oid,internal bool | gist_box_consistent 2578 internal,box,int2,oid,internal bool |
gist_box_penalty 2581 internal,internal,internal internal | gist_box_picksplit 2582 internal,internal internal | gist_box_union 2583 internal,internal box |
gist_box_same 2584 box,box,internal internal | gist_poly_consistent 2585 internal,polygon,int2,oid,internal bool | gist_poly_compress 2586 internal internal |
gist_circle_consistent 2591 internal,circle,int2,oid,internal bool | gist_circle_compress 2592 internal internal |
gin_cmp_prefix 2700 text,text,int2,internal int4 | ginarrayextract 2743 anyarray,internal,internal internal |
ginarrayconsistent 2744 internal,int2,anyarray,int4,internal,internal,internal,internal bool |
ginqueryarrayextract 2774 anyarray,internal,int2,internal,internal,internal,internal internal |
gist_point_distance 3064 internal,point,int2,oid,internal float8 | btint2sortsupport 3129 internal void | btint4sortsupport 3130 internal void |
btint8sortsupport 3131 internal void | btfloat4sortsupport 3132 internal void | btfloat8sortsupport 3133 internal void | btoidsortsupport 3134 internal void |
btnamesortsupport 3135 internal void | date_sortsupport 3136 internal void | timestamp_sortsupport 3137 internal void | bttextsortsupport 3255 internal void |
gist_circle_distance 3280 internal,circle,int2,oid,internal float8 | gist_point_fetch 3282 internal internal | numeric_sortsupport 3283 internal void |
gist_poly_distance 3288 internal,polygon,int2,oid,internal float8 | uuid_sortsupport 3300 internal void | bpchar_sortsupport 3328 internal void |
bytea_sortsupport 3331 internal void | bttext_pattern_sortsupport 3332 internal void | btbpchar_pattern_sortsupport 3333 internal void |
macaddr_sortsupport 3359 internal void | brin_minmax_opcinfo 3383 internal internal | brin_minmax_add_value 3384 internal,internal,internal,internal bool |
brin_minmax_consistent 3385 internal,internal,internal bool | brin_minmax_union 3386 internal,internal,internal bool | gtsvector_options 3434 internal void |
gist_point_sortsupport 3435 internal void | spg_range_quad_config 3469 internal,internal void | spg_range_quad_choose 3470 internal,internal void |
spg_range_quad_picksplit 3471 internal,internal void | spg_range_quad_inner_consistent 3472 internal,internal void |
spg_range_quad_leaf_consistent 3473 internal,internal bool | gin_extract_jsonb 3482 jsonb,internal,internal internal |
gin_extract_jsonb_query 3483 jsonb,internal,int2,internal,internal,internal,internal internal |
gin_consistent_jsonb 3484 internal,int2,jsonb,int4,internal,internal,internal,internal bool | gin_extract_jsonb_path 3485 jsonb,internal,internal internal |
gin_extract_jsonb_query_path 3486 jsonb,internal,int2,internal,internal,internal,internal internal |
gin_consistent_jsonb_path 3487 internal,int2,jsonb,int4,internal,internal,internal,internal bool |
gin_triconsistent_jsonb 3488 internal,int2,jsonb,int4,internal,internal,internal char |
gin_triconsistent_jsonb_path 3489 internal,int2,jsonb,int4,internal,internal,internal char | inet_gist_consistent 3553 internal,inet,int2,oid,internal bool |
inet_gist_union 3554 internal,internal inet | inet_gist_compress 3555 internal internal | inet_gist_penalty 3557 internal,internal,internal internal |
inet_gist_picksplit 3558 internal,internal internal | inet_gist_same 3559 inet,inet,internal internal | inet_gist_fetch 3573 internal internal |
gtsvector_compress 3648 internal internal | gtsvector_decompress 3649 internal internal | gtsvector_picksplit 3650 internal,internal internal |
gtsvector_penalty 3653 internal,internal,internal internal | gtsvector_consistent 3654 internal,tsvector,int2,oid,internal bool |
gin_extract_tsvector 3656 tsvector,internal,internal internal | gin_extract_tsquery 3657 tsvector,internal,int2,internal,internal,internal,internal internal |
gin_tsquery_consistent 3658 internal,int2,tsvector,int4,internal,internal,internal,internal bool | gtsquery_compress 3695 internal internal |
gtsquery_picksplit 3697 internal,internal internal | gtsquery_union 3698 internal,internal int8 | gtsquery_same 3699 int8,int8,internal internal |
gtsquery_penalty 3700 internal,internal,internal internal | gtsquery_consistent 3701 internal,tsquery,int2,oid,internal bool |
inet_spg_config 3795 internal,internal void | inet_spg_choose 3796 internal,internal void | inet_spg_picksplit 3797 internal,internal void |
inet_spg_inner_consistent 3798 internal,internal void | inet_spg_leaf_consistent 3799 internal,internal bool |
range_gist_consistent 3875 internal,anyrange,int2,oid,internal bool | range_gist_union 3876 internal,internal anyrange |
range_gist_penalty 3879 internal,internal,internal internal | range_gist_picksplit 3880 internal,internal internal |
range_gist_same 3881 anyrange,anyrange,internal internal | ginarraytriconsistent 3920 internal,int2,anyarray,int4,internal,internal,internal char |
gin_tsquery_triconsistent 3921 internal,int2,tsvector,int4,internal,internal,internal char | gist_box_distance 3998 internal,box,int2,oid,internal float8 |
spg_quad_config 4018 internal,internal void | spg_quad_choose 4019 internal,internal void | spg_quad_picksplit 4020 internal,internal void |
spg_quad_inner_consistent 4021 internal,internal void | spg_quad_leaf_consistent 4022 internal,internal bool | spg_kd_config 4023 internal,internal void |
spg_kd_choose 4024 internal,internal void | spg_kd_picksplit 4025 internal,internal void | spg_kd_inner_consistent 4026 internal,internal void |
spg_text_config 4027 internal,internal void | spg_text_choose 4028 internal,internal void | spg_text_picksplit 4029 internal,internal void |
spg_text_inner_consistent 4030 internal,internal void | spg_text_leaf_consistent 4031 internal,internal bool | brin_inclusion_opcinfo 4105 internal internal |
brin_inclusion_add_value 4106 internal,internal,internal,internal bool | brin_inclusion_consistent 4107 internal,internal,internal bool |
brin_inclusion_union 4108 internal,internal,internal bool | brin_bloom_opcinfo 4591 internal internal |
brin_bloom_add_value 4592 internal,internal,internal,internal bool | brin_bloom_consistent 4593 internal,internal,internal,int4 bool |
brin_bloom_union 4594 internal,internal,internal bool | brin_bloom_options 4595 internal void | brin_minmax_multi_opcinfo 4616 internal internal |
brin_minmax_multi_add_value 4617 internal,internal,internal,internal bool | brin_minmax_multi_consistent 4618 internal,internal,internal,int4 bool |
brin_minmax_multi_union 4619 internal,internal,internal bool | brin_minmax_multi_options 4620 internal void |
brin_minmax_multi_distance_int2 4621 internal,internal float8 | brin_minmax_multi_distance_int4 4622 internal,internal float8 |
brin_minmax_multi_distance_int8 4623 internal,internal float8 | brin_minmax_multi_distance_float4 4624 internal,internal float8 |
brin_minmax_multi_distance_float8 4625 internal,internal float8 | brin_minmax_multi_distance_numeric 4626 internal,internal float8 |
brin_minmax_multi_distance_tid 4627 internal,internal float8 | brin_minmax_multi_distance_uuid 4628 internal,internal float8 |
brin_minmax_multi_distance_date 4629 internal,internal float8 | brin_minmax_multi_distance_time 4630 internal,internal float8 |
brin_minmax_multi_distance_interval 4631 internal,internal float8 | brin_minmax_multi_distance_timetz 4632 internal,internal float8 |
brin_minmax_multi_distance_pg_lsn 4633 internal,internal float8 | brin_minmax_multi_distance_macaddr 4634 internal,internal float8 |
brin_minmax_multi_distance_macaddr8 4635 internal,internal float8 | brin_minmax_multi_distance_inet 4636 internal,internal float8 |
brin_minmax_multi_distance_timestamp 4637 internal,internal float8 | spg_bbox_quad_config 5010 internal,internal void |
spg_box_quad_config 5012 internal,internal void | spg_box_quad_choose 5013 internal,internal void | spg_box_quad_picksplit 5014 internal,internal void |
spg_box_quad_inner_consistent 5015 internal,internal void | spg_box_quad_leaf_consistent 5016 internal,internal bool | network_sortsupport 5033 internal void |
multirange_gist_consistent 6154 internal,anymultirange,int2,oid,internal bool | multirange_gist_compress 6156 internal internal
"""
_HANDLERS = "heap_tableam_handler:3:table bthandler:330:index hashhandler:331:index gisthandler:332:index ginhandler:333:index spghandler:334:index brinhandler:335:index"


def _rows(text: str) -> list[list[str]]:
    return [row.split() for row in text.replace("\n", " ").split("|")]


def _function_of(symbol: str, left: str, right: str) -> Any:
    return next((o.function for o in OPERATORS[symbol] if (o.left, o.right) == (oid_of(left), oid_of(right))), None)


def _comparison(less: Callable[..., bool], greater: Callable[..., bool]) -> Callable[..., int]:
    return lambda *values: greater(*values) - less(*values)


def _mixed(left: str, right: str) -> Callable[..., int]:
    """Of a date or timestamp and a timestamptz, by the cast, which depends on the time zone."""
    target = oid_of("timestamptz")
    casts = [None if t == "timestamptz" else CASTS[oid_of(t), target].function for t in (left, right)]

    def compare(ctx: Any, *values: Any) -> int:
        a, b = (v if f is None or f.impl is None else f.impl(ctx, v) for f, v in zip(casts, values, strict=True))
        return int(a > b) - int(a < b)

    return compare


for _name, _oid, _left, _right, *_symbol in _rows(_COMPARISONS):
    _less = _symbol[0] if _symbol else "<"
    _f, _g = _function_of(_less, _left, _right), _function_of(_less.replace("<", ">"), _left, _right)
    if _f is None:
        define(_name, f"{_left} {_right}", "int4", _mixed(_left, _right), oid=int(_oid), needs_context=True, volatility="s")
    else:
        define(_name, f"{_left} {_right}", "int4", _comparison(_f.impl, _g.impl), oid=int(_oid), needs_context=_f.needs_context, needs_types=_f.needs_types,
               volatility=_f.volatility, never_null=_f.never_null)


def _in_range(value: Any, base: Any, offset: Any, sub: bool, less: bool) -> bool:
    """Whether a value is within RANGE offset PRECEDING (`sub`) or FOLLOWING of a base, or on the side of it that counts."""
    if offset < 0 or offset != offset:
        raise errors.InvalidPrecedingOrFollowingSize("invalid preceding or following size in window function")
    if value != value or base != base:  # NaN: at the end of the order
        return (value != value and base != base) or (not less if value != value else less)
    end = base - offset if sub else base + offset
    return bool(value <= end if less else value >= end)


def _no_range(value: Any, base: Any, offset: Any, sub: bool, less: bool) -> bool:
    raise errors.FeatureNotSupported("calls of in_range for dates and times are not supported")


for _oid, _left, _right in _rows(_IN_RANGE):
    define("in_range", f"{_left} {_left} {_right} bool bool", "bool", _in_range if _left[:3] in ("int", "flo", "num") and _left != "interval" else _no_range,
           oid=int(_oid))


def _access_method_only(*values: Any) -> Any:
    raise errors.FeatureNotSupported("cannot accept a value of type internal")


for _name, _oid, _types, _result in _rows(_INTERNAL):
    define(_name, _types.replace(",", " "), _result, _access_method_only, oid=int(_oid))
for _handler in _HANDLERS.split():
    _name, _oid, _kind = _handler.split(":")
    define(_name, "internal", f"{_kind}_am_handler", _access_method_only, oid=int(_oid))


def _language_only(*values: Any) -> Any:
    raise errors.FeatureNotSupported("functions of a language's handler are not called by statements")


for _validator in "fmgr_internal_validator:2246 fmgr_c_validator:2247 fmgr_sql_validator:2248 plpgsql_validator:13569".split():
    _name, _oid = _validator.split(":")
    define(_name, "oid", "void", _language_only, oid=int(_oid), volatility="v" if _name[0] == "p" else "s")
define("plpgsql_call_handler", "", "language_handler", _language_only, oid=13567, volatility="v", strict=False)
define("plpgsql_inline_handler", "internal", "void", _language_only, oid=13568, volatility="v")

define("btvarstrequalimage", "oid", "bool", lambda collation: True, oid=5050)
define("btequalimage", "oid", "bool", lambda type_oid: True, oid=5051)
define("spg_poly_quad_compress", "polygon", "box", CASTS[oid_of("polygon"), oid_of("box")].function.impl, oid=5011)  # type: ignore[union-attr]


def _no_hash(*values: Any) -> Any:
    raise errors.FeatureNotSupported("hashes of type aclitem are not supported")


define("hash_aclitem", "aclitem", "int4", _no_hash, oid=329)
define("hash_aclitem_extended", "aclitem int8", "int8", _no_hash, oid=777)
