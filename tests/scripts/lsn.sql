# pg_lsn: text form, order, distances. Checked against PostgreSQL 15.

> SELECT '0/0'::pg_lsn, 'FFFFFFFF/FFFFFFFF'::pg_lsn, pg_lsn '16/b374d848'
0/0|FFFFFFFF/FFFFFFFF|16/B374D848

> SELECT 'G/0'::pg_lsn
ERROR 22P02 invalid input syntax for type pg_lsn: "G/0"

> SELECT ' 0/12345678'::pg_lsn
ERROR 22P02 invalid input syntax for type pg_lsn: " 0/12345678"

> SELECT 'ABCD/'::pg_lsn
ERROR 22P02 invalid input syntax for type pg_lsn: "ABCD/"

> SELECT '-1/0'::pg_lsn
ERROR 22P02 invalid input syntax for type pg_lsn: "-1/0"

> SELECT '0/16AE7F7' = '0/16AE7F7'::pg_lsn, pg_lsn '0/16AE7F7' <> '0/16AE7F7', pg_lsn '0/16AE7F7' < '0/16AE7F8', '0/16AE7F8' > pg_lsn '0/16AE7F7'
t|f|t|t

> SELECT '0/16AE7F7'::pg_lsn <= '0/16AE7F6', '0/16AE7F7'::pg_lsn >= '1/0'
f|f

> SELECT '0/16AE7F7'::pg_lsn - '0/16AE7F8'::pg_lsn, '1/0'::pg_lsn - '0/16AE7F7'::pg_lsn
-1|4271183881

> SELECT '0/16AE7F7'::pg_lsn + 16::numeric, 16::numeric + '0/16AE7F7'::pg_lsn, '0/16AE7F7'::pg_lsn - 16::numeric
0/16AE807|0/16AE807|0/16AE7E7

> SELECT 'FFFFFFFF/FFFFFFFE'::pg_lsn + 1::numeric
FFFFFFFF/FFFFFFFF

> SELECT 'FFFFFFFF/FFFFFFFE'::pg_lsn + 2::numeric
ERROR 22023 pg_lsn out of range

> SELECT '0/1'::pg_lsn - 1::numeric, '0/0'::pg_lsn + 0.5, '0/5'::pg_lsn - 0.5
0/0|0/1|0/5

> SELECT '0/1'::pg_lsn - 2::numeric
ERROR 22023 pg_lsn out of range

> SELECT '0/0'::pg_lsn + ('FFFFFFFF/FFFFFFFF'::pg_lsn - '0/0'::pg_lsn)
FFFFFFFF/FFFFFFFF

> SELECT '0/16AE7F7'::pg_lsn + 'NaN'::numeric
ERROR 0A000 cannot add NaN to pg_lsn

> SELECT '0/16AE7F7'::pg_lsn - 'NaN'::numeric
ERROR 0A000 cannot subtract NaN from pg_lsn

> SELECT '0/16AE7F7'::pg_lsn + 'infinity'::numeric
ERROR 0A000 cannot convert infinity to pg_lsn

> SELECT pg_lsn(23783416), pg_lsn(18446744073709551615)
0/16AE7F8|FFFFFFFF/FFFFFFFF

> SELECT pg_lsn(-1)
ERROR 22023 pg_lsn out of range

> SELECT pg_lsn('NaN'::numeric)
ERROR 0A000 cannot convert NaN to pg_lsn

> SELECT pg_wal_lsn_diff('1/0', '0/0'), '0/1'::pg_lsn::text, '0/1'::text::pg_lsn, pg_typeof(pg_current_wal_lsn())
4294967296|0/1|0/1|pg_lsn

> SELECT 1::pg_lsn
ERROR 42846 cannot cast type integer to pg_lsn

> SELECT '0/1'::pg_lsn::int
ERROR 42846 cannot cast type pg_lsn to integer

> CREATE TABLE t (l pg_lsn PRIMARY KEY, m pg_lsn[])
CREATE TABLE

> INSERT INTO t VALUES ('A/1', '{0/1,1/0}'), ('9/FFFFFFFF', NULL), ('FFFFFFFF/FFFFFFFF', '{}')
INSERT 0 3

> SELECT * FROM t ORDER BY l
9/FFFFFFFF|∅
A/1|{0/1,1/0}
FFFFFFFF/FFFFFFFF|{}

> SELECT min(l), max(l), count(DISTINCT l) FROM t WHERE l > '9/0'
9/FFFFFFFF|FFFFFFFF/FFFFFFFF|3

> SELECT m FROM t WHERE l = 'A/1'
{0/1,1/0}

> SELECT DISTINCT (i || '/' || j)::pg_lsn f FROM generate_series(1, 3) i, generate_series(1, 2) j ORDER BY f DESC
3/2
3/1
2/2
2/1
1/2
1/1

> SELECT typname, typlen, typcategory, typalign, typbyval FROM pg_type WHERE oid IN (3220, 3221) ORDER BY oid
pg_lsn|8|U|d|t
_pg_lsn|-1|A|d|f
