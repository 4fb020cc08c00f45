# Text search parsers and templates made of the functions of the server.

> CREATE TEXT SEARCH PARSER obj_p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype)
CREATE TEXT SEARCH PARSER

> CREATE TEXT SEARCH PARSER obj_q (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = pg_catalog.prsd_headline)
CREATE TEXT SEARCH PARSER

> CREATE TEXT SEARCH PARSER obj_x (START = prsd_start)
ERROR 42P17 text search parser gettoken method is required

> CREATE TEXT SEARCH PARSER obj_x (START = dsimple_init, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype)
ERROR 42883 function dsimple_init(internal, integer) does not exist

> CREATE TEXT SEARCH PARSER obj_x (START = prsd_start, GETTOKEN = prsd_nexttoken, END = dsimple_init, LEXTYPES = prsd_lextype)
ERROR 42P17 function dsimple_init(internal) should return type void

> CREATE TEXT SEARCH PARSER obj_x (BEGIN = prsd_start)
ERROR 42601 text search parser parameter "begin" not recognized

> CREATE TEXT SEARCH TEMPLATE obj_m (LEXIZE = dsimple_lexize)
CREATE TEXT SEARCH TEMPLATE

> CREATE TEXT SEARCH TEMPLATE obj_n (INIT = dsnowball_init, LEXIZE = dsnowball_lexize)
CREATE TEXT SEARCH TEMPLATE

> CREATE TEXT SEARCH TEMPLATE obj_x (INIT = dsimple_init)
ERROR 42P17 text search template lexize method is required

> CREATE TEXT SEARCH TEMPLATE obj_x (LEX = dsimple_init)
ERROR 42601 text search template parameter "lex" not recognized

> CREATE TEXT SEARCH DICTIONARY obj_d (TEMPLATE = obj_m, StopWords = english)
ERROR 42601 text search template "obj_m" does not accept options

> CREATE TEXT SEARCH DICTIONARY obj_d (TEMPLATE = obj_n, Language = english, StopWords = english)
CREATE TEXT SEARCH DICTIONARY

> SELECT ts_lexize('obj_d', 'Stars'), ts_lexize('obj_d', 'the')
{star}|{}

> CREATE TEXT SEARCH CONFIGURATION obj_c (PARSER = obj_p)
CREATE TEXT SEARCH CONFIGURATION

> CREATE TEXT SEARCH CONFIGURATION obj_c2 (COPY = obj_c)
CREATE TEXT SEARCH CONFIGURATION

> CREATE TEXT SEARCH CONFIGURATION obj_c3 (PARSER = obj_q)
CREATE TEXT SEARCH CONFIGURATION

> ALTER TEXT SEARCH CONFIGURATION obj_c ADD MAPPING FOR asciiword WITH obj_d
ALTER TEXT SEARCH CONFIGURATION

> ALTER TEXT SEARCH CONFIGURATION obj_c3 ADD MAPPING FOR asciiword WITH obj_d
ALTER TEXT SEARCH CONFIGURATION

> SELECT to_tsvector('obj_c', 'The Stars of 12 skies')
'sky':4 'star':2

> SELECT ts_headline('obj_c', 'The Stars', to_tsquery('obj_c', 'star'))
ERROR 0A000 text search parser does not support headline creation

> SELECT ts_headline('obj_c3', 'The Stars', to_tsquery('obj_c3', 'star'))
The <b>Stars</b>

> SELECT * FROM ts_parse('obj_p', 'a 1')
1|a
12| 
22|1

> SELECT count(*) FROM ts_token_type('obj_q')
23

> SELECT c.cfgname, p.prsname FROM pg_ts_config c JOIN pg_ts_parser p ON p.oid = c.cfgparser WHERE cfgname LIKE 'obj%' ORDER BY 1
obj_c|obj_p
obj_c2|obj_p
obj_c3|obj_q

> SELECT prsname, prsstart, prstoken, prsend, prsheadline, prslextype FROM pg_ts_parser WHERE prsname LIKE 'obj%' ORDER BY 1
obj_p|prsd_start|prsd_nexttoken|prsd_end|-|prsd_lextype
obj_q|prsd_start|prsd_nexttoken|prsd_end|prsd_headline|prsd_lextype

> SELECT tmplname, tmplinit, tmpllexize FROM pg_ts_template WHERE tmplname LIKE 'obj%' ORDER BY 1
obj_m|-|dsimple_lexize
obj_n|dsnowball_init|dsnowball_lexize

> COMMENT ON TEXT SEARCH PARSER obj_p IS 'a parser'
COMMENT

> COMMENT ON TEXT SEARCH TEMPLATE obj_m IS 'a template'
COMMENT

> SELECT obj_description(oid, 'pg_ts_parser') FROM pg_ts_parser WHERE prsname = 'obj_p'
a parser

> ALTER TEXT SEARCH PARSER obj_p RENAME TO obj_q
ERROR 42710 text search parser "obj_q" already exists in schema "public"

> ALTER TEXT SEARCH PARSER obj_p RENAME TO obj_r
ALTER TEXT SEARCH PARSER

> CREATE SCHEMA obj_schema
CREATE SCHEMA

> ALTER TEXT SEARCH TEMPLATE obj_m SET SCHEMA obj_schema
ALTER TEXT SEARCH TEMPLATE

> ALTER TEXT SEARCH PARSER obj_r SET SCHEMA pg_temp
ERROR 0A000 cannot move objects into or out of temporary schemas

> SELECT pg_ts_template_is_visible(oid) FROM pg_ts_template WHERE tmplname IN ('obj_m', 'obj_n') ORDER BY tmplname
f
t

> CREATE ROLE obj_role
CREATE ROLE

> SET ROLE obj_role
SET

> CREATE TEXT SEARCH PARSER obj_x (START = prsd_start)
ERROR 42501 must be superuser to create text search parsers

> CREATE TEXT SEARCH TEMPLATE obj_x (LEXIZE = dsimple_lexize)
ERROR 42501 must be superuser to create text search templates

> DROP TEXT SEARCH TEMPLATE obj_n
ERROR 42501 must be superuser

> RESET ROLE
RESET

> DROP ROLE obj_role
DROP ROLE

> DROP TEXT SEARCH PARSER obj_r
ERROR 2BP01 cannot drop text search parser obj_r because other objects depend on it

> DROP TEXT SEARCH TEMPLATE obj_n
ERROR 2BP01 cannot drop text search template obj_n because other objects depend on it

> DROP TEXT SEARCH PARSER obj_r, obj_q CASCADE
DROP TEXT SEARCH PARSER

> DROP TEXT SEARCH TEMPLATE obj_n CASCADE
DROP TEXT SEARCH TEMPLATE

> DROP TEXT SEARCH TEMPLATE IF EXISTS obj_n
DROP TEXT SEARCH TEMPLATE

> DROP SCHEMA obj_schema CASCADE
DROP SCHEMA
