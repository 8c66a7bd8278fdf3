"""The words in which claims, their sources and their times are shown to people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from rumourdesk.comparison.cues import Manner, doubting, manner
from rumourdesk.comparison.names import same_person
from rumourdesk.model import (
    Answer,
    Basis,
    Certainty,
    Claim,
    Facet,
    Kind,
    Polarity,
    Source,
    SourceType,
    Stage,
    When,
)

Statement = Claim | Answer
_Levels = tuple[str, str, str]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_KINDS = {
    Kind.EXIT: "exit",
    Kind.CANDIDATE: "candidate",
    Kind.CONTACT: "contact",
    Kind.AGREEMENT: "agreement",
    Kind.APPOINTMENT: "appointment",
    Kind.INTERIM: "stand-in",
    Kind.WILLINGNESS: "willingness",
    Kind.CONTRACT: "contract",
    Kind.STANDING: "standing",
    Kind.NEXT_ROLE: "next role",
    Kind.TRANSFER: "other move",
    Kind.BACKGROUND: "background",
}
_CERTAINTIES = {
    Certainty.CERTAIN: "stated as fact",
    Certainty.PROBABLE: "said to be likely",
    Certainty.POSSIBLE: "said to be possible",
}
_LEVEL = {Certainty.CERTAIN: 0, Certainty.PROBABLE: 1, Certainty.POSSIBLE: 2}

# For each kind: what is affirmed and what is denied, as certain, probable and possible.
_AFFIRMED: dict[Kind, _Levels] = {
    Kind.EXIT: ("leaves", "expected to leave", "could leave"),
    Kind.CANDIDATE: ("wanted", "likely choice", "linked"),
    Kind.CONTACT: ("in contact", "said to be in contact", "may be in contact"),
    Kind.AGREEMENT: ("agreed", "said to be close", "could agree"),
    Kind.APPOINTMENT: ("appointed", "expected to be appointed", "could be appointed"),
    Kind.INTERIM: ("stands in", "expected to stand in", "could stand in"),
    Kind.WILLINGNESS: ("wants it", "likely to want it", "could want it"),
    Kind.CONTRACT: ("said to exist", "likely to exist", "may exist"),
    Kind.STANDING: ("backed", "likely to be backed", "may be backed"),
    Kind.NEXT_ROLE: ("goes there", "expected to go there", "could go there"),
}
_DENIED: dict[Kind, _Levels] = {
    Kind.EXIT: ("stays", "expected to stay", "could stay"),
    Kind.CANDIDATE: ("ruled out", "unlikely choice", "in doubt"),
    Kind.CONTACT: ("no contact", "contact unlikely", "perhaps no contact"),
    Kind.AGREEMENT: ("no agreement", "agreement unlikely", "perhaps no agreement"),
    Kind.APPOINTMENT: ("not appointed", "unlikely to be appointed", "may not be appointed"),
    Kind.INTERIM: ("does not stand in", "unlikely to stand in", "may not stand in"),
    Kind.WILLINGNESS: ("does not want it", "unlikely to want it", "may not want it"),
    Kind.CONTRACT: ("said not to exist", "unlikely to exist", "may not exist"),
    Kind.STANDING: ("under pressure", "likely under pressure", "may be under pressure"),
    Kind.NEXT_ROLE: ("does not go there", "unlikely to go there", "may not go there"),
}
_OTHER: tuple[_Levels, _Levels] = (
    ("said to be so", "likely", "possible"),
    ("denied", "unlikely", "perhaps not"),
)
_FORCED: _Levels = ("forced out", "expected to be forced out", "could be forced out")
_OWN: _Levels = ("leaves by choice", "expected to leave by choice", "could leave by choice")
# Kinds whose claims tell of an event, so that a date belongs to their words.
_DATED = frozenset({Kind.EXIT, Kind.APPOINTMENT, Kind.INTERIM, Kind.CONTACT, Kind.NEXT_ROLE})


def kind_words(kind: Kind) -> str:
    """The kind as a label."""
    return _KINDS[kind]


def certainty_words(certainty: Certainty) -> str:
    """How sure the source puts it, in words."""
    return _CERTAINTIES[certainty]


def _month_name(day: date) -> str:
    return _MONTHS[day.month - 1]


def _day(day: date) -> str:
    return f"{day.day} {_month_name(day)} {day.year}"


def _month(day: date) -> str:
    return f"{_month_name(day)} {day.year}"


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1


def _span_words(start: date, end: date) -> str:
    if start == end:
        return _day(start)
    if start.day != 1 or not _ends_month(end):
        first = f"{start.day} {_month_name(start)}" if start.year == end.year else _day(start)
        return f"{first} to {_day(end)}"
    if (start.year, start.month) == (end.year, end.month):
        return _month(start)
    if start.year != end.year:
        return f"{_month(start)} to {_month(end)}"
    if (start.month, end.month) == (1, 12):
        return str(start.year)
    return f"{_month_name(start)} to {_month(end)}"


def when_words(when: When) -> str:
    """The days in words: a day, whole months or a year where they are, open ends as such."""
    if when.start and when.end:
        return _span_words(when.start, when.end)
    if when.start:
        day = when.start
        return f"from {_month(day) if day.day == 1 else _day(day)}"
    if when.end:
        day = when.end
        return f"until {_month(day) if _ends_month(day) else _day(day)}"
    return ""


def _when(said: Statement) -> str:
    if isinstance(said, Answer):
        return when_words(When(said.when_start, said.when_end))
    return when_words(said.when) if said.when else ""


def _with_time(words: str, said: Statement) -> str:
    time = _when(said)
    if not time:
        return words
    if " to " in time or words.endswith(" in"):
        return f"{words} ({time})"
    if time.startswith("until "):
        stays = said.kind is Kind.EXIT and said.polarity is Polarity.NEGATIVE
        return f"{words} {time if stays else time.replace('until', 'by', 1)}"
    if time.startswith("from "):
        return f"{words} {time}"
    one_day = time[0].isdigit() and " " in time
    return f"{words} {'on' if one_day else 'in'} {time}"


def _exit_words(said: Statement, level: int) -> str:
    how = manner(said.quote)
    if said.polarity is Polarity.NEGATIVE and said.facet is not Facet.TIMING and how:
        return "not forced out" if how is Manner.FORCED else "does not leave by choice"
    if said.polarity is Polarity.NEGATIVE and said.facet is Facet.TIMING:
        return _with_time("does not leave", said) if _when(said) else "does not leave yet"
    if said.polarity is Polarity.NEGATIVE:
        return _with_time(_DENIED[Kind.EXIT][level], said)
    if how is None:
        return _with_time(_AFFIRMED[Kind.EXIT][level], said)
    if said.facet is Facet.MANNER and said.certainty is not Certainty.CERTAIN:
        return "only if forced out" if how is Manner.FORCED else "leaves on own terms, if at all"
    return _with_time((_FORCED if how is Manner.FORCED else _OWN)[level], said)


def _contract_words(said: Statement, level: int) -> str:
    positive = said.polarity is Polarity.POSITIVE
    if said.topic is None:
        return _OTHER[0 if positive else 1][level]
    time = _when(said)
    dated = said.topic == "expiry" and positive and time
    words = f"ends {time}" if dated else (_AFFIRMED if positive else _DENIED)[said.kind][level]
    return f"{said.topic}: {words}"


def _plain_words(said: Statement, level: int) -> str:
    positive = said.polarity is Polarity.POSITIVE
    if said.kind is Kind.CANDIDATE and positive and said.exclusive:
        return "the one choice" if level == 0 else _AFFIRMED[said.kind][level]
    if said.kind is Kind.CANDIDATE and not positive and level == 0 and doubting(said.quote):
        return "in doubt"
    table, other = (_AFFIRMED, _OTHER[0]) if positive else (_DENIED, _OTHER[1])
    words = table.get(said.kind, other)[level]
    if said.kind is Kind.STANDING and said.topic:
        words = f"{words} ({said.topic})"
    if not positive and said.facet is Facet.TIMING and not _when(said):
        return f"{words} yet"
    dated = said.kind in _DATED or said.facet is Facet.TIMING
    return _with_time(words, said) if dated else words


def answer_words(said: Statement) -> str:
    """What a claim answers to its kind's question, in a few words, without the person."""
    level = _LEVEL[said.certainty]
    if said.polarity is Polarity.OPEN:
        words = "undecided"
    elif said.kind is Kind.EXIT:
        words = _exit_words(said, level)
    elif said.kind is Kind.CONTRACT:
        words = _contract_words(said, level)
    else:
        words = _plain_words(said, level)
    if said.superseded:
        words = f"{words}, but no longer"
    return f"{words}, on a condition" if said.condition else words


