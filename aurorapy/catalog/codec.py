"""Descriptors of the catalog as data, and back: a dataclass is (mark, class name, field values).

Every class whose objects are written to the catalog's tree stands here; what is not here cannot be read again.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from aurorapy.planner import foreign, operations, relation
from aurorapy.planner.event_trigger import EventTriggerDef
from aurorapy.planner.extension import ExtensionCast, ExtensionClass, ExtensionDef, ExtensionOperator
from aurorapy.planner.routine import Routine
from aurorapy.planner.textsearch.definitions import ConfigurationDef, DictionaryDef, ParserDef, TemplateDef
from aurorapy.planner.types.defined_bases import DefinedBase, ShellDef
from aurorapy.planner.types.domains import DomainCheck, DomainDef
from aurorapy.planner.types.enums import EnumDef, EnumLabel
from aurorapy.planner.types.user_bases import BaseDef
from aurorapy.planner.types.user_ranges import MultirangeDef, RangeDef
from aurorapy.storage.codec import pack_plain, unpack

_CLASSES = {c.__name__: c for c in (
    relation.Column, relation.IndexColumn, relation.Index, relation.Check, relation.ForeignKey, relation.KeyConstraint, relation.Trigger, relation.Policy,
    relation.Rule, relation.PartitionColumn, relation.PartitionKey, relation.PartitionBound, relation.StatisticsObject, relation.Table, relation.Sequence,
    EnumDef, EnumLabel, DomainDef, DomainCheck, RangeDef, MultirangeDef, ShellDef, DefinedBase, BaseDef, Routine, EventTriggerDef,
    ExtensionDef, ExtensionOperator, ExtensionCast, ExtensionClass, DictionaryDef, ConfigurationDef, ParserDef, TemplateDef,
    operations.AggregateDef, operations.OperatorDef, operations.CastDef, operations.FamilyDef, operations.FamilyOperator, operations.FamilyFunction,
    operations.ClassDef, operations.AccessMethodDef, operations.CollationDef, operations.ConversionDef,
    foreign.LanguageDef, foreign.WrapperDef, foreign.ServerDef, foreign.MappingDef, foreign.PublicationDef, foreign.PublishedTable, foreign.PublishedSchema,
    foreign.SubscriptionDef)}


_NAMES: dict[type, tuple[tuple[str, Any], ...]] = {c: tuple([(f.name, f.default) for f in fields(c) if f.name != "rows"]) for c in _CLASSES.values()}
_PLAIN = frozenset((str, int, bool, float, bytes, type(None)))


def encode(value: Any) -> Any:
    """A descriptor as data: a dataclass is (class name, values of the fields that are not as their defaults, which may change no more)."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    names = _NAMES.get(kind)
    if names is not None:
        return ("@", kind.__name__, {n: v if type(v) in _PLAIN else encode(v) for n, default in names if (v := getattr(value, n)) is not default})
    if isinstance(value, tuple):
        return tuple([encode(v) for v in value])
    assert not is_dataclass(kind), kind
    return value


def stored(value: Any) -> Any:
    """A descriptor as a row of the catalog's tree: packed, so that a page of them is written without looking into each."""
    data = encode(value)
    return data if type(data) in _PLAIN else pack_plain(data)


def loaded(data: Any) -> Any:
    """The inverse of `stored`; what an older version stored was not packed."""
    return decode(unpack(data) if type(data) is bytes else data)


def decode(value: Any) -> Any:
    """The inverse of `encode`."""
    if isinstance(value, tuple):
        if len(value) == 3 and value[0] == "@":
            return _CLASSES[value[1]](**{k: decode(v) for k, v in value[2].items()})
        return tuple(decode(v) for v in value)
    return value
