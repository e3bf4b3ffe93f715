"""Input and output of media and campaigns; the code for the door, and the page a guest signs in on."""

import base64
import uuid
from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from chehang.carsales.models import Deal
from chehang.core import access
from chehang.core.access import rows
from chehang.core.context import Actor
from chehang.core.errors import Refused
from chehang.core.house import house_actor
from chehang.core.operation import operations, refused_input
from chehang.core.printing.codes import qr_svg
from chehang.core.web.acts import next_key, perform, status_of
from chehang.core.web.door import actor_of, clock_of, page

from .. import funnel
from ..booked import by_month, of_projects
from ..bringing import Brought, of_media, touches_of
from ..figures import attributed, per, roas, roi, share, to_cut
from ..kinds import GuestAnswer
from ..models import Campaign, Placement
from ..operations.import_results import LARGEST

MOST = 40
COUNTS = ("impressions", "clicks", "leads", "valid", "visits", "orders")
CREDITED = timedelta(days=90)  # deliveries whose gross is shared over what touched the buyer


@page("marketing.open_effect")
def effect(request: HttpRequest) -> HttpResponse:
    """What each medium and each campaign has cost and brought; media to cut are marked. A file of results is read here."""
    actor = actor_of(request)
    refusal: Refused | None = None
    if request.method == "POST":
        try:
            return HttpResponseRedirect(_read_file(request))
        except Refused as caught:
            refusal = caught
    media: dict[str, dict[str, Decimal | int]] = {}
    months: dict[str, dict[str, tuple[Decimal, int]]] = defaultdict(dict)
    today = clock_of(request).today()
    told = rows(Placement, actor).filter(impressions__isnull=False).order_by("week", "id")
    for p in told:
        line = media.setdefault(p.medium, {"cost": Decimal(0), **dict.fromkeys(COUNTS, 0)})
        line["cost"] += p.cost
        for name in COUNTS:
            line[name] += getattr(p, name) or 0
        month = f"{p.week:%Y-%m}"
        cost, orders = months[p.medium].get(month, (Decimal(0), 0))
        months[p.medium][month] = (cost + p.cost, orders + (p.orders or 0))
    cut = to_cut({name: [found[m] for m in sorted(found)] for name, found in months.items()})
    first = min((p.week for p in told), default=today)
    brought = of_media(actor, first)
    table = [
        {
            "name": name, "cut": name in cut, **line, "cpm": per(Decimal(line["cost"]) * 1000, int(line["impressions"])),
            "ctr": share(int(line["clicks"]), int(line["impressions"])), "valid_rate": share(int(line["valid"]), int(line["leads"])),
            "cpl": per(Decimal(line["cost"]), int(line["leads"])),
            "cpv": per(Decimal(line["cost"]), int(line["visits"])), "cpo": per(Decimal(line["cost"]), int(line["orders"])),
            **_gain(brought.get(name), Decimal(line["cost"])),
        }
        for name, line in media.items()
    ]  # fmt: skip
    last = list(rows(Campaign, actor).exclude(state__in=("planned", "submitted")).order_by("-begins", "-id")[:MOST])
    booked = of_projects(actor, [c.number for c in last])
    campaigns = [
        {
            "row": c, "cpl": per(c.net, c.leads), "cpv": per(c.net, c.visits), "cpo": per(c.net, c.orders),
            "roi": roi(c.gross, c.net) if c.settled_at else None, "roas": roas(c.revenue, c.net) if c.settled_at else None,
            "booked": booked.get(c.number), "differs": c.number in booked and booked[c.number] != c.actual,
        }
        for c in last
    ]  # fmt: skip
    context = {
        "media": table,
        "campaigns": campaigns,
        "credit": _credit(actor, today),
        "books": by_month(actor, today),
        "may_read": actor.may("marketing.import_results"),
        "refusal": refusal,
        "key": next_key(request, refusal),
        "changed": request.GET.get("changed"),
    }
    return render(request, "marketing/effect.html", context, status=status_of(refusal))


def _read_file(request: HttpRequest) -> str:
    file = request.FILES.get("file")
    if file is None or (file.size or 0) > LARGEST:
        raise Refused("import.no_file", gettext_lazy("Choose a file first."), field="file")
    data = {"name": (file.name or "")[-100:], "content": base64.b64encode(file.read()).decode()}
    done = perform(request, operations()["marketing.import_results"], data, request.POST.get("_key", ""))
    return f"/marketing/effect/?changed={(done.model_extra or {}).get('changed')}"


