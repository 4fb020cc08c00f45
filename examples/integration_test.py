"""An application's integration test with a server of its own: no container, no cleaning up.

    python examples/integration_test.py
"""

from __future__ import annotations

import unittest
from typing import Any

import aurorapy


def transfer(connection: Any, source: int, target: int, amount: int) -> None:
    """The application's code under test."""
    cursor = connection.cursor()
    cursor.execute("UPDATE account SET balance = balance - %s WHERE id = %s", (amount, source))
    cursor.execute("UPDATE account SET balance = balance + %s WHERE id = %s", (amount, target))
    connection.commit()


class TransferTest(unittest.TestCase):
    def setUp(self) -> None:
        self.db = aurorapy.Server()
        self.connection = self.db.connect()
        cursor = self.connection.cursor()
        cursor.execute("CREATE TABLE account (id int PRIMARY KEY, balance int NOT NULL CHECK (balance >= 0))")
        cursor.execute("INSERT INTO account VALUES (1, 100), (2, 0)")
        self.connection.commit()

    def tearDown(self) -> None:
        self.connection.close()
        self.db.stop()

    def balances(self) -> list[int]:
        cursor = self.connection.cursor()
        cursor.execute("SELECT balance FROM account ORDER BY id")
        return [row[0] for row in cursor.fetchall()]

    def test_money_moves(self) -> None:
        transfer(self.connection, 1, 2, 30)
        self.assertEqual(self.balances(), [70, 30])

    def test_nobody_overdraws(self) -> None:
        with self.assertRaisesRegex(Exception, "account_balance_check"):
            transfer(self.connection, 1, 2, 101)
        self.connection.rollback()
        self.assertEqual(self.balances(), [100, 0])


if __name__ == "__main__":
    unittest.main()
