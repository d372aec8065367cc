"""What we know of page furniture: the lines that came along when an article was copied."""
