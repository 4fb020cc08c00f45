# pg_describe_object and pg_identify_object.

> CREATE SCHEMA "do S"
CREATE SCHEMA

> CREATE TABLE "do S".t1 (a int PRIMARY KEY, "B b" text DEFAULT 'x', CONSTRAINT ck CHECK (a > 0))
CREATE TABLE

> CREATE TABLE do_t (a int REFERENCES "do S".t1, p int) PARTITION BY RANGE (p)
CREATE TABLE

> CREATE VIEW do_v AS SELECT * FROM "do S".t1
CREATE VIEW

> CREATE MATERIALIZED VIEW do_m AS SELECT 1 AS x
SELECT 1

> CREATE INDEX do_i ON "do S".t1 (a)
CREATE INDEX

> CREATE SEQUENCE do_s
CREATE SEQUENCE

> CREATE FUNCTION do_f(int, text) RETURNS int LANGUAGE sql AS 'SELECT 1'
CREATE FUNCTION

> CREATE FUNCTION do_f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'
CREATE FUNCTION

> CREATE PROCEDURE do_p() LANGUAGE sql AS 'SELECT 1'
CREATE PROCEDURE

> CREATE TYPE do_e AS ENUM ('a')
CREATE TYPE

> CREATE TYPE do_c AS (x int)
CREATE TYPE

> CREATE DOMAIN do_d AS int CONSTRAINT dck CHECK (value > 0)
CREATE DOMAIN

> CREATE TRIGGER "do G" BEFORE INSERT ON "do S".t1 FOR EACH ROW EXECUTE FUNCTION do_f()
CREATE TRIGGER

> CREATE POLICY do_pol ON "do S".t1
CREATE POLICY

> CREATE RULE do_r AS ON DELETE TO "do S".t1 DO NOTHING
CREATE RULE

> CREATE ROLE "do R"
CREATE ROLE

> SELECT r::regclass, n, pg_describe_object(1259, r::regclass, n), (pg_identify_object(1259, r::regclass, n)).* FROM unnest('{"\"do S\".t1",do_t,do_v,do_m,"\"do S\".do_i",do_s,pg_class}'::text[]) r, generate_series(0, 3) n WHERE r <> 'pg_class' OR n < 2 ORDER BY r, n
pg_class|0|table pg_class|table|pg_catalog|pg_class|pg_catalog.pg_class
pg_class|1|column oid of table pg_class|table column|pg_catalog|pg_class|pg_catalog.pg_class.oid
"do S".t1|0|table "do S".t1|table|"do S"|t1|"do S".t1
"do S".t1|1|column a of table "do S".t1|table column|"do S"|t1|"do S".t1.a
"do S".t1|2|column B b of table "do S".t1|table column|"do S"|t1|"do S".t1."B b"
"do S".t1|3|∅|table column|∅|∅|∅
do_t|0|table do_t|table|public|do_t|public.do_t
do_t|1|column a of table do_t|table column|public|do_t|public.do_t.a
do_t|2|column p of table do_t|table column|public|do_t|public.do_t.p
do_t|3|∅|table column|∅|∅|∅
do_v|0|view do_v|view|public|do_v|public.do_v
do_v|1|column a of view do_v|view column|public|do_v|public.do_v.a
do_v|2|column B b of view do_v|view column|public|do_v|public.do_v."B b"
do_v|3|∅|view column|∅|∅|∅
do_m|0|materialized view do_m|materialized view|public|do_m|public.do_m
do_m|1|column x of materialized view do_m|materialized view column|public|do_m|public.do_m.x
do_m|2|∅|materialized view column|∅|∅|∅
do_m|3|∅|materialized view column|∅|∅|∅
"do S".do_i|0|index "do S".do_i|index|"do S"|do_i|"do S".do_i
"do S".do_i|1|column a of index "do S".do_i|index column|"do S"|do_i|"do S".do_i.a
"do S".do_i|2|∅|index column|∅|∅|∅
"do S".do_i|3|∅|index column|∅|∅|∅
do_s|0|sequence do_s|sequence|public|do_s|public.do_s
do_s|1|column last_value of sequence do_s|sequence column|public|do_s|public.do_s.last_value
do_s|2|column log_cnt of sequence do_s|sequence column|public|do_s|public.do_s.log_cnt
do_s|3|column is_called of sequence do_s|sequence column|public|do_s|public.do_s.is_called

> SELECT pg_describe_object(2615, r::regnamespace, 0), (pg_identify_object(2615, r::regnamespace, 0)).* FROM unnest('{"\"do S\"",public}'::text[]) r
schema do S|schema|∅|"do S"|"do S"
schema public|schema|∅|public|public

> SELECT pg_describe_object(1255, r::regprocedure, 0), (pg_identify_object(1255, r::regprocedure, 0)).* FROM unnest('{"do_f(int,text)","do_f()","do_p()","abs(int)","lower(text)"}'::text[]) r
function do_f(integer,text)|function|public|∅|public.do_f(integer,pg_catalog.text)
function do_f()|function|public|∅|public.do_f()
function do_p()|procedure|public|∅|public.do_p()
function abs(integer)|function|pg_catalog|∅|pg_catalog.abs(integer)
function lower(text)|function|pg_catalog|∅|pg_catalog.lower(pg_catalog.text)

