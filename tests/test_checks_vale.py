"""The kinds of rules that Vale has: a table a kind, with what must be found ⟦marked⟧ in each text."""

import pytest

from lintnews.engine import filled_message, lint
from lintnews.fixing import apply_fixes
from lintnews.formats import plain
from lintnews.model import CheckError
from lintnews.rulebook.examples import marked
from lintnews.rulebook.options import OptionError
from lintnews.rulebook.rule_file import rule_of

EXISTENCE = [
    ({"tokens": ["very"]}, "A ⟦very⟧ old man, every day."),
    ({"tokens": ["very"], "ignorecase": "true"}, "⟦Very⟧ good. ⟦VERY⟧ bad."),
    ({"tokens": ["ver"], "nonword": "yes"}, "A ⟦ver⟧y o⟦ver⟧t man."),
    ({"tokens": "alone"}, "He was ⟦alone⟧."),
    ({"raw": ["\\bso\\b", "[.!]"]}, "He said ⟦so.⟧ So what? so it was"),
    ({"raw": ["\\bmost\\s+"], "tokens": ["unique", "perfect"]}, "The ⟦most  unique⟧ man, most of all."),
    ({"raw": ["\\s+most"], "tokens": ["the"], "append": "true"}, "For ⟦the most⟧ part, the rest."),
    ({"tokens": ["\\w+ly"], "exceptions": ["early", "family"]}, "An early, ⟦quickly⟧ made family."),
    ({"tokens": ["mea"], "exceptions": ["mea culpa"]}, "A mea culpa. A ⟦mea⟧ alone."),
    ({"tokens": ["(?<!un)likely"]}, "It is unlikely, but ⟦likely⟧."),
    ({"tokens": ["(?i)wifi", "IT"]}, "⟦WiFi⟧ for ⟦it⟧ and ⟦IT⟧."),
    ({"tokens": ["[[(]sic[])]"], "nonword": "true"}, "He “seen” ⟦[sic]⟧ it ⟦(sic)⟧."),
    ({"tokens": ["^Note"], "template": "(?m)(?:%s)"}, "⟦Note⟧ it.\n⟦Note⟧ bene. A Note."),
    ({"tokens": [" ", ""]}, "Nothing to look for."),
    ({"tokens": ["very"]}, "At www.very.example/very, ask very@very.example or @very: ⟦very⟧ odd."),
    ({"tokens": ["https?://bit\\.ly/\\S+"]}, "See ⟦https://bit.ly/abc⟧ and https://bit.example."),  # about addresses
    ({"tokens": ["x*"], "nonword": "true"}, "An empty match is none."),
]
SUBSTITUTION = [
    ({"swap": {"per cent": "percent"}}, "Ten ⟦per cent⟧, not percent."),
    ({"swap": {"javascript": "JavaScript"}, "ignorecase": "true"}, "⟦Javascript⟧ or JavaScript."),
    ({"swap": {"colou?r": "color"}}, "A ⟦colour⟧, a color."),
    ({"swap": {"(?:change )?in to (.*) folder": "to $1"}}, "A ⟦change in to that folder⟧."),
    ({"swap": {"a(b)c": "x", "abcd": "y"}}, "⟦abcd⟧ and ⟦abc⟧."),
    ({"swap": {",{2,}": ",|..."}, "nonword": "true", "action": {"name": "replace"}}, "So⟦,,⟧ three⟦,,,⟧ commas, one."),
    (
        {"swap": {"CAUTION: \\w+:": "CAUTION: (?:Note|Tip):"}, "nonword": "true"},
        "CAUTION: Tip: no. ⟦CAUTION: Hey:⟧ yes.",
    ),
    ({"swap": {"phone": "telephone"}, "exceptions": ["phone box"]}, "A phone box, a ⟦phone⟧."),
    ({"swap": {"colou?r": "color"}}, "At https://news.example/colour and colour.com, ⟦colour⟧."),
    ({"swap": {}}, "Nothing."),
]
OCCURRENCE = [
    ({"token": ",", "max": "3"}, "One⟦,⟧ two, three, four, five.\nOne, two, three, four."),
    ({"token": "\\bvery\\b", "max": "1", "ignorecase": "true"}, "⟦Very⟧ much, very."),
    ({"token": "\\w+", "min": "3"}, "⟦Too⟧ short.\nThis is long enough."),
    ({"token": "#", "min": "1"}, "⟦⟧None here."),
    ({"token": "-", "max": "2"}, "A see-saw: https://news.example/a-b-c-d\nA ⟦-⟧ b - c - d"),
]
STEPS = {"best": {"pattern": "best|worst"}, "of": {"pattern": "^of$"}, "ages": {"pattern": "^(?:times|ages)$"}}
SEQUENCE = [
    ({"tokens": [STEPS["best"], STEPS["of"], STEPS["ages"]]}, "The ⟦best of times⟧, the ⟦worst of ages⟧, best of it."),
    ({"tokens": [STEPS["best"], STEPS["ages"]]}, "The best of times. The best. Times."),
    ({"tokens": [STEPS["best"], {**STEPS["ages"], "skip": "2"}]}, "The ⟦best of all times⟧, best of all the times."),
    ({"tokens": [{"pattern": "best", "negate": "true"}, STEPS["of"]]}, "It is best of it, a ⟦lot of⟧ it."),
    ({"tokens": [STEPS["of"], {**STEPS["ages"], "negate": "true"}]}, "Of times, ⟦of late⟧, of"),
    ({"tokens": [{"pattern": "^endpoint$"}, {"pattern": "'s"}]}, "An ⟦endpoint’s⟧ end; ⟦endpoint's⟧; endpoints."),
    ({"tokens": [STEPS["of"], STEPS["ages"]], "ignorecase": "true"}, "⟦Of Times⟧ past."),
    ({"tokens": [{"pattern": "visit"}, {"pattern": "news"}]}, "Visits: visit news.com, ⟦visit newsrooms⟧."),
    ({"tokens": []}, "Nothing."),
]
TAGGED = [
    ({"tokens": [{"tag": "MD"}, {"pattern": "^be$"}, {"tag": "JJ"}, {"tag": "VB"}]}, "It ⟦would be great write⟧ it."),
    ({"tokens": [{"tag": "NN"}, {"pattern": "using"}]}, "A new ⟦system using⟧ steam. They were using it."),
    ({"tokens": [{"tag": "NN", "pattern": "^meet$"}, {"pattern": "up"}]}, "A ⟦meet up⟧ on Sunday. We meet up."),
    ({"tokens": [{"tag": "VBN", "pattern": "held"}]}, "It was ⟦held⟧ by Ann. She held it, and Ann held it."),
    ({"tokens": [{"tag": "JJ", "pattern": "alleged", "negate": "true"}, {"pattern": "killer"}]}, "An alleged killer."),
]
REPETITION = [
    ({"tokens": ["[^\\s.!?]+"]}, "He saw ⟦the the⟧ man."),
    ({"tokens": ["[^\\s.!?]+"], "ignorecase": "true", "alpha": "true"}, "⟦The the⟧ man said 5 5."),
    ({"tokens": ["\\w+"], "max": "1"}, "No no. But no ⟦no no⟧."),
    ({"tokens": ["\\w+"]}, "I forgot about that. That is all. that\nthat"),
    ({"tokens": ["\\w+"]}, "https://news.example/the-the/a/a ⟦a a⟧"),
    ({"tokens": ["[^\\s.,]+"], "exceptions": ["had had"]}, "He had had it: ⟦it it⟧ seems."),
]
CONSISTENCY = [
    ({"either": {"centre": "center"}}, "The centre.\nThe ⟦center⟧.\nThe ⟦centre⟧."),
    ({"either": {"centre": "center"}}, "The centre.\nThe centre."),
    ({"either": {"centre": "center"}}, "The centre, at www.center.example."),
    ({"either": {"learnt": "learned"}, "ignorecase": "true"}, "Learnt and ⟦learned⟧."),
    ({"either": {'"': "[“”]"}, "nonword": "true"}, '"So."\n⟦“⟧No.'),
]
CONDITIONAL = [
    ({"first": "\\b[A-Z]{3}\\b", "second": "\\(([A-Z]{3})\\)"}, "A union (NBA). The NBA and the ⟦NFL⟧."),
    ({"first": "\\b[A-Z]{3}\\b", "second": "\\(([A-Z]{3})\\)", "exceptions": ["USA"]}, "The USA and ⟦NFL⟧."),
    ({"first": "Section", "second": "Summary:"}, "Section one has a Summary: here.\n⟦Section⟧ two."),
    ({"first": "\\b[A-Z]{3}\\b", "second": "\\(([A-Z]{3})\\)"}, "See https://news.example/NBA, says @NBA."),
    ({"first": "a", "second": "\\(x\\)"}, "b ⟦a⟧ b\na (x)"),
]
CAPITALIZATION = [
    ({"match": "$title"}, "War and Peace\n⟦war and peace⟧\nThe Last of the Mohicans"),
    ({"match": "$title"}, "Schedules for the next Week\n⟦One Two Three four⟧"),  # four of five fit, three of four don't
    ({"match": "$sentence"}, "One two three four Five\n⟦One two three Four⟧"),
    ({"match": "$title", "style": "Chicago"}, "A Walk through Time Itself\n⟦A walk Through time⟧"),
    ({"match": "$title", "exceptions": ["macOS"]}, "Why macOS Won"),
    ({"match": "$sentence"}, "Why it won\n⟦why it won⟧\n⟦Why It Won⟧\nThe US and NATO agree"),
    ({"match": "$sentence", "exceptions": ["Axon Server"]}, "The new Axon Server here"),
    ({"match": "$sentence", "indicators": [":"]}, "Note: All of it is so"),
    ({"match": "$sentence", "prefix": "^[a-z]\\.\\s"}, "a. An important heading\n⟦B. An important heading⟧"),
    ({"match": "$sentence", "threshold": "0.9"}, "⟦A text about the MacBook pro edition⟧"),
    ({"match": "$sentence"}, "Ask Ann@News.example"),
    ({"match": "$title", "threshold": "0.9"}, "War at news.com and https://news.example/peace"),
    ({"match": "$lower"}, "all small\n⟦Not small⟧"),
    ({"match": "$upper"}, "ALL BIG\n⟦Not big⟧"),
    ({"match": "^[A-Z].+[^.]$"}, "A heading\n⟦A heading.⟧"),
]
METRIC = [
    ({"formula": "words / sentences", "condition": "> 3"}, "⟦⟧One two three four."),
    ({"formula": "words / sentences", "condition": "> 4"}, "One two three four."),
    ({"formula": "math.sqrt(words) + heading.h2", "condition": ">= 2 && words < 5"}, "⟦⟧One two three four."),
    ({"formula": "1 / list", "condition": "> 0"}, "No list, no number."),
]
READABILITY = [
    ({"metrics": ["Flesch-Kincaid"], "grade": "8"}, "⟦⟧Incomprehensible bureaucratic circumlocution notwithstanding."),
    ({"metrics": ["Flesch-Kincaid", "SMOG"], "grade": "8"}, "The cat sat. The dog ran."),
    ({"metrics": ["Gunning Fog", "Coleman-Liau", "Automated Readability"], "grade": "8"}, ""),
]
KINDS = {
    "capitalization": CAPITALIZATION,
    "conditional": CONDITIONAL,
    "consistency": CONSISTENCY,
    "existence": EXISTENCE,
    "metric": METRIC,
    "occurrence": OCCURRENCE,
    "readability": READABILITY,
    "repetition": REPETITION,
    "sequence": SEQUENCE,
    "substitution": SUBSTITUTION,
}
CASES = [
    pytest.param(kind, options, text, id=f"{kind}-{number}")
    for kind, table in KINDS.items()
    for number, (options, text) in enumerate(table, 1)
]


