"""Extractions out to files: names, atomic writes, the register of tasks, JSON lines, explanations."""
