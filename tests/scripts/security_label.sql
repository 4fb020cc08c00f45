# SECURITY LABEL: there are no providers.

> CREATE TABLE labelled (a int)
CREATE TABLE

> SECURITY LABEL ON TABLE labelled IS 'classified'
ERROR 22023 no security label providers have been loaded

> SECURITY LABEL FOR 'dummy' ON TABLE labelled IS 'classified'
ERROR 22023 security label provider "dummy" is not loaded

> SECURITY LABEL FOR dummy ON COLUMN labelled.a IS NULL
ERROR 22023 security label provider "dummy" is not loaded

> SECURITY LABEL ON TABLE nosuch IS 'x'
ERROR 22023 no security label providers have been loaded

> SECURITY LABEL ON FUNCTION f(int) IS 'x'
ERROR 22023 no security label providers have been loaded

> SECURITY LABEL ON ROLE postgres IS 'x'
ERROR 22023 no security label providers have been loaded

> SECURITY LABEL ON TRIGGER t ON labelled IS 'x'
ERROR 42601 syntax error at or near "TRIGGER"

> SECURITY LABEL ON TABLE labelled
ERROR 42601 syntax error at end of input

> SELECT * FROM pg_seclabels
(no rows)

> DROP TABLE labelled
DROP TABLE
