"""Finding leads."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core import access
from chehang.core.context import Actor
from chehang.core.search import Hit, provider

from .models import Lead
from .states import LEAD


@provider("carsales.leads")
def leads(text: str, actor: Actor) -> Iterable[Hit]:
    """By number, name, or the whole mobile or its last four digits; at most six, newest first."""
    if not actor.may("carsales.see_leads") or len(text) < 2:
        return []
    match = Q(name__icontains=text) | Q(number__icontains=text)
    if text.isdigit() and len(text) in (4, 11):
        match |= Q(mobile__endswith=text)
    found = access.rows(Lead, actor).filter(match).order_by("-id")[:6]
    return [Hit(_("Lead"), str(x), str(LEAD.title(x.state)), f"/carsales/leads/{x.pk}/") for x in found]
