"""Bytes in, :class:`~pipeline.model.text.Document` out."""
