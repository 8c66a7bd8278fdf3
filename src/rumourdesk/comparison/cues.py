"""What the words of a quote add to a claim's fields: the manner of an exit, strength, doubt.

A claim's fields say that somebody leaves; whether by the employer's hand or by their own stands in
the words alone, and decides which denials meet it. The lists are of English words.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache


class Manner(StrEnum):
    """By whose will a person leaves a post."""

    FORCED = "forced"
    OWN = "own"

    @property
    def opposite(self) -> Manner:
        return Manner.OWN if self is Manner.FORCED else Manner.FORCED


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(alternatives) + r")\b", re.IGNORECASE)


_FORCED = _words(
    r"sack(?:s|ed|ing)?",
    r"dismiss(?:es|ed|al|ing)?",
    r"fir(?:ed|ing)",
    r"oust(?:s|ed|er|ing)?",
    r"ax(?:e|ed|ing)",
    r"reliev(?:e|es|ed|ing) (?:\S+ ){0,3}of",
    r"remov(?:e|es|ed|al|ing)",
    r"forc(?:e|es|ed|ing) (?:\S+ ){0,4}(?:out|from|to (?:leave|go|quit|resign))",
    r"push(?:es|ed|ing)? (?:\S+ ){0,3}out",
    r"forced exit",
    r"deposed?",
    r"toppl(?:e|es|ed|ing)",
    r"vot(?:e|es|ed|ing) (?:\S+ ){0,3}out",
    r"unseat(?:s|ed|ing)?",
    r"terminat(?:e|es|ed|ing|ion)",
    r"pull(?:s|ed|ing)? the trigger",
    r"show(?:n|ed|s)? the door",
    r"who (?:puts?|brings?) an end",
    r"pays? the price",
)
_OWN = _words(
    r"resign(?:s|ed|ing|ation)?",
    r"(?:step|stand)(?:s|ped|ping|ing)? (?:down|aside)",
    r"stood (?:down|aside)",
    r"own (?:accord|volition|terms|will|choice|choosing)",
    r"on (?:his|her|their|(?:the )?\S+['’]s?) terms",
    r"walk(?:s|ed|ing)? away",
    r"quit(?:s|ting)?",
    r"retir(?:e|es|ed|ing|ement)",
    r"voluntar(?:y|ily)",
)
_STRONG = _words(
    r"(?:first|top|number one|preferred|main|only|ideal|clear|leading)\s+"
    r"(?:choices?|targets?|candidates?|options?|priorit(?:y|ies)|coach|manager|name|contenders?)",
    r"favou?rites?",
    r"front[- ]?runners?",
    r"chosen",
    r"priority",
    r"momentum",
    r"pole position",
    r"only (?:\S+ )?(?:name|choice|option|priority)",
    r"set about",
    r"instead",
    r"(?:lead|advanced|final|exclusive) talks",
    r"lined up",
)
_OFFERED = _words(
    r"offer(?:s|ed|ing)? (?:\S+ ){0,4}(?:job|post|role|position|presidency|leadership|chair)",
    r"ahead of (?:\S+ ){1,4}(?:others|rivals|applicants|candidates)",
)
_WEAK = _words(
    r"interest(?:s|ed)?",
    r"admir(?:e|es|ed|ers?)",
    r"consider(?:s|ed|ing)?",
    r"explor(?:e|es|ed|ing)",
    r"short-?list(?:s|ed)?",
    r"on (?:a|the|their|its) (?:\S+ )?list",
    r"among",
    r"one of",
    r"options?",
    r"monitor(?:s|ed|ing)?",
    r"link(?:s|ed)",
    r"mentioned",
    r"names? (?:on|in)",
    r"discussed",
    r"sounded out",
    r"(?:a|an|another) (?:\S+ )?(?:contender|candidate|option|name|possibility|runner)",
    r"(?:contender|candidate|name|possibilitie|outsider|hopeful)s",
    r"in (?:the (?:betting|frame|mix|running|hunt)|contention)",
    r"long shot",
    r"outsider",
)
_DOUBT = _words(
    r"hesita(?:te|tes|nt|ncy|tion|ting)",
    r"doubt(?:s|ed|ful|ing)?",
    r"sour(?:s|ed|ing)",
    r"cool(?:s|ed|ing)",
    r"concern(?:s|ed)?",
    r"reservations?",
    r"wary",
    r"reluctan(?:t|ce)",
    r"second thoughts",
    r"not (?:\S+ )?(?:convinced|sure|help)",
    r"unsure",
    r"unlikely",
    r"slim",
    r"(?:fading|fallen|falling|slipping) ",
)
_DONE = _words(
    r"(?:was|were|has been|have been|had been|after being) "
    r"(?:\w+ )?(?:sacked|dismissed|fired|ousted|removed|relieved|deposed|axed)",
    r"(?:has|have|had) (?:\w+ )?(?:left|resigned|quit|departed|gone|retired)",
    r"(?:has|have|had) (?:\w+ )?(?:stepped|stood) down",
    r"resigned",
    r"(?<!to )(?<!will )(?<!would )quit (?:abruptly|suddenly|in|on|last|after|earlier|as|over)",
    r"retired (?:last|in|on|from|after|earlier)",
    r"(?:handed|turned|put) in (?:his|her|their) (?:resignation|notice)",
    r"(?:tendered|submitted) (?:his|her|their) resignation",
    r"voted (?:out|down|off)",
    r"died",
    r"stepped down",
    r"stood down",
    r"departed",
    r"parted (?:company|ways)",
    r"left (?:the|his|her|their) (?:post|role|job|club|office|position)",
    r"outgoing",
    r"left office",
    r"(?:got|given|handed) the (?:boot|push|chop|sack)",
    r"told .{0,40}no longer wanted",
    r"(?<!be )(?<!being )(?<!is )(?<!are )(?<!get )(?<!not )"
    r"(?:sacked|fired|dismissed|ousted|axed|deposed|relieved of)",
    r"(?:let|forced|pushed) (?:\S+ ){1,2}(?:go|out)",
    r"(?:dismissal|sacking|firing|ouster|resignation|departure) (?:of \S+ )?(?:last|earlier|on)",
)

_GOES = _words(
    r"leav(?:e|es|ing)", r"resign(?:s|ing|ation)?", r"quit(?:s|ting)?", r"walk(?:ing)? away", r"go",
    r"(?:step|stand)(?:s|ping|ing)? (?:down|aside)", r"retir(?:e|es|ing)", r"depart(?:s|ing)?",
)  # fmt: skip
_STAYS = _words(
    r"stay(?:s|ing)?", r"remain(?:s|ing)?", r"carry(?:ing)? on", r"see(?:ing)? out",
    r"continu(?:e|ing)",
    r"serv(?:e|ing) (?:out|the rest|another)", r"extend(?:ing)?", r"fight(?:ing)? on",
)  # fmt: skip
_HOPED = _words(
    r"(?:would|'d|’d) like (?:\S+ ){1,4}to",
    r"(?:hop(?:e|es|ed|ing)|keen) (?:\S+ ){0,4}(?:to|will|for)",
    r"(?:ask|urg|beg|press|implor|persuad|convinc)(?:e|es|ed|ing|s)? (?:\S+ ){1,4}to",
    r"wants? (?!to)(?:\S+ ){1,4}(?:to|out|gone)", r"call(?:s|ed|ing)? on (?:\S+ ){1,4}to",
    r"demand(?:s|ed|ing)?",
)  # fmt: skip
_SUCCESSION = (
    r"\b(?:successor|replacement)s? (?:to|for|of) (?:[^,;]{{0,30}} )?{}",
    r"{}['’]s? (?:successor|replacement|departure|retirement)",
    r"\b(?:succeed|replace|follow) (?:[^,;]{{0,30}} )?{}",
)
_TO_COME = _words(
    r"will", r"would", r"shall", r"(?:is|are) (?:set|due|about|expected|poised|going) to", r"to be",
    r"(?:is|are) to", r"set to",
)  # fmt: skip

_CHANGED = re.compile(
    r"\b(?<!not )(?<!n't )(?<!n’t )(?<!never )(?:"
    + "|".join(
        (
            r"no longer",
            r"not any ?more",
            r"withdr(?:aw(?:s|n|ing)?|ew)",
            r"(?:pull|drop|back)(?:s|ped|ed|ping|ing)? (?:out|away)",
            r"br(?:eak|eaks|oke|oken) (?:down|off)",
            r"collaps(?:e|es|ed)",
            r"f(?:all|alls|ell|allen) (?:through|apart)",
            r"chang(?:e|es|ed|ing) (?:\S+ ){0,2}(?:minds?|course|tack|stance|plans?)",
            r"u-turn",
            r"sour(?:s|ed|ing) on",
            r"cool(?:s|ed|ing) (?:on|off|towards?)",
            r"turn(?:s|ed|ing) away",
        )
    )
    + r")\b",
    re.IGNORECASE,
)
_BACKERS = {
    "staff": _words(
        r"players?",
        r"squad",
        r"dressing room",
        r"locker room",
        r"staff",
        r"employees",
        r"workers",
        r"colleagues",
    ),
    "public": _words(
        r"fans?", r"supporters", r"followers", r"public", r"voters", r"members", r"crowd"
    ),
    "president": _words(
        r"(?<!vice.)president(?:['’]s)?",
        r"chair(?:man|woman|person)?",
        r"owners?(?:hip)?",
        r"prime minister",
    ),
    "board": _words(
        r"board(?:room)?", r"hierarchy", r"directors?", r"executives", r"chiefs?", r"bosses"
    ),
    "investors": _words(r"shareholders?", r"investors?"),
}


@lru_cache(maxsize=16384)
def manner(quote: str) -> Manner | None:
    """By whose will the quote says that somebody leaves; None where it says neither or both."""
    forced, own = _FORCED.search(quote), _OWN.search(quote)
    if forced and not own:
        return Manner.FORCED
    if own and not forced:
        return Manner.OWN
    return None


@lru_cache(maxsize=4096)
def backers(quote: str) -> frozenset[str]:
    """Whose trust or anger the quote tells of; empty where it does not say."""
    return frozenset(who for who, words in _BACKERS.items() if words.search(quote))


@lru_cache(maxsize=4096)
def changed(quote: str) -> bool:
    """Whether the quote itself tells that things were otherwise before."""
    return _CHANGED.search(quote) is not None


def strong(quote: str) -> bool:
    """Whether the quote ranks a candidate first or well ahead."""
    return _STRONG.search(quote) is not None


def offered(quote: str) -> bool:
    """Whether the quote tells of an offer of the post."""
    return _OFFERED.search(quote) is not None


def weak(quote: str) -> bool:
    """Whether the quote speaks of interest or of a name among others."""
    return _WEAK.search(quote) is not None


def doubting(quote: str) -> bool:
    """Whether a denial in the quote is a doubt rather than a refusal."""
    return _DOUBT.search(quote) is not None


def to_come(quote: str) -> bool:
    """Whether the quote tells of something that is still to happen."""
    return _TO_COME.search(quote) is not None


def succeeds(quote: str, surname: str) -> bool:
    """Whether the quote names somebody's place as one that is to be filled."""
    named = re.escape(surname)
    return any(re.search(p.format(named), quote) for p in _SUCCESSION)


def goes(quote: str) -> bool:
    """Whether the quote speaks of going of one's own will."""
    return _GOES.search(quote) is not None


def stays(quote: str) -> bool:
    """Whether the quote speaks of staying of one's own will."""
    return _STAYS.search(quote) is not None


def hoped(quote: str) -> bool:
    """Whether the quote tells what somebody wishes of another, and not what becomes of it."""
    return _HOPED.search(quote) is not None


def done(quote: str) -> bool:
    """Whether the quote tells of an exit that has happened."""
    return _DONE.search(quote) is not None
