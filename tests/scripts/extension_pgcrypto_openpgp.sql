# pgcrypto: OpenPGP messages with passwords and with keys, and their armor.
#: notices

> create extension pgcrypto
CREATE EXTENSION

> select to_json(pgp_sym_decrypt(decode('ww0EBwMC6IWqm3M12bJ80jsBeNlW1VHkHOK+YvSsLEzwD7P+D1Jelre7plfAiJvOLTRxsOhZYMBg1CnMF64MS25vox//2ChFvMim8g==', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMC6IWqm3M12bJ80jsBeNlW1VHkHOK+YvSsLEzwD7P+D1Jelre7plfAiJvOLTRxsOhZYMBg1CnMF64MS25vox//2ChFvMim8g==', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMC6IWqm3M12bJ80jsBeNlW1VHkHOK+YvSsLEzwD7P+D1Jelre7plfAiJvOLTRxsOhZYMBg1CnMF64MS25vox//2ChFvMim8g==', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', ''), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
line\nWäre

> select to_json(pgp_sym_decrypt(decode('ww0ECQMCh9z8dhqiEfV00jsB5CWH8iKIXDrih+h4U1nEVGjRfyyRubh+tbM8T9xyT021oLw64boJ60eWoJICaYBtsARVq7rZ1lrUuw==', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0ECQMCh9z8dhqiEfV00jsB5CWH8iKIXDrih+h4U1nEVGjRfyyRubh+tbM8T9xyT021oLw64boJ60eWoJICaYBtsARVq7rZ1lrUuw==', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0ECQMCh9z8dhqiEfV00jsB5CWH8iKIXDrih+h4U1nEVGjRfyyRubh+tbM8T9xyT021oLw64boJ60eWoJICaYBtsARVq7rZ1lrUuw==', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 'cipher-algo=aes256'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
line\nWäre

> select to_json(pgp_sym_decrypt(decode('wyYECAMCSCWlLv/Yh6VrnZBn4UejlpzqFOF0CgW7P2eYe+FblqZcCdI7AV/LJH9s8aqQsQkBHYufIuOayu1uuw47kRal2pe05C17IbIksQsyx0HbmPeWcDHdoQza8QD/sbQNEt8=', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('wyYECAMCSCWlLv/Yh6VrnZBn4UejlpzqFOF0CgW7P2eYe+FblqZcCdI7AV/LJH9s8aqQsQkBHYufIuOayu1uuw47kRal2pe05C17IbIksQsyx0HbmPeWcDHdoQza8QD/sbQNEt8=', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 8
NOTICE 00000 pgp_decrypt: unexpected use_sess_key: expected 0 got 1
NOTICE 00000 pgp_decrypt: unexpected s2k_cipher_algo: expected 7 got 8
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('wyYECAMCSCWlLv/Yh6VrnZBn4UejlpzqFOF0CgW7P2eYe+FblqZcCdI7AV/LJH9s8aqQsQkBHYufIuOayu1uuw47kRal2pe05C17IbIksQsyx0HbmPeWcDHdoQza8QD/sbQNEt8=', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 'cipher-algo=aes192,sess-key=1'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 8
NOTICE 00000 pgp_decrypt: unexpected use_sess_key: expected 0 got 1
NOTICE 00000 pgp_decrypt: unexpected s2k_cipher_algo: expected 7 got 8
line\nWäre

> select to_json(pgp_sym_decrypt(decode('ww0EAgMBpdD63ehs/xF10jMBdJFlfcQQgB9Hk0PlkO/0FkDoppzgJ3yzE1yX5T3SIlvwPeC2rL4Pn3oAOrNir610zgM=', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EAgMBpdD63ehs/xF10jMBdJFlfcQQgB9Hk0PlkO/0FkDoppzgJ3yzE1yX5T3SIlvwPeC2rL4Pn3oAOrNir610zgM=', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 2
NOTICE 00000 pgp_decrypt: unexpected s2k_digest_algo: expected 2 got 1
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EAgMBpdD63ehs/xF10jMBdJFlfcQQgB9Hk0PlkO/0FkDoppzgJ3yzE1yX5T3SIlvwPeC2rL4Pn3oAOrNir610zgM=', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 'cipher-algo=3des,s2k-digest-algo=md5'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 2
NOTICE 00000 pgp_decrypt: unexpected s2k_digest_algo: expected 2 got 1
line\nWäre

> select to_json(pgp_sym_decrypt(decode('wx4ECQMClkvE/5fCXxtl3+uALRMEvaE4NM8V8UnrmDTSOwEI5Z79LLsecLg+IOeryRslhbm94v+N/rxD4j8wVGjjdYoaIg6/p4pNBG6kw0fGtOkgu94qP6Dme/0+', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('wx4ECQMClkvE/5fCXxtl3+uALRMEvaE4NM8V8UnrmDTSOwEI5Z79LLsecLg+IOeryRslhbm94v+N/rxD4j8wVGjjdYoaIg6/p4pNBG6kw0fGtOkgu94qP6Dme/0+', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected use_sess_key: expected 0 got 1
NOTICE 00000 pgp_decrypt: unexpected s2k_cipher_algo: expected 7 got 9
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('wx4ECQMClkvE/5fCXxtl3+uALRMEvaE4NM8V8UnrmDTSOwEI5Z79LLsecLg+IOeryRslhbm94v+N/rxD4j8wVGjjdYoaIg6/p4pNBG6kw0fGtOkgu94qP6Dme/0+', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 'sess-key=1,s2k-cipher-algo=aes256'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected use_sess_key: expected 0 got 1
NOTICE 00000 pgp_decrypt: unexpected s2k_cipher_algo: expected 7 got 9
line\nWäre

> select to_json(pgp_sym_decrypt(decode('wwQEBwAC0jsBHM5GFR9tzxYmtyAHABhishQ+fMNYpDbqcqjW+apmrBI7TdVvnLyeT953pzRyJMtC+umhVDkGcFBhpg==', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('wwQEBwAC0jsBHM5GFR9tzxYmtyAHABhishQ+fMNYpDbqcqjW+apmrBI7TdVvnLyeT953pzRyJMtC+umhVDkGcFBhpg==', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected s2k_mode: expected 3 got 0
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('wwQEBwAC0jsBHM5GFR9tzxYmtyAHABhishQ+fMNYpDbqcqjW+apmrBI7TdVvnLyeT953pzRyJMtC+umhVDkGcFBhpg==', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 's2k-mode=0'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected s2k_mode: expected 3 got 0
line\nWäre

> select to_json(pgp_sym_decrypt(decode('wwwEBwEKMe5GpHSKn7XSOwHw7NoK4Qq6oK0b26IWaqe1iHLX0O3IdRMno7EIh4quDNjN7bjH9/FtOhxU6ruhFcl9FC7VJe1qnqMi', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('wwwEBwEKMe5GpHSKn7XSOwHw7NoK4Qq6oK0b26IWaqe1iHLX0O3IdRMno7EIh4quDNjN7bjH9/FtOhxU6ruhFcl9FC7VJe1qnqMi', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected s2k_mode: expected 3 got 1
NOTICE 00000 pgp_decrypt: unexpected s2k_digest_algo: expected 2 got 10
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('wwwEBwEKMe5GpHSKn7XSOwHw7NoK4Qq6oK0b26IWaqe1iHLX0O3IdRMno7EIh4quDNjN7bjH9/FtOhxU6ruhFcl9FC7VJe1qnqMi', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 's2k-mode=1,s2k-digest-algo=sha512'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected s2k_mode: expected 3 got 1
NOTICE 00000 pgp_decrypt: unexpected s2k_digest_algo: expected 2 got 10
line\nWäre

> select to_json(pgp_sym_decrypt(decode('ww0EBwMIcl1Yb/jaiDUQ0jsBYaP8+qLkBLZJksJWE9Vk7scDJfkJVbYqIyakuNiDePO532LzbGzrQ9HZP13v9Tz2cXXkGhxe9VFQaQ==', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMIcl1Yb/jaiDUQ0jsBYaP8+qLkBLZJksJWE9Vk7scDJfkJVbYqIyakuNiDePO532LzbGzrQ9HZP13v9Tz2cXXkGhxe9VFQaQ==', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected s2k_digest_algo: expected 2 got 8
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMIcl1Yb/jaiDUQ0jsBYaP8+qLkBLZJksJWE9Vk7scDJfkJVbYqIyakuNiDePO532LzbGzrQ9HZP13v9Tz2cXXkGhxe9VFQaQ==', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 's2k-count=2000,s2k-digest-algo=sha256'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected s2k_digest_algo: expected 2 got 8
line\nWäre

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCzlE5qrpUx+910kABjAxpdKwdZKeDT+po4jRCiEQMiEh+DLmfiblWzRlcdaW1lDvCmwO1MVbE9B76gChbyQbCOOCBZxBfWy4y5gCB', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCzlE5qrpUx+910kABjAxpdKwdZKeDT+po4jRCiEQMiEh+DLmfiblWzRlcdaW1lDvCmwO1MVbE9B76gChbyQbCOOCBZxBfWy4y5gCB', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected compress_algo: expected 0 got 1
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCzlE5qrpUx+910kABjAxpdKwdZKeDT+po4jRCiEQMiEh+DLmfiblWzRlcdaW1lDvCmwO1MVbE9B76gChbyQbCOOCBZxBfWy4y5gCB', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 'compress-algo=1'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected compress_algo: expected 0 got 1
line\nWäre

> select to_json(pgp_sym_decrypt(decode('ww0EBwMC7OdudoAZ0bBs0kYBTPuF7J0C+K6mAUOaJHaqGe/mvM1LuUKYM1XyihHu9234qrUweTL50aNnAz+G+vuuONKqF/ZDJArot7Efx3fcNuMOcJwK', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMC7OdudoAZ0bBs0kYBTPuF7J0C+K6mAUOaJHaqGe/mvM1LuUKYM1XyihHu9234qrUweTL50aNnAz+G+vuuONKqF/ZDJArot7Efx3fcNuMOcJwK', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected compress_algo: expected 0 got 2
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMC7OdudoAZ0bBs0kYBTPuF7J0C+K6mAUOaJHaqGe/mvM1LuUKYM1XyihHu9234qrUweTL50aNnAz+G+vuuONKqF/ZDJArot7Efx3fcNuMOcJwK', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 'compress-algo=2,compress-level=9'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected compress_algo: expected 0 got 2
line\nWäre

> select to_json(pgp_sym_decrypt(decode('ww0EBwMChnql//BCmL96ySTnjBKgHl9QRcxePKgN808/W7Y/6wDs4vktCqcovl+WgQGiwkY=', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMChnql//BCmL96ySTnjBKgHl9QRcxePKgN808/W7Y/6wDs4vktCqcovl+WgQGiwkY=', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected disable_mdc: expected 0 got 1
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMChnql//BCmL96ySTnjBKgHl9QRcxePKgN808/W7Y/6wDs4vktCqcovl+WgQGiwkY=', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 'disable-mdc=1'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected disable_mdc: expected 0 got 1
line\nWäre

> select to_json(pgp_sym_decrypt(decode('ww0ECQMCpQjlO3qU9pRjySlElOhz0jlmfq4pnGa1gXg+KcF5WIXa6KE+AiAo4c5YFpaauVk32KuxSA==', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0ECQMCpQjlO3qU9pRjySlElOhz0jlmfq4pnGa1gXg+KcF5WIXa6KE+AiAo4c5YFpaauVk32KuxSA==', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected disable_mdc: expected 0 got 1
NOTICE 00000 pgp_decrypt: unexpected compress_algo: expected 0 got 1
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0ECQMCpQjlO3qU9pRjySlElOhz0jlmfq4pnGa1gXg+KcF5WIXa6KE+AiAo4c5YFpaauVk32KuxSA==', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 'disable-mdc=1,compress-algo=1,cipher-algo=aes256'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected disable_mdc: expected 0 got 1
NOTICE 00000 pgp_decrypt: unexpected compress_algo: expected 0 got 1
line\nWäre

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCWPj4kNkBkmVl0jsBHjI+n++/UIFmFs2Geq8GiP1tqXA8QspeTGGvEXAxnPOxuNBCZ1RV9n9y4bQl0hL3IdVc1M9wFkYzNw==', 'base64'), 'key'))
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCWPj4kNkBkmVl0jsBHjI+n++/UIFmFs2Geq8GiP1tqXA8QspeTGGvEXAxnPOxuNBCZ1RV9n9y4bQl0hL3IdVc1M9wFkYzNw==', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected unicode_mode: expected 0 got 1
"line\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCWPj4kNkBkmVl0jsBHjI+n++/UIFmFs2Geq8GiP1tqXA8QspeTGGvEXAxnPOxuNBCZ1RV9n9y4bQl0hL3IdVc1M9wFkYzNw==', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 'unicode-mode=1'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0')
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
NOTICE 00000 pgp_decrypt: unexpected unicode_mode: expected 0 got 1
line\nWäre

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCeq4SY7B6XG1l0jwBG6HibU3pnymOkTn+CY3rPa5XQdD42HdG5gLKRbuY0+Ofd1sO4NwYTSsYEA5jFBJBdH3jsD5SqsJSgPc=', 'base64'), 'key'))
"line\r\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCeq4SY7B6XG1l0jwBG6HibU3pnymOkTn+CY3rPa5XQdD42HdG5gLKRbuY0+Ofd1sO4NwYTSsYEA5jFBJBdH3jsD5SqsJSgPc=', 'base64'), 'key', 'expect-cipher-algo=aes256,expect-disable-mdc=0,expect-sess-key=0,expect-s2k-mode=3,expect-s2k-digest-algo=sha1,expect-s2k-cipher-algo=aes128,expect-compress-algo=0,expect-unicode-mode=0'))
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 9 got 7
"line\r\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCeq4SY7B6XG1l0jwBG6HibU3pnymOkTn+CY3rPa5XQdD42HdG5gLKRbuY0+Ofd1sO4NwYTSsYEA5jFBJBdH3jsD5SqsJSgPc=', 'base64'), 'kez'))
ERROR 39000 Wrong key or corrupt data

> select to_json(pgp_sym_decrypt(pgp_sym_encrypt(E'line\nWäre', 'key', 'convert-crlf=1'), 'key'))
"line\r\nWäre"

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCJPct3mHAmLtk0jgBmnSg87yCa19M9uinUGELVoX7BCQSVNl1aNKsF5drmGXUBFMqFff92+P/akt2LQ9zcbhATFPpIQ==', 'base64'), 'key', 'convert-crlf=1'))
"a\nb\rc\n"

> select pgp_sym_decrypt_bytea(decode('ww0EBwMCgVEJjsEFJ8F80jMBoyWSJn5yHcgd+zWMN+yy4Xq2G1NRfRQvHV/s40dfaqnasCdgujMl0WWY6h9FkGEu5/s=', 'base64'), 'key')
\x00ff

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCgVEJjsEFJ8F80jMBoyWSJn5yHcgd+zWMN+yy4Xq2G1NRfRQvHV/s40dfaqnasCdgujMl0WWY6h9FkGEu5/s=', 'base64'), 'key'))
ERROR 39000 Not text data

> select to_json(pgp_sym_decrypt(decode('ww0EBwMCgVEJjsEFJ8F80jMBoyWSJn5yHcgd+zWMN+yy4Xq2G1NRfRQvHV/s40dfaqnasCdgujMl0WWY6h9FkGEu5/s=', 'base64'), 'key', 'debug=1'))
NOTICE 00000 dbg: parse_literal_data: data type=b
ERROR 39000 Not text data

> select pgp_sym_decrypt_bytea(decode('ww0EBwMC7LrIC5n/LMBq0jQB7Tlzpq8QKe4Q2hmpoznKb9IkG0pwlKWwXPjSP/REHuUGwFUK7jkIS2evYiULps85SIgt', 'base64'), 'key')
\x616263

> select to_json(pgp_sym_decrypt(decode('ww0EBwMC7LrIC5n/LMBq0jQB7Tlzpq8QKe4Q2hmpoznKb9IkG0pwlKWwXPjSP/REHuUGwFUK7jkIS2evYiULps85SIgt', 'base64'), 'kez', 'debug=1'))
NOTICE 00000 dbg: prefix_init: corrupt prefix
NOTICE 00000 dbg: pgp_parse_pkt_hdr: not pkt hdr
ERROR 39000 Wrong key or corrupt data

> select to_json(pgp_sym_decrypt(decode('ww0EBwMC7LrIC5n/LMBq0jQB7Tlzpq8QKe4Q2hmpoznKb9IkG0pwlKWwXPjSP/REHuUGwFUK7jkIS2evYiULps85', 'base64'), 'key', 'debug=1'))
NOTICE 00000 dbg: mdc_finish: read failed, res=17
ERROR 39000 Wrong key or corrupt data

> select to_json(pgp_sym_decrypt(decode('ww0EBwMC7LrIC5n/LMBq0jQB7Tlzpq8QKe4Q2hmpoznKb9IkG0pwlKWwXPjSP/REHuUGwFUK7jkIS2evYiULps85SIh4', 'base64'), 'key', 'debug=1'))
NOTICE 00000 dbg: mdc_finish: mdc failed
ERROR 39000 Wrong key or corrupt data

> select to_json(pgp_sym_decrypt(decode('jA0EBwMC3Ly3zFvTp+T/0nIBE4/RZBc5eTcOKvV6pl0Oq+lUsR1L1uQHL3H6hLCeZI1LqsVqkrMWO1AVh5robTb/QnCl2W+lX6diri+wapcvHZyj5vwgovb/+lpVQApXXm+wuWmInN6YuPtMtRo31S35s34XeLf9tstJQwSUUtbSbvc=', 'base64'), 'key', 'debug=1'))
NOTICE 00000 dbg: parse_compressed_data: bzip2 unsupported
ERROR 39000 Unsupported compression algorithm

> select pgp_sym_decrypt('\x', 'key', 'debug=1')
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt('\xaabb', 'key', 'debug=1')
NOTICE 00000 dbg: pullf_read_fixed: need=1 got=0
ERROR 39000 Wrong key or corrupt data

> select pgp_sym_decrypt('\x1122', 'key', 'debug=1')
NOTICE 00000 dbg: pgp_parse_pkt_hdr: not pkt hdr
ERROR 39000 Wrong key or corrupt data

> select pgp_key_id(decode('ww0EBwMC7LrIC5n/LMBq0jQB7Tlzpq8QKe4Q2hmpoznKb9IkG0pwlKWwXPjSP/REHuUGwFUK7jkIS2evYiULps85SIgt', 'base64')), pgp_key_id(pgp_sym_encrypt('a', 'b'))
SYMKEY|SYMKEY

> select pgp_key_id('foo')
ERROR 39000 Wrong key or corrupt data

> select pgp_key_id('')
ERROR 39000 No encryption key found

> select length(pgp_sym_encrypt(repeat('x', n), 'key')), length(pgp_sym_encrypt(repeat('x', n), 'key', 'disable-mdc=1,sess-key=1')), pgp_sym_decrypt(pgp_sym_encrypt(repeat('x', n), 'key'), 'key') = repeat('x', n) from unnest(array[0, 1, 150, 190, 8000, 16340, 16378, 50000]) n
66|60|t
67|61|t
217|210|t
258|252|t
8068|8062|t
16411|16408|t
16446|16440|t
50074|50068|t

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'x'), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'x='), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', '=x'), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 's2k-count=1024'), 'key')
foo

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 's2k-count=1023'), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 's2k-mode=1,s2k-count=1024'), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 's2k-mode=2'), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'compress-algo=3'), 'key')
ERROR 39000 Unsupported compression algorithm

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'compress-algo=-1'), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'compress-algo=2,compress-level=10'), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'compress-level=-1'), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'cipher-algo=des'), 'key')
ERROR 39000 Unsupported cipher algorithm

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'cipher-algo=twofish'), 'key')
ERROR 39000 Unsupported cipher algorithm

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 's2k-digest-algo=nope'), 'key')
ERROR 39000 Unsupported digest algorithm

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'cipher-algo = AES256 , sess-key=1'), 'key')
foo

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'sess-key=1,'), 'key')
foo

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'sess-key=1, '), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'sess-key=1 x'), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'disable-mdc=5'), 'key')
foo

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'expect-foo=1'), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', ' '), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', ','), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 's2k-digest-algo=sha224'), 'key')
ERROR 39000 Unsupported digest algorithm

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 's2k-digest-algo=sha-1'), 'key')
foo

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'sess-key=1,s2k-cipher-algo=3des'), 'key')
foo

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'compress-algo=zip'), 'key')
foo

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'sess-key='), 'key')
ERROR 39000 Illegal argument to function

> select pgp_sym_decrypt(pgp_sym_encrypt('foo', 'key', 'sess-key= ,'), 'key')
foo

> select armor(''), armor('a', array['Version', 'Comment'], array['1', 'a: b']), armor(repeat('x', 57)::bytea), armor(repeat('x', 58)::bytea)
-----BEGIN PGP MESSAGE-----\n\n=twTO\n-----END PGP MESSAGE-----\n|-----BEGIN PGP MESSAGE-----\nVersion: 1\nComment: a: b\n\nYQ==\n=8lcT\n-----END PGP MESSAGE-----\n|-----BEGIN PGP MESSAGE-----\n\neHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4\n=vRFj\n-----END PGP MESSAGE-----\n|-----BEGIN PGP MESSAGE-----\n\neHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4\neA==\n=Li1s\n-----END PGP MESSAGE-----\n

> select armor('a', array['k'], array[['v']])
ERROR 2202E wrong number of array subscripts

> select armor('a', array['k'], array['v','w'])
ERROR 2202E mismatched array dimensions

> select armor('a', array['k',null], array['v','w'])
ERROR 22004 null value not allowed for header key

> select armor('a', array['k','x'], array['v',null])
ERROR 22004 null value not allowed for header value

> select armor('a', array['k: ','x'], array['v',null])
ERROR 22023 header key must not contain ": "

> select armor('a', array[E'k\n'], array['v'])
ERROR 22023 header key must not contain newlines

> select armor('a', array[E'k'], array[E'v\n'])
ERROR 22023 header value must not contain newlines

> select armor('a', array['ü'], array[E'v'])
ERROR 22023 header key must not contain non-ASCII characters

> select armor('a', array['k'], array[E'ü'])
ERROR 22023 header value must not contain non-ASCII characters

> select armor('a','{}','{}')
-----BEGIN PGP MESSAGE-----\n\nYQ==\n=8lcT\n-----END PGP MESSAGE-----\n

> select armor('a', '[5:5]={k}','{v}')
-----BEGIN PGP MESSAGE-----\nk: v\n\nYQ==\n=8lcT\n-----END PGP MESSAGE-----\n

> select dearmor('foo')
ERROR 39000 Corrupt ascii-armor

> select dearmor(armor('foo', array['k'], array['v']))
\x666f6f

> select dearmor(E'junk\n-----BEGIN PGP FOO-----\r\nVersion: 1\r\n\r\nZm9v\r\n=BKK7\r\n-----END PGP FOO-----\r\njunk')
ERROR 39000 Corrupt ascii-armor

> select dearmor(E'-----BEGIN PGP FOO-----\n\nZm9v\n=BKK8\n-----END PGP FOO-----')
ERROR 39000 Corrupt ascii-armor

> select * from pgp_armor_headers(armor('a', array['k','k'], array['v: x','']))
k|v: x
k|

> select * from pgp_armor_headers(E'-----BEGIN PGP FOO-----\nVersion:1\n\nZm9v\n=BKK7\n-----END PGP FOO-----')
ERROR 39000 Corrupt ascii-armor

> select * from pgp_armor_headers('foo')
ERROR 39000 Corrupt ascii-armor

> select p.oid::regprocedure::text, provolatile, proisstrict, proparallel, prosrc, proretset, prorows, proargnames, proargmodes from pg_proc p where prosrc ~ 'pgp|armor' order by 1
armor(bytea)|i|t|s|pg_armor|f|0|∅|∅
armor(bytea,text[],text[])|i|t|s|pg_armor|f|0|∅|∅
dearmor(text)|i|t|s|pg_dearmor|f|0|∅|∅
pgp_armor_headers(text)|i|t|s|pgp_armor_headers|t|1000|{"",key,value}|{i,o,o}
pgp_key_id(bytea)|i|t|s|pgp_key_id_w|f|0|∅|∅
pgp_pub_decrypt(bytea,bytea)|i|t|s|pgp_pub_decrypt_text|f|0|∅|∅
pgp_pub_decrypt(bytea,bytea,text)|i|t|s|pgp_pub_decrypt_text|f|0|∅|∅
pgp_pub_decrypt(bytea,bytea,text,text)|i|t|s|pgp_pub_decrypt_text|f|0|∅|∅
pgp_pub_decrypt_bytea(bytea,bytea)|i|t|s|pgp_pub_decrypt_bytea|f|0|∅|∅
pgp_pub_decrypt_bytea(bytea,bytea,text)|i|t|s|pgp_pub_decrypt_bytea|f|0|∅|∅
pgp_pub_decrypt_bytea(bytea,bytea,text,text)|i|t|s|pgp_pub_decrypt_bytea|f|0|∅|∅
pgp_pub_encrypt(text,bytea)|v|t|s|pgp_pub_encrypt_text|f|0|∅|∅
pgp_pub_encrypt(text,bytea,text)|v|t|s|pgp_pub_encrypt_text|f|0|∅|∅
pgp_pub_encrypt_bytea(bytea,bytea)|v|t|s|pgp_pub_encrypt_bytea|f|0|∅|∅
pgp_pub_encrypt_bytea(bytea,bytea,text)|v|t|s|pgp_pub_encrypt_bytea|f|0|∅|∅
pgp_sym_decrypt(bytea,text)|i|t|s|pgp_sym_decrypt_text|f|0|∅|∅
pgp_sym_decrypt(bytea,text,text)|i|t|s|pgp_sym_decrypt_text|f|0|∅|∅
pgp_sym_decrypt_bytea(bytea,text)|i|t|s|pgp_sym_decrypt_bytea|f|0|∅|∅
pgp_sym_decrypt_bytea(bytea,text,text)|i|t|s|pgp_sym_decrypt_bytea|f|0|∅|∅
pgp_sym_encrypt(text,text)|v|t|s|pgp_sym_encrypt_text|f|0|∅|∅
pgp_sym_encrypt(text,text,text)|v|t|s|pgp_sym_encrypt_text|f|0|∅|∅
pgp_sym_encrypt_bytea(bytea,text)|v|t|s|pgp_sym_encrypt_bytea|f|0|∅|∅
pgp_sym_encrypt_bytea(bytea,text,text)|v|t|s|pgp_sym_encrypt_bytea|f|0|∅|∅

> create table keys (id int, pub bytea, sec bytea, other bytea)
CREATE TABLE

> insert into keys values (1, decode('mQENBGsEhtYBCACna1v7ijhLawD3G9FSX3epxh65pVH8/Sch1C3GmmEh5u3s5QXs1XHvzDm8/bIHOqx8kUrS05ckERTNq9RBsroyIYjq7G+WYDAKaAb2HLnWNqUeiMEisxZG9Z+DOnz24k/vuT0u4Eg+2IRWHq7TZcMy3qBiT7tLHEmwJKR0zB1LpD9lwcRkBDLsx2hBNeG5AEOLcMArwqAzAg2g319fNR4lIA6FUkaJOu9gRrwB2aH5YEFyWKXgbYMppg+pELJXFPDuAk0ImgsmO9cLefZtzUAHN6Ihi6CoVQ2CiuIhmXVClYHDv+zc+f3+f2YwhZ/1u7aR90RXIaB0XVwhwNIT+iKTABEBAAG0CVJTQSBDbGVhcokBTgQTAQoAOBYhBD1olfP74cP55yoX2qPlQ6YW7qiBBQJrBIbWAhsvBQsJCAcCBhUKCQgLAgQWAgMBAh4BAheAAAoJEKPlQ6YW7qiBZs8H/3NIVVaJJdV5VWcz2uEZrMWseLrZV/fCHpqP9+xUvUxYOmKPTuHzdOQ6Ink01fgSy07Y4ISb+d9pNFNM3xpvN93eWccLGFcXRPBVo1eH1mNtzrxeoojloK3NfLAXEqclCBXbJx7tMIrmwEvfIXJNSIt/U0GKWSU7UOxXJQ5gbV1FDO7C2Tp4Jx2NEJbXZrFNWsZXP1ubl2jtk7uXMpyafLr5nS+9pjNs0TnXGUKN34ffMp8G5c8uGpXBkupnWkeQOQlyA135BrI6yn3SBe8AWgTleGCb3ZfkMUF9DCC/RaUVk6aF68bARQgMJM1vMOS5DXPNnUZBmczq7DBgqIIOE865AQ0EawSG1gEIAMSXbaYOBfLo2ummDhEighPWGaTHZJwyFOuYIOmPqbdE1c6Muhp8S/WdOW9u4vDlF6Cj5DekbmSy/ZpH4l5ThO1uxCLZOA4HFmzfUUrQexWcgr+TeV+0whwBvCvK+W+7uqm6Vv01p3OMQTo8hO9qD70QqGSbublFfUzz2ue0oEFIDYthcIjiQ/JpMlY6cviYbYb/epyiiCHKDF0Zxa8igVqkAV+SJIgvTXpz+Bb0B1ZksT04E9t/jGkTrk8ZyFbWBhROxhZD1b9kuHQLJFQp6KriRVQ8OpUc16lVFphIY9FDdMKSNwsDedolszLrXrwcTW5fgdTVqxA3XBcbMqBZMl8AEQEAAYkCbAQYAQoAIBYhBD1olfP74cP55yoX2qPlQ6YW7qiBBQJrBIbWAhsuAUAJEKPlQ6YW7qiBwHQgBBkBCgAdFiEEFaciH5CTs2Jrt73L1+wWrBsYNs8FAmsEhtYACgkQ1+wWrBsYNs/+/wf6A6r6YGmp0pwiEFa+Q08LzhkuTCqrpt36rp462Rck7k478H9XqnNW3q8tT/NKf7OioGBye1avjdZ8dHGfVROvbYtCHekmdLjLlUuAe5+crWzQ+UEuIdBX9BtlJpBLdw2+gkjNiE3JxF/kbscGwqYaJzzW/DtOUBQo6U/qY152wIHKh5/hSUGfroneQzqXQYdPkZHu5KP7vXue2QgsoMcV4suUFvMJ9/YZc8gd/ryrMElhAMsPzTd9MMI/OGN/hXxcKkcznF7KX5ytooz8eMVnbCCium2AKAp/pqDXH1f5ofzowjQ/hZKlesQOY63fYU+/LShXwjIzJ0e5KSG9yqw7o02fCACdfliCLs4/SOc3nwG8/nCI4opNk+YtgoTFaakwHh06lS6wiCGvdEA2lYjFidYSUrq1QxN/9ZysNFRGvJ50XygrEAMa7JUGumBJHxD6pwwwqsPvjgk4fCellrkOWbRmotFDX4D2PBURtCwACU1qtDisNSoBZRt/gQWpfK0+tx7XhTc08hi+kymPMeX77ODf/WoqF1NbAUoVnR0ZVj/aMpAR3wNrANhMxVzyIaRxOAXxbqwcTDopvXyH4GW17ATSXQCCV5Va2ODFj1/uwdxnxhGXL3X12bTHETLLStzU6nJT02e3BYgiUrrEI/Fysh93Dj/zS2I9/roJOAKD/4vNPQm+', 'base64'), decode('lQOYBGsEhtYBCACna1v7ijhLawD3G9FSX3epxh65pVH8/Sch1C3GmmEh5u3s5QXs1XHvzDm8/bIHOqx8kUrS05ckERTNq9RBsroyIYjq7G+WYDAKaAb2HLnWNqUeiMEisxZG9Z+DOnz24k/vuT0u4Eg+2IRWHq7TZcMy3qBiT7tLHEmwJKR0zB1LpD9lwcRkBDLsx2hBNeG5AEOLcMArwqAzAg2g319fNR4lIA6FUkaJOu9gRrwB2aH5YEFyWKXgbYMppg+pELJXFPDuAk0ImgsmO9cLefZtzUAHN6Ihi6CoVQ2CiuIhmXVClYHDv+zc+f3+f2YwhZ/1u7aR90RXIaB0XVwhwNIT+iKTABEBAAEAB/44VbdfZmy37/skq28dlTM6ZQistlTm2LZkuzVmCUea9U5lMtFyFoaexq09C27u4M7uoaM4WuuWPsstw96J9t6RhNhCGKoZwycXMVb6VMMxsjSQmDrI9tMNsJPqv/ER0ChOxZmxXtXgk9G/+tYgGzN6OBBm1GZ1CUFAbKwMAyzuaPx25CtocTysFFnphr9DFoR5btkG3iq0UKKZ908vuH8EGlzDigy+K8SAqohN6Z54SlNLebQhFSRWYuJ8MNUTiWXpnwA8o6X89hzUTAx5PBGcF/4oYF6n6F0neo4YkSroBi6vr/sIlXNcf+sY50hO+BvnlPbb7HHYYVa/Bl5QrUldBADL8d2KXnEWKTd6FAKUMtgiA9dtLon8yCMsUbjBNorlyuDQlsT1J7SkMeVBHRZF5Er9Goe0tYl6Ehz+FYhvCHw9PKSYcyboLkgic6byQvZjiDrCh5PNm/IM9tWpqRJYIUmv86w8Pdbb+WjLDMmhc0FODfIcxm2EwKmIMm960zqxVQQA0iba2WPV1m3d5+XPo52kxb8Srnxxsa9JwxQ86RSvLhnWea1NSXwIaEdwCyBFH2ep5cCOKva34gXM9SVT27ryO/vt8dXTsK4Vu5yOZPOGBrWEriTt4Zc/0kUGsHZamcadNJkkjgP1aa5DjbpUQDwo3tisCRmAlfpftEkQHpK3JEcD+wXvw693n8lj0QG/qzK+pQiBHPPnVr8+/qh1CfhgBuLyakhb6WsC392/9BrgfoWzghIDIB9Es/MPEOLtIW1KJsBDLlcFcgYHw4F2vWG+vR11IJo73helf1YK8KEt/qJkFMDxFQ4ucSFjhHamBQYGPyJXih6g0O9OGEVNF7Nwa+CvPR60CVJTQSBDbGVhcokBTgQTAQoAOBYhBD1olfP74cP55yoX2qPlQ6YW7qiBBQJrBIbWAhsvBQsJCAcCBhUKCQgLAgQWAgMBAh4BAheAAAoJEKPlQ6YW7qiBZs8H/3NIVVaJJdV5VWcz2uEZrMWseLrZV/fCHpqP9+xUvUxYOmKPTuHzdOQ6Ink01fgSy07Y4ISb+d9pNFNM3xpvN93eWccLGFcXRPBVo1eH1mNtzrxeoojloK3NfLAXEqclCBXbJx7tMIrmwEvfIXJNSIt/U0GKWSU7UOxXJQ5gbV1FDO7C2Tp4Jx2NEJbXZrFNWsZXP1ubl2jtk7uXMpyafLr5nS+9pjNs0TnXGUKN34ffMp8G5c8uGpXBkupnWkeQOQlyA135BrI6yn3SBe8AWgTleGCb3ZfkMUF9DCC/RaUVk6aF68bARQgMJM1vMOS5DXPNnUZBmczq7DBgqIIOE86dA5gEawSG1gEIAMSXbaYOBfLo2ummDhEighPWGaTHZJwyFOuYIOmPqbdE1c6Muhp8S/WdOW9u4vDlF6Cj5DekbmSy/ZpH4l5ThO1uxCLZOA4HFmzfUUrQexWcgr+TeV+0whwBvCvK+W+7uqm6Vv01p3OMQTo8hO9qD70QqGSbublFfUzz2ue0oEFIDYthcIjiQ/JpMlY6cviYbYb/epyiiCHKDF0Zxa8igVqkAV+SJIgvTXpz+Bb0B1ZksT04E9t/jGkTrk8ZyFbWBhROxhZD1b9kuHQLJFQp6KriRVQ8OpUc16lVFphIY9FDdMKSNwsDedolszLrXrwcTW5fgdTVqxA3XBcbMqBZMl8AEQEAAQAH+gL7lzI8cBcY68nz5NMsccqpHSnG8ZBY2MCODyE1Npg2eV8jjZ3h+Q3tLR9qEFz+UpAYLseeNCNxtl0wriqCpS51V5Drgc24rs7r7n13mr57IKdMLpgLgWorgyQGrJUwV1jpMl8dk1wN88uww4WVjk8ls6BfKDZyWUAhb1bEOZuqygUAoi5UKNOk+OkbKfGNsyPfqQKy+vkXY/BA7WyqRY4OkXrW0XNMSzAOT/yatPN1he0bI10PSq0jTVR7uD3wo8/CTmG20i5e1a7zAVRhJcU+sLQEf6H2xnGqR6iIZQaXfxJeMkPQZAGiWkcF0IuLYj10j8L7CEWSPjORjLdJ+/kEANEHeZu7l9HDHYzzjOsjK6TIb3MsBjEYJR8apt7zTKYSzoLVGt1kmTQofixVLojLeWUlQH4YF5uN7xUUTG7B4mG14h2D3xkgjeScQNaOC+xJK9kz704yuIyt+HhmjHQVMX7rioTKqkrydpfq77XORQYXosOGa+UkeXJtheibq0PZBADwxHfruZTiJ1RUgbfx1HM+gpc7E7WZf0e4oOnRKE0cYwATK4386FPmgw9dXi3p99QLsno2ns7JoYjGOpZJ+7SvbbZrVGMb1CVtvravGjMhxt1nLlpwEAyLKHyyp6JEn76h2nR9tb5abTDw0K9mTa/VYkNtYbhSvT/bLupzfccc9wP/avSn/8D2/TuKdqGxeHm2sGrzh+SXe3SZkF2DHCivU1T+V5MRGblSLsQBpZ64rJc7OfM0ZsOzAtwQ5/JQuj8hg6ZtHZ1VJAXGt+9tDaVUFk4GXCmF+P7cifqtmtbpIkUmX38rW94lJ1hEWZkecWU1Ht8ftWfDTF5vsKef9D+wYSE9GIkCbAQYAQoAIBYhBD1olfP74cP55yoX2qPlQ6YW7qiBBQJrBIbWAhsuAUAJEKPlQ6YW7qiBwHQgBBkBCgAdFiEEFaciH5CTs2Jrt73L1+wWrBsYNs8FAmsEhtYACgkQ1+wWrBsYNs/+/wf6A6r6YGmp0pwiEFa+Q08LzhkuTCqrpt36rp462Rck7k478H9XqnNW3q8tT/NKf7OioGBye1avjdZ8dHGfVROvbYtCHekmdLjLlUuAe5+crWzQ+UEuIdBX9BtlJpBLdw2+gkjNiE3JxF/kbscGwqYaJzzW/DtOUBQo6U/qY152wIHKh5/hSUGfroneQzqXQYdPkZHu5KP7vXue2QgsoMcV4suUFvMJ9/YZc8gd/ryrMElhAMsPzTd9MMI/OGN/hXxcKkcznF7KX5ytooz8eMVnbCCium2AKAp/pqDXH1f5ofzowjQ/hZKlesQOY63fYU+/LShXwjIzJ0e5KSG9yqw7o02fCACdfliCLs4/SOc3nwG8/nCI4opNk+YtgoTFaakwHh06lS6wiCGvdEA2lYjFidYSUrq1QxN/9ZysNFRGvJ50XygrEAMa7JUGumBJHxD6pwwwqsPvjgk4fCellrkOWbRmotFDX4D2PBURtCwACU1qtDisNSoBZRt/gQWpfK0+tx7XhTc08hi+kymPMeX77ODf/WoqF1NbAUoVnR0ZVj/aMpAR3wNrANhMxVzyIaRxOAXxbqwcTDopvXyH4GW17ATSXQCCV5Va2ODFj1/uwdxnxhGXL3X12bTHETLLStzU6nJT02e3BYgiUrrEI/Fysh93Dj/zS2I9/roJOAKD/4vNPQm+', 'base64'), decode('wcBMA9fsFqwbGDbPAQgAmo8D7U+5n0dk6vRo37lRw61szEvbxoh/8k6PQLB9v7/Q7JotdSQL31mCD30rrEVGm58SvrW2aptFJnPn/R6soxfANYVky50lEJWirV8oYRi6Li+ZL8Dhmx+m9/LkCEIzvnX86VCOS5jqE9ptEtZU9Zfowhgcszn+4FwhyTj5ZiHp2YXynACjpeNMzYPdEZXffyqrhwyhf7AsgspfISAuBletRx80+Us8GtW0PCC16z0sAfmqCxP4O/2+wb/qzLvmrJA3gbF1bFe0qwPBwSgpmwKo4ULpDWHbzzXXKt74fWZ979RvRVHfnmJfEscvXRB6VjastfDMrnXoSWnLE67Nv9I6AXeMA9IilfpYLnnoazdian3dJZrzgj24buA9kZSz8qI3yRK1h7i9yt/ecE2f8Ktifmm5UbsKhv6gLg==', 'base64'))
INSERT 0 1

> insert into keys values (2, decode('mQENBGsEhxgBCADhoAbcModRKedFmb1daL+Lamy4njjHVsMR/kbGu4iuD+OXzs1dMa2Hc5CLScuSsootMFw2vmH27bPMTTTC9Jqgm3KQMCCK0gpM4tw0I6eD5O1tz3HZ6/roe9RYWEPT6oUW/ooYo7NXeS2nYIZQzjbansb2g6bv4qnGiQWaP/d0VpAMmPo1mfdmBiuuMLAL3txrC16M6p+PVrp1ItRtzx2ozAJWmVx1jiLhY1eAD9yMcnFdt/N2pA2EXGUnZ1CiO1iw2ATRSnVXs5WyGBwbYVQlH1qWalIUtcDsVKD5XvKgNvkIEDY0YVpJfrw74PVwPMgLx9cj0hUpRyDgn3E1IqTPABEBAAG0ClJTQSBIaWRkZW6JAU4EEwEKADgWIQQ6v8/7y0uHlicZsZRCzfR+TgomcgUCawSHGAIbLwULCQgHAgYVCgkICwIEFgIDAQIeAQIXgAAKCRBCzfR+TgomcnGCB/4/9JdBqnDTDOES7rn32VtzdPPZUULTdIZ+lMYa3V1vN4ayfYfk56G6aEIJMzvkz3YBGa2fSuagBCBI2+soyF1yESMBHhxaLfKm4olpTGQQkFANz0f14gjbJXlIBT1hHvvhHBD9/XMrZ8BaH0A2j4PaCZEXSmwXr/VvpBBbdlqgPeE3aTju835UPNWdSIvet4Elhtu9xbzLQGfTt1MAa2AKD24bvok1bW1pqOcSRJZeEy9RKxQr9SO7Yuj/DbF19pH3SqsdZBVHf+gJTIaf9DE3wR7B/uikFsD+zq/mtVPHukDY5zvA4a9ryUnL+iAxA5GYNvpUAue6cFkdZE2cYIdbuQENBGsEhxgBCACYy6deijrB5XKcTzGGik9IcgttjxBJh3u5qiKqOtMn5D4oGMqOV80+osjkf3QJnHreaS/rqKfGoYqTN+ZYY4AJx43i5uwtbmGYHz0xKril5O8Gd0P7bsBUL0NP3yoeZclfaDoJafOZB3X7eElAzZdQgAvdjNq49xUeW9LMldCG2wkdyv9mUTQSGtGVa4dG2PRJpKQXdjUh4n50mXV05LJ/rUONGq/wKM6kP0UfFtqCGkB74MX9TH7MxUU/MP5yRRU7ZAD3PdjQR//4qaXwWAz3vZT4j34BnsVl+IFwuR9fNBGI/puumUBp4aVbZX3OkMs+7KbAsDoRdaezz1CAhqM5ABEBAAGJAmwEGAEKACAWIQQ6v8/7y0uHlicZsZRCzfR+TgomcgUCawSHGAIbLgFACRBCzfR+TgomcsB0IAQZAQoAHRYhBLq7hlj6kOehbeLp4QBXrZCLVODFBQJrBIcYAAoJEABXrZCLVODF4WUH/A0Nr013DxMq428+LA1KcJj0TNwULFnf3qoE8jhzmtvymGCDBDN5Tmlj1fhl8wbBLckTtpe47rWStyL8AAbOFmS/RJPev85FZABHv9U/dhHlLzwPKsfwepVk42IsT4S0p7Y4zRNUFEy3hkXMjkMUYrcMX3fxqmBgOy32wHWsfBvkYZffB6yTwIFcQWJeV6FVR1KBwx13Pq8mdpa72CqhfQlpIhK+/HujO9SaBgmO2YPBgx4OZ6OmBRmsSKu91iUSkgpMVDXT7VNxeoWXwg7c90evyqPcFKYizn38JLjY1pGZKAFAjWJkoowVn+9qhPmEjk0kuMMar2mds75ptC9htHueXwf7BqzG86CHodXvshawn3Q6T+OtpX9Utv1xgwFEQMqxKaYXgFwZJ/A4cZxpBQkJLvQC2A7zw+lYoHa/7y3lt8Bg85hm7FEKhSrgMMhEHpDBEuqVB2voRidGSVCpoy1kvWzk4IA2WJju9DtZvqZ2oqy4r2vrYveBI9e+rctdic+HghZr1CFzovtmXGRkgiog1B0BewH1HYa7S5o8aLwesB2odC5EutUbo0LEaowXdQn/uPH+jOguQ1QzJLLlyKtE9ZN0NzLtwT1Fzqr0+ScCI7LZgVxSIY6vLTd+kJbz34Lyb84jM7PsjfYYXsjvOLKfONOQcX3NfYHTNAaBUXSFHndoLQ==', 'base64'), decode('lQPGBGsEhxgBCADhoAbcModRKedFmb1daL+Lamy4njjHVsMR/kbGu4iuD+OXzs1dMa2Hc5CLScuSsootMFw2vmH27bPMTTTC9Jqgm3KQMCCK0gpM4tw0I6eD5O1tz3HZ6/roe9RYWEPT6oUW/ooYo7NXeS2nYIZQzjbansb2g6bv4qnGiQWaP/d0VpAMmPo1mfdmBiuuMLAL3txrC16M6p+PVrp1ItRtzx2ozAJWmVx1jiLhY1eAD9yMcnFdt/N2pA2EXGUnZ1CiO1iw2ATRSnVXs5WyGBwbYVQlH1qWalIUtcDsVKD5XvKgNvkIEDY0YVpJfrw74PVwPMgLx9cj0hUpRyDgn3E1IqTPABEBAAH+BwMCOxBb6rsKXmT/7LhQxbw+cr4hrW4twjRLRpGJRC78Ow4Yq929vX6J+VtnGGKa9mzmquMuG/MoLZBsaWSJNp/4xXZ6dRW+prhVLGu3GCCMjerQcK6EfMj5KD8Z2C2oEjnd5MvVvhesDCFgAGStwKBDyQGDSAoaGGfP+5v7uU9KZsth831NO9zTBnOSeZZxw8Lp1YYuhB4BROzWG6UhfWbluwVxrRyTodKKlrOrF+SGt6ffmDpbzrXiHrrFeoXmF1HAipwOlzypR+FcRgYx4GCzkycAIQ7NzcqU9KSur1RD7OkYKOqKnUSTYch26eoCfOs8Hs/QSiuyKJrNZ8qe6fqcZ8quQX7UbtawZG4jrOY5lQ/xhZg4t1dPkwKaf8Y//F2E9tSKjXHZ16fKBQJ8Ia5FImDC8BAew7puq+/NAAhBohn8R9//9PWLUb0DvygAP/+RO9m0ytu1ckeX2ibgAAjEe9o88stzO0A86o6AtKyK+KFVC/UrvfWWl28PbLre9IJ5wmY1gZKbniytJLWTncjvrfEv6kDMU8bPqOCebPWWxQlao5w2obHkAeE2uqjG64Vx/uJ4EVpL6qyaJAq+Vk9lTNNynoBdvTRjJsEQcr5VD6pVCMrBzKneEucoueSI1EaoC/9d0/mHPs8B3N6zdyowT+x78C9KrfobtuAOWu2lptr9DeB2gny+EoxPy5urIV7+lqUWyWeU2t/w8lyfIWqIouiGnSCWDxx/fDa141k8TnZeT2bXvG7pRy1iH7LrONinHl0pMofcHSNv35m3+89Q4+uTRjQOadNXq118gfCxPwrm5sFwMiGxPVTlYqIKk1mQ/QMoiPQWsaEitrPEnscGe2oxUgVGE/fU7ge+SibGyIVcNzriXhJYUTawhku6yAKAqhbyho0I6wDojp2e1vwB8JUokIYrtApSU0EgSGlkZGVuiQFOBBMBCgA4FiEEOr/P+8tLh5YnGbGUQs30fk4KJnIFAmsEhxgCGy8FCwkIBwIGFQoJCAsCBBYCAwECHgECF4AACgkQQs30fk4KJnJxggf+P/SXQapw0wzhEu6599lbc3Tz2VFC03SGfpTGGt1dbzeGsn2H5OehumhCCTM75M92ARmtn0rmoAQgSNvrKMhdchEjAR4cWi3ypuKJaUxkEJBQDc9H9eII2yV5SAU9YR774RwQ/f1zK2fAWh9ANo+D2gmRF0psF6/1b6QQW3ZaoD3hN2k47vN+VDzVnUiL3reBJYbbvcW8y0Bn07dTAGtgCg9uG76JNW1taajnEkSWXhMvUSsUK/Uju2Lo/w2xdfaR90qrHWQVR3/oCUyGn/QxN8Eewf7opBbA/s6v5rVTx7pA2Oc7wOGva8lJy/ogMQORmDb6VALnunBZHWRNnGCHW50DxgRrBIcYAQgAmMunXoo6weVynE8xhopPSHILbY8QSYd7uaoiqjrTJ+Q+KBjKjlfNPqLI5H90CZx63mkv66inxqGKkzfmWGOACceN4ubsLW5hmB89MSq4peTvBndD+27AVC9DT98qHmXJX2g6CWnzmQd1+3hJQM2XUIAL3YzauPcVHlvSzJXQhtsJHcr/ZlE0EhrRlWuHRtj0SaSkF3Y1IeJ+dJl1dOSyf61DjRqv8CjOpD9FHxbaghpAe+DF/Ux+zMVFPzD+ckUVO2QA9z3Y0Ef/+Kml8FgM972U+I9+AZ7FZfiBcLkfXzQRiP6brplAaeGlW2V9zpDLPuymwLA6EXWns89QgIajOQARAQAB/gcDAjXsOh0GkAH1/0IIwIC0FqlQ9+luvatC0/j+vddptc4OGNo4GwhdnEAKt/9Phw3iXBlw1Xm43ZC4rVCZoHDJ4qRXeZvWMQV/rfr+yj747ZZyqo5YSHFd8xXlcqut17ScbFjcFlxFvOrj8rh8LGyr0tTjFv1xbUZ3MPEGe6Z2R++lfQFb9LljpPKagxEDyy+kY55OF8f7pjk25LRRCT8ANzDstCjvJJH8RwsuGlZk0Hs6Eb2MxWGxha2ebLZtVS10Wz5n5WEkkKbPADV1jF9uoj7REUeMLIQWQuK17DjFwVurL1CBAToJlyGkoLjfre1KJcowp85wNw5yAXvBvfvjdE4hEYXpMGlqrHE/dlXgW+FAFexPRkoRaD8379eqI0KxF0TzNxg5rtXibz0eBSwyoxBXDQFSawhPOl/U4XHtHXz/tKDZc4ZPgZ1aP3cHD1iJMU8oj6lpfLb+tbJLboYW6PYBfViSK5u3V2F738T1GXM6JMkoFfFjSDpWBNexn+2/71fI62esGPabyGkOs3UPcf2cj4ZjF+Kwswptxs4MJGuko7hjpMfjUXBpVI9gomkqEUgYqdnQAyzbuBdN81hu1iAHEnTarhDR0L+ca+lWS69NxfFpJmBsnYueNRZc1RK3IN0TLtKaH5MvwNkkQc3DWYruzAjGpG8dbRjhmKFL2ZW6nr/KFjAzkMfGn7tUYjGsD1ntSe4/bZPXNMcEV66JrTm/LMVDYLbo6SpfDBGeTjQVkLuvMWQnQPLmWP1+nomDlMAgVGqg1BB6APgDtiaLyA9gnn49F4TvTobIDjgBY2FV/QiiTPwosgjVSKV7uTGOXvYpwyEE4RBqQqlImiV/zsjuwz3J4UjBqFvyXnbsuLwtuM+BWrNlU0NjmL43I+81csucLKu+qmM+NblRaBWYs3Xkhc+SKYkCbAQYAQoAIBYhBDq/z/vLS4eWJxmxlELN9H5OCiZyBQJrBIcYAhsuAUAJEELN9H5OCiZywHQgBBkBCgAdFiEEuruGWPqQ56Ft4unhAFetkItU4MUFAmsEhxgACgkQAFetkItU4MXhZQf8DQ2vTXcPEyrjbz4sDUpwmPRM3BQsWd/eqgTyOHOa2/KYYIMEM3lOaWPV+GXzBsEtyRO2l7jutZK3IvwABs4WZL9Ek96/zkVkAEe/1T92EeUvPA8qx/B6lWTjYixPhLSntjjNE1QUTLeGRcyOQxRitwxfd/GqYGA7LfbAdax8G+Rhl98HrJPAgVxBYl5XoVVHUoHDHXc+ryZ2lrvYKqF9CWkiEr78e6M71JoGCY7Zg8GDHg5no6YFGaxIq73WJRKSCkxUNdPtU3F6hZfCDtz3R6/Ko9wUpiLOffwkuNjWkZkoAUCNYmSijBWf72qE+YSOTSS4wxqvaZ2zvmm0L2G0e55fB/sGrMbzoIeh1e+yFrCfdDpP462lf1S2/XGDAURAyrEppheAXBkn8DhxnGkFCQku9ALYDvPD6Vigdr/vLeW3wGDzmGbsUQqFKuAwyEQekMES6pUHa+hGJ0ZJUKmjLWS9bOTggDZYmO70O1m+pnairLiva+ti94Ej176ty12Jz4eCFmvUIXOi+2ZcZGSCKiDUHQF7AfUdhrtLmjxovB6wHah0LkS61RujQsRqjBd1Cf+48f6M6C5DVDMksuXIq0T1k3Q3Mu3BPUXOqvT5JwIjstmBXFIhjq8tN36QlvPfgvJvziMzs+yN9hheyO84sp8405Bxfc19gdM0BoFRdIUed2gt', 'base64'), decode('wcBMAwBXrZCLVODFAQf/QUod37GV4GF/hVhuQYyGUKdhrzyvp9Ag+Hsk5fUiFGZZ3kilvPauLaAtN8QPjkrSwVanANNYOGkAsTfQqjTiiXMurH8q6ZZp8ePx/MN5NFo3y7pDqBsZ41moo4cBONAfZVSpV5ImgAnwlmSwysWkB+9jz6HKGdAqqUmXc50V7OyHpvnlJ9N8Mm4xw2Rb1h0YmYFSB8KtJq4tgaVXau0xWspC/vTsKHjPTxIby7FZdZlpDJ0Ksm4/+xS7G5KoIj7abZCEIs2jpkUcoe1zkA8xzG8VCQtqfXyn8N6M2T+uyCxGGi6fPTD5q8w1E0QWB+dJufQ2aJBRm4U11JKh+E3SzNI6AREWLPlnhqudkMDTrveDeUs0WZnc1Ipcy2xZMs8519zpKUD/3HlwvxOB2wvObaTYR1fPT9MFfhqxfw==', 'base64'))
INSERT 0 1

> insert into keys values (3, decode('mQGiBGsEhtcRBACqYND3cyN80yjdKsrpQAyQk3njCc+R0vmkex6pjFsJB3MvTRNjwva0Y7jzXOS1fdloi2ZwX6k8tHegWIoisi9aR7eO9wZEZcd+Tqs/298ToJ0PV0E7H2U5TG8ODnoAg+/vLbeTukRtQD8Hyq+g9+3pU9Ads6fQogHuAdYJK1u6LwCgwX8fxSSGos3AqoMRxBHvdG/P4+8D/3X+fm5aCnYRGXZofz8U8z4hb2f7l98BwzAV/WoH/x5rN0CqCGnZqDg6BzogEZ4xJy05Cu9POzs+UpjR1IJx40DQHxeIvr3IscIUvBLisRbteOAyDWLTKyxW65mAsLg4GSHo+volr0YLyd8FMxaV1yDyhHGiDpAYrt2JN2QYMtThA/0ePLRcWFAP7/VkTDs3yTwYNoh7IWj7DTirO4oRow7uy2qFY3kILBYSrVqE3BymZCEKhU5wi0JzsEz67fOC3Ta064wf32vtQ3nkSdfdNpjA1rXL7lPfQOqIDZ9bW4vR5+d4x+Ry/MFeMvy1s8kp8UjyInXGyboHd1DyOkcsUrkp3bQJRUxHIENsZWFyiHcEExECADgWIQSpfAGUs2njDl3DGfHtivyvTtE5MwUCawSG1wIbIwULCQgHAgYVCgkICwIEFgIDAQIeAQIXgAAKCRDtivyvTtE5My9gAJd9pLvtBzOvmLueMxfT8lfSStgfAJwJYfG7e1DHA3/LoRDE2+uz3nRJgrkBDQRrBIbXEAQAzXtT00BHLGuDsnnT3cqJ4O0fy50wNJuc8cvM5FoIb3DtdoOkMXykxgyfG0UCR1isyEtZLs6x+MSZuVpaiJN1oKQEzcz5A4NwBCaDniPN9/rwjncN5OaZclyyC0JFMNy6NGxWo+PLv11Xl2VgK6s7wbeOnqqMX/0gywJElnlT26sAAwUD/jEkIJMPyR30COip0K9QRyFPXhaLygBhmXMiEnUtA2sJU/1rlsHLGg722UdemiSmwQvt9aivDQRwvoL//Pde5Et/6bdRKGH6k7Hox/6gpeTqUqSBK2I/Tgff/h0+rwEE2WnfAiOlwglVBO101pBEwvknkaTlictEg5fVF5yBVFGCiGAEGBECACAWIQSpfAGUs2njDl3DGfHtivyvTtE5MwUCawSG1wIbDAAKCRDtivyvTtE5M2A/AJ9piSFd5mgGbBQzaoL7e45eB8KHZACgkmi+10rNiygivdmciGNNP6ZqLYI=', 'base64'), decode('lQG7BGsEhtcRBACqYND3cyN80yjdKsrpQAyQk3njCc+R0vmkex6pjFsJB3MvTRNjwva0Y7jzXOS1fdloi2ZwX6k8tHegWIoisi9aR7eO9wZEZcd+Tqs/298ToJ0PV0E7H2U5TG8ODnoAg+/vLbeTukRtQD8Hyq+g9+3pU9Ads6fQogHuAdYJK1u6LwCgwX8fxSSGos3AqoMRxBHvdG/P4+8D/3X+fm5aCnYRGXZofz8U8z4hb2f7l98BwzAV/WoH/x5rN0CqCGnZqDg6BzogEZ4xJy05Cu9POzs+UpjR1IJx40DQHxeIvr3IscIUvBLisRbteOAyDWLTKyxW65mAsLg4GSHo+volr0YLyd8FMxaV1yDyhHGiDpAYrt2JN2QYMtThA/0ePLRcWFAP7/VkTDs3yTwYNoh7IWj7DTirO4oRow7uy2qFY3kILBYSrVqE3BymZCEKhU5wi0JzsEz67fOC3Ta064wf32vtQ3nkSdfdNpjA1rXL7lPfQOqIDZ9bW4vR5+d4x+Ry/MFeMvy1s8kp8UjyInXGyboHd1DyOkcsUrkp3QAAn1ZBlwvJCK4TbMG4K08JElNbruE0CFW0CUVMRyBDbGVhcoh3BBMRAgA4FiEEqXwBlLNp4w5dwxnx7Yr8r07ROTMFAmsEhtcCGyMFCwkIBwIGFQoJCAsCBBYCAwECHgECF4AACgkQ7Yr8r07ROTMvYACXfaS77Qczr5i7njMX0/JX0krYHwCcCWHxu3tQxwN/y6EQxNvrs950SYKdATIEawSG1xAEAM17U9NARyxrg7J5093KieDtH8udMDSbnPHLzORaCG9w7XaDpDF8pMYMnxtFAkdYrMhLWS7OsfjEmblaWoiTdaCkBM3M+QODcAQmg54jzff68I53DeTmmXJcsgtCRTDcujRsVqPjy79dV5dlYCurO8G3jp6qjF/9IMsCRJZ5U9urAAMFA/4xJCCTD8kd9AjoqdCvUEchT14Wi8oAYZlzIhJ1LQNrCVP9a5bByxoO9tlHXpokpsEL7fWorw0EcL6C//z3XuRLf+m3UShh+pOx6Mf+oKXk6lKkgStiP04H3/4dPq8BBNlp3wIjpcIJVQTtdNaQRML5J5Gk5YnLRIOX1RecgVRRggAA+gOAabHOk91UsdX9/zRYuDcsvojapGJazk9wkrrJy+KKE6uIYAQYEQIAIBYhBKl8AZSzaeMOXcMZ8e2K/K9O0TkzBQJrBIbXAhsMAAoJEO2K/K9O0TkzYD8An2mJIV3maAZsFDNqgvt7jl4HwodkAKCSaL7XSs2LKCK92ZyIY00/pmotgg==', 'base64'), decode('wcBOA8iJ78kRwHDXEAQAlziGXtzaZfvrrUtPGH4q8kzwmVgRnwN93tVf6wrZswjs0jnclD1RDbxW6lesUVE4yd8c7iHgJUG8vXwW5Nfq1EnosbhzYB8txQaxaKR/VXLHCr05GOuNc8Yzo5JJmN/fN385kbeBRcLHz2Xi08Qu0bv85DrT5dHskYo5asqUh6gD/Aiu7ScFXOJRnauHfoJSgDrN4GNY1GZ1bY5673Est29cR3G4TWkpaqq1b4b/2a3PrJn5r97Ow8yF32NCv4B/RHqYFYk+qTKHdSXzIiVVlCdNM1C2jnPFauwhc4j6Sf/jh8lgmCfL0ChIzwZxd+HTXyRf5y6AZPURlW/qYDbcng0x0joBW6GogBW7nitWRwUgSrINLFL6zv24xoS8zQknMLG1D9i1B1ouPVF/wqtcTKMqsvBBDY36GK27U1cZ', 'base64'))
INSERT 0 1

> insert into keys values (4, decode('mQGiBGsEhx4RBACRnvG4Hg5a0HJo48iMGXovtzlaxItNjE3rfkNv6+pdWzn6eBQZMNK238NWTcGZxvFjTLHtPKwddFBKfnj2n4irFLdGPXqln5i7nVYK/jAFW0Q/jPN2/0UlocYUv5VKD76n+yMVthbBpSha7U1+O5mSXW/z5ctLnmJDRTs62FkTvwCghYvAqNmlcb6at2j9N1AEJdZHvL0D/1Ud3UOMzN0smLGkKIBJ+ovGU4IQsjjGLEClnn+kSkzda7sRJIWGPwjhb1uMQGo1KUwiVxEBffsSHBnQn2NpAuZJ8mAhgNQlSgmuPLd+ufgf8jrllaqC54qtkKKfVQJVLvb5xIpq8uoGyhi81S+pLNa/ny0TE1lgBL08Pp8SDox4A/92gXbofPMpHBOKsg29iqYPIUZEEZxUvDgL9EFwCaLrIdAXVV1ZGTOgA9l0BwWFE8+PLTG8i3zL7pc3CtplnLwXBqu5unOnFLjn2mjf96hKau7vgnF3nXlcoSJ6thLmw6Qn1in9COlVicjMAXPp9CZH5WfFL36FFZ+JRhHZuavMv7QKRUxHIEhpZGRlboh4BBMRAgA4FiEEtRdVUKmFsLW/yq80yM6zhwKsPWUFAmsEhx4CGyMFCwkIBwIGFQoJCAsCBBYCAwECHgECF4AACgkQyM6zhwKsPWWPBQCfdlGgzwsODczB6gYjNEH2bPTdElgAn2el47hwk6OcvIJsyTKTk8mpFpwMuQENBGsEhx4QBADSj3fbqEB5Fiju/1eyw0RRaxU69SnfHC+0MvW0uc5niLfyUChlu+fc3AVy+9RfWieKnU9nPvUmqGZgzsePqJUb3uMvCKPbF4+yS+WUo49+aHSe9AT3kYAsskuhzOHyy+0LBFKJFZoPLQlhNZzCsOazP4XoF3zHxgx2i83VzDK44wADBgQAzYkd8nUZOACi5FlKpMAh1FJBoNQEA31WSnMk/YYtTI+SVKfa4JZwt2eomdCB4m+xr+YIABVEPLsLkf6Sa8GP8pDog4B50ZmENVLg1drL8EjWe93kv3kbujjRz8b3Ewbzjp4J/8txdv4ho0GZCw/Gx8gqF3NP2IQPZRENp3L8btuIYAQYEQIAIBYhBLUXVVCphbC1v8qvNMjOs4cCrD1lBQJrBIceAhsMAAoJEMjOs4cCrD1l+QsAn0WHHEo/bIGlxj9tJV4+iTJ0/Uo5AJ4m3bd15bJQClpgm459KP2akOTnYQ==', 'base64'), decode('lQHpBGsEhx4RBACRnvG4Hg5a0HJo48iMGXovtzlaxItNjE3rfkNv6+pdWzn6eBQZMNK238NWTcGZxvFjTLHtPKwddFBKfnj2n4irFLdGPXqln5i7nVYK/jAFW0Q/jPN2/0UlocYUv5VKD76n+yMVthbBpSha7U1+O5mSXW/z5ctLnmJDRTs62FkTvwCghYvAqNmlcb6at2j9N1AEJdZHvL0D/1Ud3UOMzN0smLGkKIBJ+ovGU4IQsjjGLEClnn+kSkzda7sRJIWGPwjhb1uMQGo1KUwiVxEBffsSHBnQn2NpAuZJ8mAhgNQlSgmuPLd+ufgf8jrllaqC54qtkKKfVQJVLvb5xIpq8uoGyhi81S+pLNa/ny0TE1lgBL08Pp8SDox4A/92gXbofPMpHBOKsg29iqYPIUZEEZxUvDgL9EFwCaLrIdAXVV1ZGTOgA9l0BwWFE8+PLTG8i3zL7pc3CtplnLwXBqu5unOnFLjn2mjf96hKau7vgnF3nXlcoSJ6thLmw6Qn1in9COlVicjMAXPp9CZH5WfFL36FFZ+JRhHZuavMv/4HAwLKrnZfCC0Zb/+SMhbJ5Mr+5nWeztTYaEfQpfjwiMs7BF3rqbOyvAPKD5mVbJRuTr8uSHgkuoBE4cxG4WRcYeBel202tApFTEcgSGlkZGVuiHgEExECADgWIQS1F1VQqYWwtb/KrzTIzrOHAqw9ZQUCawSHHgIbIwULCQgHAgYVCgkICwIEFgIDAQIeAQIXgAAKCRDIzrOHAqw9ZY8FAJ92UaDPCw4NzMHqBiM0QfZs9N0SWACfZ6XjuHCTo5y8gmzJMpOTyakWnAydAV8EawSHHhAEANKPd9uoQHkWKO7/V7LDRFFrFTr1Kd8cL7Qy9bS5zmeIt/JQKGW759zcBXL71F9aJ4qdT2c+9SaoZmDOx4+olRve4y8Io9sXj7JL5ZSjj35odJ70BPeRgCyyS6HM4fLL7QsEUokVmg8tCWE1nMKw5rM/hegXfMfGDHaLzdXMMrjjAAMGBADNiR3ydRk4AKLkWUqkwCHUUkGg1AQDfVZKcyT9hi1Mj5JUp9rglnC3Z6iZ0IHib7Gv5ggAFUQ8uwuR/pJrwY/ykOiDgHnRmYQ1UuDV2svwSNZ73eS/eRu6ONHPxvcTBvOOngn/y3F2/iGjQZkLD8bHyCoXc0/YhA9lEQ2ncvxu2/4HAwLi1XDsxZ5AAf/gdciSs+4ktQm0oxi5ghsXDCzJdXYrZXebn2AfLnU2J2SqvdXxloqUXLnauYORxKb4lL/+LuEA5cEN/vLYLXNY0mc1kQ2IYAQYEQIAIBYhBLUXVVCphbC1v8qvNMjOs4cCrD1lBQJrBIceAhsMAAoJEMjOs4cCrD1l+QsAn0WHHEo/bIGlxj9tJV4+iTJ0/Uo5AJ4m3bd15bJQClpgm459KP2akOTnYQ==', 'base64'), decode('wcBOA5SwKrYzXxjVEAP/Xid26TnfrIRl9HmOP0hxCbeUW2cky2nLEwtLrTvPMNHccFI08U7J7X88u9bWkycKFewFZZwe8YFYej6GeR4k8EaAMfVKytjGsoWJ7m2C9i1n4gBFMZ+ymqYxXfCoD4Pc9tGUOVznSHZrp5FX59SHopN+h8PVPWKd++kIj7LeaOYD/Axj/uCtlowzGzXBOhrLFtOg0oOifdgH/p1XpDpcrAEChcpOMESDxWZ/8jMYLVy8AkWrSt4JfQjJR7IfzJPpRrXFRsTBXyFaJWk75o5rfDCr7Nh2hMvFA3fH6TLol0YVFKiPe2f5BFVpu+rqBkD15qSBBFH9ZIknUhMcAicQMmlD0joB0FFZmERXDPwLuTHhE+lSvfjhzw1eS+KUo2aqEfHmzJ15mIGLun1EKWC0NIUHqZl+5A1ipx7KSyP9', 'base64'))
INSERT 0 1

> select id, pgp_key_id(pub), pgp_key_id(sec), pgp_key_id(other), pgp_key_id(pgp_pub_encrypt('x', pub)) from keys order by 1
1|D7EC16AC1B1836CF|D7EC16AC1B1836CF|D7EC16AC1B1836CF|D7EC16AC1B1836CF
2|0057AD908B54E0C5|0057AD908B54E0C5|0057AD908B54E0C5|0057AD908B54E0C5
3|C889EFC911C070D7|C889EFC911C070D7|C889EFC911C070D7|C889EFC911C070D7
4|94B02AB6335F18D5|94B02AB6335F18D5|94B02AB6335F18D5|94B02AB6335F18D5

> select id, pgp_pub_decrypt(other, sec, 'secret pass'), pgp_pub_decrypt_bytea(other, sec, 'secret pass', 'expect-cipher-algo=aes128') from keys order by 1
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 7 got 9
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 7 got 9
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 7 got 9
NOTICE 00000 pgp_decrypt: unexpected cipher_algo: expected 7 got 9
1|for key 1|\x666f72206b65792031
2|for key 2|\x666f72206b65792032
3|for key 3|\x666f72206b65792033
4|for key 4|\x666f72206b65792034

> select id, pgp_pub_decrypt(pgp_pub_encrypt('Wäre', pub), sec, 'secret pass'), pgp_pub_decrypt_bytea(pgp_pub_encrypt_bytea('\x00ff', pub, 'disable-mdc=1,compress-algo=1'), sec, 'secret pass') from keys order by 1
1|Wäre|\x00ff
2|Wäre|\x00ff
3|Wäre|\x00ff
4|Wäre|\x00ff

> select pgp_pub_decrypt(other, sec) from keys where id = 1
for key 1

> select pgp_pub_decrypt(other, sec) from keys where id = 2
ERROR 39000 Need password for secret key

> select pgp_pub_decrypt(other, sec) from keys where id = 4
ERROR 39000 Need password for secret key

> select pgp_pub_decrypt(other, sec, 'nope', 'debug=1') from keys where id = 2
NOTICE 00000 dbg: pullf_read_fixed: need=1164 got=666
ERROR 39000 Wrong key or corrupt data

> select pgp_pub_decrypt(other, sec, 'nope', 'debug=1') from keys where id = 4
NOTICE 00000 dbg: pullf_read_fixed: need=8183 got=51
ERROR 39000 Wrong key or corrupt data

> select pgp_pub_decrypt(other, pub) from keys where id = 1
ERROR 39000 Cannot decrypt with public key

> select pgp_pub_encrypt('x', sec) from keys where id = 1
ERROR 39000 Refusing to encrypt with secret key

> select pgp_pub_encrypt('x', 'foo') from keys where id = 1
ERROR 39000 Wrong key or corrupt data

> select pgp_pub_encrypt('x', a.pub || b.pub) from keys a, keys b where a.id = 1 and b.id = 2
ERROR 39000 Several keys given - pgcrypto does not handle keyring

> select pgp_key_id(a.pub || b.pub) from keys a, keys b where a.id = 1 and b.id = 2
ERROR 39000 Several keys given - pgcrypto does not handle keyring

> select pgp_pub_decrypt(a.other, b.sec) from keys a, keys b where a.id = 2 and b.id = 1
ERROR 39000 Wrong key

> select pgp_pub_decrypt(a.other, b.sec) from keys a, keys b where a.id = 3 and b.id = 1
ERROR 39000 Wrong key

> select pgp_sym_decrypt(other, 'x', 'debug=1') from keys where id = 1
NOTICE 00000 dbg: no pubkey?
ERROR 39000 pgcrypto bug

> select pgp_pub_decrypt(pgp_sym_encrypt('a', 'b'), sec) from keys where id = 1
ERROR 39000 Wrong key or corrupt data

> select pgp_pub_decrypt_bytea(pgp_pub_encrypt_bytea('a', pub), sec), pgp_pub_decrypt(pgp_pub_encrypt_bytea('a', pub), sec) from keys where id = 1
ERROR 39000 Not text data

> select pgp_sym_decrypt(pgp_sym_encrypt('foo','key','s2k-count=1024'),'key','expect-s2k-count=5,expect-s2k-digest-algo=md5,expect-s2k-mode=1')
NOTICE 00000 pgp_decrypt: unexpected s2k_mode: expected 1 got 3
NOTICE 00000 pgp_decrypt: unexpected s2k_count: expected 5 got 1024
NOTICE 00000 pgp_decrypt: unexpected s2k_digest_algo: expected 1 got 2
foo

> select pgp_sym_decrypt(pgp_sym_encrypt('foo','key','s2k-mode=1'),'key','expect-s2k-count=5')
NOTICE 00000 pgp_decrypt: unexpected s2k_count: expected 5 got 1024
foo
