"""Extractions out to files."""
