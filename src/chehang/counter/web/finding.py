"""What the counter looks up as one types: parts with stock, bin, price and substitutes; prices; customers."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from chehang.billing.credit import owed_by
from chehang.catalogue.models import Part
from chehang.catalogue.services import companions, find_parts, interchangeable, parts_by_id, vat_rate
from chehang.core.context import Actor
from chehang.core.money import round_half_up, tax_split
from chehang.core.parameters import figures_of
from chehang.core.web.cells import money, quantity
from chehang.core.web.door import actor_of, clock_of, page
from chehang.parties.models import Customer
from chehang.parties.search import matching_customers
from chehang.pricing.kits import in_order, kits_of, shares
from chehang.pricing.services import Price, prices_for
from chehang.stock.queries import OnHand, on_hand, pool

MOST_HITS = 12
MOST_INSTEAD = 3
NAMED = ("exact", "alias")


@page("counter.open_desk")
def find(request: HttpRequest) -> HttpResponse:
    """Parts as one types; where the shelf is empty, what could replace them follows. A bounded number of queries."""
    actor, today = actor_of(request), clock_of(request).today()
    hits = find_parts(request.GET.get("q", ""), MOST_HITS, today)
    stock = on_hand(actor, {h.part_id for h in hits})
    # Among what was found for the same reason, what is here stands first; the number itself stays where it is.
    reasons = list(dict.fromkeys(h.why for h in hits))
    hits.sort(key=lambda h: (reasons.index(h.why), h.why not in NAMED and stock[h.part_id].available <= 0))
    why = {h.part_id: h.reason for h in hits}
    exact = {h.part_id for h in hits if h.why in NAMED}
    parts = parts_by_id(why)
    order: list[tuple[int, str]] = []
    for pk in why:
        order.append((pk, ""))
        if stock[pk].available <= 0 and len(order) <= MOST_INSTEAD:
            swaps = sorted(interchangeable(pk, today) - set(why))[:MOST_INSTEAD]
            order += [(x, parts[pk].display_no) for x in swaps]
    missing = [pk for pk, _of in order if pk not in parts]
    parts |= parts_by_id(missing)
    stock |= on_hand(actor, missing)
    facts = Facts(actor, parts, _buyer(request), today, stock)
    rows = [
        facts.row(pk, _("Instead of %(number)s") % {"number": of} if of else why[pk]) for pk, of in order if pk in parts
    ]
    # A scan takes a part only if its code means that one and no other.
    return JsonResponse({"hits": [row | {"exact": row["part"] in exact} for row in rows]})


class Facts:
    """What the counter shows of parts; margins only to those who may approve discounts."""

    def __init__(
        self, actor: Actor, parts: Mapping[int, Part], buyer: tuple[str, int], today: date, stock: Mapping[int, OnHand]
    ) -> None:
        self.figures = figures_of(actor)
        self.parts, self.stock, self.today = parts, stock, today
        self.prices = prices_for(actor.store_id, parts, buyer[0], today, buyer[1])
        self.also = companions(parts)
        self.kits = kits_of(actor.store_id, parts, today)
        self.pools = pool(actor, parts) if actor.may("counter.approve_discount") else {}

    def row(self, pk: int, why: str) -> dict[str, Any]:
        """One part as the page draws it."""
        part, held, price = self.parts[pk], self.stock[pk], self.prices.get(pk)
        return {
            "part": pk,
            "number": part.display_no,
            "name": part.name_cn,
            "photo": part.photo_url,
            "brand": part.brand.name,
            "quality": part.get_quality_display(),
            "unit": part.get_unit_display(),
            "why": " · ".join(x for x in (why, self._also(pk)) if x),
            "available": quantity(held.available),
            "on_hand": quantity(held.on_hand),
            "bins": [f"{code} · {quantity(n)}" for code, n in held.bins[:3]],
            "price": str(price.price_inc) if price else "",
            "list": str(price.list_inc) if price else "",
            "margin": self._margin(part, price),
            "kit": str(self.kits[pk].price_inc) if pk in self.kits else "",
        }

    def _also(self, pk: int) -> str:
        """What goes with a part when it is sold."""
        numbers = ", ".join(f"{x.other.display_no} {x.other.name_cn}" for x in self.also.get(pk, [])[:3])
        return _("Goes with it: %(parts)s") % {"parts": numbers} if numbers else ""

    def _margin(self, part: Part, price: Price | None) -> str:
        """Gross margin on the price without VAT at today's average cost, in per cent."""
        held, value = self.pools.get(part.pk, (Decimal(0), Decimal(0)))
        if price is None or held <= 0:
            return ""
        ex, _tax = tax_split(price.price_inc, vat_rate(self.figures, part.vat_code, self.today))
        return f"{(ex - value / held) / ex * 100:.1f} %" if ex else ""


