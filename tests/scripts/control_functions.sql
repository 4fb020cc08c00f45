# What pg_control_system and pg_control_init say

> select pg_control_version, catalog_version_no, system_identifier > 0 as ok, pg_control_last_modified <= now() as past from pg_control_system()
1300|202209061|t|t

> select (pg_control_system()).system_identifier = (select system_identifier from pg_control_system()) as same
t

> select pg_typeof(system_identifier), pg_typeof(pg_control_last_modified) from pg_control_system()
bigint|timestamp with time zone

> select max_data_alignment, database_block_size, blocks_per_segment, wal_block_size, bytes_per_wal_segment, max_identifier_length, max_index_columns, max_toast_chunk_size, large_object_chunk_size, float8_pass_by_value from pg_control_init()
8|8192|131072|8192|16777216|64|32|1996|2048|t

> select proname, oid, prorettype::regtype, proallargtypes, proargmodes, proargnames from pg_proc where oid in (3441, 3444) order by oid
pg_control_system|3441|record|{23,23,20,1184}|{o,o,o,o}|{pg_control_version,catalog_version_no,system_identifier,pg_control_last_modified}
pg_control_init|3444|record|{23,23,23,23,23,23,23,23,23,16,23}|{o,o,o,o,o,o,o,o,o,o,o}|{max_data_alignment,database_block_size,blocks_per_segment,wal_block_size,bytes_per_wal_segment,max_identifier_length,max_index_columns,max_toast_chunk_size,large_object_chunk_size,float8_pass_by_value,data_page_checksum_version}
