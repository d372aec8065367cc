"""The language server, with a real client: open, type, mend, be quiet, close; and clients that break the protocol."""

import asyncio
import itertools
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
import pytest_asyncio
import pytest_lsp
from lsprotocol import converters, types

import lintnews
from lintnews.editor.positions import CODECS, SIZES, Places

BAD = "The mayorâ€™s office said 😀 the the harbour is open.\n\nShow More\n"
RULE = """\
extends: existence
message: "“%s” is ours."
level: error
why: Readers came for the story.
tokens: [tap here]
examples:
  bad: ["⟦tap here⟧ for more"]
"""
MINE = {"extends": "existence", "message": "No %s.", "level": "error", "tokens": ["said"]}
UTF = types.PositionEncodingKind


class Client(pytest_lsp.LanguageClient):
    """An editor that keeps all that it is told."""

    def __init__(self):
        super().__init__(converter_factory=converters.get_converter)
        self.published = []
        self.new = asyncio.Queue()
        self.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda params: None)
        self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.keep(params))
        self.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params))
        self.feature(types.WINDOW_LOG_MESSAGE)(lambda params: self.log_messages.append(params))

    def keep(self, params):
        self.diagnostics[params.uri] = params.diagnostics
        self.published.append(params)
        self.new.put_nowait(params)


async def started(folder, *folders, encodings=(UTF.Utf16,), words=("lsp",), watch=True):
    """A client of a server of its own."""
    client = Client()
    await client.start_io(sys.executable, "-m", "lintnews", *words)
    capabilities = pytest_lsp.client_capabilities("visual-studio-code")
    capabilities.general.position_encodings = [*encodings]
    if not watch:
        capabilities.workspace.did_change_watched_files = None
    named = [types.WorkspaceFolder(one.as_uri(), one.name) for one in (folder, *folders)]
    await client.initialize_session(types.InitializeParams(capabilities=capabilities, workspace_folders=named))
    client.folder, client.uri = folder, (folder / "My städt story.md").as_uri()
    return client


async def ended(client):
    await client.shutdown_session()
    await client.stop()


@pytest_asyncio.fixture
async def client(tmp_path):
    """A client in a folder with a configuration."""
    (tmp_path / "lintnews.toml").write_text('ignore = ["chrome"]\n')
    client = await started(tmp_path)
    yield client
    await ended(client)


@pytest_asyncio.fixture
async def house(tmp_path):
    """A client that watches no files, in a folder with a rule of the desk's own."""
    (tmp_path / "house" / "ads").mkdir(parents=True)
    (tmp_path / "lintnews.toml").write_text('packs = ["encoding", "house"]\n')
    (tmp_path / "house" / "ads" / "tap.yml").write_text(RULE, "utf-8")
    client = await started(tmp_path, watch=False)
    client.rule = (tmp_path / "house" / "ads" / "tap.yml").as_uri()
    yield client
    await ended(client)


def opened(client, text, uri="", language="markdown"):
    document = types.TextDocumentItem(uri or client.uri, language, 1, text)
    client.text_document_did_open(types.DidOpenTextDocumentParams(document))


def typed(client, version, text, uri=""):
    document = types.VersionedTextDocumentIdentifier(version, uri or client.uri)
    change = types.TextDocumentContentChangeWholeDocument(text)
    client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))


async def published(client, uri=""):
    """The newest marks in a document, when they come."""
    while True:
        one = await client.new.get()
        if one.uri == (uri or client.uri):
            return one.diagnostics


async def marks(client, uri=""):
    """What the newest marks stand on, by rule."""
    return [(one.code, one.range.start.character, one.range.end.character) for one in await published(client, uri)]


async def rules(client, uri=""):
    return [one.code for one in await published(client, uri)]


async def said(client, uri=""):
    """The lines, from 1, and messages of the newest marks."""
    return [(one.range.start.line + 1, one.message) for one in await published(client, uri)]


async def actions(client, character=0, only=None, line=0):
    at = types.Position(line, character)
    asked = types.CodeActionParams(
        types.TextDocumentIdentifier(client.uri), types.Range(at, at), types.CodeActionContext([], only)
    )
    return await client.text_document_code_action_async(asked)


