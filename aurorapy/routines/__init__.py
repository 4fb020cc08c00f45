"""Functions and procedures that users define: their definitions, what calls of them mean, and how they run."""
