# What stored queries show of expressions: as they were written, or as PostgreSQL says what was meant.

> CREATE FUNCTION given(a int, b int DEFAULT 5, c text DEFAULT 'q') RETURNS int LANGUAGE sql AS 'SELECT a + b'
CREATE FUNCTION

> CREATE TABLE t (a varchar, b varchar(10), n int, d date DEFAULT current_date, u text DEFAULT current_user, s timestamptz DEFAULT current_timestamp(2),
+   CHECK (a IN ('x', 'y')), CHECK (n NOT IN (3, 4.5)), CHECK (u LIKE 'a\_b%' OR true))
CREATE TABLE

> CREATE INDEX ti ON t ((a || 'x\y')) WHERE b IN ('a', 'b')
CREATE INDEX

> INSERT INTO t VALUES ('x', 'a', 1), ('y', 'b', 2)
INSERT 0 2

> INSERT INTO t VALUES ('z', 'a', 1)
ERROR 23514 new row for relation "t" violates check constraint "t_a_check"

> SELECT conname, pg_get_constraintdef(oid), pg_get_constraintdef(oid, true) FROM pg_constraint WHERE conrelid = 't'::regclass ORDER BY 1
t_a_check|CHECK (((a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])))|CHECK (a::text = ANY (ARRAY['x'::character varying, 'y'::character varying]::text[]))
t_n_check|CHECK (((n)::numeric <> ALL (ARRAY[(3)::numeric, 4.5])))|CHECK (n::numeric <> ALL (ARRAY[3::numeric, 4.5]))
t_u_check|CHECK (((u ~~ 'a\_b%'::text) OR true))|CHECK (u ~~ 'a\_b%'::text OR true)

> SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = 't'::regclass ORDER BY adnum
CURRENT_DATE
CURRENT_USER
CURRENT_TIMESTAMP(2)

> SELECT pg_get_indexdef('ti'::regclass)
CREATE INDEX ti ON public.t USING btree ((((a)::text || 'x\y'::text))) WHERE ((b)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))

> CREATE VIEW w01 AS SELECT current_date, current_timestamp, current_timestamp(1) AS c1, localtime(2), localtimestamp, current_time, current_user, user, session_user, current_catalog, current_schema, current_role
CREATE VIEW

> CREATE VIEW w02 AS SELECT n FROM t WHERE a IN ('a', 'b') OR n IN (1, 2, 3) OR b NOT IN ('x', 'y') OR n::bigint IN (1, 2) OR random() IN (1, 4, 8.0)
CREATE VIEW

> CREATE VIEW w03 AS SELECT given(1), given(1, c => 'z') AS g2, given(b => 2, a => n) AS g3, make_interval(years => 2) FROM t
CREATE VIEW

> CREATE VIEW w04 AS SELECT * FROM given(2) x, make_interval(days => 3) y, current_date z, cast(1 + 2 AS int8) AS i, coalesce(1, 2) c
CREATE VIEW

> CREATE VIEW w05 AS SELECT jsonb_build_object('a', 1, 'b', NULL, n, a), json_build_array('x', n) FROM t
CREATE VIEW

> CREATE VIEW w06 AS SELECT n FROM t UNION SELECT 4.5 UNION ALL (SELECT DISTINCT 42::bigint FROM t ORDER BY 1) UNION SELECT NULL
CREATE VIEW

> CREATE VIEW w07 AS SELECT 'a'::name AS x UNION ALL SELECT 'b' || 'c'
CREATE VIEW

> CREATE VIEW w08 AS SELECT ctid, n FROM t WHERE n IN (SELECT 4.0) AND a IN (SELECT 'x'::text) ORDER BY a COLLATE "C", ctid
CREATE VIEW

> CREATE VIEW w09 AS SELECT a FROM t ORDER BY a COLLATE "C" DESC
CREATE VIEW

> CREATE VIEW w10 AS SELECT CASE n WHEN 1 THEN 2 ELSE 3 END AS c FROM t GROUP BY CASE n WHEN 1 THEN 2 ELSE 3 END ORDER BY 1
CREATE VIEW

> CREATE VIEW w11 AS SELECT (pg_get_keywords()).word
CREATE VIEW

> CREATE VIEW w12 AS SELECT (-1)::int4 x, -1::int4 AS y, -(1) AS z, -2.5::numeric AS w, 'nan'::float8 AS q, '1.3e100'::jsonb j
CREATE VIEW

