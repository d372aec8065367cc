"""Findings as text, JSON and annotations: one module a format."""
