# unaccent's dictionary: a filtering dictionary of a template of the extension's own.

> create schema x
CREATE SCHEMA

> create extension unaccent schema x
CREATE EXTENSION

> select dictname, dictnamespace::regnamespace, dictinitoption, tmplname, tmplnamespace::regnamespace, tmplinit, tmpllexize from pg_ts_dict d join pg_ts_template t on t.oid=dicttemplate where d.dictname='unaccent'
unaccent|x|rules = 'unaccent'|unaccent|x|x.unaccent_init|x.unaccent_lexize

> select ts_lexize('x.unaccent','Hôtel'), ts_lexize('x.unaccent','hotel'), ts_lexize('x.unaccent','')
{Hotel}|∅|∅

> select ts_lexize('unaccent','Hôtel')
ERROR 42704 text search dictionary "unaccent" does not exist

> set search_path=public,x
SET

> select ts_lexize('unaccent','Hôtel'), 'unaccent'::regdictionary, x.unaccent('unaccent','Hôtel'), unaccent('simple', 'Hôtel')
{Hotel}|unaccent|Hotel|hôtel

> create text search configuration fr (copy = french)
CREATE TEXT SEARCH CONFIGURATION

> alter text search configuration fr alter mapping for hword, hword_part, word with unaccent, french_stem
ALTER TEXT SEARCH CONFIGURATION

> select to_tsvector('fr','Hôtel de la Mer'), to_tsvector('fr','Hôtels') @@ to_tsquery('fr','hotel')
'hotel':1 'mer':4|t

> select ts_headline('fr','Hôtel de la Mer', to_tsquery('fr','Hotel & mer'))
<b>Hôtel</b> de la <b>Mer</b>

> select * from ts_debug('fr','Hôtel été')
word|Word, all letters|Hôtel|{unaccent,french_stem}|unaccent|{Hotel}
blank|Space symbols| |{}|∅|∅
word|Word, all letters|été|{unaccent,french_stem}|unaccent|{ete}

> create text search dictionary un2 (template = unaccent, rules='unaccent')
CREATE TEXT SEARCH DICTIONARY

> select ts_lexize('un2','ÀÉ')
{AE}

> create text search dictionary un3 (template = unaccent)
ERROR 22023 missing Rules parameter

> create text search dictionary un3 (template = unaccent, rules='../x')
ERROR 22023 invalid text search configuration file name "../x"

> create text search dictionary un3 (template = unaccent, rule='unaccent')
ERROR 22023 unrecognized Unaccent parameter: "rule"

> create text search dictionary un3 (template = unaccent, rules='unaccent', rules='unaccent')
ERROR 22023 multiple Rules parameters

> create text search dictionary un3 (template = unaccent, Rules='unaccent')
CREATE TEXT SEARCH DICTIONARY

> alter text search dictionary unaccent (rules='unaccent')
ALTER TEXT SEARCH DICTIONARY

> alter text search dictionary unaccent rename to un9
ALTER TEXT SEARCH DICTIONARY

> select ts_lexize('un9','é')
{e}

> alter text search dictionary un9 rename to unaccent
ALTER TEXT SEARCH DICTIONARY

> comment on text search dictionary unaccent is 'hello'
COMMENT

> drop text search dictionary unaccent
ERROR 2BP01 cannot drop text search dictionary unaccent because extension unaccent requires it

> select unaccent('un2','é'), unaccent('french_stem', 'manges')
e|mang

> create table doc (id int, body text, tsv tsvector generated always as (to_tsvector('fr', body)) stored)
CREATE TABLE

> create index on doc using gin (tsv)
CREATE INDEX

> insert into doc values (1,'L''hôtel'),(2,'une mère')
INSERT 0 2

> select id from doc where tsv @@ to_tsquery('fr','HOTEL')
1

> drop extension unaccent
ERROR 2BP01 cannot drop extension unaccent because other objects depend on it

> select pg_describe_object('pg_ts_template'::regclass, oid, 0) from pg_ts_template where tmplname='unaccent'
text search template unaccent

> alter extension unaccent set schema public
ALTER EXTENSION

> select dictname, dictnamespace::regnamespace, tmplnamespace::regnamespace from pg_ts_dict d join pg_ts_template t on t.oid=dicttemplate where d.dictname='unaccent'
unaccent|public|public

> begin
BEGIN

> drop extension unaccent cascade
DROP EXTENSION

> select ts_lexize('un2','é')
ERROR 42704 text search dictionary "un2" does not exist

> rollback
ROLLBACK

> select ts_lexize('unaccent','é')
{e}

> alter text search configuration fr alter mapping for hword, hword_part, word with french_stem
ALTER TEXT SEARCH CONFIGURATION

> drop text search dictionary un2, un3
DROP TEXT SEARCH DICTIONARY

> drop extension unaccent
DROP EXTENSION

> select ts_lexize('unaccent','é')
ERROR 42704 text search dictionary "unaccent" does not exist

> create text search dictionary un3 (template = unaccent, Rules='unaccent')
ERROR 42704 text search template "unaccent" does not exist

> create text search dictionary unaccent (template = simple)
CREATE TEXT SEARCH DICTIONARY

> create extension unaccent
ERROR 23505 duplicate key value violates unique constraint "pg_ts_dict_dictname_index"

> drop extension unaccent
ERROR 42704 extension "unaccent" does not exist

> drop text search dictionary unaccent
DROP TEXT SEARCH DICTIONARY

> drop table doc
DROP TABLE

> drop text search configuration fr
DROP TEXT SEARCH CONFIGURATION

> drop schema x
DROP SCHEMA
