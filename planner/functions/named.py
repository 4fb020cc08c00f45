"""The functions behind operators, under PostgreSQL's names: int4pl, texteq.

Source: pg_operator.oprcode of PostgreSQL 15.
"""

from __future__ import annotations

from dataclasses import replace

from .declared import names_of
from .registry import FUNCTIONS, OPERATORS, oid_of, own_oid, register

# an operator, then its functions with the types of its operands
_OPERATORS = """
!~ bpcharregexne:bpchar,text nameregexne:name,text textregexne:text,text
!~* bpcharicregexne:bpchar,text nameicregexne:name,text texticregexne:text,text
!~~ bpcharnlike:bpchar,text namenlike:name,text textnlike:text,text
!~~* bpcharicnlike:bpchar,text nameicnlike:name,text texticnlike:text,text
# int2xor:int2,int2 int4xor:int4,int4 int8xor:int8,int8
% int2mod:int2,int2 int4mod:int4,int4 int8mod:int8,int8 numeric_mod:numeric,numeric
& int2and:int2,int2 int4and:int4,int4 int8and:int8,int8
&& arrayoverlap:anyarray,anyarray
* float48mul:float4,float8 float4mul:float4,float4 float84mul:float8,float4 float8mul:float8,float8 int24mul:int2,int4 int28mul:int2,int8
* int2mul:int2,int2 int42mul:int4,int2 int48mul:int4,int8 int4mul:int4,int4 int82mul:int8,int2 int84mul:int8,int4 int8mul:int8,int8
* interval_mul:interval,float8 mul_d_interval:float8,interval numeric_mul:numeric,numeric
+ date_pl_interval:date,interval date_pli:date,int4 datetime_pl:date,time datetimetz_pl:date,timetz float48pl:float4,float8 float4pl:float4,float4
+ float4up:,float4 float84pl:float8,float4 float8pl:float8,float8 float8up:,float8 int24pl:int2,int4 int28pl:int2,int8 int2pl:int2,int2 int2up:,int2
+ int42pl:int4,int2 int48pl:int4,int8 int4pl:int4,int4 int4up:,int4 int82pl:int8,int2 int84pl:int8,int4 int8pl:int8,int8 int8up:,int8
+ integer_pl_date:int4,date interval_pl:interval,interval interval_pl_date:interval,date interval_pl_time:interval,time
+ interval_pl_timestamp:interval,timestamp interval_pl_timestamptz:interval,timestamptz interval_pl_timetz:interval,timetz numeric_add:numeric,numeric
+ numeric_pl_pg_lsn:numeric,pg_lsn numeric_uplus:,numeric pg_lsn_pli:pg_lsn,numeric time_pl_interval:time,interval timedate_pl:time,date
+ timestamp_pl_interval:timestamp,interval timestamptz_pl_interval:timestamptz,interval timetz_pl_interval:timetz,interval timetzdate_pl:timetz,date
- date_mi:date,date date_mi_interval:date,interval date_mii:date,int4 float48mi:float4,float8 float4mi:float4,float4 float4um:,float4
- float84mi:float8,float4 float8mi:float8,float8 float8um:,float8 int24mi:int2,int4 int28mi:int2,int8 int2mi:int2,int2 int2um:,int2 int42mi:int4,int2
- int48mi:int4,int8 int4mi:int4,int4 int4um:,int4 int82mi:int8,int2 int84mi:int8,int4 int8mi:int8,int8 int8um:,int8 interval_mi:interval,interval
- interval_um:,interval jsonb_delete:jsonb,text jsonb_delete:jsonb,int4 jsonb_delete:jsonb,_text numeric_sub:numeric,numeric numeric_uminus:,numeric
- pg_lsn_mi:pg_lsn,pg_lsn pg_lsn_mii:pg_lsn,numeric time_mi_interval:time,interval time_mi_time:time,time timestamp_mi:timestamp,timestamp
- timestamp_mi_interval:timestamp,interval timestamptz_mi:timestamptz,timestamptz timestamptz_mi_interval:timestamptz,interval
- timetz_mi_interval:timetz,interval
-> json_array_element:json,int4 json_object_field:json,text jsonb_array_element:jsonb,int4 jsonb_object_field:jsonb,text
->> json_array_element_text:json,int4 json_object_field_text:json,text jsonb_array_element_text:jsonb,int4 jsonb_object_field_text:jsonb,text
/ float48div:float4,float8 float4div:float4,float4 float84div:float8,float4 float8div:float8,float8 int24div:int2,int4 int28div:int2,int8
/ int2div:int2,int2 int42div:int4,int2 int48div:int4,int8 int4div:int4,int4 int82div:int8,int2 int84div:int8,int4 int8div:int8,int8
/ interval_div:interval,float8 numeric_div:numeric,numeric
< array_lt:anyarray,anyarray bitlt:bit,bit boollt:bool,bool bpcharlt:bpchar,bpchar bytealt:bytea,bytea charlt:char,char date_lt:date,date
< date_lt_timestamp:date,timestamp date_lt_timestamptz:date,timestamptz timestamptz_lt_date:timestamptz,date
< timestamp_lt_timestamptz:timestamp,timestamptz timestamptz_lt_timestamp:timestamptz,timestamp
< float48lt:float4,float8 float4lt:float4,float4
< float84lt:float8,float4 float8lt:float8,float8 int24lt:int2,int4
< int28lt:int2,int8 int2lt:int2,int2 int42lt:int4,int2 int48lt:int4,int8 int4lt:int4,int4 int82lt:int8,int2 int84lt:int8,int4 int8lt:int8,int8
< interval_lt:interval,interval jsonb_lt:jsonb,jsonb macaddr8_lt:macaddr8,macaddr8 macaddr_lt:macaddr,macaddr namelt:name,name namelttext:name,text
< network_lt:inet,inet numeric_lt:numeric,numeric oidlt:oid,oid oidvectorlt:oidvector,oidvector pg_lsn_lt:pg_lsn,pg_lsn record_lt:record,record
< text_lt:text,text textltname:text,name tidlt:tid,tid time_lt:time,time timestamp_lt:timestamp,timestamp timestamp_lt_date:timestamp,date
< timestamptz_lt:timestamptz,timestamptz timetz_lt:timetz,timetz uuid_lt:uuid,uuid varbitlt:varbit,varbit xid8lt:xid8,xid8
<< int2shl:int2,int4 int4shl:int4,int4 int8shl:int8,int4
<= array_le:anyarray,anyarray bitle:bit,bit boolle:bool,bool bpcharle:bpchar,bpchar byteale:bytea,bytea charle:char,char date_le:date,date
<= date_le_timestamp:date,timestamp date_le_timestamptz:date,timestamptz timestamptz_le_date:timestamptz,date
<= timestamp_le_timestamptz:timestamp,timestamptz timestamptz_le_timestamp:timestamptz,timestamp
<= float48le:float4,float8 float4le:float4,float4
<= float84le:float8,float4 float8le:float8,float8 int24le:int2,int4
<= int28le:int2,int8 int2le:int2,int2 int42le:int4,int2 int48le:int4,int8 int4le:int4,int4 int82le:int8,int2 int84le:int8,int4 int8le:int8,int8
<= interval_le:interval,interval jsonb_le:jsonb,jsonb macaddr8_le:macaddr8,macaddr8 macaddr_le:macaddr,macaddr namele:name,name nameletext:name,text
<= network_le:inet,inet numeric_le:numeric,numeric oidle:oid,oid oidvectorle:oidvector,oidvector pg_lsn_le:pg_lsn,pg_lsn record_le:record,record
<= text_le:text,text textlename:text,name tidle:tid,tid time_le:time,time timestamp_le:timestamp,timestamp timestamp_le_date:timestamp,date
<= timestamptz_le:timestamptz,timestamptz timetz_le:timetz,timetz uuid_le:uuid,uuid varbitle:varbit,varbit xid8le:xid8,xid8
<> array_ne:anyarray,anyarray bitne:bit,bit boolne:bool,bool bpcharne:bpchar,bpchar byteane:bytea,bytea charne:char,char date_ne:date,date
<> date_ne_timestamp:date,timestamp date_ne_timestamptz:date,timestamptz timestamptz_ne_date:timestamptz,date
<> timestamp_ne_timestamptz:timestamp,timestamptz timestamptz_ne_timestamp:timestamptz,timestamp
<> float48ne:float4,float8 float4ne:float4,float4
<> float84ne:float8,float4 float8ne:float8,float8 int24ne:int2,int4
<> int28ne:int2,int8 int2ne:int2,int2 int42ne:int4,int2 int48ne:int4,int8 int4ne:int4,int4 int82ne:int8,int2 int84ne:int8,int4 int8ne:int8,int8
<> interval_ne:interval,interval jsonb_ne:jsonb,jsonb macaddr8_ne:macaddr8,macaddr8 macaddr_ne:macaddr,macaddr namene:name,name namenetext:name,text
<> network_ne:inet,inet numeric_ne:numeric,numeric oidne:oid,oid oidvectorne:oidvector,oidvector pg_lsn_ne:pg_lsn,pg_lsn record_ne:record,record
<> textne:text,text textnename:text,name tidne:tid,tid time_ne:time,time timestamp_ne:timestamp,timestamp timestamp_ne_date:timestamp,date
<> timestamptz_ne:timestamptz,timestamptz timetz_ne:timetz,timetz uuid_ne:uuid,uuid varbitne:varbit,varbit xid8ne:xid8,xid8 xidneq:xid,xid
<> xidneqint4:xid,int4
<@ arraycontained:anyarray,anyarray jsonb_contained:jsonb,jsonb
= array_eq:anyarray,anyarray biteq:bit,bit booleq:bool,bool bpchareq:bpchar,bpchar byteaeq:bytea,bytea chareq:char,char date_eq:date,date
= date_eq_timestamp:date,timestamp date_eq_timestamptz:date,timestamptz timestamptz_eq_date:timestamptz,date
= timestamp_eq_timestamptz:timestamp,timestamptz timestamptz_eq_timestamp:timestamptz,timestamp
= float48eq:float4,float8 float4eq:float4,float4
= float84eq:float8,float4 float8eq:float8,float8 int24eq:int2,int4
= int28eq:int2,int8 int2eq:int2,int2 int42eq:int4,int2 int48eq:int4,int8 int4eq:int4,int4 int82eq:int8,int2 int84eq:int8,int4 int8eq:int8,int8
= interval_eq:interval,interval jsonb_eq:jsonb,jsonb macaddr8_eq:macaddr8,macaddr8 macaddr_eq:macaddr,macaddr nameeq:name,name nameeqtext:name,text
= network_eq:inet,inet numeric_eq:numeric,numeric oideq:oid,oid oidvectoreq:oidvector,oidvector pg_lsn_eq:pg_lsn,pg_lsn record_eq:record,record
= texteq:text,text texteqname:text,name tideq:tid,tid time_eq:time,time timestamp_eq:timestamp,timestamp timestamp_eq_date:timestamp,date
= timestamptz_eq:timestamptz,timestamptz timetz_eq:timetz,timetz uuid_eq:uuid,uuid varbiteq:varbit,varbit xid8eq:xid8,xid8 xideq:xid,xid
= xideqint4:xid,int4
> array_gt:anyarray,anyarray bitgt:bit,bit boolgt:bool,bool bpchargt:bpchar,bpchar byteagt:bytea,bytea chargt:char,char date_gt:date,date
> date_gt_timestamp:date,timestamp date_gt_timestamptz:date,timestamptz timestamptz_gt_date:timestamptz,date
> timestamp_gt_timestamptz:timestamp,timestamptz timestamptz_gt_timestamp:timestamptz,timestamp
> float48gt:float4,float8 float4gt:float4,float4
> float84gt:float8,float4 float8gt:float8,float8 int24gt:int2,int4
> int28gt:int2,int8 int2gt:int2,int2 int42gt:int4,int2 int48gt:int4,int8 int4gt:int4,int4 int82gt:int8,int2 int84gt:int8,int4 int8gt:int8,int8
> interval_gt:interval,interval jsonb_gt:jsonb,jsonb macaddr8_gt:macaddr8,macaddr8 macaddr_gt:macaddr,macaddr namegt:name,name namegttext:name,text
> network_gt:inet,inet numeric_gt:numeric,numeric oidgt:oid,oid oidvectorgt:oidvector,oidvector pg_lsn_gt:pg_lsn,pg_lsn record_gt:record,record
> text_gt:text,text textgtname:text,name tidgt:tid,tid time_gt:time,time timestamp_gt:timestamp,timestamp timestamp_gt_date:timestamp,date
> timestamptz_gt:timestamptz,timestamptz timetz_gt:timetz,timetz uuid_gt:uuid,uuid varbitgt:varbit,varbit xid8gt:xid8,xid8
>= array_ge:anyarray,anyarray bitge:bit,bit boolge:bool,bool bpcharge:bpchar,bpchar byteage:bytea,bytea charge:char,char date_ge:date,date
>= date_ge_timestamp:date,timestamp date_ge_timestamptz:date,timestamptz timestamptz_ge_date:timestamptz,date
>= timestamp_ge_timestamptz:timestamp,timestamptz timestamptz_ge_timestamp:timestamptz,timestamp
>= float48ge:float4,float8 float4ge:float4,float4
>= float84ge:float8,float4 float8ge:float8,float8 int24ge:int2,int4
>= int28ge:int2,int8 int2ge:int2,int2 int42ge:int4,int2 int48ge:int4,int8 int4ge:int4,int4 int82ge:int8,int2 int84ge:int8,int4 int8ge:int8,int8
>= interval_ge:interval,interval jsonb_ge:jsonb,jsonb macaddr8_ge:macaddr8,macaddr8 macaddr_ge:macaddr,macaddr namege:name,name namegetext:name,text
>= network_ge:inet,inet numeric_ge:numeric,numeric oidge:oid,oid oidvectorge:oidvector,oidvector pg_lsn_ge:pg_lsn,pg_lsn record_ge:record,record
>= text_ge:text,text textgename:text,name tidge:tid,tid time_ge:time,time timestamp_ge:timestamp,timestamp timestamp_ge_date:timestamp,date
>= timestamptz_ge:timestamptz,timestamptz timetz_ge:timetz,timetz uuid_ge:uuid,uuid varbitge:varbit,varbit xid8ge:xid8,xid8
>> int2shr:int2,int4 int4shr:int4,int4 int8shr:int8,int4
? jsonb_exists:jsonb,text
?& jsonb_exists_all:jsonb,_text
?| jsonb_exists_any:jsonb,_text
@ float4abs:,float4 float8abs:,float8 int2abs:,int2 int4abs:,int4 int8abs:,int8 numeric_abs:,numeric
@> arraycontains:anyarray,anyarray jsonb_contains:jsonb,jsonb
^ dpow:float8,float8 numeric_power:numeric,numeric
| int2or:int2,int2 int4or:int4,int4 int8or:int8,int8
|/ dsqrt:,float8
|| anytextcat:anynonarray,text byteacat:bytea,bytea jsonb_concat:jsonb,jsonb textanycat:text,anynonarray textcat:text,text
||/ dcbrt:,float8
= enum_eq:anyenum,anyenum
<> enum_ne:anyenum,anyenum
< enum_lt:anyenum,anyenum
<= enum_le:anyenum,anyenum
> enum_gt:anyenum,anyenum
>= enum_ge:anyenum,anyenum
= cash_eq:money,money cideq:cid,cid
<> cash_ne:money,money
< cash_lt:money,money
<= cash_le:money,money
> cash_gt:money,money
>= cash_ge:money,money
~ bpcharregexeq:bpchar,text int2not:,int2 int4not:,int4 int8not:,int8 nameregexeq:name,text textregexeq:text,text
~* bpcharicregexeq:bpchar,text nameicregexeq:name,text texticregexeq:text,text
~<=~ bpchar_pattern_le:bpchar,bpchar text_pattern_le:text,text
~<~ bpchar_pattern_lt:bpchar,bpchar text_pattern_lt:text,text
~>=~ bpchar_pattern_ge:bpchar,bpchar text_pattern_ge:text,text
~>~ bpchar_pattern_gt:bpchar,bpchar text_pattern_gt:text,text
~~ bpcharlike:bpchar,text namelike:name,text textlike:text,text
~~* bpchariclike:bpchar,text nameiclike:name,text texticlike:text,text
"""

for _line in _OPERATORS.strip().split("\n"):
    _symbol, *_functions = _line.split(" ")
    _known = {(o.left, o.right): o.function for o in OPERATORS[_symbol]}
    for _part in _functions:
        _name, _, _types = _part.partition(":")
        _left, _right = _types.split(",")
        register(replace(_known[oid_of(_left) if _left else 0, oid_of(_right)], name=_name, arg_names=names_of(_name, _types)))

# functions that PostgreSQL has under two names: the second one, the first one, types of the arguments
_SECOND_NAMES = """
dexp exp float8
dlog1 ln float8
dlog10 log float8
dround round float8
dtrunc trunc float8
numeric_div_trunc div numeric,numeric
numeric_exp exp numeric
numeric_ln ln numeric
numeric_log log numeric,numeric
numeric_sqrt sqrt numeric
"""

for _line in _SECOND_NAMES.strip().split("\n"):
    _name, _first, _types = _line.split(" ")
    _wanted = tuple(oid_of(t) for t in _types.split(","))
    register(replace(next(f for f in FUNCTIONS[_first] if f.args == _wanted), name=_name, oid=own_oid(f"{_name}({_types})")))
