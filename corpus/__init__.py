"""The sample documents, their manifest, and the generator that made them."""
