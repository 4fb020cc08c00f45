# How rules that notify are shown.

> create table films(a int)
CREATE TABLE

> create rule n1 as on update to films do also notify films
CREATE RULE

> create rule n2 as on update to films do instead notify films, 'x'
CREATE RULE

> create rule n3 as on delete to films where a > 1 do also (notify films; notify b)
ERROR 42P17 rules with WHERE conditions can only have SELECT, INSERT, UPDATE, or DELETE actions

> select replace(pg_get_ruledef(oid), ' ', '.'), replace(pg_get_ruledef(oid, true), ' ', '.') from pg_rewrite where rulename in ('n1','n2','n3') order by rulename
CREATE.RULE.n1.AS\n....ON.UPDATE.TO.public.films.DO\n.NOTIFY.films;|CREATE.RULE.n1.AS\n....ON.UPDATE.TO.films.DO\n.NOTIFY.films;
CREATE.RULE.n2.AS\n....ON.UPDATE.TO.public.films.DO.INSTEAD\n.NOTIFY.films,.'x';|CREATE.RULE.n2.AS\n....ON.UPDATE.TO.films.DO.INSTEAD\n.NOTIFY.films,.'x';
