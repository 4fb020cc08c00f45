# Subscriptions that never connect.

> create subscription su connection 'dbname=x' publication p, q, p with (connect = false)
ERROR 42710 publication name "p" used more than once

> create subscription su connection 'dbname=x' publication p with (connect = false, enabled)
ERROR 42601 connect = false and enabled = true are mutually exclusive options

> create subscription su connection 'dbname=x' publication p with (connect = false, create_slot = 1)
ERROR 42601 connect = false and create_slot = true are mutually exclusive options

> create subscription su connection 'dbname=x' publication p with (connect = false, copy_data = on)
ERROR 42601 connect = false and copy_data = true are mutually exclusive options

> create subscription su connection 'dbname=x' publication p with (slot_name = none)
ERROR 42601 subscription with slot_name = NONE must also set enabled = false

> create subscription su connection 'dbname=x' publication p with (slot_name = none, enabled = off)
ERROR 42601 subscription with slot_name = NONE must also set create_slot = false

> create subscription su connection 'dbname=x' publication p with (slot_name = none, enabled = true)
ERROR 42601 slot_name = NONE and enabled = true are mutually exclusive options

> create subscription su connection 'dbname=x' publication p with (slot_name = none, create_slot)
ERROR 42601 subscription with slot_name = NONE must also set enabled = false

> create subscription su connection 'dbname=x' publication p with (connect = false, connect = false)
ERROR 42601 conflicting or redundant options

> create subscription su connection 'dbname=x' publication p with (connect = maybe)
ERROR 42601 connect requires a Boolean value

> create subscription su connection 'dbname=x' publication p with (refresh = false)
ERROR 42601 unrecognized subscription parameter: "refresh"

> create subscription su connection 'dbname=x' publication p with (connect = false, slot_name = 'A b')
ERROR 42602 replication slot name "A b" contains invalid character

> create subscription su connection 'dbname=x' publication p with (connect = false, slot_name = '')
ERROR 42602 replication slot name "" is too short

> create subscription su connection 'dbname=x' publication p with (connect = false, slot_name)
ERROR 42601 slot_name requires a parameter

> create subscription su connection 'dbname=x' publication p with (connect = false, synchronous_commit = x)
ERROR 22023 invalid value for parameter "synchronous_commit": "x"

> create subscription su connection 'dbname=x' publication p with (connect = false, slot_name = none)
CREATE SUBSCRIPTION

> create subscription su connection 'dbname=x' publication p with (connect = false)
ERROR 42710 subscription "su" already exists

> create subscription sv connection 'dbname=x host=''a b''' publication p, "Q" with (connect = false, binary, streaming = on, two_phase, disable_on_error = 1, synchronous_commit = local, slot_name = 'a_1')
CREATE SUBSCRIPTION

> comment on subscription su is 'a subscription'
COMMENT

> select subname, subenabled, subbinary, substream, subtwophasestate, subdisableonerr, subconninfo, subslotname, subsynccommit, subpublications, subskiplsn, obj_description(oid, 'pg_subscription') from pg_subscription order by 1
su|f|f|f|d|f|dbname=x|∅|off|{p}|0/0|a subscription
sv|f|t|t|p|t|dbname=x host='a b'|a_1|local|{p,Q}|0/0|∅

> select pg_describe_object('pg_subscription'::regclass, oid, 0), (pg_identify_object('pg_subscription'::regclass, oid, 0)).identity from pg_subscription order by 1
subscription su|su
subscription sv|sv

> select pg_describe_object(classid, objid, objsubid) from pg_get_object_address('subscription', '{su}', '{}')
subscription su

> select subname, pid from pg_stat_subscription order by 1
su|∅
sv|∅

> alter subscription su refresh publication
ERROR 55000 ALTER SUBSCRIPTION ... REFRESH is not allowed for disabled subscriptions

> alter subscription su set publication q
ERROR 55000 ALTER SUBSCRIPTION with refresh is not allowed for disabled subscriptions

> alter subscription su add publication q
ERROR 55000 ALTER SUBSCRIPTION with refresh is not allowed for disabled subscriptions

> alter subscription su drop publication p
ERROR 42P17 cannot drop all the publications from a subscription

> alter subscription su set publication q with (refresh = false)
ALTER SUBSCRIPTION

> alter subscription su add publication q with (refresh = false)
ERROR 42710 publication "q" is already in subscription "su"

