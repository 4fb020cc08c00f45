"""Large objects: values that are read and written in parts, and named by oid. Source: PostgreSQL 15 manual, chapter 35."""
