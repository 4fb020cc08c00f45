"""A directory that is made beside its place: one maker at a time, and whatever a killed one has left is nobody's."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from aurorapy.storage.rim.directory import DirectoryInUse
from aurorapy.storage.rim.placing import placed


def names(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_a_second_one_is_refused_and_disturbs_nothing(tmp_path: Path) -> None:
    with placed(tmp_path / "new") as (whole, scratch):
        (whole / "file").write_text("first")
        (scratch / "work").write_text("first")
        with pytest.raises(DirectoryInUse, match=f'^another restore into "{tmp_path}/new" is under way$'), placed(tmp_path / "new"):
            raise AssertionError("two at a time")
        with placed(tmp_path / "other") as (other, _):
            (other / "file").write_text("other")
        assert (scratch / "work").read_text() == "first"
    assert names(tmp_path) == ["new", "other"] and (tmp_path / "new" / "file").read_text() == "first"
    with pytest.raises(FileExistsError), placed(tmp_path / "new"):
        raise AssertionError("it is not empty")
    assert names(tmp_path) == ["new", "other"]


def test_what_a_killed_one_has_left_is_removed(tmp_path: Path) -> None:
    child = os.fork()
    if child == 0:
        with placed(tmp_path / "new") as (whole, _):
            (whole / "half").write_text("half")
            os.kill(os.getpid(), signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -9
    assert names(tmp_path) == [".new.restoring"]
    with placed(tmp_path / "new") as (whole, _):
        assert names(whole) == []
        (whole / "file").write_text("second")
    assert names(tmp_path) == ["new"] and names(tmp_path / "new") == ["file"]


def test_after_an_error_nothing_is_left(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no"), placed(tmp_path / "new") as (whole, _):
        (whole / "file").write_text("half")
        raise ValueError("no")
    assert names(tmp_path) == []
