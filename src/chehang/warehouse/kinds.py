"""The code tables of the warehouse."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Paper(TextChoices):
    """Whether a paper of the delivery has been compared: H3 asks for packing list and invoice."""

    WAITED = "waited", _("Not entered yet")
    ENTERED = "entered", _("Entered")
    ABSENT = "absent", _("None came")


class Inspection(TextChoices):
    """What opening the box of a fragile part showed."""

    NONE = "", _("Not inspected")
    SOUND = "sound", _("Sound")
    DAMAGED = "damaged", _("Damaged")


class Difference(TextChoices):
    """Kinds of discrepancy (parts.md: 短少, 多发, 错发, 破损, 价格, 质量)."""

    SHORT = "short", _("Short")
    OVER = "over", _("Too many")
    WRONG = "wrong", _("Not ordered")
    DAMAGED = "damaged", _("Damaged")
    PRICE = "price", _("Price differs")
    QUALITY = "quality", _("Quality problem")


class Handover(TextChoices):
    """How the goods get to the receiver. A customer who collects signs before the goods are out (H1)."""

    COLLECT = "collect", _("Customer collects")
    DELIVER = "deliver", _("Shipped")
    INTERNAL = "internal", _("Inside the store")


class Booking(TextChoices):
    """Whether an invoice line is in the books."""

    BOOKED = "booked", _("Booked")
    HELD = "held", _("Held")


class CountScope(TextChoices):
    """What a stock count looks at."""

    A = "a", _("Class A parts")
    B = "b", _("Class B parts")
    C = "c", _("Class C parts")
    VALUABLE = "valuable", _("High-value parts")
    ZONE = "zone", _("One zone")
    SHORT = "short", _("Bins with reported shortages")
    BIN = "bin", _("One bin, found short")
    ALL = "all", _("Whole warehouse")


class CountCause(TextChoices):
    """Why the shelf and the book differ (parts.md: 收发差错/串号/漏单/破损/被盗/替代未转/单位换算/未知)."""

    HANDLING = "handling", _("Receiving or issuing mistake")
    MIXED = "mixed", _("Numbers mixed up")
    PAPER = "paper", _("Paper not entered")
    BROKEN = "broken", _("Broken or spoiled")
    STOLEN = "stolen", _("Stolen")
    SUPERSEDED = "superseded", _("Replacement not converted")
    UNIT = "unit", _("Unit conversion")
    DISASTER = "disaster", _("Fire, flood or the like")
    UNKNOWN = "unknown", _("Unknown")


# Losses of bad management take their input VAT with them (增值税暂行条例实施细则: 非正常损失).
ABNORMAL = (CountCause.BROKEN, CountCause.STOLEN)


class LatePlace(TextChoices):
    """Where the goods are to which a late cost belongs."""

    STOCK = "stock", _("Still here")
    SOLD = "sold", _("Sold or used")
    BACK = "back", _("Sent back to the supplier")
    MOVED = "moved", _("In another store")
    TRANSIT = "transit", _("On the way from another store")


class TransferSide(TextChoices):
    """Which of the two papers of a transfer between stores this is."""

    OUT = "out", _("To the other store")
    IN = "in", _("From the other store")


class TransferWay(TextChoices):
    """In which direction goods are asked for."""

    FROM = "from", _("Goods come from there")
    TO = "to", _("Goods go there")


class OutletWay(TextChoices):
    """In which direction goods go between the store and an outlet."""

    OUT = "out", _("To the outlet")
    BACK = "back", _("Back from the outlet")


class OutletFound(TextChoices):
    """Where goods are that did not arrive at an outlet, or back from it."""

    SENDER = "sender", _("They never left the sender")
    CAME = "came", _("They came after all")


class Found(TextChoices):
    """Where goods are that did not arrive."""

    BACK = "back", _("They are with us, the sender")
    CAME = "came", _("They came after all")


class Borne(TextChoices):
    """Who bears what is lost on the way."""

    CLAIM = "claim", _("The carrier pays")
    LOSS = "loss", _("Loss of the store, with its input VAT")
