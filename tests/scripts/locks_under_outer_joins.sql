# Row locks on the nullable side of an outer join, which only a condition that makes it an inner join allows

> create table post(id int primary key); create table img(id int primary key, post_id int references post)
CREATE TABLE

> insert into post values(1); insert into img values(1,1)
INSERT 0 1

> select * from post left join img on img.post_id=post.id for update
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select * from post left join img on img.post_id=post.id where post.id=1 for update
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select * from post left join img on img.post_id=post.id where post.id=1 for update of post
1|1|1

> select * from post left join img on img.post_id=post.id where img.id=1 for update
1|1|1

> select * from post left join img on img.post_id=post.id where post.id=1 limit 1 for no key update
ERROR 0A000 FOR NO KEY UPDATE cannot be applied to the nullable side of an outer join

> select * from post p left join (select * from img) i on i.post_id=p.id for share
ERROR 0A000 FOR SHARE cannot be applied to the nullable side of an outer join

> select * from post right join img on img.post_id=post.id for share of post
ERROR 0A000 FOR SHARE cannot be applied to the nullable side of an outer join

> select * from post full join img on img.post_id=post.id for update
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select distinct post.id from (select * from post left join img using (id)) post for update
ERROR 0A000 FOR UPDATE is not allowed with DISTINCT clause

> create table lc(id int, img_id int); create table ld(x int)
CREATE TABLE

> insert into lc values(1,1); insert into ld values (1)
INSERT 0 1

> select * from post left join img on img.post_id=post.id where img.id is not null for update
1|1|1

> select * from post left join img on img.post_id=post.id where img.id is null for update
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select * from post full join img on img.post_id=post.id where img.id=1 for update of img
1|1|1

> select * from post full join img on img.post_id=post.id where img.id=1 for update of post
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select * from post full join img on img.post_id=post.id where img.id=1 and post.id=1 for update
1|1|1

> select * from (post left join img on img.post_id=post.id) left join lc on lc.img_id=img.id, ld where img.id=ld.x for update of img
1|1|1|1|1|1

> select * from (post left join img on img.post_id=post.id) left join lc on lc.img_id=img.id, ld where img.id=ld.x for update of lc
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select * from (post left join img on img.post_id=post.id) join lc on lc.img_id=img.id for share
1|1|1|1|1

> select * from post left join (img join lc on lc.img_id=img.id) on img.post_id=post.id for share of lc
ERROR 0A000 FOR SHARE cannot be applied to the nullable side of an outer join

> select * from post left join (img left join lc on lc.img_id=img.id) on lc.id=post.id for share of img
ERROR 0A000 FOR SHARE cannot be applied to the nullable side of an outer join

> select * from post left join (img left join lc on lc.img_id=img.id) on lc.id=post.id where lc.id = 1 for key share
1|1|1|1|1

> select * from post left join (select * from img for update) i on i.post_id=post.id
1|1|1

> select * from post left join (select * from img for update) i on i.post_id=post.id for update of post
1|1|1

> select * from post left join (values (1)) v(x) on v.x=post.id for update
1|1

> select * from post left join generate_series(1,2) v(x) on v.x=post.id for update
1|1

> with c as (select * from img) select * from post left join c on c.id=post.id for update
1|1|1

> explain (costs off) select * from post left join img on img.post_id=post.id for no key update of img
ERROR 0A000 FOR NO KEY UPDATE cannot be applied to the nullable side of an outer join

> create view lv as select post.id, img.id img from post left join img on img.post_id=post.id
CREATE VIEW

> select * from lv for update
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select * from lv where img = 1 for update
1|1

> select * from post left join img on img.post_id=post.id and img.id = 1 where coalesce(img.id, 0) = 1 for update
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select * from post left join img on img.post_id=post.id where img.id in (1,2) for update
1|1|1

> select * from post left join img on img.post_id=post.id where exists (select 1 from lc where lc.img_id = img.id) for update of img
1|1|1

> select * from post p left join lateral (select * from img where img.post_id = p.id limit 1) i on true for update
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select * from post p left join lateral (select * from img where img.post_id = p.id limit 1) i on true for update of p
1|1|1

> do $$ declare r record; begin select * into r from post left join img on img.post_id=post.id for update; end $$
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> update ld set x = 2 where x in (select post.id from post left join img on img.post_id=post.id for update)
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> create view lw as select lv.*, lc.id lc from lv left join lc on lc.img_id = lv.img
CREATE VIEW

> select * from lw for update
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select * from lw where lc = 1 for update
1|1|1

> select * from lw where lc + 0 > 0 and img is not null for update
1|1|1

> select * from (select * from lw where lc = 1 limit 5) w for update
1|1|1

> select * from (select * from lw limit 5) w where lc = 1 for update
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select * from post left join (select 1 as x) s on s.x = post.id for update
1|1

> select * from post left join (select 1 as x limit 1) s on s.x = post.id for update
ERROR 0A000 FOR UPDATE cannot be applied to the nullable side of an outer join

> select * from post left join img on img.post_id=post.id where img.id in (select img_id from lc) for update
1|1|1
