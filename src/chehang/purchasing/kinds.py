"""Why an order is placed (parts.md: types of orders)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrderKind(TextChoices):
    """A vehicle-off-road order names the vehicle and its work order, an urgent one its reason, accident parts work order and assessment, a
    customer order who waits for each line, a campaign the maker's number of it."""

    STOCK = "stock", _("Stock order")
    URGENT = "urgent", _("Urgent order")
    VOR = "vor", _("Vehicle-off-road order")
    ACCIDENT = "accident", _("Accident parts")
    CUSTOMER = "customer", _("Customer order")
    CAMPAIGN = "campaign", _("Recall or campaign")
    LOCAL = "local", _("Local purchase")
    IMPORT = "import", _("Import order")


class SharedBy(TextChoices):
    """By what the quota is shared out."""

    BRAND = "brand", _("By brand")
    CATEGORY = "category", _("By class of goods")
