# tablefunc: crosstab and its kin, connectby, normal_rand.

> create extension tablefunc
CREATE EXTENSION

> create table ct(id int, rowid text, attribute text, value text)
CREATE TABLE

> insert into ct values (1,'test1','att1','val1'),(2,'test1','att2','val2'),(3,'test1','att3','val3'),(4,'test1','att4','val4'),(5,'test2','att1','val5'),(6,'test2','att2','val6'),(7,'test2','att3','val7'),(8,null,'att1','val8'),(9,null,'att2','v9')
INSERT 0 9

> select * from crosstab('select rowid, attribute, value from ct where attribute = ''att2'' or attribute = ''att3'' order by 1,2') as ct(row_name text, category_1 text, category_2 text, category_3 text)
test1|val2|val3|∅
test2|val6|val7|∅
∅|v9|∅|∅

> select * from crosstab2('select rowid, attribute, value from ct order by 1,2')
test1|val1|val2
test2|val5|val6
∅|val8|v9

> select * from crosstab3('select rowid, attribute, value from ct order by 1,2')
test1|val1|val2|val3
test2|val5|val6|val7
∅|val8|v9|∅

> select * from crosstab4('select rowid, attribute, value from ct order by 1,2')
test1|val1|val2|val3|val4
test2|val5|val6|val7|∅
∅|val8|v9|∅|∅

> select * from crosstab('select rowid, attribute, value from ct order by 1,2', 2) as c(rowid text, a text, b text)
test1|val1|val2
test2|val5|val6
∅|val8|v9

> select * from crosstab('select rowid, attribute from ct order by 1,2') as c(rowid text, a text, b text)
ERROR 22023 invalid source data SQL statement

> select * from crosstab('select rowid, attribute, id from ct order by 1,2') as c(rowid text, a text, b text)
ERROR 42601 return and sql tuple descriptions are incompatible

> select * from crosstab('select rowid, attribute, id from ct order by 1,2') as c(rowid text, a int, b int, d int)
test1|1|2|3
test2|5|6|7
∅|8|9|∅

> select * from crosstab('select rowid, attribute, id from ct order by 1,2') as c(rowid text)
ERROR 42601 return and sql tuple descriptions are incompatible

> select * from crosstab('select rowid, attribute, id from ct order by 1,2') as c(rowid int, a int)
ERROR 42804 invalid return type

> select * from crosstab('select rowid, attribute, id from ct where false') as c(rowid int, a int)
(no rows)

> select * from crosstab('select rowid, attribute, id from ct')
ERROR 42601 a column definition list is required for functions returning "record"

> select crosstab('select rowid, attribute, id from ct')
ERROR 0A000 function returning record called in context that cannot accept type record

> select * from crosstab('delete from ct') as c(rowid int, a int)
ERROR 0A000 DELETE is not allowed in a non-volatile function

> select * from crosstab('select nosuch') as c(rowid int, a int)
ERROR 42703 column "nosuch" does not exist

> select * from crosstab('select 1; select 2') as c(rowid int, a int)
ERROR 22023 invalid source data SQL statement

> select * from crosstab(null) as c(rowid int, a int)
(no rows)

> select * from crosstab2('select 1, attribute, value from ct')
ERROR 42804 invalid return type

> create table cth(rowid text, rowdt timestamp, attribute text, val text)
CREATE TABLE

> insert into cth values ('test1','2003-03-01','temperature','42'),('test1','2003-03-01','test_result','PASS'),('test1','2003-03-01','volts','2.6987'),('test2','2003-03-02','temperature','53'),('test2','2003-03-02','test_result','FAIL'),('test2','2003-03-02','test_startdate','01 March 2003'),('test2','2003-03-02','volts','3.1234'),(null,'2003-10-25','temperature','57')
INSERT 0 8

> select * from crosstab('select rowid, rowdt, attribute, val from cth order by 1','select distinct attribute from cth order by 1') as c(rowid text, rowdt timestamp, temperature int4, test_result text, test_startdate timestamp, volts float8)
test1|2003-03-01 00:00:00|42|PASS|∅|2.6987
test2|2003-03-02 00:00:00|53|FAIL|2003-03-01 00:00:00|3.1234
∅|2003-10-25 00:00:00|57|∅|∅|∅

> select * from crosstab('select rowid, rowdt, attribute, val from cth order by 1','select distinct attribute from cth order by 1') as c(rowid text, rowdt timestamp, temperature int4, test_result int, test_startdate timestamp, volts float8)
ERROR 22P02 invalid input syntax for type integer: "PASS"

> select * from crosstab('select rowid, rowdt, attribute, val from cth order by 1','select distinct attribute from cth order by 1') as c(rowid text, rowdt timestamp, temperature int4)
ERROR 42601 invalid return type

> select * from crosstab('select rowid, rowdt, attribute, val from cth order by 1','select distinct attribute, 1 from cth order by 1') as c(rowid text, rowdt timestamp, temperature int4)
ERROR 42601 provided "categories" SQL must return 1 column of at least one row