def applied(text, action, encoding=UTF.Utf16):
    """A text after an action, as an editor makes it."""
    [change] = action.edit.document_changes
    lines = text.split("\n")

    def offset(place):
        line = lines[place.line].encode(CODECS[encoding], "surrogatepass")[: place.character * SIZES[CODECS[encoding]]]
        return sum(len(one) + 1 for one in lines[: place.line]) + len(line.decode(CODECS[encoding], "surrogatepass"))

    for edit in sorted(change.edits, key=lambda one: offset(one.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text


@pytest.mark.asyncio
async def test_a_whole_edit(client):
    opened(client, BAD)
    assert await marks(client) == [("encoding.mojibake", 9, 12), ("repetition.word", 29, 36)]  # 😀 counts twice
    offered = {one.title: one for one in await actions(client, 10)}
    mended = applied(BAD, offered["Write “’”"])
    assert offered["Write “’”"].is_preferred
    assert offered["Write “’”"].edit.document_changes[0].text_document.version == 1
    typed(client, 2, mended)
    assert await rules(client) == ["repetition.word"]
    typed(client, 3, BAD)  # undone
    assert await rules(client) == ["encoding.mojibake", "repetition.word"]
    hover = await client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(client.uri), types.Position(0, 30))
    )
    assert hover.contents.value.startswith("**repetition.word** (warning)")
    assert "[The rule, with examples](file:///" in hover.contents.value
    client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(client.uri)))
    assert await marks(client) == []
    assert not await actions(client, 10)


@pytest.mark.asyncio
@pytest.mark.parametrize(("encoding", "begins"), [(UTF.Utf8, 19), (UTF.Utf16, 17), (UTF.Utf32, 16)])
async def test_places_are_counted_as_the_client_asks(tmp_path, encoding, begins):
    text = "Said 😀 the mayorâ€™s office.\n"
    client = await started(tmp_path, encodings=[encoding])
    opened(client, text)
    assert (await marks(client))[0][:2] == ("encoding.mojibake", begins)
    [mend] = [one for one in await actions(client, begins) if one.title.startswith("Write")]
    assert applied(text, mend, encoding) == "Said 😀 the mayor’s office.\n"
    await ended(client)


@pytest.mark.asyncio
async def test_marks_are_those_of_the_file_also_with_other_line_ends(client):
    text = BAD.replace("said", "saidâ€™s").replace("\n", "\r\n")
    opened(client, text)
    places = Places.of(text, UTF.Utf16)
    in_file = [one for one in lintnews.lint(text.encode(), "a.md") if one.line == 1]
    assert [one.range for one in await published(client)] == [places.range_of(one) for one in in_file]
    [one] = await actions(client, only=[types.CodeActionKind.SourceFixAll])
    assert applied(text, one).count("’") == 2
    [quiet] = [one for one in await actions(client, 10) if one.title.endswith("quiet here")]
    assert quiet.edit.document_changes[0].edits[0].new_text.endswith("-->\r\n")


@pytest.mark.asyncio
async def test_all_that_is_certain_touches_nothing_else(client):
    text = BAD.replace("said", "saidâ€™s")
    opened(client, text)
    await marks(client)
    [one] = await actions(client, only=[types.CodeActionKind.SourceFixAll])
    assert len(one.edit.document_changes[0].edits) == 2
    assert applied(text, one) == text.replace("â€™", "’")


HUSHED = [
    "A heading\n=========\n\nThe the harbour is open.\n",
    "A paragraph is wrapped here,\nand the the harbour is open,\nas it was.\n",
    "1. One\n2. The the harbour\n3. Three\n",
    "> Quoted, wrapped\n> the the harbour\n",
    "## The the harbour\n\nIs open.\n",
    "| a | b |\n| - | - |\n| the the harbour | c |\n",
    "```\ncode\n```\nThe the harbour is open.",
]


@pytest.mark.asyncio
async def test_a_comment_keeps_one_rule_quiet_and_nobody_sees_it(client):
    opened(client, "")
    await rules(client)
    versions = itertools.count(2)
    for text in HUSHED:
        line = next(number for number, one in enumerate(text.split("\n")) if "the the" in one.lower())
        at = text.split("\n")[line].lower().index("the the")
        typed(client, next(versions), text)
        assert await rules(client) == ["repetition.word"]
        quiet = [one for one in await actions(client, at, line=line) if "quiet" in one.title]
        assert [one.title for one in quiet][-1] == "Keep repetition.word quiet in this file"
        for action in quiet:
            changed = applied(text, action)
            typed(client, next(versions), changed)
            assert await rules(client) == []
            seen, before = lintnews.read(changed, "a.md"), lintnews.read(text, "a.md")
            assert [block.kind for block in seen.blocks] == [block.kind for block in before.blocks]
            assert seen.text.split() == before.text.split()


