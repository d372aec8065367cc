"""The desk service: what lintnews finds, over HTTP, and a page to paste copy into. A client of the public API alone."""
