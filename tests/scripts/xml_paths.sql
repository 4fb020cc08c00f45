# XPath over xml, and XMLTABLE.

> SELECT xpath('/a/text()', '<a>x&lt;y</a>'), xpath('count(//b)', '<a><b/></a>'), xpath('string(/a)', '<a>1<b>x</b></a>'), xpath('/a/@b', '<a b="&lt;1"/>'), xpath('true()', '<a/>'), xpath('1 div 0', '<a/>'), xpath('1 div 3', '<a/>')
{x&lt;y}|{1}|{1x}|{&lt;1}|{true}|{Infinity}|{0.3333333333333333}

> SELECT xpath('//comment()|//processing-instruction()', '<a><!--x--><?p q?></a>'), xpath('//text()', '<a>t<![CDATA[cd<]]>u<b/>v</a>'), xpath('/a', '<a>t<![CDATA[cd<]]></a>')
{<!--x-->,"<?p q?>"}|{t,<![CDATA[cd<]]>,u,v}|{<a>t<![CDATA[cd<]]></a>}

> SELECT xpath('a', '<a>1</a>'), xpath('count(a)', '<a/>'), xpath('a/b[c]/@d', '<a><b d="1"><c/></b></a>'), xpath('name()', '<a/>'), xpath('//*[name()="b"]', '<a><b/></a>'), xpath('a | a/b', '<a><b/></a>'), xpath('div div div', '<div>4</div>'), xpath('*', '<a/>'), xpath('2 * 3', '<a/>')
{<a>1</a>}|{1}|{1}|{""}|{<b/>}|{<a><b/></a>,<b/>}|{1}|{<a/>}|{6}

> SELECT xpath('//l:p/@id', '<q:d xmlns:q="http://x"><q:p id="1"/></q:d>', ARRAY[ARRAY['l', 'http://x']]), xpath('//l:p', '<q:d xmlns:q="http://x" xmlns="http://y"><q:p id="1"><in>n</in></q:p></q:d>', ARRAY[ARRAY['l', 'http://x']])
{1}|{"<q:p xmlns:q=\"http://x\" xmlns=\"http://y\" id=\"1\"><in>n</in></q:p>"}

> SELECT xpath('//p', NULL), xpath(NULL, '<a/>'), xpath('//q', '<a/>')
∅|∅|{}

> SELECT xpath('/a', '<a b="é">é<!--<c d="é">--></a>'), xpath('/é', '<é/>'), xpath('/a/@b', '<a b="é&#10;"/>'), xpath('a', '<a/>', '{{x,""}}'), xpath('/a', '<!DOCTYPE a SYSTEM "x.dtd"><a>&nbsp;</a>')
{"<a b=\"&#xE9;\">é<!--<c d=\"é\">--></a>"}|{<é/>}|{"é\n"}|{<a/>}|{<a>&nbsp;</a>}

> SELECT xpath('a', '<a/>', '{{"",u}}')
ERROR XX000 could not register XML namespace with name "" and URI "u"

> SELECT length(('<a>' || repeat('x', 11000000) || '</a>')::xml::text), cardinality(xpath('a/b', ('<a>' || repeat('x', 11000000) || '<b/></a>')::xml))
11000007|1

> SELECT xpath('$v', '<a/>')
ERROR XX000 could not create XPath object

> SELECT xpath('', '<a/>')
ERROR 22000 empty XPath expression

> SELECT xpath('//a[', '<a/>')
ERROR XX000 invalid XPath expression

> SELECT xpath('//z:a', '<a/>')
ERROR XX000 could not create XPath object

> SELECT xpath('nofunc()', '<a/>')
ERROR XX000 could not create XPath object

> SELECT xpath('document("/etc/passwd")', '<a/>')
ERROR XX000 could not create XPath object

> SELECT xpath('//a', 'abc')
ERROR 2200M could not parse XML document

