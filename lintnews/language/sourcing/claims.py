"""Claims: what a figure claims, where an editor asks who counted: a toll, a crowd, troops, a statistic of people.

All else that a figure may be, such as a price, a rule, a score or a firm's size, is no claim.
"""

from __future__ import annotations

import re

from lintnews.language.sourcing.context import (
    FigureContext,
    are_people,
    claim_lists,
    claims_pattern,
    head_of,
    is_nation,
    noun_phrase,
    speaks_of,
    verb_before,
)
from lintnews.language.sourcing.figures import FUNCTION_WORDS, Figure
from lintnews.lazy import lazy

COUNTS = ("count", "percent", "share")  # kinds of figures that may be claims
FEWEST = 500  # people that a statistic counts, unless it is an average
LARGE = 1000  # things that an editor might ask about
CROWD = 1000  # people whom a reporter on the spot doesn't count
OWNED = ("its", "their", "his", "her", "our")
WORLD = frozenset(("world's", "world’s"))
MISSES = (" from", " their", " the ", " a ", " his", " her")  # “missing their relatives”
NEAR = 3  # words before a rough count in which its verb or noun of harm stands: “deaths of nearly …”
AGO = 7  # words before a figure among which its verb stands: “arrested over the past few months 12 …”
SOME_WORDS = r"(?:\s[^\W_][\w’'-]*){0,6}?\s"  # before the words that tell what came of those who are counted
COME_TO = r"\b[^.;:()“”\"]{0,50}\b(?:to|at|is|was|of|reached|passed|exceeded|topped|hit|nears?)\s[^.,;:“”\"]{0,20}\Z"
OUTCOME = lazy(SOME_WORDS + rf"{claims_pattern('outcomes')}\b")  # “… left 12 people homeless”
FORCED = lazy(  # “12 people have been forced to flee”
    rf"{SOME_WORDS}(?:(?:have|had|has|were|was|are|been|being)\s){{0,3}}{claims_pattern('suffers')}\b"
    rf"|{SOME_WORDS}(?:have\s|had\s|has\s)?(?:fled (?:their|the|to|from)|lost their (?:lives|homes))\b"
)
DRIVEN = lazy(
    rf"(?!.{{0,40}} to (?!flee|leave|evacuate)){SOME_WORDS}(?:from|out of|to (?:flee|leave|evacuate)|off)\b"
)  # “drove 12 people from their homes”
TOLL = lazy(
    r"\b(?:toll|number of (?:the |those |confirmed |people |civilians |children |soldiers )*"
    rf"(?:{claims_pattern('tolls')}|killed|victims)){COME_TO}"
)
NUMBER = lazy(rf"\bnumber of (?:[\w-]+ ){{0,3}}?{claims_pattern('statistics')}{COME_TO}", re.I)
LOSS = lazy(
    rf"\b(?:{claims_pattern('losses')}|{claims_pattern('takes')} the lives) of (?:{claims_pattern('quantifiers')} )*\Z"
)  # “the deaths of at least 12 people”
CROWD_OF = lazy(r"\b[Cc]rowds? (?:of|estimated at|numbering)(?: [\w-]+){0,4} ?\Z")
ORDERED = lazy(  # “ordered the withdrawal of 4,000 troops”: who orders it says how many
    r"\b(?:order|authori[sz]|approv|announc)\w* (?:the|an?) (?:[a-z]+ )?"
    rf"(?:deployment|withdrawal|dispatch|redeployment|drawdown) of (?:{claims_pattern('quantifiers')} )*\Z"
)
UNIT = lazy(  # “a brigade of 4,000 troops”: that is its size
    rf"\b(?:brigade|division|battalion|regiment|legion)(?: of|,| [–-]|—| \() ?(?:{claims_pattern('quantifiers')} )*\Z"
)
STRONG = lazy(r"[- ]strong (?:[\w-]+ )?(?:crowd|rally|march|protest|demonstration)\b")
CHANGED = lazy(rf"\b{claims_pattern('changes')}\b(?: {claims_pattern('degrees')})* ?\Z")  # “rose by about …”
FUTURE = lazy(
    r"[^.;]{0,110} (?:will|could|would|may|might|can|should|must|are to|able to|set to|(?:are|is) expected to)\b"
)
RESTATED = lazy(  # “34,000 people fled, or 2% of the population”
    rf"(?:\d|[mb]illion|thousand|hundred)[^.;:]{{0,70}}(?:,? or|[—–(]| -) ?(?:{claims_pattern('quantifiers')} )*\Z"
)
OF_ALL = lazy(r" of (?:[\w’'-]+ ){0,4}(?:population|inhabitants|residents|total)\b")
LIVES = lazy(  # “7 million people live in the hill districts”
    rf"(?: [\w-]+){{1,2}} (?:live|lives|lived) (?:in|on|along) (?:(?:the )?[A-Z]|(?:the|this|that) (?:[a-z]+ ){{0,2}}"
    rf"(?:{claims_pattern('places')}|districts|islands|provinces|cities|towns|villages)\b)"
)
HABIT = lazy(r"\b(?:(?:every|each) (?:year|week|month|summer|spring|[A-Z])|regularly\b)")
RATE = lazy(r"(?: [\w-]+){0,3} (?:per|for every|a day|each) ")


