# Regular expressions and SIMILAR TO.

> select 'abc' ~ 'b', 'abc' ~ '^b', 'ABC' ~* 'b', 'abc' !~ 'x', 'abc' !~* 'B', 'abc'::name ~ 'c$', null ~ 'x'
t|f|t|t|f|t|∅

> select regexp_replace('foobarbaz', 'b..', 'X'), regexp_replace('foobarbaz', 'b..', 'X', 'g'), regexp_replace('foobarbaz', 'b(..)', 'X\1Y\&\\', 'g')
fooXbaz|fooXX|fooXarYbar\XazYbaz\

> select regexp_replace('baac', 'a*', '-', 'g'), regexp_replace('abc', 'x*', '-', 'g'), regexp_replace('A PostgreSQL function', 'a|e|i|o|u', 'X', 1, 4, 'i')
-b--c-|-a-b-c-|A PostgreSQL fXnction

> select regexp_replace('A PostgreSQL function', 'a|e|i|o|u', 'X', 1, 0, 'i'), regexp_replace('hello', 'l', 'L', 4), regexp_replace('x', 'x', 'y', '1')
ERROR 22023 invalid regular expression option: "1"

> select regexp_match('foobarbequebaz', 'bar.*que'), regexp_match('foobarbequebaz', '(bar)(beque)'), regexp_match('abc', 'x'), regexp_match('abc', 'a(x)?b')
{barbeque}|{bar,beque}|∅|{NULL}

> select regexp_matches('foobarbequebazilbarfbonk', '(b[^b]+)(b[^b]+)', 'g')
{bar,beque}
{bazil,barf}

> select regexp_match('aBc', 'b', 'g')
ERROR 22023 regexp_match() does not support the "global" option

> select regexp_match('abc', 'b', 'z')
ERROR 22023 invalid regular expression option: "z"

> select regexp_split_to_array('the quick  brown', '\s+'), regexp_split_to_array('the', ''), regexp_split_to_array('a1b22c', '\d*')
{the,quick,brown}|{t,h,e}|{a,b,c}

> select x from regexp_split_to_table('a,b;c', '[,;]') as x
a
b
c

> select substring('foobar' from 'o|oo'), substring('foobar' from 'o.b'), substring('foobar' from 'o(.)b'), substring('foobar' from '(x)?o')
oo|oob|o|∅

> select regexp_match('abcd', 'ab|abc'), regexp_match('abcbcd', '(a|ab)(c|bcd)(.*)'), regexp_match('abb', 'a+?b*'), regexp_match('XYZ1234', 'Y*?[0-9]+'), regexp_match('XYZZ12', 'Z+?[0-9]*')
{abc}|{ab,c,bcd}|{a}|{1}|{Z}

> select substring('XY1234Z', 'Y*([0-9]{1,3})'), substring('XY1234Z', 'Y*?([0-9]{1,3})')
123|1

> select regexp_match('foo bar', '\mbar'), regexp_match('foobar', '\mbar'), 'foo bar' ~ 'foo\M', 'foobar' ~ '\ybar\y', 'a' ~ '[[:alpha:]]', '1' ~ '[[:alpha:]]', 'é' ~ '^[[:alpha:]]+$', 'x' ~ '[^[:digit:][:space:]]'
{bar}|∅|t|f|t|f|t|t

> select E'a\nb' ~ 'a.b', E'a\nb' ~ '(?n)a.b', E'a\nb' ~ 'a$', regexp_match(E'a\nb', '^b', 'n'), 'ab]c' ~ '[]]', 'a-c' ~ '[a-]-', 'a]' ~ '[^]]', 'a.b' ~ 'a\.b'
t|f|f|{b}|t|t|t|t

> select 'abc' ~ '(?i)B', 'a b' ~ '(?x) a \s b', 'a.c' ~ '***=a.c', 'axc' ~ '***=a.c', 'aa' ~ '(a)\1', 'ab' ~ '(a)\1'
t|t|t|f|t|f

> select 'a' ~ '*', 1
ERROR 2201B invalid regular expression: quantifier operand invalid

> select 'a' ~ '('
ERROR 2201B invalid regular expression: parentheses () not balanced

> select 'a' ~ '['
ERROR 2201B invalid regular expression: brackets [] not balanced

> select 'a' ~ 'a)'
ERROR 2201B invalid regular expression: parentheses () not balanced

> select 'a' ~ 'a**'
ERROR 2201B invalid regular expression: quantifier operand invalid

> select 'a' ~ '[b-a]'
ERROR 2201B invalid regular expression: invalid character range

> select 'a' ~ '\'
ERROR 2201B invalid regular expression: invalid escape \ sequence

> select 'a' ~ 'a{2,1}'
ERROR 2201B invalid regular expression: invalid repetition count(s)

> select 'a' ~ '[[:foo:]]'
ERROR 2201B invalid regular expression: invalid character class

> select regexp_count('ABCABCAXYaxy', 'A.', 1, 'i'), regexp_count('123123', '\d{3}'), regexp_count('abc', 'b', 3), regexp_count('abc', ''), regexp_like('Hello', 'h', 'i'), regexp_like('x', 'y')
4|2|0|4|t|f

> select regexp_instr('ABCDEF', 'c(.)(..)', 1, 1, 0, 'i', 2), regexp_instr('abcabc', 'b', 1, 2), regexp_instr('abcabc', 'b', 1, 2, 1), regexp_instr('x', 'y')
5|5|6|0

> select regexp_substr('ABCDEF', 'c(.)(..)', 1, 1, 'i', 2), regexp_substr('number of your street, town zip, FR', '[^,]+', 1, 2), regexp_substr('x', 'y')
EF| town zip|∅

> select regexp_instr('abc', 'b', 0)
ERROR 22023 invalid value for parameter "start": 0

> select 'abc' similar to 'a%', 'abc' similar to '(b|c)%', 'abc' similar to '%(b|d)%', 'abc' not similar to 'a_c', 'a|b' similar to 'a\|b', 'xaby' similar to '%a+b%'
t|f|t|f|t|t

> select substring('foobar' from '%#"o_b#"%' for '#'), substring('foobar' similar '#"o_b#"%' escape '#'), substring('abc' from 2 for 1), substring('abcdef' from 'c.')
oob|∅|b|cd

> select regexp_replace('112233', '(\d)\1', '<\1>', 'g'), regexp_replace('a.b.c', '.', '-'), regexp_replace('abc', '(?<=a)b', 'X'), regexp_replace('abc', 'b(?=c)', 'X')
<1><2><3>|-.b.c|aXc|aXc

> select regexp_split_to_array('', 'x'), regexp_match('', ''), regexp_match('aaa', 'a{2}'), regexp_match('a{b', 'a{b'), regexp_match('tab	x', '\t')
{""}|{""}|{aa}|{"a{b"}|{"	"}
