# earthdistance, and extensions that require another one.

> create extension earthdistance
ERROR 42704 required extension "cube" is not installed

> create extension earthdistance cascade
CREATE EXTENSION

> select extname from pg_extension order by 1
cube
earthdistance
plpgsql

> select earth(), sec_to_gc(1000), sec_to_gc(-1), sec_to_gc(1e9), gc_to_sec(1000), gc_to_sec(-1), gc_to_sec(1e9)
6378168|1000.0000010242285|0|20037605.732161503|999.9999989757716|0|12756336

> select ll_to_earth(0,0), ll_to_earth(90,0), ll_to_earth(10,20), latitude(ll_to_earth(10,20)), longitude(ll_to_earth(10,20)), ll_to_earth(-33.5, 151.2)
(6378168, 0, 0)|(3.9055015128120377e-10, 0, 6378168)|(5902462.407009677, 2148320.625026765, 1107557.2500535296)|10|20|(-4660780.674650864, 2562285.858739472, -3520346.817733839)

> select earth_distance(ll_to_earth(0,0), ll_to_earth(0,180)), earth_distance(ll_to_earth(52.5,13.4), ll_to_earth(48.85,2.35))
20037605.732161503|877785.5630895887

> select earth_box(ll_to_earth(10,20), 1000)
(5901462.4070107015, 2147320.6250277893, 1106557.2500545538),(5903462.407008653, 2149320.6250257404, 1108557.2500525054)

> select ll_to_earth(11,20) <@ earth_box(ll_to_earth(10,20), 200000), earth_box(ll_to_earth(10,20), 1000) @> ll_to_earth(11,20)
t|f

> select '(10,20)'::point <@> '(30,40)'::point, geo_distance('(0,0)', '(180,0)'), geo_distance('(-170,10)','(170,20)')
1818.989082573789|12436.772742000972|1500.758941731213

> select '(1,2,3)'::earth
ERROR 23514 value for domain earth violates check constraint "on_surface"

> select '(1,2),(3,4)'::earth
ERROR 23514 value for domain earth violates check constraint "not_point"

> select '(1,2,3,4)'::earth
ERROR 23514 value for domain earth violates check constraint "not_3d"

> select cube(array[6378168,0])::earth, pg_typeof(ll_to_earth(1,2)), pg_typeof(earth_box(ll_to_earth(1,2),5))
(6378168, 0)|earth|cube

> create table places (name text, lat float8, lon float8)
CREATE TABLE

> insert into places values ('Berlin', 52.52, 13.405), ('Paris', 48.8566, 2.3522), ('Rome', 41.9028, 12.4964)
INSERT 0 3

> create index on places using gist (ll_to_earth(lat, lon))
CREATE INDEX

> select name from places where earth_box(ll_to_earth(50, 8), 600000) @> ll_to_earth(lat, lon) order by earth_distance(ll_to_earth(50,8), ll_to_earth(lat,lon))
Paris
Berlin

> create table spots (e earth)
CREATE TABLE

> insert into spots select ll_to_earth(lat, lon) from places
INSERT 0 3

> select latitude(e), longitude(e) from spots order by 1
41.9028|12.496400000000001
48.85659999999999|2.3522
52.52|13.404999999999998

> select conname, pg_get_constraintdef(oid) from pg_constraint where contypid='earth'::regtype order by 1
not_3d|CHECK ((cube_dim(VALUE) <= 3))
not_point|CHECK (cube_is_point(VALUE))
on_surface|CHECK ((abs(((cube_distance(VALUE, '(0)'::cube) / earth()) - '1'::double precision)) < '1e-06'::double precision))

> drop extension cube
ERROR 2BP01 cannot drop extension cube because other objects depend on it

> drop extension earthdistance
ERROR 2BP01 cannot drop extension earthdistance because other objects depend on it

> drop table spots
DROP TABLE

> drop extension earthdistance cascade
DROP EXTENSION

> select extname from pg_extension order by 1
cube
plpgsql

> drop extension cube
DROP EXTENSION
