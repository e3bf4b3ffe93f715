"""Labels of bins, ready for the label printer."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from chehang.core import access, journal
from chehang.core.context import Context
from chehang.core.errors import Refused
from chehang.core.gate import writing
from chehang.core.printing import render
from chehang.core.web.door import actor_of, clock_of, page
from chehang.stock.models import Bin
from chehang.warehouse.printouts.bin_label import PRINTOUT, bin_labels


def _pdf(request: HttpRequest, bins: Sequence[Bin]) -> HttpResponse:
    """The labels, and a note that they were printed."""
    actor, clock = actor_of(request), clock_of(request)
    with writing():
        ctx = Context(actor, clock, "warehouse.print_labels")
        ctx.changed(bins[0], None, {"printed": "bin_label", "bins": len(bins)})
        journal.write(ctx, "noted")
    response = HttpResponse(render(PRINTOUT, bin_labels(bins)), content_type="application/pdf")
    response["Content-Disposition"] = "inline; filename=bins.pdf"
    return response


@page("warehouse.see_bins")
def bin_label(request: HttpRequest, pk: int) -> HttpResponse:
    """The label of one bin."""
    return _pdf(request, [access.get(Bin, pk, actor_of(request))])


@page("warehouse.see_bins")
def all_labels(request: HttpRequest) -> HttpResponse:
    """The labels of a zone (``?zone=A``), at most 500."""
    bins = access.rows(Bin, actor_of(request)).order_by("walk_order", "code")
    if zone := request.GET.get("zone", "")[:10]:
        bins = bins.filter(zone=zone)
    chosen = list(bins[:500])
    if not chosen:
        raise Refused("bin.no_labels", _("There are no bins in this zone."))
    return _pdf(request, chosen)
