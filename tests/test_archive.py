"""Archives: every kind of file gives the same findings, no run loses or repeats a row, whatever ends it."""

import bz2
import csv
import doctest
import gzip
import io
import json
import os
import random
import re
import signal
import subprocess
import sys
import tracemalloc
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.feather as feather
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from lintnews import Config, Linter
from lintnews.archive import house, lint_batch, local
from lintnews.archive.inputs import InputError, inputs
from lintnews.archive.output import Output
from lintnews.archive.readers import Columns, Opened, read
from lintnews.archive.tables import Article
from lintnews.frontends.cli import main
from lintnews.house.facts import facts_of
from lintnews.house.merging import Reduce

STORIES = [
    {"id": "1", "text": "The mayor spoke on Tuesday.\n\nShow More\n", "day": "2024-03-01", "desk": "City"},
    {"id": "2", "text": "He asked for “ﬁles”, she said.\r\nThen she left.", "day": "2024-03-02", "desk": "Courts"},
    {"id": "3", "text": "All is well, “the clerk” said;\n\tand that was that.", "day": "2024-04-01", "desk": "City"},
]
FOUND = [("1", "chrome.buttons"), ("2", "encoding.ligature")]
LINTER = Linter(Config(select=("chrome", "encoding")))


def as_csv(rows, delimiter=","):
    made = io.StringIO(newline="")
    writer = csv.DictWriter(made, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return made.getvalue().encode("utf-8-sig")


def as_json_lines(rows):
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def as_parquet(rows):
    made = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), made, row_group_size=2)
    return made.getvalue()


def as_feather(rows):
    made = io.BytesIO()
    feather.write_feather(pa.Table.from_pylist(rows), made)
    return made.getvalue()


def as_stream(rows):
    made, table = io.BytesIO(), pa.Table.from_pylist(rows)
    with pa.ipc.new_stream(made, table.schema) as writer:
        writer.write_table(table)
    return made.getvalue()


def as_zstd(data):
    made = pa.BufferOutputStream()
    with pa.CompressedOutputStream(made, "zstd") as stream:
        stream.write(data)
    return made.getvalue().to_pybytes()


def as_warc(rows, gz=False):
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=gz)
    for row in rows:
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/plain; charset=utf-8")], protocol="HTTP/1.1")
        body, url = io.BytesIO(row["text"].encode()), f"http:{row['id']}"
        writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=headers))
        writer.write_record(writer.create_warc_record(url, "metadata", payload=io.BytesIO(b"a: b")))
    return made.getvalue()


def as_wacz(rows):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as whole:
        whole.writestr("archive/data.warc.gz", as_warc(rows, gz=True))
    return made.getvalue()


def as_wordpress(rows):
    items = "".join(
        f"<item><link>{row['id']}</link><wp:post_type>post</wp:post_type><wp:status>publish</wp:status>"
        f"<content:encoded><![CDATA[{row['text']}]]></content:encoded></item>"
        for row in rows
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        f'xmlns:wp="http://wordpress.org/export/1.2/"><channel>{items}</channel></rss>'
    ).encode()


FILES = {
    "a.jsonl": as_json_lines(STORIES),
    "a.jsonl.gz": gzip.compress(as_json_lines(STORIES)),
    "a.jsonl.zst": as_zstd(as_json_lines(STORIES)),
    "a.ndjson.bz2": bz2.compress(as_json_lines(STORIES)),
    "a.csv": as_csv(STORIES),
    "a.tsv": as_csv(STORIES, "\t"),
    "semicolons.csv.gz": gzip.compress(as_csv(STORIES, ";")),
    "a.parquet": as_parquet(STORIES),
    "a.feather": as_feather(STORIES),
    "a.arrow": as_stream(STORIES),
    "a.warc": as_warc(STORIES),
    "a.warc.gz": as_warc(STORIES, gz=True),
    "a.wacz": as_wacz(STORIES),
    "export.xml": as_wordpress(STORIES),
}


def articles(path, after=0, columns=None, kind=""):
    """The articles that the reader of a file gives."""
    [one] = inputs([str(path)], kind)
    found = read(kind or one.kind, Opened(one), columns or Columns(), after)
    return [article._replace(id=(article.id or "").removeprefix("http:")) for article in found]


