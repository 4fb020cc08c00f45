# Verifiers of passwords: MD5, SCRAM, and what looks like one and is none (manual, 21.5 and CREATE ROLE)

> set password_encryption = 'md5'
SET

> create role gpw1 password 'role_pwd1'
CREATE ROLE

> create role gpw2 password ''
CREATE ROLE

> create role gpw3 password 'md5783277baca28003b33453252be4dbb34'
CREATE ROLE

> create role gpw4 password 'md5783277baca28003b33453252be4dbb34x'
CREATE ROLE

> reset password_encryption
RESET

> create role gpw5 password 'x'
CREATE ROLE

> create role gpw6 password 'SCRAM-SHA-256$4096:A6xHKoH/494E941doaPOYg==$Ky+A30sewHIH3VHQLRN9vYsuzlgNyGNKCh37dy96Rqw=:COPdlNiIkrsacU5QoxydEuOH6e/KfiipeETb/bPw8ZI='
CREATE ROLE

> create role gpw7 password 'SCRAM-SHA-256$4096:A6xHKoH/494E941doaPOYg==$Ky+A30sewHIH3VHQLRN9vYsuzlgNyGNKCh37dy96Rqw=:COPdlNiIkrsacU5QoxydEuOH6e/KfiipeETb/bPw8ZIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
CREATE ROLE

> select rolname, regexp_replace(rolpassword, '(SCRAM-SHA-256)\$(\d+):([a-zA-Z0-9+/=]+)\$([a-zA-Z0-9+=/]+):([a-zA-Z0-9+/=]+)', '\1$\2:<salt>$<storedkey>:<serverkey>') from pg_authid where rolname like 'gpw%' order by 1
gpw1|md51781a93b249d7a3f6ca4d380ea83dfbf
gpw2|∅
gpw3|md5783277baca28003b33453252be4dbb34
gpw4|md589e20f6186015065c3f340d2cc2fad14
gpw5|SCRAM-SHA-256$4096:<salt>$<storedkey>:<serverkey>
gpw6|SCRAM-SHA-256$4096:<salt>$<storedkey>:<serverkey>
gpw7|SCRAM-SHA-256$4096:<salt>$<storedkey>:<serverkey>

> select rolname, rolpassword like '%A6xHKoH/494E941doaPOYg==%' as kept from pg_authid where rolname in ('gpw6', 'gpw7') order by 1
gpw6|t
gpw7|f

> alter role gpw1 rename to gpw1x
ALTER ROLE

> select rolpassword from pg_authid where rolname = 'gpw1x'
∅

> alter role gpw5 rename to gpw5x
ALTER ROLE

> alter role gpw5x password ''
ALTER ROLE

> alter role gpw5x unencrypted password 'y'
ERROR 0A000 UNENCRYPTED PASSWORD is no longer supported

> alter role gpw5x encrypted password 'y'
ALTER ROLE

> alter role gpw5x password null
ALTER ROLE

> select rolname, rolpassword is null as none from pg_authid where rolname like 'gpw%' order by 1
gpw1x|t
gpw2|t
gpw3|f
gpw4|f
gpw5x|t
gpw6|f
gpw7|f

> drop role gpw1x, gpw2, gpw3, gpw4, gpw5x, gpw6, gpw7
DROP ROLE
