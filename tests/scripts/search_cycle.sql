# SEARCH and CYCLE of recursive queries, and views with them.

> CREATE TABLE tree (id int, parent int, label text)
CREATE TABLE

> INSERT INTO tree VALUES (1, NULL, 'a'), (2, 1, 'b'), (3, 1, 'c'), (4, 2, 'd'), (5, 2, 'e'), (6, 3, 'f')
INSERT 0 6

> CREATE TABLE graph (f int, t int, label text)
CREATE TABLE

> INSERT INTO graph VALUES (1, 2, 'arc 1 -> 2'), (1, 3, 'arc 1 -> 3'), (2, 3, 'arc 2 -> 3'), (1, 4, 'arc 1 -> 4'), (4, 5, 'arc 4 -> 5'), (5, 1, 'arc 5 -> 1')
INSERT 0 6

> WITH RECURSIVE s (id, parent) AS (SELECT id, parent FROM tree WHERE id = 1 UNION ALL SELECT t.id, t.parent FROM tree t, s WHERE t.parent = s.id) SEARCH DEPTH FIRST BY id SET seq SELECT * FROM s ORDER BY seq
1|∅|{(1)}
2|1|{(1),(2)}
4|2|{(1),(2),(4)}
5|2|{(1),(2),(5)}
3|1|{(1),(3)}
6|3|{(1),(3),(6)}

> WITH RECURSIVE s (id, parent) AS (SELECT id, parent FROM tree WHERE id = 1 UNION ALL SELECT t.id, t.parent FROM tree t JOIN s ON t.parent = s.id) SEARCH BREADTH FIRST BY id, parent SET seq SELECT * FROM s ORDER BY seq
1|∅|(0,1,)
2|1|(1,2,1)
3|1|(1,3,1)
4|2|(2,4,2)
5|2|(2,5,2)
6|3|(2,6,3)

> WITH RECURSIVE s AS (SELECT id, parent, label FROM tree WHERE id = 1 UNION ALL SELECT t.* FROM tree t, s x WHERE t.parent = x.id) SEARCH DEPTH FIRST BY label SET seq SELECT label, seq FROM s ORDER BY seq DESC
f|{(a),(c),(f)}
c|{(a),(c)}
e|{(a),(b),(e)}
d|{(a),(b),(d)}
b|{(a),(b)}
a|{(a)}