> SELECT xpath('//a', '<a/>', array['x'])
ERROR 22000 invalid array for XML namespace mapping

> SELECT xpath('//a', '<a/>', array[array['x', NULL]])
ERROR 22004 neither namespace name nor URI may be null

> SELECT xpath('/', '<!--x--><a/><?y?>'), xpath('/*', '<!--x--><a/>')
{"<!--x-->\n<a/>\n<?y?>\n"}|{<a/>}

> SELECT xpath('//namespace::*', '<a xmlns:q="q:"/>')
ERROR 53200 could not copy node

> SELECT xpath('/*', '<p:tag/>')
ERROR 2200M could not parse XML document

> SELECT xpath_exists('//b', '<a><b/></a>'), xpath_exists('//c', '<a><b/></a>'), xpath_exists('/', '<a/>'), xpath_exists('1 = 2', '<a/>'), xpath_exists('//n:b', '<a xmlns:m="u"><m:b/></a>', ARRAY[ARRAY['n', 'u']])
t|f|t|t|t

> SELECT xmlexists('//a[text()="x"]' PASSING '<q><a>x</a></q>'), xmlexists('//b' PASSING BY REF '<a/>'), xmlexists('//b' PASSING BY VALUE '<a/>' BY REF), xmlexists('//b' PASSING NULL)
t|f|f|∅

> SELECT xmlexists('//a' || 'b' PASSING '<a/>')
ERROR 42601 syntax error at or near "||"

> SELECT * FROM xmltable('/a/b' PASSING '<a><b i="1"><c>x</c></b><b i="2"/></a>' COLUMNS i int PATH '@i', c text DEFAULT 'dd', cc xml PATH 'c', n FOR ORDINALITY, s text PATH 'concat(@i, "z")', bo boolean PATH 'true()', nu numeric(5,2) PATH '1 div 3', e text PATH '.')
1|x|<c>x</c>|1|1z|t|0.33|x
2|dd|∅|2|2z|t|0.33|

> SELECT * FROM xmltable('*' PASSING '<e>pre<!--c1--><?pi arg?><![CDATA[&ent1]]><n2>&amp;deep</n2>post</e>' COLUMNS x xml PATH 'node()', y xml PATH '/', z xml PATH 'count(*)', t xml PATH 'string(n2)')
pre<!--c1--><?pi arg?><![CDATA[&ent1]]><n2>&amp;deep</n2>post|<e>pre<!--c1--><?pi arg?><![CDATA[&ent1]]><n2>&amp;deep</n2>post</e>\n|1|&amp;deep

> SELECT * FROM xmltable('/a/b' PASSING '<a><b><c>x</c><c>y</c></b></a>' COLUMNS c text)
ERROR 21000 more than one value returned by column XPath expression

> SELECT * FROM xmltable('/a/b' PASSING '<a><b/></a>' COLUMNS c text NOT NULL)
ERROR 22004 null is not allowed in column "c"

> SELECT * FROM xmltable('/a/b' PASSING '<a><b/></a>' COLUMNS c text NOT NULL DEFAULT NULL)
ERROR 22004 null is not allowed in column "c"

> SELECT * FROM xmltable('/a/b' PASSING '<a><b>x</b></a>' COLUMNS c int PATH '.')
ERROR 22P02 invalid input syntax for type integer: "x"

> SELECT * FROM xmltable('/a/b' PASSING '<a><b>1234</b></a>' COLUMNS c varchar(2) PATH '.')
ERROR 22001 value too long for type character varying(2)

> SELECT * FROM xmltable('/a/b[' PASSING '<a><b/></a>' COLUMNS c text)
ERROR 42601 invalid XPath expression

> SELECT * FROM xmltable('' PASSING '<a><b/></a>' COLUMNS c text)
ERROR 22000 row path filter must not be empty string

> SELECT * FROM xmltable('/a/b' PASSING '<a><b/></a>' COLUMNS c text PATH '')
ERROR 22000 column path filter must not be empty string

