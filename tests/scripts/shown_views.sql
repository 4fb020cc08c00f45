# Views as PostgreSQL's ruleutils writes them: not pretty and pretty, made again from either text, and after names have changed.

> create schema shown
CREATE SCHEMA

> set search_path = shown
SET

> create table t (a int primary key, b text, c numeric(5,2), d timestamptz, e int[], f jsonb)
CREATE TABLE

> create table u (a int, x text, y bool)
CREATE TABLE

> create view w1(c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c16,c17,c19,c20,c21) as select d at time zone 'UTC', extract(year from d) y, substring(b from 2 for 1), substring(b from 'a'), substring(b similar 'a#"b#"' escape '#'), position('a' in b), overlay(b placing 'x' from 2), overlay(b placing 'x' from 2 for 1), trim(both 'x' from b), trim(b), trim(leading b), trim(trailing 'a' from b), normalize(b, nfc), b is not nfd normalized, (d,d) overlaps (d,d), substring(b, 2), timezone('UTC', d), date_part('year', d) from t
CREATE VIEW

> create view w5 as with recursive r(n) as (select 1 union all select n + 1 from r where n < 5) select * from r order by 1 desc limit 3 offset 1
CREATE VIEW

> create view w6 as with x as (select a, b from t), y as materialized (select * from x) select y.b, a, x.b as xb from y join x using (a) where exists (select 1 from t where t.a = y.a)
CREATE VIEW

> create view w7 as select distinct on (b) b, a from t order by b, a desc
CREATE VIEW

> create view w50 as select b, a from t where a > 1 for update of t skip locked
CREATE VIEW

> create view w8 as select b, a from t t1 for no key update of t1 nowait
CREATE VIEW

> create view w9 as select a from t union all (select 5 union select 6) except select 1 order by 1 limit 2
CREATE VIEW

> create view w10 as (select a from t order by a limit 1) union (select a from u) intersect select 3
CREATE VIEW

> create view w11 as select * from generate_series(1,3) with ordinality g(x, o), lateral (select g.x + 1 as y) l left join t on t.a = l.y
CREATE VIEW

> create view w13 as select grouping(a), a from t group by cube (a, b), grouping sets ((a), (), rollup (b, (a, c)))
CREATE VIEW

> create view w14 as select a, b from t group by grouping sets (a, (b), (a, b))
CREATE VIEW

> create view w15 as select a + 1 as x, count(*) from t group by a + 1 having count(*) > 1 order by a + 1, count(*) desc
CREATE VIEW

> create view w16 as select string_agg(b, ',' order by a desc) filter (where a > 0), percentile_cont(0.5) within group (order by a), count(distinct b) c1, array_agg(all a), count(*) c2, array_agg(distinct a order by a desc) c3 from t
CREATE VIEW

> create view w17 as select t1.a, t2.b from t t1 natural join t t2 cross join t t3
CREATE VIEW

> create view w18 as select * from rows from (generate_series(1,2), json_to_recordset('[]') as (x int, y text)) with ordinality
CREATE VIEW

> create view w19 as select * from json_to_record('{"a":1}') as x(a int, b text)
CREATE VIEW

> create view w20 (x, y) as values (1, 'a'), (2, 'b')
CREATE VIEW

> create view w21 as values (1, 'a'), (2, 'b') order by 1
CREATE VIEW

> create view w22 as select v.a, v.b, t1.c, u.x from (values (1,2),(3,4)) as v(a,b) full join (t t1 left join u on t1.a = u.a) on v.a = t1.a
CREATE VIEW

> create view w23 as select * from t full join u using (a)
CREATE VIEW

> create view w24 as select t.a, u.a as ua, a as m from t full join u using (a) where a > 1
CREATE VIEW

> create view w25 as select * from t left join u using (a) where u.y and not t.a > 1 or t.a + 2 * 3 - 1 > 4 and (t.a - 1) * 2 > 3
CREATE VIEW

> create view w27 as select x.a from (select a from t) x, (select t.a from t) t
CREATE VIEW

> create view w28 as select t.a from t where t.a in (select t.a from t where b = 'x') union select t.a from t
CREATE VIEW

> create view w30 as select p, q, d, r, x from t t(p, q), u as u2 (r)
CREATE VIEW

> create view w31 as select count(*) from t, u, (t t9 cross join u u9) where t9.a = 1
CREATE VIEW

> create view w32 as select a from t limit null
CREATE VIEW

> create view w33 as select a from t order by a fetch first 2 rows only
CREATE VIEW

> create view w34 as select a.b from t a join (u b join u c on b.a = c.a) on a.a = b.a
CREATE VIEW

> create view w39(a1,a2,a3,a4,a5,a6,a7) as select 1::numeric, 0.5::double precision, '1'::int, -1, 1.5::numeric(5,2), 'a'::varchar(3), b::varchar(3) from t
CREATE VIEW

> create view w40(a1,a2,a3,a4,a5,a6,a7,a8,a9) as select a::numeric(5,2), b::int, a::text || 'x', b collate "C", b || (b collate "POSIX"), '2020-01-01'::date, a::int8, 'x'::char(3), null::text from t
CREATE VIEW

> create view w41(a1,a2,a3,a4,a5,a6,a7,a8,a9,a10) as select interval '1 day', interval '1 day' day, 't'::regclass, 't'::regclass::oid, b::name, e::text[], '{1,2}'::int[], true::int, 1e10, b'101' from t
CREATE VIEW

> create view w42(c1,c2,c3,c4,c5,c6,c7,c8,c9,c10,c11,c12,c13,c14,c15,c16,c17,c18) as select a in (1,2,3), b like 'x%', b ilike 'x', b similar to 'x', b !~ 'a', not (a = 1 and b = 'y'), a not in (1,2), b not like 'x', a is distinct from 2, a is not distinct from 2, (a = 1) is true, (a = 1) is not unknown, b is null, a not between 1 and 2, (a,b) = (1,'x'), (a,b) < (1,'x'), (a,b) <> (1,'x'), (a,b) in (select 1,'x')  from t
CREATE VIEW

> create view w43 as select case a when 1 then 'one' else 'other' end q, case when a > 1 then 1 end w, array[1,2], (t.*)::text as f, t, row(t.*)::text s, row(1, a)::text e, (t).b, e[1] o, e[1:2] z, (array[1,2])[1] x, f['a'] v, f->'a'->'b' from t
CREATE VIEW

> create view w44 as select sum(a) over w, row_number() over (partition by b order by a rows between 1 preceding and unbounded following exclude ties), sum(a) over (w) s2, count(*) over (w range between unbounded preceding and current row), first_value(a) over (partition by b) fv, count(*) filter (where a > 1) over w ff from t window w as (order by a desc nulls last), w2 as (partition by b), w3 as (w2 order by a)
CREATE VIEW

> create view w45 as select (select max(a) from t), (select a from t t2 where t2.a = t.a) z, array(select a from t), a = any (array[1,2]) y, a > all (select 1) x, a in (select 2) w, a not in (select 2) v from t
CREATE VIEW