> CREATE VIEW w13 AS SELECT old.n, new.a FROM t old, t new WHERE EXISTS (SELECT 1 FROM t old)
CREATE VIEW

> CREATE VIEW w14 AS WITH cte AS MATERIALIZED (SELECT r FROM (VALUES (1, 2), (3, 4)) r) SELECT (r).column2 AS c, (rr).column2 AS d
+   FROM cte JOIN (SELECT rr FROM (VALUES (1, 7), (3, 8)) rr LIMIT 2) ss ON (r).column1 = (rr).column1
CREATE VIEW

> CREATE VIEW w15 AS SELECT n FROM t i WHERE i IN (VALUES (i))
CREATE VIEW

> CREATE VIEW w16 AS SELECT collation for (a) AS c, collation for ('x'::text) AS d, collation for (a COLLATE "C") AS e FROM t
CREATE VIEW

> SELECT viewname, pg_get_viewdef(viewname::regclass, true) FROM pg_views WHERE viewname ~ '^w\d\d' ORDER BY 1
w01| SELECT CURRENT_DATE AS "current_date",\n    CURRENT_TIMESTAMP AS "current_timestamp",\n    CURRENT_TIMESTAMP(1) AS c1,\n    LOCALTIME(2) AS "localtime",\n    LOCALTIMESTAMP AS "localtimestamp",\n    CURRENT_TIME AS "current_time",\n    CURRENT_USER AS "current_user",\n    USER AS "user",\n    SESSION_USER AS "session_user",\n    CURRENT_CATALOG AS "current_catalog",\n    CURRENT_SCHEMA AS "current_schema",\n    CURRENT_ROLE AS "current_role";
w02| SELECT t.n\n   FROM t\n  WHERE (t.a::text = ANY (ARRAY['a'::character varying, 'b'::character varying]::text[])) OR (t.n = ANY (ARRAY[1, 2, 3])) OR (t.b::text <> ALL (ARRAY['x'::character varying, 'y'::character varying]::text[])) OR (t.n::bigint = ANY (ARRAY[1::bigint, 2::bigint])) OR (random() = ANY (ARRAY[1::double precision, 4::double precision, 8.0::double precision]));
w03| SELECT given(1) AS given,\n    given(1, c => 'z'::text) AS g2,\n    given(b => 2, a => t.n) AS g3,\n    make_interval(years => 2) AS make_interval\n   FROM t;
w04| SELECT x.x,\n    y.y,\n    z.z,\n    i.i,\n    c.c\n   FROM given(2) x(x),\n    make_interval(days => 3) y(y),\n    CURRENT_DATE z(z),\n    CAST((1 + 2)::bigint AS bigint) i(i),\n    COALESCE(1, 2) c(c);
w05| SELECT jsonb_build_object('a', 1, 'b', NULL::unknown, t.n, t.a) AS jsonb_build_object,\n    json_build_array('x', t.n) AS json_build_array\n   FROM t;
w06|(\n        (\n                 SELECT t.n\n                   FROM t\n                UNION\n                 SELECT 4.5 AS n\n        ) UNION ALL\n        ( SELECT DISTINCT 42::bigint AS n\n           FROM t\n          ORDER BY (42::bigint))\n) UNION\n SELECT NULL::numeric AS n;
w07| SELECT 'a'::name AS x\nUNION ALL\n SELECT 'b'::text || 'c'::text AS x;
w08| SELECT t.ctid,\n    t.n\n   FROM t\n  WHERE (t.n::numeric IN ( SELECT 4.0)) AND (t.a::text IN ( SELECT 'x'::text AS text))\n  ORDER BY (t.a COLLATE "C"), t.ctid;
w09| SELECT t.a\n   FROM t\n  ORDER BY (t.a COLLATE "C") DESC;
w10| SELECT\n        CASE t.n\n            WHEN 1 THEN 2\n            ELSE 3\n        END AS c\n   FROM t\n  GROUP BY (\n        CASE t.n\n            WHEN 1 THEN 2\n            ELSE 3\n        END)\n  ORDER BY (\n        CASE t.n\n            WHEN 1 THEN 2\n            ELSE 3\n        END);
w11| SELECT (pg_get_keywords()).word AS word;
w12| SELECT '-1'::integer AS x,\n    - 1 AS y,\n    '-1'::integer AS z,\n    - 2.5 AS w,\n    'NaN'::double precision AS q,\n    '13000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'::jsonb AS j;
w13| SELECT old_1.n,\n    new_1.a\n   FROM t old_1,\n    t new_1\n  WHERE (EXISTS ( SELECT 1\n           FROM t old_2));
w14| WITH cte AS MATERIALIZED (\n         SELECT r.*::record AS r\n           FROM ( VALUES (1,2), (3,4)) r\n        )\n SELECT (cte.r).column2 AS c,\n    (ss.rr).column2 AS d\n   FROM cte\n     JOIN ( SELECT rr.*::record AS rr\n           FROM ( VALUES (1,7), (3,8)) rr\n         LIMIT 2) ss ON (cte.r).column1 = (ss.rr).column1;
w15| SELECT i.n\n   FROM t i\n  WHERE (i.* IN ( VALUES (i.*::t)));
w16| SELECT COLLATION FOR (t.a) AS c,\n    COLLATION FOR ('x'::text) AS d,\n    COLLATION FOR (t.a COLLATE "C") AS e\n   FROM t;

