"""Functions of xml, and those that SQL spells with words.

Source: PostgreSQL 15 manual, section 9.15; a spelled one is made for each call by `spelled`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from aurorapy import errors
from aurorapy.planner.types import BY_NAME
from aurorapy.planner.types.textsearch import tell
from aurorapy.planner.types.xml import XML, wants_document, xml_in

from .registry import CASTS, Cast, Function, aggregate, define


def _documents() -> Any:
    from aurorapy.planner.xml import documents  # with the first use

    return documents


def _declaration() -> Any:
    from aurorapy.planner.xml import declaration

    return declaration


def _paths() -> Any:
    from aurorapy.planner.xml import paths

    return paths


def warn(line: str) -> None:
    """What the parser has to say of a document that it takes."""
    tell(line, "01000")


def concat(values: list[str]) -> str:
    """XMLCONCAT: one text, under one declaration where all agree."""
    declaration = _declaration()
    version: str | None = None
    versions_differ = False
    standalone: bool | None = True
    parts = []
    for i, v in enumerate(values):
        found = declaration.lenient(v)
        if not i:
            version, versions_differ = found.version, found.version is None
        elif found.version is None or found.version != version:
            versions_differ = True
        if found.standalone is False and standalone is True:
            standalone = False
        if found.standalone is None:
            standalone = None
        parts.append(v[found.end :])
    head = ""
    if not versions_differ or standalone is not None:
        head = declaration.written(None if versions_differ else version, standalone)
    return head + "".join(parts)


def comment(text: str) -> str:
    """xmlcomment."""
    if "--" in text or text.endswith("-"):
        raise errors.InvalidXmlComment("invalid XML comment")
    return f"<!--{text}-->"


# --- spelled ------------------------------------------------------------------------------------


def _element(form: Any, types: tuple[int, ...]) -> Callable[..., Any]:
    from aurorapy.planner.xml.mapping import escape_attribute, value_text

    count = len(form.labels)

    def make(ctx: Any, *values: Any) -> str:
        attributes = [
            f' {name}="{escape_attribute(value_text(ctx, v, t, escaped=False))}"' for name, v, t in zip(form.labels, values, types, strict=False) if v is not None
        ]
        inner = [value_text(ctx, v, t, escaped=True) for v, t in zip(values[count:], types[count:], strict=True) if v is not None]
        head = f"<{form.element}{''.join(attributes)}"
        return f"{head}>{''.join(inner)}</{form.element}>" if inner else head + "/>"

    return make


def _forest(form: Any, types: tuple[int, ...]) -> Callable[..., Any]:
    from aurorapy.planner.xml.mapping import value_text

    def make(ctx: Any, *values: Any) -> str | None:
        parts = [f"<{n}>{value_text(ctx, v, t, escaped=True)}</{n}>" for n, v, t in zip(form.labels, values, types, strict=True) if v is not None]
        return "".join(parts) if parts else None

    return make


def _concat(form: Any, types: tuple[int, ...]) -> Callable[..., Any]:
    def make(ctx: Any, *values: Any) -> str | None:
        there = [v for v in values if v is not None]
        return concat(there) if there else None

    return make


def _parse(form: Any, types: tuple[int, ...]) -> Callable[..., Any]:
    document = form.option.startswith("document")

    def make(ctx: Any, value: Any) -> str | None:
        if value is not None:
            _documents().check(value, document=document)
        return value  # type: ignore[no-any-return]

    return make


def _instruction(form: Any, types: tuple[int, ...]) -> Callable[..., Any]:
    def make(ctx: Any, *values: Any) -> str | None:
        if form.element.lower() == "xml":
            raise errors.SyntaxError_("invalid XML processing instruction", detail='XML processing instruction target name cannot be "xml".')
        if not values:
            return f"<?{form.element}?>"
        if values[0] is None:
            return None
        if "?>" in values[0]:
            raise errors.InvalidXmlProcessingInstruction("invalid XML processing instruction", detail='XML processing instruction cannot contain "?>".')
        return f"<?{form.element} {values[0].lstrip(' ')}?>"

    return make


def _root(form: Any, types: tuple[int, ...]) -> Callable[..., Any]:
    def make(ctx: Any, value: str | None, version: str | None = None) -> str | None:
        if value is None:
            return None
        declaration = _declaration()
        found = declaration.strict(value)
        standalone = {"yes": True, "no": False, "no value": None, "omitted": found.standalone}[form.option]
        return str(declaration.written(version, standalone)) + value[found.end :]

    return make


def _serialize(form: Any, types: tuple[int, ...]) -> Callable[..., Any]:
    def make(ctx: Any, value: str | None) -> str | None:
        if value is not None and form.option == "document" and not _documents().is_well_formed(value, document=True):
            raise errors.NotAnXmlDocument("not an XML document")
        return value

    return make


def _is_document(form: Any, types: tuple[int, ...]) -> Callable[..., Any]:
    def make(ctx: Any, value: str | None) -> bool | None:
        return None if value is None else bool(_documents().is_well_formed(value, document=True))

    return make


_SPELLED = {"xmlelement": _element, "xmlforest": _forest, "xmlconcat": _concat, "xmlparse": _parse, "xmlpi": _instruction, "xmlroot": _root,
            "xmlserialize": _serialize, "document": _is_document}
_SPELLED_OID = 59_999  # PostgreSQL has no functions behind these; calls are told apart by their forms


def spelled(form: Any, types: tuple[int, ...], result: int) -> Function:
    """The function of a call that is written as `form` says, over arguments of these types."""
    return Function(form.op, types, result, _SPELLED[form.op](form, types), strict=False, needs_context=True, oid=_SPELLED_OID)


# --- called -------------------------------------------------------------------------------------


def _by_sql(call: Callable[..., Any]) -> Callable[..., Any]:
    """xpath and xpath_exists without namespaces are SQL functions to PostgreSQL, and errors say so."""

    def run(ctx: Any, path: str, value: str) -> Any:
        try:
            return call(ctx, path, value, None)
        except errors.SQLError as e:
            e.where = e.where or f'SQL function "{call.__name__}" statement 1'
            raise

    return run


def xpath(ctx: Any, path: str, value: str, namespaces: Any) -> Any:
    return _paths().xpath(path, value, namespaces, warn, lambda v: BY_NAME["float8"].output(v, ctx))


def xpath_exists(ctx: Any, path: str, value: str, namespaces: Any) -> bool:
    return bool(_paths().exists(path, value, namespaces, warn))


def _validate(value: str, schema: str) -> bool:
    raise errors.FeatureNotSupported("xmlvalidate is not implemented")


def _concat2(a: str | None, b: str | None) -> str | None:
    return b if a is None else a if b is None else concat([a, b])


_FROM_TEXT = define("xml", "text", "xml", lambda ctx, v: xml_in(v, -1, ctx), needs_context=True, volatility="s", oid=2896)
define("text", "xml", "text", lambda v: v, oid=2922)
define("xmlcomment", "text", "xml", comment, oid=2895)
define("xmlvalidate", "xml text", "bool", _validate, oid=2897)
define("xmlconcat2", "xml xml", "xml", _concat2, strict=False, oid=2900)
define("xmlexists", "text xml", "bool", lambda ctx, path, v: xpath_exists(ctx, path, v, None), needs_context=True, oid=2614)
define("xpath", "text xml text[]", "xml[]", xpath, needs_context=True, oid=2931)
define("xpath", "text xml", "xml[]", _by_sql(xpath), needs_context=True, oid=2932)
define("xpath_exists", "text xml text[]", "bool", xpath_exists, needs_context=True, oid=3049)
define("xpath_exists", "text xml", "bool", _by_sql(xpath_exists), needs_context=True, oid=3050)
define("xml_is_well_formed", "text", "bool", lambda ctx, v: _documents().is_well_formed(v, document=wants_document(ctx)), needs_context=True, volatility="s", oid=3051)
define("xml_is_well_formed_document", "text", "bool", lambda v: _documents().is_well_formed(v, document=True), oid=3052)
define("xml_is_well_formed_content", "text", "bool", lambda v: _documents().is_well_formed(v, document=False), oid=3053)
aggregate("xmlagg", "xml", "xml", list, lambda state, values: state.extend(values) or state, lambda state: concat(state) if state else None, oid=2901)

for _name in ("text", "varchar", "bpchar"):
    _oid = BY_NAME[_name].oid
    CASTS[XML, _oid] = Cast(XML, _oid, None, "a")
    CASTS[_oid, XML] = Cast(_oid, XML, _FROM_TEXT, "e")
