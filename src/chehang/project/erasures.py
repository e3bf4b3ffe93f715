"""The register of erased people beside the backups: who was erased stays erased after an older backup was restored (I43).

One line a person in ``erasures.jsonl``, in the folder of the installation and in that of its backups: numbers and times,
nothing that tells who it was. ``chehang restore`` and ``chehang upgrade`` apply what the data does not know.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.db import transaction

from chehang.care.events import CustomerErased
from chehang.core.context import Clock, Context
from chehang.core.listening import listens
from chehang.core.models import Journal
from chehang.org.models import Store

from . import backups
from .place import home
from .register import NAME, gather, known

__all__ = ["NAME", "apply", "gather", "known", "remember", "write"]


@listens(CustomerErased)
def remember(event: CustomerErased, ctx: Context) -> None:
    """Write the line when the act stands."""
    if event.again:
        return
    line = {
        "store": begun(ctx.store_id),
        "customer": event.customer_id,
        "code": event.code,
        "asked_by": event.asked_by_id,
        "decided_by": event.decided_by_id,
        "asked_at": event.asked_at.astimezone(UTC).isoformat(),
        "decided_at": event.decided_at.astimezone(UTC).isoformat(),
    }
    transaction.on_commit(lambda: write([line]))


def begun(store_id: int) -> str:
    """What a store is known by over all its backups: how its journal begins."""
    first = Journal.objects.filter(store_id=store_id).order_by("seq").first()
    return first.hash if first else ""


def places() -> list[Path]:
    """Where the register lies: here, and beside the backups if there is a plan."""
    plan = backups.plan()
    return [home() / NAME, *([Path(plan.to) / NAME] if plan else [])]


def write(lines: Iterable[dict[str, Any]]) -> None:
    """Add lines to every register that can be reached; one that cannot gets them with the next backup."""
    text = "".join(json.dumps(line, sort_keys=True) + "\n" for line in lines)
    for place in places():
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with place.open("a", encoding="utf-8") as file:
                file.write(text)
            place.chmod(0o600)
        except OSError:
            if place.parent == home():
                raise


def apply() -> int:
    """Erase whoever the register of this folder knows and the data does not; how many those were."""
    from chehang.care.operations.erase_again import EraseAgain, erase_again
    from chehang.core.house import house_actor
    from chehang.parties.models import Customer

    stores = {begun(s.pk): s for s in Store.objects.all()}
    count = 0
    for line in known(home()):
        found = stores.get(line["store"])
        store = found.pk if found else 0
        if not Customer.objects.filter(pk=line["customer"], code=line["code"], store_id=store).exists():
            continue
        cmd = EraseAgain(
            customer=line["customer"], asked_by=line["asked_by"], decided_by=line["decided_by"],
            asked_at=datetime.fromisoformat(line["asked_at"]), decided_at=datetime.fromisoformat(line["decided_at"]),
        )  # fmt: skip
        done = erase_again(cmd, actor=house_actor(store, found.code if found else ""), clock=Clock())
        count += int((done.model_extra or {}).get("erased", 0))
    return count
