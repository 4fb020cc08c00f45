# The type jsonpath: what is a path, and how it is written.

> SELECT ''::jsonpath
ERROR 22P02 invalid input syntax for type jsonpath: ""

> SELECT ' '::jsonpath
ERROR 22P02 invalid input syntax for type jsonpath: " "

> SELECT '$'::jsonpath, 'strict $'::jsonpath, 'lax $'::jsonpath, 'STRICT $'::jsonpath
$|strict $|$|strict $

> SELECT '$.a.b'::jsonpath, '$."a b"'::jsonpath, '$.*'::jsonpath, '$[*]'::jsonpath, '$.a[0]'::jsonpath, '$.a[0 to 3, 5, last - 1 to last]'::jsonpath
$."a"."b"|$."a b"|$.*|$[*]|$."a"[0]|$."a"[0 to 3,5,last - 1 to last]

> SELECT '$.**'::jsonpath, '$.**{2}'::jsonpath, '$.**{1 to 3}'::jsonpath, '$.**{last}'::jsonpath, '$.**{2 to last}'::jsonpath, '$.**{last to 3}'::jsonpath, '$.**{0 to last}'::jsonpath
$.**|$.**{2}|$.**{1 to 3}|$.**{last}|$.**{2 to last}|$.**{last to 3}|$.**

> SELECT '$.**{99999999999}'::jsonpath
ERROR 22003 value "99999999999" is out of range for type integer

> SELECT '$.**{-1}'::jsonpath
ERROR 42601 syntax error at or near "-" of jsonpath input

> SELECT '$ ? (@.a > 1 && @.b == "x" || !(@.c <= 2.50))'::jsonpath
$?(@."a" > 1 && @."b" == "x" || !(@."c" <= 2.50))

> SELECT '1 + 2 * 3 - 4 / 5 % 6'::jsonpath, '(1 + 2) * 3'::jsonpath, '1 - (2 - 3)'::jsonpath, '- 1'::jsonpath, '-$'::jsonpath, '-(1)'::jsonpath, '--1'::jsonpath, '-(-$)'::jsonpath, '+1'::jsonpath, '-0'::jsonpath, '-1.50'::jsonpath
((1 + 2 * 3) - (4 / 5) % 6)|((1 + 2) * 3)|(1 - (2 - 3))|-1|(-$)|-1|1|(-(-$))|1|0|-1.50

> SELECT '(1).type()'::jsonpath, '1.0.type()'::jsonpath, '($ + 1).a'::jsonpath, '(-1).abs()'::jsonpath, '-1 .abs()'::jsonpath, '(1.5).floor()'::jsonpath
(1).type()|(1.0).type()|($ + 1)."a"|(-1).abs()|(-(1).abs())|(1.5).floor()

> SELECT '1.type()'::jsonpath
ERROR 42601 trailing junk after numeric literal at or near "1.t" of jsonpath input

> SELECT '1..type()'::jsonpath
(1).type()

> SELECT '00'::jsonpath
ERROR 42601 trailing junk after numeric literal at or near "00" of jsonpath input

> SELECT '1e'::jsonpath
ERROR 42601 trailing junk after numeric literal at or near "1e" of jsonpath input

> SELECT '1a'::jsonpath
ERROR 42601 trailing junk after numeric literal at or near "1a" of jsonpath input

> SELECT '1.2.3'::jsonpath
ERROR 42601 syntax error at or near ".3" of jsonpath input

> SELECT '0x10'::jsonpath
ERROR 42601 syntax error at end of jsonpath input

> SELECT '1e3'::jsonpath, '1.5E-2'::jsonpath, '.5'::jsonpath, '5.'::jsonpath, '0.'::jsonpath
1000|0.015|0.5|5|0

> SELECT '$.a ? (@ like_regex "^a")'::jsonpath, '$ ? (@ like_regex "a" flag "xsimq")'::jsonpath, '$ ? (@ like_regex "a" flag "")'::jsonpath
$."a"?(@ like_regex "^a")|$?(@ like_regex "a" flag "ismxq")|$?(@ like_regex "a")

> SELECT '$ ? (@ like_regex "a" flag "z")'::jsonpath
ERROR 42601 invalid input syntax for type jsonpath

> SELECT '$ ? (@ like_regex "a" flag "x")'::jsonpath
ERROR 0A000 XQuery "x" flag (expanded regular expressions) is not implemented

> SELECT '$ ? (@ like_regex "(")'::jsonpath
ERROR 2201B invalid regular expression: parentheses () not balanced

> SELECT '$ ? (@ starts with "a")'::jsonpath, '$ ? (@ starts with $v)'::jsonpath, '$ ? (exists (@.a ? (@ > 1)))'::jsonpath, '$ ? ((@.a == 1) is unknown)'::jsonpath
$?(@ starts with "a")|$?(@ starts with $"v")|$?(exists (@."a"?(@ > 1)))|$?((@."a" == 1) is unknown)

