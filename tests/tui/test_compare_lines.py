"""Where the words of a comparison stand."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from rumourdesk.model import RelationKind
from rumourdesk.tui.widgets.compare_lines import (
    GUTTER,
    WIDE,
    Entry,
    Layout,
    Line,
    Met,
    Said,
    Side,
    columns,
    lay_out,
    wrapped,
)


def said(claim: int, answer: str, quote: str = "the words") -> Said:
    return Said(claim=claim, answer=answer, basis="own reporting", quote=quote, mark="·")


def entry(left: Said | None, right: Said | None, heading: str = "Who is wanted?") -> Entry:
    met = Met(kind=RelationKind.CONTRADICTS, mark="⚡ contradicts", why="one / other")
    return Entry(heading=heading, left=left, right=right, met=met if left and right else None)


def words(line: Line) -> str:
    return "".join(
        "".join(piece.text for piece in cell.pieces).ljust(cell.width) for cell in line.cells
    )


def drawn(layout: Layout) -> list[str]:
    return [words(line).rstrip() for line in layout.lines]


@pytest.mark.parametrize("width", [40, 79, 80, 99, 100, 140, 300])
def test_every_line_fits_its_width(width: int) -> None:
    long = "the board of Real Madrid 皇家马德里足球俱乐部 " * 9 + "x" * 400
    layout = lay_out([entry(said(1, long, long), said(2, long, long))], width)
    opened = lay_out(
        [entry(said(1, long, long), said(2, long, long))], width, opened=frozenset({(1, 2)})
    )

    for line in (*layout.lines, *opened.lines):
        assert sum(cell.width for cell in line.cells) <= width
        for cell in line.cells:
            gutter = GUTTER if cell.side else 0
            assert gutter + sum(cell_len(piece.text) for piece in cell.pieces) <= cell.width


def test_the_columns_take_the_whole_width() -> None:
    for width in range(WIDE, 400):
        left, middle, right = columns(width)
        assert left + middle + right == width
        assert abs(left - right) <= 1


def test_a_heading_stands_once_above_its_rows() -> None:
    rows = [
        entry(said(1, "wanted"), said(2, "ruled out")),
        entry(said(3, "linked"), None),
        entry(None, said(4, "leaves"), heading="Will he leave?"),
    ]
    layout = lay_out(rows, 120)

    headings = [words(line) for line in layout.lines if line.entry is None and words(line).strip()]
    assert ["wanted?" in headings[0], "leave?" in headings[1]] == [True, True]
    assert len(headings) == 2
    assert [line.entry for line in layout.lines if line.entry is not None] == sorted(
        line.entry for line in layout.lines if line.entry is not None
    )


def test_the_stretches_cover_the_lines_of_their_rows() -> None:
    rows = [entry(said(n, f"answer {n}"), said(100 + n, "other")) for n in range(5)]
    for width in (80, 140):
        layout = lay_out(rows, width)
        for number, (first, last) in enumerate(layout.stretches):
            assert {line.entry for line in layout.lines[first:last]} == {number}


def test_an_opened_row_shows_the_whole_words_and_a_closed_one_none() -> None:
    quote = "no formal clause stands in the contract " * 6
    row = entry(said(1, "exists"), said(2, "does not exist", quote.strip()))

    closed = " ".join(drawn(lay_out([row], 120)))
    assert "no formal clause" not in closed
    layout = lay_out([row], 120, opened=frozenset({row.key}))
    right = " ".join(
        piece.text
        for line in layout.lines
        for cell in line.cells
        if cell.side is Side.RIGHT
        for piece in cell.pieces
        if piece.text.strip(" │")
    )
    assert f"“{quote.strip()}”" in " ".join(right.split())


def test_a_lone_claim_has_a_dash_beside_it_when_wide_and_its_label_when_narrow() -> None:
    row = entry(None, said(2, "ruled out"))

    assert any(line.lstrip().startswith("—") for line in drawn(lay_out([row], 120)))
    narrow = drawn(lay_out([row], 80, labels=("Sport", "Marca")))
    assert any(line.startswith("Marca") and "ruled out" in line for line in narrow)
    assert not any("Sport" in line for line in narrow)


def test_a_long_label_does_not_push_the_answer_aside() -> None:
    row = entry(said(1, "wanted"), said(2, "ruled out"))
    layout = lay_out([row], 80, labels=("皇家马德里队" * 8, "An outlet with a very long name"))
    places = {line.index("·") for line in drawn(layout) if " · " in line and "wanted" in line}
    assert any("ruled out" in line for line in drawn(layout))
    for line in layout.lines:
        for cell in line.cells:
            used = sum(cell_len(piece.text) for piece in cell.pieces)
            assert used <= cell.width - (GUTTER if cell.side else 0)
    assert places


@pytest.mark.parametrize(
    ("text", "width", "most", "lines"),
    [
        ("", 10, None, []),
        ("one two three", 7, None, ["one two", "three"]),
        ("one two three four", 7, 2, ["one two", "three…"]),
        ("马德里马德里", 4, None, ["马德", "里马", "德里"]),
    ],
)
def test_wrapping(text: str, width: int, most: int | None, lines: list[str]) -> None:
    assert wrapped(text, width, most) == lines