> create view w46 as select -a as m, @ a as n, a % 2 as o, a::text || b p, - (a + 1) q, a - (a - 1) r, (a - 1) - 1 s, a * (a + 1) t, a & 1 | 2 u, b = 'x' and a = 1 and (c = 1 or d is null) v, not b = 'x' w, (a = 1) = (a = 2) x from t
CREATE VIEW

> create view w47 as select a as "select", b as "B c" from only t as "T 1" tablesample bernoulli (10) repeatable (5)
CREATE VIEW

> create view w48 as select t.a from t tablesample system (10), u u9 tablesample bernoulli (50)
CREATE VIEW

> create view w38 as select from t
CREATE VIEW

> select viewname, definition from pg_views where schemaname = 'shown' order by length(viewname), viewname
w1| SELECT (t.d AT TIME ZONE 'UTC'::text) AS c1,\n    EXTRACT(year FROM t.d) AS c2,\n    SUBSTRING(t.b FROM 2 FOR 1) AS c3,\n    "substring"(t.b, 'a'::text) AS c4,\n    SUBSTRING(t.b SIMILAR 'a#"b#"'::text ESCAPE '#'::text) AS c5,\n    POSITION(('a'::text) IN (t.b)) AS c6,\n    OVERLAY(t.b PLACING 'x'::text FROM 2) AS c7,\n    OVERLAY(t.b PLACING 'x'::text FROM 2 FOR 1) AS c8,\n    TRIM(BOTH 'x'::text FROM t.b) AS c9,\n    TRIM(BOTH FROM t.b) AS c10,\n    TRIM(LEADING FROM t.b) AS c11,\n    TRIM(TRAILING 'a'::text FROM t.b) AS c12,\n    NORMALIZE(t.b, NFC) AS c13,\n    (NOT (t.b IS NFD NORMALIZED)) AS c16,\n    ((t.d, t.d) OVERLAPS (t.d, t.d)) AS c17,\n    "substring"(t.b, 2) AS c19,\n    timezone('UTC'::text, t.d) AS c20,\n    date_part('year'::text, t.d) AS c21\n   FROM t;
w5| WITH RECURSIVE r(n) AS (\n         SELECT 1 AS "?column?"\n        UNION ALL\n         SELECT (r_1.n + 1)\n           FROM r r_1\n          WHERE (r_1.n < 5)\n        )\n SELECT r.n\n   FROM r\n  ORDER BY r.n DESC\n OFFSET 1\n LIMIT 3;
w6| WITH x AS (\n         SELECT t.a,\n            t.b\n           FROM t\n        ), y AS MATERIALIZED (\n         SELECT x_1.a,\n            x_1.b\n           FROM x x_1\n        )\n SELECT y.b,\n    y.a,\n    x.b AS xb\n   FROM (y\n     JOIN x USING (a))\n  WHERE (EXISTS ( SELECT 1\n           FROM t\n          WHERE (t.a = y.a)));
w7| SELECT DISTINCT ON (t.b) t.b,\n    t.a\n   FROM t\n  ORDER BY t.b, t.a DESC;
w8| SELECT t1.b,\n    t1.a\n   FROM t t1\n FOR NO KEY UPDATE OF t1 NOWAIT;
w9|(\n         SELECT t.a\n           FROM t\n        UNION ALL (\n                 SELECT 5 AS a\n                UNION\n                 SELECT 6 AS a\n        )\n) EXCEPT\n SELECT 1 AS a\n  ORDER BY 1\n LIMIT 2;
w10|( SELECT t.a\n   FROM t\n  ORDER BY t.a\n LIMIT 1)\nUNION (\n         SELECT u.a\n           FROM u\n        INTERSECT\n         SELECT 3 AS a\n);
w11| SELECT g.x,\n    g.o,\n    l.y,\n    t.a,\n    t.b,\n    t.c,\n    t.d,\n    t.e,\n    t.f\n   FROM generate_series(1, 3) WITH ORDINALITY g(x, o),\n    (LATERAL ( SELECT (g.x + 1) AS y) l\n     LEFT JOIN t ON ((t.a = l.y)));
w13| SELECT GROUPING(t.a) AS "grouping",\n    t.a\n   FROM t\n  GROUP BY CUBE(t.a, t.b), GROUPING SETS ((t.a), (), ROLLUP(t.b, (t.a, t.c)));
w14| SELECT t.a,\n    t.b\n   FROM t\n  GROUP BY GROUPING SETS ((t.a), (t.b), (t.a, t.b));
w15| SELECT (t.a + 1) AS x,\n    count(*) AS count\n   FROM t\n  GROUP BY (t.a + 1)\n HAVING (count(*) > 1)\n  ORDER BY (t.a + 1), (count(*)) DESC;
w16| SELECT string_agg(t.b, ','::text ORDER BY t.a DESC) FILTER (WHERE (t.a > 0)) AS string_agg,\n    percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY ((t.a)::double precision)) AS percentile_cont,\n    count(DISTINCT t.b) AS c1,\n    array_agg(t.a) AS array_agg,\n    count(*) AS c2,\n    array_agg(DISTINCT t.a ORDER BY t.a DESC) AS c3\n   FROM t;
w17| SELECT t1.a,\n    t2.b\n   FROM ((t t1\n     JOIN t t2 USING (a, b, c, d, e, f))\n     CROSS JOIN t t3);
w18| SELECT generate_series.generate_series,\n    generate_series.x,\n    generate_series.y,\n    generate_series.ordinality\n   FROM ROWS FROM(generate_series(1, 2), json_to_recordset('[]'::json) AS (x integer, y text)) WITH ORDINALITY generate_series(generate_series, x, y, ordinality);
w19| SELECT x.a,\n    x.b\n   FROM json_to_record('{"a":1}'::json) x(a integer, b text);
w20| SELECT "*VALUES*".column1 AS x,\n    "*VALUES*".column2 AS y\n   FROM (VALUES (1,'a'::text), (2,'b'::text)) "*VALUES*";
w21| VALUES (1,'a'::text), (2,'b'::text)\n  ORDER BY "*VALUES*".column1;
w22| SELECT v.a,\n    v.b,\n    t1.c,\n    u.x\n   FROM (( VALUES (1,2), (3,4)) v(a, b)\n     FULL JOIN (t t1\n     LEFT JOIN u ON ((t1.a = u.a))) ON ((v.a = t1.a)));
w23| SELECT a,\n    t.b,\n    t.c,\n    t.d,\n    t.e,\n    t.f,\n    u.x,\n    u.y\n   FROM (t\n     FULL JOIN u USING (a));
w24| SELECT t.a,\n    u.a AS ua,\n    a AS m\n   FROM (t\n     FULL JOIN u USING (a))\n  WHERE (a > 1);
w25| SELECT t.a,\n    t.b,\n    t.c,\n    t.d,\n    t.e,\n    t.f,\n    u.x,\n    u.y\n   FROM (t\n     LEFT JOIN u USING (a))\n  WHERE ((u.y AND (NOT (t.a > 1))) OR ((((t.a + (2 * 3)) - 1) > 4) AND (((t.a - 1) * 2) > 3)));
w27| SELECT x.a\n   FROM ( SELECT t_1.a\n           FROM t t_1) x,\n    ( SELECT t_1.a\n           FROM t t_1) t;
w28| SELECT t.a\n   FROM t\n  WHERE (t.a IN ( SELECT t_1.a\n           FROM t t_1\n          WHERE (t_1.b = 'x'::text)))\nUNION\n SELECT t.a\n   FROM t;
w30| SELECT t.p,\n    t.q,\n    t.d,\n    u2.r,\n    u2.x\n   FROM t t(p, q, c, d, e, f),\n    u u2(r, x, y);
w31| SELECT count(*) AS count\n   FROM t,\n    u,\n    (t t9\n     CROSS JOIN u u9)\n  WHERE (t9.a = 1);
w32| SELECT t.a\n   FROM t\n LIMIT ALL;
w33| SELECT t.a\n   FROM t\n  ORDER BY t.a\n LIMIT 2;
w34| SELECT a.b\n   FROM (t a\n     JOIN (u b\n     JOIN u c ON ((b.a = c.a))) ON ((a.a = b.a)));
w38| SELECT\n   FROM t;
w39| SELECT (1)::numeric AS a1,\n    (0.5)::double precision AS a2,\n    1 AS a3,\n    '-1'::integer AS a4,\n    1.5::numeric(5,2) AS a5,\n    'a'::character varying(3) AS a6,\n    (t.b)::character varying(3) AS a7\n   FROM t;
w40| SELECT (t.a)::numeric(5,2) AS a1,\n    (t.b)::integer AS a2,\n    ((t.a)::text || 'x'::text) AS a3,\n    (t.b COLLATE "C") AS a4,\n    (t.b || (t.b COLLATE "POSIX")) AS a5,\n    '2020-01-01'::date AS a6,\n    (t.a)::bigint AS a7,\n    'x'::character(3) AS a8,\n    NULL::text AS a9\n   FROM t;
w41| SELECT '1 day'::interval AS a1,\n    '1 day'::interval day AS a2,\n    't'::regclass AS a3,\n    ('t'::regclass)::oid AS a4,\n    (t.b)::name AS a5,\n    (t.e)::text[] AS a6,\n    '{1,2}'::integer[] AS a7,\n    (true)::integer AS a8,\n    '10000000000'::numeric AS a9,\n    '101'::"bit" AS a10\n   FROM t;
w42| SELECT (t.a = ANY (ARRAY[1, 2, 3])) AS c1,\n    (t.b ~~ 'x%'::text) AS c2,\n    (t.b ~~* 'x'::text) AS c3,\n    (t.b ~ similar_to_escape('x'::text)) AS c4,\n    (t.b !~ 'a'::text) AS c5,\n    (NOT ((t.a = 1) AND (t.b = 'y'::text))) AS c6,\n    (t.a <> ALL (ARRAY[1, 2])) AS c7,\n    (t.b !~~ 'x'::text) AS c8,\n    (t.a IS DISTINCT FROM 2) AS c9,\n    (NOT (t.a IS DISTINCT FROM 2)) AS c10,\n    ((t.a = 1) IS TRUE) AS c11,\n    ((t.a = 1) IS NOT UNKNOWN) AS c12,\n    (t.b IS NULL) AS c13,\n    ((t.a < 1) OR (t.a > 2)) AS c14,\n    ((t.a = 1) AND (t.b = 'x'::text)) AS c15,\n    (ROW(t.a, t.b) < ROW(1, 'x'::text)) AS c16,\n    ((t.a <> 1) OR (t.b <> 'x'::text)) AS c17,\n    ((t.a, t.b) IN ( SELECT 1,\n            'x'::text)) AS c18\n   FROM t;
w43| SELECT\n        CASE t.a\n            WHEN 1 THEN 'one'::text\n            ELSE 'other'::text\n        END AS q,\n        CASE\n            WHEN (t.a > 1) THEN 1\n            ELSE NULL::integer\n        END AS w,\n    ARRAY[1, 2] AS "array",\n    (t.*)::text AS f,\n    t.*::t AS t,\n    (ROW(t.a, t.b, t.c, t.d, t.e, t.f))::text AS s,\n    (ROW(1, t.a))::text AS e,\n    t.b,\n    t.e[1] AS o,\n    t.e[1:2] AS z,\n    (ARRAY[1, 2])[1] AS x,\n    t.f['a'::text] AS v,\n    ((t.f -> 'a'::text) -> 'b'::text) AS "?column?"\n   FROM t;
w44| SELECT sum(t.a) OVER w AS sum,\n    row_number() OVER (PARTITION BY t.b ORDER BY t.a ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES) AS row_number,\n    sum(t.a) OVER (w) AS s2,\n    count(*) OVER (w RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS count,\n    first_value(t.a) OVER w2 AS fv,\n    count(*) FILTER (WHERE (t.a > 1)) OVER w AS ff\n   FROM t\n  WINDOW w AS (ORDER BY t.a DESC NULLS LAST), w2 AS (PARTITION BY t.b), w3 AS (w2 ORDER BY t.a);
w45| SELECT ( SELECT max(t_1.a) AS max\n           FROM t t_1) AS max,\n    ( SELECT t2.a\n           FROM t t2\n          WHERE (t2.a = t.a)) AS z,\n    ARRAY( SELECT t_1.a\n           FROM t t_1) AS "array",\n    (t.a = ANY (ARRAY[1, 2])) AS y,\n    (t.a > ALL ( SELECT 1)) AS x,\n    (t.a IN ( SELECT 2)) AS w,\n    (NOT (t.a IN ( SELECT 2))) AS v\n   FROM t;
w46| SELECT (- t.a) AS m,\n    (@ t.a) AS n,\n    (t.a % 2) AS o,\n    ((t.a)::text || t.b) AS p,\n    (- (t.a + 1)) AS q,\n    (t.a - (t.a - 1)) AS r,\n    ((t.a - 1) - 1) AS s,\n    (t.a * (t.a + 1)) AS t,\n    ((t.a & 1) | 2) AS u,\n    ((t.b = 'x'::text) AND (t.a = 1) AND ((t.c = (1)::numeric) OR (t.d IS NULL))) AS v,\n    (NOT (t.b = 'x'::text)) AS w,\n    ((t.a = 1) = (t.a = 2)) AS x\n   FROM t;
w47| SELECT "T 1".a AS "select",\n    "T 1".b AS "B c"\n   FROM ONLY t "T 1" TABLESAMPLE bernoulli (10) REPEATABLE (5);
w48| SELECT t.a\n   FROM t TABLESAMPLE system (10),\n    u u9 TABLESAMPLE bernoulli (50);
w50| SELECT t.b,\n    t.a\n   FROM t\n  WHERE (t.a > 1)\n FOR UPDATE OF t SKIP LOCKED;

> select viewname, pg_get_viewdef(viewname::regclass, true) from pg_views where schemaname = 'shown' order by length(viewname), viewname
w1| SELECT (t.d AT TIME ZONE 'UTC'::text) AS c1,\n    EXTRACT(year FROM t.d) AS c2,\n    SUBSTRING(t.b FROM 2 FOR 1) AS c3,\n    "substring"(t.b, 'a'::text) AS c4,\n    SUBSTRING(t.b SIMILAR 'a#"b#"'::text ESCAPE '#'::text) AS c5,\n    POSITION(('a'::text) IN (t.b)) AS c6,\n    OVERLAY(t.b PLACING 'x'::text FROM 2) AS c7,\n    OVERLAY(t.b PLACING 'x'::text FROM 2 FOR 1) AS c8,\n    TRIM(BOTH 'x'::text FROM t.b) AS c9,\n    TRIM(BOTH FROM t.b) AS c10,\n    TRIM(LEADING FROM t.b) AS c11,\n    TRIM(TRAILING 'a'::text FROM t.b) AS c12,\n    NORMALIZE(t.b, NFC) AS c13,\n    NOT (t.b IS NFD NORMALIZED) AS c16,\n    ((t.d, t.d) OVERLAPS (t.d, t.d)) AS c17,\n    "substring"(t.b, 2) AS c19,\n    timezone('UTC'::text, t.d) AS c20,\n    date_part('year'::text, t.d) AS c21\n   FROM t;
w5| WITH RECURSIVE r(n) AS (\n         SELECT 1 AS "?column?"\n        UNION ALL\n         SELECT r_1.n + 1\n           FROM r r_1\n          WHERE r_1.n < 5\n        )\n SELECT r.n\n   FROM r\n  ORDER BY r.n DESC\n OFFSET 1\n LIMIT 3;
w6| WITH x AS (\n         SELECT t.a,\n            t.b\n           FROM t\n        ), y AS MATERIALIZED (\n         SELECT x_1.a,\n            x_1.b\n           FROM x x_1\n        )\n SELECT y.b,\n    y.a,\n    x.b AS xb\n   FROM y\n     JOIN x USING (a)\n  WHERE (EXISTS ( SELECT 1\n           FROM t\n          WHERE t.a = y.a));
w7| SELECT DISTINCT ON (t.b) t.b,\n    t.a\n   FROM t\n  ORDER BY t.b, t.a DESC;
w8| SELECT t1.b,\n    t1.a\n   FROM t t1\n FOR NO KEY UPDATE OF t1 NOWAIT;
w9|(\n         SELECT t.a\n           FROM t\n        UNION ALL (\n                 SELECT 5 AS a\n                UNION\n                 SELECT 6 AS a\n        )\n) EXCEPT\n SELECT 1 AS a\n  ORDER BY 1\n LIMIT 2;
w10|( SELECT t.a\n   FROM t\n  ORDER BY t.a\n LIMIT 1)\nUNION (\n         SELECT u.a\n           FROM u\n        INTERSECT\n         SELECT 3 AS a\n);
w11| SELECT g.x,\n    g.o,\n    l.y,\n    t.a,\n    t.b,\n    t.c,\n    t.d,\n    t.e,\n    t.f\n   FROM generate_series(1, 3) WITH ORDINALITY g(x, o),\n    LATERAL ( SELECT g.x + 1 AS y) l\n     LEFT JOIN t ON t.a = l.y;
w13| SELECT GROUPING(t.a) AS "grouping",\n    t.a\n   FROM t\n  GROUP BY CUBE(t.a, t.b), GROUPING SETS ((t.a), (), ROLLUP(t.b, (t.a, t.c)));
w14| SELECT t.a,\n    t.b\n   FROM t\n  GROUP BY GROUPING SETS ((t.a), (t.b), (t.a, t.b));
w15| SELECT t.a + 1 AS x,\n    count(*) AS count\n   FROM t\n  GROUP BY (t.a + 1)\n HAVING count(*) > 1\n  ORDER BY (t.a + 1), (count(*)) DESC;
w16| SELECT string_agg(t.b, ','::text ORDER BY t.a DESC) FILTER (WHERE t.a > 0) AS string_agg,\n    percentile_cont(0.5::double precision) WITHIN GROUP (ORDER BY (t.a::double precision)) AS percentile_cont,\n    count(DISTINCT t.b) AS c1,\n    array_agg(t.a) AS array_agg,\n    count(*) AS c2,\n    array_agg(DISTINCT t.a ORDER BY t.a DESC) AS c3\n   FROM t;
w17| SELECT t1.a,\n    t2.b\n   FROM t t1\n     JOIN t t2 USING (a, b, c, d, e, f)\n     CROSS JOIN t t3;
w18| SELECT generate_series.generate_series,\n    generate_series.x,\n    generate_series.y,\n    generate_series.ordinality\n   FROM ROWS FROM(generate_series(1, 2), json_to_recordset('[]'::json) AS (x integer, y text)) WITH ORDINALITY generate_series(generate_series, x, y, ordinality);
w19| SELECT x.a,\n    x.b\n   FROM json_to_record('{"a":1}'::json) x(a integer, b text);
w20| SELECT "*VALUES*".column1 AS x,\n    "*VALUES*".column2 AS y\n   FROM (VALUES (1,'a'::text), (2,'b'::text)) "*VALUES*";
w21| VALUES (1,'a'::text), (2,'b'::text)\n  ORDER BY "*VALUES*".column1;
w22| SELECT v.a,\n    v.b,\n    t1.c,\n    u.x\n   FROM ( VALUES (1,2), (3,4)) v(a, b)\n     FULL JOIN (t t1\n     LEFT JOIN u ON t1.a = u.a) ON v.a = t1.a;
w23| SELECT a,\n    t.b,\n    t.c,\n    t.d,\n    t.e,\n    t.f,\n    u.x,\n    u.y\n   FROM t\n     FULL JOIN u USING (a);
w24| SELECT t.a,\n    u.a AS ua,\n    a AS m\n   FROM t\n     FULL JOIN u USING (a)\n  WHERE a > 1;
w25| SELECT t.a,\n    t.b,\n    t.c,\n    t.d,\n    t.e,\n    t.f,\n    u.x,\n    u.y\n   FROM t\n     LEFT JOIN u USING (a)\n  WHERE u.y AND NOT t.a > 1 OR (t.a + 2 * 3 - 1) > 4 AND ((t.a - 1) * 2) > 3;
w27| SELECT x.a\n   FROM ( SELECT t_1.a\n           FROM t t_1) x,\n    ( SELECT t_1.a\n           FROM t t_1) t;
w28| SELECT t.a\n   FROM t\n  WHERE (t.a IN ( SELECT t_1.a\n           FROM t t_1\n          WHERE t_1.b = 'x'::text))\nUNION\n SELECT t.a\n   FROM t;
w30| SELECT t.p,\n    t.q,\n    t.d,\n    u2.r,\n    u2.x\n   FROM t t(p, q, c, d, e, f),\n    u u2(r, x, y);
w31| SELECT count(*) AS count\n   FROM t,\n    u,\n    t t9\n     CROSS JOIN u u9\n  WHERE t9.a = 1;
w32| SELECT t.a\n   FROM t\n LIMIT ALL;
w33| SELECT t.a\n   FROM t\n  ORDER BY t.a\n LIMIT 2;
w34| SELECT a.b\n   FROM t a\n     JOIN (u b\n     JOIN u c ON b.a = c.a) ON a.a = b.a;
w38| SELECT\n   FROM t;
w39| SELECT 1::numeric AS a1,\n    0.5::double precision AS a2,\n    1 AS a3,\n    '-1'::integer AS a4,\n    1.5::numeric(5,2) AS a5,\n    'a'::character varying(3) AS a6,\n    t.b::character varying(3) AS a7\n   FROM t;
w40| SELECT t.a::numeric(5,2) AS a1,\n    t.b::integer AS a2,\n    t.a::text || 'x'::text AS a3,\n    t.b COLLATE "C" AS a4,\n    t.b || (t.b COLLATE "POSIX") AS a5,\n    '2020-01-01'::date AS a6,\n    t.a::bigint AS a7,\n    'x'::character(3) AS a8,\n    NULL::text AS a9\n   FROM t;
w41| SELECT '1 day'::interval AS a1,\n    '1 day'::interval day AS a2,\n    't'::regclass AS a3,\n    't'::regclass::oid AS a4,\n    t.b::name AS a5,\n    t.e::text[] AS a6,\n    '{1,2}'::integer[] AS a7,\n    true::integer AS a8,\n    '10000000000'::numeric AS a9,\n    '101'::"bit" AS a10\n   FROM t;
w42| SELECT t.a = ANY (ARRAY[1, 2, 3]) AS c1,\n    t.b ~~ 'x%'::text AS c2,\n    t.b ~~* 'x'::text AS c3,\n    t.b ~ similar_to_escape('x'::text) AS c4,\n    t.b !~ 'a'::text AS c5,\n    NOT (t.a = 1 AND t.b = 'y'::text) AS c6,\n    t.a <> ALL (ARRAY[1, 2]) AS c7,\n    t.b !~~ 'x'::text AS c8,\n    t.a IS DISTINCT FROM 2 AS c9,\n    NOT t.a IS DISTINCT FROM 2 AS c10,\n    (t.a = 1) IS TRUE AS c11,\n    (t.a = 1) IS NOT UNKNOWN AS c12,\n    t.b IS NULL AS c13,\n    t.a < 1 OR t.a > 2 AS c14,\n    t.a = 1 AND t.b = 'x'::text AS c15,\n    (ROW(t.a, t.b) < ROW(1, 'x'::text)) AS c16,\n    t.a <> 1 OR t.b <> 'x'::text AS c17,\n    ((t.a, t.b) IN ( SELECT 1,\n            'x'::text)) AS c18\n   FROM t;
w43| SELECT\n        CASE t.a\n            WHEN 1 THEN 'one'::text\n            ELSE 'other'::text\n        END AS q,\n        CASE\n            WHEN t.a > 1 THEN 1\n            ELSE NULL::integer\n        END AS w,\n    ARRAY[1, 2] AS "array",\n    t.*::text AS f,\n    t.*::t AS t,\n    ROW(t.a, t.b, t.c, t.d, t.e, t.f)::text AS s,\n    ROW(1, t.a)::text AS e,\n    t.b,\n    t.e[1] AS o,\n    t.e[1:2] AS z,\n    (ARRAY[1, 2])[1] AS x,\n    t.f['a'::text] AS v,\n    (t.f -> 'a'::text) -> 'b'::text AS "?column?"\n   FROM t;
w44| SELECT sum(t.a) OVER w AS sum,\n    row_number() OVER (PARTITION BY t.b ORDER BY t.a ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES) AS row_number,\n    sum(t.a) OVER (w) AS s2,\n    count(*) OVER (w RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS count,\n    first_value(t.a) OVER w2 AS fv,\n    count(*) FILTER (WHERE t.a > 1) OVER w AS ff\n   FROM t\n  WINDOW w AS (ORDER BY t.a DESC NULLS LAST), w2 AS (PARTITION BY t.b), w3 AS (w2 ORDER BY t.a);
w45| SELECT ( SELECT max(t_1.a) AS max\n           FROM t t_1) AS max,\n    ( SELECT t2.a\n           FROM t t2\n          WHERE t2.a = t.a) AS z,\n    ARRAY( SELECT t_1.a\n           FROM t t_1) AS "array",\n    t.a = ANY (ARRAY[1, 2]) AS y,\n    (t.a > ALL ( SELECT 1)) AS x,\n    (t.a IN ( SELECT 2)) AS w,\n    NOT (t.a IN ( SELECT 2)) AS v\n   FROM t;
w46| SELECT - t.a AS m,\n    @ t.a AS n,\n    t.a % 2 AS o,\n    t.a::text || t.b AS p,\n    - (t.a + 1) AS q,\n    t.a - (t.a - 1) AS r,\n    t.a - 1 - 1 AS s,\n    t.a * (t.a + 1) AS t,\n    (t.a & 1) | 2 AS u,\n    t.b = 'x'::text AND t.a = 1 AND (t.c = 1::numeric OR t.d IS NULL) AS v,\n    NOT t.b = 'x'::text AS w,\n    (t.a = 1) = (t.a = 2) AS x\n   FROM t;
w47| SELECT "T 1".a AS "select",\n    "T 1".b AS "B c"\n   FROM ONLY t "T 1" TABLESAMPLE bernoulli (10) REPEATABLE (5);
w48| SELECT t.a\n   FROM t TABLESAMPLE system (10),\n    u u9 TABLESAMPLE bernoulli (50);
w50| SELECT t.b,\n    t.a\n   FROM t\n  WHERE t.a > 1\n FOR UPDATE OF t SKIP LOCKED;

> select pg_get_viewdef('w11'::regclass, 40), pg_get_viewdef('w20'::regclass, 100), pg_get_viewdef('w22'::regclass, 60), pg_get_viewdef('w44'::regclass, 60), pg_get_viewdef('w31'::regclass, 20)
 SELECT g.x, g.o, l.y, t.a, t.b, t.c,\n    t.d, t.e, t.f\n   FROM generate_series(1, 3) WITH ORDINALITY g(x, o),\n    LATERAL ( SELECT g.x + 1 AS y) l\n     LEFT JOIN t ON t.a = l.y;| SELECT "*VALUES*".column1 AS x, "*VALUES*".column2 AS y\n   FROM (VALUES (1,'a'::text), (2,'b'::text)) "*VALUES*";| SELECT v.a, v.b, t1.c, u.x\n   FROM ( VALUES (1,2), (3,4)) v(a, b)\n     FULL JOIN (t t1\n     LEFT JOIN u ON t1.a = u.a) ON v.a = t1.a;| SELECT sum(t.a) OVER w AS sum,\n    row_number() OVER (PARTITION BY t.b ORDER BY t.a ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES) AS row_number,\n    sum(t.a) OVER (w) AS s2,\n    count(*) OVER (w RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS count,\n    first_value(t.a) OVER w2 AS fv,\n    count(*) FILTER (WHERE t.a > 1) OVER w AS ff\n   FROM t\n  WINDOW w AS (ORDER BY t.a DESC NULLS LAST), w2 AS (PARTITION BY t.b), w3 AS (w2 ORDER BY t.a);| SELECT count(*) AS count\n   FROM t, u,\n    t t9\n     CROSS JOIN u u9\n  WHERE t9.a = 1;

> do $$ declare v record; made text; again text; shape text; other text; begin
+ for v in select viewname::text as n, p from pg_views, (values (true), (false)) t(p) where schemaname = 'shown' and viewname not in ('w20', 'w32', 'w42') order by 1, 2 loop
+ made := pg_get_viewdef(v.n::regclass, v.p);
+ select string_agg(attname || ' ' || format_type(atttypid, atttypmod), ',' order by attnum) into shape from pg_attribute where attrelid = v.n::regclass;
+ execute 'drop view ' || v.n;
+ execute 'create view ' || v.n || ' as ' || made;
+ again := pg_get_viewdef(v.n::regclass, v.p);
+ select string_agg(attname || ' ' || format_type(atttypid, atttypmod), ',' order by attnum) into other from pg_attribute where attrelid = v.n::regclass;
+ if made <> again or shape <> other then raise exception '% % became %', v.n, made, again; end if;
+ end loop; end $$
DO

> alter table t rename to tt
ALTER TABLE

> alter table tt rename a to aa
ALTER TABLE

> alter table u add column b text
ALTER TABLE

> alter table u rename a to zz
ALTER TABLE

> insert into tt values (1, 'x', 1.5, '2020-01-01', '{1,2}', '{"a": 1}'), (2, 'y', 2, '2021-01-01', '{3}', null)
INSERT 0 2

> insert into u values (1, 'x', true), (3, 'z', false)
INSERT 0 2

> select viewname, definition from pg_views where schemaname = 'shown' order by length(viewname), viewname
w1| SELECT (tt.d AT TIME ZONE 'UTC'::text) AS c1,\n    EXTRACT(year FROM tt.d) AS c2,\n    SUBSTRING(tt.b FROM 2 FOR 1) AS c3,\n    "substring"(tt.b, 'a'::text) AS c4,\n    SUBSTRING(tt.b SIMILAR 'a#"b#"'::text ESCAPE '#'::text) AS c5,\n    POSITION(('a'::text) IN (tt.b)) AS c6,\n    OVERLAY(tt.b PLACING 'x'::text FROM 2) AS c7,\n    OVERLAY(tt.b PLACING 'x'::text FROM 2 FOR 1) AS c8,\n    TRIM(BOTH 'x'::text FROM tt.b) AS c9,\n    TRIM(BOTH FROM tt.b) AS c10,\n    TRIM(LEADING FROM tt.b) AS c11,\n    TRIM(TRAILING 'a'::text FROM tt.b) AS c12,\n    NORMALIZE(tt.b, NFC) AS c13,\n    (NOT (tt.b IS NFD NORMALIZED)) AS c16,\n    ((tt.d, tt.d) OVERLAPS (tt.d, tt.d)) AS c17,\n    "substring"(tt.b, 2) AS c19,\n    timezone('UTC'::text, tt.d) AS c20,\n    date_part('year'::text, tt.d) AS c21\n   FROM tt;
w5| WITH RECURSIVE r(n) AS (\n         SELECT 1 AS "?column?"\n        UNION ALL\n         SELECT (r_1.n + 1)\n           FROM r r_1\n          WHERE (r_1.n < 5)\n        )\n SELECT r.n\n   FROM r\n  ORDER BY r.n DESC\n OFFSET 1\n LIMIT 3;
w6| WITH x AS (\n         SELECT tt.aa AS a,\n            tt.b\n           FROM tt\n        ), y AS MATERIALIZED (\n         SELECT x_1.a,\n            x_1.b\n           FROM x x_1\n        )\n SELECT y.b,\n    y.a,\n    x.b AS xb\n   FROM (y\n     JOIN x USING (a))\n  WHERE (EXISTS ( SELECT 1\n           FROM tt\n          WHERE (tt.aa = y.a)));
w7| SELECT DISTINCT ON (tt.b) tt.b,\n    tt.aa AS a\n   FROM tt\n  ORDER BY tt.b, tt.aa DESC;
w8| SELECT t1.b,\n    t1.aa AS a\n   FROM tt t1\n FOR NO KEY UPDATE OF t1 NOWAIT;
w9|(\n         SELECT tt.aa AS a\n           FROM tt\n        UNION ALL (\n                 SELECT 5 AS a\n                UNION\n                 SELECT 6 AS a\n        )\n) EXCEPT\n SELECT 1 AS a\n  ORDER BY 1\n LIMIT 2;
w10|( SELECT tt.aa AS a\n   FROM tt\n  ORDER BY tt.aa\n LIMIT 1)\nUNION (\n         SELECT u.zz AS a\n           FROM u\n        INTERSECT\n         SELECT 3 AS a\n);
w11| SELECT g.x,\n    g.o,\n    l.y,\n    tt.aa AS a,\n    tt.b,\n    tt.c,\n    tt.d,\n    tt.e,\n    tt.f\n   FROM generate_series(1, 3) WITH ORDINALITY g(x, o),\n    (LATERAL ( SELECT (g.x + 1) AS y) l\n     LEFT JOIN tt ON ((tt.aa = l.y)));
w13| SELECT GROUPING(tt.aa) AS "grouping",\n    tt.aa AS a\n   FROM tt\n  GROUP BY CUBE(tt.aa, tt.b), GROUPING SETS ((tt.aa), (), ROLLUP(tt.b, (tt.aa, tt.c)));
w14| SELECT tt.aa AS a,\n    tt.b\n   FROM tt\n  GROUP BY GROUPING SETS ((tt.aa), (tt.b), (tt.aa, tt.b));
w15| SELECT (tt.aa + 1) AS x,\n    count(*) AS count\n   FROM tt\n  GROUP BY (tt.aa + 1)\n HAVING (count(*) > 1)\n  ORDER BY (tt.aa + 1), (count(*)) DESC;
w16| SELECT string_agg(tt.b, ','::text ORDER BY tt.aa DESC) FILTER (WHERE (tt.aa > 0)) AS string_agg,\n    percentile_cont((0.5)::double precision) WITHIN GROUP (ORDER BY ((tt.aa)::double precision)) AS percentile_cont,\n    count(DISTINCT tt.b) AS c1,\n    array_agg(tt.aa) AS array_agg,\n    count(*) AS c2,\n    array_agg(DISTINCT tt.aa ORDER BY tt.aa DESC) AS c3\n   FROM tt;
w17| SELECT t1.a,\n    t2.b\n   FROM ((tt t1(a, b, c, d, e, f)\n     JOIN tt t2(a, b, c, d, e, f) USING (a, b, c, d, e, f))\n     CROSS JOIN tt t3);
w18| SELECT generate_series.generate_series,\n    generate_series.x,\n    generate_series.y,\n    generate_series.ordinality\n   FROM ROWS FROM(generate_series(1, 2), json_to_recordset('[]'::json) AS (x integer, y text)) WITH ORDINALITY generate_series(generate_series, x, y, ordinality);
w19| SELECT x.a,\n    x.b\n   FROM json_to_record('{"a":1}'::json) x(a integer, b text);
w20| SELECT "*VALUES*".column1 AS x,\n    "*VALUES*".column2 AS y\n   FROM (VALUES (1,'a'::text), (2,'b'::text)) "*VALUES*";
w21| VALUES (1,'a'::text), (2,'b'::text)\n  ORDER BY "*VALUES*".column1;
w22| SELECT v.a,\n    v.b,\n    t1.c,\n    u.x\n   FROM (( VALUES (1,2), (3,4)) v(a, b)\n     FULL JOIN (tt t1\n     LEFT JOIN u ON ((t1.aa = u.zz))) ON ((v.a = t1.aa)));
w23| SELECT a,\n    tt.b,\n    tt.c,\n    tt.d,\n    tt.e,\n    tt.f,\n    u.x,\n    u.y\n   FROM (tt tt(a, b, c, d, e, f)\n     FULL JOIN u u(a, x, y, b) USING (a));
w24| SELECT tt.a,\n    u.a AS ua,\n    a AS m\n   FROM (tt tt(a, b, c, d, e, f)\n     FULL JOIN u u(a, x, y, b) USING (a))\n  WHERE (a > 1);
w25| SELECT tt.a,\n    tt.b,\n    tt.c,\n    tt.d,\n    tt.e,\n    tt.f,\n    u.x,\n    u.y\n   FROM (tt tt(a, b, c, d, e, f)\n     LEFT JOIN u u(a, x, y, b) USING (a))\n  WHERE ((u.y AND (NOT (tt.a > 1))) OR ((((tt.a + (2 * 3)) - 1) > 4) AND (((tt.a - 1) * 2) > 3)));
w27| SELECT x.a\n   FROM ( SELECT t_1.aa AS a\n           FROM tt t_1) x,\n    ( SELECT t_1.aa AS a\n           FROM tt t_1) t;
w28| SELECT tt.aa AS a\n   FROM tt\n  WHERE (tt.aa IN ( SELECT t_1.aa AS a\n           FROM tt t_1\n          WHERE (t_1.b = 'x'::text)))\nUNION\n SELECT tt.aa AS a\n   FROM tt;
w30| SELECT t.p,\n    t.q,\n    t.d,\n    u2.r,\n    u2.x\n   FROM tt t(p, q, c, d, e, f),\n    u u2(r, x, y, b);
w31| SELECT count(*) AS count\n   FROM tt,\n    u,\n    (tt t9\n     CROSS JOIN u u9)\n  WHERE (t9.aa = 1);
w32| SELECT tt.aa AS a\n   FROM tt\n LIMIT ALL;
w33| SELECT tt.aa AS a\n   FROM tt\n  ORDER BY tt.aa\n LIMIT 2;
w34| SELECT a.b\n   FROM (tt a\n     JOIN (u b\n     JOIN u c ON ((b.zz = c.zz))) ON ((a.aa = b.zz)));
w38| SELECT\n   FROM tt;
w39| SELECT (1)::numeric AS a1,\n    (0.5)::double precision AS a2,\n    1 AS a3,\n    '-1'::integer AS a4,\n    1.5::numeric(5,2) AS a5,\n    'a'::character varying(3) AS a6,\n    (tt.b)::character varying(3) AS a7\n   FROM tt;
w40| SELECT (tt.aa)::numeric(5,2) AS a1,\n    (tt.b)::integer AS a2,\n    ((tt.aa)::text || 'x'::text) AS a3,\n    (tt.b COLLATE "C") AS a4,\n    (tt.b || (tt.b COLLATE "POSIX")) AS a5,\n    '2020-01-01'::date AS a6,\n    (tt.aa)::bigint AS a7,\n    'x'::character(3) AS a8,\n    NULL::text AS a9\n   FROM tt;
w41| SELECT '1 day'::interval AS a1,\n    '1 day'::interval day AS a2,\n    'tt'::regclass AS a3,\n    ('tt'::regclass)::oid AS a4,\n    (tt.b)::name AS a5,\n    (tt.e)::text[] AS a6,\n    '{1,2}'::integer[] AS a7,\n    (true)::integer AS a8,\n    '10000000000'::numeric AS a9,\n    '101'::"bit" AS a10\n   FROM tt;
w42| SELECT (tt.aa = ANY (ARRAY[1, 2, 3])) AS c1,\n    (tt.b ~~ 'x%'::text) AS c2,\n    (tt.b ~~* 'x'::text) AS c3,\n    (tt.b ~ similar_to_escape('x'::text)) AS c4,\n    (tt.b !~ 'a'::text) AS c5,\n    (NOT ((tt.aa = 1) AND (tt.b = 'y'::text))) AS c6,\n    (tt.aa <> ALL (ARRAY[1, 2])) AS c7,\n    (tt.b !~~ 'x'::text) AS c8,\n    (tt.aa IS DISTINCT FROM 2) AS c9,\n    (NOT (tt.aa IS DISTINCT FROM 2)) AS c10,\n    ((tt.aa = 1) IS TRUE) AS c11,\n    ((tt.aa = 1) IS NOT UNKNOWN) AS c12,\n    (tt.b IS NULL) AS c13,\n    ((tt.aa < 1) OR (tt.aa > 2)) AS c14,\n    ((tt.aa = 1) AND (tt.b = 'x'::text)) AS c15,\n    (ROW(tt.aa, tt.b) < ROW(1, 'x'::text)) AS c16,\n    ((tt.aa <> 1) OR (tt.b <> 'x'::text)) AS c17,\n    ((tt.aa, tt.b) IN ( SELECT 1,\n            'x'::text)) AS c18\n   FROM tt;
w43| SELECT\n        CASE tt.aa\n            WHEN 1 THEN 'one'::text\n            ELSE 'other'::text\n        END AS q,\n        CASE\n            WHEN (tt.aa > 1) THEN 1\n            ELSE NULL::integer\n        END AS w,\n    ARRAY[1, 2] AS "array",\n    (tt.*)::text AS f,\n    tt.*::tt AS t,\n    (ROW(tt.aa, tt.b, tt.c, tt.d, tt.e, tt.f))::text AS s,\n    (ROW(1, tt.aa))::text AS e,\n    tt.b,\n    tt.e[1] AS o,\n    tt.e[1:2] AS z,\n    (ARRAY[1, 2])[1] AS x,\n    tt.f['a'::text] AS v,\n    ((tt.f -> 'a'::text) -> 'b'::text) AS "?column?"\n   FROM tt;
w44| SELECT sum(tt.aa) OVER w AS sum,\n    row_number() OVER (PARTITION BY tt.b ORDER BY tt.aa ROWS BETWEEN 1 PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES) AS row_number,\n    sum(tt.aa) OVER (w) AS s2,\n    count(*) OVER (w RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS count,\n    first_value(tt.aa) OVER w2 AS fv,\n    count(*) FILTER (WHERE (tt.aa > 1)) OVER w AS ff\n   FROM tt\n  WINDOW w AS (ORDER BY tt.aa DESC NULLS LAST), w2 AS (PARTITION BY tt.b), w3 AS (w2 ORDER BY tt.aa);
w45| SELECT ( SELECT max(t_1.aa) AS max\n           FROM tt t_1) AS max,\n    ( SELECT t2.aa AS a\n           FROM tt t2\n          WHERE (t2.aa = tt.aa)) AS z,\n    ARRAY( SELECT t_1.aa AS a\n           FROM tt t_1) AS "array",\n    (tt.aa = ANY (ARRAY[1, 2])) AS y,\n    (tt.aa > ALL ( SELECT 1)) AS x,\n    (tt.aa IN ( SELECT 2)) AS w,\n    (NOT (tt.aa IN ( SELECT 2))) AS v\n   FROM tt;
w46| SELECT (- tt.aa) AS m,\n    (@ tt.aa) AS n,\n    (tt.aa % 2) AS o,\n    ((tt.aa)::text || tt.b) AS p,\n    (- (tt.aa + 1)) AS q,\n    (tt.aa - (tt.aa - 1)) AS r,\n    ((tt.aa - 1) - 1) AS s,\n    (tt.aa * (tt.aa + 1)) AS t,\n    ((tt.aa & 1) | 2) AS u,\n    ((tt.b = 'x'::text) AND (tt.aa = 1) AND ((tt.c = (1)::numeric) OR (tt.d IS NULL))) AS v,\n    (NOT (tt.b = 'x'::text)) AS w,\n    ((tt.aa = 1) = (tt.aa = 2)) AS x\n   FROM tt;
w47| SELECT "T 1".aa AS "select",\n    "T 1".b AS "B c"\n   FROM ONLY tt "T 1" TABLESAMPLE bernoulli (10) REPEATABLE (5);
w48| SELECT tt.aa AS a\n   FROM tt TABLESAMPLE system (10),\n    u u9 TABLESAMPLE bernoulli (50);
w50| SELECT tt.b,\n    tt.aa AS a\n   FROM tt\n  WHERE (tt.aa > 1)\n FOR UPDATE OF tt SKIP LOCKED;

> select * from w6 order by 1, 2
x|1|x
y|2|y

> select * from w17 order by 1, 2
1|x
1|x

> select * from w23 order by 1, 2
1|x|1.50|2020-01-01 00:00:00+00|{1,2}|{"a": 1}|x|t
2|y|2.00|2021-01-01 00:00:00+00|{3}|∅|∅|∅
3|∅|∅|∅|∅|∅|z|f

> select * from w24 order by 1, 2
2|∅|2
∅|3|3

> select * from w25 order by 1, 2
1|x|1.50|2020-01-01 00:00:00+00|{1,2}|{"a": 1}|x|t

> select * from w30 order by 1, 2
1|x|2020-01-01 00:00:00+00|1|x
1|x|2020-01-01 00:00:00+00|3|z
2|y|2021-01-01 00:00:00+00|1|x
2|y|2021-01-01 00:00:00+00|3|z

> select * from w42 order by 1, 2
t|f|f|f|t|t|f|t|f|t|f|t|f|f|f|f|t|f
t|t|t|t|t|t|f|f|t|f|t|t|f|f|t|f|f|t

> select * from w44 order by 1, 2
2|1|2|1|2|1
3|1|3|2|1|1

> alter table tt drop column c cascade
ALTER TABLE

> alter table tt add column p int
ALTER TABLE

> select pg_get_viewdef('w30'::regclass), (select count(*) from w30), (select count(*) from w6)
 SELECT t.p,\n    t.q,\n    t.d,\n    u2.r,\n    u2.x\n   FROM tt t(p, q, d, e, f, p_1),\n    u u2(r, x, y, b);|4|2

> create table ck (a int default 1 + 2, b text default 'x'::varchar(3) collate "C", check (case when a > 1 then b = 'x' else (a + 1) * 2 > 3 and b is not null end))
CREATE TABLE

> select pg_get_constraintdef(oid), pg_get_constraintdef(oid, true) from pg_constraint where conrelid = 'ck'::regclass
CHECK (\nCASE\n    WHEN (a > 1) THEN (b = 'x'::text)\n    ELSE ((((a + 1) * 2) > 3) AND (b IS NOT NULL))\nEND)|CHECK (\nCASE\n    WHEN a > 1 THEN b = 'x'::text\n    ELSE ((a + 1) * 2) > 3 AND b IS NOT NULL\nEND)

> select pg_get_expr(adbin, adrelid), pg_get_expr(adbin, adrelid, true) from pg_attrdef where adrelid = 'ck'::regclass order by adnum
(1 + 2)|1 + 2
'x'::character varying(3)|'x'::character varying(3)

> create index ck_i on ck ((a + 1), lower(b), (b collate "C"), (b || 'x' collate "POSIX")) where a is distinct from 1 and not b = 'y'
CREATE INDEX

> select pg_get_indexdef('ck_i'::regclass), pg_get_indexdef('ck_i'::regclass, 0, true), pg_get_expr(indpred, indrelid, true) from pg_index where indexrelid = 'ck_i'::regclass
CREATE INDEX ck_i ON shown.ck USING btree (((a + 1)), lower(b), b, ((b || ('x'::text COLLATE "POSIX")))) WHERE ((a IS DISTINCT FROM 1) AND (NOT (b = 'y'::text)))|CREATE INDEX ck_i ON ck USING btree ((a + 1), lower(b), b, (b || ('x'::text COLLATE "POSIX"))) WHERE a IS DISTINCT FROM 1 AND NOT b = 'y'::text|a IS DISTINCT FROM 1 AND NOT b = 'y'::text

> create sequence sq
CREATE SEQUENCE

> create function body(x int) returns bigint begin atomic; select nextval('sq'::regclass) + x; select a from ck where a = x and b = 'x'; end
CREATE FUNCTION

> select pg_get_functiondef('body'::regproc)
CREATE OR REPLACE FUNCTION shown.body(x integer)\n RETURNS bigint\n LANGUAGE sql\nBEGIN ATOMIC\n SELECT (nextval('sq'::regclass) + x);\n SELECT ck.a\n    FROM ck\n   WHERE ((ck.a = body.x) AND (ck.b = 'x'::text));\nEND\n

> alter sequence sq rename to sq2
ALTER SEQUENCE

> select pg_get_functiondef('body'::regproc)
CREATE OR REPLACE FUNCTION shown.body(x integer)\n RETURNS bigint\n LANGUAGE sql\nBEGIN ATOMIC\n SELECT (nextval('sq2'::regclass) + x);\n SELECT ck.a\n    FROM ck\n   WHERE ((ck.a = body.x) AND (ck.b = 'x'::text));\nEND\n

> set client_min_messages = warning
SET

> drop schema shown cascade
DROP SCHEMA
