# xml in objects: tables as XML, views, generated columns, checks, routines and the catalog.

> CREATE SCHEMA xml_sx
CREATE SCHEMA

> CREATE DOMAIN xml_sx.dm AS numeric(6,2)
CREATE DOMAIN

> CREATE DOMAIN xml_sx.doc AS xml CHECK (VALUE IS DOCUMENT)
CREATE DOMAIN

> CREATE TYPE xml_sx.en AS ENUM ('a')
CREATE TYPE

> CREATE TABLE xml_sx.t (a int PRIMARY KEY, b text, c numeric(5,2), d date, by bytea, ar int[], x xml, vc varchar(10), ch char(3), bo bool)
CREATE TABLE

> CREATE TABLE xml_sx.t2 (q xml_sx.dm, tm time(2), i2 int2, i8 int8, f4 float4, f8 float8, u uuid, "foo bar" timetz, ts timestamp, e xml_sx.en, ea xml_sx.en[], r xml_sx.t)
CREATE TABLE

> INSERT INTO xml_sx.t VALUES (1, '<x>', 2.5, '2000-01-01', '\x01', '{1,2}', '<a/>', 'v', 'c', true)
INSERT 0 1

> INSERT INTO xml_sx.t (a) VALUES (2)
INSERT 0 1

> SELECT 'x'::xml_sx.doc
ERROR 23514 value for domain xml_sx.doc violates check constraint "doc_check"

> SELECT '<x/>'::xml_sx.doc
<x/>

> SELECT table_to_xml('xml_sx.t', true, false, ''), table_to_xml('xml_sx.t', false, true, 'foo')
<t xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n\n<row>\n  <a>1</a>\n  <b>&lt;x&gt;</b>\n  <c>2.50</c>\n  <d>2000-01-01</d>\n  <by>AQ==</by>\n  <ar><element>1</element><element>2</element></ar>\n  <x><a/></x>\n  <vc>v</vc>\n  <ch>c  </ch>\n  <bo>true</bo>\n</row>\n\n<row>\n  <a>2</a>\n  <b xsi:nil="true"/>\n  <c xsi:nil="true"/>\n  <d xsi:nil="true"/>\n  <by xsi:nil="true"/>\n  <ar xsi:nil="true"/>\n  <x xsi:nil="true"/>\n  <vc xsi:nil="true"/>\n  <ch xsi:nil="true"/>\n  <bo xsi:nil="true"/>\n</row>\n\n</t>\n|<t xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="foo">\n  <a>1</a>\n  <b>&lt;x&gt;</b>\n  <c>2.50</c>\n  <d>2000-01-01</d>\n  <by>AQ==</by>\n  <ar><element>1</element><element>2</element></ar>\n  <x><a/></x>\n  <vc>v</vc>\n  <ch>c  </ch>\n  <bo>true</bo>\n</t>\n\n<t xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="foo">\n  <a>2</a>\n</t>\n\n

