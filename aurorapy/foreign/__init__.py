"""Foreign-data wrappers, servers, user mappings and foreign tables: definitions, catalogs and privileges. No wrapper here has a handler."""