def run(folder, paths, jobs=1, part=32, linter=LINTER, columns=None, step=lambda _: None):
    found = inputs([str(path) for path in paths])
    with Output(str(folder), "parquet", {"inputs": [one.name for one in found]}) as output:
        local.run_locally(linter, found, columns or Columns(), output, jobs=jobs, part=part, step=step)
        return output


def rows(folder, table="findings"):
    return pq.read_table(Path(folder, table)).to_pylist()


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_gives_the_same_findings(tmp_path, name):
    (tmp_path / name).write_bytes(FILES[name])
    batch = pa.RecordBatch.from_pylist([article._asdict() for article in articles(tmp_path / name)])
    checked = lint_batch(LINTER, batch).to_pylist()
    assert [row["error"] for row in checked] == [None] * 3
    assert [(row["id"], found["rule"]) for row in checked for found in row["findings"]] == FOUND


@pytest.mark.parametrize("name", FILES)
def test_a_reader_that_goes_on_gives_what_is_left(tmp_path, name):
    (tmp_path / name).write_bytes(FILES[name])
    whole = articles(tmp_path / name)
    for after in range(whole[-1].row + 2):
        assert articles(tmp_path / name, after) == [article for article in whole if article.row > after]


def test_offsets_lead_into_the_copy_as_it_was_given():
    copy = "A\r\nb é “ﬁles”\n\n<p>ﬁne</p>\r\n"
    [row] = lint_batch(Linter(), pa.RecordBatch.from_pylist([{"id": "x.html", "text": copy}])).to_pylist()
    assert [copy[found["start"] : found["end"]] for found in row["findings"]] == ["ﬁ", "ﬁ"]


@pytest.mark.parametrize(
    ("values", "format", "found"),
    [
        ({"text": "<p>Show More</p>", "kind": "text/html; charset=utf-8"}, "", ["Show More"]),
        ({"text": "<p>Show More</p>", "kind": None}, "html", ["Show More"]),
        ({"text": "Show <b>More</b>", "kind": "plain"}, "html", []),
    ],
)
def test_a_column_can_hold_other_formats(values, format, found):
    article = Columns(format_column="kind", format=format).article("a.csv", 1, values)
    [row] = lint_batch(LINTER, pa.RecordBatch.from_pylist([article._asdict()])).to_pylist()
    assert [one["text"] for one in row["findings"]] == found


