# Columns of the system catalogs: which may be NULL, and those that hold trees of nodes.

> select relname, array_agg(attname order by attnum) from pg_class c join pg_attribute a on a.attrelid = c.oid where relkind = 'r' and relnamespace = 11 and attnum > 0 and not attnotnull group by 1 order by 1
pg_aggregate|{agginitval,aggminitval}
pg_attribute|{attacl,attoptions,attfdwoptions,attmissingval}
pg_authid|{rolpassword,rolvaliduntil}
pg_class|{relacl,reloptions,relpartbound}
pg_collation|{collcollate,collctype,colliculocale,collversion}
pg_constraint|{conkey,confkey,conpfeqop,conppeqop,conffeqop,confdelsetcols,conexclop,conbin}
pg_database|{daticulocale,datcollversion,datacl}
pg_db_role_setting|{setconfig}
pg_event_trigger|{evttags}
pg_extension|{extconfig,extcondition}
pg_foreign_data_wrapper|{fdwacl,fdwoptions}
pg_foreign_server|{srvtype,srvversion,srvacl,srvoptions}
pg_foreign_table|{ftoptions}
pg_index|{indexprs,indpred}
pg_language|{lanacl}
pg_largeobject_metadata|{lomacl}
pg_namespace|{nspacl}
pg_parameter_acl|{paracl}
pg_partitioned_table|{partexprs}
pg_policy|{polqual,polwithcheck}
pg_proc|{proallargtypes,proargmodes,proargnames,proargdefaults,protrftypes,probin,prosqlbody,proconfig,proacl}
pg_publication_rel|{prqual,prattrs}
pg_statistic|{stanumbers1,stanumbers2,stanumbers3,stanumbers4,stanumbers5,stavalues1,stavalues2,stavalues3,stavalues4,stavalues5}
pg_statistic_ext|{stxexprs}
pg_statistic_ext_data|{stxdndistinct,stxddependencies,stxdmcv,stxdexpr}
pg_subscription|{subslotname}
pg_subscription_rel|{srsublsn}
pg_tablespace|{spcacl,spcoptions}
pg_trigger|{tgqual,tgoldtable,tgnewtable}
pg_ts_dict|{dictinitoption}
pg_type|{typdefaultbin,typdefault,typacl}
pg_user_mapping|{umoptions}

> select attrelid::regclass, attname from pg_attribute where atttypid = 'pg_node_tree'::regtype order by 1::text, attrelid::regclass::text, attname
pg_attrdef|adbin
pg_class|relpartbound
pg_constraint|conbin
pg_index|indexprs
pg_index|indpred
pg_partitioned_table|partexprs
pg_policy|polqual
pg_policy|polwithcheck
pg_proc|proargdefaults
pg_proc|prosqlbody
pg_publication_rel|prqual
pg_rewrite|ev_action
pg_rewrite|ev_qual
pg_statistic_ext|stxexprs
pg_trigger|tgqual
pg_type|typdefaultbin

> select 'x'::pg_node_tree
ERROR 0A000 cannot accept a value of type pg_node_tree

> create domain bty_nine as text default 'abc' || 'd'
CREATE DOMAIN

> select typdefault, pg_get_expr(typdefaultbin, 'pg_type'::regclass), pg_typeof(typdefaultbin) from pg_type where typname = 'bty_nine'
('abc'::text || 'd'::text)|('abc'::text || 'd'::text)|pg_node_tree

> drop domain bty_nine
DROP DOMAIN

> select proname, proargtypes::regtype[] from pg_proc where oid = 'btint4cmp(int4,int4)'::regprocedure
btint4cmp|[0:1]={integer,integer}
