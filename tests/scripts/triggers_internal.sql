# Rows that are changed by triggers of the statement that changes them (27000), and the triggers that constraints are.

> CREATE TABLE w (id int PRIMARY KEY, v int, o int)
CREATE TABLE

> INSERT INTO w VALUES (1,0,2),(2,0,1),(3,0,3)
INSERT 0 3

> CREATE TABLE told (n serial, what text)
CREATE TABLE

> CREATE FUNCTION tg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
+   IF TG_ARGV[0] = 'own-upd' THEN UPDATE w SET v = v + 10 WHERE id = old.id;
+   ELSIF TG_ARGV[0] = 'own-del' THEN DELETE FROM w WHERE id = old.id;
+   ELSIF TG_ARGV[0] = 'oth-upd' THEN UPDATE w SET v = v + 10 WHERE id = old.o AND id > old.id;
+   ELSIF TG_ARGV[0] = 'oth-del' THEN DELETE FROM w WHERE id = old.o AND id > old.id; END IF;
+   IF TG_OP = 'DELETE' THEN RETURN old; END IF;
+   RETURN new; END $$
CREATE FUNCTION

> do $$ declare w text; r text; e text; a text; q text; begin
+ foreach w in array array['before','after'] loop foreach e in array array['update','delete'] loop foreach a in array array['own-upd','own-del','oth-upd','oth-del'] loop
+  execute format('create trigger t %s %s on w for each row when (pg_trigger_depth() = 0) execute function tg(%L)', w, e, a);
+  foreach q in array array['update w set v = v + 1', 'delete from w', 'merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5', 'merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete',
+   'insert into w values (1,1,1) on conflict (id) do update set v = 7', 'update w set id = id + 100 where id < 3', 'update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id'] loop
+  begin execute q; r := (select array_agg(x order by id) from w x)::text; raise exception 'rollback' using errcode='ZZ001'; exception when sqlstate 'ZZ001' then insert into told (what) values (concat_ws(' | ', w, e, a, q, r)); when others then insert into told (what) values (concat_ws(' | ', w, e, a, q, sqlstate, sqlerrm)); end; end loop;
+  drop trigger t on w;
+ end loop; end loop; end loop; end $$
DO

