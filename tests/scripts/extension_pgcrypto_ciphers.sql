# pgcrypto: names of ciphers, sizes of keys, padding.

> create extension pgcrypto
CREATE EXTENSION

> select encrypt('abc','key','3des'), encrypt('abc','key','3des-ecb'), encrypt('abc','key','3des-cbc/pad:pkcs'), encrypt('abc',repeat('k',40)::bytea,'3des')
\x9af800e9750c84d9|\x9af800e9750c84d9|\x9af800e9750c84d9|\xabd64f9f08068892

> select encrypt('12345678','k','3des/pad:none')
\xc0aa855a06ff9470

> select encrypt('1234567','k','3des/pad:none')
ERROR 39000 encrypt error: Encryption failed

> select encrypt('abc','key','des3')
ERROR 22023 Cannot use "des3": No such cipher algorithm

> select encrypt('abc','key','aes/foo')
ERROR 22023 Cannot use "aes/foo": Badly formatted type

> select encrypt('abc','key','aes/foo:x')
ERROR 22023 Cannot use "aes/foo:x": Unknown option

> select encrypt('abc','key','aes/pad:x')
ERROR 22023 Cannot use "aes/pad:x": No such cipher algorithm

> select encrypt('abc','key','aes-cfb')
ERROR 22023 Cannot use "aes-cfb": No such cipher algorithm

> select encrypt('abc','key','nope')
ERROR 22023 Cannot use "nope": No such cipher algorithm

> select encrypt('abc','key','aes//pad:pkcs/'), encrypt('abc','key','AES-CBC')
\xdb5f149a7caf0cd275ca18c203a212c9|\xdb5f149a7caf0cd275ca18c203a212c9

> select encrypt_iv('abc','key','0123456789','3des'), decrypt_iv(encrypt_iv('abc','key','0123456789','3des'),'key','0123456789','3des')
\x603a2f4610e61cb1|\x616263

> select decrypt('abc','key','3des')
ERROR 39000 decrypt error: Decryption failed

> select decrypt('12345678','key','3des')
ERROR 39000 decrypt error: Decryption failed

> select decrypt('','key','aes')
ERROR 39000 decrypt error: Decryption failed

> select decrypt('','key','aes/pad:none')
\x

> select encrypt('','key','aes/pad:none'), encrypt('','key','aes')
\x|\xc717530f41f320757b4aa1bfaf11c42e

> select decrypt(encrypt('a','k','3des'),'k','3des')
\x61

> select encrypt('abc',repeat('k',n)::bytea,'aes'), encrypt('abc',repeat('k',n)::bytea,'3des') from unnest(array[0,1,8,15,16,17,23,24,25,31,32,33,60]) n
\x976a995f94cf4c1e24b6e2fb067e7a69|\xc576dd250e9f3ba1
\xaa215862cfa049b2886e7e0a97ec8ad3|\xad4c882b24e3aee2
\x8974aa97a2640aa967a4df7699eda5b5|\xabd64f9f08068892
\xea03f8b2d0ddcbd6decface31856db00|\xfd5cbf6606c5ab6c
\xa965ec1db118d2934c4d7825b88c77f2|\xc576dd250e9f3ba1
\x0db567a9f729f740e1c0b3bc756b7fd8|\xad4c882b24e3aee2
\xa03c8971f8d995088f6536c0fb86f752|\x2d6995ea4abe6c76
\xbe517bfa50a26885b37ecfde4a7d1bca|\xabd64f9f08068892
\xf2a75fa4c421447c81bb5416d7dece72|\xabd64f9f08068892
\x130b58eb73aea7ab8f7851bcc3d6ebfd|\xabd64f9f08068892
\xc444e94b08bc7b58bd65bc2f34c14b68|\xabd64f9f08068892
\xc444e94b08bc7b58bd65bc2f34c14b68|\xabd64f9f08068892
\xc444e94b08bc7b58bd65bc2f34c14b68|\xabd64f9f08068892
