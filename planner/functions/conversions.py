"""Conversions between character sets: PostgreSQL's table of them, the functions behind it, and convert().

Texts are converted by the codecs of Python's library (`types.encodings`), through Unicode; the functions themselves take addresses of C, so that nobody but the
server could call them.

Source: PostgreSQL 15 manual, section 24.3.4 and pg_conversion in chapter 53.
"""

from __future__ import annotations

from typing import Any

from aurorapy import errors
from aurorapy.planner.types.encodings import Encoding, encoding_named
from aurorapy.records import dataclass

from .registry import define

# PostgreSQL's encodings by number
ENCODINGS = """SQL_ASCII EUC_JP EUC_CN EUC_KR EUC_TW EUC_JIS_2004 UTF8 MULE_INTERNAL LATIN1 LATIN2 LATIN3 LATIN4 LATIN5 LATIN6 LATIN7 LATIN8 LATIN9 LATIN10 WIN1256
    WIN1258 WIN866 WIN874 KOI8R WIN1251 WIN1252 ISO_8859_5 ISO_8859_6 ISO_8859_7 ISO_8859_8 WIN1250 WIN1253 WIN1254 WIN1255 WIN1257 KOI8U SJIS BIG5 GBK UHC
    GB18030 JOHAB SHIFT_JIS_2004""".split()
