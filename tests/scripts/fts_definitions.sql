# Full-text search: dictionaries, configurations, dependencies, triggers. The commands TEXT SEARCH of PostgreSQL's manual, and section 12.4.3.
# Who may change what, and what a role owns.
# What is defined in a transaction goes with it.

> create text search dictionary d1 (template = snowball, language = english, stopwords = english)
CREATE TEXT SEARCH DICTIONARY

> create text search dictionary d2 (template = simple, stopwords = english, accept = false)
CREATE TEXT SEARCH DICTIONARY

> create text search dictionary d1 (template = simple)
ERROR 23505 duplicate key value violates unique constraint "pg_ts_dict_dictname_index"

> create text search dictionary d3 (template = nope)
ERROR 42704 text search template "nope" does not exist

> create text search dictionary d3 (language = english)
ERROR 42P17 text search template is required

> create text search dictionary d3 (template = simple, foo = 1)
ERROR 22023 unrecognized simple dictionary parameter: "foo"

> create text search dictionary d3 (template = snowball)
ERROR 22023 missing Language parameter

> create text search dictionary d3 (template = snowball, language = klingon)
ERROR 42704 no Snowball stemmer available for language "klingon" and encoding "UTF8"

> create text search dictionary d3 (template = snowball, language = english, language = german)
ERROR 22023 multiple Language parameters

> create text search dictionary d3 (template = simple, accept = 12)
ERROR 42601 accept requires a Boolean value

> create text search configuration c1 (copy = english)
CREATE TEXT SEARCH CONFIGURATION

> create text search configuration c2 (parser = default)
CREATE TEXT SEARCH CONFIGURATION

> create text search configuration c2 (parser = 'default')
ERROR 23505 duplicate key value violates unique constraint "pg_ts_config_cfgname_index"

> create text search configuration c2 (parser = "default")
ERROR 23505 duplicate key value violates unique constraint "pg_ts_config_cfgname_index"

> create text search configuration c3 (parser = pg_catalog."default", copy = english)
ERROR 42601 cannot specify both PARSER and COPY options

> create text search configuration c3 (foo = 1)
ERROR 42601 text search configuration parameter "foo" not recognized

> create text search configuration c3 (copy = nope)
ERROR 42704 text search configuration "nope" does not exist

> create text search configuration nos.c3 (copy = english)
ERROR 3F000 schema "nos" does not exist

> alter text search configuration c2 add mapping for asciiword, word with d2, d1
ALTER TEXT SEARCH CONFIGURATION

> alter text search configuration c2 add mapping for nope with d1
ERROR 22023 token type "nope" does not exist

> alter text search configuration c2 add mapping for int with nope
ERROR 42704 text search dictionary "nope" does not exist

> alter text search configuration c2 alter mapping for int with simple
ALTER TEXT SEARCH CONFIGURATION

> alter text search configuration c2 alter mapping for asciiword replace d2 with simple
ALTER TEXT SEARCH CONFIGURATION

> alter text search configuration c2 alter mapping replace d1 with german_stem
ALTER TEXT SEARCH CONFIGURATION

> alter text search configuration c2 drop mapping for int
ALTER TEXT SEARCH CONFIGURATION

> alter text search configuration c2 drop mapping for int
ERROR 42704 mapping for token type "int" does not exist

> alter text search configuration c2 drop mapping if exists for int
ALTER TEXT SEARCH CONFIGURATION

> select to_tsvector('c2','The cats 12'), to_tsvector('c1','The cats')
'cats':2 'the':1|'cat':2

> alter text search dictionary d2 (accept = true)
ALTER TEXT SEARCH DICTIONARY

> alter text search dictionary d2 (stopwords)
ALTER TEXT SEARCH DICTIONARY

> alter text search dictionary d2 (foo = 1)
ERROR 22023 unrecognized simple dictionary parameter: "foo"

> select dictname, dictinitoption from pg_ts_dict where dictname ~ '^d\d'
d1|language = 'english', stopwords = 'english'
d2|accept = 'true'

> alter text search dictionary d2 rename to d1
ERROR 42710 text search dictionary "d1" already exists in schema "public"

> alter text search dictionary d2 rename to dd
ALTER TEXT SEARCH DICTIONARY

> create schema s1
CREATE SCHEMA

> alter text search dictionary dd set schema s1
ALTER TEXT SEARCH DICTIONARY

> alter text search configuration c2 rename to c22
ALTER TEXT SEARCH CONFIGURATION

> alter text search configuration c22 set schema s1
ALTER TEXT SEARCH CONFIGURATION

> create role fts_r1
CREATE ROLE

