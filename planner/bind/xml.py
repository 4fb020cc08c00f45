"""Bind SQL/XML's spelled functions and XMLTABLE (transformXmlExpr and transformRangeTableFunc in PostgreSQL's terms)."""

from __future__ import annotations

from aurorapy import errors
from aurorapy.planner import bound
from aurorapy.planner.bound.xml import Deferred, XmlCall, XmlForm, XmlTableCall, XmlTableColumn
from aurorapy.planner.functions.registry import Function
from aurorapy.planner.parse import tree
from aurorapy.planner.types import format_type

from .binder import Binder
from .coerce import coerce, settle_any
from .dispatch import bind
from .from_ import entry_item, visible_with
from .names import figure_name
from .resolve import BOOL, RECORD, TEXT
from .scope import Item, Scope

XML, XMLTABLE = 142, 59_998
_ARGUMENTS = {"xmlconcat": (XML,), "xmlparse": (TEXT,), "xmlpi": (TEXT,), "xmlroot": (XML, TEXT), "xmlserialize": (XML,), "document": (XML,)}


def bind_xml(b: Binder, scope: Scope, node: tree.XmlExpr, kind: str) -> bound.Expr:
    """A spelled function."""
    from aurorapy.planner.functions.xml import spelled
    from aurorapy.planner.xml.mapping import to_xml_name

    names: list[str] = []
    args: list[bound.Expr] = []
    for name, raw, pos in node.named:
        value = bind(b, scope, raw, kind)
        args.append(_plain(b, value))
        if name is not None:
            names.append(to_xml_name(name, fully=False))
        elif isinstance(raw, tree.ColumnRef):
            names.append(to_xml_name(figure_name(raw), fully=True))
        else:
            what = "element" if node.op == "xmlforest" else "attribute"
            raise errors.SyntaxError_(f"unnamed XML {what} value must be a column reference", position=pos)
        if node.op == "xmlelement" and names[-1] in names[:-1]:
            raise errors.SyntaxError_(f'XML attribute name "{names[-1]}" appears more than once', position=pos)
    wanted = _ARGUMENTS.get(node.op, ())
    what = "IS DOCUMENT" if node.op == "document" else node.op.upper()
    for i, raw in enumerate(node.args):
        value = bind(b, scope, raw, kind)
        args.append(_as(b, value, wanted[min(i, len(wanted) - 1)], what) if wanted else _plain(b, value))
    target = b.type_name(node.target) if node.target is not None else None
    form = XmlForm(node.op, None if node.name is None else to_xml_name(node.name, fully=False), tuple(names), node.option, target)
    result = {"document": BOOL, "xmlserialize": TEXT}.get(node.op, XML)
    call = XmlCall(form, spelled(form, tuple(a.type for a in args), result), tuple(args), result, node.pos)
    if target is None:
        return call
    made = coerce(b, call, *target)
    if made is None:
        raise errors.CannotCoerce(f"cannot cast XMLSERIALIZE result to {format_type(target[0], -1)}", position=node.pos)
    return made


def _plain(b: Binder, value: bound.Expr) -> bound.Expr:
    """A value of any type; a literal stays one."""
    return value if isinstance(value, bound.Const) else settle_any(b, value)


def _as(b: Binder, value: bound.Expr, oid: int, what: str, typmod: int = -1) -> bound.Expr:
    """The value as an exact type by assignment, or 42804."""
    made = coerce(b, value, oid, typmod, 1)
    if made is None:
        raise errors.DatatypeMismatch(f"argument of {what} must be type {format_type(oid, -1)}, not type {format_type(value.type, -1)}", position=value.pos)
    return made


def bind_xml_table(b: Binder, scope: Scope, node: tree.RangeXmlTable, lateral: list[Item]) -> tuple[bound.JoinTree, list[Item]]:
    """XMLTABLE in FROM: it sees what stands to its left."""
    from aurorapy.planner.xml.tables import make

    assert scope.query is not None
    inner = visible_with(scope, lateral)
    kind = "functions in FROM"

    def argument(raw: tree.Expr, oid: int, typmod: int = -1, what: str = "XMLTABLE") -> bound.Expr:
        return _as(b, bind(b, inner, raw, kind), oid, what, typmod)

    args = [argument(node.rows, TEXT), argument(node.document, XML)]
    shape: list[XmlTableColumn] = []
    columns: list[bound.OutputColumn] = []
    rest: list[bound.Expr] = []
    for c in node.columns:
        oid, typmod = (0, -1) if c.type is None else b.type_name(c.type)
        if c.type is None and any(not s.type for s in shape):
            raise errors.SyntaxError_("only one FOR ORDINALITY column is allowed", position=c.pos)
        if c.path is not None:
            rest.append(argument(c.path, TEXT))
        if c.default is not None:
            rest.append(Deferred(argument(c.default, oid, typmod)))
        if any(s.label == c.name for s in shape):
            raise errors.SyntaxError_(f'column name "{c.name}" is not unique', position=c.pos)
        shape.append(XmlTableColumn(c.name, oid, typmod, c.path is not None, c.default is not None, c.not_null))
        columns.append(bound.OutputColumn(c.name, oid or 23, typmod))
    prefixes: list[str | None] = []
    for prefix, uri in node.namespaces:
        if prefix is None and None in prefixes:
            raise errors.SyntaxError_("only one default namespace is allowed", position=getattr(uri, "pos", None))
        if prefix is not None and prefix in prefixes:
            raise errors.SyntaxError_(f'namespace name "{prefix}" is not unique', position=getattr(uri, "pos", None))
        args.append(argument(uri, TEXT))
        prefixes.append(prefix)
    args += rest
    types = tuple(a.type for a in args)
    from aurorapy.planner.functions.xml import warn

    function = Function("xmltable", types, RECORD, make(tuple(prefixes), tuple(shape), warn), strict=False, retset=True, needs_context=True, volatility="s", oid=XMLTABLE)
    call = XmlTableCall(function, tuple(args), tuple(prefixes), tuple(shape), node.pos)
    entry = bound.Entry(b.rid(), "function", "xmltable", columns, lateral=True, functions=(call,), function_widths=(len(columns),))
    scope.query.entries[entry.rid] = entry
    return entry.rid, [entry_item(entry, node.alias, "xmltable", node.pos)]
