"""Plans: from a bound query to a tree of operators."""
