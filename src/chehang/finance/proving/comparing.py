"""Two proofs side by side: what broke since, what was mended, how far the books moved, and whether yesterday's journal still stands in today's."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from chehang.core.models import Journal

from .models import NightProof


@dataclass(frozen=True)
class Change:
    """One row: what became of it in words, its figure before and now, and the difference."""

    verdict: str
    what: str
    before: str
    now: str
    difference: str = ""


def before_of(proof: NightProof) -> NightProof | None:
    """The proof that it is compared with: the last one before it."""
    return NightProof.objects.filter(store_id=proof.store_id, at__lt=proof.at).order_by("-at").first()


def compared(proof: NightProof) -> list[Change]:
    """What changed since the proof before: first what broke, then what was mended, the journal, the pairs that moved. Empty for the first proof."""
    before = before_of(proof)
    if before is None:
        return []
    rules = list(_rules(before, proof))
    order = {_("Broke"): 0, _("Still broken"): 1, _("Mended"): 2}
    return [*sorted(rules, key=lambda c: order[c.verdict]), _journal(before, proof), *_pairs(before, proof)]


def _rules(before: NightProof, now: NightProof) -> Iterator[Change]:
    old = {r["code"]: r for r in before.rules}
    for rule in now.rules:
        had, has = old.get(rule["code"], {}).get("count", 0), rule["count"]
        if had or has:
            verdict = _("Broke") if not had else _("Mended") if not has else _("Still broken")
            yield Change(verdict, f"{rule['code']} {rule['title']}", str(had), str(has), f"{has - had:+d}")


def _journal(before: NightProof, now: NightProof) -> Change:
    """The last link of then must be a link of now, or history was rewritten."""
    kept = not before.seq or Journal.objects.filter(store_id=now.store_id, seq=before.seq, hash=before.head).exists()
    verdict = _("Grown") if kept else _("Rewritten")
    return Change(verdict, _("Journal"), str(before.seq), str(now.seq), f"{now.seq - before.seq:+d}")


def _pairs(before: NightProof, now: NightProof) -> Iterator[Change]:
    old: dict[str, dict[str, Any]] = {p["what"]: p for p in before.pairs}
    for pair in now.pairs:
        was = old.get(pair["what"])
        differs, differed = Decimal(pair["difference"]), Decimal(was["difference"]) if was else Decimal(0)
        if differs and not differed:
            verdict = _("Broke")
        elif differed and not differs:
            verdict = _("Mended")
        elif differs:
            verdict = _("Still broken")
        elif was and was["books"] != pair["books"]:
            verdict = _("Moved")
        else:
            continue
        moved = Decimal(pair["books"]) - (Decimal(was["books"]) if was else Decimal(0))
        yield Change(verdict, pair["what"], was["books"] if was else "", pair["books"], f"{moved:+,.2f}")
