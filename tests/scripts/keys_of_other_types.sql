# Foreign keys whose columns are of other types or lengths than those that they refer to; USING and columns that go

> create table p5 (a char(5) primary key)
CREATE TABLE

> create table c3 (a char(3) references p5 on update cascade)
CREATE TABLE

> insert into p5 values ('ab'), ('cde')
INSERT 0 2

> insert into c3 values ('ab')
INSERT 0 1

> delete from p5 where a = 'ab'
ERROR 23503 update or delete on table "p5" violates foreign key constraint "c3_a_fkey" on table "c3"

> update p5 set a = 'xy' where a = 'ab'
UPDATE 1

> select a || '|', length(a) from c3
xy||2

> update p5 set a = 'xyzzy' where a = 'xy'
ERROR 22001 value too long for type character(3)

> select * from c3, p5 where c3.a = p5.a
xy |xy   

> create table pn (a numeric primary key)
CREATE TABLE

> create table ci (a int references pn on update cascade, b int2)
CREATE TABLE

> insert into ci values (1)
ERROR 23503 insert or update on table "ci" violates foreign key constraint "ci_a_fkey"

> insert into pn values (1.0), (2.5)
INSERT 0 2

> insert into ci values (1), (null)
INSERT 0 2

> insert into ci values (2)
ERROR 23503 insert or update on table "ci" violates foreign key constraint "ci_a_fkey"

> delete from pn where a = 1
ERROR 23503 update or delete on table "pn" violates foreign key constraint "ci_a_fkey" on table "ci"

> update pn set a = 1.00 where a = 1
UPDATE 1

> update pn set a = 7.6 where a = 1
ERROR 23503 insert or update on table "ci" violates foreign key constraint "ci_a_fkey"

> select * from ci order by 1
1|∅
∅|∅

> update pn set a = 8 where a = 7.6
UPDATE 0

> select * from ci order by 1
1|∅
∅|∅

> create table pf (a float8 primary key)
CREATE TABLE

> create table cf (a int references pf, b float4 references pf, c bigint references pf)
CREATE TABLE

> insert into pf values (1), (1.5), (0.1::float4)
INSERT 0 3

> insert into cf values (1, 1.5, 1), (1, 0.1, 1)
INSERT 0 2

> insert into cf values (2)
ERROR 23503 insert or update on table "cf" violates foreign key constraint "cf_a_fkey"

> delete from pf where a = 1.5
ERROR 23503 update or delete on table "pf" violates foreign key constraint "cf_b_fkey" on table "cf"

> delete from pf
ERROR 23503 update or delete on table "pf" violates foreign key constraint "cf_a_fkey" on table "cf"

> create table pt (a text primary key)
CREATE TABLE

> create table cb (a char(4) references pt on update cascade on delete set null, b varchar(3) references pt on update cascade)
CREATE TABLE

> insert into pt values ('ab'), ('ab '), ('c')
INSERT 0 3

> insert into cb values ('ab', 'ab'), ('ab', 'ab '), ('c', 'c')
INSERT 0 3

> insert into cb values ('zz', null)
ERROR 23503 insert or update on table "cb" violates foreign key constraint "cb_a_fkey"

> update pt set a = 'abc' where a = 'ab'
UPDATE 1

> select a, a||'|', b||'|' from cb order by 1,2,3
abc |abc||ab |
abc |abc||abc|
c   |c||c|

> update pt set a = 'abcdef' where a = 'c'
ERROR 22001 value too long for type character(4)

> update pt set a = 'abcd' where a = 'c'
ERROR 22001 value too long for type character varying(3)

> delete from pt where a = 'ab '
ERROR 23503 update or delete on table "pt" violates foreign key constraint "cb_b_fkey" on table "cb"

> delete from pt where a = 'abc'
ERROR 23503 update or delete on table "pt" violates foreign key constraint "cb_b_fkey" on table "cb"

> select a, a||'|', b||'|' from cb order by 1,2,3
abc |abc||ab |
abc |abc||abc|
c   |c||c|

> create table pb (a char(4) primary key)
CREATE TABLE

> create table ct (a text references pb on delete cascade, b varchar references pb)
CREATE TABLE

> insert into pb values ('ab'), ('c')
INSERT 0 2

> insert into ct values ('ab', 'ab  '), ('ab   ', 'c')
INSERT 0 2

> insert into ct values ('zz', null)
ERROR 23503 insert or update on table "ct" violates foreign key constraint "ct_a_fkey"

> delete from pb where a = 'c'
ERROR 23503 update or delete on table "pb" violates foreign key constraint "ct_b_fkey" on table "ct"

> delete from pb where a='ab'
DELETE 1

> update ct set b = null
UPDATE 0

> delete from pb where a = 'ab'
DELETE 0

> select * from ct
(no rows)

> create table pbig (a bigint primary key)
CREATE TABLE

> create table csm (a smallint references pbig on update cascade)
CREATE TABLE

> insert into pbig values (1)
INSERT 0 1

> insert into csm values (1)
INSERT 0 1

> update pbig set a = 70000
ERROR 22003 smallint out of range

> select * from csm
1

> create table pv (a varchar(10) primary key)
CREATE TABLE

> create table cv (a varchar(3) references pv on update cascade)
CREATE TABLE

> insert into pv values ('abc')
INSERT 0 1

> insert into cv values ('abc')
INSERT 0 1

> update pv set a = 'abcdef'
ERROR 22001 value too long for type character varying(3)

> select * from cv
abc

> create table fl (x float8, y float8, primary key (x,y))
CREATE TABLE

> insert into fl values ('-0', '-0')
INSERT 0 1

> create table fl2 (x float8, y float8, foreign key (x,y) references fl on update cascade)
CREATE TABLE

> insert into fl2 values ('-0','-0')
INSERT 0 1

> update fl set x = '0' where y='-0'
UPDATE 1

> select * from fl
0|-0

> select * from fl2
0|-0

> create table dropping (f1 int, f2 text, f3 text)
CREATE TABLE

> insert into dropping values (1,'one','uno')
INSERT 0 1

> alter table dropping alter f1 type text using f2 || ' and ' || f3 || ' more', alter f2 type bigint using f1 * 10, drop column f3
ALTER TABLE

> select * from dropping
one and uno more|10

> drop table dropping, fl2, fl, cv, pv, csm, pbig, ct, pb, cb, pt, pi, cf, pf, ci, pn, c3, p5
ERROR 42P01 table "pi" does not exist
