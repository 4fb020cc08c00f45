# Conversions between encodings, makers of intervals, and DROP SCHEMA over tables that refer to one another.

> SELECT convert_from('\xe9', 'LATIN1'), convert_to('é', 'latin1'), convert_from('\xc3a9', 'UTF8'), convert_from('\xa4', 'LATIN9'), convert_to('€', 'WIN1252')
é|\xe9|é|€|\x80

> SELECT convert_from('\xe9', 'UTF8')
ERROR 22021 invalid byte sequence for encoding "UTF8": 0xe9

> SELECT convert_to('€', 'LATIN1')
ERROR 22P05 character with byte sequence 0xe2 0x82 0xac in encoding "UTF8" has no equivalent in encoding "LATIN1"

> SELECT convert_from('\x00', 'nosuch')
ERROR 22023 invalid source encoding name "nosuch"

> SELECT convert_to('x', 'nosuch')
ERROR 22023 invalid destination encoding name "nosuch"

> SELECT make_interval(secs := 'inf')
ERROR 22008 interval out of range

> SELECT make_interval(secs := 'NaN')
ERROR 22008 interval out of range

> SELECT make_interval(1, 2, 3, 4, 5, 6, 7.5), make_interval(days := 10)
1 year 2 mons 25 days 05:06:07.5|10 days

> CREATE SCHEMA ds
CREATE SCHEMA

> CREATE TABLE ds.a (id int PRIMARY KEY, s serial)
CREATE TABLE

> CREATE TABLE ds.b (id int PRIMARY KEY, a int REFERENCES ds.a)
CREATE TABLE

> CREATE TABLE ds.c (b int REFERENCES ds.b, a int REFERENCES ds.a)
CREATE TABLE

> CREATE VIEW ds.v AS SELECT * FROM ds.c
CREATE VIEW

> CREATE TABLE outside_ds (a int REFERENCES ds.a, n int DEFAULT 1)
CREATE TABLE

> DROP SCHEMA ds CASCADE
DROP SCHEMA

> SELECT conname FROM pg_constraint WHERE conrelid = 'outside_ds'::regclass
(no rows)

> DROP TABLE outside_ds
DROP TABLE
