# Comparisons of whole rows in rules and views; ON CONFLICT in a rule with them.

> CREATE TABLE hat (name char(10) PRIMARY KEY, color char(10))
CREATE TABLE

> CREATE VIEW hats AS SELECT * FROM hat
CREATE VIEW

> CREATE RULE hat_upsert AS ON INSERT TO hats DO INSTEAD INSERT INTO hat VALUES (new.name, new.color)
+   ON CONFLICT (name) DO UPDATE SET color = excluded.color WHERE excluded.color <> 'forbidden' AND hat.* <> excluded.* RETURNING *
CREATE RULE

> SELECT definition FROM pg_rules WHERE tablename = 'hats'
CREATE RULE hat_upsert AS\n    ON INSERT TO public.hats DO INSTEAD  INSERT INTO hat (name, color)\n  VALUES (new.name, new.color) ON CONFLICT(name) DO UPDATE SET color = excluded.color\n  WHERE ((excluded.color <> 'forbidden'::bpchar) AND (hat.* <> excluded.*))\n  RETURNING hat.name,\n    hat.color;

> INSERT INTO hats VALUES ('h8', 'white') RETURNING *
h8        |white     

> INSERT INTO hats VALUES ('h8', 'black') RETURNING *
h8        |black     

> INSERT INTO hats VALUES ('h8', 'black') RETURNING *
(no rows)

> INSERT INTO hats VALUES ('h8', 'forbidden') RETURNING *
(no rows)

> CREATE VIEW compared AS SELECT a.name FROM hat a, hat b WHERE a.* <> b.* OR a = b OR a.* < b.* OR a IS DISTINCT FROM b
CREATE VIEW

> SELECT pg_get_viewdef('compared'::regclass), pg_get_viewdef('compared'::regclass, true)
 SELECT a.name\n   FROM hat a,\n    hat b\n  WHERE ((a.* <> b.*) OR (a.* = b.*) OR (a.* < b.*) OR (a.* IS DISTINCT FROM b.*));| SELECT a.name\n   FROM hat a,\n    hat b\n  WHERE a.* <> b.* OR a.* = b.* OR a.* < b.* OR a.* IS DISTINCT FROM b.*;

> SELECT * FROM compared
h8        

> ALTER TABLE hat RENAME COLUMN color TO shade
ALTER TABLE

> SELECT definition FROM pg_rules WHERE tablename = 'hats'
CREATE RULE hat_upsert AS\n    ON INSERT TO public.hats DO INSTEAD  INSERT INTO hat (name, shade)\n  VALUES (new.name, new.color) ON CONFLICT(name) DO UPDATE SET shade = excluded.shade\n  WHERE ((excluded.shade <> 'forbidden'::bpchar) AND (hat.* <> excluded.*))\n  RETURNING hat.name,\n    hat.shade AS color;

> SELECT pg_get_viewdef('compared'::regclass, true)
 SELECT a.name\n   FROM hat a,\n    hat b\n  WHERE a.* <> b.* OR a.* = b.* OR a.* < b.* OR a.* IS DISTINCT FROM b.*;

> DROP TABLE hat CASCADE
DROP TABLE
