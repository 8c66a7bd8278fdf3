"""Claims of competing reports held against each other: answers, relations, positions, alignment.

Pure: the same claims give the same result, whatever their order, the day or the machine.
"""

from __future__ import annotations

from rumourdesk.comparison.alignment import Row, Section, align
from rumourdesk.comparison.answer_keys import AnswerKey
from rumourdesk.comparison.answers import answer
from rumourdesk.comparison.board import board, sort_rows
from rumourdesk.comparison.board_model import (
    Board,
    Candidate,
    Cell,
    Column,
    Columns,
    ExitCounts,
    NextRole,
    SortBy,
)
from rumourdesk.comparison.conflicts import Contest, contradicted, count_by_report
from rumourdesk.comparison.copied import Block, copied
from rumourdesk.comparison.differences import Aspect, Difference, differences, evidence
from rumourdesk.comparison.echoes import EchoEdge, Proof, ProofKind, edges_of, with_words
from rumourdesk.comparison.matrix import MatrixCell, MatrixRow, matrix
from rumourdesk.comparison.names import same_person
from rumourdesk.comparison.news import Item, News, NewsKind, news
from rumourdesk.comparison.origin_model import (
    EchoOverruling,
    Independence,
    Origin,
    Support,
    overruled_edges,
)
from rumourdesk.comparison.origins import Origins, independent, support
from rumourdesk.comparison.overruling import RelationOverruling, overruled
from rumourdesk.comparison.positions import positions
from rumourdesk.comparison.press import NO_PRESS, Press
from rumourdesk.comparison.profiles import EchoProfile, Link, Quoted, Saying, profile
from rumourdesk.comparison.questions import (
    QUESTION_ORDER,
    question,
    question_key,
    question_words,
)
from rumourdesk.comparison.relations import CHANGE_DAYS, relate, relate_claim
from rumourdesk.comparison.settling import Proposal, settled_by
from rumourdesk.comparison.sharpest import Disputes, disputes, sharpest
from rumourdesk.comparison.shingles import Sketch
from rumourdesk.comparison.timeline import Event, EventKind, Judged, Strip, Timeline, Week, timeline
from rumourdesk.comparison.why import Ground, Why, explain
from rumourdesk.comparison.wording import (
    answer_words,
    basis,
    certainty_words,
    kind_words,
    source_words,
    stage,
    when_words,
)

__all__ = [
    "CHANGE_DAYS",
    "NO_PRESS",
    "QUESTION_ORDER",
    "AnswerKey",
    "Aspect",
    "Block",
    "Board",
    "Candidate",
    "Cell",
    "Column",
    "Columns",
    "Contest",
    "Difference",
    "Disputes",
    "EchoEdge",
    "EchoOverruling",
    "EchoProfile",
    "Event",
    "EventKind",
    "ExitCounts",
    "Ground",
    "Independence",
    "Item",
    "Judged",
    "Link",
    "MatrixCell",
    "MatrixRow",
    "News",
    "NewsKind",
    "NextRole",
    "Origin",
    "Origins",
    "Press",
    "Proof",
    "ProofKind",
    "Proposal",
    "Quoted",
    "RelationOverruling",
    "Row",
    "Saying",
    "Section",
    "Sketch",
    "SortBy",
    "Strip",
    "Support",
    "Timeline",
    "Week",
    "Why",
    "align",
    "answer",
    "answer_words",
    "basis",
    "board",
    "certainty_words",
    "contradicted",
    "copied",
    "count_by_report",
    "differences",
    "disputes",
    "edges_of",
    "evidence",
    "explain",
    "independent",
    "kind_words",
    "matrix",
    "news",
    "overruled",
    "overruled_edges",
    "positions",
    "profile",
    "question",
    "question_key",
    "question_words",
    "relate",
    "relate_claim",
    "same_person",
    "settled_by",
    "sharpest",
    "sort_rows",
    "source_words",
    "stage",
    "support",
    "timeline",
    "when_words",
    "with_words",
]
