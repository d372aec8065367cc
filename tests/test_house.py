"""`lintnews house`: what many articles show together, from the command line to the files that it writes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import lintnews
from lintnews.frontends import cli
from lintnews.house.facts import facts_of
from lintnews.house.judged import judge
from lintnews.house.merging import Reduce

SEEDS = Path(__file__).parent.parent / "seeds"


def house_of(*articles: str, dates: tuple[str, ...] = (), least: int = 3):
    """What some articles show together."""
    with Reduce() as facts:
        for number, text in enumerate(articles):
            date = dates[number] if dates else ""
            facts.add(facts_of(lintnews.read(text, f"{number}.txt"), date=date, section="news"))
        return judge(facts, least)


def spelled(*articles: str) -> list[tuple[str, ...]]:
    """The families of names in some articles: the spellings of each, the commonest first."""
    return [tuple(spelling.text for spelling in family.spellings) for family in house_of(*articles).names]


def about(name: str, *others: str) -> str:
    """An article in which a person speaks to the press, and the names of others stand."""
    return (
        f"{name} spoke in Millport on Monday. " + " ".join(f"It was a matter for {other}." for other in others) + "\n"
    )


FERRY = ("Norhaven", "Eldvik", "Strandborg", "Hallmere")
KHARTON = ("Oakhurst", "Piketon", "Ridgeway", "Sunvale")

ONE_NAME = {
    "one letter more, with the same given name and company": (
        ("Zelenskyy", "Zelensky"),
        [about("Volodymyr Zelenskyy", *FERRY), *[about("Volodymyr Zelensky", *FERRY)] * 3],
    ),
    "capitals inside": (
        ("MeeBord", "Meebord"),
        [about("MeeBord", *FERRY), about("Meebord", *KHARTON), *[about("MeeBord", *FERRY)] * 3],
    ),
    "a hyphen": (("Ka-Lin", "Kalin"), [*[about("Ka-Lin", *FERRY)] * 3, about("Kalin", *FERRY)]),
    "accents, with the same given name": (
        ("Hrušecký", "Hrusecky"),
        [*[about("Bohdan Hrušecký", *FERRY)] * 3, about("Bohdan Hrusecky", *FERRY)],
    ),
    "a well-known place": (("Kyiv", "Kiev"), [*[about("Kyiv", *FERRY)] * 3, about("Kiev", *KHARTON)]),
    "a given name, with the same surname and company": (
        ("Sergei Lavrentin", "Sergey Lavrentin"),
        [*[about("Sergei Lavrentin", *FERRY)] * 4, about("Sergey Lavrentin", *FERRY)],
    ),
    "a slip in a surname": (
        ("Paul Combettan", "Paul Cobettan"),
        [*[about("Paul Combettan", *FERRY)] * 4, about("Paul Cobettan", *FERRY)],
    ),
    "the capital of a particle": (
        ("van Dersen", "Van Dersen"),
        ["We met Robin van Dersen at noon.\n"] * 3 + ["We met Robin Van Dersen at noon.\n"],
    ),
}


@pytest.mark.parametrize("case", ONE_NAME)
def test_spellings_of_one_name_are_a_family(case: str) -> None:
    wanted, articles = ONE_NAME[case]
    usual = max(wanted, key=lambda text: sum(text in article for article in articles))
    assert any(set(wanted) <= set(family) and family[0] == usual for family in spelled(*articles)), spelled(*articles)


TWO_NAMES = {
    "other given names": [*[about("Anna Phillips", *FERRY)] * 3, about("Peter Philips", *KHARTON)],
    "the same common given name in other company": [
        *[about("David Phillips", *FERRY)] * 3,
        about("David Philips", *KHARTON),
    ],
    "two boxers": [*[about("Joe Frazier", *FERRY)] * 3, about("Joe Fraser", *KHARTON)],
    "accents and other given names": [*[about("Gabriel Marquez", *FERRY)] * 3, about("Gorka Márquez", *FERRY)],
    "capitals and other given names": [*[about("Josh DuBois", *FERRY)] * 3, about("Anna Dubois", *FERRY)],
    "given names alone": [*[about("Eric Norden", *FERRY)] * 3, about("Erik Sundvall", *FERRY)],
    "feminine and masculine": [*[about("Sergei Ivanov", *FERRY)] * 3, about("Anna Ivanova", *FERRY)],
    "a plural": [*[about("Hillary Clinton", *FERRY)] * 3, about("The Clintons", *FERRY)],
    "a genitive": [*[about("Volodymyr Zelensky", *FERRY)] * 3, "Zelensky’s office spoke for Norhaven and Eldvik.\n"],
    "a person and a place": [*[about("Anna Lyons", *FERRY)] * 3, "The mayor lives in Lyon, near Norhaven.\n"],
    "siblings in one article": [
        *[about("Thijs Vermeulen", *FERRY)] * 3,
        "Mr Thijs Vermeulen and his brother, Mr Tijs Vermeulen, spoke for Norhaven, Eldvik and Strandborg.\n",
    ],
    "ordinary words with hyphens": ["The Real-Time team of Norhaven spoke.\n"] * 3 + ["The Real-time team spoke.\n"],
    "a heading with one capital more": ["The AI-centric plan of Norhaven.\n"] * 3 + ["The AI-Centric plan.\n"],
    "two small words": ["The HowTo of Norhaven came.\n"] * 3 + ["The Howto of Norhaven came.\n"],
    "the title of a work that is cited": [
        *["The WildBoard of Norhaven grew, and Eldvik was glad of WildBoard.\n"] * 3,
        "It grew.\n\n1. J. Doe et al., “Wildboard: a study of boards,” Journal of Boards, 2021.\n",
    ],
    "two words": [*[about("Trump Plaza", *FERRY)] * 3, about("Trump Place", *FERRY)],
    "initials": ["The CoE of Norhaven spoke.\n"] * 3 + ["Lord Coe of Norhaven spoke.\n"],
    "two syllables": [*[about("Zhang Weilin", *FERRY)] * 3, about("Zheng Weilin", *FERRY)],
    "a known name and a place": [*[about("Anna Ferrari", *FERRY)] * 3, about("Carlos Ferrero", *FERRY)],
}


@pytest.mark.parametrize("case", TWO_NAMES)
def test_two_names_are_no_family(case: str) -> None:
    assert spelled(*TWO_NAMES[case]) == []


def test_too_few_mentions_tell_nothing() -> None:
    articles = [about("Volodymyr Zelenskyy", *FERRY), *[about("Volodymyr Zelensky", *FERRY)] * 2]
    assert house_of(*articles, least=4).names == []
    assert len(house_of(*articles, least=2).names) == 1


def test_the_seeds_spell_one_president_in_two_ways() -> None:
    (family,) = house_of(*(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))).names
    assert [(one.text, one.mentions) for one in family.spellings] == [("Zelensky", 8), ("Zelenskyy", 3)]
    assert [(id, line) for id, line, *_ in family.spellings[1].places] == [("0.txt", 5), ("2.txt", 9)]


def test_the_seeds_tell_one_event_with_several_figures() -> None:
    counts, sums = house_of(*(path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt")))).events
    assert {figure.written for figure in counts.figures} == {"100", "150", "155", "168"}
    assert {figure.written for figure in sums.figures} == {"$3,500", "$3 470"}


FLOOD = (
    "The flood of Millport killed {} people in Norhaven and Eldvik, said Strandborg. Norhaven and Hallmere mourned.\n"
)


@pytest.mark.parametrize(
    ("dates", "numbers", "events"),
    [
        (("2024-03-01", "2024-03-05"), ("31", "34"), 1),
        (("2024-03-01", "2024-03-09"), ("31", "34"), 0),  # not of one week
        (("2024-03-01", ""), ("31", "34"), 0),  # nobody knows
        (("", ""), ("31", "34"), 1),
        (("2024-03-01", "2024-03-05"), ("31", "31"), 0),
        (("2024-03-01", "2024-03-05"), ("31", "340"), 0),  # something else is counted
    ],
)
def test_figures_of_one_week_that_differ_are_an_event(dates: tuple, numbers: tuple, events: int) -> None:
    assert len(house_of(*map(FLOOD.format, numbers), dates=dates).events) == events


@pytest.mark.parametrize(
    ("one", "other", "events"),
    [
        ("Storms cost Millport $300, and Norhaven grew.", "Norhaven said: storms cost Millport $340.", 1),
        ("Storms cost Sri Millport $300.", "To lay cables, Sri Millport will borrow $340.", 0),  # one name is too few
        ("Millport pays $300 for each megawatt hour.", "It was $340 for each megawatt hour in Millport.", 1),
        ("Millport met the 18-time winners of Norhaven.", "Norhaven, for whom Millport is a 20-time winner.", 0),
    ],
)
def test_two_names_or_the_same_words_make_one_event(one: str, other: str, events: int) -> None:
    after = "\nThe council of Millport, Norhaven, Eldvik and Hallmere met on Monday.\n"
    assert len(house_of(f"{one}\n{after}", f"{other}\n{after}").events) == events


def test_an_article_that_has_both_numbers_counts_two_things() -> None:
    both = FLOOD.format("31") + "\n" + FLOOD.format("34")
    assert house_of(FLOOD.format("31"), both).events == []


WARDS = ("Oak", "Birch", "Ash", "Elm", "Yew")
PAGE = "Budget of {0}\n\nThe council of {0} met.\n\nNobody from {0} came.\n\nShare on Harbourbook\n\nTap for more\n"


def test_lines_of_a_page_recur_and_those_of_its_writer_do_not_count() -> None:
    lines = house_of(*map(PAGE.format, WARDS)).page_lines
    assert [(line.text, line.articles) for line in lines] == [("Share on Harbourbook", 5), ("Tap for more", 5)]
    assert house_of(*map(PAGE.format, WARDS[:4])).page_lines == []


def test_a_heading_of_the_writers_own_is_no_line_of_the_page() -> None:
    with Reduce() as facts:
        for ward in WARDS:
            text = f"# {ward}\n\n## What happened next\n\nThe council of {ward} met on Monday.\n"
            facts.add(facts_of(lintnews.read(text, f"{ward}.md")))
        assert judge(facts).page_lines == []


def test_paragraphs_in_several_articles_are_told_once() -> None:
    told = "The council of Millport voted on Monday to build a new ferry for the island.\n\n"
    more = "The old ferry has been late on nine of the ten last days, its captain said.\n\n"
    (shared,) = house_of(f"One\n\n{told}{more}", f"Two\n\nIt rained.\n\n{told}{more}").shared
    assert (shared.paragraphs, [id for id, _ in shared.places]) == (2, ["0.txt", "1.txt"])


def test_styles_are_counted_over_all_articles() -> None:
    told = "It was the {0} that said so to the mayor on Monday, and the press had it from the officials.\n"
    styles = house_of(*[told.format("U.S.")] * 3, told.format("US")).styles
    (ways,) = (style.ways for style in styles if style.point == "United States")
    assert [(way.text, way.mentions) for way in ways] == [("U.S.", 3), ("US", 1)]


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of articles, to stand in."""
    monkeypatch.chdir(tmp_path)
    for number, day in enumerate(("first", "second", "third", "fourth", "fifth", "sixth")):
        name = "Volodymyr Zelenskyy" if number == 4 else "Volodymyr Zelensky"
        text = f"The {day} day\n\n{about(name, *FERRY).strip()} It was the {day} day.\n\nTap for more\n"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    return tmp_path


