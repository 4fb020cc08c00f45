"""SQL/XML's own syntax: XMLELEMENT, XMLFOREST, XMLPARSE and their kin, XMLEXISTS, and XMLTABLE in FROM.

sqlglot knows XMLTABLE alone, without FOR ORDINALITY, NOT NULL and most of what may stand there; so none of its methods is used.
"""

from __future__ import annotations

from typing import cast

from sqlglot import exp

from aurorapy.planner.parse.grammar import nodes
from aurorapy.planner.parse.grammar.types import Types
from aurorapy.planner.parse.keywords import COL_LABEL

XML_FUNCTIONS = frozenset("xmlconcat xmlelement xmlexists xmlforest xmlparse xmlpi xmlroot xmlserialize".split())
Named = list[tuple[str | None, exp.Expr, int]]


class Xml(Types):
    def _primary(self) -> exp.Expr:
        raise NotImplementedError

    def _xml_node(self, op: str, at: int, args: list[exp.Expr], *, name: str | None = None, named: Named | None = None, option: str | None = None,
                  target: exp.Expr | None = None) -> exp.Expr:
        return self._node(nodes.Xml, at, this=op, expressions=args, name=name, named=named or [], option=option, target=target)

    def _xml_function(self, at: int) -> exp.Expr:
        """Behind the function's '('; the caller takes ')'."""
        kind = self._kinds[at]
        match kind:
            case "xmlelement":
                return self._xmlelement(at)
            case "xmlforest":
                return self._xml_node(kind, at, [], named=self._xml_named())
            case "xmlconcat":
                return self._xml_node(kind, at, self._parse_csv(self._parse_disjunction))
            case "xmlparse":
                option = self._xml_option()
                arg = self._parse_disjunction()
                space = self._one_of(("preserve", "strip"))
                if space is not None:
                    self._need("whitespace")
                return self._xml_node(kind, at, [arg], option=f"{option} {space or 'strip'}")
            case "xmlpi":
                self._need("name")
                name = self._col_label()
                return self._xml_node(kind, at, [self._parse_disjunction()] if self._take(",") else [], name=name)
            case "xmlroot":
                return self._xmlroot(at)
            case "xmlserialize":
                option = self._xml_option()
                arg = self._parse_disjunction()
                self._need("as")
                return self._xml_node(kind, at, [arg], option=option, target=self._simple_type())
        path = self._primary()
        return self._node(nodes.Spelled, at, this="xmlexists", expressions=[path, self._xml_passing()])

    def _xml_option(self) -> str:
        return self._one_of(("document", "content")) or self._fail()

    def _xml_named(self) -> Named:
        """xml_attribute_list: values with their names."""
        found: Named = []
        while True:
            at = self._index
            value = self._parse_disjunction()
            found.append((self._word(COL_LABEL) if self._take("as") else None, value, at))
            if not self._take(","):
                return found

    def _xmlelement(self, at: int) -> exp.Expr:
        self._need("name")
        name = self._col_label()
        named: Named = []
        args: list[exp.Expr] = []
        if self._take(","):
            if self._kinds[self._index] == "xmlattributes":
                self._advance()
                self._need("(")
                named = self._xml_named()
                self._need(")")
                if self._take(","):
                    args = self._parse_csv(self._parse_disjunction)
            else:
                args = self._parse_csv(self._parse_disjunction)
        return self._xml_node("xmlelement", at, args, name=name, named=named)

    def _xmlroot(self, at: int) -> exp.Expr:
        args = [self._parse_disjunction()]
        self._need(",", "version")
        if not self._take_all("no", "value"):
            args.append(self._parse_disjunction())
        standalone = "omitted"
        if self._take(","):
            self._need("standalone")
            if self._take("yes"):
                standalone = "yes"
            else:
                self._need("no")
                standalone = "no value" if self._take("value") else "no"
        return self._xml_node("xmlroot", at, args, option=standalone)

    def _xml_passing(self) -> exp.Expr:
        """xmlexists_argument: PASSING [BY REF] x [BY REF]."""
        self._need("passing")
        self._xml_mechanism()
        document = self._primary()
        self._xml_mechanism()
        return document

    def _xml_mechanism(self) -> None:
        if self._take("by"):
            self._one_of(("ref", "value")) or self._fail()

    # --- XMLTABLE ---

    def _xmltable(self) -> exp.Expr:
        """At XMLTABLE."""
        at = self._index
        self._advance()
        self._need("(")
        namespaces: list[tuple[str | None, exp.Expr]] = []
        if self._take("xmlnamespaces"):
            self._need("(")
            namespaces = self._parse_csv(self._xml_namespace)
            self._need(")", ",")
        rows = self._primary()
        document = self._xml_passing()
        self._need("columns")
        columns = self._parse_csv(self._xml_column)
        self._need(")")
        return self._node(nodes.XmlTable, at, this=rows, document=document, namespaces=namespaces, columns=columns)

    def _xml_namespace(self) -> tuple[str | None, exp.Expr]:
        if self._take("default"):
            return None, self._b_expr()
        uri = self._b_expr()
        self._need("as")
        return self._col_label(), uri

    def _xml_column(self) -> exp.Expr:
        at = self._index
        name = self._col_id()
        if self._take_all("for", "ordinality"):
            return self._node(nodes.XmlColumn, at, this=name, kind=None, path=None, default=None, not_null=True)
        kind = self._parse_types()
        found: dict[str, exp.Expr | bool] = {}
        while True:
            option = self._index
            word = self._kinds[option]
            if word == "default":
                self._advance()
                if "default" in found:
                    self._refuse("only one DEFAULT value is allowed", option)
                found["default"] = self._b_expr()
            elif word == "not" or word == "null":
                self._advance()
                if word == "not":
                    self._need("null")
                if "not_null" in found:
                    self._refuse(f'conflicting or redundant NULL / NOT NULL declarations for column "{name}"', option)
                found["not_null"] = word == "not"
            elif word == "IDENT":
                spelled = cast(str, self.source.values[option])
                self._advance()
                value = self._b_expr()
                if spelled != "path":
                    self._refuse(f'unrecognized column option "{spelled}"', option)
                if "path" in found:
                    self._refuse("only one PATH value per column is allowed", option)
                found["path"] = value
            else:
                break
        return self._node(nodes.XmlColumn, at, this=name, kind=kind, path=found.get("path"), default=found.get("default"), not_null=found.get("not_null", False))
