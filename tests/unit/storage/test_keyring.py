"""Sealed rows, master keys, and what a directory says when its key is missing."""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest
from moto import mock_aws

from aurorapy.storage.node.disk import log_key, page_key
from aurorapy.storage.rim.directory import DataDirectory, DirectoryFormat
from aurorapy.storage.rim.journal import Journal
from aurorapy.storage.rim.keyring import KEYS_FILE, Keyring, SealedDisk, open_keyring
from aurorapy.storage.rim.lmdb_disk import LmdbDisk, flush
from aurorapy.storage.rim.masterkey import KmsKey, LocalKey, MasterKeyError, master_key, write_new_key

ROW, OTHER_ROW = log_key(7, 0, 100), log_key(7, 0, 200)


@pytest.fixture
def key_file(tmp_path: Path) -> str:
    write_new_key(tmp_path / "master")
    return f"file:{tmp_path / 'master'}"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    return tmp_path / "data"


def ring(directory: Path, where: str) -> Keyring:
    keyring = open_keyring(directory, where, fsync=False)
    assert keyring is not None
    return keyring


def test_a_sealed_row_opens_in_its_place_and_nowhere_else(directory: Path, key_file: str) -> None:
    keyring = ring(directory, key_file)
    sealed = keyring.seal(ROW, b"a boxcar" * 50)
    assert b"boxcar" not in sealed and keyring.open(ROW, sealed) == b"a boxcar" * 50
    assert keyring.open(OTHER_ROW, sealed) == sealed
    assert keyring.open(log_key(8, 0, 100), sealed) == sealed
    flipped = bytes([sealed[0] ^ 1]) + sealed[1:]
    assert keyring.open(ROW, flipped) == flipped
    assert keyring.open(ROW, b"") == b""