OF_VOTERS = r" of (?:[\w’'-]+ ){0,3}(?:voters|adults|nation|electorate)\b"
VOTED = lazy(  # “9% of the nation — voted”, “half of the primary voters chose”
    rf"{SOME_WORDS}{claims_pattern('votes cast')}\b|(?={OF_VOTERS})(?:{SOME_WORDS}(?:backed|chose|participated)\b"
    rf"|[^.;,]{{0,70}}? [—–] {claims_pattern('votes cast')}\b)"
)
RESULT = lazy(rf"\b{claims_pattern('results')}\b|\b(?:won|wins) [^.;:]{{0,40}}\bvoters\b", re.I)
WAITS = lazy(r" (?:stranded|affected)\b")
WON = lazy(r"\b(?:won|wins|winning|received|victory|victories) (?:\w+ ){0,3}\Z")  # “won just 27 percent of women”
MANY = lazy(r"\d,\d{3}|[Mm]illion|[Tt]housand")
OF_THEM = lazy(r" of (?:them|whom)\b")


def claim(around: FigureContext, figure: Figure) -> str:
    """What a figure claims; "" where it is nothing that an editor asks a source for."""
    kind = next((kind for kind, is_claimed in CLAIMS.items() if is_claimed(around, figure)), "")
    if kind in ("crowd", "troops", "statistics") and (is_handled(around) or is_seen(around, figure)):
        return ""
    if (
        kind == "toll"
        and figure.value is None
        and claim_lists()["casualties"].isdisjoint(around.before[-NEAR:] + around.after)
    ):
        return ""  # “displaced thousands”: nobody counts those who flee one by one
    return "" if kind and speaks_of(around, ELSEWHERE[kind]) else kind


def is_handled(around: FigureContext) -> bool:
    """Whether those who are counted are in somebody's hands: “12 protesters have been arrested”."""
    known = claim_lists()
    done = next((word for word in around.rest if word not in known["auxiliaries"]), "")
    if done in known["handles"] or "custody" in around.rest:
        return True
    return around.verb != "by" and not known["handles"].isdisjoint(map(str.lower, around.before[-AGO:]))


def is_seen(around: FigureContext, figure: Figure) -> bool:
    """Whether a reporter on the spot can count so many: dozens or hundreds who gather, not thousands."""
    if figure.value is None and any(word in around.written.lower() for word in ("thousand", "million")):
        return False
    if (figure.value or 0) >= CROWD:
        return False
    return not claim_lists()["seen"].isdisjoint(around.before + around.after)  # but not “in March”