> SELECT replace(table_to_xmlschema('xml_sx.t', true, false, '')::text, current_database() || '.', 'DB.')
<xsd:schema\n    xmlns:xsd="http://www.w3.org/2001/XMLSchema">\n\n<xsd:simpleType name="INTEGER">\n  <xsd:restriction base="xsd:int">\n    <xsd:maxInclusive value="2147483647"/>\n    <xsd:minInclusive value="-2147483648"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog.text">\n  <xsd:restriction base="xsd:string">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="NUMERIC">\n</xsd:simpleType>\n\n<xsd:simpleType name="DATE">\n  <xsd:restriction base="xsd:date">\n    <xsd:pattern value="\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog.bytea">\n  <xsd:restriction base="xsd:base64Binary">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog._int4">\n</xsd:simpleType>\n\n<xsd:complexType mixed="true">\n  <xsd:sequence>\n    <xsd:any name="element" minOccurs="0" maxOccurs="unbounded" processContents="skip"/>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:simpleType name="VARCHAR">\n  <xsd:restriction base="xsd:string">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="CHAR">\n  <xsd:restriction base="xsd:string">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="BOOLEAN">\n  <xsd:restriction base="xsd:boolean"></xsd:restriction>\n</xsd:simpleType>\n\n<xsd:complexType name="RowType.DB._x0078_ml_sx.t">\n  <xsd:sequence>\n    <xsd:element name="a" type="INTEGER" nillable="true"></xsd:element>\n    <xsd:element name="b" type="UDT.DB.pg_catalog.text" nillable="true"></xsd:element>\n    <xsd:element name="c" type="NUMERIC" nillable="true"></xsd:element>\n    <xsd:element name="d" type="DATE" nillable="true"></xsd:element>\n    <xsd:element name="by" type="UDT.DB.pg_catalog.bytea" nillable="true"></xsd:element>\n    <xsd:element name="ar" type="UDT.DB.pg_catalog._int4" nillable="true"></xsd:element>\n    <xsd:element name="x" type="XML" nillable="true"></xsd:element>\n    <xsd:element name="vc" type="VARCHAR" nillable="true"></xsd:element>\n    <xsd:element name="ch" type="CHAR" nillable="true"></xsd:element>\n    <xsd:element name="bo" type="BOOLEAN" nillable="true"></xsd:element>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:complexType name="TableType.DB._x0078_ml_sx.t">\n  <xsd:sequence>\n    <xsd:element name="row" type="RowType.DB._x0078_ml_sx.t" minOccurs="0" maxOccurs="unbounded"/>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:element name="t" type="TableType.DB._x0078_ml_sx.t"/>\n\n</xsd:schema>

> SELECT replace(table_to_xml_and_xmlschema('xml_sx.t2', false, true, 'foo')::text, current_database() || '.', 'DB.')
<xsd:schema\n    xmlns:xsd="http://www.w3.org/2001/XMLSchema"\n    targetNamespace="foo"\n    elementFormDefault="qualified">\n\n<xsd:simpleType name="Domain.DB._x0078_ml_sx.dm">\n  <xsd:restriction base="NUMERIC_6_2"/>\n</xsd:simpleType>\n\n<xsd:simpleType name="TIME">\n  <xsd:restriction base="xsd:time">\n    <xsd:pattern value="\p{Nd}{2}:\p{Nd}{2}:\p{Nd}{2}(.\p{Nd}+)?"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="SMALLINT">\n  <xsd:restriction base="xsd:short">\n    <xsd:maxInclusive value="32767"/>\n    <xsd:minInclusive value="-32768"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="BIGINT">\n  <xsd:restriction base="xsd:long">\n    <xsd:maxInclusive value="9223372036854775807"/>\n    <xsd:minInclusive value="-9223372036854775808"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="REAL">\n  <xsd:restriction base="xsd:float"></xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="DOUBLE">\n  <xsd:restriction base="xsd:double"></xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog.uuid">\n</xsd:simpleType>\n\n<xsd:simpleType name="TIME_WTZ">\n  <xsd:restriction base="xsd:time">\n    <xsd:pattern value="\p{Nd}{2}:\p{Nd}{2}:\p{Nd}{2}(.\p{Nd}+)?(\+|-)\p{Nd}{2}:\p{Nd}{2}"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="TIMESTAMP">\n  <xsd:restriction base="xsd:dateTime">\n    <xsd:pattern value="\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}T\p{Nd}{2}:\p{Nd}{2}:\p{Nd}{2}(.\p{Nd}+)?"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB._x0078_ml_sx.en">\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB._x0078_ml_sx._en">\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB._x0078_ml_sx.t">\n</xsd:simpleType>\n\n<xsd:simpleType name="NUMERIC">\n</xsd:simpleType>\n\n<xsd:complexType name="RowType.DB._x0078_ml_sx.t2">\n  <xsd:sequence>\n    <xsd:element name="q" type="Domain.DB._x0078_ml_sx.dm" minOccurs="0"></xsd:element>\n    <xsd:element name="tm" type="TIME" minOccurs="0"></xsd:element>\n    <xsd:element name="i2" type="SMALLINT" minOccurs="0"></xsd:element>\n    <xsd:element name="i8" type="BIGINT" minOccurs="0"></xsd:element>\n    <xsd:element name="f4" type="REAL" minOccurs="0"></xsd:element>\n    <xsd:element name="f8" type="DOUBLE" minOccurs="0"></xsd:element>\n    <xsd:element name="u" type="UDT.DB.pg_catalog.uuid" minOccurs="0"></xsd:element>\n    <xsd:element name="foo_x0020_bar" type="TIME_WTZ" minOccurs="0"></xsd:element>\n    <xsd:element name="ts" type="TIMESTAMP" minOccurs="0"></xsd:element>\n    <xsd:element name="e" type="UDT.DB._x0078_ml_sx.en" minOccurs="0"></xsd:element>\n    <xsd:element name="ea" type="UDT.DB._x0078_ml_sx._en" minOccurs="0"></xsd:element>\n    <xsd:element name="r" type="UDT.DB._x0078_ml_sx.t" minOccurs="0"></xsd:element>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:element name="t2" type="RowType.DB._x0078_ml_sx.t2"/>\n\n</xsd:schema>\n\n