> SELECT what FROM told ORDER BY n
before | update | own-upd | update w set v = v + 1 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | own-upd | delete from w
before | update | own-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | 27000 | tuple to be updated or deleted was already modified by an operation triggered by the current command
before | update | own-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
before | update | own-upd | insert into w values (1,1,1) on conflict (id) do update set v = 7 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | own-upd | update w set id = id + 100 where id < 3 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | own-upd | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | own-del | update w set v = v + 1 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | own-del | delete from w
before | update | own-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | 27000 | tuple to be updated or deleted was already modified by an operation triggered by the current command
before | update | own-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
before | update | own-del | insert into w values (1,1,1) on conflict (id) do update set v = 7 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | own-del | update w set id = id + 100 where id < 3 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | own-del | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | oth-upd | update w set v = v + 1 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | oth-upd | delete from w
before | update | oth-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | oth-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
before | update | oth-upd | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(2,10,1)","(3,0,3)"}
before | update | oth-upd | update w set id = id + 100 where id < 3 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | oth-upd | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | oth-del | update w set v = v + 1 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | oth-del | delete from w
before | update | oth-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | oth-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
before | update | oth-del | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(3,0,3)"}
before | update | oth-del | update w set id = id + 100 where id < 3 | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | update | oth-del | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | delete | own-upd | update w set v = v + 1 | {"(1,1,2)","(2,1,1)","(3,1,3)"}
before | delete | own-upd | delete from w | 27000 | tuple to be deleted was already modified by an operation triggered by the current command
before | delete | own-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(1,5,2)","(2,5,1)","(3,0,3)"}
before | delete | own-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | 27000 | tuple to be updated or deleted was already modified by an operation triggered by the current command
before | delete | own-upd | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(2,0,1)","(3,0,3)"}
before | delete | own-upd | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
before | delete | own-upd | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(1,1,2)","(2,1,1)","(3,0,3)"}
before | delete | own-del | update w set v = v + 1 | {"(1,1,2)","(2,1,1)","(3,1,3)"}
before | delete | own-del | delete from w | 27000 | tuple to be deleted was already modified by an operation triggered by the current command
before | delete | own-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(1,5,2)","(2,5,1)","(3,0,3)"}
before | delete | own-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | 27000 | tuple to be updated or deleted was already modified by an operation triggered by the current command
before | delete | own-del | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(2,0,1)","(3,0,3)"}
before | delete | own-del | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
before | delete | own-del | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(1,1,2)","(2,1,1)","(3,0,3)"}
before | delete | oth-upd | update w set v = v + 1 | {"(1,1,2)","(2,1,1)","(3,1,3)"}
before | delete | oth-upd | delete from w | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | delete | oth-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(1,5,2)","(2,5,1)","(3,0,3)"}
before | delete | oth-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | delete | oth-upd | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(2,0,1)","(3,0,3)"}
before | delete | oth-upd | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
before | delete | oth-upd | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(1,1,2)","(2,1,1)","(3,0,3)"}
before | delete | oth-del | update w set v = v + 1 | {"(1,1,2)","(2,1,1)","(3,1,3)"}
before | delete | oth-del | delete from w | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | delete | oth-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(1,5,2)","(2,5,1)","(3,0,3)"}
before | delete | oth-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | 27000 | tuple to be updated was already modified by an operation triggered by the current command
before | delete | oth-del | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(2,0,1)","(3,0,3)"}
before | delete | oth-del | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
before | delete | oth-del | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(1,1,2)","(2,1,1)","(3,0,3)"}
after | update | own-upd | update w set v = v + 1 | {"(1,11,2)","(2,11,1)","(3,11,3)"}
after | update | own-upd | delete from w
after | update | own-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(1,15,2)","(2,15,1)","(3,0,3)"}
after | update | own-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
after | update | own-upd | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,17,2)","(2,0,1)","(3,0,3)"}
after | update | own-upd | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
after | update | own-upd | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(1,11,2)","(2,11,1)","(3,0,3)"}
after | update | own-del | update w set v = v + 1
after | update | own-del | delete from w
after | update | own-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(3,0,3)"}
after | update | own-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
after | update | own-del | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(2,0,1)","(3,0,3)"}
after | update | own-del | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
after | update | own-del | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(3,0,3)"}
after | update | oth-upd | update w set v = v + 1 | {"(1,1,2)","(2,11,1)","(3,1,3)"}
after | update | oth-upd | delete from w
after | update | oth-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(1,5,2)","(2,15,1)","(3,0,3)"}
after | update | oth-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
after | update | oth-upd | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(2,10,1)","(3,0,3)"}
after | update | oth-upd | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
after | update | oth-upd | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(1,1,2)","(2,11,1)","(3,0,3)"}
after | update | oth-del | update w set v = v + 1 | {"(1,1,2)","(3,1,3)"}
after | update | oth-del | delete from w
after | update | oth-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(1,5,2)","(3,0,3)"}
after | update | oth-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
after | update | oth-del | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(3,0,3)"}
after | update | oth-del | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
after | update | oth-del | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(1,1,2)","(3,0,3)"}
after | delete | own-upd | update w set v = v + 1 | {"(1,1,2)","(2,1,1)","(3,1,3)"}
after | delete | own-upd | delete from w
after | delete | own-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(1,5,2)","(2,5,1)","(3,0,3)"}
after | delete | own-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
after | delete | own-upd | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(2,0,1)","(3,0,3)"}
after | delete | own-upd | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
after | delete | own-upd | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(1,1,2)","(2,1,1)","(3,0,3)"}
after | delete | own-del | update w set v = v + 1 | {"(1,1,2)","(2,1,1)","(3,1,3)"}
after | delete | own-del | delete from w
after | delete | own-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(1,5,2)","(2,5,1)","(3,0,3)"}
after | delete | own-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
after | delete | own-del | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(2,0,1)","(3,0,3)"}
after | delete | own-del | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
after | delete | own-del | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(1,1,2)","(2,1,1)","(3,0,3)"}
after | delete | oth-upd | update w set v = v + 1 | {"(1,1,2)","(2,1,1)","(3,1,3)"}
after | delete | oth-upd | delete from w
after | delete | oth-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(1,5,2)","(2,5,1)","(3,0,3)"}
after | delete | oth-upd | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
after | delete | oth-upd | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(2,0,1)","(3,0,3)"}
after | delete | oth-upd | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
after | delete | oth-upd | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(1,1,2)","(2,1,1)","(3,0,3)"}
after | delete | oth-del | update w set v = v + 1 | {"(1,1,2)","(2,1,1)","(3,1,3)"}
after | delete | oth-del | delete from w
after | delete | oth-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then update set v = 5 | {"(1,5,2)","(2,5,1)","(3,0,3)"}
after | delete | oth-del | merge into w using (select 1 as i union all select 2) s on w.id = s.i when matched then delete | {"(3,0,3)"}
after | delete | oth-del | insert into w values (1,1,1) on conflict (id) do update set v = 7 | {"(1,7,2)","(2,0,1)","(3,0,3)"}
after | delete | oth-del | update w set id = id + 100 where id < 3 | {"(3,0,3)","(101,0,2)","(102,0,1)"}
after | delete | oth-del | update w set v=v+1 from (values (1),(2)) x(i) where x.i = w.id | {"(1,1,2)","(2,1,1)","(3,0,3)"}

