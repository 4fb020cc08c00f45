"""The functions of pg_type: input, output, binary forms, type modifiers, ANALYZE and subscripting of the built-in types, under PostgreSQL's names and oids.

Source: PostgreSQL 15 manual, pg_type in chapter 53; CREATE TYPE.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import BY_NAME, TYPES, SqlType, find_type, format_type

from .registry import FUNCTIONS, Function, oid_of, register

KINDS = ("in", "out", "recv", "send", "typmodin", "typmodout")
# a type, then its functions in the order of KINDS: name:oid, `s` where it is stable, `+` where the type's oid and a modifier follow the value
_FUNCTIONS = """
bool boolin:1242 boolout:1243 boolrecv:2436 boolsend:2437 | bytea byteain:1244 byteaout:31 bytearecv:2412 byteasend:2413 | char charin:1245 charout:33 charrecv:2434
charsend:2435 | name namein:34 nameout:35 namerecv:2422s namesend:2423s | int8 int8in:460 int8out:461 int8recv:2408 int8send:2409 | int2 int2in:38 int2out:39
int2recv:2404 int2send:2405 | int2vector int2vectorin:40 int2vectorout:41 int2vectorrecv:2410 int2vectorsend:2411 | int4 int4in:42 int4out:43 int4recv:2406
int4send:2407 | regproc regprocin:44s regprocout:45s regprocrecv:2444 regprocsend:2445 | text textin:46 textout:47 textrecv:2414s textsend:2415s | oid oidin:1798
oidout:1799 oidrecv:2418 oidsend:2419 | tid tidin:48 tidout:49 tidrecv:2438 tidsend:2439 | xid xidin:50 xidout:51 xidrecv:2440 xidsend:2441 | cid cidin:52 cidout:53
cidrecv:2442 cidsend:2443 | oidvector oidvectorin:54 oidvectorout:55 oidvectorrecv:2420 oidvectorsend:2421 | json json_in:321 json_out:322 json_recv:323
json_send:324 | xml xml_in:2893s xml_out:2894 xml_recv:2898s xml_send:2899s | table_am_handler table_am_handler_in:267 table_am_handler_out:268 | index_am_handler
index_am_handler_in:326 index_am_handler_out:327 | point point_in:117 point_out:118 point_recv:2428 point_send:2429 | lseg lseg_in:119 lseg_out:120 lseg_recv:2480
lseg_send:2481 | path path_in:121 path_out:122 path_recv:2482 path_send:2483 | box box_in:123 box_out:124 box_recv:2484 box_send:2485 | polygon poly_in:347
poly_out:348 poly_recv:2486 poly_send:2487 | line line_in:1490 line_out:1491 line_recv:2488 line_send:2489 | cidr cidr_in:1267 cidr_out:1427 cidr_recv:2498
cidr_send:2499 | float4 float4in:200 float4out:201 float4recv:2424 float4send:2425 | float8 float8in:214 float8out:215 float8recv:2426 float8send:2427 | unknown
unknownin:109 unknownout:110 unknownrecv:2416 unknownsend:2417 | circle circle_in:1450 circle_out:1451 circle_recv:2490 circle_send:2491 | macaddr8 macaddr8_in:4110
macaddr8_out:4111 macaddr8_recv:3446 macaddr8_send:3447 | money cash_in:886s cash_out:887s cash_recv:2492 cash_send:2493 | macaddr macaddr_in:436 macaddr_out:437
macaddr_recv:2494 macaddr_send:2495 | inet inet_in:910 inet_out:911 inet_recv:2496 inet_send:2497 | aclitem aclitemin:1031s aclitemout:1032s | bpchar bpcharin:1044+
bpcharout:1045 bpcharrecv:2430s+ bpcharsend:2431s bpchartypmodin:2913 bpchartypmodout:2914 | varchar varcharin:1046+ varcharout:1047 varcharrecv:2432s+
varcharsend:2433s varchartypmodin:2915 varchartypmodout:2916 | date date_in:1084s date_out:1085s date_recv:2468 date_send:2469 | time time_in:1143s+ time_out:1144
time_recv:2470+ time_send:2471 timetypmodin:2909 timetypmodout:2910 | timestamp timestamp_in:1312s+ timestamp_out:1313s timestamp_recv:2474+ timestamp_send:2475
timestamptypmodin:2905 timestamptypmodout:2906 | timestamptz timestamptz_in:1150s+ timestamptz_out:1151s timestamptz_recv:2476+ timestamptz_send:2477
timestamptztypmodin:2907 timestamptztypmodout:2908 | interval interval_in:1160s+ interval_out:1161s interval_recv:2478+ interval_send:2479 intervaltypmodin:2903
intervaltypmodout:2904 | timetz timetz_in:1350s+ timetz_out:1351 timetz_recv:2472+ timetz_send:2473 timetztypmodin:2911 timetztypmodout:2912 | bit bit_in:1564+
bit_out:1565 bit_recv:2456+ bit_send:2457 bittypmodin:2919 bittypmodout:2920 | varbit varbit_in:1579+ varbit_out:1580 varbit_recv:2458+ varbit_send:2459
varbittypmodin:2902 varbittypmodout:2921 | numeric numeric_in:1701+ numeric_out:1702 numeric_recv:2460+ numeric_send:2461 numerictypmodin:2917 numerictypmodout:2918
| regprocedure regprocedurein:2212s regprocedureout:2213s regprocedurerecv:2446 regproceduresend:2447 | regoper regoperin:2214s regoperout:2215s regoperrecv:2448
regopersend:2449 | regoperator regoperatorin:2216s regoperatorout:2217s regoperatorrecv:2450 regoperatorsend:2451 | regclass regclassin:2218s regclassout:2219s
regclassrecv:2452 regclasssend:2453 | regtype regtypein:2220s regtypeout:2221s regtyperecv:2454 regtypesend:2455 | cstring cstring_in:2292 cstring_out:2293
cstring_recv:2500s cstring_send:2501s | any any_in:2294 any_out:2295 | anyarray anyarray_in:2296 anyarray_out:2297s anyarray_recv:2502s anyarray_send:2503s | void
void_in:2298 void_out:2299 void_recv:3120 void_send:3121 | trigger trigger_in:2300 trigger_out:2301 | language_handler language_handler_in:2302
language_handler_out:2303 | internal internal_in:2304 internal_out:2305 | anyelement anyelement_in:2312 anyelement_out:2313 | anynonarray anynonarray_in:2777
anynonarray_out:2778 | uuid uuid_in:2952 uuid_out:2953 uuid_recv:2961 uuid_send:2962 | txid_snapshot txid_snapshot_in:2939 txid_snapshot_out:2940
txid_snapshot_recv:2941 txid_snapshot_send:2942 | pg_lsn pg_lsn_in:3229 pg_lsn_out:3230 pg_lsn_recv:3238 pg_lsn_send:3239 | pg_ndistinct pg_ndistinct_in:3355
pg_ndistinct_out:3356 pg_ndistinct_recv:3357s pg_ndistinct_send:3358s | pg_dependencies pg_dependencies_in:3404 pg_dependencies_out:3405 pg_dependencies_recv:3406s
pg_dependencies_send:3407s | anyenum anyenum_in:3504 anyenum_out:3505s | tsvector tsvectorin:3610 tsvectorout:3611 tsvectorrecv:3639 tsvectorsend:3638 | tsquery
tsqueryin:3612 tsqueryout:3613 tsqueryrecv:3641 tsquerysend:3640 | regconfig regconfigin:3736s regconfigout:3737s regconfigrecv:3738 regconfigsend:3739 |
regdictionary regdictionaryin:3771s regdictionaryout:3772s regdictionaryrecv:3773 regdictionarysend:3774 | jsonb jsonb_in:3806 jsonb_out:3804 jsonb_recv:3805
jsonb_send:3803 | anyrange anyrange_in:3832s+ anyrange_out:3833s | event_trigger event_trigger_in:3594 event_trigger_out:3595 | jsonpath jsonpath_in:4001
jsonpath_out:4003 jsonpath_recv:4002 jsonpath_send:4004 | regnamespace regnamespacein:4084s regnamespaceout:4085s regnamespacerecv:4087 regnamespacesend:4088 |
regrole regrolein:4098s regroleout:4092s regrolerecv:4094 regrolesend:4095 | regcollation regcollationin:4193s regcollationout:4194s regcollationrecv:4196
regcollationsend:4197 | anymultirange anymultirange_in:4229s+ anymultirange_out:4230s | anycompatiblemultirange anycompatiblemultirange_in:4226s+
anycompatiblemultirange_out:4227s | pg_mcv_list pg_mcv_list_in:5018 pg_mcv_list_out:5019 pg_mcv_list_recv:5020s pg_mcv_list_send:5021s | pg_snapshot
pg_snapshot_in:5055 pg_snapshot_out:5056 pg_snapshot_recv:5057 pg_snapshot_send:5058 | xid8 xid8in:5070 xid8out:5081 xid8recv:5082 xid8send:5083 | anycompatible
anycompatible_in:5086 anycompatible_out:5087 | anycompatiblearray anycompatiblearray_in:5088 anycompatiblearray_out:5089s anycompatiblearray_recv:5090s
anycompatiblearray_send:5091s | anycompatiblenonarray anycompatiblenonarray_in:5092 anycompatiblenonarray_out:5093 | anycompatiblerange anycompatiblerange_in:5094s+
anycompatiblerange_out:5095s
| pg_ddl_command pg_ddl_command_in:86 pg_ddl_command_out:87 pg_ddl_command_recv:88 pg_ddl_command_send:90 | pg_node_tree pg_node_tree_in:195 pg_node_tree_out:196
pg_node_tree_recv:197s pg_node_tree_send:198s | fdw_handler fdw_handler_in:3116 fdw_handler_out:3117 | tsm_handler tsm_handler_in:3311 tsm_handler_out:3312 |
gtsvector gtsvectorin:3646 gtsvectorout:3647 | pg_brin_bloom_summary brin_bloom_summary_in:4596 brin_bloom_summary_out:4597 brin_bloom_summary_recv:4598s
brin_bloom_summary_send:4599s | pg_brin_minmax_multi_summary brin_minmax_multi_summary_in:4638 brin_minmax_multi_summary_out:4639
brin_minmax_multi_summary_recv:4640s brin_minmax_multi_summary_send:4641s
"""
# what serves many types: the type's oid comes as an argument (in, recv), or the argument's type tells it (out, send)
_SHARED = (("array", "anyarray", (750, 751, 2400, 2401)), ("record", "record", (2290, 2291, 2402, 2403)), ("range", "anyrange", (3834, 3835, 3836, 3837)),
           ("multirange", "anymultirange", (4231, 4232, 4233, 4234)), ("enum", "anyenum", (3506, 3507, 3532, 3533)), ("domain", "any", (2597, 0, 2598, 0)))
_HANDLERS = (("array_typanalyze", 3816, "bool"), ("range_typanalyze", 3916, "bool"), ("multirange_typanalyze", 4242, "bool"), ("ts_typanalyze", 3688, "bool"),
             ("array_subscript_handler", 6179, "internal"), ("raw_array_subscript_handler", 6180, "internal"), ("jsonb_subscript_handler", 6098, "internal"))
INTERNAL = 2281
OF_TYPE: dict[int, dict[str, int]] = {}  # a type's functions: kind -> oid
SERVES: dict[tuple[str, str], int] = {}  # (kind, a function's name) -> the type whose function it is


def _reader(t: SqlType) -> Callable[..., Any]:
    def read(ctx: Any, text: str, *more: int) -> Any:
        typmod = more[1] if more else -1
        return t.coerce_typmod(t.input(text, typmod, ctx), typmod, False)

    return read


def _writer(t: SqlType) -> Callable[[Any, Any], str]:
    return lambda ctx, value: t.output(value, ctx)


def _sender(t: SqlType) -> Callable[[Any, Any], bytes]:
    return lambda ctx, value: t.binary_encoder(ctx)(value)


def _refuser(t: SqlType, verb: str) -> Callable[..., Any]:
    def refuse(*values: Any) -> Any:
        raise errors.FeatureNotSupported(f"cannot {verb} a value of type {t.name}")

    return refuse


def _impl(kind: str, t: SqlType) -> Callable[..., Any]:
    pseudo = t.typtype == "p" and t.name not in ("cstring", "void", "unknown")
    match kind:
        case "in":
            return _refuser(t, "accept") if pseudo else _reader(t)
        case "out":
            return _refuser(t, "display") if pseudo and not t.name.endswith(("array", "range", "enum")) else _writer(t)
        case "send":
            return _sender(t)
        case "typmodin":
            return lambda ctx, words: t.typmod_in(list(words))
        case "typmodout":
            zone = {"timestamp": " without time zone", "time": " without time zone", "timestamptz": " with time zone", "timetz": " with time zone"}.get(t.name, "")
            return lambda ctx, typmod: t.typmod_out(typmod) + zone
    return _refuser(BY_NAME["internal"], "accept")


def _signature(kind: str, oid: int, more: bool) -> tuple[tuple[int, ...], int]:
    rest = (26, 23) if more else ()
    return {"in": ((2275, *rest), oid), "out": ((oid,), 2275), "recv": ((INTERNAL, *rest), oid), "send": ((oid,), 17), "typmodin": ((1263,), 23),
            "typmodout": ((23,), 2275)}[kind]


def _put(made: Function) -> None:
    """Register a function; one that there is gets the oid, and keeps what it does."""
    known = FUNCTIONS.get(made.name, [])
    at = next((n for n, f in enumerate(known) if f.args == made.args), None)
    if at is None:
        register(made)
    else:
        known[at] = replace(known[at], oid=made.oid, volatility=made.volatility)


def _of_types() -> None:
    for part in " ".join(_FUNCTIONS.split()).split(" | "):
        name, *functions = part.split(" ")
        t = BY_NAME[name]
        OF_TYPE[t.oid] = {}
        for word in functions:
            called, _, number = word.partition(":")
            more, stable = number.endswith("+"), "s" in number
            oid = int(number.rstrip("s+"))
            kind = next(k for k in reversed(KINDS) if called.endswith(k))
            args, result = _signature(kind, t.oid, more)
            _put(Function(called, args, result, _impl(kind, t), oid, volatility="s" if stable else "i", needs_context=True, strict=called not in _LAX))
            OF_TYPE[t.oid][kind] = oid
            SERVES[kind, called] = t.oid


_LAX = ("table_am_handler_in", "index_am_handler_in", "trigger_in", "language_handler_in", "internal_in", "event_trigger_in", "fdw_handler_in", "tsm_handler_in")


def _wanted(stem: str, oid: int) -> SqlType:
    """The type that an input function is told of, 42704."""
    t = find_type(oid)
    if stem == "array" and t is not None:
        t = find_type(t.array)
    if t is None:
        raise errors.UndefinedObject(f"type with OID {oid} does not exist") if oid == 0 or stem == "array" else (
            errors.InternalError_(f"cache lookup failed for type {oid}"))
    if stem == "domain" and t.typtype != "d":
        raise errors.DatatypeMismatch(f"type {format_type(oid)} is not a domain")
    return t


def _shared_reader(stem: str) -> Callable[..., Any]:
    def read(ctx: Any, text: str | None, oid: int, typmod: int = -1) -> Any:
        if oid is None:
            return None
        t = _wanted(stem, oid)
        if stem == "enum" and t.typtype != "e":
            raise errors.InvalidTextRepresentation(f'invalid input value for enum {format_type(oid)}: "{text}"')
        if text is None:
            return t.enforce(None, ctx) if stem == "domain" else None  # type: ignore[attr-defined]
        return t.coerce_typmod(t.input(text, typmod, ctx), typmod, False)

    return read


def _shared() -> None:
    for stem, name, (read, write, receive, send) in _SHARED:
        oid = oid_of(name)
        rest = (26,) if stem == "enum" else (26, 23)
        _put(Function(f"{stem}_in", (2275, *rest), oid, _shared_reader(stem), read, volatility="s", needs_context=True, strict=stem != "domain"))
        _put(Function(f"{stem}_recv", (INTERNAL, *rest), oid, _refuser(BY_NAME["internal"], "accept"), receive, volatility="s", strict=stem != "domain"))
        if write:
            _put(Function(f"{stem}_out", (oid,), 2275, lambda ctx, types, v: TYPES[types[0]].output(v, ctx), write, volatility="s", needs_types=True))
            _put(Function(f"{stem}_send", (oid,), 17, lambda ctx, types, v: TYPES[types[0]].binary_encoder(ctx)(v), send, volatility="s", needs_types=True))
    for called, oid, result in _HANDLERS:
        _put(Function(called, (INTERNAL,), oid_of(result), _refuser(BY_NAME["internal"], "accept"), oid, volatility="i" if "handler" in called else "s"))


_of_types()
_shared()


def _lengthener(t: SqlType) -> Callable[..., Any]:
    return lambda value, typmod, explicit=False: t.coerce_typmod(value, typmod, explicit)


def _shell(verb: str) -> Callable[..., Any]:
    def refuse(*values: Any) -> Any:
        raise errors.FeatureNotSupported(f"cannot {verb} a value of a shell type")

    return refuse


# the casts of types to themselves that apply a length, a precision or fields
for _type, _oid in (("bpchar", 668), ("varchar", 669), ("bit", 1685), ("varbit", 1687), ("numeric", 1703), ("time", 1968), ("timetz", 1969), ("timestamp", 1961),
                    ("timestamptz", 1967), ("interval", 1200)):
    _put(Function(_type, (oid_of(_type), 23, 16) if _oid < 1700 and _oid != 1200 else (oid_of(_type), 23), oid_of(_type), _lengthener(BY_NAME[_type]), _oid))
_put(Function("shell_in", (2275,), oid_of("void"), _shell("accept"), 2398, strict=False))
_put(Function("shell_out", (oid_of("void"),), 2275, _shell("display"), 2399))


def functions_of_type(t: SqlType) -> dict[str, int]:
    """The functions of a built-in type or of a kind of users' types, by kind."""
    known = OF_TYPE.get(t.oid)
    if known is not None:
        return known
    if t.oid == 1790:
        return OF_TYPE[25]
    stem = "array" if t.category == "A" and t.element else {"e": "enum", "r": "range", "m": "multirange", "d": "domain", "c": "record"}.get(t.typtype, "")
    oids = next((o for s, _, o in _SHARED if s == stem or (t.oid == 2249 and s == "record")), (0, 0, 0, 0))
    return dict(zip(KINDS, oids, strict=False))
