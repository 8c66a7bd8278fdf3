"""When a word that is also the name of an outlet ("Sport", "Sun") means the outlet."""

from __future__ import annotations

from collections.abc import Sequence

from rumourdesk.lexicon.gazetteer import Token
from rumourdesk.lexicon.lexicon import Lexicon


def outlet_cue(
    tokens: Sequence[Token], first: int, last: int, before: str, after: str, lexicon: Lexicon
) -> str:
    """The cue beside tokens `first` to `last` that they name an outlet, or "" without one;
    `before` and `after` are the folded words on either side."""
    rules, credit = lexicon.rules.mentions, lexicon.rules.attribution
    verb = after in credit.verbs or after in credit.report_nouns
    if verb and not (first == 0 and after in ("of", "the")):
        return "reporting verb"
    following = [t.folded for t in tokens[last + 1 : last + 3]]
    if following[:1] in (["is"], ["was"]) and following[1:] in (["cited"], ["quoted"]):
        return "is cited"
    near = [t.folded for t in tokens[max(0, first - 7) : first]]
    if before in rules.outlet_leaders:
        return "outlet leader"
    if len(near) >= 2 and "according" in near and "to" in near:
        return "according to"
    if before == "the" and len(near) > 1 and near[-2] in rules.outlet_leaders:
        return "outlet leader"
    if (near[-2] if before == "the" and len(near) > 1 else before) in rules.telling:
        return "told something"
    return "its reporter" if _owns_a_name(tokens, last, lexicon) else ""


def _owns_a_name(tokens: Sequence[Token], last: int, lexicon: Lexicon) -> bool:
    """Whether a possessive and a first name stand behind a token ("The Athletic's Ann Roe")."""
    at = last + 2
    if at + 1 >= len(tokens) or tokens[last + 1].folded != "s":
        return False
    staff = (t.folded for t in tokens[at : at + 4])
    if any(word in lexicon.rules.figures.journalists for word in staff):
        return True
    given, surname = tokens[at], tokens[at + 1]
    known = given.folded in lexicon.names.words.given_names
    return known and given.joint == surname.joint == "" and surname.capital