> SELECT replace(schema_to_xml_and_xmlschema('xml_sx', true, false, 'foo')::text, current_database() || '.', 'DB.')
<_x0078_ml_sx xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="foo" xsi:schemaLocation="foo #">\n\n<xsd:schema\n    xmlns:xsd="http://www.w3.org/2001/XMLSchema"\n    targetNamespace="foo"\n    elementFormDefault="qualified">\n\n<xsd:simpleType name="INTEGER">\n  <xsd:restriction base="xsd:int">\n    <xsd:maxInclusive value="2147483647"/>\n    <xsd:minInclusive value="-2147483648"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog.text">\n  <xsd:restriction base="xsd:string">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="NUMERIC">\n</xsd:simpleType>\n\n<xsd:simpleType name="DATE">\n  <xsd:restriction base="xsd:date">\n    <xsd:pattern value="\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog.bytea">\n  <xsd:restriction base="xsd:base64Binary">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog._int4">\n</xsd:simpleType>\n\n<xsd:complexType mixed="true">\n  <xsd:sequence>\n    <xsd:any name="element" minOccurs="0" maxOccurs="unbounded" processContents="skip"/>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:simpleType name="VARCHAR">\n  <xsd:restriction base="xsd:string">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="CHAR">\n  <xsd:restriction base="xsd:string">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="BOOLEAN">\n  <xsd:restriction base="xsd:boolean"></xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="Domain.DB._x0078_ml_sx.dm">\n  <xsd:restriction base="NUMERIC_6_2"/>\n</xsd:simpleType>\n\n<xsd:simpleType name="TIME">\n  <xsd:restriction base="xsd:time">\n    <xsd:pattern value="\p{Nd}{2}:\p{Nd}{2}:\p{Nd}{2}(.\p{Nd}+)?"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="SMALLINT">\n  <xsd:restriction base="xsd:short">\n    <xsd:maxInclusive value="32767"/>\n    <xsd:minInclusive value="-32768"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="BIGINT">\n  <xsd:restriction base="xsd:long">\n    <xsd:maxInclusive value="9223372036854775807"/>\n    <xsd:minInclusive value="-9223372036854775808"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="REAL">\n  <xsd:restriction base="xsd:float"></xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="DOUBLE">\n  <xsd:restriction base="xsd:double"></xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog.uuid">\n</xsd:simpleType>\n\n<xsd:simpleType name="TIME_WTZ">\n  <xsd:restriction base="xsd:time">\n    <xsd:pattern value="\p{Nd}{2}:\p{Nd}{2}:\p{Nd}{2}(.\p{Nd}+)?(\+|-)\p{Nd}{2}:\p{Nd}{2}"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="TIMESTAMP">\n  <xsd:restriction base="xsd:dateTime">\n    <xsd:pattern value="\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}T\p{Nd}{2}:\p{Nd}{2}:\p{Nd}{2}(.\p{Nd}+)?"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB._x0078_ml_sx.en">\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB._x0078_ml_sx._en">\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB._x0078_ml_sx.t">\n</xsd:simpleType>\n\n<xsd:complexType name="SchemaType.DB._x0078_ml_sx">\n  <xsd:all>\n    <xsd:element name="t" type="TableType.DB._x0078_ml_sx.t"/>\n    <xsd:element name="t2" type="TableType.DB._x0078_ml_sx.t2"/>\n  </xsd:all>\n</xsd:complexType>\n\n<xsd:element name="_x0078_ml_sx" type="SchemaType.DB._x0078_ml_sx"/>\n\n</xsd:schema>\n\n<t>\n\n<row>\n  <a>1</a>\n  <b>&lt;x&gt;</b>\n  <c>2.50</c>\n  <d>2000-01-01</d>\n  <by>AQ==</by>\n  <ar><element>1</element><element>2</element></ar>\n  <x><a/></x>\n  <vc>v</vc>\n  <ch>c  </ch>\n  <bo>true</bo>\n</row>\n\n<row>\n  <a>2</a>\n  <b xsi:nil="true"/>\n  <c xsi:nil="true"/>\n  <d xsi:nil="true"/>\n  <by xsi:nil="true"/>\n  <ar xsi:nil="true"/>\n  <x xsi:nil="true"/>\n  <vc xsi:nil="true"/>\n  <ch xsi:nil="true"/>\n  <bo xsi:nil="true"/>\n</row>\n\n</t>\n\n<t2>\n\n</t2>\n\n</_x0078_ml_sx>\n

