# Rows looked for in the rows of a subquery, with NULLs on both sides (manual, 9.23)

> create table na(a int, b text, c numeric)
CREATE TABLE

> create table nb(x int, y text, z numeric)
CREATE TABLE

> insert into na select case when g%7=0 then null else g%5 end, case when g%11=0 then null else chr(65+g%4) end, case when g%13=0 then null else (g%3)+0.0 end from generate_series(1,120) g
INSERT 0 120

> insert into nb select case when g%9=0 then null else g%6 end, case when g%8=0 then null else chr(65+g%5) end, g%4 from generate_series(1,30) g
INSERT 0 30

> select a,b,c, (a,b) in (select x,y from nb) i, (a,b) not in (select x,y from nb) n, (a,b) = any (select x,y from nb where x is not null and y is not null) i2, (a,b) <> all (select x,y from nb where x is not null and y is not null) n2, (a,c) in (select x,z from nb) i3,(a,b,c) not in (select x,y,z from nb where x>3) i4, (a,b) in (select x,y from nb where false) i5,(a,b) not in (select x,y from nb where false) i6, (a,b) <> any (select x,y from nb) i7, (a,b) = all (select x,y from nb) i8 from na order by a,b,c
0|A|0.0|t|f|t|f|t|t|f|t|t|f
0|A|0.0|t|f|t|f|t|t|f|t|t|f
0|A|1.0|t|f|t|f|∅|t|f|t|t|f
0|A|1.0|t|f|t|f|∅|t|f|t|t|f
0|A|2.0|t|f|t|f|t|t|f|t|t|f
0|A|2.0|t|f|t|f|t|t|f|t|t|f
0|B|0.0|t|f|t|f|t|t|f|t|t|f
0|B|1.0|t|f|t|f|∅|t|f|t|t|f
0|B|1.0|t|f|t|f|∅|t|f|t|t|f
0|B|2.0|t|f|t|f|t|t|f|t|t|f
0|B|∅|t|f|t|f|∅|t|f|t|t|f
0|C|0.0|t|f|t|f|t|t|f|t|t|f
0|C|0.0|t|f|t|f|t|t|f|t|t|f
0|C|1.0|t|f|t|f|∅|t|f|t|t|f
0|C|2.0|t|f|t|f|t|t|f|t|t|f
0|D|0.0|∅|∅|f|t|t|t|f|t|t|f
0|D|0.0|∅|∅|f|t|t|t|f|t|t|f
0|D|1.0|∅|∅|f|t|∅|t|f|t|t|f
0|D|2.0|∅|∅|f|t|t|t|f|t|t|f
0|∅|1.0|∅|∅|∅|∅|∅|t|f|t|t|f
0|∅|2.0|∅|∅|∅|∅|t|t|f|t|t|f
1|A|0.0|t|f|t|f|f|t|f|t|t|f
1|A|0.0|t|f|t|f|f|t|f|t|t|f
1|A|1.0|t|f|t|f|t|t|f|t|t|f
1|A|1.0|t|f|t|f|t|t|f|t|t|f
1|A|2.0|t|f|t|f|∅|t|f|t|t|f
1|B|0.0|t|f|t|f|f|t|f|t|t|f
1|B|1.0|t|f|t|f|t|t|f|t|t|f
1|B|1.0|t|f|t|f|t|t|f|t|t|f
1|B|2.0|t|f|t|f|∅|t|f|t|t|f
1|B|2.0|t|f|t|f|∅|t|f|t|t|f
1|C|0.0|t|f|t|f|f|t|f|t|t|f
1|C|1.0|t|f|t|f|t|t|f|t|t|f
1|C|1.0|t|f|t|f|t|t|f|t|t|f
1|C|2.0|t|f|t|f|∅|t|f|t|t|f
1|C|∅|t|f|t|f|∅|t|f|t|t|f
1|D|0.0|t|f|t|f|f|t|f|t|t|f
1|D|0.0|t|f|t|f|f|t|f|t|t|f
1|D|1.0|t|f|t|f|t|t|f|t|t|f
1|D|2.0|t|f|t|f|∅|t|f|t|t|f
1|∅|0.0|∅|∅|∅|∅|f|t|f|t|t|f
1|∅|2.0|∅|∅|∅|∅|∅|t|f|t|t|f
2|A|0.0|t|f|t|f|t|t|f|t|t|f
2|A|0.0|t|f|t|f|t|t|f|t|t|f
2|A|2.0|t|f|t|f|t|t|f|t|t|f
2|A|2.0|t|f|t|f|t|t|f|t|t|f
2|A|∅|t|f|t|f|∅|t|f|t|t|f
2|B|0.0|t|f|t|f|t|t|f|t|t|f
2|B|1.0|t|f|t|f|∅|t|f|t|t|f
2|B|1.0|t|f|t|f|∅|t|f|t|t|f
2|B|2.0|t|f|t|f|t|t|f|t|t|f
2|B|∅|t|f|t|f|∅|t|f|t|t|f
2|C|0.0|t|f|t|f|t|t|f|t|t|f
2|C|1.0|t|f|t|f|∅|t|f|t|t|f
2|C|2.0|t|f|t|f|t|t|f|t|t|f
2|C|2.0|t|f|t|f|t|t|f|t|t|f
2|D|0.0|∅|∅|f|t|t|t|f|t|t|f
2|D|0.0|∅|∅|f|t|t|t|f|t|t|f
2|D|1.0|∅|∅|f|t|∅|t|f|t|t|f
2|D|2.0|∅|∅|f|t|t|t|f|t|t|f
2|D|2.0|∅|∅|f|t|t|t|f|t|t|f
2|∅|1.0|∅|∅|∅|∅|∅|t|f|t|t|f
3|A|0.0|t|f|t|f|f|t|f|t|t|f
3|A|0.0|t|f|t|f|f|t|f|t|t|f
3|A|2.0|t|f|t|f|∅|t|f|t|t|f
3|A|2.0|t|f|t|f|∅|t|f|t|t|f
3|B|0.0|t|f|t|f|f|t|f|t|t|f
3|B|1.0|t|f|t|f|t|t|f|t|t|f
3|B|2.0|t|f|t|f|∅|t|f|t|t|f
3|B|2.0|t|f|t|f|∅|t|f|t|t|f
3|B|∅|t|f|t|f|∅|t|f|t|t|f
3|C|0.0|∅|∅|f|t|f|t|f|t|t|f
3|C|1.0|∅|∅|f|t|t|t|f|t|t|f
3|C|1.0|∅|∅|f|t|t|t|f|t|t|f
3|C|2.0|∅|∅|f|t|∅|t|f|t|t|f
3|C|∅|∅|∅|f|t|∅|t|f|t|t|f
3|D|0.0|t|f|t|f|f|t|f|t|t|f
3|D|1.0|t|f|t|f|t|t|f|t|t|f
3|D|1.0|t|f|t|f|t|t|f|t|t|f
3|D|2.0|t|f|t|f|∅|t|f|t|t|f
3|D|2.0|t|f|t|f|∅|t|f|t|t|f
3|∅|0.0|∅|∅|∅|∅|f|t|f|t|t|f
3|∅|1.0|∅|∅|∅|∅|t|t|f|t|t|f
4|A|0.0|t|f|t|f|t|∅|f|t|t|f
4|A|1.0|t|f|t|f|∅|t|f|t|t|f
4|A|1.0|t|f|t|f|∅|t|f|t|t|f
4|A|∅|t|f|t|f|∅|∅|f|t|t|f
4|B|0.0|∅|∅|f|t|t|∅|f|t|t|f
4|B|0.0|∅|∅|f|t|t|∅|f|t|t|f
4|B|1.0|∅|∅|f|t|∅|t|f|t|t|f
4|B|2.0|∅|∅|f|t|t|t|f|t|t|f
4|B|2.0|∅|∅|f|t|t|t|f|t|t|f
4|C|0.0|t|f|t|f|t|∅|f|t|t|f
4|C|0.0|t|f|t|f|t|∅|f|t|t|f
4|C|1.0|t|f|t|f|∅|t|f|t|t|f
4|C|1.0|t|f|t|f|∅|t|f|t|t|f
4|C|2.0|t|f|t|f|t|f|f|t|t|f
4|D|1.0|t|f|t|f|∅|t|f|t|t|f
4|D|1.0|t|f|t|f|∅|t|f|t|t|f
4|D|2.0|t|f|t|f|t|t|f|t|t|f
4|D|∅|t|f|t|f|∅|∅|f|t|t|f
4|∅|0.0|∅|∅|∅|∅|t|∅|f|t|t|f
4|∅|2.0|∅|∅|∅|∅|t|∅|f|t|t|f
∅|A|0.0|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|A|1.0|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|A|1.0|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|A|2.0|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|B|0.0|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|B|0.0|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|B|1.0|∅|∅|∅|∅|∅|t|f|t|t|f
∅|C|0.0|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|C|1.0|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|C|2.0|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|C|2.0|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|D|0.0|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|D|1.0|∅|∅|∅|∅|∅|t|f|t|t|f
∅|D|2.0|∅|∅|∅|∅|∅|t|f|t|t|f
∅|D|2.0|∅|∅|∅|∅|∅|t|f|t|t|f
∅|D|∅|∅|∅|∅|∅|∅|∅|f|t|t|f
∅|∅|2.0|∅|∅|∅|∅|∅|∅|f|t|∅|∅

> select count(*) from na where (a,b) not in (select x,y from nb where x is not null and y is not null)
19

> select count(*) from na where (a,b) not in (select x,y from nb where z > c and x is not null and y is not null)
59

> select count(*) from na where (a,b) in (select x,y from nb where z > c)
38

> select count(*) from na where (a,array[b]) in (select x,array[y] from nb where z > 1)
43

> select count(*) from na where (a,to_jsonb(b)) not in (select x,to_jsonb(y) from nb where z > 1 and x is not null and y is not null)
51

> select count(*) from (select g%100 a, g%50 b from generate_series(1,20000) g) q where (a,b) not in (select g, g+1 from generate_series(1,3000) g)
20000
