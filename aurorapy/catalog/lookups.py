"""Names of schemas, relations and types looked up in a catalog, along a search path.

Source: PostgreSQL 15 manual, section 5.9.3 (The Schema Search Path).
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner import relation
from aurorapy.planner.relation import Sequence, Table


class Lookups:
    """Mixed into Catalog."""

    names: dict[tuple[int, str], int]
    type_names: dict[tuple[int, str], int]
    schemas: dict[int, str]
    schema_oids: dict[str, int]
    tables: dict[int, Table]
    sequences: dict[int, Sequence]
    system: Any

    def schema_oid(self, name: str) -> int:
        """A schema's oid, or 3F000."""
        oid = self.schema_oids.get(name)
        if oid is None:
            raise errors.InvalidSchemaName(f'schema "{name}" does not exist')
        return oid

    def has_schema(self, name: str) -> bool:
        return name in self.schema_oids or name == "pg_temp"

    def find_oid(self, names: tuple[str, ...], search_path: tuple[str, ...]) -> int | None:
        """The oid of a relation (table, index, sequence) by name, along the search path when it is not qualified."""
        if len(names) == 2:
            if names[0] == "pg_temp" and "pg_temp" not in self.schema_oids:
                return None
            return self.names.get((self.schema_oid(names[0]), names[1]))
        for schema in search_path:
            oid = self.schema_oids.get(schema)
            if oid is not None:
                found = self.names.get((oid, names[0]))
                if found is not None:
                    return found
        return None

    def find_relation(self, names: tuple[str, ...], search_path: tuple[str, ...]) -> Table | None:
        """A relation that can be read."""
        hidden = len(names) == 1 and "pg_catalog" in search_path and self.find_oid(names, search_path[: search_path.index("pg_catalog")]) is not None
        if self.system is not None and not hidden and (len(names) == 1 or names[0] in ("pg_catalog", "information_schema")):
            found: Table | None = self.system.find(names)
            if found is None and len(names) == 1 and "information_schema" in search_path and self.find_oid(
                    names, search_path[: search_path.index("information_schema")]) is None:
                found = self.system.find(("information_schema", names[0]))
            if found is not None:
                return found
        oid = self.find_oid(names, search_path)
        if oid is None:
            return None
        table = self.tables.get(oid)
        if table is not None and table.kind == "c":
            raise errors.WrongObjectType(f'"{names[-1]}" is a composite type')
        if table is not None:
            return table
        sequence = self.sequences.get(oid)
        if sequence is not None:
            return sequence_table(sequence, self.schemas[sequence.schema])
        raise errors.WrongObjectType(f'"{names[-1]}" is an index')

    def relation(self, oid: int) -> Table:
        return self.tables[oid]

    def find_type(self, names: tuple[str, ...], search_path: tuple[str, ...]) -> int | None:
        """The oid of a type that is not built in, along the search path when its name is not qualified; or that of a system relation's rows."""
        if self.system is not None and (system := self.system.find_type(names, search_path)) is not None:
            return int(system)
        if len(names) > 1:
            if names[-2] == "pg_temp" and "pg_temp" not in self.schema_oids:
                return None
            return self.type_names.get((self.schema_oid(names[-2]), names[-1]))
        for schema in search_path:
            found = self.type_names.get((self.schema_oids.get(schema, 0), names[0]))
            if found is not None:
                return found
        return None


def sequence_table(sequence: Sequence, schema_name: str) -> Table:
    """A sequence seen as a relation of one row."""
    columns = tuple(relation.Column(n, t, attnum=i + 1, not_null=True) for i, (n, t) in enumerate((("last_value", 20), ("log_cnt", 20), ("is_called", 16))))
    return Table(sequence.oid, sequence.name, sequence.schema, "S", columns, schema_name=schema_name, width=3,
                 rows=lambda ctx: [(*ctx.sequence_state(sequence)[:1], 0, ctx.sequence_state(sequence)[1])])
