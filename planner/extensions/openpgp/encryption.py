"""A message made: literal data, compressed where that is asked for, encrypted behind the packet that has the session key. Source: RFC 4880, section 5."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable

from . import ciphers, packets
from .keys import Key, write_session_key
from .options import Options
from .string_to_key import chosen

_ZIP, _WINDOW = 1, 15
_MDC_HEAD = b"\xd3\x14"


def encrypt(data: bytes, key: Key | bytes, options: Options, *, text: bool, seconds: int, chance: Callable[[int], bytes]) -> bytes:
    """The message that has data; `key`: a public key, or a password; `seconds`: its time."""
    cipher = ciphers.algorithm(options.cipher_algo)
    if isinstance(key, Key):
        session_key = chance(cipher.key_size)
        head = write_session_key(key, cipher.code, session_key, chance)
    else:
        session_key, head = _password_packet(key, cipher, options, chance)
    prefix = chance(cipher.block)
    plain = prefix + prefix[-2:] + _data_packet(data, options, text=text, seconds=seconds)
    if options.disable_mdc:
        return head + packets.write_chunks(packets.ENCRYPTED, ciphers.encrypt(cipher, session_key, plain, resync=True))
    plain += _MDC_HEAD
    plain += hashlib.sha1(plain).digest()
    return head + packets.write_chunks(packets.ENCRYPTED_MDC, b"\1" + ciphers.encrypt(cipher, session_key, plain))


def _password_packet(password: bytes, cipher: ciphers.Algorithm, options: Options, chance: Callable[[int], bytes]) -> tuple[bytes, bytes]:
    """(session key, the packet by which a password gives it)."""
    code = options.s2k_cipher_algo if options.s2k_cipher_algo >= 0 else cipher.code
    specifier = chosen(options.s2k_mode, options.s2k_digest_algo, options.s2k_count, chance(9))
    derived = specifier.key(code, password)
    body = bytes([4, code]) + specifier.write()
    if not options.use_sess_key:
        return derived, packets.write(packets.SYMMETRIC_SESSION_KEY, body)
    session_key = chance(cipher.key_size)
    body += ciphers.encrypt(ciphers.algorithm(code), derived, bytes([cipher.code]) + session_key)
    return session_key, packets.write(packets.SYMMETRIC_SESSION_KEY, body)


def _data_packet(data: bytes, options: Options, *, text: bool, seconds: int) -> bytes:
    if text and options.convert_crlf:
        data = data.replace(b"\n", b"\r\n")
    kind = b"b" if not text else b"u" if options.unicode_mode else b"t"
    literal = packets.write_chunks(packets.LITERAL, kind + b"\0" + (seconds & 0xFFFFFFFF).to_bytes(4, "big") + data)
    if not options.compress_algo or not options.compress_level:
        return literal
    compressor = zlib.compressobj(options.compress_level, zlib.DEFLATED, -_WINDOW if options.compress_algo == _ZIP else _WINDOW)
    return packets.write_chunks(packets.COMPRESSED, bytes([options.compress_algo]) + compressor.compress(literal) + compressor.flush())