> alter text search configuration s1.c22 owner to fts_r1
ALTER TEXT SEARCH CONFIGURATION

> alter text search dictionary s1.dd owner to fts_r1
ALTER TEXT SEARCH DICTIONARY

> drop role fts_r1
ERROR 2BP01 role "fts_r1" cannot be dropped because some objects depend on it

> comment on text search configuration s1.c22 is 'my config'
COMMENT

> comment on text search dictionary s1.dd is 'my dict'
COMMENT

> comment on text search parser "default" is 'x'
COMMENT

> comment on text search template simple is 'y'
COMMENT

> comment on text search configuration nope is 'y'
ERROR 42704 text search configuration "nope" does not exist

> select obj_description(oid,'pg_ts_config'), cfgname, oid::regconfig from pg_ts_config where cfgname ~ '^c'
configuration for catalan language|catalan|catalan
∅|c1|c1
my config|c22|s1.c22

> set default_text_search_config = 'c1'
SET

> show default_text_search_config
public.c1

> select to_tsvector('the cats')
'cat':2

> reset default_text_search_config
RESET

> create table t(id int, body text, tsv tsvector generated always as (to_tsvector('c1', body)) stored, check (to_tsvector('c1', body) <> ''))
CREATE TABLE

> create index ti on t(to_tsvector('english', body))
CREATE INDEX

> create index ti2 on t(to_tsvector(body))
ERROR 42P17 functions in index expression must be marked IMMUTABLE

> create table t2(body text, tsv tsvector generated always as (to_tsvector(body)) stored)
ERROR 42P17 generation expression is not immutable

> create view v as select to_tsvector('c1', body) x, body @@ 'a', tsv @@ to_tsquery('c1','a & b') from t
ERROR 42701 column "?column?" specified more than once

> insert into t values (1,'the fat cats'),(2,'dogs & cats')
INSERT 0 2

> select id,tsv from t where tsv @@ to_tsquery('c1','cat & fat')
1|'cat':3 'fat':2

> select id from t order by tsv
1
2

> drop text search configuration c1
ERROR 2BP01 cannot drop text search configuration c1 because other objects depend on it

> drop text search dictionary d1
DROP TEXT SEARCH DICTIONARY

> drop text search dictionary s1.dd, nope
ERROR 42704 text search dictionary "nope" does not exist

> drop text search dictionary if exists nope, s1.nope, nos.nope
DROP TEXT SEARCH DICTIONARY

> drop text search dictionary simple
ERROR 2BP01 cannot drop text search dictionary simple because it is required by the database system

> alter text search configuration c1 rename to c9
ALTER TEXT SEARCH CONFIGURATION

> select id,tsv from t where to_tsvector('c9',body) @@ 'cat'
1|'cat':3 'fat':2
2|'cat':2 'dog':1

> begin
BEGIN

> create text search configuration ctmp (copy=simple)
CREATE TEXT SEARCH CONFIGURATION

> rollback
ROLLBACK

> drop text search configuration c9 cascade
DROP TEXT SEARCH CONFIGURATION

> drop schema s1 cascade
DROP SCHEMA

> drop table t cascade
DROP TABLE

> drop role fts_r1
DROP ROLE

> drop text search configuration s1.c22
ERROR 3F000 schema "s1" does not exist

> drop text search dictionary d1 cascade
ERROR 42704 text search dictionary "d1" does not exist

> create table tt(a text, b text, c regconfig, v tsvector)
CREATE TABLE

> create trigger tr before insert or update on tt for each row execute function tsvector_update_trigger(v, 'pg_catalog.english', a, b)
CREATE TRIGGER

> insert into tt values('the cats','dogs run')
INSERT 0 1

> select v from tt
'cat':2 'dog':3 'run':4

> update tt set a = 'mice'
UPDATE 1

> select v from tt
'dog':2 'mice':1 'run':3

> drop trigger tr on tt
DROP TRIGGER

> create trigger tr before insert or update on tt for each row execute function tsvector_update_trigger_column(v, c, a, b)
CREATE TRIGGER

> insert into tt values('the cats','dogs run','simple')
INSERT 0 1

> insert into tt values('the cats','dogs run')
ERROR 22004 configuration column "c" must not be null

> select v from tt
'dog':2 'mice':1 'run':3
'cats':2 'dogs':3 'run':4 'the':1

> drop trigger tr on tt
DROP TRIGGER

> create trigger tr before insert or update on tt for each row execute function tsvector_update_trigger(v, 'english', a)
CREATE TRIGGER

> insert into tt values('the cats','dogs run','simple')
ERROR 22023 text search configuration name "english" must be schema-qualified

