# pg_get_object_address: the addresses of what is there, and its errors for what is not; identities there and back.

> CREATE SCHEMA addr_nsp
CREATE SCHEMA

> SET search_path = addr_nsp, public
SET

> CREATE TABLE addr_nsp.gentable (a serial PRIMARY KEY CONSTRAINT a_chk CHECK (a > 0), b text DEFAULT 'hello')
CREATE TABLE

> CREATE TABLE addr_nsp.parttable (a int PRIMARY KEY) PARTITION BY RANGE (a)
CREATE TABLE

> CREATE VIEW addr_nsp.genview AS SELECT * FROM addr_nsp.gentable
CREATE VIEW

> CREATE MATERIALIZED VIEW addr_nsp.genmatview AS SELECT * FROM addr_nsp.gentable
SELECT 0

> CREATE TYPE addr_nsp.gencomptype AS (a int)
CREATE TYPE

> CREATE TYPE addr_nsp.genenum AS ENUM ('one', 'two')
CREATE TYPE

> CREATE AGGREGATE addr_nsp.genaggr(int4) (sfunc = int4pl, stype = int4)
CREATE AGGREGATE

> CREATE DOMAIN addr_nsp.gendomain AS int4 CONSTRAINT domconstr CHECK (value > 0)
CREATE DOMAIN

> CREATE FUNCTION addr_nsp.trig() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN END; $$
CREATE FUNCTION

> CREATE TRIGGER t BEFORE INSERT ON addr_nsp.gentable FOR EACH ROW EXECUTE PROCEDURE addr_nsp.trig()
CREATE TRIGGER

> CREATE POLICY genpol ON addr_nsp.gentable
CREATE POLICY

> CREATE RULE genrule AS ON DELETE TO addr_nsp.gentable DO NOTHING
CREATE RULE

> CREATE PROCEDURE addr_nsp.proc(int4) LANGUAGE SQL AS $$ $$
CREATE PROCEDURE

> CREATE OPERATOR addr_nsp.### (leftarg = int, rightarg = int, function = int4pl)
CREATE OPERATOR

> CREATE CAST (addr_nsp.genenum AS int) WITH INOUT
CREATE CAST

> CREATE TEXT SEARCH CONFIGURATION addr_nsp.conf (copy = english)
CREATE TEXT SEARCH CONFIGURATION

> CREATE TEXT SEARCH DICTIONARY addr_nsp.dict (template = simple)
CREATE TEXT SEARCH DICTIONARY

> CREATE FUNCTION addr_nsp.evt() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'
CREATE FUNCTION

> CREATE EVENT TRIGGER gen_evt ON sql_drop EXECUTE FUNCTION addr_nsp.evt()
CREATE EVENT TRIGGER

> ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public GRANT ALL ON TABLES TO postgres
ALTER DEFAULT PRIVILEGES

> ALTER DEFAULT PRIVILEGES FOR ROLE postgres REVOKE DELETE ON TABLES FROM postgres
ALTER DEFAULT PRIVILEGES

> SELECT 'head of table'
head of table

