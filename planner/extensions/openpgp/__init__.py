"""OpenPGP messages as pgcrypto makes and reads them.

    options        what a call asks for, and what it says of the message
    ciphers        block ciphers in OpenPGP's CFB mode
    packets        headers and lengths of packets
    string_to_key  keys made of passwords
    keys           public and secret keys; session keys encrypted with them
    encryption     text -> literal data -> compressed -> prefix, data, MDC -> encrypted data packet behind a session key packet
    decryption     the way back
    armor          the text form with its checksum

Signatures are skipped over, as are all packets that no message needs. Source: RFC 4880; PostgreSQL 15 manual, section F.28.3.
"""
