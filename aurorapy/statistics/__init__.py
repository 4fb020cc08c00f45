"""ANALYZE: what is computed of a sample of a table's rows, and how it is read back."""