SQL_ASCII, UTF8 = 0, 6
_NO_CODEC = {"euctw": 4, "muleinternal": 7}
# name, oid, source, target, the function's oid, the function
_CONVERSIONS = """
koi8_r_to_mic 4402 22 7 4302 koi8r_to_mic | mic_to_koi8_r 4403 7 22 4303 mic_to_koi8r | iso_8859_5_to_mic 4404 25 7 4304 iso_to_mic | mic_to_iso_8859_5 4405 7 25
4305 mic_to_iso | windows_1251_to_mic 4406 23 7 4306 win1251_to_mic | mic_to_windows_1251 4407 7 23 4307 mic_to_win1251 | windows_866_to_mic 4408 20 7 4308
win866_to_mic | mic_to_windows_866 4409 7 20 4309 mic_to_win866 | koi8_r_to_windows_1251 4410 22 23 4310 koi8r_to_win1251 | windows_1251_to_koi8_r 4411 23 22 4311
win1251_to_koi8r | koi8_r_to_windows_866 4412 22 20 4312 koi8r_to_win866 | windows_866_to_koi8_r 4413 20 22 4313 win866_to_koi8r | windows_866_to_windows_1251 4414
20 23 4314 win866_to_win1251 | windows_1251_to_windows_866 4415 23 20 4315 win1251_to_win866 | iso_8859_5_to_koi8_r 4416 25 22 4316 iso_to_koi8r |
koi8_r_to_iso_8859_5 4417 22 25 4317 koi8r_to_iso | iso_8859_5_to_windows_1251 4418 25 23 4318 iso_to_win1251 | windows_1251_to_iso_8859_5 4419 23 25 4319
win1251_to_iso | iso_8859_5_to_windows_866 4420 25 20 4320 iso_to_win866 | windows_866_to_iso_8859_5 4421 20 25 4321 win866_to_iso | euc_cn_to_mic 4422 2 7 4322
euc_cn_to_mic | mic_to_euc_cn 4423 7 2 4323 mic_to_euc_cn | euc_jp_to_sjis 4424 1 35 4324 euc_jp_to_sjis | sjis_to_euc_jp 4425 35 1 4325 sjis_to_euc_jp |
euc_jp_to_mic 4426 1 7 4326 euc_jp_to_mic | sjis_to_mic 4427 35 7 4327 sjis_to_mic | mic_to_euc_jp 4428 7 1 4328 mic_to_euc_jp | mic_to_sjis 4429 7 35 4329
mic_to_sjis | euc_kr_to_mic 4430 3 7 4330 euc_kr_to_mic | mic_to_euc_kr 4431 7 3 4331 mic_to_euc_kr | euc_tw_to_big5 4432 4 36 4332 euc_tw_to_big5 | big5_to_euc_tw
4433 36 4 4333 big5_to_euc_tw | euc_tw_to_mic 4434 4 7 4334 euc_tw_to_mic | big5_to_mic 4435 36 7 4335 big5_to_mic | mic_to_euc_tw 4436 7 4 4336 mic_to_euc_tw |
mic_to_big5 4437 7 36 4337 mic_to_big5 | iso_8859_2_to_mic 4438 9 7 4338 latin2_to_mic | mic_to_iso_8859_2 4439 7 9 4339 mic_to_latin2 | windows_1250_to_mic 4440 29
7 4340 win1250_to_mic | mic_to_windows_1250 4441 7 29 4341 mic_to_win1250 | iso_8859_2_to_windows_1250 4442 9 29 4342 latin2_to_win1250 | windows_1250_to_iso_8859_2
4443 29 9 4343 win1250_to_latin2 | iso_8859_1_to_mic 4444 8 7 4344 latin1_to_mic | mic_to_iso_8859_1 4445 7 8 4345 mic_to_latin1 | iso_8859_3_to_mic 4446 10 7 4346
latin3_to_mic | mic_to_iso_8859_3 4447 7 10 4347 mic_to_latin3 | iso_8859_4_to_mic 4448 11 7 4348 latin4_to_mic | mic_to_iso_8859_4 4449 7 11 4349 mic_to_latin4 |
big5_to_utf8 4452 36 6 4352 big5_to_utf8 | utf8_to_big5 4453 6 36 4353 utf8_to_big5 | utf8_to_koi8_r 4454 6 22 4354 utf8_to_koi8r | koi8_r_to_utf8 4455 22 6 4355
koi8r_to_utf8 | utf8_to_koi8_u 4456 6 34 4356 utf8_to_koi8u | koi8_u_to_utf8 4457 34 6 4357 koi8u_to_utf8 | utf8_to_windows_866 4458 6 20 4358 utf8_to_win |
windows_866_to_utf8 4459 20 6 4359 win_to_utf8 | utf8_to_windows_874 4460 6 21 4358 utf8_to_win | windows_874_to_utf8 4461 21 6 4359 win_to_utf8 |
utf8_to_windows_1250 4462 6 29 4358 utf8_to_win | windows_1250_to_utf8 4463 29 6 4359 win_to_utf8 | utf8_to_windows_1251 4464 6 23 4358 utf8_to_win |
windows_1251_to_utf8 4465 23 6 4359 win_to_utf8 | utf8_to_windows_1252 4466 6 24 4358 utf8_to_win | windows_1252_to_utf8 4467 24 6 4359 win_to_utf8 |
utf8_to_windows_1253 4468 6 30 4358 utf8_to_win | windows_1253_to_utf8 4469 30 6 4359 win_to_utf8 | utf8_to_windows_1254 4470 6 31 4358 utf8_to_win |
windows_1254_to_utf8 4471 31 6 4359 win_to_utf8 | utf8_to_windows_1255 4472 6 32 4358 utf8_to_win | windows_1255_to_utf8 4473 32 6 4359 win_to_utf8 |
utf8_to_windows_1256 4474 6 18 4358 utf8_to_win | windows_1256_to_utf8 4475 18 6 4359 win_to_utf8 | utf8_to_windows_1257 4476 6 33 4358 utf8_to_win |
windows_1257_to_utf8 4477 33 6 4359 win_to_utf8 | utf8_to_windows_1258 4478 6 19 4358 utf8_to_win | windows_1258_to_utf8 4479 19 6 4359 win_to_utf8 | euc_cn_to_utf8
4480 2 6 4360 euc_cn_to_utf8 | utf8_to_euc_cn 4481 6 2 4361 utf8_to_euc_cn | euc_jp_to_utf8 4482 1 6 4362 euc_jp_to_utf8 | utf8_to_euc_jp 4483 6 1 4363
utf8_to_euc_jp | euc_kr_to_utf8 4484 3 6 4364 euc_kr_to_utf8 | utf8_to_euc_kr 4485 6 3 4365 utf8_to_euc_kr | euc_tw_to_utf8 4486 4 6 4366 euc_tw_to_utf8 |
utf8_to_euc_tw 4487 6 4 4367 utf8_to_euc_tw | gb18030_to_utf8 4488 39 6 4368 gb18030_to_utf8 | utf8_to_gb18030 4489 6 39 4369 utf8_to_gb18030 | gbk_to_utf8 4490 37 6
4370 gbk_to_utf8 | utf8_to_gbk 4491 6 37 4371 utf8_to_gbk | utf8_to_iso_8859_2 4492 6 9 4372 utf8_to_iso8859 | iso_8859_2_to_utf8 4493 9 6 4373 iso8859_to_utf8 |
utf8_to_iso_8859_3 4494 6 10 4372 utf8_to_iso8859 | iso_8859_3_to_utf8 4495 10 6 4373 iso8859_to_utf8 | utf8_to_iso_8859_4 4496 6 11 4372 utf8_to_iso8859 |
iso_8859_4_to_utf8 4497 11 6 4373 iso8859_to_utf8 | utf8_to_iso_8859_9 4498 6 12 4372 utf8_to_iso8859 | iso_8859_9_to_utf8 4499 12 6 4373 iso8859_to_utf8 |
utf8_to_iso_8859_10 4500 6 13 4372 utf8_to_iso8859 | iso_8859_10_to_utf8 4501 13 6 4373 iso8859_to_utf8 | utf8_to_iso_8859_13 4502 6 14 4372 utf8_to_iso8859 |
iso_8859_13_to_utf8 4503 14 6 4373 iso8859_to_utf8 | utf8_to_iso_8859_14 4504 6 15 4372 utf8_to_iso8859 | iso_8859_14_to_utf8 4505 15 6 4373 iso8859_to_utf8 |
utf8_to_iso_8859_15 4506 6 16 4372 utf8_to_iso8859 | iso_8859_15_to_utf8 4507 16 6 4373 iso8859_to_utf8 | utf8_to_iso_8859_16 4508 6 17 4372 utf8_to_iso8859 |
iso_8859_16_to_utf8 4509 17 6 4373 iso8859_to_utf8 | utf8_to_iso_8859_5 4510 6 25 4372 utf8_to_iso8859 | iso_8859_5_to_utf8 4511 25 6 4373 iso8859_to_utf8 |
utf8_to_iso_8859_6 4512 6 26 4372 utf8_to_iso8859 | iso_8859_6_to_utf8 4513 26 6 4373 iso8859_to_utf8 | utf8_to_iso_8859_7 4514 6 27 4372 utf8_to_iso8859 |
iso_8859_7_to_utf8 4515 27 6 4373 iso8859_to_utf8 | utf8_to_iso_8859_8 4516 6 28 4372 utf8_to_iso8859 | iso_8859_8_to_utf8 4517 28 6 4373 iso8859_to_utf8 |
iso_8859_1_to_utf8 4518 8 6 4374 iso8859_1_to_utf8 | utf8_to_iso_8859_1 4519 6 8 4375 utf8_to_iso8859_1 | johab_to_utf8 4520 40 6 4376 johab_to_utf8 | utf8_to_johab
4521 6 40 4377 utf8_to_johab | sjis_to_utf8 4522 35 6 4378 sjis_to_utf8 | utf8_to_sjis 4523 6 35 4379 utf8_to_sjis | uhc_to_utf8 4524 38 6 4380 uhc_to_utf8 |
utf8_to_uhc 4525 6 38 4381 utf8_to_uhc | euc_jis_2004_to_utf8 4526 5 6 4382 euc_jis_2004_to_utf8 | utf8_to_euc_jis_2004 4527 6 5 4383 utf8_to_euc_jis_2004 |
shift_jis_2004_to_utf8 4528 41 6 4384 shift_jis_2004_to_utf8 | utf8_to_shift_jis_2004 4529 6 41 4385 utf8_to_shift_jis_2004 | euc_jis_2004_to_shift_jis_2004 4530 5
41 4386 euc_jis_2004_to_shift_jis_2004 | shift_jis_2004_to_euc_jis_2004 4531 41 5 4387 shift_jis_2004_to_euc_jis_2004
"""


