"""What a person does to the claim under the cursor, alike on every screen that lists claims."""

from __future__ import annotations

from rumourdesk.desk import ClaimRow, Desk, StoreError
from rumourdesk.model import Outcome
from rumourdesk.tui.work import DeskApp


class ClaimDeeds:
    """Mixed into a screen: judges, notes and copies the claim that `claim_here` gives."""

    app: DeskApp
    _desk: Desk

    def claim_here(self) -> ClaimRow | None:
        """The claim that the keys act on; None where there is none."""
        raise NotImplementedError

    def action_claim_confirm(self) -> None:
        self._judge(Outcome.CONFIRMED)

    def action_claim_refute(self) -> None:
        self._judge(Outcome.REFUTED)

    def action_claim_unjudge(self) -> None:
        self._judge(None)

    def action_claim_note(self) -> None:
        """Write a note and an evidence link to the claim."""
        from rumourdesk.tui.screens.note import Note, NoteScreen

        row = self._claim_or_say()
        if row is None:
            return

        def keep(note: Note | None) -> None:
            if note is not None:
                self.app.judge(row.id, row.outcome, note=note.note, evidence=note.evidence)

        self.app.push_screen(NoteScreen(self._desk, row.id), keep)

    def action_edit_undo(self) -> None:
        self.app.undo()

    def action_edit_redo(self) -> None:
        self.app.redo()

    def action_claim_copy(self) -> None:
        """Copy the claim's words with who published them and when."""
        from rumourdesk.tui.widgets import card_words

        row = self._claim_or_say()
        if row is None:
            return
        try:
            page = self._desk.page(row.report)
        except StoreError as error:
            self.app.complain(str(error))
            return
        self.app.copy_to_clipboard(card_words.to_copy(row, page))
        self.app.say("The claim was copied with its outlet and date.")

    def _claim_or_say(self) -> ClaimRow | None:
        row = self.claim_here()
        if row is None:
            self.app.say("There is no claim here.")
        return row

    def _judge(self, outcome: Outcome | None) -> None:
        row = self._claim_or_say()
        if row is not None:
            self.app.judge(row.id, outcome)
