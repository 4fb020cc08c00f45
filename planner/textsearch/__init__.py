"""Full-text search: the parser of documents, dictionaries, configurations, and what is done with tsvector and tsquery.

Nothing here knows of catalogs or sessions: a configuration is handed in as `configurations.Configuration`.

Source: PostgreSQL 15 manual, chapter 12 and section 9.13.
"""
