"""The report on a house: for people, as JSON, as a page."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from html import escape

from lintnews.house.events import Event, Told
from lintnews.house.families import Family, Spelling
from lintnews.house.judged import House, Style
from lintnews.json_types import JsonObject
from lintnews.reporters.style import Style as Look
from lintnews.reporters.style import counted, visible

SHOWN = 10  # places of one spelling, articles of one paragraph
PARTS = 100  # of each part of the report for people; JSON has all
Report = Callable[[House, Look], Iterator[str]]


def full(house: House, look: Look) -> Iterator[str]:
    """For people: part by part, of each the weightiest first, the outliers by file and line."""
    for title, said in parts(house, look):
        yield f"{look.bold(title)}\n\n" if said else ""
        for heading, lines in said[:PARTS]:
            yield "\n  ".join([heading, *lines]) + "\n\n"
        if len(said) > PARTS:
            yield f"… and {len(said) - PARTS:,} more: --output-format json lists all.\n\n"
    yield from (f"{line}\n" for line in look.wrap(house_summary(house)))


def house_summary(house: House) -> str:
    """The last line: how much there is of each."""
    days = f", {house.first} to {house.last}" if house.first else ""
    found = [
        counted(len(house.names), "name") + " in several spellings",
        counted(len(house.styles), "point") + " of style in several ways",
        counted(len(house.events), "event") + " with figures that differ",
        counted(len(house.page_lines), "line") + " of the page",
        counted(sum(one.paragraphs for one in house.shared), "paragraph") + " in several articles",
    ]
    return f"{counted(house.articles, 'article')}{days}: {', '.join(found)}."


Part = tuple[str, list[tuple[str, list[str]]]]


def parts(house: House, look: Look) -> Iterator[Part]:
    """The parts of the report: a title, and of each thing a heading and the lines below it."""
    yield "Names in several spellings", [name_lines(family, look) for family in house.names]
    yield "Style", [style_lines(style, look) for style in house.styles]
    yield "Figures that may be of one event, and differ", [event_lines(event, look) for event in house.events]
    yield (
        "Lines that recur: of the page?",
        [
            (
                visible(line.text),
                [f"in {counted(line.articles, 'article')}, first {labelled_place(look, *line.places[0])}"],
            )
            for line in house.page_lines
        ],
    )
    yield (
        "Paragraphs in several articles",
        [
            (
                f"{counted(one.paragraphs, 'paragraph')}: {visible(one.text[: SHOWN * 8])}",
                [labelled_place(look, *where) for where in one.places[:SHOWN]],
            )
            for one in house.shared
        ],
    )


def name_lines(family: Family, look: Look) -> tuple[str, list[str]]:
    usual, *others = family.spellings
    lines = [f"known by: {family.evidence}"]
    for one in others:
        lines.append(f"{look.bold(visible(one.text))}  {times(one)}")
        lines += [f"  {where}" for where in places(one, look)]
    return f"{look.bold(visible(usual.text))}  {times(usual)}", lines


def style_lines(style: Style, look: Look) -> tuple[str, list[str]]:
    usual, *others = style.ways
    lines = [f"{usual.text}  {times(usual)}"]
    for one in others:
        lines.append(f"{one.text}  {times(one)}")
        lines += [f"  {where}" for where in places(one, look)[:3]]
    return style.point, lines


def times(spelling: Spelling) -> str:
    """How often a spelling stands, in how many articles, when, and in which sections."""
    days = f", {spelling.first} to {spelling.last}" if spelling.first else ""
    sections = sorted((item for item in spelling.sections.items() if item[0]), key=lambda item: (-item[1], item[0]))
    most = ", ".join(f"{visible(name)} {number:,}" for name, number in sections[:3]) if len(sections) > 1 else ""
    return f"{spelling.mentions:,} × in {counted(spelling.articles, 'article')}{days}{f' ({most})' if most else ''}"


def places(spelling: Spelling, look: Look) -> list[str]:
    """Where a spelling first stands in each article, as far as the report shows them."""
    shown = [
        labelled_place(look, id, line, column) + (f" ({number} ×)" if number > 1 else "")
        for id, line, column, number in spelling.places[:SHOWN]
    ]
    more = spelling.articles - len(shown)
    return [*shown, f"… and {more:,} more"] if more > 0 else shown


def event_lines(event: Event, look: Look) -> tuple[str, list[str]]:
    written: dict[str, list[str]] = {}
    for told in event.figures:
        date = f"  {told.date}" if told.date else ""
        where = f"  {labelled_place(look, told.id, told.line, told.column)}{date}: {visible(told.excerpt)}"
        written.setdefault(told.written, []).append(where)
    articles = len({told.id for told in event.figures})
    lines = [line for number, wheres in written.items() for line in (look.bold(visible(number)), *wheres[:SHOWN])]
    return f"{' / '.join(map(visible, written))}, in {counted(articles, 'article')}", lines


def labelled_place(look: Look, id: str, line: int, column: int = 1) -> str:
    return look.place(id, line, column)


def house_json(house: House, look: Look) -> Iterator[str]:
    """One object for programs: `names`, `styles`, `events`, `page_lines`, `shared_paragraphs`."""
    yield json.dumps(
        {
            "articles": house.articles,
            "first": house.first,
            "last": house.last,
            "names": [
                {"evidence": family.evidence, "spellings": list(map(spelling_object, family.spellings))}
                for family in house.names
            ],
            "styles": [
                {"point": style.point, "ways": list(map(spelling_object, style.ways))} for style in house.styles
            ],
            "events": [
                {"noun": event.noun, "figures": list(map(figure_object, event.figures))} for event in house.events
            ],
            "page_lines": [
                {"text": line.text, "articles": line.articles, "places": list(map(place_object, line.places))}
                for line in house.page_lines
            ],
            "shared_paragraphs": [
                {"text": one.text, "paragraphs": one.paragraphs, "places": list(map(place_object, one.places))}
                for one in house.shared
            ],
        },
        indent=1,
    )
    yield "\n"


def spelling_object(spelling: Spelling) -> JsonObject:
    return {
        "text": spelling.text,
        "mentions": spelling.mentions,
        "articles": spelling.articles,
        "first": spelling.first,
        "last": spelling.last,
        "sections": dict(spelling.sections),
        "places": [
            {"path": id, "line": line, "column": column, "mentions": number}
            for id, line, column, number in spelling.places
        ],
    }


def figure_object(told: Told) -> JsonObject:
    names = ("line", "column", "value", "written", "excerpt", "date", "section")
    return {"path": told.id, **{name: getattr(told, name) for name in names}}


def place_object(where: tuple[str, int]) -> JsonObject:
    return {"path": where[0], "line": where[1]}


def house_html(house: House, look: Look) -> Iterator[str]:
    """A page that stands alone: it loads nothing."""
    from lintnews.reporters.html import page_head

    yield from page_head("How this house writes")
    yield f"<header>\n<h1>How this house writes</h1>\n<p>{escape(house_summary(house))}</p>\n</header>\n<main>\n"
    for title, said in parts(house, Look()):
        if said:
            yield f'<section class="file">\n<h2>{escape(title)}</h2>\n'
            for heading, lines in said:
                items = "".join(f"<li>{escape(line.strip())}</li>\n" for line in lines)
                yield f"<details><summary>{escape(heading)}</summary>\n<ul>\n{items}</ul>\n</details>\n"
            yield "</section>\n"
    yield "</main>\n</body>\n</html>\n"


REPORTS: dict[str, Report] = {"full": full, "json": house_json, "html": house_html}
