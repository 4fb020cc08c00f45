"""What pg_settings_get_flags says of settings.

Source: PostgreSQL 15 manual, section 9.27 (pg_settings_get_flags) and table 9.73; the flags of its settings.
"""

from __future__ import annotations

EXPLAIN = frozenset("""
    constraint_exclusion cpu_index_tuple_cost cpu_operator_cost cpu_tuple_cost cursor_tuple_fraction effective_cache_size effective_io_concurrency
    enable_async_append enable_bitmapscan enable_gathermerge enable_hashagg enable_hashjoin enable_incremental_sort enable_indexonlyscan enable_indexscan
    enable_material enable_memoize enable_mergejoin enable_nestloop enable_parallel_append enable_parallel_hash enable_partition_pruning
    enable_partitionwise_aggregate enable_partitionwise_join enable_seqscan enable_sort enable_tidscan force_parallel_mode from_collapse_limit geqo
    geqo_effort geqo_generations geqo_pool_size geqo_seed geqo_selection_bias geqo_threshold hash_mem_multiplier jit jit_above_cost jit_inline_above_cost
    jit_optimize_above_cost join_collapse_limit maintenance_io_concurrency max_parallel_workers max_parallel_workers_per_gather
    min_parallel_index_scan_size min_parallel_table_scan_size parallel_leader_participation parallel_setup_cost parallel_tuple_cost plan_cache_mode
    random_page_cost recursive_worktable_factor search_path seq_page_cost temp_buffers work_mem
""".split())  # EXPLAIN (SETTINGS) shows them where they are not the default
NOT_IN_SAMPLE = frozenset("""
    allow_in_place_tablespaces allow_system_table_mods application_name backtrace_functions block_size data_checksums data_directory_mode debug_assertions
    debug_discard_caches force_parallel_mode ignore_checksum_failure ignore_invalid_pages ignore_system_indexes in_hot_standby integer_datetimes
    jit_debugging_support jit_dump_bitcode jit_expressions jit_profiling_support jit_tuple_deforming lc_collate lc_ctype max_function_args
    max_identifier_length max_index_keys post_auth_delay pre_auth_delay remove_temp_files_after_crash restrict_nonsystem_relation_kind segment_size
    server_encoding server_version server_version_num shared_memory_size shared_memory_size_in_huge_pages ssl_library trace_notify trace_recovery_messages
    trace_sort transaction_deferrable transaction_isolation transaction_read_only wal_block_size wal_consistency_checking wal_segment_size
    zero_damaged_pages
""".split())
NO_RESET_ALL = frozenset(("transaction_deferrable", "transaction_isolation", "transaction_read_only"))
RUNTIME_COMPUTED = frozenset(("data_checksums", "data_directory_mode", "shared_memory_size", "shared_memory_size_in_huge_pages", "wal_segment_size"))
_IDENTITIES = frozenset(("is_superuser", "role", "session_authorization", "seed"))
NO_SHOW_ALL = _IDENTITIES | {"default_with_oids", "ssl_renegotiation_limit"}
_NO_RESET = NO_RESET_ALL | _IDENTITIES
_NOT_SAMPLED = NOT_IN_SAMPLE | NO_SHOW_ALL


def flags(name: str) -> tuple[str, ...]:
    """The flags of a setting by its lower-cased name, in PostgreSQL's order."""
    known = (("EXPLAIN", EXPLAIN), ("NO_RESET_ALL", _NO_RESET), ("NO_SHOW_ALL", NO_SHOW_ALL), ("NOT_IN_SAMPLE", _NOT_SAMPLED),
             ("RUNTIME_COMPUTED", RUNTIME_COMPUTED))
    return tuple([flag for flag, names in known if name in names])
