# tcn: what its trigger function refuses. sslinfo without encryption.

> create extension tcn
CREATE EXTENSION

> create extension sslinfo
CREATE EXTENSION

> create table tcndata (a int not null, b date not null, c text, primary key (a, b))
CREATE TABLE

> create trigger tcndata_tcn_trigger after insert or update or delete on tcndata for each row execute function triggered_change_notification()
CREATE TRIGGER

> insert into tcndata values (1, date '2012-12-22', 'one'), (1, date '2012-12-23', 'another'), (2, date '2012-12-23', 'two')
INSERT 0 3

> update tcndata set c = 'uno' where a = 1
UPDATE 2

> delete from tcndata where a = 1 and b = date '2012-12-22'
DELETE 1

> create table "od""d" ("k'""" text primary key, v int)
CREATE TABLE

> create trigger t after insert or update or delete on "od""d" for each row execute function triggered_change_notification('other')
CREATE TRIGGER

> insert into "od""d" values ('it''s', 1)
INSERT 0 1

> update "od""d" set "k'""" = 'new'
UPDATE 1

> create table nokey (a int)
CREATE TABLE

> create trigger t after insert on nokey for each row execute function triggered_change_notification()
CREATE TRIGGER

> insert into nokey values (1)
ERROR 39P01 triggered_change_notification: must be called on a table with a primary key

> create table bad (a int primary key)
CREATE TABLE

> create trigger t before insert on bad for each row execute function triggered_change_notification()
CREATE TRIGGER

> insert into bad values (1)
ERROR 39P01 triggered_change_notification: must be called after the change

> drop trigger t on bad
DROP TRIGGER

> create trigger t after insert on bad for each statement execute function triggered_change_notification()
CREATE TRIGGER

> insert into bad values (1)
ERROR 39P01 triggered_change_notification: must be called for each row

> drop trigger t on bad
DROP TRIGGER

> create trigger t after insert on bad for each row execute function triggered_change_notification('a', 'b')
CREATE TRIGGER

> insert into bad values (1)
ERROR 39P01 triggered_change_notification: must not be called with more than one parameter

> select triggered_change_notification()
ERROR 39P01 triggered_change_notification: must be called as trigger

> select ssl_is_used(), ssl_version(), ssl_cipher(), ssl_client_serial(), ssl_client_cert_present(), ssl_client_dn_field('CN'), ssl_issuer_field('CN'), ssl_client_dn(), ssl_issuer_dn()
f|∅|∅|∅|f|∅|∅|∅|∅

> select * from ssl_extension_info()
(no rows)

> select proname, proparallel, provolatile from pg_proc where proname like 'ssl\_%' order by 1
ssl_cipher|r|v
ssl_client_cert_present|r|v
ssl_client_dn|r|v
ssl_client_dn_field|r|v
ssl_client_serial|r|v
ssl_extension_info|r|v
ssl_is_used|r|v
ssl_issuer_dn|r|v
ssl_issuer_field|r|v
ssl_version|r|v

> drop extension tcn
ERROR 2BP01 cannot drop extension tcn because other objects depend on it

> drop extension tcn cascade
DROP EXTENSION

> drop extension sslinfo
DROP EXTENSION