> SELECT viewname, pg_get_viewdef(viewname::regclass) FROM pg_views WHERE viewname ~ '^w\d\d' ORDER BY 1
w01| SELECT CURRENT_DATE AS "current_date",\n    CURRENT_TIMESTAMP AS "current_timestamp",\n    CURRENT_TIMESTAMP(1) AS c1,\n    LOCALTIME(2) AS "localtime",\n    LOCALTIMESTAMP AS "localtimestamp",\n    CURRENT_TIME AS "current_time",\n    CURRENT_USER AS "current_user",\n    USER AS "user",\n    SESSION_USER AS "session_user",\n    CURRENT_CATALOG AS "current_catalog",\n    CURRENT_SCHEMA AS "current_schema",\n    CURRENT_ROLE AS "current_role";
w02| SELECT t.n\n   FROM t\n  WHERE (((t.a)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])) OR (t.n = ANY (ARRAY[1, 2, 3])) OR ((t.b)::text <> ALL ((ARRAY['x'::character varying, 'y'::character varying])::text[])) OR ((t.n)::bigint = ANY (ARRAY[(1)::bigint, (2)::bigint])) OR (random() = ANY (ARRAY[(1)::double precision, (4)::double precision, (8.0)::double precision])));
w03| SELECT given(1) AS given,\n    given(1, c => 'z'::text) AS g2,\n    given(b => 2, a => t.n) AS g3,\n    make_interval(years => 2) AS make_interval\n   FROM t;
w04| SELECT x.x,\n    y.y,\n    z.z,\n    i.i,\n    c.c\n   FROM given(2) x(x),\n    make_interval(days => 3) y(y),\n    CURRENT_DATE z(z),\n    CAST(((1 + 2))::bigint AS bigint) i(i),\n    COALESCE(1, 2) c(c);
w05| SELECT jsonb_build_object('a', 1, 'b', NULL::unknown, t.n, t.a) AS jsonb_build_object,\n    json_build_array('x', t.n) AS json_build_array\n   FROM t;
w06|(\n        (\n                 SELECT t.n\n                   FROM t\n                UNION\n                 SELECT 4.5 AS n\n        ) UNION ALL\n        ( SELECT DISTINCT (42)::bigint AS n\n           FROM t\n          ORDER BY ((42)::bigint))\n) UNION\n SELECT NULL::numeric AS n;
w07| SELECT 'a'::name AS x\nUNION ALL\n SELECT ('b'::text || 'c'::text) AS x;
w08| SELECT t.ctid,\n    t.n\n   FROM t\n  WHERE (((t.n)::numeric IN ( SELECT 4.0)) AND ((t.a)::text IN ( SELECT 'x'::text AS text)))\n  ORDER BY (t.a COLLATE "C"), t.ctid;
w09| SELECT t.a\n   FROM t\n  ORDER BY (t.a COLLATE "C") DESC;
w10| SELECT\n        CASE t.n\n            WHEN 1 THEN 2\n            ELSE 3\n        END AS c\n   FROM t\n  GROUP BY\n        CASE t.n\n            WHEN 1 THEN 2\n            ELSE 3\n        END\n  ORDER BY\n        CASE t.n\n            WHEN 1 THEN 2\n            ELSE 3\n        END;
w11| SELECT (pg_get_keywords()).word AS word;
w12| SELECT '-1'::integer AS x,\n    (- 1) AS y,\n    '-1'::integer AS z,\n    (- 2.5) AS w,\n    'NaN'::double precision AS q,\n    '13000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000'::jsonb AS j;
w13| SELECT old_1.n,\n    new_1.a\n   FROM t old_1,\n    t new_1\n  WHERE (EXISTS ( SELECT 1\n           FROM t old_2));
w14| WITH cte AS MATERIALIZED (\n         SELECT r.*::record AS r\n           FROM ( VALUES (1,2), (3,4)) r\n        )\n SELECT (cte.r).column2 AS c,\n    (ss.rr).column2 AS d\n   FROM (cte\n     JOIN ( SELECT rr.*::record AS rr\n           FROM ( VALUES (1,7), (3,8)) rr\n         LIMIT 2) ss ON (((cte.r).column1 = (ss.rr).column1)));
w15| SELECT i.n\n   FROM t i\n  WHERE (i.* IN ( VALUES (i.*::t)));
w16| SELECT COLLATION FOR (t.a) AS c,\n    COLLATION FOR ('x'::text) AS d,\n    COLLATION FOR ((t.a COLLATE "C")) AS e\n   FROM t;

