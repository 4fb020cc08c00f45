"""The catalog: descriptors of everything in a database, kept as rows of one tree."""