@pytest.mark.asyncio
async def test_a_thousand_keys_lose_none_and_no_marks_are_stale(client):
    chance = random.Random(4)
    texts = {1: "The harbour is open.\n"}
    opened(client, texts[1])
    for version in range(2, 1002):
        text, at = texts[version - 1], chance.randrange(len(texts[version - 1]))
        key = chance.choice(["the ", "a", " ", "â€™", "😀", "\n", ".", ""])
        texts[version] = text[:at] + key + text[at + (not key) :]
        typed(client, version, texts[version])
        if not version % 100:
            await actions(client)  # what is asked meanwhile is answered
    while (await client.new.get()).version != 1001:
        pass
    versions = [one.version for one in client.published]
    assert versions == sorted({*versions})
    for one in client.published:
        found = lintnews.Linter(lintnews.Config(ignore=("chrome",))).lint(texts[one.version], "a.md")
        assert [mark.code for mark in one.diagnostics] == [each.rule for each in found]
        assert [mark.range.start.line + 1 for mark in one.diagnostics] == [each.line for each in found]


@pytest.mark.slow
@pytest.mark.asyncio
async def test_a_storm_of_changes_and_questions_is_answered_and_leaves_nothing(client):
    """What was typed over is not checked: each of these texts takes half a second."""
    text = "The harbour is open, the mayor said on Monday. The the ferry went.\n\n" * 1500
    opened(client, text)
    held = []
    for storm in (1, 2):
        asked = []
        for version in range(storm * 100, storm * 100 + 100):
            typed(client, version, text + "x" * version)
            asked.append(asyncio.ensure_future(actions(client, 52)))
        assert (await asyncio.gather(*asked))[-1]
        while (await client.new.get()).version != version:
            pass
        held.append(memory(client))
    assert held[1] - held[0] < 15_000  # kB; the texts of a storm have 10,000
    assert client.messages == []


def memory(client):
    """The kB that its server holds; 0 where the system doesn't say."""
    status = Path(f"/proc/{client._server.pid}/status")
    lines = status.read_text().splitlines() if status.exists() else ["VmRSS: 0 kB"]
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "uri",
    [
        *("", "::::", "file:///%00", "file:///\ud800.md", "file://[::1/a.md", "file:///dev/zero", "git:/a.md?{}"),
        "file:///" + "a/" * 500_000 + "b.md",
    ],
    ids=lambda uri: uri[:20],
)
async def test_an_address_of_any_shape_keeps_nobody_waiting(client, uri):
    opened(client, BAD, uri)
    typed(client, 2, BAD + "x", uri)
    document = types.TextDocumentIdentifier(uri)
    await client.text_document_hover_async(types.HoverParams(document, types.Position(0, 10)))
    client.text_document_did_save(types.DidSaveTextDocumentParams(document))
    opened(client, BAD)
    assert await rules(client) == ["encoding.mojibake", "repetition.word"]
    client.text_document_did_close(types.DidCloseTextDocumentParams(document))
    assert client.messages == []


@pytest.mark.asyncio
async def test_a_changed_configuration_counts_at_once(client):
    opened(client, BAD)
    await marks(client)
    (client.folder / "lintnews.toml").write_text('select = ["repetition"]\n')
    changed = types.FileEvent((client.folder / "lintnews.toml").as_uri(), types.FileChangeType.Changed)
    client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([changed]))
    assert await rules(client) == ["repetition.word"]


