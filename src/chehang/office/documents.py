"""The documents of administration."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.approvals import ByRoute
from chehang.core.documents import Document, register
from chehang.core.money import ZERO

from .models import CompanyPaper
from .states import (
    BOOKING,
    BUYING,
    DESTRUCTION,
    EVENT,
    HAZARD,
    IDEA,
    INCIDENT,
    PAPER,
    REQUEST,
    SEAL,
    TRIP,
    VISIT,
    WELFARE,
)

DATA = Path(__file__).parent / "data"

register(
    Document(
        "office.hazard", model="office.Hazard", title=_("Safety hazard"), series="YH", see="office.see_hazards", machine=HAZARD,
        content=lambda h: {"place": h.place, "what": h.what, "level": h.level, "measure": h.measure, "due": str(h.due or "")},
        link="/office/hazards/{id}/",
    )
)  # fmt: skip
register(
    Document(
        "office.seal", model="office.SealUse", title=_("Use of a seal"), series="YY", see="office.see_seals", machine=SEAL,
        content=lambda s: {"seal": s.seal, "paper": s.paper, "copies": s.copies}, link="/office/seals/{id}/",
    )
)  # fmt: skip
register(
    Document(
        "office.incident", model="office.Incident", title=_("Emergency"), series="TF", see="office.see_incidents", machine=INCIDENT,
        content=lambda i: {n: str(getattr(i, n)) for n in ("kind", "level", "place", "what", "cause", "responsible", "measures", "taught")},
        link="/office/incidents/{id}/",
    )
)  # fmt: skip
register(
    Document(
        "office.supply_request", model="office.SupplyRequest", title=_("Request for supplies"), series="LY",
        see="office.see_supply_requests", machine=REQUEST, link="/office/supply_requests/{id}/",
        content=lambda r: {"supply": r.supply_id, "quantity": f"{r.quantity:.3f}", "reason": r.reason},
        sign_slots={"taker": _("Received by")},
    )
)  # fmt: skip
register(
    Document(
        "office.supply_buying", model="office.SupplyBuying", title=_("Buying of supplies"), series="SG",
        see="office.see_supply_buyings", machine=BUYING, link="/office/supply_buyings/{id}/",
        content=lambda b: {"supply": b.supply_id, "quantity": f"{b.quantity:.3f}", "amount": f"{b.amount:.2f}", "quotes": b.quotes},
    )
)  # fmt: skip
register(
    Document(
        "office.asset_count", model="office.AssetCount", title=_("Count of assets"), series="ZCP", see="office.see_asset_counts",
        content=lambda c: {"begun": str(c.begun_on), "closed": str(c.closed_on or ""), "missing": c.missing, "reason": c.reason},
        link="/office/asset_counts/{id}/",
    )
)  # fmt: skip
register(
    Document(
        "office.visit", model="office.Visit", title=_("Visit of a guest"), series="LF", see="office.see_visits", machine=VISIT,
        content=lambda v: {"host": v.host_id, "day": str(v.day), "purpose": v.purpose, "plan": v.plan}, link="/office/visits/{id}/",
    )
)  # fmt: skip


def paper_content(paper: CompanyPaper) -> dict[str, Any]:
    """What is approved."""
    return {n: str(getattr(paper, n)) for n in ("way", "kind", "title", "text", "addressee", "secrecy")}


def paper_shown(paper: CompanyPaper) -> list[tuple[Any, str]]:
    """The paper in words."""
    said = [
        (_("Kind of paper"), paper.get_kind_display()),
        (_("Title"), paper.title),
        (_("Addressee"), paper.addressee),
        (_("Secrecy"), paper.get_secrecy_display()),
        (_("Text"), paper.text),
    ]
    return [(title, text) for title, text in said if text]


register(
    Document(
        "office.paper", model="office.CompanyPaper", title=_("Company paper"), series="GW", content=paper_content, see="office.see_papers",
        machine=PAPER, link="/office/papers/{id}/",
        approval=ByRoute(
            routes=DATA / "paper_routes.csv", amount=lambda p: ZERO, authors=lambda p: {p.drafted_by_id}, shown=paper_shown,
            past=(),
        ),
    )
)  # fmt: skip
register(
    Document(
        "office.booking", model="office.Booking", title=_("Booking of a room"), series="HYS", see="office.see_bookings", machine=BOOKING,
        content=lambda b: {"room": b.room_id, "from": str(b.starts), "until": str(b.ends)}, link="/office/bookings/{id}/",
    )
)  # fmt: skip
register(
    Document(
        "office.trip", model="office.CarTrip", title=_("Trip"), series="YC", see="office.see_trips", machine=TRIP,
        content=lambda t: {"car": t.car_id, "driver": t.driver_id, "day": str(t.day), "place": t.place, "purpose": t.purpose},
        link="/office/trips/{id}/",
    )
)  # fmt: skip
register(
    Document(
        "office.welfare", model="office.Welfare", title=_("Gifts to staff"), series="FLI", see="office.see_welfare", machine=WELFARE,
        content=lambda w: {"item": w.item, "each": f"{w.each:.2f}", "people": sorted(w.gifts.values_list("employee_id", flat=True))},
        link="/office/welfare/{id}/",
    )
)  # fmt: skip
register(
    Document(
        "office.idea", model="office.SavingIdea", title=_("Idea to save"), series="JYS", see="office.see_ideas", machine=IDEA,
        content=lambda i: {"title": i.title, "text": i.text, "expected": f"{i.expected:.2f}"}, link="/office/ideas/{id}/",
    )
)  # fmt: skip
register(
    Document(
        "office.event", model="office.HouseEvent", title=_("Event of the house"), series="HDA", see="office.see_events", machine=EVENT,
        content=lambda e: {"title": e.title, "day": str(e.day), "plan": e.plan, "budget": f"{e.budget:.2f}"}, link="/office/events/{id}/",
    )
)  # fmt: skip
register(
    Document(
        "office.waste_transfer", model="office.WasteTransfer", title=_("Transfer of waste"), series="WFZ", see="office.see_waste_transfers",
        content=lambda t: {"taker": t.taker, "manifest": t.manifest, "batches": sorted(t.batches.values_list("number", flat=True))},
        link="/office/waste_transfers/{id}/",
    )
)  # fmt: skip

register(
    Document(
        "office.destruction", model="office.Destruction", title=_("List of destruction"), series="XH", see="office.see_destructions",
        machine=DESTRUCTION, link="/office/destructions/{id}/",
        content=lambda d: {"kind": d.kind, "before": str(d.before), "rows": d.rows, "digest": d.digest},
    )
)  # fmt: skip