def test_one_value_for_six_nodes_is_sealed_once_and_no_nonce_comes_twice(directory: Path, key_file: str) -> None:
    keyring = ring(directory, key_file)
    value = b"the same object"
    assert keyring.seal(ROW, value) is keyring.seal(ROW, value)
    assert keyring.seal(ROW, bytes(bytearray(value))) != keyring.seal(OTHER_ROW, value)
    nonces = {keyring.seal(ROW, bytes([i % 256, i // 256]))[:12] for i in range(3000)}
    assert len(nonces) == 3000


def test_data_keys_outlive_the_process_and_differ_by_volume_and_directory(directory: Path, tmp_path: Path, key_file: str) -> None:
    sealed = [ring(directory, key_file).seal(page_key(volume, 1, 1), b"image") for volume in (0, 1, 20)]
    again = ring(directory, key_file)
    assert [again.open(page_key(volume, 1, 1), data) for volume, data in zip((0, 1, 20), sealed, strict=True)] == [b"image"] * 3
    (tmp_path / "elsewhere").mkdir()
    stranger = ring(tmp_path / "elsewhere", key_file)
    stranger.seal(page_key(0, 1, 2), b"other")
    assert stranger.open(page_key(0, 1, 1), sealed[0]) == sealed[0]
    wrapped = json.loads((directory / KEYS_FILE).read_text())["volumes"]
    assert len(set(wrapped.values())) == len(wrapped) >= 3


def test_a_dropped_volumes_key_is_gone(directory: Path, key_file: str) -> None:
    keyring = ring(directory, key_file)
    sealed = {volume: keyring.seal(page_key(volume, 1, 1), b"image") for volume in (0, 1, 2)}
    keyring.keep([0, 2])
    again = ring(directory, key_file)
    assert [again.open(page_key(volume, 1, 1), data) == b"image" for volume, data in sealed.items()] == [True, False, True]


def test_the_disk_below_sees_nothing_but_row_keys(directory: Path, key_file: str) -> None:
    journal = Journal(directory, 1, fsync=False)
    below = LmdbDisk(directory / "a1", journal, 0, fsync=False)
    disk = SealedDisk(below, ring(directory, key_file))
    try:
        with disk.write() as txn:
            txn.put(ROW, b"in the journal")
        flush(journal, [below])
        with disk.write() as txn:
            txn.put(page_key(7, 3, 5), b"an image")
            txn.put(b"V\0\0\0\7", b"plain")
            assert [(k, bytes(v)) for k, v in txn.items(b"L", b"Q")] == [(ROW, b"in the journal"), (page_key(7, 3, 5), b"an image")]
        with disk.read() as txn:
            assert txn.get(ROW) == b"in the journal" and txn.get(OTHER_ROW) is None
            assert bytes(txn.get(b"V\0\0\0\7") or b"") == b"plain"
            assert txn.last(page_key(7, 3, 0), page_key(7, 3, 99)) == (page_key(7, 3, 5), b"an image")
            assert [bytes(v) for _, v in txn.items(b"V", b"W")] == [b"plain"]
        with below.read() as txn:
            assert b"journal" not in bytes(txn.get(ROW) or b"") and b"image" not in bytes(txn.get(page_key(7, 3, 5)) or b"")
    finally:
        below.close()
        journal.close()


def test_what_a_directory_says_without_its_key(directory: Path, tmp_path: Path, key_file: str) -> None:
    write_new_key(tmp_path / "wrong")
    ring(directory, key_file).seal(ROW, b"x")
    before = (directory / KEYS_FILE).read_bytes()
    with pytest.raises(DirectoryFormat, match="is encrypted: its master key is needed"):
        open_keyring(directory, None)
    with pytest.raises(DirectoryFormat, match=r"is encrypted by master key sha256:\w+: the key given is sha256:"):
        open_keyring(directory, f"file:{tmp_path / 'wrong'}")
    with pytest.raises(DirectoryFormat, match="No such file"):
        open_keyring(directory, f"file:{tmp_path / 'nowhere'}")
    assert (directory / KEYS_FILE).read_bytes() == before
    (directory / KEYS_FILE).write_text('{"version": 1}')
    with pytest.raises(DirectoryFormat, match="is damaged"):
        open_keyring(directory, key_file)


def test_a_directory_is_encrypted_from_its_beginning_or_never(directory: Path, key_file: str) -> None:
    held = DataDirectory(directory)
    held.mark(fsync=False)
    held.close()
    with pytest.raises(DirectoryFormat, match="is not encrypted"):
        open_keyring(directory, key_file)
    assert open_keyring(directory, None) is None


def test_a_start_that_was_cut_short_leaves_a_directory_that_can_be_used(directory: Path, key_file: str) -> None:
    held = DataDirectory(directory)
    ring(directory, key_file)
    held.close()
    DataDirectory(directory).close()
    ring(directory, key_file)


def test_rewrapping_changes_no_data_key(directory: Path, tmp_path: Path, key_file: str) -> None:
    write_new_key(tmp_path / "fresh")
    keyring = ring(directory, key_file)
    sealed = keyring.seal(ROW, b"a row")
    assert keyring.rewrap(master_key(f"file:{tmp_path / 'fresh'}")) > 0
    with pytest.raises(DirectoryFormat):
        open_keyring(directory, key_file)
    assert ring(directory, f"file:{tmp_path / 'fresh'}").open(ROW, sealed) == b"a row"


@pytest.mark.parametrize("written", [lambda key: key, lambda key: key.hex().encode() + b"\n", base64.b64encode], ids=["bytes", "hex", "base64"])
def test_forms_of_a_master_key(tmp_path: Path, written: object, monkeypatch: pytest.MonkeyPatch) -> None:
    key = secrets.token_bytes(32)
    assert callable(written)
    (tmp_path / "key").write_bytes(written(key))
    assert master_key(f"file:{tmp_path / 'key'}").name == LocalKey(key).name
    monkeypatch.setenv("A_MASTER_KEY", key.hex())
    assert master_key("env:A_MASTER_KEY").unwrap(LocalKey(key).wrap(b"d" * 32, "volume 1"), "volume 1") == b"d" * 32


@pytest.mark.parametrize(
    ("where", "message"),
    [("file:", "names no master key"), ("key", "names no master key"), ("env:NOT_SET_AT_ALL", "is not set"), ("file:/", "Is a directory")],
)
def test_no_such_master_key(where: str, message: str) -> None:
    with pytest.raises(MasterKeyError, match=message):
        master_key(where)


def test_a_short_key_is_none(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("abc")
    with pytest.raises(MasterKeyError, match="holds no master key"):
        master_key(f"file:{tmp_path / 'key'}")


def test_a_wrapped_key_fits_its_volume_only() -> None:
    master = LocalKey(bytes(32))
    with pytest.raises(MasterKeyError):
        master.unwrap(master.wrap(b"d" * 32, "volume 1"), "volume 2")


@pytest.fixture
def kms(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    for name, value in {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "eu-central-1"}.items():
        monkeypatch.setenv(name, value)
    with mock_aws():
        yield str(boto3.client("kms").create_key()["KeyMetadata"]["KeyId"])


@pytest.mark.filterwarnings("ignore:datetime.datetime.utcnow:DeprecationWarning")
def test_data_keys_wrapped_by_kms(directory: Path, kms: str, key_file: str) -> None:
    sealed = ring(directory, f"aws-kms:{kms}").seal(ROW, b"a row")
    again = ring(directory, f"aws-kms:{kms}")
    assert again.open(ROW, sealed) == b"a row"
    again.rewrap(master_key(key_file))
    assert ring(directory, key_file).open(ROW, sealed) == b"a row"
    other = str(boto3.client("kms").create_key()["KeyMetadata"]["KeyId"])
    wrapped = KmsKey(kms).wrap(b"d" * 32, "volume 1")
    with pytest.raises(MasterKeyError, match="decrypt"):
        KmsKey(other).unwrap(wrapped, "volume 1")
    with pytest.raises(DirectoryFormat, match="encrypt"):
        os.mkdir(directory / "new")
        open_keyring(directory / "new", "aws-kms:00000000-0000-0000-0000-000000000000")
