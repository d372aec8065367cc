"""Bytes to text and back, without losing one: what a file is encoded in, and whether it holds text at all."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from collections.abc import Iterator
from typing import NamedTuple

from lintnews.lazy import lazy
from lintnews.model import DeclaredCharset, Span

# Longest first: the mark of UTF-32 begins with that of UTF-16.
BOMS = {
    BOM_UTF32_LE: "utf-32-le",
    BOM_UTF32_BE: "utf-32-be",
    BOM_UTF8: "utf-8",
    BOM_UTF16_LE: "utf-16-le",
    BOM_UTF16_BE: "utf-16-be",
}

# The first bytes of files that people take for articles. What they are, as a sentence ends that begins with “it”.
MAGIC = {
    b"%PDF-": "is a PDF",
    b"PK\x03\x04": "is a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "is an old office document",
    b"{\\rtf": "is rich text (RTF)",
    b"\x89PNG": "is a picture",
    b"\xff\xd8\xff": "is a picture",
    b"GIF8": "is a picture",
    b"\x1f\x8b": "is compressed",
}
NUL_SEARCHED = 8000  # bytes searched for a NUL, as many as git searches
# A NUL here and there within a word of a text: what some programs make of a PDF's “fi”.
LOST_LETTERS = lazy(rb"[^\0-\x08\x0e-\x1f\x7f]+(?:(?<=[a-z])\0(?=[a-z])[^\0-\x08\x0e-\x1f\x7f]+)+")
CONTROL_BYTES = lazy(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # that a text lacks
FEW = 0.02  # the share of NULs in a text that has some, at most

SHORTEST_UTF16 = 20  # bytes that show it
ODD = frozenset({"Cc", "Cn", "Co", "Cs"})  # categories of characters that no copy holds

HEAD = 1024  # bytes in which HTML must declare its encoding (https://html.spec.whatwg.org/#charset)
SEARCHED = 65_536  # code points searched for a declaration that comes too late
DECLARED = lazy(
    r"""\A\s*<\?xml[^>]{0,80}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta\s[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{1,40})"""
    r"|<!--(?s:.*?-->|.*)",  # a comment declares nothing
    re.I,
)
STRAY = lazy(r"[\udc80-\udcff]")  # how a byte that is no UTF-8 stands in the text
UTF8 = frozenset({"unicode-1-1-utf-8", "utf-8", "utf8"})
# The encodings of https://encoding.spec.whatwg.org that give back the bytes they were read from.
DECLARABLE = lazy(
    r"(?:us-?)?ascii|latin-?[1-9]|l[1-9]|iso[-_]?8859[-_]\d{1,2}|(?:windows|cp|x-cp)-?\d{3,4}|koi8-?[ru]|mac-?\w+"
    r"|gbk|gb2312|gb18030|big5(?:-hkscs)?|euc-?(?:jp|kr)|shift[-_]?jis|sjis|tis-?620",
    re.I,
)
# What browsers read instead: pages that declare the former are written in the latter.
READ_AS = {"ascii": "cp1252", "us-ascii": "cp1252", "iso-8859-1": "cp1252", "latin1": "cp1252", "gb2312": "gb18030"}


class Source(NamedTuple):
    """A file's text, and what it takes to write the same bytes again.

    Bytes that are not UTF-8 stand in the text as U+DC80 to U+DCFF (PEP 383). Lines of the text end in `\\n` also where
    those of the file end in `\\r` alone, as on Macintoshes before 2001.
    """

    text: str
    encoding: str = "utf-8"
    bom: bytes = b""
    ends: str = "\n"

    def encode(self) -> bytes:
        """The bytes of the file.

        >>> decode(b"caf\\xe9\\r\\n").encode()
        b'caf\\xe9\\r\\n'
        """
        return self.bom + self.written.encode(self.encoding, error_handler(self.encoding))

    @property
    def written(self) -> str:
        """The text with the line ends of the file."""
        return self.text if self.ends == "\n" else self.text.replace("\n", self.ends)

    @property
    def unmarked(self) -> bool:
        """Whether a file in UTF-16 has no mark that says so."""
        return self.encoding.startswith("utf-16") and not self.bom

    @property
    def charset(self) -> DeclaredCharset:
        """What a page or an XML file says of its encoding, held against the encoding it is in."""
        encoding = re.sub("-[lb]e$", "", self.encoding)
        declared = declaration(self.text[:SEARCHED])
        if not declared:
            return DeclaredCharset(encoding, marked=bool(self.bom))
        before = self.text[: declared.place.end].encode(self.encoding, error_handler(self.encoding))
        return DeclaredCharset(
            encoding,
            declared.label,
            declared.place,
            # Of a file in no encoding at all `encoding.not-utf8` speaks.
            fits=encoding in (declared.label.lower(), codec(declared.label)) or bool(STRAY.search(self.text)),
            seen=len(self.bom) + len(before) <= HEAD,
            marked=bool(self.bom),
        )


def decode(data: bytes) -> Source:
    """The text in these bytes, in lines."""
    source = decode_bytes(data)
    if "\r" in source.text and "\n" not in source.text:
        return source._replace(text=source.text.replace("\r", "\n"), ends="\r")
    return source


def decode_bytes(data: bytes) -> Source:
    """The text as it is: as a byte order mark says, else in UTF-8, else as declared, else in UTF-8 with its faults."""
    bom = next((mark for mark in BOMS if data.startswith(mark)), b"")
    body = data[len(bom) :]
    for encoding in encodings(BOMS.get(bom) or unmarked_utf16(data), data[:HEAD]):
        try:
            source = Source(
                body.decode(encoding, "strict" if encoding == "utf-8" else error_handler(encoding)), encoding, bom
            )
            if encoding == "utf-8" or source.encode() == data:
                return source
        except (UnicodeError, LookupError):
            continue
    return Source(body.decode("utf-8", "surrogateescape"), "utf-8", bom)


def encodings(seen: str, head: bytes) -> Iterator[str]:
    """What a file may be encoded in, the likeliest first: what its bytes show, UTF-8, what it declares."""
    yield seen or "utf-8"
    if declared := declaration(head.decode("latin-1")):
        yield codec(declared.label)


def error_handler(encoding: str) -> str:
    """How a codec keeps what it can't read: a stray byte in UTF-8, half a surrogate pair in UTF-16 and UTF-32."""
    if encoding == "utf-8":
        return "surrogateescape"
    return "surrogatepass" if encoding in BOMS.values() else "strict"


