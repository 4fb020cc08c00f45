"""What does the application see when an availability zone fails? Nothing; and when three nodes are gone, commits wait.

    python examples/break_a_zone.py
"""

from __future__ import annotations

import threading

import aurorapy


def main() -> None:
    with aurorapy.Server() as db:
        connection, operator = db.connect(), db.connect()
        operator.autocommit = True
        connection.autocommit = True
        work, control = connection.cursor(), operator.cursor()
        work.execute("CREATE TABLE event (id int)")
        control.execute("SELECT aurora_fail_az('b')")
        work.execute("INSERT INTO event VALUES (1)")
        print("zone b is gone, and the commit is durable all the same")

        control.execute("SELECT aurora_fail_node('a1')")
        waiting = threading.Thread(target=work.execute, args=("INSERT INTO event VALUES (2)",))
        waiting.start()
        waiting.join(0.3)
        print("with a third node gone the commit waits:", waiting.is_alive())
        control.execute("SELECT count(*) FROM event")
        print("reads go on and see what is durable:", control.fetchone()[0])

        control.execute("SELECT aurora_heal()")
        waiting.join(10)
        control.execute("SELECT count(*) FROM event")
        print("healed:", control.fetchone()[0], "events")
        connection.close()
        operator.close()


if __name__ == "__main__":
    main()
