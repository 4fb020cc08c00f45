"""Event triggers: functions that are called when commands define, change and drop objects. Source: PostgreSQL 15 manual, chapter 40."""