> SELECT replace(schema_to_xmlschema('xml_sx', false, true, '')::text, current_database() || '.', 'DB.'), schema_to_xml('xml_sx', false, true, '')
<xsd:schema\n    xmlns:xsd="http://www.w3.org/2001/XMLSchema">\n\n<xsd:simpleType name="INTEGER">\n  <xsd:restriction base="xsd:int">\n    <xsd:maxInclusive value="2147483647"/>\n    <xsd:minInclusive value="-2147483648"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog.text">\n  <xsd:restriction base="xsd:string">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="NUMERIC">\n</xsd:simpleType>\n\n<xsd:simpleType name="DATE">\n  <xsd:restriction base="xsd:date">\n    <xsd:pattern value="\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog.bytea">\n  <xsd:restriction base="xsd:base64Binary">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog._int4">\n</xsd:simpleType>\n\n<xsd:complexType mixed="true">\n  <xsd:sequence>\n    <xsd:any name="element" minOccurs="0" maxOccurs="unbounded" processContents="skip"/>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:simpleType name="VARCHAR">\n  <xsd:restriction base="xsd:string">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="CHAR">\n  <xsd:restriction base="xsd:string">\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="BOOLEAN">\n  <xsd:restriction base="xsd:boolean"></xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="Domain.DB._x0078_ml_sx.dm">\n  <xsd:restriction base="NUMERIC_6_2"/>\n</xsd:simpleType>\n\n<xsd:simpleType name="TIME">\n  <xsd:restriction base="xsd:time">\n    <xsd:pattern value="\p{Nd}{2}:\p{Nd}{2}:\p{Nd}{2}(.\p{Nd}+)?"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="SMALLINT">\n  <xsd:restriction base="xsd:short">\n    <xsd:maxInclusive value="32767"/>\n    <xsd:minInclusive value="-32768"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="BIGINT">\n  <xsd:restriction base="xsd:long">\n    <xsd:maxInclusive value="9223372036854775807"/>\n    <xsd:minInclusive value="-9223372036854775808"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="REAL">\n  <xsd:restriction base="xsd:float"></xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="DOUBLE">\n  <xsd:restriction base="xsd:double"></xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB.pg_catalog.uuid">\n</xsd:simpleType>\n\n<xsd:simpleType name="TIME_WTZ">\n  <xsd:restriction base="xsd:time">\n    <xsd:pattern value="\p{Nd}{2}:\p{Nd}{2}:\p{Nd}{2}(.\p{Nd}+)?(\+|-)\p{Nd}{2}:\p{Nd}{2}"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="TIMESTAMP">\n  <xsd:restriction base="xsd:dateTime">\n    <xsd:pattern value="\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}T\p{Nd}{2}:\p{Nd}{2}:\p{Nd}{2}(.\p{Nd}+)?"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB._x0078_ml_sx.en">\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB._x0078_ml_sx._en">\n</xsd:simpleType>\n\n<xsd:simpleType name="UDT.DB._x0078_ml_sx.t">\n</xsd:simpleType>\n\n<xsd:complexType name="SchemaType.DB._x0078_ml_sx">\n  <xsd:sequence>\n    <xsd:element name="t" type="RowType.DB._x0078_ml_sx.t" minOccurs="0" maxOccurs="unbounded"/>\n    <xsd:element name="t2" type="RowType.DB._x0078_ml_sx.t2" minOccurs="0" maxOccurs="unbounded"/>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:element name="_x0078_ml_sx" type="SchemaType.DB._x0078_ml_sx"/>\n\n</xsd:schema>|<_x0078_ml_sx xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n\n<t>\n  <a>1</a>\n  <b>&lt;x&gt;</b>\n  <c>2.50</c>\n  <d>2000-01-01</d>\n  <by>AQ==</by>\n  <ar><element>1</element><element>2</element></ar>\n  <x><a/></x>\n  <vc>v</vc>\n  <ch>c  </ch>\n  <bo>true</bo>\n</t>\n\n<t>\n  <a>2</a>\n</t>\n\n\n\n</_x0078_ml_sx>\n

