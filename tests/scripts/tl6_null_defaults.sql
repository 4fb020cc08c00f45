# DEFAULT NULL is kept where the cast to the column's type applies a length, or makes a domain; privileges on tablespaces; relations that are missing.

> create domain tl6_dm as varchar(7)
CREATE DOMAIN

> create domain tl6_di as int
CREATE DOMAIN

> create table tl6_dn (a numeric(10,2) default null, b int default null, c varchar(5) default null, d text default null, e timestamp(3) default null, f bit(3) default null, g numeric default null, h char default null, i interval day default null, j numeric(4)[] default null, k char(3) default null::char(3), l int default null::int, m varchar(4) default null::text, n numeric(5,1) default null::numeric, o tl6_dm default null, p tl6_di default null)
CREATE TABLE

> select attname, pg_get_expr(adbin, adrelid) from pg_attribute join pg_attrdef on adrelid = attrelid and adnum = attnum where attrelid = 'tl6_dn'::regclass order by attnum
a|NULL::numeric
c|NULL::character varying
e|NULL::timestamp without time zone
f|NULL::"bit"
h|NULL::bpchar
j|NULL::numeric[]
k|NULL::character(3)
m|NULL::text
n|NULL::numeric
o|NULL::character varying
p|NULL::integer

> select column_name, column_default from information_schema.columns where table_name = 'tl6_dn' and column_default is not null order by ordinal_position
a|NULL::numeric
c|NULL::character varying
e|NULL::timestamp without time zone
f|NULL::"bit"
h|NULL::bpchar
j|NULL::numeric[]
k|NULL::character(3)
m|NULL::text
n|NULL::numeric
o|NULL::character varying
p|NULL::integer

> insert into tl6_dn default values
INSERT 0 1

> insert into tl6_dn (a, c, o) values (1.239, default, 'q'), (default, 'x', default)
INSERT 0 2

> select a, c, h, k, o from tl6_dn
∅|∅|∅|∅|∅
1.24|∅|∅|∅|q
∅|x|∅|∅|∅

> alter table tl6_dn alter a drop default, alter c type varchar(9), alter d set default null, alter e set default null
ALTER TABLE

> alter table tl6_dn add q varchar(3) default null, add r tl6_dm default 'abc'
ALTER TABLE

> select attname, pg_get_expr(adbin, adrelid) from pg_attribute join pg_attrdef on adrelid = attrelid and adnum = attnum where attrelid = 'tl6_dn'::regclass order by attnum
c|NULL::character varying
e|NULL::timestamp without time zone
f|NULL::"bit"
h|NULL::bpchar
j|NULL::numeric[]
k|NULL::character(3)
m|NULL::text
n|NULL::numeric
o|NULL::character varying
p|NULL::integer
q|NULL::character varying
r|'abc'::character varying

> create view tl6_vn as select null::char(3) as a, null::varchar(4) b, 'a'::char(3) c, null::numeric(4,2) d, null::interval day e, null::bit(4) f
CREATE VIEW

> select pg_get_viewdef('tl6_vn'::regclass)
 SELECT NULL::character(3) AS a,\n    NULL::character varying(4) AS b,\n    'a'::character(3) AS c,\n    NULL::numeric(4,2) AS d,\n    NULL::interval day AS e,\n    NULL::bit(4) AS f;

> drop view tl6_vn
DROP VIEW

> drop table tl6_dn
DROP TABLE

> drop domain tl6_dm
DROP DOMAIN

> drop domain tl6_di
DROP DOMAIN

> select has_tablespace_privilege('pg_default','create'), has_tablespace_privilege('postgres','pg_default','create with grant option'), has_tablespace_privilege(1663,'create')
t|t|t

> select has_tablespace_privilege('nope','create')
ERROR 42704 tablespace "nope" does not exist

> select has_tablespace_privilege('pg_default','select')
ERROR 22023 unrecognized privilege type: "select"

> select has_tablespace_privilege('tl6_nobody','pg_default','create')
ERROR 42704 role "tl6_nobody" does not exist

> select has_tablespace_privilege(99::oid,'create')
∅

> create table tl6_ct (a int)
CREATE TABLE

> truncate tl6_nosuch
ERROR 42P01 relation "tl6_nosuch" does not exist

> truncate tl6_ct, tl6_nosuch
ERROR 42P01 relation "tl6_nosuch" does not exist

> copy tl6_ct (nope) to stdout
ERROR 42703 column "nope" of relation "tl6_ct" does not exist

> copy tl6_ct (a, a) to stdout
ERROR 42701 column "a" specified more than once

> drop table tl6_ct
DROP TABLE
