"""A message read.

Data of a wrong key are garbage that looks like anything; so what is found in them before all is read is the one error, whatever it is.
Source: RFC 4880, section 5; PostgreSQL 15 manual, section F.28.3.
"""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import field

from aurorapy.records import dataclass

from . import ciphers, packets, string_to_key
from .failure import Failure
from .keys import Key, read_session_key
from .options import Options
from .packets import Covered, Source

_NONE, _ZIP, _ZLIB, _BZIP2 = range(4)
_WINDOW = 15
_MDC, _MDC_HEAD = 20, b"\xd3\x14"


@dataclass(slots=True)
class Message:
    """What is known of the message that is read; `options` become what it was made with."""

    key: Key | bytes
    options: Options
    text: bool
    data: bytes = b""
    session_key: bytes = b""
    told: list[str] = field(default_factory=list)  # for who is debugging
    corrupt: bool = False
    binary: bool = False
    unknown_compression: bool = False

    def read(self, data: bytes) -> None:
        """Read a whole message; Failure where it is none."""
        source, keyed, got = Source(data), False, False
        while (packet := packets.read(source)) is not None:
            match packet.tag:
                case packets.MARKER:
                    pass
                case packets.PUBLIC_SESSION_KEY:
                    if not isinstance(self.key, Key):
                        raise Failure("pgcrypto bug", "no pubkey?")
                    self.options.cipher_algo, self.session_key = read_session_key(packet.body, self.key)
                    keyed = True
                case packets.SYMMETRIC_SESSION_KEY:
                    if keyed:
                        raise Failure(reason="pgp_decrypt: using first of several keys")
                    self._password_packet(Source(packet.body))
                    keyed = True
                case packets.ENCRYPTED | packets.ENCRYPTED_MDC:
                    if not keyed:
                        raise Failure(reason="pgp_decrypt: have data but no key")
                    if got:
                        old = packet.tag == packets.ENCRYPTED
                        raise Failure(reason=f"pgp_decrypt: {'got second data packet' if old else 'several data pkts not supported'}")
                    got = True
                    self._encrypted(packet)
                case tag:
                    raise Failure(reason=f"pgp_decrypt: unknown tag: 0x{tag:02x}")
        if not got or self.corrupt:
            raise Failure()
        if self.unknown_compression:
            raise Failure("Unsupported compression algorithm")
        if self.binary:
            raise Failure("Not text data")

    def _password_packet(self, source: Source) -> None:
        version, code = source.byte(), source.byte()
        if version != 4:
            raise Failure(reason="bad key pkt ver")
        specifier = string_to_key.read(source)
        options = self.options
        options.s2k_cipher_algo, options.s2k_mode, options.s2k_digest_algo = code, specifier.mode, specifier.digest
        options.s2k_count = string_to_key.iterations(specifier.octet)
        derived = specifier.key(code, b"" if isinstance(self.key, Key) else self.key)
        encrypted = source.rest()
        options.use_sess_key = int(bool(encrypted))
        if not encrypted:
            options.cipher_algo, self.session_key = code, derived
            return
        if not 17 <= len(encrypted) <= ciphers.KEY_MAX + 1:
            raise Failure(reason="expect key, but bad data")
        plain = ciphers.decrypt(ciphers.algorithm(code), derived, encrypted)
        options.cipher_algo, self.session_key = plain[0], plain[1:]
        if (size := ciphers.key_size(plain[0])) != len(plain) - 1:
            raise Failure(reason=f"sesskey bad len: algo={plain[0]}, expected={size}, got={len(plain) - 1}")

    def _encrypted(self, packet: packets.Packet) -> None:
        body = packet.body
        self.options.disable_mdc = int(packet.tag == packets.ENCRYPTED)
        if not self.options.disable_mdc:
            if not body:
                raise Failure(reason="pullf_read_fixed: need=1 got=0")
            if body[0] != 1:
                raise Failure(reason="parse_symenc_mdc_data: pkt ver != 1")
            body = body[1:]
        cipher = ciphers.algorithm(self.options.cipher_algo)
        head = cipher.block + 2
        if len(body) < head:
            raise Failure(reason="prefix_init: short read" if self.options.disable_mdc else "mdc_read: unexpected eof")
        plain = ciphers.decrypt(cipher, self.session_key, body, resync=bool(self.options.disable_mdc))
        if plain[head - 4:head - 2] != plain[head - 2:head]:
            self.told.append("prefix_init: corrupt prefix")
            self.corrupt = True
        source = Source(plain) if self.options.disable_mdc else Covered(plain)
        source.at = head
        self._packets(source, outer=True)

    def _packets(self, source: Source, *, outer: bool) -> None:
        """The data packet, and the modification detection code behind it. `outer`: they may be compressed."""
        got = checked = False
        covered = source if isinstance(source, Covered) else None
        while True:
            start = source.at
            packet = packets.read(source, endless=True)
            if packet is None:
                break
            if checked:
                raise Failure(reason="process_data_packets: data after mdc")
            body = packet.body
            if packet.length is None and covered:
                body, covered.checked = body[:-_MDC - 2], True
            match packet.tag:
                case packets.LITERAL:
                    got = True
                    self._literal(Source(body))
                case packets.COMPRESSED:
                    if not outer or got:
                        raise Failure(reason=f"process_data_packets: {'only one cmpr pkt allowed' if outer else 'unexpected compression'}")
                    got = True
                    self._compressed(Source(body))
                case packets.MDC:
                    if not covered:
                        raise Failure(reason="process_data_packets: unexpected MDC")
                    self._check_code(source.data[:start + 2], packet)
                    checked = covered.checked = True
                case tag:
                    raise Failure(reason=f"process_data_packets: unexpected pkt tag={tag}")
            if covered and packet.cut:
                raise Failure(reason="mdc_read: unexpected eof")
            if covered and packet.length is None:
                self._check_last(source.data)
        if not got:
            raise Failure(reason="process_data_packets: no data")

    def _check_code(self, covered: bytes, packet: packets.Packet) -> None:
        if packet.length != _MDC:
            raise Failure()
        if len(packet.body) != _MDC:
            raise Failure(reason=f"mdc_finish: read failed, res={len(packet.body)}" if packet.body else "no mdc")
        if hashlib.sha1(covered).digest() != packet.body:
            raise Failure(reason="mdc_finish: mdc failed")

    def _check_last(self, plain: bytes) -> None:
        """The code of a message whose data packet has no length: its last bytes."""
        if plain[-_MDC - 2:-_MDC] != _MDC_HEAD:
            raise Failure(reason="mdcbuf_finish: bad MDC pkt hdr")
        if hashlib.sha1(plain[:-_MDC]).digest() != plain[-_MDC:]:
            raise Failure(reason="mdcbuf_finish: MDC does not match")

    def _literal(self, source: Source) -> None:
        kind = source.byte()
        length = source.byte()
        if len(source.take(length)) != length or len(source.take(4)) != 4:
            raise Failure(reason="parse_literal_data: unexpected eof")
        if self.text and kind not in b"tu":
            self.told.append(f"parse_literal_data: data type={chr(kind)}")
            self.binary = True
        self.options.unicode_mode = int(kind == ord("u"))
        data = source.rest()
        self.data += data.replace(b"\r\n", b"\n") if self.text and self.options.convert_crlf else data

    def _compressed(self, source: Source) -> None:
        kind = self.options.compress_algo = source.byte()
        if kind == _BZIP2:
            self.told.append("parse_compressed_data: bzip2 unsupported")
            self.unknown_compression = True
            return
        if kind > _BZIP2:
            raise Failure(reason="parse_compressed_data: unknown compr type")
        data = source.rest()
        if kind != _NONE:
            data = _inflated(data, -_WINDOW if kind == _ZIP else _WINDOW)
        self._packets(Source(data), outer=False)


def _inflated(data: bytes, window: int) -> bytes:
    decompressor = zlib.decompressobj(window)
    try:
        out = decompressor.decompress(data) + decompressor.flush()
    except zlib.error:
        raise Failure(reason="decompress_read: inflate error: -3") from None
    if not decompressor.eof:
        raise Failure(reason="decompress_read: inflate error: -5")
    if decompressor.unused_data:
        raise Failure(reason="decompress_read: extra bytes after end of stream")
    return out
