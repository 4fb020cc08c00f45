# Values of xml: what is taken, what is refused, and what SQL's own functions make of values.

> SELECT '<a>x</a>'::xml, 'text'::xml, ''::xml, '<a/><b/>'::xml, xml '<?xml version="1.0"?><a/>', xml '<?xml version="1.1" standalone="no"?><a/>'
<a>x</a>|text||<a/><b/>|<a/>|<?xml version="1.1" standalone="no"?><a/>

> SELECT E'<?xml version="1.0" encoding="latin1"?>\n<a/>'::xml, E'<?xml version="1.0" encoding="latin1"?>\n<a/>'::xml::text
<a/>|<?xml version="1.0" encoding="latin1"?>\n<a/>

> SELECT E'\n<a/>'::xml, E'\n\nx'::xml, E'\n<a/>'::xml::text
<a/>|\nx|\n<a/>

> SELECT '<wrong'::xml
ERROR 2200N invalid XML content

> SELECT '<a></b>'::xml
ERROR 2200N invalid XML content

> SELECT 'a&b;'::xml
ERROR 2200N invalid XML content

> SELECT '</content>'::xml
ERROR 2200N invalid XML content

> SELECT '<content></content></content_>'::xml
ERROR 2200N invalid XML content

> SELECT '<?xml version="1.0" standalone="y"?><a/>'::xml
ERROR 2200N invalid XML content: invalid XML declaration

> SELECT '<?xml?><a/>'::xml
ERROR 2200N invalid XML content: invalid XML declaration

> SELECT '<?xmlx?><a/>'::xml, '<?xml-stylesheet href="x"?><a/>'::xml
<?xmlx?><a/>|<?xml-stylesheet href="x"?><a/>

> SELECT E'<a>\x01</a>'::xml
ERROR 2200N invalid XML content

> SELECT '<!DOCTYPE a><a/>'::xml, xml_is_well_formed_content('<!DOCTYPE a><a/><b/>'), xml_is_well_formed_document('<!DOCTYPE a><a/>')
<!DOCTYPE a><a/>|f|t

> SELECT xmlparse(document '<!DOCTYPE foo [<!ENTITY c SYSTEM "/etc/passwd">]><foo>&c;</foo>')
<!DOCTYPE foo [<!ENTITY c SYSTEM "/etc/passwd">]><foo>&c;</foo>

> SELECT xpath('/foo', '<!DOCTYPE foo [<!ENTITY c SYSTEM "/etc/passwd">]><foo>&c;</foo>')
{<foo>&c;</foo>}

> SELECT xmlparse(document 'x')
ERROR 2200M invalid XML document

> SELECT xmlparse(content ' <a/> '), xmlparse(content '<p:a/>'), xmlparse(document '<a/>' PRESERVE WHITESPACE)
 <a/> |<p:a/>|<a/>

> SELECT xml_is_well_formed('<a>'), xml_is_well_formed('<a/>'), xml_is_well_formed('x'), xml_is_well_formed_document('x'), xml_is_well_formed_content('x &amp; y')
f|t|t|f|t

> SET XML OPTION DOCUMENT
SET

> SHOW xmloption
document

> SELECT 'x'::xml
ERROR 2200M invalid XML document

> SELECT xml_is_well_formed('x')
f

> SET XML OPTION CONTENT
SET

> SELECT 'x'::xml
x

> SET xmloption = foo
ERROR 22023 invalid value for parameter "xmloption": "foo"

> RESET xmloption
RESET

> SELECT xml '<a/>' IS DOCUMENT, xml 'x' IS DOCUMENT, xml 'x' IS NOT DOCUMENT, NULL::xml IS DOCUMENT
t|f|t|∅

> SELECT 1 IS DOCUMENT
ERROR 42804 argument of IS DOCUMENT must be type xml, not type integer

> SELECT xml '<a/>' = xml '<a/>'
ERROR 42883 operator does not exist: xml = xml

> SELECT xml '<a/>' < xml '<a/>'
ERROR 42883 operator does not exist: xml < xml

> SELECT v FROM (VALUES (xml '<a/>')) t (v) ORDER BY v
ERROR 42883 could not identify an ordering operator for type xml

> SELECT DISTINCT v FROM (VALUES (xml '<a/>')) t (v)
ERROR 42883 could not identify an equality operator for type xml

> SELECT v FROM (VALUES (xml '<a/>')) t (v) GROUP BY v
ERROR 42883 could not identify an equality operator for type xml

> SELECT max(v) FROM (VALUES (xml '<a/>')) t (v)
ERROR 42883 function max(xml) does not exist

> SELECT xml '<a/>'::text, xml '<abc/>'::varchar(3), '<a>'::text::xml
ERROR 2200N invalid XML content

> SELECT '<a/>'::text::xml, cast('<a/>'::varchar AS xml), xml('x'::text)
<a/>|<a/>|x

> SELECT 1::xml
ERROR 42846 cannot cast type integer to xml

> SELECT array['<a/>'::xml, 'b'], '{<a/>,"b c"}'::xml[], xml_send('<é/>'::xml)
{<a/>,b}|{<a/>,"b c"}|\x3cc3a92f3e