> DROP TABLE w, told
DROP TABLE

> DROP FUNCTION tg()
DROP FUNCTION

> CREATE TABLE pp (a int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, b int UNIQUE)
CREATE TABLE

> CREATE TABLE cc (a int REFERENCES pp (b) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, x int REFERENCES pp (b) ON UPDATE SET NULL ON DELETE RESTRICT)
CREATE TABLE

> SELECT tgrelid::regclass, regexp_replace(tgname, '[0-9]+', 'N'), tgfoid::regproc, tgtype, tgenabled, tgisinternal, tgconstrrelid::regclass, tgconstrindid::regclass, tgdeferrable, tginitdeferred, tgnargs, tgattr, tgqual, tgparentid, conname FROM pg_trigger t JOIN pg_constraint c ON c.oid = tgconstraint ORDER BY conname, 2, 3
pp|RI_ConstraintTrigger_a_N|"RI_FKey_cascade_del"|9|O|t|cc|pp_b_key|f|f|0||∅|0|cc_a_fkey
pp|RI_ConstraintTrigger_a_N|"RI_FKey_noaction_upd"|17|O|t|cc|pp_b_key|t|t|0||∅|0|cc_a_fkey
cc|RI_ConstraintTrigger_c_N|"RI_FKey_check_ins"|5|O|t|pp|pp_b_key|t|t|0||∅|0|cc_a_fkey
cc|RI_ConstraintTrigger_c_N|"RI_FKey_check_upd"|17|O|t|pp|pp_b_key|t|t|0||∅|0|cc_a_fkey
pp|RI_ConstraintTrigger_a_N|"RI_FKey_restrict_del"|9|O|t|cc|pp_b_key|f|f|0||∅|0|cc_x_fkey
pp|RI_ConstraintTrigger_a_N|"RI_FKey_setnull_upd"|17|O|t|cc|pp_b_key|f|f|0||∅|0|cc_x_fkey
cc|RI_ConstraintTrigger_c_N|"RI_FKey_check_ins"|5|O|t|pp|pp_b_key|f|f|0||∅|0|cc_x_fkey
cc|RI_ConstraintTrigger_c_N|"RI_FKey_check_upd"|17|O|t|pp|pp_b_key|f|f|0||∅|0|cc_x_fkey
pp|PK_ConstraintTrigger_N|unique_key_recheck|21|O|t|-|pp_pkey|t|t|0||∅|0|pp_pkey

