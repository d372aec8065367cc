"""Make a content repository of 500 articles in five formats, with the problems that an old archive has.

    python tests/content_repository.py FOLDER

The articles are made up, and the same each time.
"""

import json
import random
import sys
from html import escape
from pathlib import Path

PLACES = ["Aberdeen", "Bergen", "Cork", "Dresden", "Eger", "Faro", "Ghent", "Halifax", "Izmir", "Jena"]
HEADLINES = ["Council in {} votes on the harbour", "Rain keeps the market in {} shut", "{} looks for a new bridge"]
SENTENCES = [
    "The mayor of {place} said on Monday that the work would begin in spring.",
    "Residents of {place} met at the town hall, and many stayed until midnight.",
    "The bridge was closed after the flood, according to the harbour office.",
    "“We have waited long enough,” said Ann Lee, who runs a café by the river.",
    "The council will meet again before the summer, the clerk told reporters.",
]
# What stands in old copy: damaged letters, pieces of the page, figures without a source.
PROBLEMS = [
    "The cafÃ© by the river in {place} was open, and the owner didnâ€™t mind.",
    "Share this article",
    "About 4,300 people in {place} lost their homes and 27 died.",
]
BAD_LINE = "They ate at the cafÃ© on the quay."
FOLDERS = ("news", "sport", "culture", "opinion", "world")


def paragraphs(chance, place):
    """The paragraphs of an article; of three articles, one has a problem."""
    texts = chance.sample(SENTENCES, k=chance.randint(3, 5))
    if chance.random() < 1 / 3:
        texts.insert(chance.randrange(len(texts)), chance.choice(PROBLEMS))
    return [text.format(place=place) for text in texts]


def plain(headline, texts):
    return "\n\n".join([headline, *texts]) + "\n"


def markdown(headline, texts):
    return f"---\ntitle: {headline}\nauthor: Ann Lee\n---\n\n" + "\n\n".join(texts) + "\n"


def html(headline, texts):
    body = "\n".join(f"<p>{escape(text)}</p>" for text in texts)
    return f'<!doctype html>\n<meta charset="utf-8">\n<title>{headline}</title>\n<h1>{headline}</h1>\n{body}\n'


def ans(headline, texts):
    elements = [{"type": "text", "content": text} for text in texts]
    return json.dumps({"type": "story", "headlines": {"basic": headline}, "content_elements": elements}, indent=2)


def nitf(headline, texts):
    body = "\n".join(f"<p>{escape(text)}</p>" for text in texts)
    head = f"<body.head><hedline><hl1>{headline}</hl1></hedline></body.head>"
    return f"<?xml version='1.0'?>\n<nitf><body>{head}<body.content>\n{body}\n</body.content></body></nitf>\n"


FORMATS = {".html": html, ".json": ans, ".md": markdown, ".txt": plain, ".xml": nitf}


def make(folder, articles=500):
    """Write the articles; besides them, the files that such a repository also holds."""
    chance = random.Random(1)
    for number in range(articles):
        ending = list(FORMATS)[number % len(FORMATS)]
        place = chance.choice(PLACES)
        headline = chance.choice(HEADLINES).format(place)
        path = Path(folder, FOLDERS[number // len(FORMATS) % len(FOLDERS)], f"{number:03}{ending}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(FORMATS[ending](headline, paragraphs(chance, place)), "utf-8", newline="")
    Path(folder, "package.json").write_text('{"name": "the-site", "scripts": {"build": "hugo"}}\n', "utf-8")
    Path(folder, "sitemap.xml").write_text("<urlset><url><loc>about</loc></url></urlset>\n", "utf-8")


if __name__ == "__main__":
    make(sys.argv[1])