def test_what_else_is_known_of_an_article_comes_along(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(FILES["a.jsonl"])
    run(tmp_path / "out", [tmp_path / "a.jsonl"], columns=Columns(date="day", section="desk"))
    assert [(row["id"], row["row"], row["date"], row["section"]) for row in rows(tmp_path / "out")] == [
        ("1", 1, "2024-03-01", "City"),
        ("2", 2, "2024-03-02", "Courts"),
    ]
    assert [row["findings"] for row in rows(tmp_path / "out", "articles")] == [1, 1, 0]


# What is broken, and what the rows say: an id, or a piece of the error.
BROKEN = {
    "cut.jsonl.gz": (
        gzip.compress(as_json_lines(STORIES[:1])) + gzip.compress(as_json_lines(STORIES[1:]))[:20],
        ["1", "could not be read from here on: Compressed file ended"],
    ),
    "cut.warc": (as_warc(STORIES[:1]) + as_warc(STORIES[1:])[:100], ["1", "the file ends within a record"]),
    "cut.warc.gz": (
        as_warc(STORIES[:1], gz=True) + as_warc(STORIES[1:], gz=True)[:100],
        ["1", "could not be read from here on: Compressed file ended"],
    ),
    "cut.parquet": (FILES["a.parquet"][:-7], ["could not be read from here on"]),
    "cut.xml": (FILES["export.xml"][:-60], ["1", "2", "is no XML: unclosed CDATA section in line"]),
    "entities.xml": (
        FILES["export.xml"].replace(b"<rss", b'<!DOCTYPE r [<!ENTITY a "b">]><rss', 1),
        ["declares entities of its own"],
    ),
    "line.jsonl": (
        b'{"id": "1", "text": "x"}\n{"id"\n\n[1]\n{"id": "4"}\n'
        b'{"id": "5", "text": 5}\n{"id": "6", "text": "caf\xe9"}\n',
        ["1", "is no JSON", "no object", "has no 'text'; it has: id", "text is no text but a number", "6"],
    ),
    "fields.csv": (b"id,text\n1,a\n2,b,c\n3,d\n", ["1", "has 3 fields, and the header 2", "3"]),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_broken_is_an_error_row_and_the_rest_is_checked(tmp_path, name):
    data, expected = BROKEN[name]
    (tmp_path / name).write_bytes(data)
    (tmp_path / "next.jsonl").write_bytes(FILES["a.jsonl"])
    run(tmp_path / "out", [tmp_path / name, tmp_path / "next.jsonl"])
    done = rows(tmp_path / "out", "articles")
    assert [row["id"] for row in done[-3:]] == ["1", "2", "3"]
    for row, piece in zip(done[:-3], expected, strict=True):
        assert piece in (row["error"] or row["id"].removeprefix("http:"))


def test_a_broken_row_group_is_an_error_and_the_next_one_is_read(tmp_path):
    data = bytearray(FILES["a.parquet"])
    at = data.index(b"The mayor")
    data[at - 40 : at - 20] = b"\xff" * 20
    (tmp_path / "a.parquet").write_bytes(data)
    run(tmp_path / "out", [tmp_path / "a.parquet"])
    done = rows(tmp_path / "out", "articles")
    assert "row group 0 is broken, and rows 1 to 2 were not read" in done[0]["error"]
    assert [row["id"] for row in done[1:]] == ["3"]


def test_a_picture_in_a_crawl_is_passed_over(tmp_path):
    made = io.BytesIO()
    writer = WARCWriter(made, gzip=True)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "image/png")], protocol="HTTP/1.1")
    payload = io.BytesIO(b"\x89PNG\r\n\x1a\n\0")
    writer.write_record(writer.create_warc_record("http://a/b.png", "response", payload=payload, http_headers=headers))
    (tmp_path / "a.warc.gz").write_bytes(made.getvalue())
    [article] = articles(tmp_path / "a.warc.gz")
    assert (article.id, article.passed, article.error) == ("//a/b.png", "image/png", None)


class Failing(Linter):
    """A linter with a fault of its own."""

    def read(self, source, path="", format="", language=""):
        return super().read(source, path, format, language) if source != "poison" else self.no_such_thing


def test_a_row_at_which_lintnews_fails_is_an_error_row():
    batch = pa.RecordBatch.from_pydict({"id": ["1", "2", "3"], "text": ["Show More", "poison", "Show More"]})
    done = lint_batch(Failing(Config(select=("chrome",))), batch).to_pylist()
    assert [len(row["findings"]) for row in done] == [1, 0, 1]
    assert "lintnews itself failed here (AttributeError: " in done[1]["error"]


class Deadly(Linter):
    """A linter whose process dies of some copy, as one does that the system takes the memory from."""

    def read(self, source, path="", format="", language=""):
        if "poison" in source:
            os._exit(9)
        return super().read(source, path, format, language)


@pytest.mark.slow
def test_a_row_that_ends_its_process_is_an_error_row(tmp_path):
    many = [{"id": str(number), "text": "poison" if number == 2 else "Show More"} for number in range(4)]
    (tmp_path / "a.jsonl").write_bytes(as_json_lines(many))
    run(tmp_path / "out", [tmp_path / "a.jsonl"], linter=Deadly(Config(select=("chrome",))))
    done = rows(tmp_path / "out", "articles")
    assert [row["id"] for row in done] == [str(number) for number in range(4)]
    assert [row["id"] for row in done if row["error"]] == ["2"]


def many_stories(path, count):
    """Articles of three files, a few of them broken."""
    stories = [dict(STORIES[number % 3], id=str(number)) for number in range(count)]
    for number in range(3):
        data = as_json_lines(stories[number::3]) + b"no json\n"
        (path / f"{number}.jsonl.gz").write_bytes(gzip.compress(data))
    return [path]


