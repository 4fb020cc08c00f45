# Dictionaries that read files: ispell in its formats, synonym, thesaurus; stop words. The files are those of tsearch_data.

> CREATE TEXT SEARCH DICTIONARY obj_o (TEMPLATE = ispell, DictFile = aurora_old, AffFile = aurora_old)
CREATE TEXT SEARCH DICTIONARY

> CREATE TEXT SEARCH DICTIONARY obj_os (TEMPLATE = ispell, DictFile = aurora_old, AffFile = aurora_old, StopWords = aurora_stops)
CREATE TEXT SEARCH DICTIONARY

> CREATE TEXT SEARCH DICTIONARY obj_h (TEMPLATE = ispell, DictFile = aurora_hun, AffFile = aurora_hun)
CREATE TEXT SEARCH DICTIONARY

> CREATE TEXT SEARCH DICTIONARY obj_n (TEMPLATE = ispell, DictFile = aurora_num, AffFile = aurora_num)
CREATE TEXT SEARCH DICTIONARY

> CREATE TEXT SEARCH DICTIONARY obj_y (TEMPLATE = synonym, Synonyms = aurora_syn)
CREATE TEXT SEARCH DICTIONARY

> CREATE TEXT SEARCH DICTIONARY obj_yc (TEMPLATE = synonym, Synonyms = aurora_syn, CaseSensitive = on)
CREATE TEXT SEARCH DICTIONARY

> CREATE TEXT SEARCH DICTIONARY obj_t (TEMPLATE = thesaurus, DictFile = aurora_ths, Dictionary = english_stem)
CREATE TEXT SEARCH DICTIONARY

> CREATE TEXT SEARCH DICTIONARY obj_s (TEMPLATE = simple, StopWords = aurora_stops, Accept = false)
CREATE TEXT SEARCH DICTIONARY

> SELECT w, ts_lexize('obj_o', w), ts_lexize('obj_os', w) FROM unnest('{book,books,rebook,rebookive,foot,footen,happication,unhappen,creative,creation,recreation,the,blåbærfoot,football,footsball,skogsklubb,BOOK,nix,ballbook,underfoot,bookballfoot}'::text[]) w
book|{book}|{book}
books|∅|∅
rebook|{book}|{book}
rebookive|{book}|{book}
foot|{foot}|{}
footen|{foot}|{}
happication|{happy}|{happy}
unhappen|∅|∅
creative|{create}|{create}
creation|{create}|{create}
recreation|{create}|{create}
the|{the}|{}
blåbærfoot|{blåbær,foot}|{blåbær}
football|{foot,ball}|{ball}
footsball|∅|∅
skogsklubb|{skog,klubb}|{skog,klubb}
BOOK|{book}|{book}
nix|∅|∅
ballbook|{ball,book}|{ball,book}
underfoot|{under,foot}|{under}
bookballfoot|{book,ball,foot}|{book,ball}

> SELECT w, ts_lexize('obj_h', w) FROM unnest('{foot,foots,football,footballs,footties,tie,ties,tied,unmake,making,carries,carrys,uncarries,fox,foxes,glue,glueball,hinged,armfoot,armball,sundays,daynball,abab,ababba,unarm}'::text[]) w
foot|{foot}
foots|{foot}
football|{foot,ball}
footballs|{foot,ball}
footties|{foot,tie}
tie|{tie}
ties|{tie}
tied|∅
unmake|{make}
making|∅
carries|{carry}
carrys|∅
uncarries|{carry}
fox|{fox}
foxes|{fox}
glue|{glue}
glueball|{glue,ball}
hinged|{hinge}
armfoot|∅
armball|{arm,ball}
sundays|{sun,day}
daynball|{day,ball}
abab|∅
ababba|∅
unarm|∅

> SELECT w, ts_lexize('obj_n', w) FROM unnest('{make,makes,remake,remakes,making,walk,walked,home,homes,homework,workhome,homeworks,rework,worked,sky,cat,cats,skyhome}'::text[]) w
make|{make}
makes|{make}
remake|{make}
remakes|{make}
making|{make}
walk|{walk}
walked|{walk}
home|{home}
homes|∅
homework|∅
workhome|∅
homeworks|∅
rework|{work}
worked|∅
sky|{sky}
cat|{cat}
cats|∅
skyhome|∅

> SELECT w, ts_lexize('obj_y', w), ts_lexize('obj_yc', w) FROM unnest('{Postgres,postgres,indices,INDICES,only,Google,A,a,c}'::text[]) w
Postgres|{pgsql}|{pgsql}
postgres|{pgsql}|∅
indices|{index}|{index}
INDICES|{index}|∅
only|∅|∅
Google|{goo}|{goo}
A|{b}|{b}
a|{b}|{c}
c|∅|∅

> SELECT w, ts_lexize('obj_t', w), ts_lexize('obj_s', w) FROM unnest('{one,two,the,foot,supernovae,wind}'::text[]) w
one|{1}|∅
two|∅|∅
the|∅|{}
foot|∅|{}
supernovae|∅|∅
wind|∅|∅

> SELECT dictname, dictinitoption FROM pg_ts_dict WHERE dictname LIKE 'obj\_%' ORDER BY 1
obj_h|dictfile = 'aurora_hun', afffile = 'aurora_hun'
obj_n|dictfile = 'aurora_num', afffile = 'aurora_num'
obj_o|dictfile = 'aurora_old', afffile = 'aurora_old'
obj_os|dictfile = 'aurora_old', afffile = 'aurora_old', stopwords = 'aurora_stops'
obj_s|stopwords = 'aurora_stops', accept = 'false'
obj_t|dictfile = 'aurora_ths', dictionary = 'english_stem'
obj_y|synonyms = 'aurora_syn'
obj_yc|synonyms = 'aurora_syn', casesensitive = 'on'

