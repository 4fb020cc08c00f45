"""Ciphers that a PostgreSQL at hand may refuse, against published vectors and messages of another program."""

from __future__ import annotations

import base64

import pytest

from aurorapy.planner.extensions.openpgp.decryption import Message
from aurorapy.planner.extensions.openpgp.options import Options
from aurorapy.planner.extensions.pgcrypto import DECLARED

_VECTORS = [  # cipher, key, plain, encrypted
    ("cast5-ecb/pad:none", "0123456712345678234567893456789A", "0123456789ABCDEF", "238B4FE5847E44B2"),  # RFC 2144, appendix B
    ("cast5-ecb/pad:none", "01234567123456782345", "0123456789ABCDEF", "EB6A711A2C02271B"),
    ("cast5-ecb/pad:none", "0123456712", "0123456789ABCDEF", "7AC816D16E9B302E"),
    ("bf-ecb/pad:none", "0000000000000000", "0000000000000000", "4EF997456198DD78"),  # Eric Young's
    ("blowfish-ecb/pad:none", "FEDCBA9876543210", "0123456789ABCDEF", "0ACEAB0FC6A0A28D"),
    ("bf-ecb/pad:none", "F0", "FEDCBA9876543210", "F9AD597C49DB005E"),
    ("bf-ecb/pad:none", "F0E1D2", "FEDCBA9876543210", "E9C2B70A1BC65CF3"),
    ("des-ecb/pad:none", "133457799BBCDFF1", "0123456789ABCDEF", "85E813540F0AB405"),
]


@pytest.mark.parametrize(("cipher", "key", "plain", "encrypted"), _VECTORS)
def test_vector(cipher: str, key: str, plain: str, encrypted: str) -> None:
    found = DECLARED.call("encrypt").impl(bytes.fromhex(plain), bytes.fromhex(key), cipher)
    assert found.hex().upper() == encrypted
    assert DECLARED.call("decrypt").impl(found, bytes.fromhex(key), cipher).hex().upper() == plain


_CAST5 = "jA0EAwMCtMC/9tEte+H/0jsBtYU4LvJOV4GoK0bca+quQBrbwNzyJ8b5rw3bm3Xsw0uWeBth01hqTkTRo9LKtfM7CVWrHUT61NgE9w=="
_BLOWFISH = "jA0EBAMCp4hgwN8jBr7/0jsBRGHZGUathBsFLgFn/DK3TGeJbOFAQHztWAed7oE/Bmto8mcGOrBADJyGT5VWttD9rTeooc0Puzhxog=="


@pytest.mark.parametrize("text", [_CAST5, _BLOWFISH])
def test_message_of_another_program(text: str) -> None:
    message = Message(b"key", Options(), text=False)
    message.read(base64.b64decode(text))
    assert message.data == b"from elsewhere"
