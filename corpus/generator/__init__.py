"""Writes the sample corpus: fictional Vietnamese directives as PDF and HTML, with their gold annotations beside them."""