> select * from crosstab('select rowid, rowdt, attribute, val from cth order by 1','select attribute from cth order by 1') as c(rowid text, rowdt timestamp, temperature int4)
ERROR 42710 duplicate category name

> select * from crosstab('select rowid, rowdt, attribute, val from cth order by 1','select null::text') as c(rowid text, rowdt timestamp, temperature int4)
ERROR 42601 provided "categories" SQL must not return NULL values

> select * from crosstab('select rowid, rowdt, attribute, val from cth order by 1','select attribute from cth where false') as c(rowid text, rowdt timestamp, temperature int4)
ERROR 42601 provided "categories" SQL must return 1 column of at least one row

> select * from crosstab('select rowid, attribute from cth','select ''volts''') as c(rowid text, temperature int4)
ERROR 22023 invalid source data SQL statement

> select * from crosstab('select rowid, rowdt, attribute, val from cth where false','select distinct attribute from cth order by 1') as c(rowid text, rowdt timestamp, temperature int4, test_result text, test_startdate timestamp, volts float8)
(no rows)

> select * from crosstab('select rowid, rowdt, attribute, val from cth where false','select distinct attribute from cth order by 1') as c(rowid text)
ERROR 42601 query-specified return tuple and crosstab function are not compatible

> select * from crosstab('select rowid, rowdt, attribute, val from cth','delete from cth') as c(rowid text)
ERROR 42601 query-specified return tuple and crosstab function are not compatible

> select * from crosstab('delete from cth','select 1') as c(rowid text, a text)
ERROR 0A000 DELETE is not allowed in a non-volatile function

> create table cb(keyid text, parent_keyid text, pos int)
CREATE TABLE

> insert into cb values ('row1',null,0),('row2','row1',0),('row3','row1',0),('row4','row2',1),('row5','row2',0),('row6','row4',0),('row7','row3',0),('row8','row6',0),('row9','row5',0)
INSERT 0 9

> select * from connectby('cb','keyid','parent_keyid','row2',0,'~') as t(keyid text, parent_keyid text, level int, branch text)
row2|∅|0|row2
row4|row2|1|row2~row4
row6|row4|2|row2~row4~row6
row8|row6|3|row2~row4~row6~row8
row5|row2|1|row2~row5
row9|row5|2|row2~row5~row9

> select * from connectby('cb','keyid','parent_keyid','row2',0) as t(keyid text, parent_keyid text, level int)
row2|∅|0
row4|row2|1
row6|row4|2
row8|row6|3
row5|row2|1
row9|row5|2

> select * from connectby('cb','keyid','parent_keyid','pos','row2',0,'~') as t(keyid text, parent_keyid text, level int, branch text, pos int)
row2|∅|0|row2|1
row5|row2|1|row2~row5|2
row9|row5|2|row2~row5~row9|3
row4|row2|1|row2~row4|4
row6|row4|2|row2~row4~row6|5
row8|row6|3|row2~row4~row6~row8|6

> select * from connectby('cb','keyid','parent_keyid','pos','row2',0) as t(keyid text, parent_keyid text, level int, pos int)
row2|∅|0|1
row5|row2|1|2
row9|row5|2|3
row4|row2|1|4
row6|row4|2|5
row8|row6|3|6

> select * from connectby('cb','keyid','parent_keyid','row2',1) as t(keyid text, parent_keyid text, level int)
row2|∅|0
row4|row2|1
row5|row2|1

> select * from connectby('cb','keyid','parent_keyid','row1',2,'.') as t(keyid text, parent_keyid text, level int, branch text)
row1|∅|0|row1
row2|row1|1|row1.row2
row4|row2|2|row1.row2.row4
row5|row2|2|row1.row2.row5
row3|row1|1|row1.row3
row7|row3|2|row1.row3.row7

> select * from connectby('cb','keyid','parent_keyid','nosuch',0) as t(keyid text, parent_keyid text, level int)
nosuch|∅|0

> select * from connectby('cb','keyid','parent_keyid','row2',0) as t(keyid text, parent_keyid text)
ERROR 42804 invalid return type

> select * from connectby('cb','keyid','parent_keyid','row2',0) as t(keyid text, parent_keyid int, level int)
ERROR 42804 invalid return type

> select * from connectby('cb','keyid','parent_keyid','row2',0) as t(keyid text, parent_keyid text, level text)
ERROR 42804 invalid return type

> select * from connectby('cb','keyid','parent_keyid','row2',0) as t(keyid int, parent_keyid int, level int)
ERROR 22P02 invalid input syntax for type integer: "row2"

> select * from connectby('cb','keyid','parent_keyid','2',0) as t(keyid int, parent_keyid int, level int)
2|∅|0

> select * from connectby('cb','keyid','parent_keyid','row2',0,'~') as t(keyid text, parent_keyid text, level int)
ERROR 42804 invalid return type

> select * from connectby('cb','keyid','parent_keyid','row2',0,'~') as t(keyid text, parent_keyid text, level int, branch int)
ERROR 42804 invalid return type

