"""What is a letter to the parser of documents, beyond ASCII: the character classes of PostgreSQL in a UTF-8 database.

A letter is a character with Unicode's property Alphabetic, or a digit of another script. Python knows general categories only, so the marks and
symbols that are Alphabetic (Other_Alphabetic in PropList.txt) are a table. Marks without a width go on with a word, but do not begin one.

Source: Unicode 15, UAX 44.
"""

from __future__ import annotations

import functools
import re
import unicodedata

_OTHER_ALPHABETIC = """
n9 14g-14t 14v 14x-14y 150-151 153 174-17e 18r-193 195-19b 19s 1cm-1cs 1cx-1d0 1d3-1d4 1d9 1e9 1f4-1fj 1ie-1io 1li-1lj 1ln-1lv 1lx-1lz 1m1-1m4 1qs-1r3
1r7-1rd 1rk-1s3 1tm-1tn 1tq-1u4 1u6-1u7 1ud-1uf 1uq-1ur 1vl-1vn 1xa-1xg 1xj-1xk 1xn-1xo 1xz 1ya-1yb 1z5-1z7 20u-20y 213-214 217-218 21d 228-229 22d
22p-22r 24e-24l 24n-24p 24r-24s 25e-25f 262-264 269-26b 27y-284 287-288 28b-28c 28m-28n 28y-28z 29u 2bi-2bm 2bq-2bs 2bu-2bw 2c7 2dc-2df 2f2-2f8
2fa-2fc 2fe-2fg 2fp-2fq 2g2-2g3 2gx-2gz 2im-2is 2iu-2iw 2iy-2j0 2j9-2ja 2jm-2jn 2kg-2kj 2m6-2mc 2me-2mg 2mi-2mk 2mv 2n6-2n7 2o1-2o3 2q7-2qc 2qe
2qg-2qn 2r6-2r7 2sx 2t0-2t6 2tp 2wh 2wk-2wp 2wr-2ws 2x9 31t-329 32l-32v 32x-33w 36z-37a 37c 37f-37i 386-389 38e-38g 38i-38k 38n-38t 38x-390 39e-39p
39r 3a2-3a5 4k2-4k3 4ky-4kz 4lu-4lv 4mq-4mr 4om-4p4 4ud-4ue 4vd 4yo-4yz 4z4-4zc 55j-55n 579-57i 57l-584 5a7-5a8 5ak-5am 5c0-5c4 5dh-5dv 5fk-5fm
5gh-5gp 5gs-5gt 5if-5ip 5k4-5km 5wn-5x0 792-7ah 928-933 wvo-wvv wwu-wwv x6q x6z x7n-x7r xa8-xa9 xbo-xc3 xc5 xdr xeu-xey xfr-xg2 xhc-xhf xis-xj3 xk5
xm1-xme xmr xn0-xn1 xob-xod xps xpu-xpw xpz-xq0 xq6 xrf-xrj xrp xyb-xyi 1dlq 1f92-1f96 1gjl-1gjn 1gjp-1gjq 1gjw-1gjz 1h5w-1h5z 1hgr-1hgs 1hq8-1hqa
1hrs-1hs5 1htf-1htg 1htu 1hv4-1hvc 1hvm 1hxc-1hxe 1hyf-1hyq 1hz9-1hza 1i0w-1i0y 1i2b-1i2n 1i32-1i33 1i5o-1i5w 1i5z 1i66 1ian-1iaw 1ibk-1ibn 1ida-1idg
1idj-1idk 1idn-1ido 1idz 1iea-1ieb 1ik5-1ikh 1ikj-1ikl 1ink-1io1 1iun-1iut 1iuw-1iv2 1ivw-1ivx 1iy8-1iym 1iyo 1j1n-1j1x 1j4t-1j56 1jcc-1jco 1jjk-1jjp
1jjr-1jjs 1jjv-1jjw 1jk0 1jk2 1jo1-1jo7 1joa-1jof 1jok 1jpd-1jpm 1jqt-1jqx 1jqz-1jr2 1jrl-1jrv 1jt6-1jtj 1k4v-1k52 1k54-1k5a 1k7m-1k87 1k89-1k8m
1kc1-1kc6 1kca 1kcc-1kcd 1kcf-1kch 1kcj 1kcn 1kei-1kem 1keo-1kep 1ker-1keu 1koj-1kom 20jz 20k1-20lj 20lr-20lu 20og-20oh 2ftq 2mtc-2mti 2mtk-2mu0
2mu3-2mu9 2mub-2muc 2mue-2mui 2onb 2q7k-2q89 2q8g-2q95 2q9c-2qa1
"""  # the ranges in base 36, their ends left out where they are one character long
_END = 0x323B0  # no letters above, so far


def _ranges(points: list[int]) -> str:
    """The body of a regular expression's class of characters, for code points in order."""
    out: list[str] = []
    first = last = -2
    for p in [*points, 0x110001]:
        if p != last + 1:
            if last >= 0:
                out.append(re.escape(chr(first)) if first == last else f"{re.escape(chr(first))}-{re.escape(chr(last))}")
            first = p
        last = p
    return "".join(out)


@functools.cache
def classes() -> tuple[str, str]:
    """The bodies of two classes of characters, ASCII included: letters, and what a word may go on with (no digits of ASCII)."""
    letters: set[int] = set()
    for part in _OTHER_ALPHABETIC.split():
        first, _, last = part.partition("-")
        letters.update(range(int(first, 36), int(last or first, 36) + 1))
    marks: list[int] = []
    for p in range(0x80, _END):
        c = chr(p)
        if c.isalpha() or c.isdecimal():
            letters.add(p)
            continue
        category = unicodedata.category(c)
        if category == "Nl":
            letters.add(p)
        elif category in ("Mn", "Me") and p not in letters:
            marks.append(p)
    marks += range(0xE0100, 0xE01F0)
    return "A-Za-z" + _ranges(sorted(letters)), "A-Za-z" + _ranges(sorted({*letters, *marks}))