> SELECT '$ ? (@ starts with 1)'::jsonpath
ERROR 42601 syntax error at or near "1" of jsonpath input

> SELECT '$.type()'::jsonpath, '$.size().abs().floor().ceiling().double().keyvalue()'::jsonpath, '$.datetime()'::jsonpath, '$.datetime("HH24:MI")'::jsonpath, '$.type'::jsonpath, '$.size.datetime.abs'::jsonpath
$.type()|$.size().abs().floor().ceiling().double().keyvalue()|$.datetime()|$.datetime("HH24:MI")|$."type"|$."size"."datetime"."abs"

> SELECT '$.TYPE()'::jsonpath, '$.Type.true.TRUE.null.NULL'::jsonpath
$.type()|$."Type"."true"."TRUE"."null"."NULL"

> SELECT '$.nosuch()'::jsonpath
ERROR 42601 syntax error at or near "(" of jsonpath input

> SELECT '$.a()'::jsonpath
ERROR 42601 syntax error at or near "(" of jsonpath input

> SELECT '$.datetime(1)'::jsonpath
ERROR 42601 syntax error at or near "1" of jsonpath input

> SELECT 'true'::jsonpath, 'false'::jsonpath, 'null'::jsonpath, '"a\"b\n"'::jsonpath, '$x'::jsonpath, '$"x y"'::jsonpath, '$x.a'::jsonpath
true|false|null|"a\"b\n"|$"x"|$"x y"|$"x"."a"

> SELECT 'TRUE'::jsonpath
ERROR 42601 syntax error at end of jsonpath input

> SELECT '$ == 1'::jsonpath, '$.a > 1 || $.b < 2 && $.c != 3'::jsonpath, '($.a > 1 || $.b < 2) && $.c <> 3'::jsonpath, '!($ == 1)'::jsonpath, '!exists($.a)'::jsonpath
($ == 1)|($."a" > 1 || $."b" < 2 && $."c" != 3)|(($."a" > 1 || $."b" < 2) && $."c" != 3)|!($ == 1)|!(exists ($."a"))

> SELECT '($ == 1).type()'::jsonpath, '(($ == 1) is unknown).type()'::jsonpath, '1 + ($ == 1).size()'::jsonpath
($ == 1).type()|($ == 1) is unknown.type()|(1 + ($ == 1).size())

> SELECT '! $ == 1'::jsonpath
ERROR 42601 syntax error at or near "$" of jsonpath input

> SELECT '$ && 1'::jsonpath
ERROR 42601 syntax error at or near "&&" of jsonpath input

> SELECT '($ == 1) + 1'::jsonpath
ERROR 42601 syntax error at or near "+" of jsonpath input

> SELECT '1 == 2 == 3'::jsonpath
ERROR 42601 syntax error at or near "==" of jsonpath input

> SELECT '$ ? ($)'::jsonpath
ERROR 42601 syntax error at or near ")" of jsonpath input

> SELECT '$ ? (1)'::jsonpath
ERROR 42601 syntax error at or near ")" of jsonpath input

> SELECT '@'::jsonpath
ERROR 42601 @ is not allowed in root expressions

> SELECT '$ + @.a'::jsonpath
ERROR 42601 @ is not allowed in root expressions

> SELECT 'last'::jsonpath
ERROR 42601 LAST is allowed only in array subscripts

> SELECT '$.a[last.b]'::jsonpath, '$[last ? (@ > 1)]'::jsonpath, '$[$[0] to $.a[last]]'::jsonpath
$."a"[last."b"]|$[last?(@ > 1)]|$[$[0] to $."a"[last]]

> SELECT '$ ? (last > 1)'::jsonpath
ERROR 42601 LAST is allowed only in array subscripts

> SELECT '$.a b'::jsonpath
ERROR 42601 syntax error at end of jsonpath input

> SELECT '$.a.'::jsonpath
ERROR 42601 syntax error at end of jsonpath input

> SELECT '$.'::jsonpath
ERROR 42601 syntax error at end of jsonpath input

> SELECT '$['::jsonpath
ERROR 42601 syntax error at end of jsonpath input

> SELECT '$[]'::jsonpath
ERROR 42601 syntax error at or near "]" of jsonpath input

> SELECT '$[1'::jsonpath
ERROR 42601 syntax error at end of jsonpath input

> SELECT '$[1,]'::jsonpath
ERROR 42601 syntax error at or near "]" of jsonpath input

> SELECT '$[1 to]'::jsonpath
ERROR 42601 syntax error at or near "]" of jsonpath input

> SELECT '$ x'::jsonpath
ERROR 42601 syntax error at end of jsonpath input

> SELECT 'x'::jsonpath
ERROR 42601 syntax error at end of jsonpath input

> SELECT '$.a,'::jsonpath
ERROR 42601 syntax error at or near "," of jsonpath input

> SELECT '$.a;'::jsonpath
$."a;"

> SELECT '("a"'::jsonpath
ERROR 42601 syntax error at end of jsonpath input

