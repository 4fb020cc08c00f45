"""Triggers: their definitions (defining), what is called with what (calling, data), and when (firing)."""