def made(extends, options, message="“%s”"):
    return rule_of("house/rule.yml", "house.rule", {"extends": extends, "message": message, **options})


@pytest.mark.parametrize(("extends", "options", "text"), CASES)
def test_a_rule_finds_what_is_marked_and_nothing_else(extends, options, text):
    text, spans, _ = marked(text)
    found = [hit.span for hit in made(extends, options).check.find(plain.read_plain("a.txt", text))]
    assert found == list(spans)


@pytest.mark.parametrize(("options", "text"), TAGGED)
def test_a_sequence_knows_parts_of_speech(options, text):
    pytest.importorskip("textblob")
    test_a_rule_finds_what_is_marked_and_nothing_else("sequence", options, text)


def test_a_sequence_without_its_package_says_what_it_needs(monkeypatch):
    from lintnews.matching.words_in_turn import parser

    monkeypatch.setitem(__import__("sys").modules, "textblob.en", None)
    parser.cache_clear()
    with pytest.raises(CheckError, match=r"pip install 'lintnews\[spelling\]'"):
        list(made("sequence", TAGGED[0][0]).check.find(plain.read_plain("a.txt", "It would be great write it.")))


MESSAGES = [
    ("existence", {"tokens": ["very"]}, "Cut '%s'.", "Cut 'very'."),
    ("existence", {"tokens": ["very"]}, "Cut '%s', 100%% of it.", "Cut 'very', 100% of it."),
    ("sequence", {"tokens": [{"pattern": "old"}, {"pattern": "and"}]}, "%[2]s after “%[1]s”", "and after “old”"),
    (
        "existence",
        {"tokens": ["very"], "action": {"name": "replace", "params": ["so", "too", "truly"]}},
        "Not '%s' but %s.",
        "Not 'very' but 'so', 'too', or 'truly'.",
    ),
    ("substitution", {"swap": {"very": "truly"}}, "Use '%s', not '%s'.", "Use 'truly', not 'very'."),
    ("substitution", {"swap": {"very": "truly"}}, "Not '%[2]s' but '%[1]s'.", "Not 'very' but 'truly'."),
    ("substitution", {"swap": {"very": "a|b"}, "action": {"name": "replace"}}, "Use %s.", "Use a or b."),
    ("occurrence", {"token": "very", "max": "1"}, "%d times", "2 times"),
    ("metric", {"formula": "words", "condition": "> 1"}, "%s words", "7.00 words"),
]


