"""What PostgreSQL's catalog says of its functions to its planner: costs, rows, where parallel workers may run them, and which are leakproof.

Nothing here plans by it. A word is a function's name, or its name with the types of its arguments where not all functions of the name are meant.

Source: pg_proc of PostgreSQL 15.
"""

from __future__ import annotations

from collections.abc import Mapping

from aurorapy.planner.types import format_type

from .registry import Function

_RESTRICTED = """
age(xid) pg_backup_start pg_backup_stop pg_replication_origin_session_is_setup pg_replication_origin_xact_reset pg_replication_origin_xact_setup
current_query database_to_xml database_to_xml_and_xmlschema database_to_xmlschema inet_client_addr inet_client_port inet_server_addr
inet_server_port pg_advisory_lock pg_advisory_lock_shared pg_advisory_unlock pg_advisory_unlock_all pg_advisory_unlock_shared pg_advisory_xact_lock
pg_advisory_xact_lock_shared pg_backend_pid pg_conf_load_time pg_config pg_cursor pg_event_trigger_ddl_commands pg_event_trigger_dropped_objects
pg_event_trigger_table_rewrite_oid pg_event_trigger_table_rewrite_reason pg_get_backend_memory_contexts pg_get_viewdef pg_listening_channels
pg_my_temp_schema pg_notification_queue_usage pg_notify pg_prepared_statement pg_show_replication_origin_status pg_stat_clear_snapshot
pg_stat_force_next_flush pg_stat_have_stats pg_trigger_depth pg_try_advisory_lock pg_try_advisory_lock_shared pg_try_advisory_xact_lock
pg_try_advisory_xact_lock_shared random schema_to_xml schema_to_xml_and_xmlschema schema_to_xmlschema setseed table_to_xml table_to_xml_and_xmlschema
table_to_xmlschema
"""
_UNSAFE = """
brin_desummarize_range brin_summarize_new_values brin_summarize_range current_schema current_schemas currtid2 currval cursor_to_xml cursor_to_xmlschema
dsnowball_init dsnowball_lexize gin_clean_pending_list lastval lo_close lo_creat lo_create lo_export lo_from_bytea lo_get lo_import lo_lseek lo_lseek64
lo_open lo_put lo_tell lo_tell64 lo_truncate lo_truncate64 lo_unlink loread lowrite nextval pg_copy_logical_replication_slot
pg_copy_physical_replication_slot pg_create_logical_replication_slot pg_create_physical_replication_slot pg_current_xact_id pg_current_xact_id_if_assigned
pg_drop_replication_slot pg_export_snapshot pg_extension_config_dump pg_import_system_collations pg_logical_emit_message pg_logical_slot_get_binary_changes
pg_logical_slot_get_changes pg_logical_slot_peek_binary_changes pg_logical_slot_peek_changes pg_nextoid pg_replication_origin_advance
pg_replication_origin_create pg_replication_origin_drop pg_replication_origin_progress pg_replication_origin_session_progress
pg_replication_origin_session_reset pg_replication_origin_session_setup pg_replication_slot_advance pg_sequence_last_value
pg_stop_making_pinned_objects plpgsql_call_handler plpgsql_inline_handler plpgsql_validator query_to_xml query_to_xml_and_xmlschema query_to_xmlschema
set_config setval ts_rewrite(tsquery,text) ts_stat txid_current txid_current_if_assigned
"""
_COMPARISONS = ("eq", "ne", "lt", "le", "gt", "ge")
_COMPARED = """
bit bool bpchar bytea cash_ char circle_ date_ float4 float48 float8 float84 int2 int24 int28 int4 int42 int48 int8 int82 int84 interval_ lseg_ macaddr8_
macaddr_ name network_ oid oidvector pg_lsn_ tid time_ timestamp_ timestamptz_ timetz_ uuid_ varbit xid8
"""
_LEAKPROOF = """
bitcmp bool(integer) bpchar_larger bpchar_pattern_ge bpchar_pattern_gt bpchar_pattern_le bpchar_pattern_lt bpchar_smaller bpcharcmp btboolcmp
btbpchar_pattern_cmp btcharcmp btfloat48cmp btfloat4cmp btfloat84cmp btfloat8cmp btint24cmp btint28cmp btint2cmp btint42cmp btint48cmp btint4cmp btint82cmp
btint84cmp btint8cmp btnamecmp btnametextcmp btoidcmp btoidvectorcmp bttext_pattern_cmp bttextcmp bttextnamecmp bttidcmp byteacmp cash_cmp cideq date_cmp
float4(bigint) float4(integer) float4(smallint) float8(bigint) float8(integer) float8(real) float8(smallint) gen_random_uuid int4(boolean) int4(smallint)
int8(integer) int8(oid) int8(smallint) interval(time_without_time_zone) interval_cmp macaddr8 macaddr8_cmp macaddr_cmp md5 name nameeqtext namegetext
namegttext nameletext namelttext namenetext network_cmp numeric(bigint) numeric(double_precision) numeric(integer) numeric(real) numeric(smallint)
pg_lsn_cmp sha224 sha256 sha384 sha512 starts_with text(name) text_ge text_gt text_larger text_le text_lt text_pattern_ge text_pattern_gt text_pattern_le
text_pattern_lt text_smaller texteq texteqname textgename textgtname textlename textltname textne textnename time_cmp timestamp_cmp timestamptz_cmp
timetz_cmp uuid_cmp varbitcmp varchar(name) xid8cmp xideq xideqint4 xidneq xidneqint4
"""
_COSTS = {
    10.0: """
has_any_column_privilege pg_available_extension_versions pg_available_extensions pg_collation_is_visible pg_column_is_updatable pg_conversion_is_visible
pg_event_trigger_ddl_commands pg_event_trigger_dropped_objects pg_extension_update_paths pg_function_is_visible pg_get_catalog_foreign_keys pg_get_keywords
pg_get_replica_identity_index pg_ls_archive_statusdir pg_ls_logdir pg_ls_logicalmapdir pg_ls_logicalsnapdir pg_ls_replslotdir pg_ls_tmpdir pg_ls_waldir
pg_opclass_is_visible pg_operator_is_visible pg_opfamily_is_visible pg_relation_is_updatable pg_statistics_obj_is_visible pg_table_is_visible
pg_ts_config_is_visible pg_ts_dict_is_visible pg_ts_parser_is_visible pg_ts_template_is_visible pg_type_is_visible ts_stat
""",
    100.0: """
col_description cursor_to_xml cursor_to_xmlschema database_to_xml database_to_xml_and_xmlschema database_to_xmlschema json_to_tsvector jsonb_to_tsvector
obj_description pg_collation_actual_version pg_database_collation_actual_version pg_import_system_collations phraseto_tsquery plainto_tsquery query_to_xml
query_to_xml_and_xmlschema query_to_xmlschema schema_to_xml schema_to_xml_and_xmlschema schema_to_xmlschema shobj_description table_to_xml
table_to_xml_and_xmlschema table_to_xmlschema to_tsquery to_tsvector ts_debug ts_headline ts_match_tq ts_match_tt ts_rewrite(tsquery,text)
websearch_to_tsquery
""",
    1000.0: """
pg_logical_slot_get_binary_changes pg_logical_slot_get_changes pg_logical_slot_peek_binary_changes pg_logical_slot_peek_changes
""",
}
_ROWS = {
    1.0: """
pg_stat_get_recovery_prefetch regexp_matches(text,text)
""",
    3.0: """
pg_options_to_table
""",
    10.0: """
aclexplode pg_get_replication_slots pg_listening_channels pg_partition_ancestors pg_stat_get_subscription pg_stat_get_wal_senders
regexp_matches(text,text,text) unnest(tsvector)
""",
    16.0: """
ts_token_type
""",
    20.0: """
pg_ls_archive_statusdir pg_ls_logdir pg_ls_logicalmapdir pg_ls_logicalsnapdir pg_ls_replslotdir pg_ls_tmpdir pg_ls_waldir
""",
    23.0: """
pg_config
""",
    50.0: """
pg_get_shmem_allocations pg_get_wal_resource_managers pg_snapshot_xip txid_snapshot_xip
""",
    100.0: """
json_array_elements json_array_elements_text json_each json_each_text json_object_keys json_populate_recordset json_to_recordset jsonb_array_elements
jsonb_array_elements_text jsonb_each jsonb_each_text jsonb_object_keys jsonb_populate_recordset jsonb_to_recordset pg_available_extension_versions
pg_available_extensions pg_event_trigger_ddl_commands pg_event_trigger_dropped_objects pg_extension_update_paths pg_get_backend_memory_contexts
pg_show_replication_origin_status pg_stat_get_activity pg_stat_get_backend_idset pg_stat_get_progress_info pg_stat_get_slru unnest(anyarray)
unnest(anymultirange)
""",
    250.0: """
pg_get_catalog_foreign_keys
""",
    500.0: """
pg_get_keywords
""",
    10000.0: """
ts_stat
""",
}


def _by_word(lists: dict[float, str]) -> dict[str, float]:
    return {word: value for value, words in lists.items() for word in words.split()}


_PARALLEL = dict.fromkeys(_RESTRICTED.split(), "r") | dict.fromkeys(_UNSAFE.split(), "u")
_TELLS_NOTHING = dict.fromkeys((*_LEAKPROOF.split(), *(stem + end for stem in _COMPARED.split() for end in _COMPARISONS)), True)
_COST, _COUNT = _by_word(_COSTS), _by_word(_ROWS)


def properties_of(f: Function) -> dict[str, object]:
    """pg_proc's columns of a built-in function that only estimates, parallel workers and security barriers ask."""
    words = (f.name, f"{f.name}({','.join([format_type(a).replace(' ', '_') for a in f.args])})")

    def said(table: Mapping[str, object], otherwise: object) -> object:
        return next((table[w] for w in words if w in table), otherwise)

    parallel = "r" if f.name.startswith("pg_stat_get_") else "s"
    return {"procost": said(_COST, 1.0), "prorows": said(_COUNT, 1000.0) if f.retset else 0.0, "proparallel": said(_PARALLEL, parallel),
            "proleakproof": said(_TELLS_NOTHING, False)}
