# Rows of system catalogs: oids and names are unique, and what refers to others finds them.

> select oid, count(*) from pg_proc group by 1 having count(*) > 1
(no rows)

> select oid, count(*) from pg_operator group by 1 having count(*) > 1
(no rows)

> select oid, count(*) from pg_type group by 1 having count(*) > 1
(no rows)

> select oid, count(*) from pg_cast group by 1 having count(*) > 1
(no rows)

> select oid, count(*) from pg_opclass group by 1 having count(*) > 1
(no rows)

> select oid, count(*) from pg_class group by 1 having count(*) > 1
(no rows)

> select oid, count(*) from pg_collation group by 1 having count(*) > 1
(no rows)

> select oid, count(*) from pg_conversion group by 1 having count(*) > 1
(no rows)

> select proname, proargtypes, pronamespace, count(*) from pg_proc group by 1, 2, 3 having count(*) > 1
(no rows)

> select oprname, oprleft, oprright, oprnamespace, count(*) from pg_operator group by 1, 2, 3, 4 having count(*) > 1
(no rows)

> select castsource, casttarget, count(*) from pg_cast group by 1, 2 having count(*) > 1
(no rows)

> select a.aggfnoid, count(*) from pg_aggregate a group by 1 having count(*) > 1
(no rows)

> select aggfnoid from pg_aggregate where not exists (select from pg_proc p where p.oid = aggfnoid)
(no rows)

> select count(*) from pg_operator where oprcode <> 0 and not exists (select from pg_proc p where p.oid = oprcode)
0

> select count(*) from pg_operator where oprcom <> 0 and not exists (select from pg_operator o where o.oid = pg_operator.oprcom)
0

> select count(*) from pg_operator where oprnegate <> 0 and not exists (select from pg_operator o where o.oid = pg_operator.oprnegate)
0

> select count(*) from pg_cast where castfunc <> 0 and not exists (select from pg_proc p where p.oid = castfunc)
0

> select count(*) from pg_type where typelem <> 0 and not exists (select from pg_type e where e.oid = pg_type.typelem)
0

> select count(*) from pg_type where typarray <> 0 and not exists (select from pg_type e where e.oid = pg_type.typarray and e.typelem = pg_type.oid)
0

> select count(*) from pg_type where typinput <> 0 and not exists (select from pg_proc p where p.oid = typinput)
0

> select count(*) from pg_proc where not exists (select from pg_type t where t.oid = prorettype)
0

> select count(*) from pg_proc, unnest(proargtypes) a where not exists (select from pg_type t where t.oid = a)
0

> select count(*) from pg_amop where not exists (select from pg_operator o where o.oid = amopopr)
0

> select count(*) from pg_amproc where not exists (select from pg_proc o where o.oid = amproc)
0

> select count(*) from pg_opclass where not exists (select from pg_opfamily f where f.oid = opcfamily)
0

> select count(*) from pg_attribute a where not exists (select from pg_class c where c.oid = attrelid)
0

> select count(*) from pg_attribute a where attnum > 0 and not attisdropped and not exists (select from pg_type t where t.oid = atttypid)
0

> select count(*) from pg_class where reltype <> 0 and not exists (select from pg_type t where t.oid = reltype and t.typrelid = pg_class.oid)
0