> SELECT regexp_replace(pg_get_triggerdef(t.oid), '_[0-9]+"', '_N"') FROM pg_trigger t JOIN pg_constraint c ON c.oid = tgconstraint ORDER BY conname, 1
CREATE CONSTRAINT TRIGGER "RI_ConstraintTrigger_a_N" AFTER DELETE ON public.pp FROM cc NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION "RI_FKey_cascade_del"()
CREATE CONSTRAINT TRIGGER "RI_ConstraintTrigger_a_N" AFTER UPDATE ON public.pp FROM cc DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "RI_FKey_noaction_upd"()
CREATE CONSTRAINT TRIGGER "RI_ConstraintTrigger_c_N" AFTER INSERT ON public.cc FROM pp DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "RI_FKey_check_ins"()
CREATE CONSTRAINT TRIGGER "RI_ConstraintTrigger_c_N" AFTER UPDATE ON public.cc FROM pp DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "RI_FKey_check_upd"()
CREATE CONSTRAINT TRIGGER "RI_ConstraintTrigger_a_N" AFTER DELETE ON public.pp FROM cc NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION "RI_FKey_restrict_del"()
CREATE CONSTRAINT TRIGGER "RI_ConstraintTrigger_a_N" AFTER UPDATE ON public.pp FROM cc NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION "RI_FKey_setnull_upd"()
CREATE CONSTRAINT TRIGGER "RI_ConstraintTrigger_c_N" AFTER INSERT ON public.cc FROM pp NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION "RI_FKey_check_ins"()
CREATE CONSTRAINT TRIGGER "RI_ConstraintTrigger_c_N" AFTER UPDATE ON public.cc FROM pp NOT DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION "RI_FKey_check_upd"()
CREATE CONSTRAINT TRIGGER "PK_ConstraintTrigger_N" AFTER INSERT OR UPDATE ON public.pp DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION unique_key_recheck()

> SELECT deptype, count(*) FROM pg_depend WHERE classid = 'pg_trigger'::regclass AND refclassid = 'pg_constraint'::regclass AND refobjid IN (SELECT oid FROM pg_constraint WHERE conrelid = 'cc'::regclass) GROUP BY 1
i|8

> SELECT relname, relhastriggers FROM pg_class WHERE relname IN ('pp', 'cc', 'pp_pkey') ORDER BY 1
cc|t
pp|t
pp_pkey|f

> SELECT count(*) FROM information_schema.triggers WHERE event_object_table IN ('pp', 'cc')
0

> ALTER TABLE cc DISABLE TRIGGER ALL
ALTER TABLE

> SELECT tgrelid::regclass, regexp_replace(tgname, '[0-9]+', 'N'), tgenabled FROM pg_trigger WHERE tgconstrrelid IN ('pp'::regclass, 'cc'::regclass) ORDER BY 1, 2, tgfoid
pp|RI_ConstraintTrigger_a_N|O
pp|RI_ConstraintTrigger_a_N|O
pp|RI_ConstraintTrigger_a_N|O
pp|RI_ConstraintTrigger_a_N|O
cc|RI_ConstraintTrigger_c_N|D
cc|RI_ConstraintTrigger_c_N|D
cc|RI_ConstraintTrigger_c_N|D
cc|RI_ConstraintTrigger_c_N|D

> INSERT INTO cc VALUES (99, NULL)
INSERT 0 1

> ALTER TABLE cc ENABLE TRIGGER USER
ALTER TABLE

> INSERT INTO cc VALUES (98, NULL)
INSERT 0 1

> ALTER TABLE cc ENABLE TRIGGER ALL
ALTER TABLE

> INSERT INTO cc VALUES (97, NULL)
ERROR 23503 insert or update on table "cc" violates foreign key constraint "cc_a_fkey"

> SELECT a FROM cc ORDER BY 1
98
99

> SELECT "RI_FKey_check_ins"()
ERROR 39P01 function "RI_FKey_check_ins" was not called by trigger manager

> TRUNCATE cc
TRUNCATE TABLE

