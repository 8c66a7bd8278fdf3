"""What a person did, in words, for the lines that say what was undone."""

from __future__ import annotations

from rumourdesk.desk import Deed
from rumourdesk.tui.paint import count, fit

QUOTE_WIDTH = 60


def deed_words(deed: Deed) -> str:
    """What the deed itself did: `confirmed “...”`, `3 reports read`."""
    if deed.batch:
        return f"{count(len(deed.batch), 'claim')} settled"
    decision = deed.decision
    if decision is None:
        return f"{count(len(deed.reports), 'report')} {'read' if deed.read else 'unread'}"
    match decision.kind.value:
        case "verdict":
            outcome = decision.after.get("outcome") or "unjudged"
            return f"{outcome} “{fit(_quote(decision.target), QUOTE_WIDTH)}”"
        case "report edit":
            fields = ", ".join(sorted(decision.after)) or "nothing"
            return f"report edited: {fields}"
        case "report removed":
            return "report put into the trash"
        case "report restored":
            return "report taken out of the trash"
        case "relation":
            return f"relation: {_ruling(decision.after)}"
        case "echo":
            return f"echo: {_ruling(decision.after)}"
        case "resolution rule":
            return "rule of the vacancy changed"
        case "learned name":
            name = decision.target.get("name", "")
            known = "name known again" if decision.after.get("ruling") is None else "name forgotten"
            return f"{known}: {name}"
        case other:
            return str(other)


def _ruling(after: dict[str, object]) -> str:
    return str(after.get("ruling") or "as the machine finds it")


def _quote(target: dict[str, object]) -> str:
    quote = target.get("quote")
    exact = quote.get("exact", "") if isinstance(quote, dict) else quote or ""
    return " ".join(str(exact).split())
