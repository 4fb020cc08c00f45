# pg_type's rows of pseudo-types; what an extension requires.

> select typname, typlen, typbyval, typalign, typstorage from pg_type where typname in ('anyarray', 'anyelement', 'anynonarray', 'anyrange', 'anycompatiblemultirange', 'internal', 'trigger', 'any') order by 1
any|4|t|i|p
anyarray|-1|f|d|x
anycompatiblemultirange|-1|f|d|x
anyelement|4|t|i|p
anynonarray|4|t|i|p
anyrange|-1|f|d|x
internal|8|t|d|p
trigger|4|t|i|p

> select name, requires from pg_available_extension_versions where name = 'earthdistance'
earthdistance|{cube}