@dataclass(frozen=True, slots=True)
class Conversion:
    oid: int
    name: str
    source: int
    target: int
    function: str
    function_oid: int


def _load() -> list[Conversion]:
    rows = [row.split() for row in " ".join(_CONVERSIONS.split()).split(" | ")]
    return [Conversion(int(oid), name, int(source), int(target), function, int(f)) for name, oid, source, target, f, function in rows]


CONVERSIONS = _load()
_PAIRS = {(c.source, c.target) for c in CONVERSIONS}
ARGUMENTS = "int4 int4 cstring internal int4 bool"


def encoding_number(name: str) -> int:
    """The number of an encoding by its name, however it is written; -1 where there is none."""
    found = encoding_named(name)
    return ENCODINGS.index(found.name) if found is not None else _NO_CODEC.get("".join(c for c in name.lower() if c.isalnum()), -1)


def _not_called(*values: Any) -> int:
    raise errors.FeatureNotSupported("cannot accept a value of type internal")


for _oid, _name in {c.function_oid: c.function for c in CONVERSIONS}.items():
    define(_name, ARGUMENTS, "int4", _not_called, oid=_oid)


def need_pair(source: int, target: int) -> None:
    """42883 for encodings between which there is no conversion."""
    if source != target and SQL_ASCII not in (source, target) and (source, target) not in _PAIRS:
        raise errors.UndefinedFunction(f'default conversion function for encoding "{ENCODINGS[source]}" to "{ENCODINGS[target]}" does not exist')


def codec(number: int) -> Encoding:
    """What encodes and decodes; 0A000 where the library has nothing."""
    found = encoding_named(ENCODINGS[number])
    if found is None:
        raise errors.FeatureNotSupported(f"conversions of encoding {ENCODINGS[number]} are not supported")
    return found


def convert(data: bytes, source: str, target: str) -> bytes:
    """convert(bytes, src_encoding, dest_encoding)"""
    numbers = encoding_number(source), encoding_number(target)
    for number, name, what in zip(numbers, (source, target), ("source", "destination"), strict=True):
        if number < 0:
            raise errors.InvalidParameterValue(f'invalid {what} encoding name "{name}"')
    if numbers[0] != SQL_ASCII:
        text = codec(numbers[0]).decode(bytes(data))
    need_pair(*numbers)
    if numbers[0] == numbers[1] or SQL_ASCII in numbers:
        if numbers[0] == SQL_ASCII != numbers[1]:
            codec(numbers[1]).decode(bytes(data))
        return data
    return codec(numbers[1]).encode(text)


define("convert", "bytea name name", "bytea", convert)
define("pg_encoding_to_char", "int4", "name", lambda n: ENCODINGS[n] if 0 <= n < len(ENCODINGS) else "", volatility="s")
define("pg_char_to_encoding", "name", "int4", encoding_number, volatility="s")
