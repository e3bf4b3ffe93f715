"""Why a part's highest stock is what it is: numbers of the solver and a reason code, told in one sentence."""

from dataclasses import dataclass

from chehang.planning.texts import render


@dataclass(frozen=True, slots=True)
class Explanation:
    """One part's reason. ``reason``: quota, enough, must, never, shelf, space, none, ended, dear.

    ``hits`` demands of the last 12 months; ``loss`` yuan lost by one unit short; ``step`` units of the next
    worthwhile step and ``tied`` yuan it would tie up (0: there is none); ``cap`` the limit that bound, ``missing``
    units of the order that the quota has no room for yet; ``keep`` yuan a year it costs to keep the next step and
    ``saves`` yuan of shortages a year it avoids.
    """

    reason: str
    max: int
    hits: int
    loss: float
    step: int = 0
    tied: float = 0.0
    must: int = 0
    cap: int = 0
    pack: int = 1
    missing: int = 0
    life: str = "steady"
    keep: float = 0.0
    saves: float = 0.0


def sentence(record: Explanation, language: str = "zh") -> str:
    """The explanation in ``zh`` or ``en``. Every number is one of the record's."""
    english = language.startswith("en")
    params: dict[str, object] = {
        "hits": record.hits, "loss": yuan(record.loss), "step": record.step, "tied": yuan(record.tied),
        "max": record.max, "must": record.must, "cap": record.cap, "pack": record.pack, "missing": record.missing,
        "keep": yuan(record.keep), "saves": yuan(record.saves),
    }  # fmt: skip
    said = [render("why.facts", language, params)]
    if record.life in ("new", "growing", "dying"):
        said.append(render(f"life.{record.life}", language, params))
    if record.step and record.reason in ("quota", "enough", "dear"):
        said.append(render("why.next", language, params))
    said.append(render(f"why.{record.reason}", language, params))
    if record.pack > 1 and record.max:
        said.append(render("why.pack", language, params))
    if record.missing:
        said.append(render("why.trimmed", language, params))
    if not english:
        return ";".join(said) + "。"
    text = "; ".join(said) + "."
    return text[0].upper() + text[1:]


def yuan(amount: float) -> str:
    """Whole yuan from ten up, below that fen as needed."""
    return f"{amount:.0f}" if amount >= 9.995 else f"{amount:.2f}".rstrip("0").rstrip(".")