def tables(folder):
    """All that a run wrote, byte for byte, but for the times of the inputs in run.json."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file() and path.name != "run.json"
    }


class Ended(BaseException):
    """What ends a run in its midst."""


@pytest.mark.slow
def test_a_run_that_is_ended_at_each_step_ends_as_one_that_is_not(tmp_path):
    (tmp_path / "in").mkdir()
    paths = many_stories(tmp_path / "in", 30)
    run(tmp_path / "whole", paths, part=0.0004)
    steps = 0
    while not steps or (tmp_path / "out" / "manifest.jsonl").read_text().count("over") == 0:
        steps += 1
        end = iter([None, Ended()])

        def step(_, end=end):
            if said := next(end):
                raise said

        try:
            run(tmp_path / "out", paths, part=0.0004, step=step)
        except Ended:
            (tmp_path / "out" / "articles" / "part-00099.parquet").write_bytes(b"left")
            with open(tmp_path / "out" / "manifest.jsonl", "a") as manifest:
                manifest.write('{"torn')
    assert steps > 3
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")


@pytest.mark.slow
def test_a_run_that_is_killed_at_any_moment_goes_on_without_loss(tmp_path):
    (tmp_path / "in").mkdir()
    many_stories(tmp_path / "in", 3000)
    words = [sys.executable, "-m", "lintnews", "archive", str(tmp_path / "in"), "--isolated", "--part-size", "0.02"]
    subprocess.run([*words, "--output", str(tmp_path / "whole")], capture_output=True)
    moments, kills = random.Random(16), 0
    while kills < 10:
        process = subprocess.Popen([*words, "--output", str(tmp_path / "out")], start_new_session=True)
        try:
            process.wait(moments.uniform(0.5, 2.5))
            break
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)  # the processes of its pool end by themselves
            process.wait()
            kills += 1
    assert subprocess.run([*words, "--output", str(tmp_path / "out")], capture_output=True).returncode == 2
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")
    assert len(rows(tmp_path / "out", "articles")) == 3003


def archive(*words):
    """The command line's exit status."""
    try:
        return main(["archive", "--isolated", "--jobs", "1", *map(str, words)])
    except SystemExit as error:
        return error.code


def test_the_exit_status_tells_whether_all_was_checked(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_bytes(FILES["a.jsonl"])
    words = (tmp_path / "a.jsonl", "--output", tmp_path / "out")
    assert archive(*words) == 0
    assert "Checked 3 articles: 1 error, 1 warning." in capsys.readouterr().out
    assert archive(*words, "--fail-on", "error") == 1
    (tmp_path / "b.jsonl").write_bytes(BROKEN["line.jsonl"][0])
    assert archive(tmp_path / "b.jsonl", "--output", tmp_path / "out2") == 2
    said = capsys.readouterr()
    assert "b.jsonl:2: is no JSON" in said.err
    assert "4 rows could not be checked" in said.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.jsonl", "--text", "txt"], "a.jsonl: has no column 'txt'; did you mean 'text'? (--text names one)"),
        (["a.parquet", "--date", "dya"], "a.parquet: has no column 'dya'; did you mean 'day'?"),
        (["nowhere.jsonl"], "nowhere.jsonl: there is no such file or folder"),
        (["photo.png"], "photo.png: its ending doesn't say how to read it; --input-format does"),
        (["s3x://bucket/a"], "s3x://bucket/a: can't be reached"),
        (["a.jsonl", "--select", "chrom"], "no rule is called 'chrom'; did you mean 'chrome'?"),
        (["a.jsonl", "--part-size", "0"], "--part-size: 0.0 is no number of megabytes"),
    ],
)
def test_a_mistake_is_told_before_anything_is_checked(tmp_path, monkeypatch, capsys, words, said):
    monkeypatch.chdir(tmp_path)
    for name in ("a.jsonl", "a.parquet"):
        Path(name).write_bytes(FILES[name])
    Path("photo.png").write_bytes(b"\x89PNG")
    assert archive(*words, "--output", "out") == 2
    assert said in capsys.readouterr().err
    assert archive("a.jsonl", "--output", "out") == 0  # nothing stands in the way of the right words


