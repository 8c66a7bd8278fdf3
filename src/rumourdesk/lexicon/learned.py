"""Names that a desk learned from its reports, laid beside the lists and never in their way.

A learned name is known when it is written out. By a shorter form (a surname, "Ilkovia" for
Ilkovia FC) it is known only where that form is no word or name of its own and belongs to one
learned name alone. Building this costs what the learned names cost; no list is compiled again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rumourdesk.lexicon.entries import Named, NameType, Organisation, Outlet, Person
from rumourdesk.lexicon.forms import Form, FormIndex, Via, by_opening, make_form
from rumourdesk.lexicon.hits import Hit
from rumourdesk.lexicon.tokens import fold, surname_of

_SHORTEST = 3
"""Letters of the shortest word that may stand for a whole name."""


@dataclass(frozen=True, slots=True)
class Learned:
    """Learned names with the index of how they are written. Make one with `Learned.of`."""

    forms: FormIndex = field(default_factory=dict)
    by_name: Mapping[NameType, Mapping[str, Named]] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        *,
        organisations: Sequence[Organisation] = (),
        people: Sequence[Person] = (),
        outlets: Sequence[Outlet] = (),
        lists: Callable[[tuple[str, ...]], bool],
        words: frozenset[str],
    ) -> Learned:
        """These names but for those that `lists` knows; `words` are never a name by themselves.

        Names of different types must differ.
        """
        given: dict[NameType, Sequence[Named]] = {
            NameType.ORGANISATION: organisations,
            NameType.PERSON: people,
            NameType.OUTLET: outlets,
        }
        full: list[Form] = []
        short: list[Form] = []
        by_name: dict[NameType, dict[str, Named]] = {}
        for name_type, entries in given.items():
            named = by_name.setdefault(name_type, {})
            for entry in entries:
                form = make_form(entry.name, name_type, entry.name, Via.NAME)
                if form is None or lists(form.words):
                    continue
                # A single word proves nothing without a cue.
                full.append(form._replace(needs_cue=len(form.words) == 1))
                short += _short(name_type, entry.name)
                named[fold(entry.name)] = entry
        owners: dict[tuple[str, ...], set[str]] = {}
        for form in (*full, *short):
            owners.setdefault(form.words, set()).add(form.owner)
        fit = (
            form
            for form in short
            if len(owners[form.words]) == 1
            and not (len(form.words) == 1 and form.words[0] in words)
            and not lists(form.words)
        )
        return cls(by_opening([*full, *fit]), by_name)

    def entry(self, name_type: NameType, folded: str) -> Named | None:
        """The learned name of this type, given without case and accents."""
        return self.by_name.get(name_type, {}).get(folded)

    def holds(self, folded: str) -> bool:
        """Whether anything of this name was learned."""
        return any(folded in named for named in self.by_name.values())


def _short(name_type: NameType, name: str) -> Iterator[Form]:
    """Surnames, and the first and the last word of a body's name, which needs a cue."""
    body = name_type is NameType.ORGANISATION
    for short in _shorter(name_type, name):
        via = Via.ALIAS if body else Via.SURNAME
        form = make_form(short, name_type, name, via, needs_cue=body)
        if form is not None and sum(map(len, form.words)) >= _SHORTEST:
            yield form


def _shorter(name_type: NameType, name: str) -> Iterable[str]:
    words = name.split()
    if name_type is NameType.PERSON:
        return filter(None, [surname_of(name)])
    if name_type is NameType.ORGANISATION and len(words) > 1:
        return dict.fromkeys(w for w in (words[0], words[-1]) if w[:1].isupper())
    return ()


def believed(
    found: Sequence[Hit],
    listed: Sequence[Hit],
    tied: Callable[[str], Sequence[str]],
    owes_no_capital: Callable[[Hit], bool],
) -> list[Hit]:
    """The learned hits without surnames that may be plain words.

    Such are those that have their capital from their place wherever they stand, in a text that
    names no body to which the person is `tied`.
    """
    named = {owner for hit in (*listed, *found) for owner in hit.entry_names}
    sure = {hit.entry_names for hit in found if hit.via is not Via.SURNAME or owes_no_capital(hit)}
    return [
        hit
        for hit in found
        if hit.entry_names in sure
        or any(body in named for owner in hit.entry_names for body in tied(owner))
    ]