def _gain(brought: Brought | None, cost: Decimal) -> dict[str, Decimal | None]:
    """Return and revenue of a medium from the posted gross of the cars that its leads were handed."""
    if brought is None:
        return {"roi": roi(Decimal(0), cost), "roas": roas(Decimal(0), cost)}
    return {"roi": roi(brought.gross, cost), "roas": roas(brought.revenue, cost)}


def _credit(actor: Actor, today: date) -> list[tuple[str, Decimal, Decimal, Decimal]]:
    """The posted gross of ninety days' deliveries shared over what touched the buyers: first, last and linear side by side."""
    told = rows(Deal, actor).filter(state="delivered", delivered_on__gt=today - CREDITED)
    deals = list(told.select_related("lead", "car").order_by("-delivered_on", "-id"))
    touched = touches_of(actor, deals)
    found: dict[str, list[Decimal]] = {}
    for deal in deals:
        seen, gross = touched[deal.pk], deal.price_ex - (deal.car.cost_ex if deal.car else deal.cost_ex)
        for n, model in enumerate(("first", "last", "linear")):
            for name, part in attributed(gross, seen, model).items():
                found.setdefault(name, [Decimal(0)] * 3)[n] += part
    return sorted(((name, *parts) for name, parts in found.items()), key=lambda one: -one[1])  # type: ignore[misc]


@page("marketing.open_funnel")
def market(request: HttpRequest) -> HttpResponse:
    """The funnel by source, the months of leads, the market, rivals and prices."""
    actor, today = actor_of(request), clock_of(request).today()
    since = today - timedelta(days=funnel.DAYS)
    by = request.GET.get("by", "source")
    by = by if by in funnel.BY else "source"
    context = {
        "stages": funnel.stages(actor, since, by),
        "by": by,
        "cuts": funnel.BY.items(),
        "cut": funnel.BY[by],
        "cohorts": funnel.cohorts(actor, today),
        "months": range(funnel.MONTHS),
        "figures": funnel.figures(actor),
        "rivals": funnel.rivals(actor, since),
        "ladder": funnel.ladder(actor),
    }
    return render(request, "marketing/funnel.html", context)


@page("marketing.see_campaigns")
def door_code(request: HttpRequest, pk: int) -> HttpResponse:
    """The QR that guests scan at the door."""
    campaign = access.get(Campaign, pk, actor_of(request))
    link = request.build_absolute_uri(f"/e/{campaign.token}/")
    return render(request, "marketing/door.html", {"campaign": campaign, "link": link, "qr": qr_svg(link)})


def sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """A guest on the own phone: before the event the answer to the invitation, while it is under way the signing in, once."""
    campaign = Campaign.objects.select_related("store").filter(token=token[:40]).first()
    if campaign is None:
        return render(request, "marketing/sign_in.html", {"unknown": True}, status=404)
    before = campaign.state != "live"
    refusal: Refused | None = None
    done = False
    if request.method == "POST":
        op = operations()["marketing.answer_invitation" if before else "marketing.sign_in_guest"]
        names = ("name", "mobile", "answer") if before else ("name", "mobile")
        data = {"token": token, **{n: request.POST.get(n, "")[:100] for n in names}}
        data["companions"] = request.POST.get("companions") or "0"
        try:
            op(
                op.command.model_validate(data),
                actor=house_actor(campaign.store_id),
                clock=clock_of(request),
                key=request.POST.get("_key", "")[:80],
            )  # type: ignore[attr-defined]
            done = True
        except ValidationError as bad:
            refusal = refused_input(bad)
        except Refused as wrong:
            refusal = wrong
    context = {
        "campaign": campaign,
        "before": before,
        "closed": campaign.state not in ("approved", "live"),
        "answers": GuestAnswer.choices,
        "done": done,
        "refusal": refusal,
        "typed": request.POST,
        "key": uuid.uuid4().hex,
        "hello": _("Thank you, your answer is noted.") if before else _("Welcome!"),
    }
    return render(request, "marketing/sign_in.html", context, status=422 if refusal else 200)