def _buyer(request: HttpRequest) -> tuple[str, int]:
    """The price class asked for, and the customer with whom prices may be agreed (0: nobody)."""
    wanted = request.GET.get("class", "retail")
    customer = next(iter(_ids(request.GET.get("customer", ""))), 0)
    return wanted if wanted in dict(Customer.CLASSES) else "retail", customer


@page("counter.open_desk")
def kit(request: HttpRequest) -> HttpResponse:
    """The lines of ``n`` kits called after a part, for a class of customers, and what the shelf lacks of them."""
    actor, today = actor_of(request), clock_of(request).today()
    head, count = next(iter(_ids(request.GET.get("part", ""))), 0), next(iter(_ids(request.GET.get("n", ""))), 1)
    found = kits_of(actor.store_id, [head], today).get(head)
    if found is None or not 0 < count < 10_000:
        return JsonResponse(
            {"detail": _("This kit is no longer offered like this. Take it off and add it again.")}, status=404
        )
    contents = in_order(found)
    parts = parts_by_id(x.part_id for x in contents)
    stock = on_hand(actor, parts)
    facts = Facts(actor, parts, _buyer(request), today, stock)
    if missing := [parts[pk].display_no for pk in parts if pk not in facts.prices]:
        said = _("%(part)s has no price. Ask the parts manager to set one.") % {"part": ", ".join(missing)}
        return JsonResponse({"detail": said}, status=422)
    lines, short = [], []
    for x, amount in zip(contents, shares(found, Decimal(count), facts.prices), strict=True):
        wanted, free = x.quantity * count, stock[x.part_id].available
        lines.append(
            facts.row(x.part_id, "")
            | {
                "quantity": quantity(wanted),
                "discount": "0",
                "kit": found.pk,
                "amount": str(amount),
                "head": x.part_id == head,
            }
            | {"price": str(round_half_up(amount / wanted))}
        )
        if free < wanted:
            facts_of = {
                "part": f"{parts[x.part_id].display_no} {x.part.name_cn}",
                "free": quantity(free),
                "wanted": quantity(wanted),
            }
            short.append(_("%(part)s: %(free)s of %(wanted)s in stock") % facts_of)
    return JsonResponse({"lines": lines, "short": "; ".join(short)})


def _ids(text: str) -> Iterable[int]:
    return [int(x) for x in text.split(",")[:500] if x.isascii() and x.isdigit() and len(x) < 19]


@page("counter.open_desk")
def prices(request: HttpRequest) -> HttpResponse:
    """The prices of the parts on the counter for another class of customers."""
    actor, today = actor_of(request), clock_of(request).today()
    price_class, customer = _buyer(request)
    found = prices_for(actor.store_id, _ids(request.GET.get("parts", "")), price_class, today, customer)
    return JsonResponse({"prices": {str(pk): str(price.price_inc) for pk, price in found.items()}})


def customer_facts(customers: Iterable[Customer]) -> list[dict[str, Any]]:
    """Customers as the page shows them: masked phone, class, credit and what is owed of it."""
    chosen = list(customers)
    owing = owed_by(c.pk for c in chosen if c.credit_limit)
    return [
        {
            "id": c.pk,
            "name": c.name,
            "hint": f"{c.plate_no} {c.masked_mobile}".strip(),
            "class": c.price_class,
            "class_title": c.get_price_class_display(),
            "credit": money(c.credit_limit) if c.credit_limit else "",
            "owed": money(owing.get(c.pk, Decimal(0))) if c.credit_limit else "",
        }
        for c in chosen
    ]


@page("counter.open_desk")
def customers(request: HttpRequest) -> HttpResponse:
    """Customers by name, phone, plate, VIN or code."""
    text = request.GET.get("q", "").strip()[:60]
    found = matching_customers(text, actor_of(request)) if text else []
    return JsonResponse({"hits": customer_facts(found)})
