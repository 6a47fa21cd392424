"""Time expressions and deadlines of Vietnamese paperwork."""