> SELECT query_to_xml('SELECT 1 AS a, NULL AS "b c"', true, false, ''), query_to_xmlschema('SELECT 1 a, true b', true, false, ''), query_to_xml_and_xmlschema('SELECT 1 a', true, true, 'u')
<table xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n\n<row>\n  <a>1</a>\n  <b_x0020_c xsi:nil="true"/>\n</row>\n\n</table>\n|<xsd:schema\n    xmlns:xsd="http://www.w3.org/2001/XMLSchema">\n\n<xsd:simpleType name="INTEGER">\n  <xsd:restriction base="xsd:int">\n    <xsd:maxInclusive value="2147483647"/>\n    <xsd:minInclusive value="-2147483648"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="BOOLEAN">\n  <xsd:restriction base="xsd:boolean"></xsd:restriction>\n</xsd:simpleType>\n\n<xsd:complexType name="RowType">\n  <xsd:sequence>\n    <xsd:element name="a" type="INTEGER" nillable="true"></xsd:element>\n    <xsd:element name="b" type="BOOLEAN" nillable="true"></xsd:element>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:complexType name="TableType">\n  <xsd:sequence>\n    <xsd:element name="row" type="RowType" minOccurs="0" maxOccurs="unbounded"/>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:element name="table" type="TableType"/>\n\n</xsd:schema>|<xsd:schema\n    xmlns:xsd="http://www.w3.org/2001/XMLSchema"\n    targetNamespace="u"\n    elementFormDefault="qualified">\n\n<xsd:simpleType name="INTEGER">\n  <xsd:restriction base="xsd:int">\n    <xsd:maxInclusive value="2147483647"/>\n    <xsd:minInclusive value="-2147483648"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:complexType name="RowType">\n  <xsd:sequence>\n    <xsd:element name="a" type="INTEGER" nillable="true"></xsd:element>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:element name="row" type="RowType"/>\n\n</xsd:schema>\n\n<row xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns="u">\n  <a>1</a>\n</row>\n\n

> SELECT query_to_xml('SELEC', true, false, '')
ERROR 42601 syntax error at or near "SELEC"

> SELECT query_to_xml('INSERT INTO xml_sx.t VALUES (3)', true, false, '')
ERROR 0A000 INSERT is not allowed in a non-volatile function

> SELECT schema_to_xml('xml_nope', true, false, '')
ERROR 3F000 schema "xml_nope" does not exist

> BEGIN
BEGIN

> DECLARE c CURSOR FOR SELECT a, d FROM xml_sx.t ORDER BY a
DECLARE CURSOR

> SELECT cursor_to_xmlschema('c', true, false, '')
<xsd:schema\n    xmlns:xsd="http://www.w3.org/2001/XMLSchema">\n\n<xsd:simpleType name="INTEGER">\n  <xsd:restriction base="xsd:int">\n    <xsd:maxInclusive value="2147483647"/>\n    <xsd:minInclusive value="-2147483648"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:simpleType name="DATE">\n  <xsd:restriction base="xsd:date">\n    <xsd:pattern value="\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}"/>\n  </xsd:restriction>\n</xsd:simpleType>\n\n<xsd:complexType name="RowType">\n  <xsd:sequence>\n    <xsd:element name="a" type="INTEGER" nillable="true"></xsd:element>\n    <xsd:element name="d" type="DATE" nillable="true"></xsd:element>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:complexType name="TableType">\n  <xsd:sequence>\n    <xsd:element name="row" type="RowType" minOccurs="0" maxOccurs="unbounded"/>\n  </xsd:sequence>\n</xsd:complexType>\n\n<xsd:element name="table" type="TableType"/>\n\n</xsd:schema>