def test_runs_of_other_words_are_not_mixed(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("a.jsonl").write_bytes(FILES["a.jsonl"])
    assert archive("a.jsonl", "--output", "out") == 0
    before = tables("out")
    for words, said in [
        (["--select", "chrome"], "out: was made with another configuration"),
        (["--date", "day"], "out: was made of other columns: date is not what it was"),
        (["--output-format", "jsonl"], "out: was made with another output format (parquet, now jsonl)"),
    ]:
        assert archive("a.jsonl", "--output", "out", *words) == 2
        assert said in capsys.readouterr().err
    with open("a.jsonl", "a") as file:
        file.write('{"id": "4", "text": "x"}\n')
    assert archive("a.jsonl", "--output", "out") == 2
    assert "out: was made of other inputs: a.jsonl is not what it was" in capsys.readouterr().err
    assert archive("a.jsonl", "--output", ".") == 2
    assert ".: holds other files, such as a.jsonl" in capsys.readouterr().err
    assert tables("out") == before


def test_two_runs_do_not_write_to_one_folder(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_bytes(FILES["a.jsonl"])
    with Output(str(tmp_path / "out"), "parquet", {}):
        assert archive(tmp_path / "a.jsonl", "--output", tmp_path / "out") == 2
    assert "another run writes there now" in capsys.readouterr().err


def test_json_lines_hold_what_parquet_holds(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(FILES["a.jsonl"])
    for format in ("jsonl", "parquet"):
        assert archive(tmp_path / "a.jsonl", "--output", tmp_path / format, "--output-format", format) == 0
    lines = (tmp_path / "jsonl" / "findings" / "part-00000.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == rows(tmp_path / "parquet")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")
def test_a_full_disk_is_told_and_what_was_done_stays_done(tmp_path):
    (tmp_path / "in").mkdir()
    many_stories(tmp_path / "in", 600)
    (tmp_path / "in" / "z.jsonl").write_bytes(
        as_json_lines({"id": os.urandom(2000).hex(), "text": "Show More"} for _ in range(200))
    )
    words = ["archive", str(tmp_path / "in"), "--isolated", "--jobs", "1", "--part-size", "0.02", "--output"]
    limit = "import resource as r, sys; r.setrlimit(r.RLIMIT_FSIZE, (100_000, r.RLIM_INFINITY)); "
    run = "from lintnews.frontends.cli import main; sys.exit(main(sys.argv[1:]))"
    full = subprocess.run([sys.executable, "-c", limit + run, *words, tmp_path / "out"], capture_output=True, text=True)
    assert full.returncode == 2
    assert re.search(r"can't be written: File too large\. [\d,]+ articles are done\. The same command", full.stderr)
    assert not list((tmp_path / "out").rglob("*.making"))
    assert main([*words, str(tmp_path / "out")]) == main([*words, str(tmp_path / "whole")]) == 2
    assert tables(tmp_path / "out") == tables(tmp_path / "whole")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs signals of POSIX")
@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_ends_a_run_and_says_what_is_done(tmp_path):
    (tmp_path / "in").mkdir()
    many_stories(tmp_path / "in", 9000)
    words = [sys.executable, "-m", "lintnews", "archive", str(tmp_path / "in"), "--isolated", "--part-size", "0.02"]
    out = tmp_path / "out"
    with subprocess.Popen(
        [*words, "--output", str(out)], stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        while not (out / "manifest.jsonl").exists() or not (out / "manifest.jsonl").stat().st_size:
            assert process.poll() is None
        os.killpg(process.pid, signal.SIGINT)
        said = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert "articles are done. The same command goes on from there." in said
    assert "Traceback" not in said


def test_folders_and_globs_hold_what_lintnews_reads(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("2024/a.jsonl", "2024/b.md", "2025/c.csv", "2025/photo.jpg", "2025/_SUCCESS", ".git/d.txt", "e.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("x")
    assert [one.name for one in inputs(["."])] == ["./2024/a.jsonl", "./2024/b.md", "./2025/c.csv", "./e.txt"]
    assert [one.name for one in inputs(["2025", "2024/*.md", "2025/c.csv"])] == ["2025/c.csv", "2024/b.md"]
    assert [one.kind for one in inputs(["2024"])] == ["jsonl", "article"]
    found = inputs(["2025/c.csv"])
    monkeypatch.chdir("2024")  # as the machines of a cluster stand elsewhere
    assert [found[0].files.get_file_info(one.path).is_file for one in found] == [True]
    monkeypatch.chdir("..")
    with pytest.raises(InputError, match=r"2026/\*\.csv: holds no file that lintnews reads"):
        inputs(["2026/*.csv"])


def test_articles_that_are_files_are_read_as_check_reads_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in", "a.md").write_text("---\ntitle: A\n---\nThe *mayor*.\n\nShow More\n")
    Path("in", "b.txt").write_bytes(b"A caf\xe9 for two.\n")
    run("out", ["in"], linter=Linter())
    found = [(row["id"], row["line"], row["rule"]) for row in rows("out")]
    assert found == [(path, one.line, one.rule) for path in ("in/a.md", "in/b.txt") for one in lint_file(path)]
    assert {rule.partition(".")[0] for _, _, rule in found} == {"chrome", "encoding"}


def lint_file(path):
    return Linter().lint(Path(path).read_bytes(), path)


def test_memory_does_not_grow_with_the_archive(tmp_path):
    """No more chunks than two a process and one are read ahead of the first that isn't written."""
    from lintnews.archive.feed import Feed, chunks
    from lintnews.archive.pool import results

    (tmp_path / "a.jsonl").write_bytes(as_json_lines(STORIES * 20))
    given = []

    def counted():
        for chunk in chunks(Feed(inputs([str(tmp_path / "a.jsonl")]), Columns()), most=100):
            given.append(chunk)
            yield chunk

    for number, _ in enumerate(results(local.Lint(LINTER), counted(), 1), 1):
        assert len(given) - number <= 3


def test_an_article_is_one_row_of_its_table():
    assert Article("a.jsonl", 1, text="né").size == 2


NAMED = [
    {
        "id": f"{number}",
        "text": f"The president, Volodymyr {name}, spoke on day {number}.",
        "day": "2025-01-03",
        "desk": "",
    }
    for number, name in enumerate(["Zelenskyy", "Zelenskyy", "Zelensky", "Zelenskyy"] * 3)
]


def test_a_house_is_known_by_an_archive_as_by_its_articles(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_bytes(as_json_lines(NAMED) + b"no\n")
    columns, linter = Columns(date="day", section="desk"), Linter(rules=[])
    with Reduce() as one, Reduce() as other:
        for story in NAMED:
            one.add(facts_of(linter.read(story["text"], story["id"], "plain"), story["day"], story["desk"]))
        errors = []
        facts = house.merged(other, linter, inputs([str(tmp_path / "a.jsonl")]), columns, "", 1)
        assert list(house.without_errors(facts, errors)) == list(one)
    assert [error["rows"] for error in errors] == [1]
    words = ["--date", "day", "--output-format", "json", "--isolated", "--jobs", "1"]
    assert main(["archive", "house", str(tmp_path / "a.jsonl"), *words]) == 2
    said = capsys.readouterr()
    assert "Zelenskyy" in said.out
    assert "a.jsonl:13: is no JSON" in said.err
    assert "1 row could not be read" in said.err


def test_the_page_shows_what_python_does():
    failed, tried = doctest.testfile(str(Path(__file__).parent.parent / "docs" / "archive.md"), module_relative=False)
    assert tried
    assert not failed


@pytest.mark.parametrize("format", ["jsonl", "parquet"])
def test_a_report_counts_what_was_found(tmp_path, capsys, format):
    stories = [dict(story, id=f"https://{story['desk']}.example/{story['id']}".lower()) for story in STORIES]
    (tmp_path / "a.jsonl").write_bytes(
        as_json_lines(stories) + b'{"id": "4", "text": null, "day": "", "desk": 1}\nno\n'
    )
    words = ("--output", tmp_path / "out", "--date", "day", "--section", "desk", "--output-format", format)
    assert archive(tmp_path / "a.jsonl", *words) == 2
    capsys.readouterr()
    assert main(["archive", "report", str(tmp_path / "out"), "--output-format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert {key: said[key] for key in ("articles", "passed", "errors", "safe", "unsafe")} == {
        "articles": 3,
        "passed": 1,
        "errors": 1,
        "safe": 1,
        "unsafe": 1,
    }
    assert [(row["rule"], row["severity"], row["findings"]) for row in said["rules"]] == [
        ("chrome.buttons", "error", 1),
        ("encoding.ligature", "warning", 1),
    ]
    assert [tuple(row.values()) for row in said["sections"]] == [("City", 2, 1), ("Courts", 1, 1)]
    assert [tuple(row.values()) for row in said["months"]] == [("2024-03", 2, 2), ("2024-04", 1, 0)]
    assert [tuple(row.values()) for row in said["sources"]] == [("city.example", 2, 1), ("courts.example", 1, 1)]
    assert [row["name"] for row in said["worst"]] == ["https://city.example/1", "https://courts.example/2"]


def test_a_report_is_a_page_that_loads_nothing_and_obeys_no_copy(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_bytes(as_json_lines([{"id": "<script>x</script>", "text": "Show More"}]))
    assert archive(tmp_path / "a.jsonl", "--output", tmp_path / "out") == 0
    capsys.readouterr()
    assert main(["archive", "report", str(tmp_path / "out"), "--output-format", "html"]) == 0
    page = capsys.readouterr().out
    assert "&lt;script&gt;x" in page
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert main(["archive", "report", str(tmp_path / "out")]) == 0
    assert "<script>x</script>" in capsys.readouterr().out
    assert main(["archive", "report", str(tmp_path)]) == 2
    assert "holds no articles or findings of `lintnews archive`" in capsys.readouterr().err


def test_an_address_that_is_none_is_no_end_of_a_report(tmp_path, capsys):
    ids = ["http://[x", "HTTPS://me@City.example:8/a", "http://[::1]/a", "http://", "a://b://c"]
    (tmp_path / "a.jsonl").write_bytes(as_json_lines([{"id": id, "text": "Show More"} for id in ids]))
    assert archive(tmp_path / "a.jsonl", "--output", tmp_path / "out") == 0
    assert main(["archive", "report", str(tmp_path / "out"), "--output-format", "json"]) == 0
    said = json.loads(capsys.readouterr().out.partition("\n")[2])
    assert {row["name"] for row in said["sources"]} == {"::1", "b", "city.example", str(tmp_path / "a.jsonl")}


# --- a stranger's archive


@pytest.mark.skipif(os.name == "nt", reason="links are for privileged users")
@pytest.mark.parametrize(
    "link", ["findings", "manifest.jsonl", "run.json", "run.json.making", "articles/part-00000.jsonl"]
)
def test_a_folder_that_a_stranger_laid_out_leads_nowhere(tmp_path, capsys, link):
    """What is written, cut short or removed would be what the link leads to."""
    (tmp_path / "home").mkdir()
    secret = tmp_path / "home" / "part-00007.parquet"
    secret.write_text("no line end")
    (tmp_path / "a.jsonl").write_bytes(as_json_lines(STORIES))
    (tmp_path / "out" / link).parent.mkdir(parents=True)
    (tmp_path / "out" / link).symlink_to(secret.parent if link == "findings" else secret)
    assert archive(tmp_path / "a.jsonl", "--output", tmp_path / "out") == 2
    assert f"out/{link}: is a link to another place; name a new folder" in capsys.readouterr().err
    assert [path.name for path in secret.parent.iterdir()] == [secret.name]
    assert secret.read_text() == "no line end"


@pytest.mark.parametrize("name", ["manifest.jsonl", "run.json"])
@pytest.mark.parametrize("text", ["[" * 100_000, "5", "[]", '{"over": 1}', '{"place": "x"}', "\udc80", "{}\n{}"])
def test_a_manifest_that_a_stranger_wrote_is_told(tmp_path, capsys, name, text):
    (tmp_path / "a.jsonl").write_bytes(as_json_lines(STORIES))
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.jsonl").write_text('{"articles": 1}\n')
    (tmp_path / "out" / name).write_bytes(f"{text}\n".encode("utf-8", "surrogateescape"))
    assert archive(tmp_path / "a.jsonl", "--output", tmp_path / "out") == 2
    assert capsys.readouterr().err.startswith(f"lintnews: {tmp_path / 'out'}: ")


def test_a_table_that_a_stranger_wrote_puts_no_mark_on_the_page(tmp_path, capsys):
    (tmp_path / "a.jsonl").write_bytes(as_json_lines(STORIES))
    archive(tmp_path / "a.jsonl", "--output", tmp_path / "out", "--output-format", "jsonl")
    [part] = (tmp_path / "out" / "findings").iterdir()
    part.write_text(part.read_text().replace('"error"', '"\\"><script>x</script>"'))
    os.mkfifo(tmp_path / "out" / "findings" / "part-00001.jsonl")
    capsys.readouterr()
    assert main(["archive", "report", str(tmp_path / "out"), "--output-format", "html"]) == 0
    assert "<script" not in capsys.readouterr().out


@contextmanager
def most_memory():
    """The most bytes that Python had at once within."""
    tracemalloc.start()
    most = []
    try:
        yield lambda: most[0]
    finally:
        most.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()


ENDLESS = {
    "record.csv": (b'id,text\n1,"', b'x\n","', "holds a record of more than 1 MB"),
    "line.csv": (b"id,text\n1,", b"a", "holds a record of more than 1 MB"),
    "header.csv": (b"", b"a", "holds a record of more than 1 MB"),
    "header.warc": (b"WARC/1.0\r\nWARC-Type: ", b"a", "holds headers of more than 256 kB"),
    "headers.warc": (b"WARC/1.0\r\n", b"A: b\r\n", "holds headers of more than 256 kB"),
    "tag.xml": (b'<rss a="http://wordpress.org/export/1.2/"><item><a b="', b"a", "with a tag of more than 1 MB"),
    "text.xml": (b'<rss a="http://wordpress.org/export/1.2/"><item><link>', b"a", "with an item of more than 4 MB"),
    "depth.xml": (
        b'<rss a="http://wordpress.org/export/1.2/"><item>',
        b"<a>",
        "more than 1,000 elements within elements",
    ),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_a_small_file_that_unpacks_without_end_is_told_and_no_memory_is_filled(tmp_path, monkeypatch, name):
    from lintnews.archive.readers import csv, wordpress

    monkeypatch.setattr(csv, "MOST", 1 << 20)
    monkeypatch.setattr(wordpress, "ITEM", 4 << 20)
    start, unit, said = ENDLESS[name]
    with gzip.open(tmp_path / f"{name}.gz", "wb", 1) as packed:
        packed.write(start)
        for _ in range(32):
            packed.write(unit * ((1 << 20) // len(unit)))
    with most_memory() as most, pytest.raises(ValueError, match=said):
        articles(tmp_path / f"{name}.gz")
    assert most() < 16_000_000


def test_a_crawl_that_is_packed_several_times_is_told(tmp_path):
    (tmp_path / "a.warc.gz").write_bytes(gzip.compress(gzip.compress(gzip.compress(b"WARC/1.0\r\n"))))
    with pytest.raises(ValueError, match="packed several times"):
        articles(tmp_path / "a.warc.gz")


def test_a_table_that_repeats_a_long_text_is_read_few_rows_at_a_time(tmp_path):
    text = "The mayor spoke. " * 100_000
    table = pa.table({"id": [str(number) for number in range(300)], "text": [text] * 300})
    pq.write_table(table, tmp_path / "a.parquet", compression="zstd")
    [one] = inputs([str(tmp_path / "a.parquet")])
    with most_memory() as most:
        assert sum(len(article.text) for article in read("parquet", Opened(one), Columns())) == 300 * len(text)
    assert most() < 50_000_000  # of 510,000,000


@pytest.mark.skipif(os.name == "nt", reason="links are for privileged users")
def test_links_in_a_folder_lead_nowhere_and_are_told(tmp_path, monkeypatch, capsys):
    """Two that lead up double the way at each step, and one that leads out may lead to any file."""
    (tmp_path / "secret.txt").write_text("the the secret\n")
    folder = tmp_path / "archive"
    for desk in ("city", "sport"):
        (folder / desk).mkdir(parents=True)
        (folder / desk / "up").symlink_to("..")
    (folder / "out.txt").symlink_to("../secret.txt")
    (folder / "story.txt").write_text("The the mayor.\n")
    monkeypatch.chdir(tmp_path)
    assert main(["archive", "--jobs", "1", "--output", "out", "--output-format", "jsonl", "archive"]) == 0
    heard = capsys.readouterr().err
    for link in ("archive/city/up", "archive/sport/up", "archive/out.txt"):
        assert f"lintnews: {link}: passed over, it is a link; name what it leads to" in heard
    assert "secret" not in (tmp_path / "out" / "articles" / "part-00000.jsonl").read_text()
