"""Our lexer's tokens as sqlglot's, one for one, so that an index means the same token on both sides.

Only PostgreSQL's keywords become keyword tokens, and none of sqlglot's keywords of several words (`ORDER BY`, `IS DISTINCT FROM`) exists: a
token is what PostgreSQL's scanner would return.
"""

from __future__ import annotations

from sqlglot.tokenizer_core import Token, TokenType

from aurorapy.planner.parse.keywords import KEYWORDS

_RENAMED = {
    "as": TokenType.ALIAS, "order": TokenType.ORDER_BY, "group": TokenType.GROUP_BY, "partition": TokenType.PARTITION_BY,
    "analyse": TokenType.ANALYZE, "isnull": TokenType.ISNULL, "similar": TokenType.SIMILAR_TO, "primary": TokenType.PRIMARY_KEY,
    "foreign": TokenType.FOREIGN_KEY, "tablesample": TokenType.TABLE_SAMPLE, "temp": TokenType.TEMPORARY,
}  # fmt: skip

# Keywords that sqlglot gives a meaning which PostgreSQL does not (a type's name is no keyword there, nor is ANTI, PIVOT, ...) stay plain words.
_MEANT = frozenset(
    """
    all alter analyze and any array asc begin between case check collate column comment commit constraint copy create cross cube current_catalog
    current_date current_role current_schema current_time current_timestamp current_user declare default delete desc distinct drop else end escape
    except execute exists false fetch filter for from full grant having ilike in index inner insert intersect interval into is join lateral left
    like limit load localtime localtimestamp lock merge natural not nothing notnull null offset on only operator or ordinality outer over overlaps
    range recursive refresh references returning revoke right rollback rollup row rows select session_user set show some table then true truncate
    union unique update using values variadic view when where window with
    """.split()
)

TOKEN_TYPES: dict[str, TokenType] = {
    **{word: TokenType[word.upper()] for word in _MEANT if word in KEYWORDS and word.upper() in TokenType.__members__},
    **_RENAMED,
    "ICONST": TokenType.NUMBER, "FCONST": TokenType.NUMBER, "SCONST": TokenType.STRING,
    "BCONST": TokenType.BIT_STRING, "XCONST": TokenType.HEX_STRING, "PARAM": TokenType.PARAMETER,
    "(": TokenType.L_PAREN, ")": TokenType.R_PAREN, "[": TokenType.L_BRACKET, "]": TokenType.R_BRACKET, ",": TokenType.COMMA,
    ".": TokenType.DOT, ":": TokenType.COLON, "::": TokenType.DCOLON, ":=": TokenType.COLON_EQ, ";": TokenType.SEMICOLON,
    "+": TokenType.PLUS, "-": TokenType.DASH, "*": TokenType.STAR, "/": TokenType.SLASH, "%": TokenType.MOD, "^": TokenType.CARET,
    "<": TokenType.LT, ">": TokenType.GT, "=": TokenType.EQ, "<=": TokenType.LTE, ">=": TokenType.GTE, "<>": TokenType.NEQ,
    "=>": TokenType.FARROW, "OP": TokenType.OPERATOR, "EOF": TokenType.SENTINEL, "ERROR": TokenType.HINT, "OTHER": TokenType.HINT, "..": TokenType.HINT,
}  # fmt: skip


# Of a token whose kind says all there is, the grammar needs no other: where it stands, our lexer's lists say.
SHARED: dict[str, Token] = {kind: Token(meaning, kind) for kind, meaning in {**dict.fromkeys(KEYWORDS, TokenType.VAR), **TOKEN_TYPES}.items()
                            if not kind.endswith("CONST") and kind not in ("PARAM", "OP")}
_NAMES_MAX = 4096
_names: dict[str, Token] = {}


def sqlglot_token(sql: str, kind: str, start: int, end: int) -> Token:
    """The token of this kind, which is not SHARED, at these offsets; a quoted name is IDENTIFIER, any other word without a meaning VAR."""
    text = sql[start:end]
    if kind != "IDENT":
        return Token(TOKEN_TYPES.get(kind, TokenType.VAR), text)
    token = _names.get(text)
    if token is None:
        if len(_names) >= _NAMES_MAX:
            _names.clear()
        token = _names[text] = Token(TokenType.IDENTIFIER if text.endswith('"') else TokenType.VAR, text)
    return token
