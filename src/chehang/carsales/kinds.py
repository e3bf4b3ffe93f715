"""The words of car sales that are kept as codes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Source(TextChoices):
    """Where a lead comes from (线索来源)."""

    WALK_IN = "walk_in", _("Walked in")
    PHONE = "phone", _("Telephone")
    MEDIA = "media", _("Car portal")
    LIVE = "live", _("Live stream")
    VIDEO = "video", _("Short video")
    WEBSITE = "website", _("Web site")
    REFERRAL = "referral", _("Recommended")
    OWNER = "owner", _("Owner buys again")
    FIELD = "field", _("Field promotion")
    SHOW = "show", _("Motor show")
    OUTLET = "outlet", _("Secondary outlet")


class Level(TextChoices):
    """How soon somebody will buy: within 7, 15, 30, 90 days."""

    H = "H", _("H: within 7 days")
    A = "A", _("A: within 15 days")
    B = "B", _("B: within 30 days")
    C = "C", _("C: within 90 days")


class Contact(TextChoices):
    """How a customer was spoken to."""

    CALL = "call", _("Call")
    WECHAT = "wechat", _("WeChat")
    MESSAGE = "message", _("Message")
    VISIT = "visit", _("Visit")
    HOME = "home", _("Called on")


class Payment(TextChoices):
    """How a car is paid for."""

    CASH = "cash", _("In full")
    LOAN = "loan", _("With a loan")


class LostReason(TextChoices):
    """Why somebody did not buy here (战败原因)."""

    PRICE = "price", _("Price")
    MODEL = "model", _("Car model")
    RIVAL = "rival", _("Rival")
    SERVICE = "service", _("Service")
    FUNDS = "funds", _("Funds")
    LATER = "later", _("Put off")


class RivalKind(TextChoices):
    """What was learnt about a rival (竞品动态)."""

    PRICE = "price", _("Price")
    POLICY = "policy", _("Policy")
    EVENT = "event", _("Event")
    STOCK = "stock", _("Stock")
    SERVICE = "service", _("Service")
    STAFF = "staff", _("Staff")


class Impact(TextChoices):
    """How much it matters."""

    HIGH = "H", _("High")
    MIDDLE = "M", _("Middle")
    LOW = "L", _("Low")