> ALTER TEXT SEARCH DICTIONARY obj_y (CaseSensitive = 1)
ALTER TEXT SEARCH DICTIONARY

> SELECT ts_lexize('obj_y', 'Postgres'), ts_lexize('obj_y', 'postgres')
{pgsql}|∅

> SELECT dictinitoption FROM pg_ts_dict WHERE dictname = 'obj_y'
synonyms = 'aurora_syn', casesensitive = 1

> ALTER TEXT SEARCH DICTIONARY obj_y (CaseSensitive = 2)
ERROR 42601 casesensitive requires a Boolean value

> ALTER TEXT SEARCH DICTIONARY obj_y (CaseSensitive)
ALTER TEXT SEARCH DICTIONARY

> SELECT ts_lexize('obj_y', 'postgres')
{pgsql}

> CREATE TEXT SEARCH CONFIGURATION obj_c (COPY = english)
CREATE TEXT SEARCH CONFIGURATION

> ALTER TEXT SEARCH CONFIGURATION obj_c ALTER MAPPING FOR asciiword, word WITH obj_y, obj_t, obj_o, english_stem
ALTER TEXT SEARCH CONFIGURATION

> SELECT to_tsvector('obj_c', 'one two three one two one two five')
'12':2,3 '123':1 'five':4

> SELECT to_tsvector('obj_c', 'The supernovae stars and fast the cars of the football by booking tickets')
'ball':8 'card':12 'foot':8 'invit':11 'order':10 'racer':4 'sn':2 'speeding*':5 'the':1,7

> SELECT to_tsquery('obj_c', 'footballs | supernovae & indices'), phraseto_tsquery('obj_c', 'fast the car football'), plainto_tsquery('obj_c', 'one two of skogsklubb')
'foot' & 'ball' | 'supernova' & 'index':*|'racer' <-> 'speeding*' <-> ( 'foot' & 'ball' )|'12' & 'skog' & 'klubb'

> SELECT ts_headline('obj_c', 'What one two three says of fast the car and a football', to_tsquery('obj_c', '123 | racer | ball'))
What <b>one</b><b> </b><b>two</b><b> </b><b>three</b> says of <b>fast</b><b> </b><b>the</b><b> </b><b>car</b> and a <b>football</b>

> SELECT to_tsvector('obj_c', 'indexes and postgres') @@ to_tsquery('obj_c', 'indices & pgsql')
t

> SELECT token, dictionary, lexemes FROM ts_debug('obj_c', 'two footballs') WHERE alias = 'asciiword'
two|english_stem|{two}
footballs|obj_o|{foot,ball}

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = ispell, DictFile = aurora_old)
ERROR 22023 missing AffFile parameter

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = ispell, AffFile = aurora_old)
ERROR 22023 missing DictFile parameter

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = ispell, "DictFile" = aurora_old)
ERROR 22023 unrecognized Ispell parameter: "DictFile"

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = ispell, DictFile = aurora_old, AffFile = aurora_old, DictFile = aurora_old)
ERROR 22023 multiple DictFile parameters

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = ispell, DictFile = aurora_old, AffFile = aurora_mixed)
ERROR F0000 affix file contains both old-style and new-style commands

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = ispell, DictFile = aurora_old, AffFile = aurora_mode)
ERROR F0000 Ispell dictionary supports only "default", "long", and "num" flag values

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = ispell, DictFile = aurora_old, AffFile = aurora_num)
ERROR F0000 invalid affix alias "AVzq"

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = ispell, DictFile = '../aurora_old', AffFile = aurora_num)
ERROR 22023 invalid text search configuration file name "../aurora_old"

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = synonym)
ERROR 22023 missing Synonyms parameter

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = synonym, Synonym = aurora_syn)
ERROR 22023 unrecognized synonym parameter: "synonym"

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = thesaurus, DictFile = aurora_ths)
ERROR 22023 missing Dictionary parameter

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = thesaurus, Dictionary = simple)
ERROR 22023 missing DictFile parameter

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = thesaurus, DictFile = aurora_ths, Dictionary = nix)
ERROR 42704 text search dictionary "nix" does not exist

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = thesaurus, DictFile = aurora_broken, Dictionary = simple)
ERROR F0000 unexpected end of line

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = thesaurus, DictFile = aurora_stop, Dictionary = english_stem)
ERROR F0000 thesaurus sample word "of" is a stop word (rule 1)

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = thesaurus, DictFile = aurora_sub, Dictionary = english_stem)
ERROR F0000 thesaurus substitute word "of" is a stop word (rule 1)

> CREATE TEXT SEARCH DICTIONARY obj_x (TEMPLATE = thesaurus, DictFile = aurora_ths, Dictionary = obj_s)
ERROR F0000 thesaurus sample word "one" isn't recognized by subdictionary (rule 1)

> DROP TEXT SEARCH DICTIONARY obj_o
ERROR 2BP01 cannot drop text search dictionary obj_o because other objects depend on it

> DROP TEXT SEARCH CONFIGURATION obj_c
DROP TEXT SEARCH CONFIGURATION

> DROP TEXT SEARCH DICTIONARY obj_o, obj_os, obj_h, obj_n, obj_y, obj_yc, obj_t, obj_s
DROP TEXT SEARCH DICTIONARY
