"""XML Schema documents that describe tables: definitions of the types, and of elements.

Source: PostgreSQL 15 manual, section 9.15.4; ISO 9075-14, subclauses 9.4 to 9.9.
"""

from __future__ import annotations

from typing import Any

from aurorapy.planner.types import HOME, TYPES
from aurorapy.planner.types.domains import DomainType
from aurorapy.planner.types.user import UserType

from .mapping import BYTEA, XML, binary_is_hex, to_xml_name

_NAMES = {1042: "CHAR", 1043: "VARCHAR", 1700: "NUMERIC", 23: "INTEGER", 21: "SMALLINT", 20: "BIGINT", 700: "REAL", 701: "DOUBLE", 16: "BOOLEAN",
          1083: "TIME", 1266: "TIME_WTZ", 1114: "TIMESTAMP", 1184: "TIMESTAMP_WTZ", 1082: "DATE", XML: "XML"}
_DAY = r"\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}"
_TIME = r"\p{Nd}{2}:\p{Nd}{2}:\p{Nd}{2}(.\p{Nd}+)?"
_ZONE = r"(\+|-)\p{Nd}{2}:\p{Nd}{2}"
_PATTERNS = {1083: ("time", _TIME), 1266: ("time", _TIME + _ZONE), 1114: ("dateTime", f"{_DAY}T{_TIME}"), 1184: ("dateTime", f"{_DAY}T{_TIME}{_ZONE}"),
             1082: ("date", _DAY)}
_INTEGERS = {21: ("short", 15), 23: ("int", 31), 20: ("long", 63)}
_PLAIN = {700: "float", 701: "double", 16: "boolean"}
_TEXTS = (25, 1042, 1043)


def multipart(*parts: str) -> str:
    """A name of several parts, with dots between them."""
    return ".".join([to_xml_name(part, fully=True, periods=True) for part in parts])


def type_name(ctx: Any, oid: int, typmod: int = -1) -> str:
    """What a type is called in XML Schema."""
    name = _NAMES.get(oid)
    if name is not None:
        if typmod < 0 or oid in (23, 21, 20, 700, 701, 16, 1082, XML):
            return name
        if oid == 1700:
            return f"{name}_{(typmod - 4 >> 16) & 0xFFFF}_{typmod - 4 & 0xFFFF}"
        return f"{name}_{typmod - 4 if oid in (1042, 1043) else typmod}"
    t = TYPES[oid]
    home = HOME.get()
    of = TYPES[t.element] if t.element and t.name.startswith("_") else t
    schema = home.schema_name(of.schema) if isinstance(of, UserType) and home is not None else "pg_catalog"
    return multipart("Domain" if isinstance(t, DomainType) else "UDT", ctx.current_database, schema, t.name)


def _definition(ctx: Any, oid: int) -> str:
    if oid == XML:
        return (
            '<xsd:complexType mixed="true">\n  <xsd:sequence>\n'
            '    <xsd:any name="element" minOccurs="0" maxOccurs="unbounded" processContents="skip"/>\n  </xsd:sequence>\n</xsd:complexType>\n'
        )
    return f'<xsd:simpleType name="{type_name(ctx, oid)}">\n{_restriction(ctx, oid)}</xsd:simpleType>\n'


def _restriction(ctx: Any, oid: int) -> str:
    if oid in _TEXTS:
        return '  <xsd:restriction base="xsd:string">\n  </xsd:restriction>\n'
    if oid == BYTEA:
        return f'  <xsd:restriction base="xsd:{"hexBinary" if binary_is_hex(ctx) else "base64Binary"}">\n  </xsd:restriction>\n'
    if oid in _INTEGERS:
        base, bits = _INTEGERS[oid]
        limits = f'    <xsd:maxInclusive value="{2**bits - 1}"/>\n    <xsd:minInclusive value="{-(2**bits)}"/>\n'
        return f'  <xsd:restriction base="xsd:{base}">\n{limits}  </xsd:restriction>\n'
    if oid in _PLAIN:
        return f'  <xsd:restriction base="xsd:{_PLAIN[oid]}"></xsd:restriction>\n'
    if oid in _PATTERNS:
        base, pattern = _PATTERNS[oid]
        return f'  <xsd:restriction base="xsd:{base}">\n    <xsd:pattern value="{pattern}"/>\n  </xsd:restriction>\n'
    t = TYPES[oid]
    return f'  <xsd:restriction base="{type_name(ctx, t.root.oid, t.root_typmod)}"/>\n' if isinstance(t, DomainType) else ""


def type_definitions(ctx: Any, types: list[int]) -> str:
    """Definitions of types, each once, and of what domains are based on."""
    found = list(dict.fromkeys(types))
    bases = [t.root.oid for t in (TYPES[oid] for oid in found) if isinstance(t, DomainType)]
    return "".join([_definition(ctx, oid) + "\n" for oid in dict.fromkeys([*found, *bases])])


def document(body: str, namespace: str) -> str:
    """A schema of definitions."""
    target = f'\n    targetNamespace="{namespace}"\n    elementFormDefault="qualified"' if namespace else ""
    return f'<xsd:schema\n    xmlns:xsd="http://www.w3.org/2001/XMLSchema"{target}>\n\n{body}</xsd:schema>'


def _element(name: str, kind: str) -> str:
    return f'<xsd:element name="{name}" type="{kind}"/>\n\n'


def table_definition(ctx: Any, columns: list[tuple[str, int]], name: str, table_type: str, row_type: str, *, nulls: bool, forest: bool) -> str:
    """The types of rows and of the table, and the element."""
    absent = ' nillable="true"' if nulls else ' minOccurs="0"'
    fields = "".join([f'    <xsd:element name="{to_xml_name(n, fully=True)}" type="{type_name(ctx, t)}"{absent}></xsd:element>\n' for n, t in columns])
    text = f'<xsd:complexType name="{row_type}">\n  <xsd:sequence>\n{fields}  </xsd:sequence>\n</xsd:complexType>\n\n'
    if forest:
        return text + _element(name, row_type)
    inner = f'    <xsd:element name="row" type="{row_type}" minOccurs="0" maxOccurs="unbounded"/>\n'
    return text + f'<xsd:complexType name="{table_type}">\n  <xsd:sequence>\n{inner}  </xsd:sequence>\n</xsd:complexType>\n\n' + _element(name, table_type)


def schema_definition(database: str, schema: str, tables: list[str], *, forest: bool) -> str:
    """The type of a schema and its element."""
    kind, many, group = ("RowType", ' minOccurs="0" maxOccurs="unbounded"', "sequence") if forest else ("TableType", "", "all")
    inner = "".join([f'    <xsd:element name="{to_xml_name(t, fully=True)}" type="{multipart(kind, database, schema, t)}"{many}/>\n' for t in tables])
    name = multipart("SchemaType", database, schema)
    text = f'<xsd:complexType name="{name}">\n  <xsd:{group}>\n{inner}  </xsd:{group}>\n</xsd:complexType>\n\n'
    return text + _element(to_xml_name(schema, fully=True), name)


def database_definition(database: str, schemas: list[str]) -> str:
    """The type of the database and its element."""
    inner = "".join([f'    <xsd:element name="{to_xml_name(s, fully=True)}" type="{multipart("SchemaType", database, s)}"/>\n' for s in schemas])
    name = multipart("CatalogType", database)
    return f'<xsd:complexType name="{name}">\n  <xsd:all>\n{inner}  </xsd:all>\n</xsd:complexType>\n\n' + _element(to_xml_name(database, fully=True), name)
