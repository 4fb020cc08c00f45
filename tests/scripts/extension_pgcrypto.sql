# pgcrypto: hashes, passwords, AES.

> create extension pgcrypto
CREATE EXTENSION

> select digest('abc','md5'), digest('abc'::bytea,'SHA256'), digest('','sha1'), digest('abc','sha224'), digest('abc','sha384'), digest('a','sha512')
\x900150983cd24fb0d6963f7d28e17f72|\xba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad|\xda39a3ee5e6b4b0d3255bfef95601890afd80709|\x23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7|\xcb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7|\x1f40fc92da241694750979ee6cf582f2d5d7d28e18335de05abc54d0560e0f5302860c652bf08d560252aa5e74210546f369fbbbce8c12cfc7957b2652fe9a75

> select digest('abc','nope')
ERROR 22023 Cannot use "nope": No such hash algorithm

> select hmac('data','key','sha1'), hmac('data'::bytea,'key'::bytea,'sha256'), hmac('data',repeat('k',200),'md5')
\x104152c5bfdca07bc633eebd46199f0255c9f49d|\x5031fe3d989c6d1537a013fa6e739da23463fdaec3b70137d828e36ace221bd0|\x724bc5854c8911d8221b1b48ac58ffda

> select hmac('data','key','nope')
ERROR 22023 Cannot use "nope": No such hash algorithm

> select crypt('foo','$1$abcdefgh'), crypt('foo','$1$ab'), crypt('foo','$1$abcdefghijkl$xx'), crypt('','$1$abcdefgh$'), crypt(repeat('ü',50),'$1$xy$')
$1$abcdefgh$XxzGe9Muun7wTYbZO4sdr0|$1$ab$KdoFYgkGJOZ629oOkVUuD.|$1$abcdefgh$XxzGe9Muun7wTYbZO4sdr0|$1$abcdefgh$M55TzYaaccxVGbptZWaxX/|$1$xy$3f8GUN2zDHXruAkPuhDBp/

> select crypt('foo','$2a$06$short')
ERROR 22023 invalid salt

> select crypt('foo','$2a$03$abcdefghijklmnopqrstuu')
ERROR 22023 invalid salt

> select crypt('foo','')
ERROR 22023 invalid salt

> select crypt('foo','a')
ERROR 22023 invalid salt

> select length(gen_salt('md5')), length(gen_salt('bf')), gen_salt('bf') ~ '^\$2a\$06\$', gen_salt('bf',4) ~ '^\$2a\$04\$', gen_salt('md5')~'^\$1\$[./0-9A-Za-z]{8}$'
11|29|t|t|t

> select gen_salt('nope')
ERROR 22023 gen_salt: Unknown salt algorithm

> select gen_salt('bf',3)
ERROR 22023 gen_salt: Incorrect number of rounds

> select gen_salt('bf',32)
ERROR 22023 gen_salt: Incorrect number of rounds

> select gen_salt('md5',5)
ERROR 22023 gen_salt: Incorrect number of rounds

> select gen_salt('md5',1000) ~ '^\$1\$', gen_salt('bf',0) ~ '^\$2a\$06'
t|t

> select crypt('x', gen_salt('md5')) ~ '^\$1\$', (select crypt('pw', s)=crypt('pw', crypt('pw',s)) from gen_salt('bf',4) s)
t|t

> select length(gen_random_bytes(16)), length(gen_random_bytes(1024))
16|1024

> select gen_random_bytes(0)
ERROR 39000 Length not in range

> select gen_random_bytes(1025)
ERROR 39000 Length not in range

> select length(gen_random_uuid()::text)
36

> select encrypt('data','key','aes'), encrypt('data','0123456789012345','aes-cbc'), encrypt('0123456789012345','key','aes-ecb/pad:none'), encrypt('','k','aes'), encrypt('data','01234567890123456789','aes-cbc/pad:pkcs'), encrypt('data',repeat('k',32)::bytea,'aes')
\x61790ee184bae20fdffdaf86aed19873|\x0d94f1249e010ab9a7ae776e01cab6dd|\x1711811e9d5c5ddac84e99b260f1a418|\x932f1b1e9189536b938a6b67666d4031|\xbe8c026368bd6d28ea69cab5984485a9|\x7f9fdb391a6adab20f07f7fe55fa4270