def is_toll(around: FigureContext, figure: Figure) -> bool:
    """Whether a figure counts those who came to harm, or the homes that did."""
    known, verb, phrase, rest = claim_lists(), around.verb, around.phrase, around.rest
    if (
        figure.kind in ("percent", "share")
        or verb == "by"
        or verb in known["handles"]
        or verb in known["spares"]
        or is_might(around.before)
    ):
        return False
    if has_tally(around.left) and TOLL.search(around.left):
        return are_people(phrase) or phrase[0].lower() not in known["statistics"]
    if verb in known["takes"] and "lives" in phrase[:3]:
        return True
    if RATE.match(around.right) or around.is_definite or FUTURE.match(around.right):
        return False
    if verb == "of":
        return bool(phrase and LOSS.search(around.left)) and phrase[-1].lower() not in known["beasts"]
    if not phrase and rest[:1] and rest[0] in known["tolls"]:
        return len(rest) == 1 or rest[1] in FUNCTION_WORDS or rest[1] in known["people"]
    if head_of(phrase[-1:]).lower() in known["tolls"]:
        return known["other bodies"].isdisjoint(word.lower() for word in phrase)
    if verb in known["harms"] or (verb == "dead" and "shot" in around.before):
        return not phrase or (phrase[-1].lower() not in known["beasts"] and phrase[-1].endswith(("s", "e", "n")))
    suffers = next((word for word in rest if word not in known["auxiliaries"]), "")
    if head_of(phrase).lower() in known["things"]:
        return not known["damaged"].isdisjoint((verb, suffers))
    if not are_people(phrase) or (head_of(phrase).lower() in known["users"] and WAITS.search(around.right)):
        return False
    if (verb in known["drives"] and DRIVEN.match(around.right)) or (
        verb in known["leaves"] and OUTCOME.match(around.right)
    ):
        return True
    if suffers == "missing" and around.right.partition("missing")[2].startswith(MISSES):
        return False
    if not phrase and rest[:1] == [suffers]:  # “49 killed”, but not “250 missing files”
        is_harmed = suffers in known["harmed"] and (len(rest) == 1 or rest[1] in FUNCTION_WORDS)
        return is_harmed or around.right.startswith(" taken hostage")
    return suffers in known["harmed"] or FORCED.match(around.right) is not None


def is_might(before: list[str]) -> bool:
    """Whether the words before a figure tell of what might come: “would kill 12”, but not “may have killed 12”."""
    words = [word for word in before if word.lower() not in claim_lists()["quantifiers"]]
    if words[-2:-1] == ["to"]:  # “to kill 12”
        return True
    return any(
        word.lower() in claim_lists()["might"] and before[index + 1 :][:1] != ["have"]
        for index, word in enumerate(before)
    )


def has_tally(left: str) -> bool:
    """Whether the words before a figure may tell of a toll or a number of people: the cheap question first."""
    return "toll" in left or "number of" in left


def is_crowd(around: FigureContext, figure: Figure) -> bool:
    """Whether a figure counts those who gather to be heard."""
    known, phrase = claim_lists(), around.phrase
    if figure.kind != "count" or around.verb in known["handles"] or HABIT.search(around.right):
        return False
    if (
        ("rowd" in around.left and CROWD_OF.search(around.left))
        or STRONG.match(around.right)
        or (head_of(phrase).lower() in known["crowds"] and not around.is_definite)
    ):
        return True
    if "billion" in around.written.lower():  # money that pours in
        return False
    if not are_people(phrase) or around.is_definite or around.verb == "of":
        return False
    if around.rest[:1] == ["to"]:  # “allowed 20 people to gather”
        return False
    rest = [word for word in around.rest if word not in known["auxiliaries"]]
    does = {" ".join(rest[:length]) for length in range(1, 6)}
    return not (does.isdisjoint(known["gathers"]) and does.isdisjoint(known["attends"]))


def is_troops(around: FigureContext, figure: Figure) -> bool:
    """Whether a figure counts those who fight, or the arms that they fire."""
    known, verb, phrase = claim_lists(), around.verb, around.phrase
    if figure.kind != "count" or around.is_definite or FUTURE.match(around.right):
        return False
    if ORDERED.search(around.left) or UNIT.search(around.left):
        return False
    of_whom = around.before[-2:-1] if verb == "of" else []
    if not known["deploys"].isdisjoint((verb, *of_whom, *around.rest[:3])):
        return False
    if head_of(phrase).lower() in known["troops"]:
        return True
    if head_of(phrase).lower() not in known["arms"] or figure.value is None:
        return False
    rest = [word.lower() for word in around.after[len(phrase) :] if word.lower() not in known["auxiliaries"]]
    return verb in known["fires"] or not known["fires"].isdisjoint(rest[:1])


def is_statistic(around: FigureContext, figure: Figure) -> bool:
    """Whether a figure is a count of people or a share of them, as offices and studies keep, and no vote's result."""
    return counts_people(around, figure) and not is_vote(around)


