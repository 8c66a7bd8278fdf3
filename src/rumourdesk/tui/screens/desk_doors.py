"""The ways from the desk screen to the other screens, and back with what they give."""

from __future__ import annotations

from pathlib import Path

from rumourdesk.desk import Filter
from rumourdesk.tui import paint
from rumourdesk.tui.screens import filtering
from rumourdesk.tui.screens.desk_listing import DeskListing


class DeskDoors(DeskListing):
    """Opens the other screens. Each is imported when it is first wanted."""

    # --- finding ---

    def action_desk_search(self) -> None:
        if self.desk is None:
            return
        from rumourdesk.tui.screens.search import Place, SearchScreen

        def go(place: Place | None) -> None:
            if place is not None:
                self.go_away_to(place.report, hits=place.spans)

        self.app.push_screen(SearchScreen(self.desk, self.wanted), go)

    def action_desk_filter(self) -> None:
        if self.desk is None:
            return
        from rumourdesk.tui.screens.filter import FilterScreen

        def apply(wanted: Filter | None) -> None:
            if wanted is not None:
                self.set_filter(wanted)

        self.app.push_screen(FilterScreen(self.desk, self.wanted), apply)

    def action_desk_jump(self) -> None:
        if self.desk is None:
            return
        from rumourdesk.tui.screens.jump import Goal, JumpScreen

        def go(goal: Goal | None) -> None:
            if goal is None:
                return
            if goal.report is not None:
                self.go_away_to(goal.report)
            elif goal.vacancy is not None:
                self.go_to_vacancy(goal.vacancy)

        self.app.push_screen(JumpScreen(self.desk), go)

    # --- comparing ---

    def action_claim_compare(self) -> None:
        page = self.page
        if self.desk is None or page is None:
            return
        chosen = self._chosen_with(page.row.id)
        if len(chosen) > 1:
            self._compare_chosen(chosen)
            return
        row = self.current_claim()
        vacancy = row.vacancy if row is not None else None
        shared = self._vacancies_of(page)
        if vacancy is None:
            vacancy = self.vacancy if self.vacancy in shared else next(iter(shared), None)
        if vacancy is None:
            self.app.say("This report speaks of no vacancy, so there is nothing to compare it on.")
            return
        rival = self.card.chosen
        if rival is not None:
            self._compare(page.row.id, rival.report.id, vacancy)
            return
        self._pick_rival(page.row.id, vacancy)

    def _chosen_with(self, report: int) -> tuple[int, ...]:
        """The reports chosen in the list; a single one is taken with the one that is read."""
        chosen = self.listed.chosen
        return (*chosen, report) if len(chosen) == 1 and report not in chosen else chosen

    def _compare_chosen(self, chosen: tuple[int, ...]) -> None:
        if self.desk is None:
            return
        if len(chosen) == 2:
            self._compare(chosen[0], chosen[1], self.listed.vacancy)
            return
        from rumourdesk.tui.screens.matrix import MatrixScreen

        vacancy = self.listed.vacancy
        screen = MatrixScreen(self.desk, lambda d: d.compare_many(chosen, vacancy), vacancy)
        self.app.push_screen(screen, self._go_to_sentence)

    def action_report_outlet(self) -> None:
        """Lay all that the outlet reported on the vacancy side by side, in time's order."""
        page, vacancy = self.page, self._vacancy_here()
        if self.desk is None or page is None:
            return
        outlet = page.row.outlet
        if outlet is None or vacancy is None:
            self.app.say("It takes a report with a known outlet that speaks of a vacancy.")
            return
        from rumourdesk.tui.screens.matrix import MatrixScreen

        screen = MatrixScreen(
            self.desk,
            lambda d: d.history_of_outlet(vacancy, outlet),
            vacancy,
            f"{outlet} against itself",
        )
        self.app.push_screen(screen, self._go_to_sentence)

    def _pick_rival(self, report: int, vacancy: int) -> None:
        if self.desk is None:
            return
        from rumourdesk.tui.screens.rival import PickRivalScreen

        def go(rival: int | None) -> None:
            if rival is not None:
                self._compare(report, rival, vacancy)

        self.app.push_screen(PickRivalScreen(self.desk, report, vacancy), go)

    def _compare(self, left: int, right: int, vacancy: int | None) -> None:
        if self.desk is None:
            return
        from rumourdesk.tui.screens.compare import CompareScreen

        screen = CompareScreen(self.desk, left, right, vacancy)
        self.app.push_screen(screen, self._go_to_sentence)

    # --- explaining ---

    def action_claim_why(self) -> None:
        row, page = self.current_claim(), self.page
        if row is None or page is None:
            self.say_no_claim()
            return
        from rumourdesk.tui.screens.why import WhyScreen, Words

        report, version = page.row.id, page.version

        def go(words: Words | None) -> None:
            now = self.page
            if words is None or now is None or (now.row.id, now.version) != (report, version):
                return
            self.mark_words(words.spans, words.at)

        self.app.push_screen(WhyScreen(row, page.report.text), go)

    def action_desk_board(self) -> None:
        """Show the board of the vacancy that is read, or that the list stands at."""
        vacancy = self._vacancy_here()
        if self.desk is None or vacancy is None:
            self.app.say("There is no vacancy here whose board could be shown.")
            return
        from rumourdesk.tui.screens.board import BoardScreen

        self.app.push_screen(BoardScreen(self.desk, vacancy), self._go_to_sentence)

    def action_desk_timeline(self) -> None:
        """Show the timeline of the vacancy that is read, or that the list stands at."""
        vacancy = self._vacancy_here()
        if self.desk is None or vacancy is None:
            self.app.say("There is no vacancy here whose timeline could be shown.")
            return
        from rumourdesk.tui.screens.timeline import TimelineScreen

        self.app.push_screen(TimelineScreen(self.desk, vacancy), self._go_to_sentence)

    def action_report_echoes(self) -> None:
        """Show on whose word the report stands, and who repeats it."""
        page = self.page
        if self.desk is None or page is None:
            return
        from rumourdesk.tui.screens.echoes import EchoScreen

        def go(report: int | None) -> None:
            if report is not None:
                self.go_away_to(report)

        self.app.push_screen(EchoScreen(self.desk, page.row.id), go)

    def action_claim_against(self) -> None:
        """Lay the report beside the one that contradicts the claim, the nearest first."""
        row = self.current_claim()
        if self.desk is None or row is None:
            self.say_no_claim()
            return
        against = self.card.nearest_against
        if against is None:
            self.app.say("No other report contradicts this claim.")
            return
        self._compare(row.report, against.report.id, row.vacancy)

    def _vacancy_here(self) -> int | None:
        """The vacancy of the claim, of the place in the list, or of the report."""
        row, page = self.current_claim(), self.page
        if row is not None and row.vacancy is not None:
            return row.vacancy
        if self.listed.vacancy is not None:
            return self.listed.vacancy
        return next(iter(self._vacancies_of(page)), None) if page is not None else None

    def action_desk_news(self) -> None:
        """Show what came in since somebody last looked."""
        if self.desk is None:
            return
        from rumourdesk.tui.screens.news import NewsScreen

        self.app.push_screen(NewsScreen(self.desk), self._go_to_sentence)

    def _go_to_sentence(self, sentence: tuple[int, int | None] | None) -> None:
        if sentence is not None:
            self.go_away_to(*sentence)

    # --- writing ---

    def action_claim_note(self) -> None:
        row = self.current_claim()
        if self.desk is None or row is None:
            self.say_no_claim()
            return
        from rumourdesk.tui.screens.note import Note, NoteScreen

        claim, outcome = row.id, row.outcome

        def write(note: Note | None) -> None:
            if note is not None:
                self.app.judge(claim, outcome, note=note.note, evidence=note.evidence)

        self.app.push_screen(NoteScreen(self.desk, claim), write)

    def action_report_edit(self) -> None:
        page = self.page
        if self.desk is None or page is None:
            return
        from rumourdesk.tui.screens.edit_report import EditReportScreen

        report = page.row.id

        def write(changes: dict[str, object] | None) -> None:
            if changes:
                self.app.edit_report(report, changes)

        self.app.push_screen(EditReportScreen(self.desk, report), write)

    def action_claim_copy(self) -> None:
        selected = self.get_selected_text()
        row, page = self.current_claim(), self.page
        if selected:
            self.app.copy_to_clipboard(selected)
            self.app.say("The selected words were copied.")
        elif row is None or page is None:
            self.say_no_claim()
        else:
            from rumourdesk.tui.widgets import card_words

            self.app.copy_to_clipboard(card_words.to_copy(row, page))
            self.app.say("The claim was copied with its outlet and date.")

    def action_report_browse(self) -> None:
        page = self.page
        if page is None:
            return
        url = page.report.url or ""
        if not url:
            self.app.say("This report has no address.")
        elif not url.startswith(("http://", "https://")):
            self.app.complain(f"Not opened, for it is no web address: {paint.fit(url, 60)}")
        else:
            self.app.open_url(url)
            self.app.say("The report's address was given to the browser.")

    # --- taking in ---

    def action_desk_open(self) -> None:
        from rumourdesk.tui.screens.open_files import OpenFilesScreen

        def take_in(paths: tuple[Path, ...] | None) -> None:
            if paths:
                self.app.take_in(paths)

        self.app.push_screen(OpenFilesScreen(), take_in)

    def action_desk_paste(self) -> None:
        if self.desk is None:
            return
        from rumourdesk.tui.screens.paste import PasteScreen

        self.app.push_screen(PasteScreen(self.desk))

    def action_desk_trash(self) -> None:
        if self.desk is None:
            return
        from rumourdesk.tui.screens.trash import TrashScreen

        self.app.push_screen(TrashScreen(self.desk))

    @property
    def filter_words(self) -> str:
        """The filter in words."""
        return filtering.words(self.wanted)
