"""The language server, with a real client: open, type, mend, be quiet, close."""

import sys

import pytest
import pytest_asyncio
import pytest_lsp
from lsprotocol import types

BAD = "The mayorâ€™s office said 😀 the the harbour is open.\n\nShow More\n"


@pytest_asyncio.fixture
async def client(tmp_path):
    """A client of a server of its own, in a folder with a configuration."""
    (tmp_path / "lintnews.toml").write_text('ignore = ["chrome"]\n')
    client = pytest_lsp.make_test_lsp_client()
    client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
    await client.start_io(sys.executable, "-m", "lintnews", "lsp")
    params = types.InitializeParams(
        capabilities=pytest_lsp.client_capabilities("visual-studio-code"),
        workspace_folders=[types.WorkspaceFolder(tmp_path.as_uri(), "desk")],
    )
    await client.initialize_session(params)
    client.folder, client.uri = tmp_path, (tmp_path / "a.md").as_uri()
    yield client
    await client.shutdown_session()
    await client.stop()


def opened(client, text):
    document = types.TextDocumentItem(client.uri, "markdown", 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(document))


def typed(client, version, text):
    document = types.VersionedTextDocumentIdentifier(version, client.uri)
    change = types.TextDocumentContentChangeWholeDocument(text)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))


async def marks(client):
    """What the newest marks stand on, by rule."""
    await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return [(one.code, one.range.start.character, one.range.end.character) for one in client.diagnostics[client.uri]]


async def actions(client, character=0, only=None):
    at = types.Position(0, character)
    asked = types.CodeActionParams(
        types.TextDocumentIdentifier(client.uri), types.Range(at, at), types.CodeActionContext([], only)
    )
    return await client.text_document_code_action_async(asked)


@pytest.mark.asyncio
async def test_marks_stand_where_the_editor_counts_them(client):
    opened(client, BAD)
    assert await marks(client) == [("encoding.mojibake", 9, 12), ("repetition.word", 29, 36)]  # 😀 counts twice


@pytest.mark.asyncio
async def test_typing_brings_the_marks_of_the_newest_text_alone(client):
    opened(client, BAD)
    await marks(client)
    for number in range(2, 60):
        typed(client, number, BAD.replace("harbour", "harbour " + "x" * number))
    typed(client, 60, "All is well at the harbour.\n")
    assert await marks(client) == []


@pytest.mark.asyncio
async def test_a_mend_a_reason_and_a_word_to_keep_quiet(client):
    opened(client, BAD)
    await marks(client)
    offered = {one.title: one for one in await actions(client, 10)}
    [edit] = offered["Write “’”"].edit.changes[client.uri]
    assert (edit.range.start.character, edit.range.end.character, edit.new_text) == (9, 12, "’")
    assert offered["Write “’”"].is_preferred
    [quiet] = offered["Keep encoding.mojibake quiet here"].edit.changes[client.uri]
    typed(client, 2, quiet.new_text + BAD)
    assert [code for code, *_ in await marks(client)] == ["repetition.word"]
    hover = await client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(client.uri), types.Position(1, 30))
    )
    assert hover.contents.value.startswith("**repetition.word** (warning)")


@pytest.mark.asyncio
async def test_all_that_is_certain_is_one_edit(client):
    opened(client, BAD.replace("said", "saidâ€™s"))
    await marks(client)
    [one] = await actions(client, only=[types.CodeActionKind.SourceFixAll])
    [edit] = one.edit.changes[client.uri]
    assert "â€™" not in edit.new_text
    assert edit.new_text.count("’") == 2


@pytest.mark.asyncio
async def test_a_changed_configuration_counts_at_once(client):
    opened(client, BAD)
    await marks(client)
    (client.folder / "lintnews.toml").write_text('select = ["repetition"]\n')
    changed = types.FileEvent((client.folder / "lintnews.toml").as_uri(), types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
    assert [code for code, *_ in await marks(client)] == ["repetition.word"]


@pytest.mark.asyncio
async def test_a_broken_configuration_is_told_and_the_server_goes_on(client):
    (client.folder / "lintnews.toml").write_text("select = [\n")
    opened(client, BAD)
    assert await marks(client) == []
    assert "lintnews.toml" in client.messages[0].message
    (client.folder / "lintnews.toml").write_text("")
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([]))
    assert await marks(client) != []


@pytest.mark.asyncio
async def test_a_closed_document_has_no_marks_and_no_mends(client):
    opened(client, BAD)
    await marks(client)
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(client.uri)))
    assert await marks(client) == []
    assert not await actions(client, 10)
