"""The server: documents come in as they are typed, diagnostics, mends and reasons go out.

It speaks the Language Server Protocol 3.17 over standard input and output, through pygls. Messages are read while a
text is checked in a thread, so that what was typed meanwhile is known, and no marks go out for a text that is gone.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, TypeVar
from urllib.parse import unquote

from lsprotocol import types
from lsprotocol.converters import get_converter
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path
from pygls.workspace import TextDocument

from lintnews import Finding, Level, RuleMistake, __version__
from lintnews.editor import actions
from lintnews.editor.linters import Checked, Find, Linters, Make, Note, named
from lintnews.editor.positions import Places, line_end, with_plain_ends
from lintnews.editor.protocol import Protocol, local_path

LINK = re.compile(r"https?://[^\s()<>\\\[\]]+")  # any other may be a command, or Markdown of a stranger's
PAUSE = 0.2  # seconds without a key before a text is checked
SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.SUGGESTION: types.DiagnosticSeverity.Information,
}
WATCHED = ("**/lintnews.toml", "**/.lintnews.toml", "**/pyproject.toml", "**/.vale.ini", "**/*.yml", "**/*.dic")

Made = TypeVar("Made")


class Check(NamedTuple):
    """A text with `\\n` at the end of its lines, and what came of it, or will come."""

    source: str
    result: asyncio.Future[Checked]


class Server(LanguageServer):
    """A language server with the linters of its folders, and the newest check of each document."""

    def __init__(self, find: Find, make: Make) -> None:
        # Whole texts: pygls parts lines also at U+0085, which stands in mojibake, and would misplace a change there.
        super().__init__(
            "lintnews",
            f"v{__version__}",
            text_document_sync_kind=types.TextDocumentSyncKind.Full,
            protocol_cls=Protocol,
            converter_factory=get_converter,
        )
        self.linters = Linters(find, make)
        self.worker = ThreadPoolExecutor(1)  # a linter serves one thread at a time
        self.checks: dict[str, Check] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.told: set[str] = set()
        self.marked: dict[str, set[str]] = {}  # other files with marks → the documents that brought them

    def document(self, uri: str) -> TextDocument | None:
        """The document with this address, if it is open."""
        document: TextDocument | None = self.workspace.text_documents.get(unquote(uri))
        return document

    def path(self, document: TextDocument) -> str:
        """The path of a document; of one that was never saved, a path in the first folder of the workspace."""
        folders = [local_path(folder.uri) for folder in self.workspace.folders.values()]
        folder = next(filter(None, folders), self.workspace.root_path or os.getcwd())
        return named(local_path(document.uri), document.language_id, folder)

    def places(self, source: str) -> Places:
        return Places.of(source, self.workspace.position_encoding)

    async def work(self, function: Callable[..., Made], *given: object) -> Made:
        """What a function of the linters returns, from their thread."""
        return await asyncio.get_running_loop().run_in_executor(self.worker, function, *given)

    async def check(self, document: TextDocument) -> Check:
        """The check of a document's text, when it is done; where newer text comes meanwhile, that of the newest."""
        while True:
            document = self.document(document.uri) or document
            uri, source = unquote(document.uri), with_plain_ends(document.source)
            known = self.checks.get(uri)
            if known is None or known.source != source:
                if known:
                    known.result.cancel()
                doing = self.work(self.linters.check, self.path(document), document.language_id or "", source)
                known = self.checks[uri] = Check(source, asyncio.ensure_future(doing))
            try:
                await asyncio.shield(known.result)
                return known
            except asyncio.CancelledError:
                if not known.result.cancelled():  # who asked goes, not the text
                    raise

    async def publish(self, uri: str) -> None:
        """Tell the client what stands in the newest text. Where another came meanwhile, its own turn comes."""
        document = self.document(uri)
        if document is None:
            return
        version = document.version
        check = await self.check(document)
        if self.document(uri) is not document or document.version != version:
            return
        checked = check.result.result()
        places = self.places(check.source)
        found = [
            *(diagnostic(uri, one, places) for one in checked.findings),
            *(rule_diagnostic(one, places) for one in checked.rule_mistakes),
            *(note_diagnostic(one, places) for one in checked.notes),
        ]
        if checked.unread:
            self.log(f"{uri}: not checked: {checked.unread}")
        self.tell(uri, checked.mistakes)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def tell(self, uri: str, mistakes: Sequence[Note]) -> None:
        """Mark mistakes in the configuration and in rule files where they stand, and say each once."""
        by_file: dict[str, list[Note]] = {}
        for one in mistakes:
            by_file.setdefault(os.path.abspath(one.path) if one.path else "", []).append(one)
            said = f"{one.path}:{one.line}: {one.text}" if one.path else one.text
            if said not in self.told:
                self.told.add(said)
                self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"lintnews: {said}"))
        for path, those in by_file.items():
            address = from_fs_path(path) if path else None
            if address and self.document(address) is None:
                self.marked.setdefault(address, set()).add(uri)
                marks = [note_diagnostic(one, Places([], "utf-8"), types.DiagnosticSeverity.Error) for one in those]
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(address, marks))
        kept = {from_fs_path(path) for path in by_file if path}
        for address in [one for one, brought in self.marked.items() if uri in brought and one not in kept]:
            self.unmark(address, uri)

    def unmark(self, address: str, uri: str) -> None:
        """A document brings no marks in another file any more."""
        self.marked[address].discard(uri)
        if not self.marked[address]:
            del self.marked[address]
            if self.document(address) is None:
                self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(address, []))

    def log(self, text: str) -> None:
        """Write a line into the client's log, once."""
        if text not in self.told:
            self.told.add(text)
            self.window_log_message(types.LogMessageParams(types.MessageType.Info, f"lintnews: {text}"))

    def later(self, uri: str) -> None:
        """Publish once nothing was typed for a moment."""
        self.no_longer(uri)
        if self.document(uri):
            self.waiting[uri] = asyncio.get_running_loop().create_task(self.after_a_pause(uri))

    async def after_a_pause(self, uri: str) -> None:
        await asyncio.sleep(PAUSE)
        await self.publish(uri)

    def no_longer(self, uri: str) -> None:
        """Do not publish what is to be published later."""
        if waiting := self.waiting.pop(uri, None):
            waiting.cancel()

    async def anew(self, uri: str) -> None:
        """Publish now, whatever is known of the text."""
        self.no_longer(uri)
        self.checks.pop(unquote(uri), None)
        await self.publish(uri)

    def forget(self, uri: str) -> None:
        """The document is closed: its marks go."""
        self.no_longer(uri)
        self.checks.pop(unquote(uri), None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))
        for address in [one for one, brought in self.marked.items() if uri in brought]:
            self.unmark(address, uri)

    async def everything_anew(self) -> None:
        """Publish all open documents, under rules that may have changed."""
        self.told.clear()
        for document in list(self.workspace.text_documents.values()):
            await self.anew(document.uri)

    async def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done about the findings in a range."""
        uri = params.text_document.uri
        if (document := self.document(uri)) is None:
            return []
        version = document.version
        check = await self.check(document)
        places, findings = self.places(check.source), check.result.result().findings
        wanted = [getattr(kind, "value", kind) for kind in params.context.only or ()]
        offered = []
        if is_wanted(types.CodeActionKind.QuickFix.value, wanted):
            for found in findings:
                if touch(places.range_of(found), params.range):
                    offered += await self.quick_fixes(document, version, check.source, found, places)
        if is_wanted(actions.FIX_ALL, wanted) and any(one.fix and one.fix.safe for one in findings):
            mended = await self.work(self.linters.mended, self.path(document), check.source)
            edits = actions.all_mends(mended, check.source, findings, places)
            edit = self.edit(document, version, edits)
            offered.append(types.CodeAction("Mend all that is certain", actions.FIX_ALL, edit=edit))
        return offered if document.version == version else []

    async def quick_fixes(
        self, document: TextDocument, version: int | None, source: str, found: Finding, places: Places
    ) -> list[types.CodeAction]:
        """The mend of a finding, and the comments that keep its rule quiet."""
        path, about = self.path(document), [diagnostic(document.uri, found, places)]
        mends = [
            types.CodeAction(
                title,
                types.CodeActionKind.QuickFix,
                about,
                is_preferred=certain or None,
                edit=self.edit(document, version, edits),
            )
            for title, edits, certain in actions.mend(found, places)
        ]
        comments = await self.work(
            lambda: list(
                actions.quiet(found, path, places, lambda other: self.linters.reads_the_same(path, source, other))
            )
        )
        return mends + [
            types.CodeAction(title, types.CodeActionKind.QuickFix, about, edit=self.edit(document, version, edits))
            for title, edits in comments
        ]

    def edit(self, document: TextDocument, version: int | None, edits: list[types.TextEdit]) -> types.WorkspaceEdit:
        """Edits of one version of a document, in its line ends; a client that knows versions makes them in no other."""
        end = line_end(document.source)
        edits = [types.TextEdit(one.range, one.new_text.replace("\n", end)) for one in edits]
        workspace = self.client_capabilities.workspace
        if workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes:
            identified = types.OptionalVersionedTextDocumentIdentifier(document.uri, version)
            return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(identified, [*edits])])
        return types.WorkspaceEdit(changes={document.uri: edits})

    async def hover(self, params: types.HoverParams) -> types.Hover | None:
        """Why what stands at a place matters."""
        if (document := self.document(params.text_document.uri)) is None:
            return None
        check = await self.check(document)
        places = self.places(check.source)
        at = types.Range(params.position, params.position)
        here = [one for one in check.result.result().findings if touch(places.range_of(one), at)]
        said = [await self.work(self.reason, self.path(document), one) for one in here]
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(said))) if said else None

    def reason(self, path: str, found: Finding) -> str:
        """A finding in Markdown: its rule, what it says, why that matters, where to read more."""
        rule = self.linters.rule(path, found.rule)
        why = escaped_markdown(" ".join(rule.why.split())) if rule else ""
        links = [f"[More]({rule.link})"] if rule and LINK.fullmatch(rule.link) else []
        if rule and os.path.isfile(rule.path):
            links.append(f"[The rule, with examples]({Path(rule.path).resolve().as_uri()})")
        return "\n\n".join(
            filter(
                None,
                [
                    f"**{escaped_markdown(found.rule)}** ({found.severity})",
                    escaped_markdown(found.message),
                    why,
                    " · ".join(links),
                ],
            )
        )


def diagnostic(uri: str, found: Finding, places: Places) -> types.Diagnostic:
    """A finding as an editor shows it."""
    related = [
        types.DiagnosticRelatedInformation(types.Location(uri, places.range_of(one)), one.text) for one in found.related
    ]
    return types.Diagnostic(
        range=places.range_of(found),
        message=found.message,
        severity=SEVERITIES[found.severity],
        code=found.rule,
        source="lintnews",
        related_information=related or None,
    )


def rule_diagnostic(mistake: RuleMistake, places: Places) -> types.Diagnostic:
    """A mistake in a rule file as an editor shows it."""
    return types.Diagnostic(
        places.range_of(mistake), mistake.message, types.DiagnosticSeverity.Error, source="lintnews"
    )


def note_diagnostic(
    note: Note, places: Places, severity: types.DiagnosticSeverity = types.DiagnosticSeverity.Information
) -> types.Diagnostic:
    """A note on a line as an editor shows it; of a file that is not open, the length of the line is not known."""
    line = types.Position(max(note.line - 1, 0), 0)
    place = places.of_line(note.line) if places.lines else types.Range(line, line)
    return types.Diagnostic(place, note.text, severity, source="lintnews")


def server(find: Find, make: Make) -> Server:
    """The server with its answers. `find` says which configuration holds in a folder, `make` what its linter is."""
    it = Server(find, make)
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it would log whole messages, with the copy in them

    @it.feature(types.INITIALIZED)
    def initialized(params: types.InitializedParams) -> None:
        """Ask to be told when a configuration or a rule file changes."""
        watching = it.client_capabilities.workspace and it.client_capabilities.workspace.did_change_watched_files
        if watching and watching.dynamic_registration:
            watchers = [types.FileSystemWatcher(glob) for glob in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            asked = types.Registration("watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
            it.client_register_capability(types.RegistrationParams([asked]))

    @it.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        await it.anew(params.text_document.uri)

    @it.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        it.later(params.text_document.uri)

    @it.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        """A file that was saved may be a configuration or a rule, and change what is found in others."""
        await it.everything_anew()

    @it.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        it.forget(params.text_document.uri)

    @it.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def rules_changed(params: types.DidChangeWatchedFilesParams) -> None:
        await it.everything_anew()

    @it.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders_changed(params: types.DidChangeWorkspaceFoldersParams) -> None:
        await it.everything_anew()

    @it.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, actions.FIX_ALL]),
    )
    async def code_actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        return await it.actions(params)

    @it.feature(types.TEXT_DOCUMENT_HOVER)
    async def hover(params: types.HoverParams) -> types.Hover | None:
        return await it.hover(params)

    return it


def is_wanted(kind: str, wanted: list[str]) -> bool:
    """Whether a client that asks for some kinds of action, or for all, asks for this one."""
    return not wanted or any(f"{kind}.".startswith(f"{word}.") for word in wanted)


def touch(one: types.Range, other: types.Range) -> bool:
    """Whether two ranges have a character or an end in common."""

    def key(position: types.Position) -> tuple[int, int]:
        return position.line, position.character

    return key(one.start) <= key(other.end) and key(other.start) <= key(one.end)


def escaped_markdown(text: str) -> str:
    """A text of which nothing is Markdown."""
    return "".join(f"\\{one}" if one in "\\`*_{}[]<>()#+!|~" else one for one in text)
