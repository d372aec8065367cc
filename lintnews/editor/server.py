"""The server: documents come in as they are typed, diagnostics, mends and reasons go out.

It speaks the Language Server Protocol 3.17 over standard input and output, through pygls.
"""

from __future__ import annotations

import asyncio

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from lintnews import Finding, Level, __version__
from lintnews.editor.linters import Checked, Linters, named
from lintnews.editor.positions import Places

PAUSE = 0.2  # seconds without a key before a text is checked
SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.SUGGESTION: types.DiagnosticSeverity.Information,
}
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.lintnews"
COMMENTS = {
    ".md": "<!-- {} -->",
    ".html": "<!-- {} -->",
    ".htm": "<!-- {} -->",
    ".markdown": "<!-- {} -->",
    ".mdx": "{{/* {} */}}",
}
WATCHED = ("**/lintnews.toml", "**/.lintnews.toml", "**/pyproject.toml", "**/.vale.ini", "**/*.yml")


class Server(LanguageServer):
    """A language server with the linters of its folders, and the newest results for each document."""

    def __init__(self) -> None:
        # Whole texts: pygls parts lines also at U+0085, which stands in mojibake, and would misplace a change there.
        super().__init__("lintnews", f"v{__version__}", text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.linters = Linters()
        self.checked: dict[str, Checked] = {}
        self.waiting: dict[str, asyncio.Task[None]] = {}
        self.told: set[str] = set()

    def path(self, uri: str) -> str:
        return named(to_fs_path(uri), self.workspace.get_text_document(uri).language_id)

    def places(self, source: str) -> Places:
        return Places.of(source, self.workspace.position_encoding)

    def current(self, uri: str) -> Checked:
        """The results for the text as it is now."""
        document = self.workspace.get_text_document(uri)
        known = self.checked.get(uri)
        if known is None or known.source != document.source:
            known = self.checked[uri] = self.linters.check(self.path(uri), document.version, document.source)
        return known

    def publish(self, uri: str) -> None:
        """Tell the client what stands in the newest text."""
        if uri not in self.workspace.text_documents:
            return
        checked = self.current(uri)
        for failure in set(checked.failures) - self.told:
            self.told.add(failure)
            self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, f"lintnews: {failure}"))
        places = self.places(checked.source)
        found = [diagnostic(uri, one, places) for one in checked.findings]
        self.text_document_publish_diagnostics(
            types.PublishDiagnosticsParams(uri, found, self.workspace.get_text_document(uri).version)
        )

    def later(self, uri: str) -> None:
        """Publish once nothing was typed for a moment."""
        if known := self.waiting.pop(uri, None):
            known.cancel()
        self.waiting[uri] = asyncio.get_running_loop().create_task(self.after_a_pause(uri))

    async def after_a_pause(self, uri: str) -> None:
        await asyncio.sleep(PAUSE)
        self.publish(uri)

    def forget(self, uri: str) -> None:
        """The document is closed: its marks go."""
        if known := self.waiting.pop(uri, None):
            known.cancel()
        self.checked.pop(uri, None)
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


def diagnostic(uri: str, found: Finding, places: Places) -> types.Diagnostic:
    """A finding as an editor shows it."""
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(
                uri, types.Range(places.position(one.line, one.column), places.position(one.end_line, one.end_column))
            ),
            one.text,
        )
        for one in found.related
    ]
    return types.Diagnostic(
        range=places.of_finding(found),
        message=found.message,
        severity=SEVERITIES[found.severity],
        code=found.rule,
        source="lintnews",
        related_information=related or None,
    )