@pytest.mark.asyncio
@pytest.mark.skipif(os.name == "nt", reason="no such names there")
@pytest.mark.parametrize("name", ["![](https:seen.example)", "--><img src=x onerror=alert(1)>", "a\nb", "a b"])
async def test_a_rule_of_a_stranger_puts_no_markup_into_the_editor_or_the_copy(client, name):
    """Its id is the name of its file."""
    (client.folder / "lintnews.toml").write_text('packs = ["house"]\n')
    (client.folder / "house" / "page").mkdir(parents=True)
    (client.folder / "house" / "page" / f"{name}.yml").write_text(json.dumps(MINE))
    opened(client, BAD)
    [(_, start, _)] = await marks(client)
    document, place = types.TextDocumentIdentifier(client.uri), types.Position(0, start)
    hover = await client.text_document_hover_async(types.HoverParams(document, place))
    assert "](https:seen" not in hover.contents.value.replace("\\](", "")
    assert "<img" not in hover.contents.value.replace("\\<", "")
    context = types.CodeActionContext([])
    asked = types.CodeActionParams(document, types.Range(place, place), context)
    assert not await client.text_document_code_action_async(asked), "no comment can name it"


@pytest.mark.asyncio
@pytest.mark.parametrize(
    "link", ["command:workbench.action.quit", "https://a.example/) ![](https://b.example/seen.png"]
)
async def test_a_rule_of_a_stranger_puts_no_link_into_the_editor(client, link):
    (client.folder / "lintnews.toml").write_text('packs = ["house"]\nselect = ["page"]\n')
    (client.folder / "house" / "page").mkdir(parents=True)
    keys = {"extends": "existence", "message": "No ![](x) %s.", "link": link, "level": "error", "tokens": ["said"]}
    (client.folder / "house" / "page" / "a.yml").write_text(json.dumps(keys))
    opened(client, BAD)
    [(_, start, _)] = await marks(client)
    hover = await client.text_document_hover_async(
        types.HoverParams(types.TextDocumentIdentifier(client.uri), types.Position(0, start))
    )
    assert hover.contents.value.startswith("**page.a** (error)")
    assert "[More]" not in hover.contents.value
    assert "![](" not in hover.contents.value
    assert "command:" not in hover.contents.value
    assert "example" not in hover.contents.value.replace("with examples", "")


@pytest.mark.asyncio
async def test_a_configuration_that_breaks_is_told_in_its_place_and_the_former_goes_on(client):
    opened(client, BAD)
    assert await rules(client) == ["encoding.mojibake", "repetition.word"]
    (client.folder / "lintnews.toml").write_text('\nslect = ["repetition"]\n')
    typed(client, 2, BAD + "More.\n")
    assert await rules(client) == ["encoding.mojibake", "repetition.word"]
    assert "no setting is called 'slect'; did you mean 'select'?" in client.messages[0].message
    [mistake] = client.diagnostics[(client.folder / "lintnews.toml").as_uri()]
    assert mistake.range.start.line == 1
    (client.folder / "lintnews.toml").write_text('\nselect = ["repetition"]\n')
    typed(client, 3, BAD + "More news.\n")
    assert await rules(client) == ["repetition.word"]
    assert not client.diagnostics[(client.folder / "lintnews.toml").as_uri()]


@pytest.mark.asyncio
async def test_each_folder_has_its_own_configuration(tmp_path):
    for name, select in (("one", "repetition"), ("two", "encoding")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "lintnews.toml").write_text(f'select = ["{select}"]\n')
    client = await started(tmp_path / "one", tmp_path / "two")
    for name, rule in (("one", "repetition.word"), ("two", "encoding.mojibake")):
        uri = (tmp_path / name / "a.md").as_uri()
        opened(client, BAD, uri)
        assert await rules(client, uri) == [rule]
    opened(client, BAD, "untitled:Untitled-1")  # belongs to the first
    assert await rules(client, "untitled:Untitled-1") == ["repetition.word"]
    await ended(client)


@pytest.mark.asyncio
@pytest.mark.parametrize(
    ("name", "language", "text", "found"),
    [
        ("a.html", "html", "<p>The the harbour</p>", ["repetition.word"]),
        ("a.txt", "plaintext", "The the harbour", ["repetition.word"]),
        ("a.mdx", "mdx", "The the harbour", ["repetition.word"]),
        ("README", "markdown", "The the harbour", ["repetition.word"]),
        ("docker-compose.yml", "yaml", "extends: the the", []),
        ("package.json", "json", '{"name": "the the"}', []),
        ("broken.json", "json", '{"name": "the the', []),
    ],
)
async def test_copy_is_read_by_its_format_and_nothing_else_is(client, name, language, text, found):
    uri = (client.folder / name).as_uri()
    opened(client, text, uri, language)
    assert await rules(client, uri) == found


