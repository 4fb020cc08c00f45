"""Master keys: what wraps the data keys of volumes, and where it comes from.

    file:PATH        32 bytes, or their 64 hexadecimal digits, or base64
    env:NAME         the same, as text, in an environment variable
    aws-kms:KEY      a key of AWS KMS or of a service that speaks its API: id, ARN or alias/NAME; endpoint and credentials as boto3 finds them

A local master key wraps with AES-256-GCM; AWS KMS's never leaves the service.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import secrets
from pathlib import Path
from typing import Any, Protocol

KEY_BYTES = 32
_NONCE_BYTES = 12


class MasterKeyError(Exception):
    """There is no such key, or it is another one: one line says why."""


class MasterKey(Protocol):
    """`name` says which key it is, and nothing about it."""

    name: str

    def wrap(self, data_key: bytes, context: str) -> bytes:
        """The data key, for nobody's eyes without this master key and the same context. MasterKeyError."""

    def unwrap(self, wrapped: bytes, context: str) -> bytes:
        """MasterKeyError: it was wrapped by another key, or for another context."""


class LocalKey:
    """A master key in memory."""

    def __init__(self, key: bytes) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self.name = "sha256:" + hashlib.sha256(b"aurorapy master key" + key).hexdigest()[:16]
        self._cipher = AESGCM(key)

    def wrap(self, data_key: bytes, context: str) -> bytes:
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, data_key, context.encode())

    def unwrap(self, wrapped: bytes, context: str) -> bytes:
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(wrapped[:_NONCE_BYTES], wrapped[_NONCE_BYTES:], context.encode())
        except (InvalidTag, ValueError):
            raise MasterKeyError(f"master key {self.name} does not fit") from None


class KmsKey:
    """A key of AWS KMS."""

    def __init__(self, key: str) -> None:
        try:
            import boto3
            from botocore.exceptions import BotoCoreError, ClientError
        except ImportError:
            raise MasterKeyError('AWS KMS needs boto3: pip install "aurorapy-db[kms]"') from None
        self.name = f"aws-kms:{key}"
        self._key = key
        self._failures = (BotoCoreError, ClientError)
        try:
            self._client: Any = boto3.client("kms")
        except self._failures as error:
            raise MasterKeyError(f"AWS KMS cannot be used: {error}") from None

    def _call(self, function: str, **arguments: Any) -> Any:
        try:
            return getattr(self._client, function)(**arguments)
        except self._failures as error:
            raise MasterKeyError(f"AWS KMS, {function} by key {self._key}: {error}") from None

    def wrap(self, data_key: bytes, context: str) -> bytes:
        return bytes(self._call("encrypt", KeyId=self._key, Plaintext=data_key, EncryptionContext={"aurorapy": context})["CiphertextBlob"])

    def unwrap(self, wrapped: bytes, context: str) -> bytes:
        return bytes(self._call("decrypt", KeyId=self._key, CiphertextBlob=wrapped, EncryptionContext={"aurorapy": context})["Plaintext"])


def _decoded(text: bytes, whence: str) -> bytes:
    if len(text) == KEY_BYTES:
        return text
    words = text.strip()
    try:
        key = bytes.fromhex(words.decode()) if len(words) == 2 * KEY_BYTES else base64.b64decode(words, validate=True)
    except (ValueError, binascii.Error):
        key = b""
    if len(key) != KEY_BYTES:
        raise MasterKeyError(f"{whence} holds no master key: {KEY_BYTES} bytes, {2 * KEY_BYTES} hexadecimal digits, or base64 of them")
    return key


def master_key(where: str) -> MasterKey:
    """The key that is named so (see above). MasterKeyError."""
    kind, _, rest = where.partition(":")
    if kind == "file" and rest:
        try:
            return LocalKey(_decoded(Path(rest).read_bytes(), f'file "{rest}"'))
        except OSError as error:
            raise MasterKeyError(f'master key file "{rest}": {error.strerror}') from None
    if kind == "env" and rest:
        text = os.environ.get(rest)
        if text is None:
            raise MasterKeyError(f"environment variable {rest}, which should hold the master key, is not set")
        return LocalKey(_decoded(text.encode(), f"environment variable {rest}"))
    if kind == "aws-kms" and rest:
        return KmsKey(rest)
    raise MasterKeyError(f'"{where}" names no master key; file:PATH, env:NAME and aws-kms:KEY do')


def unwrapped(master: MasterKey, name: str, wrapped: bytes, context: str) -> bytes:
    """What the key of that name wrapped. MasterKeyError: `master` is another one."""
    if name.startswith("sha256:") and master.name != name:
        raise MasterKeyError(f"the key given is {master.name}")
    return master.unwrap(wrapped, context)


def write_new_key(path: Path) -> str:
    """Make a file with a fresh master key, readable by its owner only: the key's name. FileExistsError if it is there."""
    key = secrets.token_bytes(KEY_BYTES)
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return LocalKey(key).name