class Declaration(NamedTuple):
    """The word with which a file names its encoding, and where the word stands."""

    label: str
    place: Span


def declaration(head: str) -> Declaration | None:
    """What an XML declaration or an HTML meta tag says.

    >>> declaration('<?xml version="1.0" encoding="ISO-8859-1"?>')
    Declaration(label='ISO-8859-1', place=Span(start=30, end=40))
    """
    for found in DECLARED.finditer(head):
        if found.lastindex:
            return Declaration(found[found.lastindex], Span(*found.span(found.lastindex)))
    return None


def codec(label: str) -> str:
    """Python's name for a declared encoding; "" for one that is unknown or can't give back its bytes."""
    label = label.lower()
    if label in UTF8:
        return "utf-8"
    return READ_AS.get(label, label) if DECLARABLE.fullmatch(label) else ""


def unmarked_utf16(data: bytes) -> str:
    r"""The UTF-16 that a text is in though no mark opens it, "" for all else.

    Turned round, the bytes of a copy are characters that no copy holds, or hardly one of them is a space.

    >>> [unmarked_utf16(text.encode("utf-16-be")) for text in ("A plain story.", "市长说\n大桥将关闭到春天。")]
    ['utf-16-be', 'utf-16-be']
    >>> unmarked_utf16(b"A plain story. " * 9 + b"\0"), unmarked_utf16(b"A\0")
    ('', '')
    """
    head = data[:NUL_SEARCHED]
    if b"\0" not in head or len(data) % 2 or len(data) < SHORTEST_UTF16 or is_utf8_with_nuls(head):
        return ""
    read = {encoding: head.decode(encoding, "replace") for encoding in ("utf-16-le", "utf-16-be")}
    low = {encoding: sum(letter < "\u0100" for letter in text) for encoding, text in read.items()}
    likelier = max(low, key=low.__getitem__)
    return likelier if low[likelier] and is_copy(read[likelier]) else ""


def is_copy(text: str) -> bool:
    """Whether all characters are such as copy holds; the last may be cut."""
    from unicodedata import category

    return not any(category(letter) in ODD for letter in {*text[:-1]} - {*"\t\n\v\f\r"})


def has_few_nuls(head: bytes) -> bool:
    """Whether bytes are those of a text in which a few NULs stand."""
    few = head.count(0) <= FEW * len(head) and not CONTROL_BYTES.search(head)
    return few or bool(LOST_LETTERS.fullmatch(head))


def is_utf8_with_nuls(head: bytes) -> bool:
    """Whether bytes are UTF-8 with a few NULs; the last character may be cut."""
    return has_few_nuls(head) and not STRAY.search(head.decode("utf-8", "surrogateescape")[:-4])


def binary_kind(data: bytes) -> str:
    """What a file is that holds no text, as in “it is a PDF”; "" for text."""
    for magic, kind in MAGIC.items():
        if data.startswith(magic):
            return kind
    if data.startswith(tuple(BOMS)):
        return ""
    head = data[:NUL_SEARCHED]
    text = b"\0" not in head or has_few_nuls(head) or unmarked_utf16(data)
    return "" if text else "is a binary file"