> drop trigger tr on tt
DROP TRIGGER

> create trigger tr before insert or update on tt for each row execute function tsvector_update_trigger(v, 'pg_catalog.english', x)
CREATE TRIGGER

> insert into tt values('the cats','dogs run','simple')
ERROR 42703 column "x" does not exist

> drop trigger tr on tt
DROP TRIGGER

> create trigger tr after insert or update on tt for each row execute function tsvector_update_trigger(v, 'pg_catalog.english', a)
CREATE TRIGGER

> insert into tt values('the cats','dogs run','simple')
ERROR XX000 tsvector_update_trigger: must be fired BEFORE event

> select tsvector_update_trigger()
ERROR XX000 tsvector_update_trigger: not fired by trigger manager

> drop table tt
DROP TABLE

> select pg_ts_config_is_visible('english'::regconfig), pg_ts_dict_is_visible(1)
t|∅

> drop text search dictionary if exists d1
DROP TEXT SEARCH DICTIONARY

> create role fts_owner
CREATE ROLE

> create role fts_other
CREATE ROLE

> create schema fts_s authorization fts_owner
CREATE SCHEMA

> set role fts_owner
SET

> create text search configuration fts_s.c (copy = simple)
CREATE TEXT SEARCH CONFIGURATION

> create text search dictionary fts_s.d (template = simple)
CREATE TEXT SEARCH DICTIONARY

> create text search dictionary public.d (template = simple)
ERROR 42501 permission denied for schema public

> reset role
RESET

> set role fts_other
SET

> alter text search configuration fts_s.c drop mapping for int
ERROR 42501 permission denied for schema fts_s

> reset role
RESET

> grant usage on schema fts_s to fts_other
GRANT

> set role fts_other
SET

> alter text search configuration fts_s.c drop mapping for int
ERROR 42501 must be owner of text search configuration fts_s.c

> alter text search dictionary fts_s.d (accept = false)
ERROR 42501 must be owner of text search dictionary fts_s.d

> drop text search dictionary fts_s.d
ERROR 42501 must be owner of text search dictionary fts_s.d

> comment on text search configuration fts_s.c is 'x'
ERROR 42501 must be owner of text search configuration fts_s.c

> comment on text search parser "default" is 'x'
ERROR 42501 must be superuser

> alter text search configuration fts_s.c rename to cc
ERROR 42501 must be owner of text search configuration c

> alter text search configuration english add mapping for tag with simple
ERROR 42501 must be owner of text search configuration english

> select to_tsvector('fts_s.c', 'The')
'the':1

> reset role
RESET

> reassign owned by fts_owner to fts_other
REASSIGN OWNED

> select cfgowner::regrole, cfgname from pg_ts_config where cfgname = 'c'
fts_other|c

> drop owned by fts_other
DROP OWNED

> select count(*) from pg_ts_config where cfgname = 'c'
0

> drop role fts_owner, fts_other
DROP ROLE

> create text search configuration fts_kept (copy = english)
CREATE TEXT SEARCH CONFIGURATION

> begin
BEGIN

> alter text search configuration fts_kept drop mapping for asciiword
ALTER TEXT SEARCH CONFIGURATION

> alter text search configuration fts_kept rename to fts_moved
ALTER TEXT SEARCH CONFIGURATION

> select to_tsvector('fts_moved', 'cats 12')
'12':1

> rollback
ROLLBACK

> select to_tsvector('fts_kept', 'cats 12')
'12':2 'cat':1

> set search_path = pg_temp
SET

> select 'fts_kept'::regconfig
ERROR 42704 text search configuration "fts_kept" does not exist

> select 'public.fts_kept'::regconfig, 'english'::regconfig, to_regclass('x')
public.fts_kept|english|∅

> reset search_path
RESET

> create function fts_default() returns text immutable language sql as $$ select get_current_ts_config()::text $$
CREATE FUNCTION

> drop function fts_default
DROP FUNCTION

> create table fts_t (a text check (to_tsvector('fts_kept', a) @@ 'cat'), b regconfig default 'fts_kept')
CREATE TABLE

> insert into fts_t values ('dogs')
ERROR 23514 new row for relation "fts_t" violates check constraint "fts_t_a_check"

> insert into fts_t values ('cats') returning *
cats|fts_kept

> drop text search configuration fts_kept
ERROR 2BP01 cannot drop text search configuration fts_kept because other objects depend on it

> drop text search configuration fts_kept cascade
DROP TEXT SEARCH CONFIGURATION

> insert into fts_t values ('dogs', 'german') returning *
dogs|german

> drop table fts_t
DROP TABLE