def run(*words: str) -> int:
    return cli.main(["house", *words])


def test_the_stylebook_holds_the_next_article_to_it(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(".", "--write-stylebook", "house.yml") == 0
    assert "# Zelenskyy: 1 × in 1 article" in (archive / "house.yml").read_text("utf-8")
    (archive / "lintnews.toml").write_text('stylebook = "./house.yml"\nselect = ["names.house-style"]\n', "utf-8")
    capsys.readouterr()
    cli.main(["check", ".", "--output-format", "json"])
    (found,) = json.loads(capsys.readouterr().out)
    assert (found["path"], found["text"], found["fix"]["replacement"]) == ("4.txt", "Zelenskyy", "Zelensky")


def test_the_rule_for_the_page_is_ready_to_use(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(".", "--write-rules", "house/chrome/page.yml") == 0
    assert cli.main(["rules", "test", "house"]) == 0
    (archive / "lintnews.toml").write_text('packs = ["house"]\n', "utf-8")
    capsys.readouterr()
    cli.main(["check", "0.txt", "--output-format", "json"])
    assert [(found["rule"], found["text"]) for found in json.loads(capsys.readouterr().out)] == [
        ("chrome.page", "Tap for more")
    ]


def test_its_own_report_is_no_article(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(".", "--output-format", "html") == 0
    (archive / "house.html").write_text(capsys.readouterr().out, "utf-8")
    assert run(".", "--output-format", "json") == 0
    out, err = capsys.readouterr()
    assert (json.loads(out)["articles"], err) == (6, "")
    assert cli.main(["check", "house.html"]) == 0
    assert "house.html: passed over, it is a report of lintnews" in capsys.readouterr().err


def test_a_file_that_is_there_is_not_written_over(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (archive / "precious.txt").write_text("precious", "utf-8")
    os.symlink("precious.txt", "link.yml")
    os.symlink("nowhere.txt", "dangling.yml")
    for name in ("precious.txt", "link.yml", "dangling.yml"):
        assert run(".", "--write-stylebook", name) == 2
        assert f"{name}: is there already" in capsys.readouterr().err
    assert (archive / "precious.txt").read_text("utf-8") == "precious"
    assert not (archive / "nowhere.txt").exists()


def test_a_broken_file_is_told_and_the_rest_read(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (archive / "broken.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0")
    os.symlink("/etc/passwd", "away.txt")
    assert run(".", "broken.txt", "--output-format", "json") == 2
    out, err = capsys.readouterr()
    assert json.loads(out)["articles"] == 6
    assert "broken.txt" in err
    assert "away.txt: passed over" in err


def test_isolated_reads_no_configuration_of_the_tree(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (archive / "lintnews.toml").write_text('exclude = ["*.txt"]\n', "utf-8")
    assert run(".", "--output-format", "json") == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 0
    assert run(".", "--isolated", "--output-format", "json") == 0
    assert json.loads(capsys.readouterr().out)["articles"] == 6


@pytest.mark.parametrize("words", [["--min-mentions", "1"], ["--jobs", "-1"]])
def test_numbers_that_tell_nothing_are_refused(archive: Path, words: list[str]) -> None:
    assert run(".", *words) == 2


def test_names_of_files_can_do_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)
    for number in range(4):
        name = "Volodymyr Zelenskyy" if number == 3 else "Volodymyr Zelensky"
        Path(f"{number}\t<b>\n\x1b[2J.txt").write_text(about(name, *FERRY), "utf-8")
    assert run(".", "--output-format", "html", "--write-stylebook", "house.yml") == 0
    page = capsys.readouterr().out
    assert not {"<b>", "\x1b"} & {page[at : at + size] for at in range(len(page)) for size in (1, 3)}
    assert "Zelenskyy" in page
    from lintnews.rulebook.stylebook import read_stylebook

    assert read_stylebook("./house.yml") == {"Zelenskyy": "Zelensky"}


def test_several_processes_say_the_same(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = []
    for jobs in ("1", "2"):
        run(".", "--jobs", jobs, "--output-format", "json")
        said.append(capsys.readouterr().out)
    assert said[0] == said[1]


def test_a_check_imports_nothing_of_it() -> None:
    code = "import sys\nfrom lintnews.frontends import cli\ncli.main(['check', '-q', sys.argv[1]])\n"
    code += "sys.exit(any(name.startswith('lintnews.house') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code, str(next(SEEDS.glob("001*.txt")))], check=False).returncode == 0