> SELECT cursor_to_xml('c', 1, true, false, '')
<table xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n\n<row>\n  <a>1</a>\n  <d>2000-01-01</d>\n</row>\n\n</table>\n

> SELECT cursor_to_xml('c', 5, true, true, '')
<row xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n  <a>2</a>\n  <d xsi:nil="true"/>\n</row>\n\n

> COMMIT
COMMIT

> SELECT cursor_to_xml('c', 1, true, false, '')
ERROR 34000 cursor "c" does not exist

> CREATE VIEW xml_sx.v AS SELECT xmlelement(name "foo bar", xmlattributes(1 AS "a b", 'x' AS b), 'c' || a, 5) e, xmlforest(a, 'b' AS "c d") f, xmlpi(name php, 'x') p, xmlpi(name php) p2, xmlroot(x, version '1.0', standalone yes) r, xmlroot(x, version no value, standalone no value) r3, xmlserialize(content x AS varchar(20)) s, xmlserialize(document x AS text) s2, xmlparse(content 'x' STRIP WHITESPACE) pp, xmlparse(document '<a/>' PRESERVE WHITESPACE) p3, x IS DOCUMENT d, x IS NOT DOCUMENT nd, xmlconcat(x, '<b/>') cc, xmlexists('//a' PASSING BY REF x) ex FROM xml_sx.t
CREATE VIEW

> SELECT pg_get_viewdef('xml_sx.v'), pg_get_viewdef('xml_sx.v', true)
 SELECT XMLELEMENT(NAME "foo bar", XMLATTRIBUTES(1 AS "a b", 'x' AS b), ('c'::text || t.a), 5) AS e,\n    XMLFOREST(t.a AS a, 'b' AS "c d") AS f,\n    XMLPI(NAME php, 'x'::text) AS p,\n    XMLPI(NAME php) AS p2,\n    XMLROOT(t.x, VERSION '1.0'::text, STANDALONE YES) AS r,\n    XMLROOT(t.x, VERSION NO VALUE, STANDALONE NO VALUE) AS r3,\n    (XMLSERIALIZE(CONTENT t.x AS character varying(20)))::character varying(20) AS s,\n    XMLSERIALIZE(DOCUMENT t.x AS text) AS s2,\n    XMLPARSE(CONTENT 'x'::text STRIP WHITESPACE) AS pp,\n    XMLPARSE(DOCUMENT '<a/>'::text PRESERVE WHITESPACE) AS p3,\n    t.x IS DOCUMENT AS d,\n    (NOT t.x IS DOCUMENT) AS nd,\n    XMLCONCAT(t.x, '<b/>'::xml) AS cc,\n    XMLEXISTS(('//a'::text) PASSING (t.x)) AS ex\n   FROM xml_sx.t;| SELECT XMLELEMENT(NAME "foo bar", XMLATTRIBUTES(1 AS "a b", 'x' AS b), 'c'::text || t.a, 5) AS e,\n    XMLFOREST(t.a AS a, 'b' AS "c d") AS f,\n    XMLPI(NAME php, 'x'::text) AS p,\n    XMLPI(NAME php) AS p2,\n    XMLROOT(t.x, VERSION '1.0'::text, STANDALONE YES) AS r,\n    XMLROOT(t.x, VERSION NO VALUE, STANDALONE NO VALUE) AS r3,\n    XMLSERIALIZE(CONTENT t.x AS character varying(20))::character varying(20) AS s,\n    XMLSERIALIZE(DOCUMENT t.x AS text) AS s2,\n    XMLPARSE(CONTENT 'x'::text STRIP WHITESPACE) AS pp,\n    XMLPARSE(DOCUMENT '<a/>'::text PRESERVE WHITESPACE) AS p3,\n    (t.x) IS DOCUMENT AS d,\n    NOT (t.x) IS DOCUMENT AS nd,\n    XMLCONCAT(t.x, '<b/>'::xml) AS cc,\n    XMLEXISTS(('//a'::text) PASSING (t.x)) AS ex\n   FROM xml_sx.t;

