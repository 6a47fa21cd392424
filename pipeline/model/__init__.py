"""Frozen data classes that every other room speaks in. Imports nothing of the package."""
