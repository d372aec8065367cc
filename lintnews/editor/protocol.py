"""The protocol's own rules, where pygls trusts the client: what comes too early, too late or in pieces is answered."""

from __future__ import annotations

from collections.abc import Generator
from typing import Any
from urllib.parse import unquote

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.protocol.json_rpc import RPCMessage
from pygls.uris import to_fs_path, uri_scheme

NOT_INITIALIZED = -32002  # https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17, ErrorCodes
LONGEST_PATH = 32_767  # characters, on Windows; elsewhere 4,096 bytes


class Protocol(LanguageServerProtocol):
    """Messages of a client that breaks the protocol are answered or logged, and change nothing."""

    def structure_message(self, data: dict[str, Any]) -> RPCMessage:
        """A message as pygls knows it. A request that can't be read is answered: its client waits for it."""
        try:
            message: RPCMessage = super().structure_message(data)
            return message
        except JsonRpcException as error:
            if "id" in data and "method" in data:
                self._send_response(data["id"], error=error.to_response_error())
            raise

    def handle_message(self, message: RPCMessage) -> None:
        """As pygls does, once the client has said who it is, and only then."""
        method = getattr(message, "method", "")
        begun = self._workspace is not None
        if not begun and method and method not in (types.INITIALIZE, types.EXIT):
            self.refuse(message, NOT_INITIALIZED, "initialize comes first")
        elif begun and method == types.INITIALIZE:
            self.refuse(message, types.ErrorCodes.InvalidRequest.value, "the server is initialized already")
        else:
            super().handle_message(message)

    def refuse(self, message: RPCMessage, code: int, why: str) -> None:
        """Answer a request that comes at the wrong time; a notification waits for no answer, and is left out."""
        if hasattr(message, "id"):
            self._send_response(message.id, error=types.ResponseError(code, why))

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[object, object, None]:
        """Take a document whose address can be read."""
        try:
            uri_scheme(params.text_document.uri)
        except ValueError:
            self.log(f"a document was left out, since its address can't be read: {params.text_document.uri}")
            return
        yield from super().lsp_text_document__did_open(params)

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(
        self, params: types.DidChangeTextDocumentParams
    ) -> Generator[object, object, None]:
        """Take the new text of a document that is open."""
        uri, version = params.text_document.uri, params.text_document.version
        known = self.workspace.text_documents.get(unquote(uri))
        if known is None:
            self.log(f"a change to a document that is not open was left out: {uri}")
            return
        if any(isinstance(change, types.TextDocumentContentChangePartial) for change in params.content_changes):
            self.log(f"a piece of a text was left out, since the server asks for whole ones: {uri}")
            return
        if known.version is not None and version <= known.version:
            self.log(f"version {version} came after {known.version}; the text that came last counts: {uri}")
        yield from super().lsp_text_document__did_change(params)

    def log(self, text: str) -> None:
        """Write a line into the client's log."""
        self.notify(types.WINDOW_LOG_MESSAGE, types.LogMessageParams(types.MessageType.Warning, f"lintnews: {text}"))


def local_path(uri: str) -> str | None:
    """The path of a file by its address; None for another address, and one that is longer than any path."""
    try:
        path: str | None = to_fs_path(uri) if uri_scheme(uri) == "file" else None
    except ValueError:
        return None
    return path if path and len(path) <= LONGEST_PATH else None