> SELECT pg_get_object_address('table', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('table', '{one}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('table', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('table', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: "one.two.three"

> SELECT pg_get_object_address('table', '{one}', '{integer}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('table', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp.one" does not exist

> SELECT pg_get_object_address('table', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: "addr_nsp.gentable.one"

> SELECT pg_get_object_address('table', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper relation name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('table', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of index'
head of index

> SELECT pg_get_object_address('index', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('index', '{one}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('index', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('index', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: "one.two.three"

> SELECT pg_get_object_address('index', '{one}', '{integer}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('index', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp.one" does not exist

> SELECT pg_get_object_address('index', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: "addr_nsp.gentable.one"

> SELECT pg_get_object_address('index', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper relation name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('index', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of sequence'
head of sequence

> SELECT pg_get_object_address('sequence', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('sequence', '{one}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('sequence', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('sequence', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: "one.two.three"

> SELECT pg_get_object_address('sequence', '{one}', '{integer}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('sequence', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp.one" does not exist

> SELECT pg_get_object_address('sequence', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: "addr_nsp.gentable.one"

> SELECT pg_get_object_address('sequence', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper relation name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('sequence', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of view'
head of view

> SELECT pg_get_object_address('view', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('view', '{one}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('view', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('view', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: "one.two.three"

> SELECT pg_get_object_address('view', '{one}', '{integer}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('view', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp.one" does not exist

> SELECT pg_get_object_address('view', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: "addr_nsp.gentable.one"

> SELECT pg_get_object_address('view', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper relation name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('view', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of materialized view'
head of materialized view

> SELECT pg_get_object_address('materialized view', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('materialized view', '{one}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('materialized view', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('materialized view', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: "one.two.three"

> SELECT pg_get_object_address('materialized view', '{one}', '{integer}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('materialized view', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp.one" does not exist

> SELECT pg_get_object_address('materialized view', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: "addr_nsp.gentable.one"

> SELECT pg_get_object_address('materialized view', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper relation name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('materialized view', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of composite type'
head of composite type

> SELECT pg_get_object_address('composite type', '{}', '{}')
ERROR 22023 unsupported object type "composite type"

> SELECT pg_get_object_address('composite type', '{one}', '{}')
ERROR 22023 unsupported object type "composite type"

> SELECT pg_get_object_address('composite type', '{one,two}', '{}')
ERROR 22023 unsupported object type "composite type"

> SELECT pg_get_object_address('composite type', '{one,two,three}', '{}')
ERROR 22023 unsupported object type "composite type"

> SELECT pg_get_object_address('composite type', '{one}', '{integer}')
ERROR 22023 unsupported object type "composite type"

> SELECT pg_get_object_address('composite type', '{addr_nsp,one}', '{integer}')
ERROR 22023 unsupported object type "composite type"

> SELECT pg_get_object_address('composite type', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 unsupported object type "composite type"

> SELECT pg_get_object_address('composite type', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 unsupported object type "composite type"

> SELECT pg_get_object_address('composite type', '{one,NULL}', '{}')
ERROR 22023 unsupported object type "composite type"

> SELECT 'head of foreign table'
head of foreign table

> SELECT pg_get_object_address('foreign table', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('foreign table', '{one}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('foreign table', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('foreign table', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: "one.two.three"

> SELECT pg_get_object_address('foreign table', '{one}', '{integer}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('foreign table', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp.one" does not exist

> SELECT pg_get_object_address('foreign table', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: "addr_nsp.gentable.one"

> SELECT pg_get_object_address('foreign table', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper relation name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('foreign table', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of toast table'
head of toast table

> SELECT pg_get_object_address('toast table', '{}', '{}')
ERROR 22023 unsupported object type "toast table"

> SELECT pg_get_object_address('toast table', '{one}', '{}')
ERROR 22023 unsupported object type "toast table"

> SELECT pg_get_object_address('toast table', '{one,two}', '{}')
ERROR 22023 unsupported object type "toast table"

> SELECT pg_get_object_address('toast table', '{one,two,three}', '{}')
ERROR 22023 unsupported object type "toast table"

> SELECT pg_get_object_address('toast table', '{one}', '{integer}')
ERROR 22023 unsupported object type "toast table"

> SELECT pg_get_object_address('toast table', '{addr_nsp,one}', '{integer}')
ERROR 22023 unsupported object type "toast table"

> SELECT pg_get_object_address('toast table', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 unsupported object type "toast table"

> SELECT pg_get_object_address('toast table', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 unsupported object type "toast table"

> SELECT pg_get_object_address('toast table', '{one,NULL}', '{}')
ERROR 22023 unsupported object type "toast table"

> SELECT 'head of index column'
head of index column

> SELECT pg_get_object_address('index column', '{}', '{}')
ERROR 22023 unsupported object type "index column"

> SELECT pg_get_object_address('index column', '{one}', '{}')
ERROR 22023 unsupported object type "index column"

> SELECT pg_get_object_address('index column', '{one,two}', '{}')
ERROR 22023 unsupported object type "index column"

> SELECT pg_get_object_address('index column', '{one,two,three}', '{}')
ERROR 22023 unsupported object type "index column"

> SELECT pg_get_object_address('index column', '{one}', '{integer}')
ERROR 22023 unsupported object type "index column"

> SELECT pg_get_object_address('index column', '{addr_nsp,one}', '{integer}')
ERROR 22023 unsupported object type "index column"

> SELECT pg_get_object_address('index column', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 unsupported object type "index column"

> SELECT pg_get_object_address('index column', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 unsupported object type "index column"

> SELECT pg_get_object_address('index column', '{one,NULL}', '{}')
ERROR 22023 unsupported object type "index column"

> SELECT 'head of sequence column'
head of sequence column

> SELECT pg_get_object_address('sequence column', '{}', '{}')
ERROR 22023 unsupported object type "sequence column"

> SELECT pg_get_object_address('sequence column', '{one}', '{}')
ERROR 22023 unsupported object type "sequence column"

> SELECT pg_get_object_address('sequence column', '{one,two}', '{}')
ERROR 22023 unsupported object type "sequence column"

> SELECT pg_get_object_address('sequence column', '{one,two,three}', '{}')
ERROR 22023 unsupported object type "sequence column"

> SELECT pg_get_object_address('sequence column', '{one}', '{integer}')
ERROR 22023 unsupported object type "sequence column"

> SELECT pg_get_object_address('sequence column', '{addr_nsp,one}', '{integer}')
ERROR 22023 unsupported object type "sequence column"

> SELECT pg_get_object_address('sequence column', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 unsupported object type "sequence column"

> SELECT pg_get_object_address('sequence column', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 unsupported object type "sequence column"

> SELECT pg_get_object_address('sequence column', '{one,NULL}', '{}')
ERROR 22023 unsupported object type "sequence column"

> SELECT 'head of view column'
head of view column

> SELECT pg_get_object_address('view column', '{}', '{}')
ERROR 22023 unsupported object type "view column"

> SELECT pg_get_object_address('view column', '{one}', '{}')
ERROR 22023 unsupported object type "view column"

> SELECT pg_get_object_address('view column', '{one,two}', '{}')
ERROR 22023 unsupported object type "view column"

> SELECT pg_get_object_address('view column', '{one,two,three}', '{}')
ERROR 22023 unsupported object type "view column"

> SELECT pg_get_object_address('view column', '{one}', '{integer}')
ERROR 22023 unsupported object type "view column"

> SELECT pg_get_object_address('view column', '{addr_nsp,one}', '{integer}')
ERROR 22023 unsupported object type "view column"

> SELECT pg_get_object_address('view column', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 unsupported object type "view column"

> SELECT pg_get_object_address('view column', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 unsupported object type "view column"

> SELECT pg_get_object_address('view column', '{one,NULL}', '{}')
ERROR 22023 unsupported object type "view column"

> SELECT 'head of table column'
head of table column

> SELECT pg_get_object_address('table column', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('table column', '{one}', '{}')
ERROR 42601 column name must be qualified

> SELECT pg_get_object_address('table column', '{one,two}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('table column', '{one,two,three}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('table column', '{one}', '{integer}')
ERROR 42601 column name must be qualified

> SELECT pg_get_object_address('table column', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp" does not exist

> SELECT pg_get_object_address('table column', '{addr_nsp,gentable,one}', '{}')
ERROR 42703 column "one" of relation "addr_nsp.gentable" does not exist

> SELECT pg_get_object_address('table column', '{a,b,c,d}', '{integer,nosuch}')
ERROR 0A000 cross-database references are not implemented: "a.b.c"

> SELECT pg_get_object_address('table column', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of composite type column'
head of composite type column

> SELECT pg_get_object_address('composite type column', '{}', '{}')
ERROR 22023 unsupported object type "composite type column"

> SELECT pg_get_object_address('composite type column', '{one}', '{}')
ERROR 22023 unsupported object type "composite type column"

> SELECT pg_get_object_address('composite type column', '{one,two}', '{}')
ERROR 22023 unsupported object type "composite type column"

> SELECT pg_get_object_address('composite type column', '{one,two,three}', '{}')
ERROR 22023 unsupported object type "composite type column"

> SELECT pg_get_object_address('composite type column', '{one}', '{integer}')
ERROR 22023 unsupported object type "composite type column"

> SELECT pg_get_object_address('composite type column', '{addr_nsp,one}', '{integer}')
ERROR 22023 unsupported object type "composite type column"

> SELECT pg_get_object_address('composite type column', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 unsupported object type "composite type column"

> SELECT pg_get_object_address('composite type column', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 unsupported object type "composite type column"

> SELECT pg_get_object_address('composite type column', '{one,NULL}', '{}')
ERROR 22023 unsupported object type "composite type column"

> SELECT 'head of foreign table column'
head of foreign table column

> SELECT pg_get_object_address('foreign table column', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('foreign table column', '{one}', '{}')
ERROR 42601 column name must be qualified

> SELECT pg_get_object_address('foreign table column', '{one,two}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('foreign table column', '{one,two,three}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('foreign table column', '{one}', '{integer}')
ERROR 42601 column name must be qualified

> SELECT pg_get_object_address('foreign table column', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp" does not exist

> SELECT pg_get_object_address('foreign table column', '{addr_nsp,gentable,one}', '{}')
ERROR 42703 column "one" of relation "addr_nsp.gentable" does not exist

> SELECT pg_get_object_address('foreign table column', '{a,b,c,d}', '{integer,nosuch}')
ERROR 0A000 cross-database references are not implemented: "a.b.c"

> SELECT pg_get_object_address('foreign table column', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of aggregate'
head of aggregate

> SELECT pg_get_object_address('aggregate', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('aggregate', '{one}', '{}')
ERROR 42883 aggregate one(*) does not exist

> SELECT pg_get_object_address('aggregate', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('aggregate', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: one.two.three

> SELECT pg_get_object_address('aggregate', '{one}', '{integer}')
ERROR 42883 aggregate one(integer) does not exist

> SELECT pg_get_object_address('aggregate', '{addr_nsp,one}', '{integer}')
ERROR 42883 aggregate addr_nsp.one(integer) does not exist

> SELECT pg_get_object_address('aggregate', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: addr_nsp.gentable.one

> SELECT pg_get_object_address('aggregate', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42704 type "nosuch" does not exist

> SELECT pg_get_object_address('aggregate', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of function'
head of function

> SELECT pg_get_object_address('function', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('function', '{one}', '{}')
ERROR 42883 function one() does not exist

> SELECT pg_get_object_address('function', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('function', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: one.two.three

> SELECT pg_get_object_address('function', '{one}', '{integer}')
ERROR 42883 function one(integer) does not exist

> SELECT pg_get_object_address('function', '{addr_nsp,one}', '{integer}')
ERROR 42883 function addr_nsp.one(integer) does not exist

> SELECT pg_get_object_address('function', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: addr_nsp.gentable.one

> SELECT pg_get_object_address('function', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42704 type "nosuch" does not exist

> SELECT pg_get_object_address('function', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of procedure'
head of procedure

> SELECT pg_get_object_address('procedure', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('procedure', '{one}', '{}')
ERROR 42883 procedure one() does not exist

> SELECT pg_get_object_address('procedure', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('procedure', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: one.two.three

> SELECT pg_get_object_address('procedure', '{one}', '{integer}')
ERROR 42883 procedure one(integer) does not exist

> SELECT pg_get_object_address('procedure', '{addr_nsp,one}', '{integer}')
ERROR 42883 procedure addr_nsp.one(integer) does not exist

> SELECT pg_get_object_address('procedure', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: addr_nsp.gentable.one

> SELECT pg_get_object_address('procedure', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42704 type "nosuch" does not exist

> SELECT pg_get_object_address('procedure', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of routine'
head of routine

> SELECT pg_get_object_address('routine', '{}', '{}')
ERROR 22023 unrecognized object type "routine"

> SELECT pg_get_object_address('routine', '{one}', '{}')
ERROR 22023 unrecognized object type "routine"

> SELECT pg_get_object_address('routine', '{one,two}', '{}')
ERROR 22023 unrecognized object type "routine"

> SELECT pg_get_object_address('routine', '{one,two,three}', '{}')
ERROR 22023 unrecognized object type "routine"

> SELECT pg_get_object_address('routine', '{one}', '{integer}')
ERROR 22023 unrecognized object type "routine"

> SELECT pg_get_object_address('routine', '{addr_nsp,one}', '{integer}')
ERROR 22023 unrecognized object type "routine"

> SELECT pg_get_object_address('routine', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 unrecognized object type "routine"

> SELECT pg_get_object_address('routine', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 unrecognized object type "routine"

> SELECT pg_get_object_address('routine', '{one,NULL}', '{}')
ERROR 22023 unrecognized object type "routine"

> SELECT 'head of type'
head of type

> SELECT pg_get_object_address('type', '{}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('type', '{one}', '{}')
ERROR 42704 type "one" does not exist

> SELECT pg_get_object_address('type', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('type', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('type', '{one}', '{integer}')
ERROR 42704 type "one" does not exist

> SELECT pg_get_object_address('type', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('type', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('type', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('type', '{one,NULL}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT 'head of domain'
head of domain

> SELECT pg_get_object_address('domain', '{}', '{}')
ERROR 22023 unrecognized object type "domain"

> SELECT pg_get_object_address('domain', '{one}', '{}')
ERROR 22023 unrecognized object type "domain"

> SELECT pg_get_object_address('domain', '{one,two}', '{}')
ERROR 22023 unrecognized object type "domain"

> SELECT pg_get_object_address('domain', '{one,two,three}', '{}')
ERROR 22023 unrecognized object type "domain"

> SELECT pg_get_object_address('domain', '{one}', '{integer}')
ERROR 22023 unrecognized object type "domain"

> SELECT pg_get_object_address('domain', '{addr_nsp,one}', '{integer}')
ERROR 22023 unrecognized object type "domain"

> SELECT pg_get_object_address('domain', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 unrecognized object type "domain"

> SELECT pg_get_object_address('domain', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 unrecognized object type "domain"

> SELECT pg_get_object_address('domain', '{one,NULL}', '{}')
ERROR 22023 unrecognized object type "domain"

> SELECT 'head of cast'
head of cast

> SELECT pg_get_object_address('cast', '{}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('cast', '{one}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('cast', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('cast', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('cast', '{one}', '{integer}')
ERROR 42704 type "one" does not exist

> SELECT pg_get_object_address('cast', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('cast', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('cast', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('cast', '{one,NULL}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT 'head of collation'
head of collation

> SELECT pg_get_object_address('collation', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('collation', '{one}', '{}')
ERROR 42704 collation "one" for encoding "UTF8" does not exist

> SELECT pg_get_object_address('collation', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('collation', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: one.two.three

> SELECT pg_get_object_address('collation', '{one}', '{integer}')
ERROR 42704 collation "one" for encoding "UTF8" does not exist

> SELECT pg_get_object_address('collation', '{addr_nsp,one}', '{integer}')
ERROR 42704 collation "addr_nsp.one" for encoding "UTF8" does not exist

> SELECT pg_get_object_address('collation', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: addr_nsp.gentable.one

> SELECT pg_get_object_address('collation', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper qualified name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('collation', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of table constraint'
head of table constraint

> SELECT pg_get_object_address('table constraint', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('table constraint', '{one}', '{}')
ERROR 42601 must specify relation and object name

> SELECT pg_get_object_address('table constraint', '{one,two}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('table constraint', '{one,two,three}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('table constraint', '{one}', '{integer}')
ERROR 42601 must specify relation and object name

> SELECT pg_get_object_address('table constraint', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp" does not exist

> SELECT pg_get_object_address('table constraint', '{addr_nsp,gentable,one}', '{}')
ERROR 42704 constraint "one" for table "gentable" does not exist

> SELECT pg_get_object_address('table constraint', '{a,b,c,d}', '{integer,nosuch}')
ERROR 0A000 cross-database references are not implemented: "a.b.c"

> SELECT pg_get_object_address('table constraint', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of domain constraint'
head of domain constraint

> SELECT pg_get_object_address('domain constraint', '{}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('domain constraint', '{one}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('domain constraint', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('domain constraint', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('domain constraint', '{one}', '{integer}')
ERROR 42704 type "one" does not exist

> SELECT pg_get_object_address('domain constraint', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('domain constraint', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('domain constraint', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('domain constraint', '{one,NULL}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT 'head of conversion'
head of conversion

> SELECT pg_get_object_address('conversion', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('conversion', '{one}', '{}')
ERROR 42704 conversion "one" does not exist

> SELECT pg_get_object_address('conversion', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('conversion', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: one.two.three

> SELECT pg_get_object_address('conversion', '{one}', '{integer}')
ERROR 42704 conversion "one" does not exist

> SELECT pg_get_object_address('conversion', '{addr_nsp,one}', '{integer}')
ERROR 42704 conversion "addr_nsp.one" does not exist

> SELECT pg_get_object_address('conversion', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: addr_nsp.gentable.one

> SELECT pg_get_object_address('conversion', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper qualified name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('conversion', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of default value'
head of default value

> SELECT pg_get_object_address('default value', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('default value', '{one}', '{}')
ERROR 42601 column name must be qualified

> SELECT pg_get_object_address('default value', '{one,two}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('default value', '{one,two,three}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('default value', '{one}', '{integer}')
ERROR 42601 column name must be qualified

> SELECT pg_get_object_address('default value', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp" does not exist

> SELECT pg_get_object_address('default value', '{addr_nsp,gentable,one}', '{}')
ERROR 42703 default value for column "one" of relation "addr_nsp.gentable" does not exist

> SELECT pg_get_object_address('default value', '{a,b,c,d}', '{integer,nosuch}')
ERROR 0A000 cross-database references are not implemented: "a.b.c"

> SELECT pg_get_object_address('default value', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of language'
head of language

> SELECT pg_get_object_address('language', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('language', '{one}', '{}')
ERROR 42704 language "one" does not exist

> SELECT pg_get_object_address('language', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('language', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('language', '{one}', '{integer}')
ERROR 42704 language "one" does not exist

> SELECT pg_get_object_address('language', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('language', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('language', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('language', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of large object'
head of large object

> SELECT pg_get_object_address('large object', '{}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('large object', '{one}', '{}')
ERROR 22P02 invalid input syntax for type oid: "one"

> SELECT pg_get_object_address('large object', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('large object', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('large object', '{one}', '{integer}')
ERROR 22P02 invalid input syntax for type oid: "one"

> SELECT pg_get_object_address('large object', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('large object', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('large object', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('large object', '{one,NULL}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT 'head of operator'
head of operator

> SELECT pg_get_object_address('operator', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('operator', '{one}', '{}')
ERROR 22023 argument list length must be exactly 2

> SELECT pg_get_object_address('operator', '{one,two}', '{}')
ERROR 22023 argument list length must be exactly 2

> SELECT pg_get_object_address('operator', '{one,two,three}', '{}')
ERROR 22023 argument list length must be exactly 2

> SELECT pg_get_object_address('operator', '{one}', '{integer}')
ERROR 22023 argument list length must be exactly 2

> SELECT pg_get_object_address('operator', '{addr_nsp,one}', '{integer}')
ERROR 22023 argument list length must be exactly 2

> SELECT pg_get_object_address('operator', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 argument list length must be exactly 2

> SELECT pg_get_object_address('operator', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42704 type "nosuch" does not exist

> SELECT pg_get_object_address('operator', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of operator class'
head of operator class

> SELECT pg_get_object_address('operator class', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('operator class', '{one}', '{}')
ERROR 22023 name list length must be at least 2

> SELECT pg_get_object_address('operator class', '{one,two}', '{}')
ERROR 42704 access method "one" does not exist

> SELECT pg_get_object_address('operator class', '{one,two,three}', '{}')
ERROR 42704 access method "one" does not exist

> SELECT pg_get_object_address('operator class', '{one}', '{integer}')
ERROR 22023 name list length must be at least 2

> SELECT pg_get_object_address('operator class', '{addr_nsp,one}', '{integer}')
ERROR 42704 access method "addr_nsp" does not exist

> SELECT pg_get_object_address('operator class', '{addr_nsp,gentable,one}', '{}')
ERROR 42704 access method "addr_nsp" does not exist

> SELECT pg_get_object_address('operator class', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42704 access method "a" does not exist

> SELECT pg_get_object_address('operator class', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of operator family'
head of operator family

> SELECT pg_get_object_address('operator family', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('operator family', '{one}', '{}')
ERROR 22023 name list length must be at least 2

> SELECT pg_get_object_address('operator family', '{one,two}', '{}')
ERROR 42704 access method "one" does not exist

> SELECT pg_get_object_address('operator family', '{one,two,three}', '{}')
ERROR 42704 access method "one" does not exist

> SELECT pg_get_object_address('operator family', '{one}', '{integer}')
ERROR 22023 name list length must be at least 2

> SELECT pg_get_object_address('operator family', '{addr_nsp,one}', '{integer}')
ERROR 42704 access method "addr_nsp" does not exist

> SELECT pg_get_object_address('operator family', '{addr_nsp,gentable,one}', '{}')
ERROR 42704 access method "addr_nsp" does not exist

> SELECT pg_get_object_address('operator family', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42704 access method "a" does not exist

> SELECT pg_get_object_address('operator family', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of access method'
head of access method

> SELECT pg_get_object_address('access method', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('access method', '{one}', '{}')
ERROR 42704 access method "one" does not exist

> SELECT pg_get_object_address('access method', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('access method', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('access method', '{one}', '{integer}')
ERROR 42704 access method "one" does not exist

> SELECT pg_get_object_address('access method', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('access method', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('access method', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('access method', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of operator of access method'
head of operator of access method

> SELECT pg_get_object_address('operator of access method', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('operator of access method', '{one}', '{}')
ERROR 22023 name list length must be at least 3

> SELECT pg_get_object_address('operator of access method', '{one,two}', '{}')
ERROR 22023 name list length must be at least 3

> SELECT pg_get_object_address('operator of access method', '{one,two,three}', '{}')
ERROR 22023 argument list length must be exactly 2

> SELECT pg_get_object_address('operator of access method', '{one}', '{integer}')
ERROR 22023 name list length must be at least 3

> SELECT pg_get_object_address('operator of access method', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be at least 3

> SELECT pg_get_object_address('operator of access method', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 argument list length must be exactly 2

> SELECT pg_get_object_address('operator of access method', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42704 access method "a" does not exist

> SELECT pg_get_object_address('operator of access method', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of function of access method'
head of function of access method

> SELECT pg_get_object_address('function of access method', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('function of access method', '{one}', '{}')
ERROR 22023 name list length must be at least 3

> SELECT pg_get_object_address('function of access method', '{one,two}', '{}')
ERROR 22023 name list length must be at least 3

> SELECT pg_get_object_address('function of access method', '{one,two,three}', '{}')
ERROR 22023 argument list length must be exactly 2

> SELECT pg_get_object_address('function of access method', '{one}', '{integer}')
ERROR 22023 name list length must be at least 3

> SELECT pg_get_object_address('function of access method', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be at least 3

> SELECT pg_get_object_address('function of access method', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 argument list length must be exactly 2

> SELECT pg_get_object_address('function of access method', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42704 access method "a" does not exist

> SELECT pg_get_object_address('function of access method', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of rule'
head of rule

> SELECT pg_get_object_address('rule', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('rule', '{one}', '{}')
ERROR 42601 must specify relation and object name

> SELECT pg_get_object_address('rule', '{one,two}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('rule', '{one,two,three}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('rule', '{one}', '{integer}')
ERROR 42601 must specify relation and object name

> SELECT pg_get_object_address('rule', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp" does not exist

> SELECT pg_get_object_address('rule', '{addr_nsp,gentable,one}', '{}')
ERROR 42704 rule "one" for relation "gentable" does not exist

> SELECT pg_get_object_address('rule', '{a,b,c,d}', '{integer,nosuch}')
ERROR 0A000 cross-database references are not implemented: "a.b.c"

> SELECT pg_get_object_address('rule', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of trigger'
head of trigger

> SELECT pg_get_object_address('trigger', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('trigger', '{one}', '{}')
ERROR 42601 must specify relation and object name

> SELECT pg_get_object_address('trigger', '{one,two}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('trigger', '{one,two,three}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('trigger', '{one}', '{integer}')
ERROR 42601 must specify relation and object name

> SELECT pg_get_object_address('trigger', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp" does not exist

> SELECT pg_get_object_address('trigger', '{addr_nsp,gentable,one}', '{}')
ERROR 42704 trigger "one" for table "gentable" does not exist

> SELECT pg_get_object_address('trigger', '{a,b,c,d}', '{integer,nosuch}')
ERROR 0A000 cross-database references are not implemented: "a.b.c"

> SELECT pg_get_object_address('trigger', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of schema'
head of schema

> SELECT pg_get_object_address('schema', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('schema', '{one}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('schema', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('schema', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('schema', '{one}', '{integer}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('schema', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('schema', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('schema', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('schema', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of text search parser'
head of text search parser

> SELECT pg_get_object_address('text search parser', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('text search parser', '{one}', '{}')
ERROR 42704 text search parser "one" does not exist

> SELECT pg_get_object_address('text search parser', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('text search parser', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: one.two.three

> SELECT pg_get_object_address('text search parser', '{one}', '{integer}')
ERROR 42704 text search parser "one" does not exist

> SELECT pg_get_object_address('text search parser', '{addr_nsp,one}', '{integer}')
ERROR 42704 text search parser "addr_nsp.one" does not exist

> SELECT pg_get_object_address('text search parser', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: addr_nsp.gentable.one

> SELECT pg_get_object_address('text search parser', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper qualified name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('text search parser', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of text search dictionary'
head of text search dictionary

> SELECT pg_get_object_address('text search dictionary', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('text search dictionary', '{one}', '{}')
ERROR 42704 text search dictionary "one" does not exist

> SELECT pg_get_object_address('text search dictionary', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('text search dictionary', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: one.two.three

> SELECT pg_get_object_address('text search dictionary', '{one}', '{integer}')
ERROR 42704 text search dictionary "one" does not exist

> SELECT pg_get_object_address('text search dictionary', '{addr_nsp,one}', '{integer}')
ERROR 42704 text search dictionary "addr_nsp.one" does not exist

> SELECT pg_get_object_address('text search dictionary', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: addr_nsp.gentable.one

> SELECT pg_get_object_address('text search dictionary', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper qualified name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('text search dictionary', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of text search template'
head of text search template

> SELECT pg_get_object_address('text search template', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('text search template', '{one}', '{}')
ERROR 42704 text search template "one" does not exist

> SELECT pg_get_object_address('text search template', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('text search template', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: one.two.three

> SELECT pg_get_object_address('text search template', '{one}', '{integer}')
ERROR 42704 text search template "one" does not exist

> SELECT pg_get_object_address('text search template', '{addr_nsp,one}', '{integer}')
ERROR 42704 text search template "addr_nsp.one" does not exist

> SELECT pg_get_object_address('text search template', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: addr_nsp.gentable.one

> SELECT pg_get_object_address('text search template', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper qualified name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('text search template', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of text search configuration'
head of text search configuration

> SELECT pg_get_object_address('text search configuration', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('text search configuration', '{one}', '{}')
ERROR 42704 text search configuration "one" does not exist

> SELECT pg_get_object_address('text search configuration', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('text search configuration', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: one.two.three

> SELECT pg_get_object_address('text search configuration', '{one}', '{integer}')
ERROR 42704 text search configuration "one" does not exist

> SELECT pg_get_object_address('text search configuration', '{addr_nsp,one}', '{integer}')
ERROR 42704 text search configuration "addr_nsp.one" does not exist

> SELECT pg_get_object_address('text search configuration', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: addr_nsp.gentable.one

> SELECT pg_get_object_address('text search configuration', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper qualified name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('text search configuration', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of role'
head of role

> SELECT pg_get_object_address('role', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('role', '{one}', '{}')
ERROR 42704 role "one" does not exist

> SELECT pg_get_object_address('role', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('role', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('role', '{one}', '{integer}')
ERROR 42704 role "one" does not exist

> SELECT pg_get_object_address('role', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('role', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('role', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('role', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of database'
head of database

> SELECT pg_get_object_address('database', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('database', '{one}', '{}')
ERROR 3D000 database "one" does not exist

> SELECT pg_get_object_address('database', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('database', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('database', '{one}', '{integer}')
ERROR 3D000 database "one" does not exist

> SELECT pg_get_object_address('database', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('database', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('database', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('database', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of tablespace'
head of tablespace

> SELECT pg_get_object_address('tablespace', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('tablespace', '{one}', '{}')
ERROR 42704 tablespace "one" does not exist

> SELECT pg_get_object_address('tablespace', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('tablespace', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('tablespace', '{one}', '{integer}')
ERROR 42704 tablespace "one" does not exist

> SELECT pg_get_object_address('tablespace', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('tablespace', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('tablespace', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('tablespace', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of foreign-data wrapper'
head of foreign-data wrapper

> SELECT pg_get_object_address('foreign-data wrapper', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('foreign-data wrapper', '{one}', '{}')
ERROR 42704 foreign-data wrapper "one" does not exist

> SELECT pg_get_object_address('foreign-data wrapper', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('foreign-data wrapper', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('foreign-data wrapper', '{one}', '{integer}')
ERROR 42704 foreign-data wrapper "one" does not exist

> SELECT pg_get_object_address('foreign-data wrapper', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('foreign-data wrapper', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('foreign-data wrapper', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('foreign-data wrapper', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of server'
head of server

> SELECT pg_get_object_address('server', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('server', '{one}', '{}')
ERROR 42704 server "one" does not exist

> SELECT pg_get_object_address('server', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('server', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('server', '{one}', '{integer}')
ERROR 42704 server "one" does not exist

> SELECT pg_get_object_address('server', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('server', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('server', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('server', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of user mapping'
head of user mapping

> SELECT pg_get_object_address('user mapping', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('user mapping', '{one}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('user mapping', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('user mapping', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('user mapping', '{one}', '{integer}')
ERROR 42704 user mapping for user "one" on server "integer" does not exist

> SELECT pg_get_object_address('user mapping', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('user mapping', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('user mapping', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('user mapping', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of default acl'
head of default acl

> SELECT pg_get_object_address('default acl', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('default acl', '{one}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('default acl', '{one,two}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('default acl', '{one,two,three}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('default acl', '{one}', '{integer}')
ERROR 22023 unrecognized default ACL object type "i"

> SELECT pg_get_object_address('default acl', '{addr_nsp,one}', '{integer}')
ERROR 22023 unrecognized default ACL object type "i"

> SELECT pg_get_object_address('default acl', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('default acl', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('default acl', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of extension'
head of extension

> SELECT pg_get_object_address('extension', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('extension', '{one}', '{}')
ERROR 42704 extension "one" does not exist

> SELECT pg_get_object_address('extension', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('extension', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('extension', '{one}', '{integer}')
ERROR 42704 extension "one" does not exist

> SELECT pg_get_object_address('extension', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('extension', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('extension', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('extension', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of event trigger'
head of event trigger

> SELECT pg_get_object_address('event trigger', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('event trigger', '{one}', '{}')
ERROR 42704 event trigger "one" does not exist

> SELECT pg_get_object_address('event trigger', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('event trigger', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('event trigger', '{one}', '{integer}')
ERROR 42704 event trigger "one" does not exist

> SELECT pg_get_object_address('event trigger', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('event trigger', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('event trigger', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('event trigger', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of policy'
head of policy

> SELECT pg_get_object_address('policy', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('policy', '{one}', '{}')
ERROR 42601 must specify relation and object name

> SELECT pg_get_object_address('policy', '{one,two}', '{}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('policy', '{one,two,three}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('policy', '{one}', '{integer}')
ERROR 42601 must specify relation and object name

> SELECT pg_get_object_address('policy', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp" does not exist

> SELECT pg_get_object_address('policy', '{addr_nsp,gentable,one}', '{}')
ERROR 42704 policy "one" for table "gentable" does not exist

> SELECT pg_get_object_address('policy', '{a,b,c,d}', '{integer,nosuch}')
ERROR 0A000 cross-database references are not implemented: "a.b.c"

> SELECT pg_get_object_address('policy', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of publication'
head of publication

> SELECT pg_get_object_address('publication', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('publication', '{one}', '{}')
ERROR 42704 publication "one" does not exist

> SELECT pg_get_object_address('publication', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('publication', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('publication', '{one}', '{integer}')
ERROR 42704 publication "one" does not exist

> SELECT pg_get_object_address('publication', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('publication', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('publication', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('publication', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of publication namespace'
head of publication namespace

> SELECT pg_get_object_address('publication namespace', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('publication namespace', '{one}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('publication namespace', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('publication namespace', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('publication namespace', '{one}', '{integer}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('publication namespace', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('publication namespace', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('publication namespace', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('publication namespace', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of publication relation'
head of publication relation

> SELECT pg_get_object_address('publication relation', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('publication relation', '{one}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('publication relation', '{one,two}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('publication relation', '{one,two,three}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('publication relation', '{one}', '{integer}')
ERROR 42P01 relation "one" does not exist

> SELECT pg_get_object_address('publication relation', '{addr_nsp,one}', '{integer}')
ERROR 42P01 relation "addr_nsp.one" does not exist

> SELECT pg_get_object_address('publication relation', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('publication relation', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('publication relation', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of subscription'
head of subscription

> SELECT pg_get_object_address('subscription', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('subscription', '{one}', '{}')
ERROR 42704 subscription "one" does not exist

> SELECT pg_get_object_address('subscription', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('subscription', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('subscription', '{one}', '{integer}')
ERROR 42704 subscription "one" does not exist

> SELECT pg_get_object_address('subscription', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('subscription', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('subscription', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('subscription', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of transform'
head of transform

> SELECT pg_get_object_address('transform', '{}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('transform', '{one}', '{}')
ERROR 22023 argument list length must be exactly 1

> SELECT pg_get_object_address('transform', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('transform', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('transform', '{one}', '{integer}')
ERROR 42704 type "one" does not exist

> SELECT pg_get_object_address('transform', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('transform', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('transform', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('transform', '{one,NULL}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT 'head of statistics object'
head of statistics object

> SELECT pg_get_object_address('statistics object', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('statistics object', '{one}', '{}')
ERROR 42704 statistics object "one" does not exist

> SELECT pg_get_object_address('statistics object', '{one,two}', '{}')
ERROR 3F000 schema "one" does not exist

> SELECT pg_get_object_address('statistics object', '{one,two,three}', '{}')
ERROR 0A000 cross-database references are not implemented: one.two.three

> SELECT pg_get_object_address('statistics object', '{one}', '{integer}')
ERROR 42704 statistics object "one" does not exist

> SELECT pg_get_object_address('statistics object', '{addr_nsp,one}', '{integer}')
ERROR 42704 statistics object "addr_nsp.one" does not exist

> SELECT pg_get_object_address('statistics object', '{addr_nsp,gentable,one}', '{}')
ERROR 0A000 cross-database references are not implemented: addr_nsp.gentable.one

> SELECT pg_get_object_address('statistics object', '{a,b,c,d}', '{integer,nosuch}')
ERROR 42601 improper qualified name (too many dotted names): a.b.c.d

> SELECT pg_get_object_address('statistics object', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of stone'
head of stone

> SELECT pg_get_object_address('stone', '{}', '{}')
ERROR 22023 unrecognized object type "stone"

> SELECT pg_get_object_address('stone', '{one}', '{}')
ERROR 22023 unrecognized object type "stone"

> SELECT pg_get_object_address('stone', '{one,two}', '{}')
ERROR 22023 unrecognized object type "stone"

> SELECT pg_get_object_address('stone', '{one,two,three}', '{}')
ERROR 22023 unrecognized object type "stone"

> SELECT pg_get_object_address('stone', '{one}', '{integer}')
ERROR 22023 unrecognized object type "stone"

> SELECT pg_get_object_address('stone', '{addr_nsp,one}', '{integer}')
ERROR 22023 unrecognized object type "stone"

> SELECT pg_get_object_address('stone', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 unrecognized object type "stone"

> SELECT pg_get_object_address('stone', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 unrecognized object type "stone"

> SELECT pg_get_object_address('stone', '{one,NULL}', '{}')
ERROR 22023 unrecognized object type "stone"

> SELECT 'head of parameter ACL'
head of parameter ACL

> SELECT pg_get_object_address('parameter ACL', '{}', '{}')
ERROR 22023 name list length must be at least 1

> SELECT pg_get_object_address('parameter ACL', '{one}', '{}')
ERROR 42704 parameter ACL "one" does not exist

> SELECT pg_get_object_address('parameter ACL', '{one,two}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('parameter ACL', '{one,two,three}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('parameter ACL', '{one}', '{integer}')
ERROR 42704 parameter ACL "one" does not exist

> SELECT pg_get_object_address('parameter ACL', '{addr_nsp,one}', '{integer}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('parameter ACL', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('parameter ACL', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 name list length must be exactly 1

> SELECT pg_get_object_address('parameter ACL', '{one,NULL}', '{}')
ERROR 22023 name or argument lists may not contain nulls

> SELECT 'head of materialized view column'
head of materialized view column

> SELECT pg_get_object_address('materialized view column', '{}', '{}')
ERROR 22023 unsupported object type "materialized view column"

> SELECT pg_get_object_address('materialized view column', '{one}', '{}')
ERROR 22023 unsupported object type "materialized view column"

> SELECT pg_get_object_address('materialized view column', '{one,two}', '{}')
ERROR 22023 unsupported object type "materialized view column"

> SELECT pg_get_object_address('materialized view column', '{one,two,three}', '{}')
ERROR 22023 unsupported object type "materialized view column"

> SELECT pg_get_object_address('materialized view column', '{one}', '{integer}')
ERROR 22023 unsupported object type "materialized view column"

> SELECT pg_get_object_address('materialized view column', '{addr_nsp,one}', '{integer}')
ERROR 22023 unsupported object type "materialized view column"

> SELECT pg_get_object_address('materialized view column', '{addr_nsp,gentable,one}', '{}')
ERROR 22023 unsupported object type "materialized view column"

> SELECT pg_get_object_address('materialized view column', '{a,b,c,d}', '{integer,nosuch}')
ERROR 22023 unsupported object type "materialized view column"

> SELECT pg_get_object_address('materialized view column', '{one,NULL}', '{}')
ERROR 22023 unsupported object type "materialized view column"

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('table', '{addr_nsp,gentable}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
table|addr_nsp|gentable|addr_nsp.gentable|table|{addr_nsp,gentable}|{}|table gentable

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('table', '{addr_nsp,parttable}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
table|addr_nsp|parttable|addr_nsp.parttable|table|{addr_nsp,parttable}|{}|table parttable

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('table', '{gentable}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
table|addr_nsp|gentable|addr_nsp.gentable|table|{addr_nsp,gentable}|{}|table gentable

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('table', '{addr_nsp,genview}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 42809 "genview" is not a table

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('table', '{nosuch,gentable}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 3F000 schema "nosuch" does not exist

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('table', '{pg_catalog,pg_class}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
table|pg_catalog|pg_class|pg_catalog.pg_class|table|{pg_catalog,pg_class}|{}|table pg_class

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('index', '{addr_nsp,gentable_pkey}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
index|addr_nsp|gentable_pkey|addr_nsp.gentable_pkey|index|{addr_nsp,gentable_pkey}|{}|index gentable_pkey

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('sequence', '{addr_nsp,gentable_a_seq}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
sequence|addr_nsp|gentable_a_seq|addr_nsp.gentable_a_seq|sequence|{addr_nsp,gentable_a_seq}|{}|sequence gentable_a_seq

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('view', '{addr_nsp,genview}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
view|addr_nsp|genview|addr_nsp.genview|view|{addr_nsp,genview}|{}|view genview

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('materialized view', '{addr_nsp,genmatview}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
materialized view|addr_nsp|genmatview|addr_nsp.genmatview|materialized view|{addr_nsp,genmatview}|{}|materialized view genmatview

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('composite type', '{addr_nsp,gencomptype}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 22023 unsupported object type "composite type"

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('table column', '{addr_nsp,gentable,b}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
table column|addr_nsp|gentable|addr_nsp.gentable.b|table column|{addr_nsp,gentable,b}|{}|column b of table gentable

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('view column', '{addr_nsp,genview,b}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 22023 unsupported object type "view column"

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('table column', '{gentable,b}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
table column|addr_nsp|gentable|addr_nsp.gentable.b|table column|{addr_nsp,gentable,b}|{}|column b of table gentable

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('composite type column', '{addr_nsp,gencomptype,a}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 22023 unsupported object type "composite type column"

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('aggregate', '{addr_nsp,genaggr}', '{int4}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
aggregate|addr_nsp|∅|addr_nsp.genaggr(integer)|aggregate|{addr_nsp,genaggr}|{integer}|function genaggr(integer)

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('function', '{pg_catalog,pg_identify_object}', '{pg_catalog.oid,oid,int4}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
function|pg_catalog|∅|pg_catalog.pg_identify_object(pg_catalog.oid,pg_catalog.oid,integer)|function|{pg_catalog,pg_identify_object}|{pg_catalog.oid,pg_catalog.oid,integer}|function pg_identify_object(oid,oid,integer)

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('function', '{addr_nsp,genaggr}', '{int4}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
aggregate|addr_nsp|∅|addr_nsp.genaggr(integer)|aggregate|{addr_nsp,genaggr}|{integer}|function genaggr(integer)

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('procedure', '{addr_nsp,proc}', '{int4}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
procedure|addr_nsp|∅|addr_nsp.proc(integer)|procedure|{addr_nsp,proc}|{integer}|function proc(integer)

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('type', '{addr_nsp.genenum}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
type|addr_nsp|genenum|addr_nsp.genenum|type|{addr_nsp.genenum}|{}|type genenum

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('type', '{addr_nsp.gencomptype}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
type|addr_nsp|gencomptype|addr_nsp.gencomptype|type|{addr_nsp.gencomptype}|{}|type gencomptype

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('type', '{_int4}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
type|pg_catalog|_int4|integer[]|type|{integer[]}|{}|type integer[]

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('type', '{"int4[]"}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
type|pg_catalog|_int4|integer[]|type|{integer[]}|{}|type integer[]

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('domain', '{addr_nsp.gendomain}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 22023 unrecognized object type "domain"

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('cast', '{int8}', '{int4}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
cast|∅|∅|(bigint AS integer)|cast|{bigint}|{integer}|cast from bigint to integer

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('cast', '{addr_nsp.genenum}', '{integer}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
cast|∅|∅|(addr_nsp.genenum AS integer)|cast|{addr_nsp.genenum}|{integer}|cast from genenum to integer

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('collation', '{default}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
collation|pg_catalog|"default"|pg_catalog."default"|collation|{pg_catalog,default}|{}|collation "default"

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('table constraint', '{addr_nsp,gentable,a_chk}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
table constraint|addr_nsp|∅|a_chk on addr_nsp.gentable|table constraint|{addr_nsp,gentable,a_chk}|{}|constraint a_chk on table gentable

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('domain constraint', '{addr_nsp.gendomain}', '{domconstr}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
domain constraint|addr_nsp|∅|domconstr on addr_nsp.gendomain|domain constraint|{addr_nsp.gendomain}|{domconstr}|constraint domconstr

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('default value', '{addr_nsp,gentable,b}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
default value|∅|∅|for addr_nsp.gentable.b|default value|{addr_nsp,gentable,b}|{}|default value for column b of table gentable

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('language', '{plpgsql}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
language|∅|plpgsql|plpgsql|language|{plpgsql}|{}|language plpgsql

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('operator', '{+}', '{int4,int4}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
operator|pg_catalog|∅|pg_catalog.+(integer,integer)|operator|{pg_catalog,+}|{integer,integer}|operator +(integer,integer)

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('operator', '{addr_nsp,###}', '{int4,int4}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
operator|addr_nsp|∅|addr_nsp.###(integer,integer)|operator|{addr_nsp,###}|{integer,integer}|operator ###(integer,integer)

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('operator class', '{btree,int4_ops}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
operator class|pg_catalog|int4_ops|pg_catalog.int4_ops USING btree|operator class|{btree,pg_catalog,int4_ops}|{}|operator class int4_ops for access method btree

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('operator family', '{btree,integer_ops}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
operator family|pg_catalog|integer_ops|pg_catalog.integer_ops USING btree|operator family|{btree,pg_catalog,integer_ops}|{}|operator family integer_ops for access method btree

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('access method', '{btree}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
access method|∅|btree|btree|access method|{btree}|{}|access method btree

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('operator of access method', '{btree,integer_ops,1}', '{integer,integer}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
operator of access method|∅|∅|operator 1 (integer, integer) of pg_catalog.integer_ops USING btree|operator of access method|{btree,pg_catalog,integer_ops,1}|{integer,integer}|operator 1 (integer, integer) of operator family integer_ops for access method btree: <(integer,integer)

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('rule', '{addr_nsp,genview,_RETURN}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
rule|∅|∅|"_RETURN" on addr_nsp.genview|rule|{addr_nsp,genview,_RETURN}|{}|rule _RETURN on view genview

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('rule', '{addr_nsp,gentable,genrule}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
rule|∅|∅|genrule on addr_nsp.gentable|rule|{addr_nsp,gentable,genrule}|{}|rule genrule on table gentable

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('trigger', '{addr_nsp,gentable,t}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
trigger|∅|∅|t on addr_nsp.gentable|trigger|{addr_nsp,gentable,t}|{}|trigger t on table gentable

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('policy', '{addr_nsp,gentable,genpol}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
policy|∅|∅|genpol on addr_nsp.gentable|policy|{addr_nsp,gentable,genpol}|{}|policy genpol on table gentable

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('schema', '{addr_nsp}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
schema|∅|addr_nsp|addr_nsp|schema|{addr_nsp}|{}|schema addr_nsp

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('text search parser', '{default}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
text search parser|pg_catalog|"default"|pg_catalog."default"|text search parser|{pg_catalog,default}|{}|text search parser "default"

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('text search dictionary', '{dict}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
text search dictionary|addr_nsp|dict|addr_nsp.dict|text search dictionary|{addr_nsp,dict}|{}|text search dictionary dict

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('text search template', '{simple}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
text search template|pg_catalog|simple|pg_catalog.simple|text search template|{pg_catalog,simple}|{}|text search template simple

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('text search configuration', '{addr_nsp,conf}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
text search configuration|addr_nsp|conf|addr_nsp.conf|text search configuration|{addr_nsp,conf}|{}|text search configuration conf

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('role', '{postgres}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
role|∅|postgres|postgres|role|{postgres}|{}|role postgres

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('database', '{postgres}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
database|∅|postgres|postgres|database|{postgres}|{}|database postgres

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('tablespace', '{pg_default}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
tablespace|∅|pg_default|pg_default|tablespace|{pg_default}|{}|tablespace pg_default

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('extension', '{plpgsql}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
extension|∅|plpgsql|plpgsql|extension|{plpgsql}|{}|extension plpgsql

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('event trigger', '{gen_evt}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
event trigger|∅|gen_evt|gen_evt|event trigger|{gen_evt}|{}|event trigger gen_evt

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('default acl', '{postgres,public}', '{r}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
default acl|∅|∅|for role postgres in schema public on tables|default acl|{postgres,public}|{r}|default privileges on new relations belonging to role postgres in schema public

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('default acl', '{postgres}', '{r}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
default acl|∅|∅|for role postgres on tables|default acl|{postgres}|{r}|default privileges on new relations belonging to role postgres

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('default acl', '{postgres}', '{x}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 22023 unrecognized default ACL object type "x"

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('default acl', '{nosuch}', '{r}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 42704 default ACL for user "nosuch" on tables does not exist

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('default acl', '{postgres}', '{S}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 42704 default ACL for user "postgres" on sequences does not exist

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('statistics object', '{addr_nsp,nosuch}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 42704 statistics object "addr_nsp.nosuch" does not exist

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('operator of access method', '{btree,integer_ops,1}', '{int4,bool}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 42704 operator 1 (int4, bool) of operator family integer_ops for access method btree does not exist

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('function of access method', '{btree,integer_ops,99}', '{int4,int4}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 42704 function 99 (int4, int4) of operator family integer_ops for access method btree does not exist

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('user mapping', '{postgres}', '{nosuch}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 42704 server "nosuch" does not exist

> SELECT i.*, b.*, pg_describe_object(a.classid, a.objid, a.objsubid) FROM pg_get_object_address('large object', '{abc}', '{}') a, pg_identify_object(a.classid, a.objid, a.objsubid) i,
+   pg_identify_object_as_address(a.classid, a.objid, a.objsubid) b
ERROR 22P02 invalid input syntax for type oid: "abc"

> SELECT pg_identify_object('pg_class'::regclass, 99999999, 0), pg_identify_object_as_address('pg_proc'::regclass, 99999999, 0), pg_describe_object('pg_class'::regclass, 99999999, 0)
(relation,,,)|(routine,,)|∅

> SELECT pg_identify_object('pg_class'::regclass, 'gentable'::regclass, 99)
("table column",,,)

> SELECT pg_identify_object('pg_am'::regclass, 1, 0)
("access method",,,)

> SELECT pg_identify_object(1, 1, 0)
ERROR XX000 unrecognized object class: 1

> DROP EVENT TRIGGER gen_evt
DROP EVENT TRIGGER

> ALTER DEFAULT PRIVILEGES FOR ROLE postgres IN SCHEMA public REVOKE ALL ON TABLES FROM postgres
ALTER DEFAULT PRIVILEGES

> ALTER DEFAULT PRIVILEGES FOR ROLE postgres GRANT DELETE ON TABLES TO postgres
ALTER DEFAULT PRIVILEGES

> DROP SCHEMA addr_nsp CASCADE
DROP SCHEMA
