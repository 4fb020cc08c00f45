"""The extension tcn: what listeners hear of changed rows."""

from __future__ import annotations

import psycopg
import pytest

import aurorapy

pytestmark = pytest.mark.timeout(60)


def test_primary_keys_of_changed_rows_are_told() -> None:
    with aurorapy.Server() as db, psycopg.connect(db.dsn, autocommit=True) as c:
        for sql in ("CREATE EXTENSION tcn", "CREATE TABLE t (a int, b date, c text, PRIMARY KEY (a, b))",
                    "CREATE TRIGGER t AFTER INSERT OR UPDATE OR DELETE ON t FOR EACH ROW EXECUTE FUNCTION triggered_change_notification()",
                    'CREATE TABLE "q""d" ("k\'" text PRIMARY KEY)',
                    'CREATE TRIGGER t AFTER INSERT ON "q""d" FOR EACH ROW EXECUTE FUNCTION triggered_change_notification(\'other\')',
                    "LISTEN tcn", "LISTEN other", "INSERT INTO t VALUES (1, '2012-12-22', 'one')", "UPDATE t SET a = 2", "DELETE FROM t",
                    """INSERT INTO "q""d" VALUES ('it''s')"""):
            c.execute(sql.encode())
        heard = [(n.channel, n.payload) for n in c.notifies(timeout=5, stop_after=4)]
    assert heard == [("tcn", """"t",I,"a"='1',"b"='2012-12-22'"""), ("tcn", """"t",U,"a"='1',"b"='2012-12-22'"""),
                     ("tcn", """"t",D,"a"='2',"b"='2012-12-22'"""), ("other", '''"q""d",I,"k'"='it''s\'''')]
