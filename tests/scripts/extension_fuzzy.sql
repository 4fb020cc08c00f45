# fuzzystrmatch, unaccent, pg_trgm.

> create extension fuzzystrmatch
CREATE EXTENSION

> create extension unaccent
CREATE EXTENSION

> create extension pg_trgm
CREATE EXTENSION

> select levenshtein('GUMBO','GAMBOL'), levenshtein('GUMBO','GAMBOL',2,1,1), levenshtein_less_equal('extensive','exhaustive',2), levenshtein_less_equal('extensive','exhaustive',4), levenshtein_less_equal('abc','xyz',-1), levenshtein_less_equal('abc','xyzzzz',1,2,3,4), levenshtein('','abc'), levenshtein('äö','ao')
2|3|3|4|3|5|3|2

> select levenshtein(repeat('x',256),'a'), levenshtein(repeat('ü',255),'a')
ERROR 22023 levenshtein argument exceeds maximum length of 255 characters

> select soundex('Anne'), soundex('Andrew'), soundex(''), soundex('123'), soundex('  Tymczak'), soundex('Pfister'), soundex('Ashcraft'), text_soundex('honeyman'), soundex('ü-a'), difference('Anne','Andrew'), difference('Anne','Margaret'), soundex('Rubin'),soundex('lloyd'), soundex('Jackson')
A500|A536|||T522|P236|A226|H555|A000|2|0|R150|L300|J250

> select metaphone('Thompson',4), metaphone('Thumb',10), metaphone('',4), metaphone('knight',10), metaphone('Schmidt',10), metaphone('Xavier',5), metaphone('physics',10), metaphone('which',10), metaphone('bough',10),metaphone('GNU',3), metaphone('succeed accident edge',20)
0MPS|0M||NFT|SKMTT|SFR|FSKS|HX|B|N|SKSTKSTNTJ

> select metaphone('a',0)
ERROR 2200F output cannot be empty string

> select metaphone('a',256)
ERROR 22023 output exceeds the maximum length of 255 bytes

> select metaphone(repeat('a',256),5)
ERROR 22023 argument exceeds the maximum length of 255 bytes

> select show_trgm('word'), show_trgm('Hello, World!'), show_trgm(''), show_trgm('a'), show_trgm('äöx'), show_trgm('日本語 x'), show_trgm('foo_bar a1')
{"  w"," wo",ord,"rd ",wor}|{"  h","  w"," he"," wo",ell,hel,"ld ",llo,"lo ",orl,rld,wor}|{}|{"  a"," a "}|{0x9d7012,0x3cfa3e,0x42382e,0x5be7e5}|{0x8194c0,0x836e53,0x1dc363,0x1e22e9,"  x"," x "}|{"  a","  b","  f"," a1"," ba"," fo","a1 ","ar ",bar,foo,"oo "}

> select similarity('word','two words'), word_similarity('word','two words'), strict_word_similarity('word','two words'), similarity('',''), similarity('a',''), similarity('abc','ABC')
0.36363637|0.8|0.5714286|0|0|1

> select 'word' % 'two words', 'word' <-> 'two words', 'word' <% 'two words', 'two words' %> 'word', 'word' <<-> 'two words', 'two words' <->> 'word', 'word' <<% 'two words', 'two words' %>> 'word', 'word' <<<-> 'two words','two words' <->>> 'word'
t|0.6363636|t|t|0.19999999|0.19999999|t|t|0.4285714|0.4285714

> show pg_trgm.similarity_threshold
0.3

> select show_limit(), set_limit(0.5), show_limit()
0.3|0.5|0.5

> show pg_trgm.similarity_threshold
0.5

> show pg_trgm.word_similarity_threshold
0.6

> show pg_trgm.strict_word_similarity_threshold
0.5

> set pg_trgm.similarity_threshold = 2
ERROR 22023 2 is outside the valid range for parameter "pg_trgm.similarity_threshold" (0 .. 1)

> set pg_trgm.similarity_threshold='abc'
ERROR 22023 invalid value for parameter "pg_trgm.similarity_threshold": "abc"

> set pg_trgm.foo=1
ERROR 42602 invalid configuration parameter name "pg_trgm.foo"

> set pg_trgm.similarity_threshold = 0.1
SET

> select 'word' % 'two words', show_limit()
t|0.1

> select set_limit(2)
ERROR 22023 2 is outside the valid range for parameter "pg_trgm.similarity_threshold" (0 .. 1)

> select set_limit(-0.1)
ERROR 22023 -0.1 is outside the valid range for parameter "pg_trgm.similarity_threshold" (0 .. 1)

> reset pg_trgm.similarity_threshold
RESET

> select current_setting('pg_trgm.similarity_threshold')
0.3

> select name, setting, category, short_desc, context, vartype, min_val, max_val, boot_val from pg_settings where name like 'pg_trgm%'
pg_trgm.similarity_threshold|0.3|Customized Options|Sets the threshold used by the % operator.|user|real|0|1|0.3
pg_trgm.strict_word_similarity_threshold|0.5|Customized Options|Sets the threshold used by the <<% operator.|user|real|0|1|0.5
pg_trgm.word_similarity_threshold|0.6|Customized Options|Sets the threshold used by the <% operator.|user|real|0|1|0.6

> select unaccent('Hôtel ÆØ ß'), unaccent('unaccent','Ñandú'), unaccent(''), unaccent(null)
Hotel AEO ss|Nandu||∅

> select unaccent('nodict','a')
ERROR 42704 text search dictionary "nodict" does not exist

> drop schema public cascade
DROP SCHEMA

> create schema public
CREATE SCHEMA
