"""Phrases of a person's own: `[[phrase]]` entries, which say what the rule files of kinds say."""

from __future__ import annotations

from rumourdesk.lexicon.document import Document
from rumourdesk.lexicon.load import LexiconError, NamesFile
from rumourdesk.lexicon.patterns import PatternError, PatternIndex
from rumourdesk.lexicon.places import entry_line
from rumourdesk.lexicon.rules import Trigger, own_triggers, packaged_rules


def own_phrases(file: NamesFile) -> list[tuple[str, Trigger]]:
    """The phrases of a file, as patterns with what they say.

    Raises LexiconError for the first one that is wrong, naming its line.
    """
    found: list[tuple[str, Trigger]] = []
    for number, entry in enumerate(Document(file.name, file.document).entries("phrase"), 1):
        try:
            found += phrase(entry)
        except LexiconError as error:
            line = entry_line(file.text, "phrase", number)
            what = str(error).removeprefix(f"{file.name}: ")
            raise LexiconError(f"{file.name}: line {line}: {what}") from error
    return found


def phrase(entry: Document) -> list[tuple[str, Trigger]]:
    """One phrase: its patterns with what they say. Raises LexiconError."""
    found = list(own_triggers(entry))
    try:
        PatternIndex(((pattern, pattern) for pattern, _ in found), packaged_rules().classes)
    except PatternError as error:
        raise LexiconError(f"{entry.name}: {error}") from error
    return found
