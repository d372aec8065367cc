"""What we know of figures and of the words by which copy names their sources."""