> WITH RECURSIVE s (f, t, label) AS (SELECT * FROM graph g UNION ALL SELECT g.* FROM graph g, s sg WHERE g.f = sg.t) SEARCH DEPTH FIRST BY f, t SET seq CYCLE f, t SET is_cycle USING path SELECT * FROM s ORDER BY seq, path
1|2|arc 1 -> 2|{"(1,2)"}|f|{"(1,2)"}
2|3|arc 2 -> 3|{"(1,2)","(2,3)"}|f|{"(1,2)","(2,3)"}
1|3|arc 1 -> 3|{"(1,3)"}|f|{"(1,3)"}
1|4|arc 1 -> 4|{"(1,4)"}|f|{"(1,4)"}
4|5|arc 4 -> 5|{"(1,4)","(4,5)"}|f|{"(1,4)","(4,5)"}
5|1|arc 5 -> 1|{"(1,4)","(4,5)","(5,1)"}|f|{"(1,4)","(4,5)","(5,1)"}
1|2|arc 1 -> 2|{"(1,4)","(4,5)","(5,1)","(1,2)"}|f|{"(1,4)","(4,5)","(5,1)","(1,2)"}
2|3|arc 2 -> 3|{"(1,4)","(4,5)","(5,1)","(1,2)","(2,3)"}|f|{"(1,4)","(4,5)","(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|{"(1,4)","(4,5)","(5,1)","(1,3)"}|f|{"(1,4)","(4,5)","(5,1)","(1,3)"}
1|4|arc 1 -> 4|{"(1,4)","(4,5)","(5,1)","(1,4)"}|t|{"(1,4)","(4,5)","(5,1)","(1,4)"}
2|3|arc 2 -> 3|{"(2,3)"}|f|{"(2,3)"}
4|5|arc 4 -> 5|{"(4,5)"}|f|{"(4,5)"}
5|1|arc 5 -> 1|{"(4,5)","(5,1)"}|f|{"(4,5)","(5,1)"}
1|2|arc 1 -> 2|{"(4,5)","(5,1)","(1,2)"}|f|{"(4,5)","(5,1)","(1,2)"}
2|3|arc 2 -> 3|{"(4,5)","(5,1)","(1,2)","(2,3)"}|f|{"(4,5)","(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|{"(4,5)","(5,1)","(1,3)"}|f|{"(4,5)","(5,1)","(1,3)"}
1|4|arc 1 -> 4|{"(4,5)","(5,1)","(1,4)"}|f|{"(4,5)","(5,1)","(1,4)"}
4|5|arc 4 -> 5|{"(4,5)","(5,1)","(1,4)","(4,5)"}|t|{"(4,5)","(5,1)","(1,4)","(4,5)"}
5|1|arc 5 -> 1|{"(5,1)"}|f|{"(5,1)"}
1|2|arc 1 -> 2|{"(5,1)","(1,2)"}|f|{"(5,1)","(1,2)"}
2|3|arc 2 -> 3|{"(5,1)","(1,2)","(2,3)"}|f|{"(5,1)","(1,2)","(2,3)"}
1|3|arc 1 -> 3|{"(5,1)","(1,3)"}|f|{"(5,1)","(1,3)"}
1|4|arc 1 -> 4|{"(5,1)","(1,4)"}|f|{"(5,1)","(1,4)"}
4|5|arc 4 -> 5|{"(5,1)","(1,4)","(4,5)"}|f|{"(5,1)","(1,4)","(4,5)"}
5|1|arc 5 -> 1|{"(5,1)","(1,4)","(4,5)","(5,1)"}|t|{"(5,1)","(1,4)","(4,5)","(5,1)"}

> WITH RECURSIVE s (f, t, label) AS (SELECT * FROM graph g WHERE f = 1 UNION ALL SELECT g.* FROM graph g, s sg WHERE g.f = sg.t) CYCLE f, t SET is_cycle TO 'Y' DEFAULT 'N' USING path SELECT f, t, is_cycle, path FROM s ORDER BY path
1|2|N|{"(1,2)"}
2|3|N|{"(1,2)","(2,3)"}
1|3|N|{"(1,3)"}
1|4|N|{"(1,4)"}
4|5|N|{"(1,4)","(4,5)"}
5|1|N|{"(1,4)","(4,5)","(5,1)"}
1|2|N|{"(1,4)","(4,5)","(5,1)","(1,2)"}
2|3|N|{"(1,4)","(4,5)","(5,1)","(1,2)","(2,3)"}
1|3|N|{"(1,4)","(4,5)","(5,1)","(1,3)"}
1|4|Y|{"(1,4)","(4,5)","(5,1)","(1,4)"}

> WITH RECURSIVE s (f, t, label) AS (SELECT * FROM graph g WHERE f = 1 UNION SELECT g.* FROM graph g, s sg WHERE g.f = sg.t) CYCLE f, t SET mark TO 1 DEFAULT 0.5 USING path SELECT f, t, mark, pg_typeof(mark), pg_typeof(path) FROM s ORDER BY path
1|2|0.5|numeric|record[]
2|3|0.5|numeric|record[]
1|3|0.5|numeric|record[]
1|4|0.5|numeric|record[]
4|5|0.5|numeric|record[]
5|1|0.5|numeric|record[]
1|2|0.5|numeric|record[]
2|3|0.5|numeric|record[]
1|3|0.5|numeric|record[]
1|4|1|numeric|record[]

> WITH RECURSIVE s (n) AS (VALUES (1) UNION ALL SELECT n % 3 + 1 FROM s) CYCLE n SET c USING p SELECT * FROM s
1|f|{(1)}
2|f|{(1),(2)}
3|f|{(1),(2),(3)}
1|t|{(1),(2),(3),(1)}

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT * FROM s) CYCLE n SET c USING p SELECT * FROM s
1|f|{(1)}
1|t|{(1),(1)}

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT s.* FROM s) CYCLE n SET c USING p SELECT c, p FROM s
f|{(1)}
t|{(1),(1)}

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 3) SEARCH BREADTH FIRST BY n SET seq SELECT (s).n, count(*) OVER () FROM s ORDER BY seq DESC
3|3
2|3
1|3

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 3) SEARCH DEPTH FIRST BY foo SET seq SELECT * FROM s
ERROR 42601 search column "foo" not in WITH query column list

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 3) SEARCH DEPTH FIRST BY n, n SET seq SELECT * FROM s
ERROR 42701 search column "n" specified more than once

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT 1 FROM s WHERE false) SEARCH DEPTH FIRST BY n SET n SELECT * FROM s
ERROR 42601 search sequence column name "n" already used in WITH query column list

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 3) CYCLE foo SET c USING p SELECT * FROM s
ERROR 42601 cycle column "foo" not in WITH query column list

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 3) CYCLE n, n SET c USING p SELECT * FROM s
ERROR 42701 cycle column "n" specified more than once

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT 1 FROM s WHERE false) CYCLE n SET n USING p SELECT * FROM s
ERROR 42601 cycle mark column name "n" already used in WITH query column list

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT 1 FROM s WHERE false) CYCLE n SET c USING n SELECT * FROM s
ERROR 42601 cycle path column name "n" already used in WITH query column list

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 3) CYCLE n SET c USING c SELECT * FROM s
ERROR 42601 cycle mark column name and cycle path column name are the same

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 3) SEARCH DEPTH FIRST BY n SET q CYCLE n SET q USING p SELECT * FROM s
ERROR 42601 search sequence column name and cycle mark column name are the same

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 3) SEARCH DEPTH FIRST BY n SET q CYCLE n SET c USING q SELECT * FROM s
ERROR 42601 search sequence column name and cycle path column name are the same

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 3) CYCLE n SET c TO true DEFAULT 55 USING p SELECT * FROM s
ERROR 42804 CYCLE types boolean and integer cannot be matched

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 3) CYCLE n SET c TO point '(1,1)' DEFAULT point '(0,0)' USING p SELECT * FROM s
ERROR 42883 could not identify an equality operator for type point