@pytest.mark.parametrize(("extends", "options", "template", "said"), MESSAGES)
def test_a_message_holds_what_was_found(extends, options, template, said):
    one = made(extends, options, template)
    hit = next(one.check.find(plain.read_plain("a.txt", "It is very, very old and grey.")))
    assert filled_message(one, hit) == said


MENDS = [
    ("existence", {"tokens": ["so very"], "action": {"name": "remove"}}, ""),
    ("existence", {"tokens": ["so very"], "action": {"name": "replace", "params": ["quite"]}}, "quite"),
    ("existence", {"tokens": ["so very"], "action": {"name": "replace", "params": ["quite", "too"]}}, None),
    ("existence", {"tokens": ["so very"], "action": {"name": "edit", "params": ["truncate", " "]}}, "so"),
    ("existence", {"tokens": ["so very"], "action": {"name": "edit", "params": ["split", " ", "1"]}}, "very"),
    ("existence", {"tokens": ["so very"], "action": {"name": "edit", "params": ["trim_left", "so"]}}, "very"),
    ("existence", {"tokens": ["so very"], "action": {"name": "edit", "params": ["regex", "s(.)", "n$1"]}}, "no very"),
    ("existence", {"tokens": ["so very"], "action": {"name": "suggest", "params": ["spellings"]}}, None),
    ("substitution", {"swap": {"so very": "so"}}, None),
    ("substitution", {"swap": {"so very": "so"}, "action": {"name": "replace"}}, "so"),
    ("substitution", {"swap": {"so very": "so|very"}, "action": {"name": "replace"}}, None),
    ("substitution", {"swap": {"so very": ""}, "action": {"name": "replace"}}, ""),
    ("substitution", {"swap": {"SO very": "it"}, "capitalize": "true", "ignorecase": "yes"}, None),
]