@pytest.mark.asyncio
async def test_what_the_configuration_excludes_has_no_marks(client):
    (client.folder / "lintnews.toml").write_text('exclude = ["*.draft.md"]\n')
    uri = (client.folder / "a.draft.md").as_uri()
    opened(client, BAD, uri)
    assert await rules(client, uri) == []
    assert "the configuration excludes it" in client.log_messages[-1].message


@pytest.mark.asyncio
async def test_an_idle_comment_is_told(client):
    opened(client, "<!-- lintnews-disable repetition.wrd -->\n\nAll is well.\n")
    assert await said(client) == [(1, "no rule is called 'repetition.wrd'; did you mean 'repetition.word'?")]


MISTAKES = [
    ("", "", []),
    ("tokens", "tokenz", [(5, "no option of existence is called 'tokenz'; did you mean 'tokens'?")]),
    (
        "error",
        "eror",
        [(3, "no level is called 'eror'; did you mean 'error'?")],
    ),
    ("existence", "existense", [(1, "no check is called 'existense'; did you mean 'existence'?")]),
    ("message", "massage", [(1, "the key 'message' is missing")]),
    ("[tap here]", "[tap there]", [(7, "bad example 1: doesn't find “tap here”")]),
    ("[tap here]", "{tap: here}", [(5, "tokens must be a list of texts, not {'tap': 'here'}")]),
    ("[tap here]", "[tap", [(6, "is not valid YAML: did not find expected ',' or ']'")]),
    ("tokens: [tap here]\n", "", [(1, "existence needs the option tokens or raw")]),
]


@pytest.mark.asyncio
async def test_a_rule_is_checked_while_it_is_written(house):
    opened(house, RULE, house.rule, "yaml")
    assert await said(house, house.rule) == []
    for version, (before, after, expected) in enumerate(MISTAKES, 2):
        typed(house, version, RULE.replace(before, after, 1), house.rule)
        assert (await said(house, house.rule))[: len(expected) or 1] == expected


@pytest.mark.asyncio
async def test_a_rule_file_that_changes_counts_with_the_next_key_and_a_broken_one_ends_no_other(house):
    text = "Please tap here. The mayorâ€™s office.\n"
    opened(house, text)
    assert await rules(house) == ["ads.tap", "encoding.mojibake"]
    path = house.folder / "house" / "ads" / "tap.yml"
    path.write_text(RULE.replace("error", "eror"), "utf-8")
    typed(house, 2, text + "x")
    assert await rules(house) == ["encoding.mojibake"]
    assert house.diagnostics[house.rule][0].range.start.line == 2
    (path.parent / "swipe.yml").write_text(RULE.replace("tap here", "office"), "utf-8")
    path.write_text(RULE.replace("error", "warning"), "utf-8")
    typed(house, 3, text + "xy")
    assert await rules(house) == ["ads.tap", "encoding.mojibake", "ads.swipe"]
    assert not house.diagnostics[house.rule]


@pytest.mark.asyncio
@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes of POSIX")
@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda folder: (folder / "lintnews.toml").symlink_to("/etc/passwd"), "is a link to another place"),
        (lambda folder: os.mkfifo(folder / "pyproject.toml"), ""),
        (lambda folder: (folder / "lintnews.toml").write_bytes(b"#" * 2_000_000), "is larger than"),
        (lambda folder: (folder / "lintnews.toml").write_bytes(b"\xff\xfe"), "is not valid TOML"),
        (lambda folder: (folder / "lintnews.toml").write_text('packs = ["/etc"]'), "leads out of"),
        (lambda folder: (folder / "lintnews.toml").symlink_to(folder / "lintnews.toml"), ""),
    ],
)
async def test_a_hostile_folder_is_told_and_the_server_goes_on(tmp_path, make, told):
    make(tmp_path)
    client = await started(tmp_path)
    opened(client, BAD)
    await published(client)
    assert told in "".join(one.message for one in client.messages)
    assert "passwd" not in "".join(one.message for one in client.messages)
    await ended(client)


@pytest.mark.asyncio
async def test_nothing_but_copy_is_taken_from_a_folder_that_is_not_trusted(tmp_path):
    (tmp_path / "lintnews.toml").write_text('select = ["repetition"]\n')
    client = await started(tmp_path, words=("lsp", "--isolated"))
    opened(client, BAD)
    assert "encoding.mojibake" in await rules(client)
    await ended(client)