> WITH s (n) AS (SELECT 1) SEARCH DEPTH FIRST BY n SET q SELECT * FROM s
ERROR 42601 WITH query is not recursive

> WITH RECURSIVE s (n) AS (SELECT 1) SEARCH DEPTH FIRST BY n SET q SELECT * FROM s
ERROR 42601 WITH query is not recursive

> WITH RECURSIVE s (n) AS ((SELECT 1 UNION SELECT 2) UNION ALL SELECT n + 1 FROM s WHERE n < 3) SEARCH DEPTH FIRST BY n SET q SELECT * FROM s
ERROR 0A000 with a SEARCH or CYCLE clause, the left side of the UNION must be a SELECT

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL (SELECT n + 1 FROM s WHERE n < 3 UNION SELECT 1)) SEARCH DEPTH FIRST BY n SET q SELECT * FROM s
ERROR 42601 with a SEARCH or CYCLE clause, the right side of the UNION must be a SELECT

> WITH RECURSIVE s (n) AS (SELECT 1 UNION ALL SELECT * FROM (SELECT n + 1 FROM s WHERE n < 3) x) SEARCH DEPTH FIRST BY n SET q SELECT * FROM s
ERROR 0A000 with a SEARCH or CYCLE clause, the recursive reference to WITH query "s" must be at the top level of its right-hand SELECT