> SELECT pg_describe_object(1247, r::regtype, 0), (pg_identify_object(1247, r::regtype, 0)).* FROM unnest('{do_e,do_c,do_d,int,"int[]","do_e[]","\"do S\".t1",timestamptz,text,"\"char\""}'::text[]) r
type do_e|type|public|do_e|public.do_e
type do_c|type|public|do_c|public.do_c
type do_d|type|public|do_d|public.do_d
type integer|type|pg_catalog|int4|integer
type integer[]|type|pg_catalog|_int4|integer[]
type do_e[]|type|public|_do_e|public.do_e[]
type "do S".t1|type|"do S"|t1|"do S".t1
type timestamp with time zone|type|pg_catalog|timestamptz|timestamp with time zone
type text|type|pg_catalog|text|pg_catalog.text
type "char"|type|pg_catalog|"char"|pg_catalog."char"

> SELECT pg_describe_object(2606, oid, 0), (pg_identify_object(2606, oid, 0)).* FROM pg_constraint WHERE conname IN ('ck', 'dck', 't1_pkey', 'do_t_a_fkey') ORDER BY conname
constraint ck on table "do S".t1|table constraint|"do S"|∅|ck on "do S".t1
constraint dck|domain constraint|public|∅|dck on public.do_d
constraint do_t_a_fkey on table do_t|table constraint|public|∅|do_t_a_fkey on public.do_t
constraint t1_pkey on table "do S".t1|table constraint|"do S"|∅|t1_pkey on "do S".t1

> SELECT pg_describe_object(2604, oid, 0), (pg_identify_object(2604, oid, 0)).* FROM pg_attrdef WHERE adrelid = '"do S".t1'::regclass
default value for column B b of table "do S".t1|default value|∅|∅|for "do S".t1."B b"

> SELECT pg_describe_object(2620, oid, 0), (pg_identify_object(2620, oid, 0)).* FROM pg_trigger WHERE tgname = 'do G'
trigger do G on table "do S".t1|trigger|∅|∅|"do G" on "do S".t1

> SELECT pg_describe_object(3256, oid, 0), (pg_identify_object(3256, oid, 0)).* FROM pg_policy WHERE polname = 'do_pol'
policy do_pol on table "do S".t1|policy|∅|∅|do_pol on "do S".t1

> SELECT pg_describe_object(2618, oid, 0), (pg_identify_object(2618, oid, 0)).* FROM pg_rewrite WHERE ev_class IN ('"do S".t1'::regclass, 'do_v'::regclass) ORDER BY rulename
rule _RETURN on view do_v|rule|∅|∅|"_RETURN" on public.do_v
rule do_r on table "do S".t1|rule|∅|∅|do_r on "do S".t1

> SELECT pg_describe_object(1260, oid, 0), (pg_identify_object(1260, oid, 0)).* FROM pg_authid WHERE rolname = 'do R'
role do R|role|∅|"do R"|"do R"

> SELECT pg_describe_object(1262, oid, 0), (pg_identify_object(1262, oid, 0)).* FROM pg_database WHERE datname = 'postgres'
database postgres|database|∅|postgres|postgres

> SELECT pg_describe_object(2612, oid, 0), (pg_identify_object(2612, oid, 0)).* FROM pg_language WHERE lanname = 'plpgsql'
language plpgsql|language|∅|plpgsql|plpgsql

> SELECT pg_describe_object(2601, oid, 0), (pg_identify_object(2601, oid, 0)).* FROM pg_am WHERE amname = 'btree'
access method btree|access method|∅|btree|btree

> SELECT pg_describe_object(3079, oid, 0), (pg_identify_object(3079, oid, 0)).* FROM pg_extension WHERE extname = 'plpgsql'
extension plpgsql|extension|∅|plpgsql|plpgsql

> SELECT pg_describe_object(0, 0, 0), pg_describe_object(1259, 1, 0), pg_describe_object(1247, 1, 0), pg_describe_object(1255, 1, 0), pg_describe_object(2606, 1, 0), pg_describe_object(1260, 1, 0), pg_describe_object(1259, '"do S".t1'::regclass, 9)
∅|∅|∅|∅|∅|∅|∅

> SELECT (pg_identify_object(1259, 1, 0)).*
relation|∅|∅|∅

> SELECT pg_describe_object(1, 1, 0)
ERROR XX000 unrecognized object class: 1

> SELECT pg_describe_object(NULL, 1, 0)
∅

> DROP SCHEMA "do S" CASCADE
DROP SCHEMA

> DROP TABLE do_t
DROP TABLE

> DROP MATERIALIZED VIEW do_m
DROP MATERIALIZED VIEW

> DROP SEQUENCE do_s
DROP SEQUENCE

> DROP FUNCTION do_f(int, text), do_f()
DROP FUNCTION

> DROP PROCEDURE do_p
DROP PROCEDURE

> DROP TYPE do_e, do_c
DROP TYPE

> DROP DOMAIN do_d
DROP DOMAIN

> DROP ROLE "do R"
DROP ROLE