> SELECT * FROM xml_sx.v WHERE d
<foo_x0020_bar a_x0020_b="1" b="x">c15</foo_x0020_bar>|<a>1</a><c_x0020_d>b</c_x0020_d>|<?php x?>|<?php?>|<?xml version="1.0" standalone="yes"?><a/>|<a/>|<a/>|<a/>|x|<a/>|t|f|<a/><b/>|t

> CREATE VIEW xml_sx.w AS SELECT t.a, u.* FROM xml_sx.t, xmltable(xmlnamespaces('http://x' AS zz), '/a' PASSING x COLUMNS id int PATH '@id', o FOR ORDINALITY, "N" text DEFAULT 'x', m numeric(5,2) PATH 'c' || 1 DEFAULT 5 NOT NULL) u
CREATE VIEW

> SELECT pg_get_viewdef('xml_sx.w')
 SELECT t.a,\n    u.id,\n    u.o,\n    u."N",\n    u.m\n   FROM xml_sx.t,\n    LATERAL XMLTABLE(XMLNAMESPACES ('http://x'::text AS zz), ('/a'::text) PASSING (t.x) COLUMNS id integer PATH ('@id'::text), o FOR ORDINALITY, "N" text DEFAULT ('x'::text), m numeric(5,2) DEFAULT ((5)::numeric(5,2)) PATH (('c'::text || 1)) NOT NULL) u;

> SELECT * FROM xml_sx.w
1|∅|1|x|5.00

> ALTER TABLE xml_sx.t RENAME x TO xx
ALTER TABLE

> SELECT pg_get_viewdef('xml_sx.w')
 SELECT t.a,\n    u.id,\n    u.o,\n    u."N",\n    u.m\n   FROM xml_sx.t,\n    LATERAL XMLTABLE(XMLNAMESPACES ('http://x'::text AS zz), ('/a'::text) PASSING (t.xx) COLUMNS id integer PATH ('@id'::text), o FOR ORDINALITY, "N" text DEFAULT ('x'::text), m numeric(5,2) DEFAULT ((5)::numeric(5,2)) PATH (('c'::text || 1)) NOT NULL) u;

> ALTER TABLE xml_sx.t DROP xx
ERROR 2BP01 cannot drop column xx of table xml_sx.t because other objects depend on it

> CREATE VIEW xml_sx.z AS SELECT * FROM xmltable('/a/b' PASSING '<a><b>1</b></a>' COLUMNS b text PATH '.')
CREATE VIEW

> SELECT pg_get_viewdef('xml_sx.z', true)
 SELECT "xmltable".b\n   FROM XMLTABLE(('/a/b'::text) PASSING ('<a><b>1</b></a>'::xml) COLUMNS b text PATH ('.'::text));

> CREATE TABLE xml_sx.g (a int, x xml GENERATED ALWAYS AS (xmlelement(name a, a)) STORED, y xml DEFAULT xmlforest(1 AS q), CHECK (x IS DOCUMENT), CHECK (xmlexists('/q' PASSING y)))
CREATE TABLE

> INSERT INTO xml_sx.g (a) VALUES (1)
INSERT 0 1

> INSERT INTO xml_sx.g (a, y) VALUES (1, '<r/>')
ERROR 23514 new row for relation "g" violates check constraint "g_y_check"

> SELECT * FROM xml_sx.g
1|<a>1</a>|<q>1</q>

> SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = 'xml_sx.g'::regclass ORDER BY 1
CHECK (XMLEXISTS(('/q'::text) PASSING (y)))
CHECK (x IS DOCUMENT)

> SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 'xml_sx.g'::regclass ORDER BY 1
XMLELEMENT(NAME a, a)
XMLFOREST(1 AS q)

> CREATE INDEX ON xml_sx.g (x)
ERROR 42704 data type xml has no default operator class for access method "btree"

> CREATE INDEX ON xml_sx.g ((x::text))
CREATE INDEX