@pytest.mark.parametrize(("extends", "options", "mended"), MENDS)
def test_an_action_mends(extends, options, mended):
    hit = next(made(extends, options).check.find(plain.read_plain("a.txt", "It is so very old.")))
    assert hit.replacement == mended


UNASKED = [
    ("existence", {"tokens": ["so very"], "action": {"name": "remove"}}, False),
    ("substitution", {"swap": {"so very": ""}, "action": {"name": "replace"}}, False),
    ("substitution", {"swap": {"so very": "x"}, "action": {"name": "remove"}}, False),
    ("substitution", {"swap": {"so very": "so"}, "action": {"name": "replace"}}, True),
    ("existence", {"tokens": ["so very"], "action": {"name": "edit", "params": ["truncate", " "]}}, True),
]


@pytest.mark.parametrize(("extends", "options", "safe"), UNASKED)
def test_words_are_taken_out_for_somebody_to_read_what_is_left(extends, options, safe):
    hit = next(made(extends, options).check.find(plain.read_plain("a.txt", "It is so very old.")))
    assert hit.safe is safe


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("It is so very old.", "It is old."),
        ("It is old, so very.", "It is old,."),
        ("So it is so very", "So it is"),
        ("so very old", "old"),
        ("It is\nso very old.\n", "It is\nold.\n"),
        ("It is (so very) old.", "It is () old."),
        ("It is “so very old”.", "It is “old”."),
        ("It is <b>so very</b> old.", "It is <b></b> old."),
    ],
)
def test_what_is_taken_out_leaves_no_gap(text, left):
    one = made("existence", {"tokens": ["so very"], "action": {"name": "remove"}})
    [found] = lint(plain.read_plain("a.txt", text), [one])
    assert apply_fixes(text, [found], unsafe=True).source == left


