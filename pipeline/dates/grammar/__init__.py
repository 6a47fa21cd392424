"""The grammar of time expressions: one module a family of expressions, each reader ``(tokens, index) -> reading``.

A reader looks at the tokens from ``index`` on and returns what it read with the index after it, or None. Every reader
looks a bounded number of tokens ahead, so that a scan stays linear in the text.
"""