> SELECT * FROM xmltable('/a/b' PASSING '<a><b/></a>' COLUMNS c text PATH '[')
ERROR 22000 invalid XPath expression

> SELECT * FROM xmltable('/a/b' PASSING NULL COLUMNS c text)
(no rows)

> SELECT * FROM xmltable('/a/b' PASSING '<a><b/></a>' COLUMNS c text PATH NULL)
ERROR 22004 column filter expression must not be null

> SELECT * FROM xmltable(NULL PASSING '<a><b/></a>' COLUMNS c text)
ERROR 22004 row filter expression must not be null

> SELECT * FROM xmltable('count(/a/b)' PASSING '<a><b/></a>' COLUMNS c text PATH '.')
(no rows)

> SELECT * FROM xmltable(xmlnamespaces('u' AS z, 'v' AS "Y"), '/z:a/Y:b' PASSING '<a xmlns="u"><p:b xmlns:p="v">1</p:b></a>' COLUMNS c text PATH '.')
1

> SELECT * FROM xmltable(xmlnamespaces(DEFAULT 'x'), 'a/b' PASSING '<a><b/></a>' COLUMNS c text PATH '.')
ERROR 0A000 DEFAULT namespace is not supported

> SELECT * FROM xmltable(xmlnamespaces('u' AS z, 'v' AS z), 'a/b' PASSING '<a><b/></a>' COLUMNS c text PATH '.')
ERROR 42601 namespace name "z" is not unique

> SELECT * FROM xmltable('/a/b' PASSING '<a><b/></a>' COLUMNS o FOR ORDINALITY, p FOR ORDINALITY)
ERROR 42601 only one FOR ORDINALITY column is allowed

> SELECT * FROM xmltable('/a/b' PASSING '<a><b/></a>' COLUMNS o int, o int)
ERROR 42601 column name "o" is not unique

> SELECT * FROM xmltable('/a/b' PASSING '<a><b/></a>' COLUMNS o int DEFAULT 1 DEFAULT 2)
ERROR 42601 only one DEFAULT value is allowed

> SELECT * FROM xmltable('/a/b' PASSING '<a><b/></a>' COLUMNS o int NOT NULL NULL)
ERROR 42601 conflicting or redundant NULL / NOT NULL declarations for column "o"

> SELECT * FROM xmltable('/a/b' PASSING '<a><b/></a>' COLUMNS o int foo 'x')
ERROR 42601 unrecognized column option "foo"

> SELECT * FROM xmltable('/a/b' PASSING 5 COLUMNS o int)
ERROR 42804 argument of XMLTABLE must be type xml, not type integer

> SELECT * FROM xmltable('/a/@i' PASSING '<a i="1"/>' COLUMNS o int PATH '.')
1

> SELECT * FROM xmltable('/a/text()' PASSING '<a i="1">q</a>' COLUMNS o text PATH '.', p text PATH '../@i')
q|1

> SELECT t.n, x.* FROM (VALUES (1, xml '<a><b>1</b><b>2</b></a>'), (2, '<a/>'), (3, NULL)) t (n, d) LEFT JOIN LATERAL xmltable('/a/b' PASSING d COLUMNS v int PATH '.', s text DEFAULT 'n' || t.n) x ON true
1|1|n1
1|2|n1
2|∅|∅
3|∅|∅

> SELECT a FROM xmltable('/a/b' PASSING '<a><b/><b>7</b></a>' COLUMNS z text PATH 'text()' DEFAULT (SELECT count(*) FROM (VALUES (1), (2)) v)::text) t (a)
2
7

> CREATE SEQUENCE xml_seq
CREATE SEQUENCE

> SELECT * FROM xmltable('/a/b' PASSING '<a><b/><b>7</b><b/></a>' COLUMNS z int PATH 'text()' DEFAULT nextval('xml_seq'))
1
7
2

> DROP SEQUENCE xml_seq
DROP SEQUENCE
