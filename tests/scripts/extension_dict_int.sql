# dict_int: its template, its dictionary, and dictionaries of users.

> create extension dict_int
CREATE EXTENSION

> select ts_lexize('intdict', '511673'), ts_lexize('intdict', '129'), ts_lexize('intdict', '40865854'), ts_lexize('intdict','-1234567'), ts_lexize('intdict','+12')
{511673}|{129}|{408658}|{-12345}|{+12}

> alter text search dictionary intdict (maxlen = -214783648)
ERROR 22023 maxlen value has to be >= 1

> alter text search dictionary intdict (maxlen = 0)
ERROR 22023 maxlen value has to be >= 1

> alter text search dictionary intdict (maxlen = 'x')
ERROR 22023 maxlen value has to be >= 1

> alter text search dictionary intdict (maxlen = 4, rejectlong = true)
ALTER TEXT SEARCH DICTIONARY

> select ts_lexize('intdict', '40865854'), ts_lexize('intdict', '1234')
{}|{1234}

> alter text search dictionary intdict (maxlen = 3, absval = true, rejectlong = false)
ALTER TEXT SEARCH DICTIONARY

> select ts_lexize('intdict', '-40865854'), ts_lexize('intdict', '+12'), ts_lexize('intdict', '--12')
{408}|{12}|{-12}

> alter text search dictionary intdict (absval = 1, rejectlong = off)
ALTER TEXT SEARCH DICTIONARY

> alter text search dictionary intdict (absval = 2)
ERROR 42601 absval requires a Boolean value

> alter text search dictionary intdict (foo = 2)
ERROR 22023 unrecognized intdict parameter: "foo"

> create text search dictionary mine (template = intdict_template, maxlen = 2)
CREATE TEXT SEARCH DICTIONARY

> select ts_lexize('mine', '12345')
{12}

> create text search dictionary bad (template = intdict_template, nosuch = 2)
ERROR 22023 unrecognized intdict parameter: "nosuch"

> create text search configuration c (copy = simple)
CREATE TEXT SEARCH CONFIGURATION

> alter text search configuration c alter mapping for int, uint with mine
ALTER TEXT SEARCH CONFIGURATION

> select to_tsvector('c', 'a 12345 -77 9')
'-7':3 '12':2 '9':4 'a':1

> select tmplname, tmplinit, tmpllexize from pg_ts_template where tmplname like 'int%'
intdict_template|dintdict_init|dintdict_lexize

> select dictname, dictinitoption from pg_ts_dict where dictname in ('mine', 'intdict') order by 1
intdict|maxlen = 3, absval = 1, rejectlong = 'off'
mine|maxlen = 2

> drop extension dict_int
ERROR 2BP01 cannot drop extension dict_int because other objects depend on it

> drop extension dict_int cascade
DROP EXTENSION