> SELECT '"a'::jsonpath
ERROR 42601 unexpected end of quoted string at end of jsonpath input

> SELECT '$."a'::jsonpath
ERROR 42601 unexpected end of quoted string at end of jsonpath input

> SELECT '/* c */ $ /* d */ . /* e */ "a"'::jsonpath
$."a"

> SELECT '$.a /* open'::jsonpath
ERROR 42601 unexpected end of comment at end of jsonpath input

> SELECT '$.a/* open */'::jsonpath
ERROR 42601 syntax error at end of jsonpath input

> SELECT '$.a /* c */ .b'::jsonpath
$."a"."b"

> SELECT '$.\u0061b'::jsonpath, '$."\x41\t\/\q"'::jsonpath, '$."\u{1F600}"'::jsonpath, '$."\uD83D\uDE00"'::jsonpath
$."ab"|$."A\t/q"|$."😀"|$."😀"

> SELECT '$."\u00"'::jsonpath
ERROR 42601 invalid unicode sequence at or near "\u00" of jsonpath input

> SELECT '$."\u{}"'::jsonpath
ERROR 42601 invalid unicode sequence at or near "\u{" of jsonpath input

> SELECT '$."\x4"'::jsonpath
ERROR 42601 invalid hex character sequence at or near "\x4" of jsonpath input

> SELECT '$."\u0000"'::jsonpath
ERROR 22P05 unsupported Unicode escape sequence

> SELECT '$."\uD83D"'::jsonpath
ERROR 22P02 invalid input syntax for type jsonpath

> SELECT '$."\uDE00"'::jsonpath
ERROR 22P02 invalid input syntax for type jsonpath

> SELECT '$."\uD83Dx"'::jsonpath
ERROR 22P02 invalid input syntax for type jsonpath

> SELECT '$.a\'::jsonpath
ERROR 42601 unexpected end after backslash at or near "\" of jsonpath input

> SELECT '$."a\'::jsonpath
ERROR 42601 unexpected end after backslash at or near "\" of jsonpath input

> SELECT '$.ü.日本'::jsonpath, '$.a-1'::jsonpath, '$.a*2'::jsonpath, '$a+$b'::jsonpath
$."ü"."日本"|($."a" - 1)|($."a" * 2)|($"a" + $"b")

> SELECT '$.is.to.lax.strict.flag.with.starts.exists.unknown.last.like_regex.datetime.keyvalue'::jsonpath
$."is"."to"."lax"."strict"."flag"."with"."starts"."exists"."unknown"."last"."like_regex"."datetime"."keyvalue"

> SELECT '$.a ? (@.b == 1) ? (@.c > 2).d[*]'::jsonpath
$."a"?(@."b" == 1)?(@."c" > 2)."d"[*]

> SELECT '$ ? (@.a == $x && (@.b > 1 || @.c))'::jsonpath
ERROR 42601 syntax error at or near ")" of jsonpath input

> SELECT '$ ? ((@.a + 1) * 2 > -@.b)'::jsonpath, '(($))'::jsonpath, '(((1 == 2)))'::jsonpath, '(($.a)).b'::jsonpath, '$.a.b ? (@ == (1))'::jsonpath
$?((@."a" + 1) * 2 > -@."b")|$|(1 == 2)|$."a"."b"|$."a"."b"?(@ == 1)

> CREATE TABLE paths (id int, p jsonpath, a jsonpath[])
CREATE TABLE

> INSERT INTO paths VALUES (1, '$.a[*] ? (@ > $x)', '{$.a,"$.b[0]"}'), (2, NULL, NULL)
INSERT 0 2

> SELECT p, a, a[2], p::text, pg_typeof(p) FROM paths ORDER BY id
$."a"[*]?(@ > $"x")|{"$.\"a\"","$.\"b\"[0]"}|$."b"[0]|$."a"[*]?(@ > $"x")|jsonpath
∅|∅|∅|∅|jsonpath

> SELECT jsonb_path_query_array('{"a":[1,2,3],"b":[9]}', p, '{"x":1}'), jsonb_path_query('{"a":[1,2,3],"b":[9]}', a[2]) FROM paths WHERE id = 1
[2, 3]|9

> SELECT p FROM paths ORDER BY p
ERROR 42883 could not identify an ordering operator for type jsonpath

> SELECT DISTINCT p FROM paths
ERROR 42883 could not identify an equality operator for type jsonpath

> SELECT '$'::jsonpath = '$'::jsonpath
ERROR 42883 operator does not exist: jsonpath = jsonpath

> SELECT '$.a'::text::jsonpath, '$.a'::jsonpath::varchar
$."a"|$."a"

> SELECT 1::jsonpath
ERROR 42846 cannot cast type integer to jsonpath

> SELECT '$.a'::jsonpath IS NULL, coalesce(NULL, '$.b'::jsonpath), to_json('$.a'::jsonpath)
f|$."b"|"$.\"a\""
