"""Cited: places where a spelling is not the writer's own choice, or is what the writer speaks of."""

from __future__ import annotations

from functools import cache

from lintnews.language.data import word_lists
from lintnews.language.quotes import quotations
from lintnews.language.sentences import index_at
from lintnews.lazy import lazy
from lintnews.model import Document, Span

WORD = lazy(r"[\w’'-]+")
LONGEST_TITLE = 200  # code points
LONGEST_REFERENCE = 500  # code points
NEAR = 300  # code points between the title of a work and what else a reference says
# What a note or a list of references says beside the title of a work.
REFERENCE = lazy(
    r"\((?:19|20)\d\d[a-z]?\)|\bet al\b|\b[Aa]ccessed\b|\b[Rr]etrieved\b|\bpp?\. ?\d|\b[Vv]ol\. ?\d|\barXiv\b|\bdoi\b"
    r"|\b(?:19|20)\d\d[a-z]?\W*\Z"
)
# What copy says of how a name is written: so both spellings are meant.
OF_SPELLING = lazy(
    r"\b(?:(?:mis)?spel(?:led|lings?|t)|misspells?|mistyped|mispronoun\w+|typos?|typographical|transliterat\w+"
    r"|romani[sz](?:ed|ations?)|name as|pinyin)\b|\bdouble [“‘\"']?[a-z]\b"
    r"|\b(?:without|drop(?:ped|s)?) the [“‘\"']?[A-Za-z]\b|\bletter [“‘\"']?[A-Za-z]\b"
)
OPENS, CLOSES = frozenset("“‘\"'"), frozenset("”’\"'")
GLOSS = 60  # code points between an opening bracket and a name
TALK = 120  # code points before and after a name within which its spelling is spoken of
VOWELS = lazy(r"[aeiouüāēīōūǖáéíóúǘǎěǐǒǔǚàèìòùǜ]+")
TONES = frozenset("āēīōūǖáéíóúǘǎěǐǒǔǚàèìòùǜ")
TONES_OF_PINYIN = frozenset("āēīōūǖǎěǐǒǔǚ")  # other languages have accents, too


def in_cited_title(document: Document, span: Span) -> bool:
    """True of a place in the title of a work that a note or a list of references names: it keeps its spelling."""
    found = index_at(quotations(document), span.start)
    if found < 0 or not (quote := quotations(document)[found]).covers(span) or quote.end - quote.start > LONGEST_TITLE:
        return False
    block = document.block_at(span.start)
    start, end = block.span if block else quote
    around = document.text[max(start, quote.start - NEAR) : min(end, quote.end + NEAR)]
    return REFERENCE.search(around) is not None


def in_reference(document: Document, span: Span) -> bool:
    """True of a place in a note, or in an entry of a list of references."""
    block = document.block_at(span.start)
    return (
        block is not None
        and block.kind.startswith(("list", "footnote"))
        and block.span.end - block.span.start < LONGEST_REFERENCE
        and REFERENCE.search(document.text[slice(*block.span)]) is not None
    )


def in_heading(document: Document, span: Span) -> bool:
    """True of a place in a heading, or in a title of which each word has a capital."""
    block = document.block_at(span.start)
    return (block is not None and block.kind.startswith("heading")) or in_title(document.text, span)


def in_file_name(document: Document, span: Span) -> bool:
    """True of a place in the words for a picture that are a file's name, or made of one: `top-ubuntu`, `Openai Api`."""
    block = document.block_at(span.start)
    words = document.text[slice(*block.span)] if block is not None and block.kind == "alt" else ""
    return words.istitle() or ("-" in words and not words.count(" "))


def is_in_gloss(document: Document, span: Span) -> bool:
    """True of a name in brackets after letters of another script, which it spells: `Gudit (ጉዲት, Gudīt)`."""
    before = document.text[max(0, span.start - GLOSS) : span.start].rpartition("(")
    return (
        bool(before[1]) and ")" not in before[2] and any(letter.isalpha() and letter > "\u036f" for letter in before[2])
    )


def is_in_quotes(document: Document, span: Span) -> bool:
    """True of a name alone in quotation marks: who is called “Benjy” by some, as the writer knows."""
    text = document.text
    return text[span.start - 1 : span.start] in OPENS and text[span.end : span.end + 2].lstrip(",.")[:1] in CLOSES


def is_spoken_of(document: Document, span: Span) -> bool:
    """True of a place where copy speaks of how the name is written: “the typo Jonson”, “with a double n”."""
    block = document.block_at(span.start)
    start, end = block.span if block else span
    return OF_SPELLING.search(document.text, max(start, span.start - TALK), min(end, span.end + TALK)) is not None


def is_in_pinyin(name: str) -> bool:
    """True of a name with a tone on each syllable, as a word of Chinese is told to readers.

    >>> is_in_pinyin("Zhōngguó"), is_in_pinyin("Rīga"), is_in_pinyin("Děčín")
    (True, False, False)
    """
    syllables = VOWELS.findall(name.lower())
    plain = all(letter.isascii() or letter in TONES for letter in name.lower())
    toned = all(not TONES.isdisjoint(syllable) for syllable in syllables)
    return plain and toned and not TONES_OF_PINYIN.isdisjoint(name.lower())


def is_cut_by_tags(document: Document, span: Span) -> bool:
    """True of a name of which a tag sets a part apart, such as small capitals: `Open<small>ai</small>`."""
    return "<" in document.source[slice(*document.in_source(span))]


def is_handle(document: Document, span: Span) -> bool:
    """True of a writer's name of one word in the front matter, as programs know it: `authors: [ann-lee]`."""
    block = document.block_at(span.start)
    return block is not None and block.kind.startswith("frontmatter.author") and block.span == span


def in_title(text: str, span: Span) -> bool:
    """True of a name in a line of which each word has a capital that is not small in titles."""
    line = text[text.rfind("\n", 0, span.start) + 1 : span.start] + text[span.end :].partition("\n")[0]
    words = [word for word in WORD.findall(line[:LONGEST_TITLE]) if word.lower() not in small_in_titles()]
    return len(line) < LONGEST_TITLE and len(words) > 1 and not any(word[0].islower() for word in words)


@cache
def small_in_titles() -> frozenset[str]:
    """Articles, conjunctions and prepositions."""
    return frozenset().union(*word_lists("title-words").values())