> CREATE VIEW found AS WITH RECURSIVE s (f, t, label) AS (SELECT * FROM graph g UNION ALL SELECT g.* FROM graph g, s sg WHERE g.f = sg.t) SEARCH DEPTH FIRST BY f, t SET seq CYCLE f, t SET is_cycle TO 'Y' DEFAULT 'N' USING path SELECT f, t, label, is_cycle FROM s ORDER BY seq
CREATE VIEW

> SELECT * FROM found LIMIT 4
1|2|arc 1 -> 2|N
2|3|arc 2 -> 3|N
1|3|arc 1 -> 3|N
1|4|arc 1 -> 4|N

> SELECT pg_get_viewdef('found')
 WITH RECURSIVE s(f, t, label) AS (\n         SELECT g.f,\n            g.t,\n            g.label\n           FROM graph g\n        UNION ALL\n         SELECT g.f,\n            g.t,\n            g.label\n           FROM graph g,\n            s sg\n          WHERE (g.f = sg.t)\n        ) SEARCH DEPTH FIRST BY f, t SET seq CYCLE f, t SET is_cycle TO 'Y'::text DEFAULT 'N'::text USING path\n SELECT s.f,\n    s.t,\n    s.label,\n    s.is_cycle\n   FROM s\n  ORDER BY s.seq;

> CREATE VIEW wide AS WITH RECURSIVE s AS (SELECT id, parent FROM tree WHERE id = 1 UNION ALL SELECT t.id, t.parent FROM tree t, s WHERE t.parent = s.id) SEARCH BREADTH FIRST BY id SET seq CYCLE id SET c USING p SELECT id, c FROM s ORDER BY seq
CREATE VIEW

> SELECT pg_get_viewdef('wide')
 WITH RECURSIVE s AS (\n         SELECT tree.id,\n            tree.parent\n           FROM tree\n          WHERE (tree.id = 1)\n        UNION ALL\n         SELECT t.id,\n            t.parent\n           FROM tree t,\n            s s_1\n          WHERE (t.parent = s_1.id)\n        ) SEARCH BREADTH FIRST BY id SET seq CYCLE id SET c USING p\n SELECT s.id,\n    s.c\n   FROM s\n  ORDER BY s.seq;

> ALTER TABLE graph RENAME TO arcs
ALTER TABLE

> ALTER TABLE tree RENAME COLUMN parent TO above
ALTER TABLE

> SELECT pg_get_viewdef('found')
 WITH RECURSIVE s(f, t, label) AS (\n         SELECT g.f,\n            g.t,\n            g.label\n           FROM arcs g\n        UNION ALL\n         SELECT g.f,\n            g.t,\n            g.label\n           FROM arcs g,\n            s sg\n          WHERE (g.f = sg.t)\n        ) SEARCH DEPTH FIRST BY f, t SET seq CYCLE f, t SET is_cycle TO 'Y'::text DEFAULT 'N'::text USING path\n SELECT s.f,\n    s.t,\n    s.label,\n    s.is_cycle\n   FROM s\n  ORDER BY s.seq;

> SELECT pg_get_viewdef('wide')
 WITH RECURSIVE s AS (\n         SELECT tree.id,\n            tree.above AS parent\n           FROM tree\n          WHERE (tree.id = 1)\n        UNION ALL\n         SELECT t.id,\n            t.above AS parent\n           FROM tree t,\n            s s_1\n          WHERE (t.above = s_1.id)\n        ) SEARCH BREADTH FIRST BY id SET seq CYCLE id SET c USING p\n SELECT s.id,\n    s.c\n   FROM s\n  ORDER BY s.seq;

> SELECT * FROM wide
1|f
2|f
3|f
4|f
5|f
6|f

> DROP TABLE arcs
ERROR 2BP01 cannot drop table arcs because other objects depend on it

> DROP TABLE arcs, tree CASCADE
DROP TABLE