> INSERT INTO pp VALUES (1, 1), (2, 2)
INSERT 0 2

> BEGIN
BEGIN

> DELETE FROM pp WHERE b = 1
DELETE 1

> INSERT INTO cc VALUES (2, NULL)
INSERT 0 1

> ALTER TABLE cc DROP CONSTRAINT cc_a_fkey
ERROR 55006 cannot ALTER TABLE "cc" because it has pending trigger events

> ROLLBACK
ROLLBACK

> CREATE TABLE dd (a int CONSTRAINT dd_fk REFERENCES pp (b) DEFERRABLE INITIALLY DEFERRED)
CREATE TABLE

> INSERT INTO dd VALUES (1)
INSERT 0 1

> BEGIN
BEGIN

> DELETE FROM pp WHERE b = 1
DELETE 1

> ALTER TABLE dd DROP CONSTRAINT dd_fk
ERROR 55006 cannot ALTER TABLE "pp" because it has pending trigger events

> ROLLBACK
ROLLBACK

> ALTER TABLE dd DROP CONSTRAINT dd_fk
ALTER TABLE

> SELECT count(*) FROM pg_trigger WHERE tgrelid = 'dd'::regclass
0

> DROP TABLE dd, cc, pp
DROP TABLE

> CREATE TABLE parted (a int, b text) PARTITION BY LIST (a)
CREATE TABLE

> CREATE TABLE parted_1 PARTITION OF parted FOR VALUES IN (1)
CREATE TABLE

> CREATE TABLE parted_2 PARTITION OF parted FOR VALUES IN (2)
CREATE TABLE

> CREATE FUNCTION mover() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.a := new.a + 1; RETURN new; END $$
CREATE FUNCTION

> CREATE TRIGGER t BEFORE INSERT ON parted FOR EACH ROW EXECUTE FUNCTION mover()
CREATE TRIGGER

> INSERT INTO parted VALUES (1, 'x')
ERROR 0A000 moving row to another partition during a BEFORE FOR EACH ROW trigger is not supported

> CREATE FUNCTION marker() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN new.b := new.b || '!'; RETURN new; END $$
CREATE FUNCTION

> CREATE OR REPLACE TRIGGER t BEFORE INSERT ON parted FOR EACH ROW EXECUTE FUNCTION marker()
CREATE TRIGGER

> INSERT INTO parted VALUES (1, 'x') RETURNING *
1|x!

> CREATE TRIGGER own BEFORE INSERT ON parted_1 FOR EACH ROW EXECUTE FUNCTION mover()
CREATE TRIGGER

> INSERT INTO parted VALUES (1, 'x')
ERROR 0A000 moving row to another partition during a BEFORE FOR EACH ROW trigger is not supported

> CREATE TRIGGER own BEFORE INSERT ON parted FOR EACH ROW EXECUTE FUNCTION marker()
ERROR 42710 trigger "own" for relation "parted_1" already exists

> CREATE OR REPLACE TRIGGER own BEFORE INSERT ON parted FOR EACH ROW EXECUTE FUNCTION marker()
CREATE TRIGGER

> INSERT INTO parted VALUES (1, 'x') RETURNING *
1|x!!

> CREATE TRIGGER other BEFORE INSERT ON parted_2 FOR EACH ROW EXECUTE FUNCTION marker()
CREATE TRIGGER

> ALTER TRIGGER own ON parted RENAME TO other
ERROR 42710 trigger "other" for relation "parted_2" already exists

> ALTER TRIGGER own ON parted_1 RENAME TO mine
ERROR XX000 cannot rename trigger "own" on table "parted_1"

> ALTER TRIGGER own ON parted RENAME TO mine
ALTER TRIGGER

> SELECT tgrelid::regclass, tgname FROM pg_trigger ORDER BY 1, 2
parted|mine
parted|t
parted_1|mine
parted_1|t
parted_2|mine
parted_2|other
parted_2|t

> DROP TABLE parted
DROP TABLE

> DROP FUNCTION mover(), marker()
DROP FUNCTION