> SELECT xmlelement(name a), xmlelement(name a, ''), xmlelement(name a, NULL), xmlelement(name a, xmlattributes(NULL AS x, '' AS y, 'é<>&"' AS z), 'é<>&"'), xmlelement(name "a b:c%", 1 + 1, xmlelement(name d))
<a/>|<a></a>|<a/>|<a y="" z="&#xE9;&lt;&gt;&amp;&quot;">é&lt;&gt;&amp;"</a>|<a_x0020_b:c_x0025_>2<d/></a_x0020_b:c_x0025_>

> SELECT xmlelement(name a, xmlattributes(E'1\n2\t3\r4' AS b)), xmlelement(name a, E'1\r2')
<a b="1&#10;2&#9;3&#13;4"/>|<a>1&#x0d;2</a>

> SELECT xmlelement(name a, array[1, NULL, 3], array[['a', '<b>']], true, date '2001-02-03', timestamp '2001-02-03 4:5:6.78', bytea '\x0102', 1.50, 'NaN'::float8, interval '1 day', xml '<x/>', row(1, 'b'), NULL::int)
<a><element>1</element><element>3</element><element>a</element><element>&lt;b&gt;</element>true2001-02-032001-02-03T04:05:06.78AQI=1.50NaN1 day<x/>(1,b)</a>

> SELECT xmlelement(name a, timestamptz '2001-02-03 04:05:06+05:30' AT TIME ZONE 'UTC'), xmlelement(name a, timestamp '0044-03-15 BC'), xmlelement(name a, time '1:2:3')
<a>2001-02-02T22:35:06</a>|<a>0044-03-15T00:00:00 BC</a>|<a>01:02:03</a>

> SELECT xmlelement(name a, date 'infinity')
ERROR 22008 date out of range

> SELECT xmlelement(name a, timestamp '-infinity')
ERROR 22008 timestamp out of range

> SELECT xmlelement(name a, xmlattributes(1 AS x, 2 AS x))
ERROR 42601 XML attribute name "x" appears more than once

> SELECT xmlelement(name a, xmlattributes(1 + 1))
ERROR 42601 unnamed XML attribute value must be a column reference

> SELECT xmlforest(1 AS a, NULL AS b, 'x' AS "c d"), xmlforest(NULL AS a), xmlforest(nspname, nspname AS "xml.y") FROM pg_namespace WHERE nspname = 'pg_catalog'
<a>1</a><c_x0020_d>x</c_x0020_d>|∅|<nspname>pg_catalog</nspname><xml.y>pg_catalog</xml.y>

> SELECT xmlforest('x' || 'y')
ERROR 42601 unnamed XML element value must be a column reference

> SELECT xmlconcat('<a/>', NULL, 'b'), xmlconcat(NULL, NULL), xmlconcat('<?xml version="1.1" standalone="yes"?><a/>', '<?xml version="1.1" standalone="no"?><b/>'), xmlconcat('<?xml version="1.1"?><a/>', '<b/>')
<a/>b|∅|<?xml version="1.1" standalone="no"?><a/><b/>|<a/><b/>

> SELECT xmlconcat(1)
ERROR 42804 argument of XMLCONCAT must be type xml, not type integer

> SELECT xmlpi(name php), xmlpi(name php, '  echo 1'), xmlpi(name php, NULL)
<?php?>|<?php echo 1?>|∅

> SELECT xmlpi(name xml, 'x')
ERROR 42601 invalid XML processing instruction

> SELECT xmlpi(name p, 'x?>')
ERROR 2200T invalid XML processing instruction

> SELECT xmlroot('<a/>', version '1.0', standalone yes), xmlroot('<?xml version="1.1" standalone="no"?><a/>', version no value), xmlroot('<?xml version="1.1" standalone="no"?><a/>', version no value, standalone no value), xmlroot('<a/>', version '1.1', standalone no)
<?xml version="1.0" standalone="yes"?><a/>|<?xml version="1.0" standalone="no"?><a/>|<a/>|<?xml version="1.1" standalone="no"?><a/>

> SELECT xmlcomment('x'), xmlcomment(NULL)
<!--x-->|∅

> SELECT xmlcomment('a--b')
ERROR 2200S invalid XML comment

> SELECT xmlcomment('a-')
ERROR 2200S invalid XML comment

> SELECT xmlserialize(content 'x' AS text), xmlserialize(document '<a/>' AS varchar), xmlserialize(content 'abc' AS char(5))
x|<a/>|abc  

> SELECT xmlserialize(document 'x' AS text)
ERROR 2200L not an XML document

> SELECT xmlserialize(content 'x' AS int)
ERROR 42846 cannot cast XMLSERIALIZE result to integer

> SELECT xmlagg(v ORDER BY n DESC), xmlagg(v) FILTER (WHERE n > 5) FROM (VALUES (1, xml '<a/>'), (2, '<b/>'), (3, NULL)) t (n, v)
<b/><a/>|∅

> SELECT xmlvalidate('<a/>', 'x')
ERROR 0A000 xmlvalidate is not implemented

> SELECT to_json(xml '<a b="1"/>'), json_build_object('x', xml '<a/>')
"<a b=\"1\"/>"|{"x" : "<a/>"}

> SET xmlbinary = hex
SET

> SELECT xmlforest('\xab01'::bytea AS b)
<b>AB01</b>

> RESET xmlbinary
RESET

> SELECT replace(xmlforest(repeat('x', 100)::bytea AS b)::text, E'\r\n', '|')
<b>eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4|eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eA==</b>
