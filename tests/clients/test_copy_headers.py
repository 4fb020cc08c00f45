"""COPY's header lines, and where COPY says that an error is."""

from __future__ import annotations

import psycopg
import pytest

import aurorapy

CASES = [
    ("(header match)", "a\tb\n1\t2\n", "wrong number of fields in header line: got 2, expected 3", 'COPY headed, line 1: "a\tb"'),
    ("(header match)", "a\tb\td\n", 'column name mismatch in header line field 3: got "d", expected "c"', 'COPY headed, line 1: "a\tb\td"'),
    ("(header match)", "a\tb\t\\N\n", 'column name mismatch in header line field 3: got null value ("\\N"), expected "c"', 'COPY headed, line 1: "a\tb\t\\N"'),
    ("(header)", "x\n1\tx\ty\n", 'invalid input syntax for type integer: "x"', 'COPY headed, line 2, column b: "x"'),
    ("", "1\t2\n", 'missing data for column "c"', 'COPY headed, line 1: "1\t2"'),
    ("", "1\t2\t3\t4\n", "extra data after last expected column", 'COPY headed, line 1: "1\t2\t3\t4"'),
    ("", "x\n", 'invalid input syntax for type integer: "x"', 'COPY headed, line 1, column a: "x"'),
    ("(format csv)", "1,2,3\n4,5\n", 'missing data for column "c"', 'COPY headed, line 2: "4,5"'),
]


@pytest.mark.parametrize(("options", "data", "message", "context"), CASES)
def test_errors_say_where(server: aurorapy.Server, options: str, data: str, message: str, context: str) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute("CREATE TEMP TABLE headed (a int, b int, c text)")
        with pytest.raises(psycopg.DataError) as caught, c.cursor().copy(f"COPY headed FROM STDIN {options}") as copy:
            copy.write(data)
        assert (caught.value.diag.message_primary, caught.value.diag.context) == (message, context)


def test_header_matches(server: aurorapy.Server) -> None:
    with psycopg.connect(server.dsn, autocommit=True) as c:
        c.execute('CREATE TEMP TABLE headed ("a\tb" int, c text)')
        for options, data in (("(header match)", "a\\tb\tc\n1\tx\n"), ("(header match, format csv)", "a\tb,c\n2,y\n")):
            with c.cursor().copy(f"COPY headed FROM STDIN {options}") as copy:
                copy.write(data)
        with c.cursor().copy("COPY headed TO STDOUT (header)") as copy:
            assert b"".join(copy) == b"a\\tb\tc\n1\tx\n2\ty\n"
        for options, state in (("TO STDOUT (header match)", "0A000"), ("FROM STDIN (header wrong)", "42601"), ("FROM STDIN (header 2)", "42601")):
            with pytest.raises(psycopg.Error) as caught:
                c.execute(f"COPY headed {options}")
            assert caught.value.sqlstate == state