> SELECT * FROM w03
6|6|3|2 years
6|6|4|2 years

> SELECT x, y, i, c FROM w04
7|3 days|3|1

> SELECT * FROM w05 ORDER BY 2::text
{"1": "x", "a": 1, "b": null}|["x", 1]
{"2": "y", "a": 1, "b": null}|["x", 2]

> SELECT * FROM w06 ORDER BY 1
1
2
4.5
42
∅

> SELECT * FROM w09
y
x

> SELECT * FROM w10
2
3

> SELECT count(*) > 400 FROM w11
t

> SELECT * FROM w14
2|7
4|8

> SELECT * FROM w15 ORDER BY n
1
2

> SELECT * FROM w16
"default"|"default"|"C"
"default"|"default"|"C"

> CREATE OR REPLACE FUNCTION given(a int, b int DEFAULT 50, c text DEFAULT 'q') RETURNS int LANGUAGE sql AS 'SELECT a + b'
CREATE FUNCTION

> SELECT given, g2, g3 FROM w03 ORDER BY 3
51|51|3
51|51|4

> ALTER FUNCTION given(int, int, text) RENAME TO offered
ALTER FUNCTION

> SELECT pg_get_viewdef('w03'::regclass, true), pg_get_viewdef('w04'::regclass, true)
 SELECT offered(1) AS given,\n    offered(1, c => 'z'::text) AS g2,\n    offered(b => 2, a => t.n) AS g3,\n    make_interval(years => 2) AS make_interval\n   FROM t;| SELECT x.x,\n    y.y,\n    z.z,\n    i.i,\n    c.c\n   FROM offered(2) x(x),\n    make_interval(days => 3) y(y),\n    CURRENT_DATE z(z),\n    CAST((1 + 2)::bigint AS bigint) i(i),\n    COALESCE(1, 2) c(c);

> CREATE VIEW w17 AS SELECT n FROM t
CREATE VIEW

> CREATE RULE r AS ON INSERT TO w17 DO INSTEAD INSERT INTO t (a, n) VALUES (CASE WHEN jsonb_build_object('k', new.n) IS NULL THEN 'z' ELSE 'x' END, offered(new.n))
CREATE RULE

> INSERT INTO w17 VALUES (8)
INSERT 0 1

> SELECT a, n FROM t ORDER BY n
x|1
y|2
x|58

> SELECT pg_get_ruledef(oid, true) FROM pg_rewrite WHERE rulename = 'r'
CREATE RULE r AS\n    ON INSERT TO w17 DO INSTEAD  INSERT INTO t (a, n)\n  VALUES (\n        CASE\n            WHEN jsonb_build_object('k', new.n) IS NULL THEN 'z'::text\n            ELSE 'x'::text\n        END, offered(new.n));

> CREATE POLICY p ON t USING (a IN ('x', 'y') AND offered(n) > 0 AND s < current_timestamp AND jsonb_build_object('a', 1) IS NOT NULL)
CREATE POLICY

> SELECT pg_get_expr(polqual, polrelid) FROM pg_policy WHERE polrelid = 't'::regclass
(((a)::text = ANY ((ARRAY['x'::character varying, 'y'::character varying])::text[])) AND (offered(n) > 0) AND (s < CURRENT_TIMESTAMP) AND (jsonb_build_object('a', 1) IS NOT NULL))

> DROP TABLE t CASCADE
DROP TABLE

> DROP FUNCTION offered CASCADE
DROP FUNCTION

> DROP VIEW w01, w07, w11, w12, w14
DROP VIEW
