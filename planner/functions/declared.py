"""How functions are declared, where that is not said with what they do: names of arguments, volatility, and strictness of those without arguments.

Source: pg_proc of PostgreSQL 15.
"""

from __future__ import annotations

from typing import Any

# a function with the types of its arguments, and its arguments' names
_NAMES = """
aclexplode(aclitem[]) acl
json_array_element(json,int4) from_json element_index
json_array_element_text(json,int4) from_json element_index
json_array_elements(json) from_json
json_array_elements_text(json) from_json
json_each(json) from_json
json_each_text(json) from_json
json_extract_path(json,text[]) from_json path_elems
json_extract_path_text(json,text[]) from_json path_elems
json_object_field(json,text) from_json field_name
json_object_field_text(json,text) from_json field_name
jsonb_array_element(jsonb,int4) from_json element_index
jsonb_array_element_text(jsonb,int4) from_json element_index
jsonb_array_elements(jsonb) from_json
jsonb_array_elements_text(jsonb) from_json
jsonb_delete(jsonb,_text) from_json path_elems
jsonb_each(jsonb) from_json
jsonb_each_text(jsonb) from_json
jsonb_extract_path(jsonb,text[]) from_json path_elems
jsonb_extract_path_text(jsonb,text[]) from_json path_elems
jsonb_object_field(jsonb,text) from_json field_name
jsonb_object_field_text(jsonb,text) from_json field_name
pg_extension_update_paths(name) name
pg_get_publication_tables(text) pubname
pg_identify_object(oid,oid,int4) classid objid objsubid
pg_identify_object_as_address(oid,oid,int4) classid objid objsubid
pg_ls_replslotdir(text) slot_name
pg_ls_tmpdir(oid) tablespace
pg_mcv_list_items(pg_mcv_list) mcv_list
pg_options_to_table(text[]) options_array
pg_partition_ancestors(regclass) partitionid
pg_partition_tree(regclass) rootrelid
pg_promote(bool,int4) wait wait_seconds
pg_sequence_parameters(oid) sequence_oid
pg_stat_get_activity(int4) pid
pg_stat_get_replication_slot(text) slot_name
pg_terminate_backend(int4,int8) pid timeout
"""
# functions by volatility: all of the name, or the one with these arguments
_VOLATILITY = {
    "i": """
overlaps(time,interval,time,interval) overlaps(time,interval,time,time) overlaps(time,time,time,interval) overlaps(timestamp,interval,timestamp,interval)
overlaps(timestamp,interval,timestamp,timestamp) overlaps(timestamp,timestamp,timestamp,interval) pg_partition_root
""",
    "s": """
convert convert_from convert_to date_trunc(text,timestamptz,text) json_agg json_build_array() json_object_agg jsonb_agg jsonb_build_array()
pg_event_trigger_ddl_commands pg_event_trigger_dropped_objects pg_event_trigger_table_rewrite_oid pg_event_trigger_table_rewrite_reason
""",
    "v": """
amvalidate brinhandler bthandler dsnowball_init dsnowball_lexize ginhandler gisthandler hashhandler heap_tableam_handler pg_blocking_pids pg_cancel_backend
pg_hba_file_rules pg_ident_file_mappings pg_indexes_size pg_is_in_recovery pg_lock_status pg_notification_queue_usage pg_partition_ancestors
pg_partition_tree pg_relation_size pg_sequence_last_value pg_show_all_file_settings pg_table_size pg_terminate_backend pg_total_relation_size
pg_xact_status spghandler txid_status
""",
}
_NOT_STRICT = frozenset("""
brin_bloom_options brin_minmax_multi_options cume_dist current_query dense_rank gtsvector_options inet_client_addr inet_client_port inet_server_addr
inet_server_port json_build_array json_build_object jsonb_build_array jsonb_build_object percent_rank pg_current_logfile pg_get_replication_slots
pg_stat_clear_snapshot pg_stat_force_next_flush pg_stat_reset rank row_number
""".split())

_names = {line.split()[0]: tuple(line.split()[1:]) for line in _NAMES.strip().splitlines()}
_volatility = {word: kind for kind, words in _VOLATILITY.items() for word in words.split()}


def names_of(name: str, args: str) -> tuple[str, ...]:
    """The names of the arguments of a function; none where they have none."""
    return _names.get(f"{name}({args})", ())


def declare(name: str, args: str, properties: dict[str, Any]) -> None:
    """Add to a function's properties what is declared of it here."""
    signature = f"{name}({','.join(args.split())})"
    if signature in _names:
        properties.setdefault("arg_names", _names[signature])
    volatility = _volatility.get(signature) or _volatility.get(name)
    if volatility is not None:
        properties["volatility"] = volatility
    if name in _NOT_STRICT and args in ("", "internal"):
        properties["strict"] = False
