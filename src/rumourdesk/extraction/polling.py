"""How often a report's people stand beside phrases of leaving and of being sought."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from rumourdesk.extraction.parts import Mention, MentionType, Sentence
from rumourdesk.extraction.within import Within
from rumourdesk.lexicon.patterns import Found, PatternIndex
from rumourdesk.lexicon.rules import Trigger
from rumourdesk.model import Certainty, Kind, Polarity, Post, Span

_SOUGHT = frozenset([Kind.CANDIDATE, Kind.APPOINTMENT, Kind.INTERIM])


@dataclass(frozen=True, slots=True)
class Poll:
    """The mentions of a report, by place, and which of its bodies fill posts (`hires`)."""

    shade: str
    within: Within[Mention]
    at: Mapping[int, Mention]
    hires: Callable[[str], bool]
    triggers: PatternIndex[Trigger]

    def count(
        self, found: Sequence[Sentence], main: Post | None
    ) -> tuple[Counter[str], Counter[str]]:
        """How often each person is near a phrase of leaving or standing, and of being sought."""
        left: Counter[str] = Counter()
        sought: Counter[str] = Counter()
        for sentence in found:
            people = self._people_in(sentence.span)
            if not people:
                continue
            elsewhere = self._seeks_elsewhere(sentence.span, main)
            for f in self.triggers.scan(self.shade, sentence.span.start, sentence.span.end):
                rule = f.payload
                if rule.weak or rule.about == "heir":
                    continue
                name = self._slot_or_first(f, people)
                to_follow = f.slot("person")
                if to_follow and self._name(to_follow[0]) == name and rule.kind in _SOUGHT:
                    continue
                if self._leaves_another(f, main):
                    continue
                if rule.kind is Kind.NEXT_ROLE and not self._goes_elsewhere(f, main):
                    continue
                if rule.kind is Kind.CONTACT:
                    left[name] -= 1
                elif rule.kind in (Kind.EXIT, Kind.STANDING, Kind.NEXT_ROLE):
                    left[name] += 2 if self._in_slot(f) else 1
                elif rule.kind in _SOUGHT and not elsewhere:
                    sign = -1 if rule.polarity is Polarity.NEGATIVE else 1
                    sought[name] += sign * (1 if rule.certainty is Certainty.POSSIBLE else 2)
        return left, sought

    def _people_in(self, span: Span) -> list[Mention]:
        return [m for m in self.within.inside(span) if m.type is MentionType.PERSON]

    def _seeks_elsewhere(self, span: Span, main: Post | None) -> bool:
        """Whether a sentence names other bodies that fill posts, and not the report's own."""
        named = {m.name for m in self.within.inside(span) if m.type is MentionType.ORGANISATION}
        own = main is not None and main.organisation in named
        return not own and any(self.hires(name) for name in named)

    def _leaves_another(self, found: Found[Trigger], main: Post | None) -> bool:
        """Whether a phrase of leaving names another body than the report's own."""
        slot = found.slot("org")
        name = self._name(slot[0]) if slot and found.payload.kind is Kind.EXIT else None
        return name is not None and main is not None and name != main.organisation

    def _goes_elsewhere(self, found: Found[Trigger], main: Post | None) -> bool:
        """Whether a phrase of a next post names another body than the report's own."""
        slot = found.slot("org")
        name = self._name(slot[0]) if slot else None
        return name is not None and main is not None and name != main.organisation

    def _in_slot(self, found: Found[Trigger]) -> Mention | None:
        """The person by name in the slot of a trigger."""
        slot = found.slot("about")
        mention = self.at.get(slot[0]) if slot else None
        person = mention is not None and mention.type is MentionType.PERSON
        return mention if person else None

    def _slot_or_first(self, found: Found[Trigger], people: Sequence[Mention]) -> str:
        mention = self._in_slot(found)
        if mention is not None:
            return mention.name
        before = [m for m in people if m.span.start <= found.start]
        return (before or people)[0].name

    def _name(self, start: int) -> str | None:
        mention = self.at.get(start)
        return mention.name if mention else None