def counts_people(around: FigureContext, figure: Figure) -> bool:
    """Whether a figure is a count of people or a share of them."""
    known, words, verb = claim_lists(), around.after, around.verb
    if around.is_definite or verb in known["own"] or FUTURE.match(around.right):
        return False
    if has_tally(around.left) and NUMBER.search(around.left):
        return "allowed" not in around.before
    if figure.kind != "count" and OF_ALL.match(around.right) and RESTATED.search(around.left):
        return False
    if figure.kind == "percent" and CHANGED.search(around.left):
        return not known["rates"].isdisjoint(word.lower() for word in around.before)
    if figure.kind != "count":
        return verb not in known["scopes"] and is_share_of_people(figure, words) and not is_of_few(around)
    is_average = "average" in around.before[-3:]
    if figure.value is None or (figure.value < FEWEST and not is_average):
        return False
    head = head_of(around.phrase)  # “100 Women” with a capital is a name
    if around.rest[:2] in (["work", "for"], ["worked", "for"]):  # the size of a firm
        return False
    if head == "cases" and not known["docketed"].isdisjoint(re.split(r"[\s-]", " ".join(around.phrase).lower())):
        return False
    if is_population(around, verb, head):
        return False
    return (not verb or verb in known["befalls"]) and head in known["statistics"]


def is_population(around: FigureContext, verb: str, head: str) -> bool:
    """Whether a count is a place's inhabitants, anybody's to look up: “the town has 12,000 people”."""
    words = [word.lower() for word in around.before[-4:]]
    if "population" in words or LIVES.match(around.right):
        return True
    if around.after[1:2] in (["live"], ["lived"]) and "where" in words:
        return True
    return verb in ("has", "had", "have", "with") and (
        head in ("residents", "inhabitants") or not claim_lists()["places"].isdisjoint(words)
    )


def is_vote(around: FigureContext) -> bool:
    """Whether a figure is the result of a vote: “52% of Britons voted to leave”, “a turnout of 39% of voters”."""
    return (
        VOTED.match(around.right) is not None
        or WON.search(around.left) is not None
        or RESULT.search(around.left + around.written + around.right) is not None
        or verb_before(around.before[:-1]) == "turnout"
    )


def is_of_few(around: FigureContext) -> bool:
    """Whether a share is one of a few who were just counted: “26 senators, half of them women”."""
    return OF_THEM.match(around.right) is not None and MANY.search(around.left) is None


def is_share_of_people(figure: Figure, words: list[str]) -> bool:
    """Whether a percentage or a fraction is one of people: “40 percent of Kenyans”, “one in five children”."""
    if words and words[0].lower() == "of":
        words = words[1:]
    elif figure.kind == "percent" or figure.noun == "of":
        return False
    if words and (words[0].lower() in OWNED or not WORLD.isdisjoint(words[:3])):  # “a fifth of its workforce”
        return False
    if is_known_group(words):
        return False
    phrase = noun_phrase([word for word in words if word.lower() not in claim_lists()["known"]])
    head = head_of(phrase)
    is_name = len(phrase) > 1 and phrase[-2][0].isupper()  # “12% of India's United Breweries”
    if head.lower() in claim_lists()["statistics"] or head.lower() in claim_lists()["shares"]:
        return True
    return bool(head) and is_nation(head) and not is_name


def is_known_group(words: list[str]) -> bool:
    """Whether words name people whom the copy told of before: “the students had …”, but not “the students in Wales”."""
    if [word.lower() for word in words[:1]] != ["the"]:
        return False
    phrase, known = noun_phrase(words[1:]), claim_lists()
    following = words[1 + len(phrase) :][:1]
    if len(phrase) != 1 or phrase[0].lower() in known["everybody"]:
        return False
    return known["joints"].isdisjoint(following) and following != ["who"]


def is_detail(around: FigureContext, figure: Figure) -> bool:
    """Whether a figure is a count, a share or a change of something that an editor might ask about."""
    if around.is_definite or FUTURE.match(around.right) or RATE.match(around.right):
        return False
    if figure.kind != "count":
        return figure.noun == "of" or CHANGED.search(around.left) is not None
    if figure.value is not None and figure.value < LARGE:
        return False
    known = claim_lists()
    return bool(around.phrase) and around.verb not in known["own"] and around.verb not in known["scopes"]


CLAIMS = {
    "toll": is_toll,
    "crowd": is_crowd,
    "troops": is_troops,
    "statistics": is_statistic,
    "detail": is_detail,
}
# Words near a figure by which it is no claim: the lists of them.
ELSEWHERE = {
    "toll": ["fiction"],
    "crowd": ["play"],
    "troops": ["play", "drills"],
    "statistics": ["play", "petitions"],
    "detail": ["play", "petitions", "votes", "markets"],
}
