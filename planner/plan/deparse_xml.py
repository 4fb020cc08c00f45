"""SQL/XML's spelled functions and XMLTABLE as SQL text."""

from __future__ import annotations

from typing import Any

from aurorapy.planner import bound


def xml_text(w: Any, e: bound.XmlCall | bound.XmlTableCall) -> str:
    """The text of a call, by a deparse.Writer."""
    return _table(w, e) if isinstance(e, bound.XmlTableCall) else _call(w, e)


def _call(w: Any, e: bound.XmlCall) -> str:
    from aurorapy.planner.xml.mapping import to_sql_name

    from .deparse import quote_name

    form = e.form
    if form.op == "document":
        arg = w.text(e.args[0])
        return w.wrap(f"({arg}) IS DOCUMENT") if w.stored else f"({arg}) IS DOCUMENT" if w.pretty else f"{arg} IS DOCUMENT"
    count = len(form.labels)
    named = ", ".join([f"{w.text(a)} AS {quote_name(to_sql_name(n))}" for a, n in zip(e.args, form.labels, strict=False)])
    args = [w.text(a) for a in e.args[count:]]
    parts = []
    if form.op in ("xmlparse", "xmlserialize"):
        assert form.option is not None
        option, _, space = form.option.partition(" ")
        tail = f" {space.upper()} WHITESPACE" if space else ""
        if form.target is not None:
            tail = f" AS {w.type_name(*form.target)}"
        parts.append(f"{option.upper()} {args[0]}{tail}")
    elif form.op == "xmlroot":
        parts = [args[0], f"VERSION {args[1] if len(args) > 1 else 'NO VALUE'}"]
        if form.option is not None and form.option != "omitted":
            parts.append(f"STANDALONE {form.option.upper()}")
    else:
        if form.element is not None:
            parts.append(f"NAME {quote_name(to_sql_name(form.element))}")
        if named:
            parts.append(named if form.op == "xmlforest" else f"XMLATTRIBUTES({named})")
        parts += args
    return f"{form.op.upper()}({', '.join(parts)})"


def _table(w: Any, e: bound.XmlTableCall) -> str:
    from .deparse import quote_name

    rows, document, uris, pairs = e.parts()
    text = ""
    if uris:
        spaces = [f"DEFAULT {w.text(u)}" if n is None else f"{w.text(u)} AS {quote_name(n)}" for n, u in zip(e.namespaces, uris, strict=True)]
        text = f"XMLNAMESPACES ({', '.join(spaces)}), "
    columns = []
    for c, (path, default) in zip(e.shape, pairs, strict=True):
        column = f"{quote_name(c.label)} {w.type_name(c.type, c.typmod) if c.type else 'FOR ORDINALITY'}"
        if default is not None:
            column += f" DEFAULT ({w.text(default.arg)})"  # type: ignore[attr-defined]
        if path is not None:
            column += f" PATH ({w.text(path)})"
        columns.append(column + (" NOT NULL" if c.not_null and c.type else ""))
    return f"XMLTABLE({text}({w.text(rows)}) PASSING ({w.text(document)}) COLUMNS {', '.join(columns)})"
