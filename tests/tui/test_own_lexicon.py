"""The screens take in reports with the reader's own names, and say which file they left out."""

from __future__ import annotations

from pathlib import Path

from rumourdesk.desk import Desk
from rumourdesk.settings import Settings
from rumourdesk.tui.app import RumourdeskApp
from rumourdesk.tui.screens.intake_summary import IntakeSummaryScreen

from .desk_reader import reading

OWN = '[[organisation]]\nname = "Harwick Town"\nkind = "club"\nnicknames = ["Bargees"]\n'


async def test_an_own_name_is_known_and_a_broken_file_is_named(
    app: RumourdeskApp, desk: Desk, settings: Settings, tmp_path: Path
) -> None:
    settings.lexicon_folder.mkdir()
    (settings.lexicon_folder / "mine.toml").write_text(OWN, "utf-8")
    (settings.lexicon_folder / "bad.toml").write_text("[[person\n", "utf-8")
    report = tmp_path / "report.txt"
    report.write_text(
        "The Bargees manager Jon Vane will be sacked by the club on Friday.\n", "utf-8"
    )
    async with reading(app) as reader:
        app.take_in([report])
        await reader.settle()
        assert isinstance(app.screen, IntakeSummaryScreen)
        told = "\n".join(app.screen.query("Static").first().render_line(y).text for y in range(12))
        assert "bad.toml" in told
        assert "line 1" in told
    posts = {row.organisation for row in desk.vacancies()}
    assert "Harwick Town" in posts