def server() -> Server:
    """The server with its answers."""
    it = Server()

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
        it.publish(params.text_document.uri)

    @it.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        it.later(params.text_document.uri)

    @it.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        it.publish(params.text_document.uri)

    @it.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        it.forget(params.text_document.uri)

    @it.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    async def rules_changed(params: types.DidChangeWatchedFilesParams) -> None:
        it.linters.forget()
        it.checked.clear()
        it.told.clear()
        for uri in list(it.workspace.text_documents):
            it.publish(uri)

    @it.feature(
        types.TEXT_DOCUMENT_CODE_ACTION,
        types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL]),
    )
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        """What can be done about the findings in a range."""
        uri, asked = params.text_document.uri, params.context.only
        if uri not in it.workspace.text_documents:
            return []
        checked = it.current(uri)
        places = it.places(checked.source)
        here = [one for one in checked.findings if touch(places.of_finding(one), params.range)]
        offered = [action for found in here for action in mends(it, uri, found, places)]
        if any(one.fix and one.fix.safe for one in checked.findings):
            offered.append(fix_all(it, uri, checked, places))
        wanted = [getattr(kind, "value", kind) for kind in asked or ()]
        return [one for one in offered if not wanted or any(f"{kind(one)}.".startswith(f"{word}.") for word in wanted)]

    @it.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        """Why what stands there matters."""
        uri = params.text_document.uri
        if uri not in it.workspace.text_documents:
            return None
        checked = it.current(uri)
        places = it.places(checked.source)
        at = types.Range(params.position, params.position)
        said = [reason(it, uri, one) for one in checked.findings if touch(places.of_finding(one), at)]
        return types.Hover(types.MarkupContent(types.MarkupKind.Markdown, "\n\n---\n\n".join(said))) if said else None

    return it


def kind(action: types.CodeAction) -> str:
    return str(getattr(action.kind, "value", action.kind))


def touch(one: types.Range, other: types.Range) -> bool:
    """Whether two ranges have a character or an end in common."""

    def key(position: types.Position) -> tuple[int, int]:
        return position.line, position.character

    return key(one.start) <= key(other.end) and key(other.start) <= key(one.end)


def mends(it: Server, uri: str, found: Finding, places: Places) -> list[types.CodeAction]:
    """The mend of a finding, and the ways to keep lintnews quiet about it."""
    about = [diagnostic(uri, found, places)]
    offered = []
    if found.fix:
        written = found.fix.replacement
        said = f"Write “{written}”" if written else "Take it out"
        edit = types.TextEdit(places.of_span(found.fix.span), written)
        offered.append(quick(uri, said if found.fix.safe else f"{said} (look first)", [edit], about, found.fix.safe))
    comment = next((form for ending, form in COMMENTS.items() if it.path(uri).endswith(ending)), "")
    if comment:
        above = types.Position(found.line - 1, 0)
        indent = places.lines[found.line - 1][
            : len(places.lines[found.line - 1]) - len(places.lines[found.line - 1].lstrip())
        ]
        next_line = f"{indent}{comment.format(f'lintnews-disable-next-line {found.rule}')}\n"
        end = places.at(sum(map(len, places.lines)) + len(places.lines) - 1)
        whole_file = f"\n{comment.format(f'lintnews-disable-file {found.rule}')}\n"
        offered += [
            quick(uri, f"Keep {found.rule} quiet here", [types.TextEdit(types.Range(above, above), next_line)], about),
            quick(
                uri, f"Keep {found.rule} quiet in this file", [types.TextEdit(types.Range(end, end), whole_file)], about
            ),
        ]
    return offered


def quick(
    uri: str, title: str, edits: list[types.TextEdit], about: list[types.Diagnostic], preferred: bool = False
) -> types.CodeAction:
    edit = types.WorkspaceEdit(changes={uri: edits})
    return types.CodeAction(title, types.CodeActionKind.QuickFix, about, is_preferred=preferred or None, edit=edit)


def fix_all(it: Server, uri: str, checked: Checked, places: Places) -> types.CodeAction:
    """All that is certain, in one edit that can be undone at once."""
    whole = types.Range(types.Position(0, 0), places.at(len(checked.source)))
    edit = types.TextEdit(whole, it.linters.mended(it.path(uri), checked.source))
    return types.CodeAction("Mend all that is certain", FIX_ALL, edit=types.WorkspaceEdit(changes={uri: [edit]}))


def reason(it: Server, uri: str, found: Finding) -> str:
    """A finding in Markdown: its rule, what it says, why that matters."""
    why, link, _ = it.linters.why(it.path(uri), found.rule)
    more = f"\n\n[More]({link})" if link else ""
    return f"**{found.rule}** ({found.severity})\n\n{plain(found.message)}\n\n{plain(why)}{more}"


def plain(text: str) -> str:
    """A text of which nothing is Markdown."""
    return "".join(f"\\{one}" if one in "\\`*_{}[]<>()#+!|~" else one for one in text)
