"""Measuring the pipeline against gold made by hand, and training what is learned from it.

The top room below the command line: it may use every stage, and no stage knows it.
"""
