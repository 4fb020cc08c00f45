"""CREATE TABLE (LIKE table INCLUDING ...): the columns of another relation, and on demand what belongs to them.

Stored expressions name columns without their table, so a copy of the text means the same over the new table.

Source: PostgreSQL 15 manual, CREATE TABLE, "LIKE".
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from aurorapy import errors
from aurorapy.planner.parse import tree
from aurorapy.planner.relation import Index, KeyConstraint, Sequence, Table
from aurorapy.planner.types import TYPES

from .constraints import new_name
from .implicit import tell_index
from .indexes import column_part, make_index
from .inheriting import merge_check
from .naming import check_stored, distinct, free_name, index_suffix
from .new_columns import NewColumn
from .state import STATISTICS_CLASS
from .statistics_objects import copied
from .whole_rows import refuse_check, refuse_index

_COMMENTED, _CONSTRAINT = 1259, 2606
_C = 950  # the collation of system catalogs' texts


def _system_relation(session: Any, element: tree.TableLike) -> Table | None:
    """The system catalog or view that is copied, with what must not be NULL; None for any other relation."""
    from .system.relations import required

    catalog, names = session.catalog, element.table.name
    found: Table | None = catalog.system.find(names) if catalog.system is not None and (len(names) == 1 or names[0] in ("pg_catalog", "information_schema")) else None
    if found is None or catalog.find_relation(names, session.context.search_path) is not found:
        return None
    if "indexes" in element.including and found.kind == "r":
        raise errors.FeatureNotSupported("copying the indexes of a system catalog is not supported", position=element.table.pos)
    not_null = required(found.oid)
    for c in found.columns:
        check_stored(c.name, c.type)
    return replace(found, columns=tuple([replace(c, not_null=c.attnum in not_null, collation=_C if found.kind == "r" and TYPES[c.type].collation else
                                                 TYPES[c.type].collation) for c in found.columns]))


class Like:
    """One LIKE clause of a new table; `first`: how many columns stand before it."""

    def __init__(self, session: Any, element: tree.TableLike, table: str, first: int) -> None:
        from .ddl import find, lock_table

        self.session, self.including = session, element.including
        found = _system_relation(session, element) or find(session, element.table.name, "prvmSic", "relation")
        if not isinstance(found, Table):
            what = "sequences" if isinstance(found, Sequence) else "indexes"
            raise errors.WrongObjectType(f'relation "{element.table.name[-1]}" is invalid in LIKE clause',
                                         detail=f"This operation is not supported for {what}.", position=element.table.pos)
        self.source = found = found if found.rows is not None else lock_table(session, found, "access share")
        self.numbers = {c.attnum: first + n for n, c in enumerate(found.live, 1)}

    def columns(self, schema: int, table: str) -> list[NewColumn]:
        """The copied columns."""
        made = []
        for c in self.source.live:
            defaults = "defaults" in self.including and not c.identity and c.generated is None
            generated = "generated" in self.including
            new = NewColumn(replace(
                c, attnum=self.numbers[c.attnum], default=c.default if defaults else None, sequence=c.sequence if defaults else 0, identity="", missing=None,
                storage=c.storage if "storage" in self.including else "", compression=c.compression if "compression" in self.including else "",
                generated=c.generated if generated else None, generated_from=tuple(self.numbers[a] for a in c.generated_from) if generated else ()))
            if c.identity and "identity" in self.including:
                new.column = replace(new.column, identity=c.identity)
                q = self.session.catalog.sequences[c.sequence]
                new.sequence = free_name(self.session.catalog, schema, table, c.name, suffix="seq"), (
                    ("increment", q.increment), ("minvalue", q.minimum), ("maxvalue", q.maximum), ("start", q.start), ("cache", q.cache), ("cycle", q.cycle))
            made.append(new)
        return made

    def finish(self, oid: int) -> None:
        """CHECKs, indexes and comments, once the table is there."""
        catalog = self.session.catalog
        comments: list[tuple[tuple[int, int, int], tuple[int, int, int]]] = [
            ((_COMMENTED, self.source.oid, old), (_COMMENTED, oid, new)) for old, new in self.numbers.items()]
        if "constraints" in self.including:
            for check in self.source.checks:
                refuse_check(self.session, self.source, check)
                table = catalog.tables[oid]
                if check.no_inherit and table.kind == "p":
                    raise errors.InvalidTableDefinition(f'cannot add NO INHERIT constraint to partitioned table "{table.name}"')
                merged = merge_check(self.session, table, check)
                if merged is not None:
                    kept = next(c for c in merged.checks if c.name == check.name)
                    comments.append(((_CONSTRAINT, check.oid, 0), (_CONSTRAINT, kept.oid, 0)))
                    continue
                name = new_name(self.session, table, check.name, suffix="check")
                copy = replace(check, oid=catalog.new_oid(), name=name, validated=True)
                catalog.put_table(replace(table, checks=(*table.checks, copy)))
                comments.append(((_CONSTRAINT, check.oid, 0), (_CONSTRAINT, copy.oid, 0)))
        if "indexes" in self.including:
            for index in sorted(self.source.indexes, key=lambda i: not i.primary):
                comments += self._copy_index(oid, index)
        if "statistics" in self.including:
            comments += [((STATISTICS_CLASS, old, 0), (STATISTICS_CLASS, new, 0)) for old, new in copied(self.session, self.source, oid, self.numbers)]
        if "comments" in self.including:
            for old, new in comments:
                if old in catalog.comments:
                    catalog.put_comment(new, catalog.comments[old])

    def _copy_index(self, oid: int, index: Index) -> list[tuple[tuple[int, int, int], tuple[int, int, int]]]:
        refuse_index(self.session, self.source, index)
        catalog = self.session.catalog
        table = catalog.tables[oid]
        key = next((k for k in self.source.keys if k.index == index.oid), None)
        if key is not None and key.kind == "p" and any(k.kind == "p" for k in table.keys):
            raise errors.InvalidTableDefinition(f'multiple primary keys for table "{table.name}" are not allowed')
        parts = [] if index.primary else distinct([*(column_part(self.session, self.source, c) for c in index.columns),
                                                   *(self.source.columns[a - 1].name for a in index.include)])
        name = free_name(catalog, table.schema, table.name, *parts, suffix=index_suffix(index, key))
        columns = tuple(replace(c, attnum=self.numbers.get(c.attnum, 0)) for c in index.columns)
        if key is not None:
            tell_index(self.session, table, name, "PRIMARY KEY" if key.kind == "p" else "UNIQUE" if key.kind == "u" else "EXCLUDE", fresh=False)
        constraint = catalog.new_oid() if key is not None else 0
        made = make_index(self.session, table, name, columns, unique=index.unique, primary=index.primary, predicate=index.predicate,
                          nulls_not_distinct=index.nulls_not_distinct, include=tuple(self.numbers[a] for a in index.include), constraint=constraint,
                          deferrable=index.deferrable, method=index.method, options=index.options, exclusion=index.exclusion,
                          access=index.access)
        if key is None:
            return [((_COMMENTED, index.oid, 0), (_COMMENTED, made.oid, 0))]
        table = catalog.tables[oid]
        new = KeyConstraint(constraint, name, key.kind, tuple(self.numbers.get(a, 0) for a in key.columns), made.oid, key.deferrable, key.deferred)
        catalog.put_table(replace(table, keys=(*table.keys, new)))
        return [((_COMMENTED, index.oid, 0), (_COMMENTED, made.oid, 0)), ((_CONSTRAINT, key.oid, 0), (_CONSTRAINT, constraint, 0))]
