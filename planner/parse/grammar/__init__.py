"""PostgreSQL's grammar: sqlglot's PostgreSQL parser, fed with our lexer's tokens and corrected where the two part.

    tokens -> Grammar (sqlglot's AST) -> reader -> nodes of tree/

The AST is read once and dropped. What sqlglot parses: every query, INSERT, UPDATE, DELETE, MERGE, CREATE TABLE, INDEX and VIEW, and every
expression, query and type name inside the other statements, whose small parsers call it at the token they stand at.

Which of sqlglot's methods do the work, and which are overridden, stands at the head of each module:

    base          its cursor and its lists, made exact
    levels        its ladder of operators (OR, AND, .. exponent), with PostgreSQL's levels between
    operands      what an expression starts with
    functions     calls, windows, the calls that SQL spells with words
    types         type names
    tables        FROM
    queries       SELECT, VALUES, WITH and the clauses that close them
    writes        INSERT, UPDATE, DELETE, MERGE
    constraints, schema    CREATE TABLE, INDEX, VIEW

The modules are imported by `loading.load` alone, which sees to it that sqlglot's are the pure ones. That takes 0.2 s, so nothing does it before the first
statement, or a server that has started and waits for it.
"""