def stage(claim: Statement) -> Stage | None:
    """How far the claim says a candidacy has come; None where it tells of none.

    A denial of a time or a manner, an undecided matter and a lack of agreement or contact leave
    the candidacy where it was.
    """
    if claim.polarity is Polarity.OPEN or claim.superseded:
        return None
    if claim.polarity is Polarity.NEGATIVE:
        return _denied_stage(claim)
    if claim.kind in (Kind.CANDIDATE, Kind.AGREEMENT, Kind.APPOINTMENT, Kind.CONTACT):
        return _affirmed_stage(claim)
    return None


def _denied_stage(claim: Statement) -> Stage | None:
    if claim.facet is not Facet.WHOLE:
        return None
    if claim.kind not in (Kind.CANDIDATE, Kind.APPOINTMENT, Kind.WILLINGNESS):
        return None
    if claim.certainty is not Certainty.CERTAIN or doubting(claim.quote):
        return Stage.DOUBTFUL
    return Stage.RULED_OUT


def _affirmed_stage(claim: Statement) -> Stage:
    if claim.certainty is Certainty.POSSIBLE:
        return Stage.LINKED
    certain = claim.certainty is Certainty.CERTAIN
    if claim.kind is Kind.APPOINTMENT:
        return Stage.APPOINTED if certain else Stage.CLOSE
    if claim.kind is Kind.AGREEMENT:
        return Stage.AGREED if certain else Stage.CLOSE
    return Stage.TALKS if claim.kind is Kind.CONTACT else Stage.WANTED


def basis(sources: Sequence[Source], about: str | None) -> Basis:
    """What a claim stands on, by the last source of its chain.

    An organisation, or the person whom the claim is about, speaks officially; the chain's end
    decides, for those before it only pass the word on.
    """
    if not sources:
        return Basis.NONE
    last = sources[-1]
    if last.type is SourceType.ORGANISATION:
        return Basis.OFFICIAL
    if last.type is SourceType.PERSON:
        return Basis.OFFICIAL if same_person(last.name, about) else Basis.NAMED
    if last.type is SourceType.JOURNALIST:
        return Basis.NAMED
    return Basis.OTHER_OUTLET if last.type is SourceType.OUTLET else Basis.ANONYMOUS


def source_words(sources: Sequence[Source], outlet: str | None) -> str:
    """The chain in words, outlet first: "Post, citing Wire on the word of aides (unnamed)"."""
    if not sources:
        return f"{outlet}, own reporting" if outlet else "own reporting"
    names = [f"{s.name} (unnamed)" if s.type is SourceType.ANONYMOUS else s.name for s in sources]
    chain = f"citing {' on the word of '.join(names)}"
    return f"{outlet}, {chain}" if outlet else chain
