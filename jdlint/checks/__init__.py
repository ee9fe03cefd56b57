"""Checks: one module per kind of check that a rule file can ask for."""