> select encrypt('data','key','aes-cbc/pad:none')
ERROR 39000 encrypt error: Encryption failed

> select encrypt('data',repeat('k',33)::bytea,'aes')
\x7f9fdb391a6adab20f07f7fe55fa4270

> select encrypt('data','key','nope')
ERROR 22023 Cannot use "nope": No such cipher algorithm

> select encrypt('data','key','aes-nope')
ERROR 22023 Cannot use "aes-nope": No such cipher algorithm

> select encrypt('data','key','aes/pad:x')
ERROR 22023 Cannot use "aes/pad:x": No such cipher algorithm

> select encrypt('data','key','aes/foo:x')
ERROR 22023 Cannot use "aes/foo:x": Unknown option

> select convert_from(decrypt(encrypt('data','key','aes'),'key','aes'),'utf8'), encrypt_iv('data','key','iv','aes'), encrypt_iv('data','key','0123456789012345678','aes'), decrypt_iv(encrypt_iv('data','key','iv','aes'),'key','iv','aes')
data|\x9f832836398bc7fabcaf056ed5a53f0c|\x7f8b9cef0bc8d964d7dfb4dc3e3f14b4|\x64617461

> select decrypt('abc','key','aes')
ERROR 39000 decrypt error: Decryption failed

> select decrypt('0123456789012345','key','aes')
ERROR 39000 decrypt error: Decryption failed

> select decrypt('','key','aes')
ERROR 39000 decrypt error: Decryption failed

> select decrypt(encrypt('data','key','aes'),'bad','aes')
ERROR 39000 decrypt error: Decryption failed

> select encrypt('data','key','AES'), encrypt('data','key','aes-CBC')
\x61790ee184bae20fdffdaf86aed19873|\x61790ee184bae20fdffdaf86aed19873

> select encrypt('data','key','rijndael'), encrypt('data','key','aes128')
ERROR 22023 Cannot use "aes128": No such cipher algorithm

> select encrypt('data','key','aes-128')
ERROR 22023 Cannot use "aes-128": No such cipher algorithm

> select encrypt_iv('data','key','0123456789012345678','aes-ecb')
\x61790ee184bae20fdffdaf86aed19873

> select digest(null::text,'md5'), encrypt(null,'a','aes')
∅|∅

> select crypt('foo','ab'), crypt('foo','_J9..rasm'), crypt('foo','$2b$06$abcdefghijklmnopqrstuu'), crypt('foo','$3$'), crypt('','..'), crypt('a longer password','xy'), crypt('a longer password, of many blocks','_J9..abcd'), crypt('ü','zz'), crypt('foo','_/...rasmZZ')
abQ9KY.KfrYrc|_J9..rasm0lF9cZWPt9c|$26HdMTpoODt6|$3ZmPG7aF2CJI|..X8NBuQ4l6uQ|xyCKpWhUrjECs|_J9..abcdyLDoErJer/g|zzX4gvgTjbR0.|_/...rasmTXOGHXuZtn2

> select crypt('foo','_J9..ras')
ERROR 22023 invalid salt

> select crypt('foo','_....rasm')
ERROR 39000 crypt(3) returned NULL

> select crypt('foo','a')
ERROR 22023 invalid salt

> select length(gen_salt('des')), length(gen_salt('xdes')), substr(gen_salt('xdes'),1,5), substr(gen_salt('xdes',1),1,5), substr(gen_salt('xdes',16777215),1,5)
2|9|_J9..|_/...|_zzzz

> select gen_salt('xdes', 2)
ERROR 22023 gen_salt: Incorrect number of rounds

> select gen_salt('xdes', 16777217)
ERROR 22023 gen_salt: Incorrect number of rounds

> select gen_salt('des', 3)
ERROR 22023 gen_salt: Incorrect number of rounds

> select length(gen_salt('des', 25))
2

> drop schema public cascade
DROP SCHEMA

> create schema public
CREATE SCHEMA