@pytest.mark.asyncio
async def test_a_text_that_is_too_long_is_told(client):
    opened(client, "\n" * 8_000_001)
    assert await marks(client) == []
    assert "longer than 8,000,000 characters" in client.log_messages[-1].message


def request(method, params, number=7):
    return {"jsonrpc": "2.0", "id": number, "method": method, "params": params}


def notice(method, params):
    return {"jsonrpc": "2.0", "method": method, "params": params}


def change(uri, version, **changed):
    document = {"uri": uri, "version": version}
    return notice("textDocument/didChange", {"textDocument": document, "contentChanges": [changed]})


CANCELLED = -32800
START = request("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1)
URI = "file:///nowhere/a.md"
OPEN = notice(
    "textDocument/didOpen", {"textDocument": {"uri": URI, "languageId": "markdown", "version": 5, "text": "the the"}}
)
HOVER = {"textDocument": {"uri": URI}, "position": {"line": 900, "character": 90000}}
HERE = {"start": {"line": 0, "character": 0}, "end": {"line": 99, "character": 10**9}}


@pytest.mark.parametrize(
    ("messages", "answers"),
    [
        ([request("textDocument/hover", HOVER)], {7: -32002}),
        ([OPEN, START, request("textDocument/hover", HOVER)], {1: None, 7: None}),
        ([START, START], {1: -32600}),
        ([START, request("textDocument/hover", HOVER)], {7: None}),
        ([START, OPEN, request("textDocument/hover", HOVER)], {7: None}),
        ([START, OPEN, request("textDocument/hover", {"textDocument": 4})], {7: -32602}),
        ([START, OPEN, request("no/method", {})], {7: -32601}),
        ([START, change(URI, 2, text="a")], {"log": "not open"}),
        ([START, OPEN, change(URI, 3, text="a")], {"log": "version 3 came after 5"}),
        ([START, OPEN, change(URI, 6, text="x", range=HERE)], {"log": "a piece of a text"}),
        ([START, notice("textDocument/didClose", {"textDocument": {"uri": URI}})], {1: None}),
        ([START, OPEN, OPEN, notice("textDocument/didSave", {"textDocument": {"uri": URI}})], {1: None}),
        ([START, b"Content-Length: 4\r\n\r\n{{{{"], {"show": "Error in server"}),
        ([START, b"Content-Length: x\r\n\r\n"], {1: None}),
        ([START, change(URI, 2, text="\ud83d"), OPEN, change(URI, 9, text="the the \ud83d")], {1: None}),
    ],
)
def test_a_client_that_breaks_the_protocol_is_answered(tmp_path, messages, answers):
    ask = {"textDocument": {"uri": URI}, "range": HERE, "context": {"diagnostics": []}}
    last = [request("textDocument/codeAction", ask, 98), request("shutdown", None, 99), notice("exit", None)]
    sent = b"".join(one if isinstance(one, bytes) else framed(one) for one in [*messages, *last])
    done = subprocess.run([sys.executable, "-m", "lintnews", "lsp"], input=sent, capture_output=True, cwd=tmp_path)
    assert b"Traceback" not in done.stderr + done.stdout
    got = list(unframed(done.stdout))
    for what, expected in answers.items():
        if isinstance(what, int):
            [*_, answer] = [one for one in got if one.get("id") == what]
            code = answer.get("error", {}).get("code")
            assert (None if code == CANCELLED else code) == expected  # by `shutdown`, which comes at once
        else:
            spoken = {"log": "window/logMessage", "show": "window/showMessage"}[what]
            assert any(expected in one["params"]["message"] for one in got if one.get("method") == spoken)
    assert {one.get("id") for one in got} >= {98, 99}  # it went on to the end


def framed(message):
    body = json.dumps(message).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def unframed(data):
    while data:
        head, _, rest = data.partition(b"\r\n\r\n")
        length = int(head.split(b":")[1].split(b"\r\n")[0])
        yield json.loads(rest[:length])
        data = rest[length:]


@pytest.mark.slow
def test_the_server_goes_when_its_editor_does(tmp_path):
    editor = subprocess.Popen([sys.executable, "-m", "lintnews", "lsp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    editor.stdin.write(framed(START)[:-5])
    editor.stdin.close()
    editor.stdout.read()
    assert editor.wait() == 0
