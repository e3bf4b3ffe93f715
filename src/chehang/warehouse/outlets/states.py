"""The life of goods between the store and an outlet: the road of a transfer, agreed by one parts manager."""

from django.utils.translation import gettext_lazy as _

from chehang.core.calendar import Within

from ..transfers.states import journey

OUTLET = journey(
    "warehouse.outlet_transfer",
    "warehouse.OutletTransfer",
    _("The parts manager has to agree"),
    sent=Within(figure="warehouse.outlet_sent_within"),
)
