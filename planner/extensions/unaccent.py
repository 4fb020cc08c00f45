"""unaccent: text without accents.

Its dictionary takes each character for itself. A letter with marks becomes the letter, a ligature, a wide or otherwise decorated one its letters, by Unicode's
decompositions, in the blocks where PostgreSQL's rules do so; marks alone go; what has no decomposition is in a table.

Source: PostgreSQL 15 manual, section F.48; decompositions are unicodedata's, the table follows CLDR's Latin-ASCII.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from aurorapy import errors
from aurorapy.planner.functions.textsearch_config import dictionary
from aurorapy.planner.textsearch.dictionaries import Filtered, Lexize

from .declaration import Declared

_LETTERS = """c0-3ce 401 451 1e00-1ffc"""  # canonical decompositions count
_DECORATED = """
bc-1cc 1f1-1f3 300-362 2010-2014 2024-2026 2032 203c 2044-2049 2100-2106 2109-210e 2110-211d 2121 2124 2128 212c-2134 2139-213b 2145-2189 2212
2474-24b5 2a74-2a76 3001-3015 3371-3377 337a 3380-3381 3383-338b 338e-3394 3399-339a 339c-339e 33a9-33ad 33b0-33b1 33b3-33b5 33b7-33bb 33bd-33bf
33c2-33dd fb00-fb06 fe10-fe16 fe19 fe30-fe32 fe35-fe3a fe3f-fe40 fe47-fe48 fe50-fe6b ff01-ff61 ff64 1f100-1f129
"""  # compatible ones do
_MARKS = "300-362 20dd-20e0 20e2-20e4"
_PLAIN = {"\u2044": "/", "\u2212": "-", "\u2010": "-", "\u2032": "'", "\u3008": "<", "\u3009": ">", "\u3014": "[", "\u3015": "]", "\u3001": ",",
          "\u3002": ".", "\u2013": "-", "\u2014": "-"}  # what decompositions lead to
_TABLE = r"""
a1=! a9=(C) ab,226a,300a,fe3d=<< ad,2d7,2012,2015=- ae=(R) b1=+/- bb,226b,300b,fe3e=>> bf=? c6,1d01=AE d0,110,189,18a,18b,1d05,1d06,a779=D d7,204e=*
d8,1d0f,a74a,a74c=O de,a764,a766=TH df=ss e6=ae f0,111,18c,221,256,257,1d6d,1d81,1d91,a771,a77a=d f7,2215=/ f8,2c7a,a74b,a74d=o fe,1d7a,a765,a767=th
126,29c,2c67,a7aa=H 127,266,267,2c68=h 131,268,1d96=i 138,2a0,a757,a759=q 13f,141,23d,29f,1d0c,2c60,2c62,a746,a748=L
140,142,19a,234,26b,26c,26d,1d85,2c61,a747,a749,a772=l 149='n 14a,19d,274,a790,a7a4=N 14b,19e,235,272,273,1d70,1d87,a774,a791,a7a5=n 152,276=OE 153=oe
166,1ac,1ae,23e,1d1b,a786=T 167,1ab,1ad,236,288,1d75,2c66,a777,a787=t 180,183,253,1d6c,1d80=b 181,182,243,299,1d03=B 187,23b,1d04,a792=C
188,23c,255,a793=c 190,246,1d07=E 191,a730,a77b=F 192,1d6e,1d82,a77c=f 193,1e4,262,29b,a7a0=G 195=hv 196,197,26a,1d7b=I
198,1d0b,2c69,a740,a742,a744,a7a2=K 199,1d84,2c6a,a741,a743,a745,a7a3=k 1a2=OI 1a3=oi 1a4,1d18,2118,2c63,a750,a752,a754=P
1a5,1d71,1d7d,1d88,a751,a753,a755=p 1b2,1d20,1efc,a75e=V 1b3,24e,28f,1efe=Y 1b4,24f,1eff=y 1b5,224,1d22,2c6b,2c7f=Z
1b6,225,240,290,291,1d76,1d8e,2c6c=z 1e5,260,261,1d83,a7a1=g 237,249,25f,29d=j 238=db 239=qp 23a,1d00=A 23f,282,1d74,1d8a,1e9c,1e9d,a7a9=s
244,1d1c,1d7e=U 247,25b,1d92,1d93,2c78=e 248,1d0a=J 24c,280,2c64,a776,a7a6=R 24d,27c,27d,27e,1d72,1d73,1d89,a775,a7a7=r 271,1d6f,1d86,a773=m
289,1d99=u 28b,1d8c,1efd,2c71,2c74,a75f=v 2a3,2a5=dz 2a6=ts 2aa=ls 2ab=lz 2b9,2bb,2bc,2bd,2c8,2018,2019,201b=' 2ba,201c,201d,201f,2033,301d,301e="
2c2,2039=< 2c3,203a=> 2c4,2c6=^ 2cb=` 2d0=: 2d6=+ 2dc=~ 1d0d,2c6e=M 1d21,2c72=W 1d6b=ue 1d8d,210c=x 1d8f,1e9a,2c65=a 1e9e=SS 1efa=LL 1efb=ll
2016,2225=|| 201a=, 201e=,, 2045,3018,301a=[ 2046,3019,301b=] 20a0=CE 20a2=Cr 20a3=Fr. 20a4=L. 20a7=Pts 20b9=Rs 20ba=TL 2117=(P) 211e=Rx 2216=\ 2223=|
2985,ff5f=(( 2986,ff60=)) 2c73=w 2c7e,a731,a7a8=S 3007=0 33a7=m/s 33ae=rad/s 33c6=C/kg 33d7=pH 33de=V/m 33df=A/m a732=AA a733=aa a734=AO a735=ao
a736=AU a737=au a738,a73a=AV a739,a73b=av a73c=AY a73d=ay a74e=OO a74f=oo a756,a758=Q a760=VY a761=vy ffe9=<- ffeb=->
"""  # code points=what they become


def _places(ranges: str) -> list[int]:
    out: list[int] = []
    for part in ranges.split():
        first, _, last = part.partition("-")
        out += range(int(first, 16), int(last or first, 16) + 1)
    return out


def _stripped(c: str) -> str:
    """A character's compatible decomposition without marks."""
    return "".join([_PLAIN.get(x, x) for x in unicodedata.normalize("NFKD", c) if not unicodedata.combining(x)]).strip()


def _letter(c: str) -> str | None:
    """The letter that a character is, with marks; None for anything else."""
    first, *marks = unicodedata.decomposition(c).split() or [""]
    if first[:1] in ("", "<") or not marks or any(unicodedata.category(chr(int(m, 16)))[0] != "M" for m in marks):
        return None
    base = chr(int(first, 16))
    plain = base.isascii() and base.isalpha() or "\u0391" <= base <= "\u03a9" or "\u03b1" <= base <= "\u03c9" or "\u0410" <= base <= "\u044f"
    return base if plain else _letter(base)


def _rules() -> dict[int, str]:
    out = {n: text for n in _places(_LETTERS) if (text := _letter(chr(n))) is not None}
    out |= {n: _stripped(chr(n)) for n in _places(_DECORATED)}
    out |= dict.fromkeys(_places(_MARKS), "")
    for entry in _TABLE.split():
        points, _, text = entry.partition("=")
        out |= dict.fromkeys([int(p, 16) for p in points.split(",")], text)
    return {n: text for n, text in out.items() if text != chr(n)}


_RULES = _rules()


def _unaccent(text: str) -> str:
    return text if text.isascii() else text.translate(_RULES)


def _by_dictionary(oid: int, text: str) -> str:
    found = dictionary(oid)(text)
    return found[0] if found else text


def _lexize(token: str) -> Filtered | None:
    plain = _unaccent(token)
    return None if plain == token else Filtered((plain,))


def _template(options: tuple[tuple[str, str], ...]) -> Lexize:
    """The dictionary that options make. PostgreSQL's rules are the only ones."""
    rules = None
    for name, value in options:
        if name != "rules":
            raise errors.InvalidParameterValue(f'unrecognized Unaccent parameter: "{name}"')
        if rules is not None:
            raise errors.InvalidParameterValue("multiple Rules parameters")
        rules = value
        if not re.fullmatch(r"[a-z0-9_]+", value):
            raise errors.InvalidParameterValue(f'invalid text search configuration file name "{value}"')
        if value != "unaccent":
            raise errors.ConfigFileError(f'could not open unaccent file "{value}.rules": No such file or directory')
    if rules is None:
        raise errors.InvalidParameterValue("missing Rules parameter")
    return _lexize


def _internal(*_: Any) -> None:
    """Of arguments that nobody has."""


DECLARED = Declared("""
unaccent(regdictionary, text) text s strict
unaccent(text) text s strict
unaccent_init(internal) internal i
unaccent_lexize(internal, internal, internal, internal) internal i
""", {"unaccent(text)": _unaccent, "unaccent(regdictionary, text)": _by_dictionary, "unaccent_init": _internal, "unaccent_lexize": _internal},
    templates={"unaccent": _template}, dictionaries=(("unaccent", "unaccent", (("rules", "unaccent"),)),))