> select * from connectby('cb','keyid','parent_keyid','pos','row2',0) as t(keyid text, parent_keyid text, level int, pos text)
ERROR 42804 query-specified return tuple not valid for Connectby: fourth column must be type integer

> select * from connectby('cb','keyid','parent_keyid','pos','row2',0,'~') as t(keyid text, parent_keyid text, level int, b text, pos text)
ERROR 42804 query-specified return tuple not valid for Connectby: fifth column must be type integer

> select * from connectby('nosuch','keyid','parent_keyid','row2',0) as t(keyid text, parent_keyid text, level int)
ERROR 42P01 relation "nosuch" does not exist

> select * from connectby('cb','keyid','parent_keyid','row2',0)
ERROR 42601 a column definition list is required for functions returning "record"

> create table ci(keyid int, parent_keyid int)
CREATE TABLE

> insert into ci values (1,null),(2,1),(3,1),(4,2),(5,2),(6,4),(7,3),(8,6),(9,5)
INSERT 0 9

> select * from connectby('ci','keyid','parent_keyid','2',0,'~') as t(keyid int, parent_keyid int, level int, branch text)
2|∅|0|2
4|2|1|2~4
6|4|2|2~4~6
8|6|3|2~4~6~8
5|2|1|2~5
9|5|2|2~5~9

> select * from connectby('ci','keyid','parent_keyid','x',0,'~') as t(keyid int, parent_keyid int, level int, branch text)
ERROR 22P02 invalid input syntax for type integer: "x"

> select * from connectby('ci','keyid','parent_keyid','2',0,'~') as t(keyid text, parent_keyid text, level int, branch text)
ERROR 42804 invalid return type

> select * from connectby('ci','keyid','parent_keyid','2',0,'~') as t(keyid bigint, parent_keyid bigint, level int, branch text)
ERROR 42804 invalid return type

> insert into ci values (10,9),(9,10),(11,11)
INSERT 0 3

> select * from connectby('ci','keyid','parent_keyid','2',4,'~') as t(keyid int, parent_keyid int, level int, branch text)
ERROR 42P19 infinite recursion detected

> select * from connectby('ci','keyid','parent_keyid','2',0,'~') as t(keyid int, parent_keyid int, level int, branch text)
ERROR 42P19 infinite recursion detected

> select * from connectby('ci','keyid','parent_keyid','9',0) as t(keyid int, parent_keyid int, level int)
ERROR 42P19 infinite recursion detected

> select * from connectby('(select keyid, parent_keyid from ci where keyid < 5) as x','keyid','parent_keyid','1',0) as t(keyid int, parent_keyid int, level int)
1|∅|0
2|1|1
4|2|2
3|1|1

> select avg(x)::int, count(*), stddev(x) between 2 and 4 from normal_rand(1000, 250, 3) x
250|1000|t

> select * from normal_rand(0, 1, 2)
(no rows)

> select * from normal_rand(-1, 1, 2)
ERROR 22023 number of rows cannot be negative

> select count(*) from normal_rand(3, 1, 0) x where x = 1
3

> create view cv as select * from crosstab('select rowid, attribute, value from ct order by 1,2') as ct(row_name text, category_1 text)
CREATE VIEW

> select * from cv
test1|val1
test2|val5
∅|val8

> select pg_get_viewdef('cv')
 SELECT ct.row_name,\n    ct.category_1\n   FROM crosstab('select rowid, attribute, value from ct order by 1,2'::text) ct(row_name text, category_1 text);

> select classid::regclass, count(*) from pg_depend where refclassid = 'pg_extension'::regclass and refobjid = (select oid from pg_extension where extname = 'tablefunc') group by 1 order by classid::regclass::text
pg_proc|11
pg_type|3

> drop type tablefunc_crosstab_2
ERROR 2BP01 cannot drop type tablefunc_crosstab_2 because extension tablefunc requires it

> select * from crosstab('select 1, 2, 1/0') as c(a int, b int)
ERROR 22012 division by zero

> select (crosstab2('select ''a''::text, 1, ''b''::text')).*
a|b|∅

> create schema other
CREATE SCHEMA

> alter extension tablefunc set schema other
ALTER EXTENSION

> select * from other.crosstab2('select ''a''::text, 1, ''b''::text')
a|b|∅

> select pg_get_viewdef('cv')
 SELECT ct.row_name,\n    ct.category_1\n   FROM other.crosstab('select rowid, attribute, value from ct order by 1,2'::text) ct(row_name text, category_1 text);

> alter extension tablefunc set schema public
ALTER EXTENSION

> drop schema other
DROP SCHEMA

> drop extension tablefunc
ERROR 2BP01 cannot drop extension tablefunc because other objects depend on it

> drop view cv
DROP VIEW

> drop extension tablefunc
DROP EXTENSION

> select crosstab2('select 1')
ERROR 42883 function crosstab2(unknown) does not exist

> drop table ct, cth, cb, ci
DROP TABLE