> CREATE UNIQUE INDEX ON xml_sx.g (x)
ERROR 42704 data type xml has no default operator class for access method "btree"

> ALTER TABLE xml_sx.g ALTER y TYPE text, ALTER y SET DEFAULT 'd'
ERROR 42883 function pg_catalog.xmlexists(text, text) does not exist

> ALTER TABLE xml_sx.g ADD z xml DEFAULT '<z/>'
ALTER TABLE

> SELECT z, y FROM xml_sx.g
<z/>|<q>1</q>

> CREATE FUNCTION xml_sx.f(v int) RETURNS xml LANGUAGE plpgsql AS $$ DECLARE r xml := '<r/>'; i int; BEGIN FOR i IN SELECT n FROM xmltable('/l/i' PASSING xml '<l><i>1</i><i>2</i></l>' COLUMNS n int PATH '.') LOOP r := xmlconcat(r, xmlelement(name i, i + v)); END LOOP; RETURN r; END $$
CREATE FUNCTION

> SELECT xml_sx.f(3)
<r/><i>4</i><i>5</i>

> CREATE FUNCTION xml_sx.h(xml) RETURNS text LANGUAGE sql AS $$ SELECT (xpath('/a/text()', $1))[1]::text $$
CREATE FUNCTION

> SELECT xml_sx.h('<a>q</a>')
q

> PREPARE xml_p(xml) AS SELECT $1 IS DOCUMENT, xmlelement(name a, $1)
PREPARE

> EXECUTE xml_p('a')
f|<a>a</a>

> EXECUTE xml_p('<a/>')
t|<a><a/></a>

> DEALLOCATE xml_p
DEALLOCATE

> SELECT typname, typlen, typtype, typcategory, typsend, typarray::regtype FROM pg_type WHERE typname = 'xml'
xml|-1|b|U|xml_send|xml[]

> SELECT castsource::regtype, casttarget::regtype, castcontext, castmethod FROM pg_cast WHERE 142 IN (castsource, casttarget) ORDER BY 1, 2
text|xml|e|f
xml|text|a|b
xml|character|a|b
xml|character varying|a|b
character|xml|e|f
character varying|xml|e|f

> SELECT oid, proname, prokind, provolatile, proisstrict, proargnames FROM pg_proc WHERE pronamespace = 'pg_catalog'::regnamespace AND oid BETWEEN 2895 AND 2938 AND prorettype IN (142, 16, 143, 25) AND proname ~ 'xml|xpath' AND prokind = 'f' AND proname <> 'xml_recv' ORDER BY oid
2895|xmlcomment|f|i|t|∅
2896|xml|f|s|t|∅
2897|xmlvalidate|f|i|t|∅
2900|xmlconcat2|f|i|f|∅
2923|table_to_xml|f|s|t|{tbl,nulls,tableforest,targetns}
2924|query_to_xml|f|v|t|{query,nulls,tableforest,targetns}
2925|cursor_to_xml|f|v|t|{cursor,count,nulls,tableforest,targetns}
2926|table_to_xmlschema|f|s|t|{tbl,nulls,tableforest,targetns}
2927|query_to_xmlschema|f|v|t|{query,nulls,tableforest,targetns}
2928|cursor_to_xmlschema|f|v|t|{cursor,nulls,tableforest,targetns}
2929|table_to_xml_and_xmlschema|f|s|t|{tbl,nulls,tableforest,targetns}
2930|query_to_xml_and_xmlschema|f|v|t|{query,nulls,tableforest,targetns}
2931|xpath|f|i|t|∅
2932|xpath|f|i|t|∅
2933|schema_to_xml|f|s|t|{schema,nulls,tableforest,targetns}
2934|schema_to_xmlschema|f|s|t|{schema,nulls,tableforest,targetns}
2935|schema_to_xml_and_xmlschema|f|s|t|{schema,nulls,tableforest,targetns}
2936|database_to_xml|f|s|t|{nulls,tableforest,targetns}
2937|database_to_xmlschema|f|s|t|{nulls,tableforest,targetns}
2938|database_to_xml_and_xmlschema|f|s|t|{nulls,tableforest,targetns}

> DROP SCHEMA xml_sx CASCADE
DROP SCHEMA
