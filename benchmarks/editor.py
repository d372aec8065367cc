"""How long marks take after a key, in the language server, against one check in process.

    python benchmarks/editor.py [ARTICLE]

The article is repeated up to 2,000 words. The pause after the last key is left out; the figures are the least and the
median of 15 keys. The promise is a ratio of 3.
"""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from statistics import median

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from lintnews import Linter
from lintnews.editor.server import PAUSE

ROOT = Path(__file__).parent.parent
WORDS = 2000
KEYS = 15
URI = "untitled:article.md"


async def marks_after_each_key(text: str) -> tuple[list[float], list[float]]:
    """Seconds of a check in process, and from a key to its marks, less the pause."""
    client, shown = LanguageClient("benchmark", "1"), asyncio.Queue[int | None]()

    @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    def keep(params: types.PublishDiagnosticsParams) -> None:
        shown.put_nowait(params.version)

    await client.start_io(sys.executable, "-m", "lintnews", "lsp", "--isolated")
    await client.initialize_async(types.InitializeParams(types.ClientCapabilities()))
    document = types.TextDocumentItem(URI, "markdown", 0, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(document))
    await shown.get()
    linter, inside, outside = Linter(), [], []
    for version in range(1, KEYS + 1):
        typed = text + "x" * version
        began = time.perf_counter()
        linter.check(typed, "article.md")
        inside.append(time.perf_counter() - began)
        began = time.perf_counter()
        identifier = types.VersionedTextDocumentIdentifier(version, URI)
        change = types.TextDocumentContentChangeWholeDocument(typed)
        client.text_document_did_change(types.DidChangeTextDocumentParams(identifier, [change]))
        while await shown.get() != version:
            pass
        outside.append(time.perf_counter() - began - PAUSE)
    await client.shutdown_async(None)
    client.exit(None)
    await client.stop()
    return inside, outside


def main() -> None:
    article = Path(sys.argv[1]) if sys.argv[1:] else min((ROOT / "seeds").glob("000_*.txt"))
    words = article.read_text("utf-8", "surrogateescape").split(" ")
    text = " ".join((words * (WORDS // len(words) + 1))[:WORDS])
    inside, outside = asyncio.run(marks_after_each_key(text))
    for name, of in (("least", min), ("median", median)):
        one, other = of(inside) * 1000, of(outside) * 1000
        print(f"{name}: check {one:.1f} ms, key to marks {other:.1f} ms: {other / one:.2f} times")


if __name__ == "__main__":
    main()
