# Values of xml: what is taken, what is refused, and what SQL's own functions make of values.

> SELECT '<a>x</a>'::xml, 'text'::xml, ''::xml, '<a/><b/>'::xml, xml '<?xml version="1.0"?><a/>', xml '<?xml version="1.1" standalone="no"?><a/>'

> SELECT E'<?xml version="1.0" encoding="latin1"?>\n<a/>'::xml, E'<?xml version="1.0" encoding="latin1"?>\n<a/>'::xml::text

> SELECT '<wrong'::xml

> SELECT '<a></b>'::xml

> SELECT 'a&b;'::xml

> SELECT '</content>'::xml

> SELECT '<content></content></content_>'::xml

> SELECT '<?xml version="1.0" standalone="y"?><a/>'::xml

> SELECT '<?xml?><a/>'::xml

> SELECT '<?xmlx?><a/>'::xml, '<?xml-stylesheet href="x"?><a/>'::xml

> SELECT E'<a>\x01</a>'::xml

> SELECT '<!DOCTYPE a><a/>'::xml, xml_is_well_formed_content('<!DOCTYPE a><a/><b/>'), xml_is_well_formed_document('<!DOCTYPE a><a/>')

> SELECT xmlparse(document '<!DOCTYPE foo [<!ENTITY c SYSTEM "/etc/passwd">]><foo>&c;</foo>')

> SELECT xpath('/foo', '<!DOCTYPE foo [<!ENTITY c SYSTEM "/etc/passwd">]><foo>&c;</foo>')

> SELECT xmlparse(document 'x')

> SELECT xmlparse(content ' <a/> '), xmlparse(content '<p:a/>'), xmlparse(document '<a/>' PRESERVE WHITESPACE)

> SELECT xml_is_well_formed('<a>'), xml_is_well_formed('<a/>'), xml_is_well_formed('x'), xml_is_well_formed_document('x'), xml_is_well_formed_content('x &amp; y')

> SET XML OPTION DOCUMENT

> SHOW xmloption

> SELECT 'x'::xml

> SELECT xml_is_well_formed('x')

> SET XML OPTION CONTENT

> SELECT 'x'::xml

> SET xmloption = foo

> RESET xmloption

> SELECT xml '<a/>' IS DOCUMENT, xml 'x' IS DOCUMENT, xml 'x' IS NOT DOCUMENT, NULL::xml IS DOCUMENT

> SELECT 1 IS DOCUMENT

> SELECT xml '<a/>' = xml '<a/>'

> SELECT xml '<a/>' < xml '<a/>'

> SELECT v FROM (VALUES (xml '<a/>')) t (v) ORDER BY v

> SELECT DISTINCT v FROM (VALUES (xml '<a/>')) t (v)

> SELECT v FROM (VALUES (xml '<a/>')) t (v) GROUP BY v

> SELECT max(v) FROM (VALUES (xml '<a/>')) t (v)

> SELECT xml '<a/>'::text, xml '<abc/>'::varchar(3), '<a>'::text::xml

> SELECT '<a/>'::text::xml, cast('<a/>'::varchar AS xml), xml('x'::text)

> SELECT 1::xml

> SELECT array['<a/>'::xml, 'b'], '{<a/>,"b c"}'::xml[], xml_send('<é/>'::xml)

> SELECT xmlelement(name a), xmlelement(name a, ''), xmlelement(name a, NULL), xmlelement(name a, xmlattributes(NULL AS x, '' AS y, 'é<>&"' AS z), 'é<>&"'), xmlelement(name "a b:c%", 1 + 1, xmlelement(name d))

> SELECT xmlelement(name a, xmlattributes(E'1\n2\t3\r4' AS b)), xmlelement(name a, E'1\r2')

> SELECT xmlelement(name a, array[1, NULL, 3], array[['a', '<b>']], true, date '2001-02-03', timestamp '2001-02-03 4:5:6.78', bytea '\x0102', 1.50, 'NaN'::float8, interval '1 day', xml '<x/>', row(1, 'b'), NULL::int)

> SELECT xmlelement(name a, timestamptz '2001-02-03 04:05:06+05:30' AT TIME ZONE 'UTC'), xmlelement(name a, timestamp '0044-03-15 BC'), xmlelement(name a, time '1:2:3')

> SELECT xmlelement(name a, date 'infinity')

> SELECT xmlelement(name a, timestamp '-infinity')

> SELECT xmlelement(name a, xmlattributes(1 AS x, 2 AS x))

> SELECT xmlelement(name a, xmlattributes(1 + 1))

> SELECT xmlforest(1 AS a, NULL AS b, 'x' AS "c d"), xmlforest(NULL AS a), xmlforest(nspname, nspname AS "xml.y") FROM pg_namespace WHERE nspname = 'pg_catalog'

> SELECT xmlforest('x' || 'y')

> SELECT xmlconcat('<a/>', NULL, 'b'), xmlconcat(NULL, NULL), xmlconcat('<?xml version="1.1" standalone="yes"?><a/>', '<?xml version="1.1" standalone="no"?><b/>'), xmlconcat('<?xml version="1.1"?><a/>', '<b/>')

> SELECT xmlconcat(1)

> SELECT xmlpi(name php), xmlpi(name php, '  echo 1'), xmlpi(name php, NULL)

> SELECT xmlpi(name xml, 'x')

> SELECT xmlpi(name p, 'x?>')

> SELECT xmlroot('<a/>', version '1.0', standalone yes), xmlroot('<?xml version="1.1" standalone="no"?><a/>', version no value), xmlroot('<?xml version="1.1" standalone="no"?><a/>', version no value, standalone no value), xmlroot('<a/>', version '1.1', standalone no)

> SELECT xmlcomment('x'), xmlcomment(NULL)

> SELECT xmlcomment('a--b')

> SELECT xmlcomment('a-')

> SELECT xmlserialize(content 'x' AS text), xmlserialize(document '<a/>' AS varchar), xmlserialize(content 'abc' AS char(5))

> SELECT xmlserialize(document 'x' AS text)

> SELECT xmlserialize(content 'x' AS int)

> SELECT xmlagg(v ORDER BY n DESC), xmlagg(v) FILTER (WHERE n > 5) FROM (VALUES (1, xml '<a/>'), (2, '<b/>'), (3, NULL)) t (n, v)

> SELECT xmlvalidate('<a/>', 'x')

> SELECT to_json(xml '<a b="1"/>'), json_build_object('x', xml '<a/>')

> SET xmlbinary = hex

> SELECT xmlforest('\xab01'::bytea AS b)

> RESET xmlbinary

> SELECT replace(xmlforest(repeat('x', 100)::bytea AS b)::text, E'\r\n', '|')
