"""Source maps: the way from the text back to the file."""

from hypothesis import given
from hypothesis import strategies as st

from lintnews.model import Segment, SourceMap, Span


@st.composite
def texts_with_maps(draw, source=None):
    """A source, a text made from it by keeping, dropping and replacing pieces, and the map between them."""
    source = draw(st.text("abcdé😀\n", max_size=30)) if source is None else source
    text, segments, at = "", [], 0
    while at < len(source):
        length = draw(st.integers(1, 6))
        piece = source[at : at + length]
        what = draw(st.sampled_from(["keep", "keep", "drop", "replace", "insert"]))
        if what != "drop":
            words = piece if what == "keep" else draw(st.text("XYZ", min_size=1, max_size=3))
            end = at if what == "insert" else at + len(piece)
            segments.append(Segment(len(text), len(words), at, end, what == "keep"))
            text += words
        at += len(piece)
    return source, text, SourceMap(tuple(segments))


def pairs(source_map, length):
    """For each character of the text its place in the source, where it stands there as it is."""
    return [
        source_map.in_source(Span(at, at + 1)) if source_map.editable(Span(at, at + 1)) else None
        for at in range(length)
    ]


@given(texts_with_maps())
def test_an_editable_stretch_is_the_same_in_the_source(made):
    source, text, source_map = made
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            here = source_map.in_source(Span(start, end))
            assert 0 <= here.start <= here.end <= len(source)
            if source_map.editable(Span(start, end)):
                assert source[here.start : here.end] == text[start:end]


@given(st.data())
def test_a_map_over_a_map_leads_all_the_way(data):
    source, middle, outer = data.draw(texts_with_maps())
    _, text, inner = data.draw(texts_with_maps(middle))
    both = inner.composed_with(outer)
    assert [segment.text_start for segment in both.segments] == [
        sum(segment.length for segment in both.segments[:number]) for number in range(len(both.segments))
    ]
    assert sum(segment.length for segment in both.segments) == len(text)
    for at, place in enumerate(pairs(both, len(text))):
        step = pairs(inner, len(text))[at]
        assert place == (step and pairs(outer, len(middle))[step.start])
        if place:
            assert source[place.start] == text[at]


@given(texts_with_maps(), st.data())
def test_the_segments_within_a_span_are_cut_to_it(made, data):
    _, text, source_map = made
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    pieces = list(source_map.within(Span(start, end)))
    assert sum(piece.length for piece in pieces) == end - start
    assert not pieces or pieces[0].text_start == start


def test_a_span_over_a_tag_leads_to_all_of_it():
    source_map = SourceMap((Segment(0, 2, 3, 5, True), Segment(2, 2, 9, 11, True)))  # <p>Ki<b>ev
    assert source_map.in_source(Span(0, 4)) == Span(3, 11)
    assert not source_map.editable(Span(0, 4))


def test_a_map_of_nothing_leads_nowhere():
    assert SourceMap(()).in_source(Span(0, 0)) == Span(0, 0)
