"""Arrays of several dimensions in a cluster: nodes, which do not know their class, make pages of them."""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest

import aurorapy


@pytest.mark.timeout(90)
def test_nodes_keep_what_they_do_not_know(tmp_path: Path) -> None:
    with aurorapy.Cluster(tmp_path / "c", fsync=False) as cluster:
        with psycopg.connect(cluster.dsn, autocommit=True) as c:
            c.execute("CREATE TABLE held (a int[] PRIMARY KEY, t text[])")
            c.execute("INSERT INTO held SELECT ARRAY[[i, 1], [2, 3]], array_fill('x' || i, ARRAY[2], ARRAY[0]) FROM generate_series(1, 3000) i")
            c.execute("UPDATE held SET t[1] = 'y', a[2][2] = 4 WHERE a[1][1] % 3 = 0")
        cluster.kill("writer")
        cluster.kill("b")
        cluster.start("writer")
        with psycopg.connect(cluster.dsn, autocommit=True) as c:
            assert c.execute("SELECT count(*), sum(a[1][1]), min(array_dims(a)), max(array_dims(t)) FROM held").fetchone() == (3000, 4501500, "[1:2][1:2]", "[0:1]")
            assert c.execute("SELECT t::text FROM held WHERE a = '{{2997,1},{2,4}}'").fetchone() == ("[0:1]={x2997,y}",)
            assert c.execute("SELECT t::text FROM held WHERE a = '{{2998,1},{2,3}}'").fetchone() == ("[0:1]={x2998,x2998}",)
