"""Which language a text is in, as far as its commonest words tell."""

from __future__ import annotations

from collections import Counter
from functools import cache

from lintnews.language.data import data_lines
from lintnews.lazy import lazy
from lintnews.model import Document, analysis

BEGINNING = 1_000  # code points that tell plain English prose
SAMPLE = 20_000  # code points from the start of the text; more tells nothing new
DEFAULT = "en"  # of a text too short to tell, in Latin letters: the shipped rules are for English copy
UNKNOWN = "und"
# Codes for text in no one language, ISO 639-2; and what stands there for a charset: lang="utf-8".
NO_LANGUAGE = frozenset({"und", "mul", "mis", "zxx", "utf", "iso"})
PLAINLY = 3  # times as many of the commonest words as the declared language has: no kin are so far apart
CODE = (2, 3)  # letters of a language's code

WORD = lazy(r"[\u3040-\u30ff\u4e00-\u9fff]|[^\W\d_]+")  # kana and Chinese characters stand alone
PRONOUN = lazy(r"\bI\b")  # of English; in small letters it is a word of many others
LATIN_ENDS = "\u0250"
PROSE = 0.2  # share of the commonest words in plain English prose: it has 0.35, its nearest kin 0.1
RUNNING_TEXT = 0.05  # the same in any text that runs on
OWN_SCRIPTS = {"ko": ("가", "힣"), "he": ("א", "ת")}  # first and last letter of scripts that few other languages write
FEW = 30  # words; a shorter text may hold none of the commonest


@analysis
def language_of(document: Document) -> str:
    """The document's language, as BCP 47 calls it: what it declares, unless its words plainly say another; `und` if
    nothing tells.
    """
    return identify(document.text, primary(document.language))


def primary(tag: str) -> str:
    """The language of a tag, without script and region, as pages write it and as programs do; "" where it names none.

    >>> primary("pt-BR"), primary("en_US"), primary("und"), primary("English")
    ('pt', 'en', '', '')
    """
    language = tag.replace("_", "-").partition("-")[0].strip().lower()
    return language if len(language) in CODE and language.isalpha() and language not in NO_LANGUAGE else ""


def identify(text: str, declared: str = "") -> str:
    """The language whose commonest words a text uses most. A template may declare another than its copy is written in.

    >>> identify("The minister said that it was not for him to say.")
    'en'
    >>> identify("Der Minister sagte, dass er das nicht wisse und auch nicht sagen wolle.")
    'de'
    """
    languages = common_words()
    if declared in ("", DEFAULT):
        begins = text[:BEGINNING].lower().split()
        if sum(map(languages[DEFAULT].__contains__, begins)) > len(begins) * PROSE:
            return DEFAULT
    elif declared not in languages:
        return declared
    words = WORD.findall(PRONOUN.sub("", composed(text[:SAMPLE])).lower())
    counts = Counter(words)
    common_in = {language: common & counts.keys() for language, common in languages.items()}
    scores = {language: sum(map(counts.__getitem__, words)) for language, words in common_in.items()}
    best = max(scores, key=lambda language: (scores[language], language == DEFAULT))
    if not declared and len(common_in[best]) <= len(common_in[DEFAULT]):  # one word of it, many times: Elementor Pro
        best = DEFAULT
    if declared and (len(words) < FEW or scores[best] < scores[declared] * PLAINLY):
        return declared
    if scores[best] and scores[best] >= len(words) * RUNNING_TEXT:
        return best
    return declared or by_script(words)


def composed(text: str) -> str:
    """A text with each accent on its letter: a Macintosh may part them, and no word would be known."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


def by_script(words: list[str]) -> str:
    """The language of words that none of the commonest is among, where their letters tell it."""
    latin = sum(word[0] < LATIN_ENDS for word in words)
    if words and len(words) < FEW and latin * 2 > len(words):
        return DEFAULT
    for language, (first, last) in OWN_SCRIPTS.items():
        if sum(first <= word[0] <= last for word in words) * 2 > len(words):
            return language
    return UNKNOWN


@cache
def common_words() -> dict[str, frozenset[str]]:
    """language → its commonest words."""
    rows = (line.split() for line in data_lines("common-words.txt"))
    return {language: frozenset(words) for language, *words in rows}
