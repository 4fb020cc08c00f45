"""LANGUAGE plpgsql: a body is parsed once, made one Python function, and run.

parser.py reads the body into the statements of tree.py; generate.py writes the function, with the expressions that the binder makes of SQL's put in line where they
are simple; sites.py runs the others, and queries; code.py is what a session keeps of a routine, and what the function asks of it while it runs.

Source: PostgreSQL 15 manual, chapter 43.
"""
