"""Bytes to Documents: one module a format."""