def test_a_capital_letter_is_kept_where_the_rule_asks_for_it():
    one = made(
        "substitution",
        {"swap": {"mankind": "humankind"}, "ignorecase": "true", "capitalize": "true", "action": {"name": "replace"}},
    )
    found = lint(plain.read_plain("a.txt", "Mankind and mankind."), [one])
    assert [finding.fix.replacement for finding in found] == ["Humankind", "humankind"]


BROKEN = [
    ("existence", {"tokens": ["fine", "(un"]}, "'(un'"),
    ("substitution", {"swap": {"a": "b", "[z-a]": "c"}}, "'[z-a]'"),
    ("conditional", {"first": "x", "second": "*"}, "'*'"),
    ("consistency", {"either": {"a": "(b"}}, "'(b'"),
    ("sequence", {"tokens": [{"pattern": "x"}, {"pattern": "(b"}]}, "(b"),
    ("sequence", {"tokens": [{"pattern": "x"}, {"tag": "(NN"}]}, "(NN"),
]


@pytest.mark.parametrize(("extends", "options", "named"), BROKEN)
def test_a_broken_pattern_is_named(extends, options, named):
    with pytest.raises(CheckError, match="is not a valid pattern") as error:
        list(made(extends, options).check.find(plain.read_plain("a.txt", "x")))
    assert named in str(error.value)


def test_a_runaway_pattern_is_stopped(monkeypatch):
    monkeypatch.setattr("lintnews.matching.patterns.PATIENCE", 0.1)
    with pytest.raises(CheckError, match="ran too long"):
        list(made("existence", {"raw": ["(a+)+$|(a|b|ab)*c"]}).check.find(plain.read_plain("a.txt", "ab" * 500 + "!")))


WRONG = [
    ("capitalization", {"style": "Oxford"}, "no style of titles is called 'Oxford'"),
    ("metric", {"formula": "__import__('os')", "condition": "> 1"}, "a formula"),
    ("metric", {"formula": "words **", "condition": "> 1"}, "is not a formula"),
    ("sequence", {"tokens": ["be"]}, "tokens must be a list of tables"),
    ("sequence", {"tokens": [{"tags": "NN"}]}, "tokens must be a list of tables"),
    ("sequence", {"tokens": [{"skip": "2"}]}, "needs a pattern or a tag"),
    ("sequence", {"tokens": [{"tag": "NN", "skip": "1000"}]}, "may skip up to 100 words"),
    ("readability", {"metrics": ["Fog"]}, "no metric is called 'Fog'"),
    ("existence", {"action": {"name": "delete"}}, "action"),
    ("existence", {"ignorecase": "maybe"}, "ignorecase must be true or false"),
    ("occurrence", {"max": "many"}, "max must be a whole number"),
]


@pytest.mark.parametrize(("extends", "options", "said"), WRONG)
def test_a_wrong_option_is_refused(extends, options, said):
    with pytest.raises(OptionError, match=said):
        made(extends, options)


def test_a_limit_holds_for_a_document():
    found = lint(plain.read_plain("a.txt", "hey hey hey"), [made("existence", {"tokens": ["hey"], "limit": "2"})])
    assert [finding.column for finding in found] == [1, 5]