> alter subscription su add publication r, s, r with (refresh = false)
ERROR 42710 publication name "r" used more than once

> alter subscription su add publication r, s with (refresh = false, copy_data = false)
ALTER SUBSCRIPTION

> alter subscription su drop publication x with (refresh = false)
ERROR 42P17 publication "x" is not in subscription "su"

> alter subscription su drop publication r, q, s with (refresh = false)
ERROR 42P17 cannot drop all the publications from a subscription

> alter subscription su drop publication r with (refresh = false)
ALTER SUBSCRIPTION

> alter subscription su drop publication s with (copy_data = false)
ERROR 55000 ALTER SUBSCRIPTION with refresh is not allowed for disabled subscriptions

> alter subscription su connection 'dbname=y'
ALTER SUBSCRIPTION

> alter subscription su set (binary, streaming, disable_on_error, synchronous_commit = off)
ALTER SUBSCRIPTION

> alter subscription su set (two_phase = false)
ERROR 42601 unrecognized subscription parameter: "two_phase"

> alter subscription su set (create_slot = false)
ERROR 42601 unrecognized subscription parameter: "create_slot"

> alter subscription su set (slot_name = 'new_name')
ALTER SUBSCRIPTION

> alter subscription su skip (lsn = '0/12345')
ALTER SUBSCRIPTION

> alter subscription su skip (lsn = '0/0')
ERROR 22023 invalid WAL location (LSN): 0/0

> alter subscription su skip (lsn = 'x')
ERROR 22P02 invalid input syntax for type pg_lsn: "x"

> alter subscription su skip (x = '0/1')
ERROR 42601 unrecognized subscription parameter: "x"

> select subname, subbinary, substream, subconninfo, subslotname, subpublications, subskiplsn from pg_subscription where subname = 'su'
su|t|t|dbname=y|new_name|{q,s}|0/12345

> alter subscription su skip (lsn = none)
ALTER SUBSCRIPTION

> alter subscription nosu disable
ERROR 42704 subscription "nosu" does not exist

> alter subscription su rename to sv
ERROR 42710 subscription "sv" already exists

> alter subscription su rename to sw
ALTER SUBSCRIPTION

> begin
BEGIN

> drop subscription sw
ERROR 25001 DROP SUBSCRIPTION cannot run inside a transaction block

> rollback
ROLLBACK

> begin
BEGIN

> alter subscription sw set (slot_name = none)
ALTER SUBSCRIPTION

> drop subscription sw
DROP SUBSCRIPTION

> select subname from pg_subscription
sv

> rollback
ROLLBACK

> select subname from pg_subscription order by 1
sv
sw

> create role sur
CREATE ROLE

> set role sur
SET

> create subscription sx connection 'dbname=x' publication p with (connect = false)
ERROR 42501 must be superuser to create subscriptions

> alter subscription sw disable
ERROR 42501 must be owner of subscription sw

> alter subscription sw rename to sx
ERROR 42501 must be owner of subscription sw

> drop subscription sw
ERROR 42501 must be owner of subscription sw

> comment on subscription sw is 'x'
ERROR 42501 must be owner of subscription sw

> select subname from pg_subscription order by 1
sv
sw

> select subconninfo from pg_subscription
ERROR 42501 permission denied for table pg_subscription

> reset role
RESET

> alter subscription sw owner to sur
ERROR 42501 permission denied to change owner of subscription "sw"

> alter role sur superuser
ALTER ROLE

> alter subscription sw owner to sur
ALTER SUBSCRIPTION

> drop role sur
ERROR 2BP01 role "sur" cannot be dropped because some objects depend on it

> alter subscription sw set (slot_name = none)
ALTER SUBSCRIPTION

> alter subscription sv set (slot_name = none)
ALTER SUBSCRIPTION

> drop owned by sur
DROP OWNED

> drop subscription if exists sw
DROP SUBSCRIPTION

> drop subscription if exists nosu
DROP SUBSCRIPTION

> drop subscription nosu
ERROR 42704 subscription "nosu" does not exist

> drop subscription sv
DROP SUBSCRIPTION

> drop role sur
DROP ROLE

> begin
BEGIN

> create subscription su connection 'dbname=x' publication p with (create_slot)
ERROR 25001 CREATE SUBSCRIPTION ... WITH (create_slot = true) cannot run inside a transaction block

> rollback
ROLLBACK
