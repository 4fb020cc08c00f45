"""An operator class that is registered later serves indexes and constraints like the built-in ones."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg import errors

import aurorapy
from aurorapy.planner.access_methods import classes
from aurorapy.planner.access_methods.classes import Family, Member, OperatorClass, register
from aurorapy.planner.access_methods.entries import Entries, Has, Query, every

TEXT, INT4 = 25, 23


def _letters(_: Any) -> Entries:
    def query(strategy: int, pattern: Any) -> Query:
        return every([Has(c) for c in pattern if c.isalnum()])

    return Entries(set, query)


@pytest.fixture
def letters() -> Iterator[None]:
    """A gin class of texts by their letters, and a default gist class of integers."""
    members = {(n, TEXT, TEXT): Member(s, n, TEXT, TEXT) for s, n in ((1, "~~"), (2, "~"))}
    equal = {(n, INT4, INT4): Member(s, n, INT4, INT4) for s, n in ((1, "<"), (3, "="), (5, ">"), (6, "<>"))}
    made = [register(OperatorClass("letter_ops", 90001, "gin", Family("gin", "letter_ops", 90002, members), TEXT, False, entries=_letters)),
            register(OperatorClass("plain_ops", 90003, "gist", Family("gist", "plain_ops", 90004, equal), INT4))]
    yield
    for c in made:
        del classes.CLASSES[c.method, c.name]
        del classes.FAMILIES[c.method, c.family.name]
        classes._BY_METHOD[c.method].remove(c)


def test_a_class_registered_later(letters: None) -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE word (id int, w text); INSERT INTO word SELECT i, 'a' || chr(97 + i % 26) || chr(97 + i % 7) FROM generate_series(1, 500) i")
        c.execute("CREATE INDEX by_letters ON word USING gin (w letter_ops)")
        for pattern in ("%zb%", "a%", "%q%", "nothing"):
            plan = str(c.execute("EXPLAIN SELECT id FROM word WHERE w LIKE %s", (pattern,)).fetchall())
            assert "by_letters" in plan
            with_index = c.execute("SELECT id FROM word WHERE w LIKE %s ORDER BY id", (pattern,)).fetchall()
            assert with_index == c.execute("SELECT id FROM word WHERE (w || '') LIKE %s ORDER BY id", (pattern,)).fetchall()
        assert c.execute("SELECT pg_get_indexdef('by_letters'::regclass)").fetchone() == ("CREATE INDEX by_letters ON public.word USING gin (w letter_ops)",)


def test_rooms_and_periods(letters: None) -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        c.execute("CREATE TABLE booking (room int, period int4range, EXCLUDE USING gist (period WITH &&, room WITH =))")
        c.execute("CREATE TABLE cage (cage int, animal int, EXCLUDE USING gist (cage WITH =, animal WITH <>))")
        c.execute("INSERT INTO booking SELECT r, int4range(i * 3, i * 3 + 3) FROM generate_series(1, 5) r, generate_series(1, 100) i")
        with pytest.raises(errors.ExclusionViolation) as raised:
            c.execute("INSERT INTO booking VALUES (3, '[50,51)')")
        assert raised.value.diag.message_detail == "Key (period, room)=([50,51), 3) conflicts with existing key (period, room)=([48,51), 3)."
        c.execute("INSERT INTO booking VALUES (6, '[50,51)'), (3, '[1000,1001)')")
        assert c.execute("SELECT count(*) FROM booking WHERE room = 3 AND period && '[50,60)'").fetchone() == (4,)
        c.execute("INSERT INTO cage VALUES (1, 7), (1, 7), (2, 8)")
        with pytest.raises(errors.ExclusionViolation):
            c.execute("INSERT INTO cage VALUES (1, 8)")
        assert c.execute("SELECT count(*) FROM cage WHERE cage = 1").fetchone() == (2,)


def test_what_is_an_extension_s_is_not_there_without_it() -> None:
    missing = register(OperatorClass("missing_ops", 90005, "gist", Family("gist", "missing_ops", 90006), INT4, extension="missing"))
    try:
        with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
            c.execute("CREATE TABLE booking (room int)")
            with pytest.raises(errors.UndefinedObject, match='data type integer has no default operator class for access method "gist"'):
                c.execute("CREATE INDEX ON booking USING gist (room)")
            with pytest.raises(errors.UndefinedObject, match='operator class "missing_ops" does not exist for access method "gist"'):
                c.execute("CREATE INDEX ON booking USING gist (room missing_ops)")
            assert c.execute("SELECT count(*) FROM pg_opclass WHERE opcname = 'missing_ops'").fetchone() == (0,)
    finally:
        del classes.CLASSES["gist", "missing_ops"]
        del classes.FAMILIES["gist", "missing_ops"]
        classes._BY_METHOD["gist"].remove(missing)
