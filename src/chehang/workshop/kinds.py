"""The kinds of things in the workshop."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OrderKind(TextChoices):
    """Why a car is here; the letters of the trade (首保 F … 年检 N)."""

    FIRST = "F", _("First service")
    SERVICE = "M", _("Maintenance")
    REPAIR = "G", _("General repair")
    BODY = "B", _("Body and paint")
    ACCIDENT = "A", _("Accident (insurance)")
    WARRANTY = "W", _("Warranty")
    RECALL = "R", _("Recall work")
    COMEBACK = "C", _("Comeback")
    INTERNAL = "I", _("Internal work")
    FITTING = "J", _("Accessory fitting")
    RESCUE = "E", _("Rescue")
    ANNUAL = "N", _("Annual inspection")


class Payer(TextChoices):
    """Who pays a line."""

    CUSTOMER = "customer", _("Customer pays")
    INSURER = "insurer", _("Insurer pays")
    MAKER = "maker", _("Maker pays")
    INTERNAL = "internal", _("Internal account")
    FREE = "free", _("Free of charge")
    PACKAGE = "package", _("Paid by a package")


# Who gets a bill when the order is settled; the maker's waits for his approval of the claim.
BILLED = (Payer.CUSTOMER, Payer.INSURER)


class LineKind(TextChoices):
    """What a line is; the columns of the settlement form (JT/T 1133)."""

    LABOUR = "labour", _("Labour line")
    PART = "part", _("Part line")
    DIAGNOSIS = "diagnosis", _("Diagnosis")
    TESTING = "testing", _("Testing")
    OUTSIDE = "outside", _("Outsourced work")
    TOWING = "towing", _("Towing and rescue")
    OTHER = "other", _("Other charge")


OTHER_KINDS = (LineKind.DIAGNOSIS, LineKind.TESTING, LineKind.OUTSIDE, LineKind.TOWING, LineKind.OTHER)


class Trade(TextChoices):
    """The trades of the workshop."""

    MECHANICS = "mechanics", _("Mechanics and electrics")
    BODY = "body", _("Body work")
    PAINT = "paint", _("Paint")
    DIAGNOSIS = "diagnosis", _("Fault diagnosis")
    HIGH_VOLTAGE = "high_voltage", _("High voltage")


class BayKind(TextChoices):
    """What a bay is made for."""

    QUICK = "quick", _("Quick service")
    MECHANICS = "mechanics", _("Mechanical")
    ALIGNMENT = "alignment", _("Wheel alignment")
    BODY = "body", _("Body work")
    PAINT = "paint", _("Paint booth")
    ISOLATED = "isolated", _("High-voltage isolation")
    WASH = "wash", _("Car wash")
    CHECK = "check", _("Final inspection bay")


class OldParts(TextChoices):
    """What the customer wants done with the parts taken off."""

    TAKE = "take", _("Takes them along")
    LEAVE = "leave", _("Leaves them")
    NONE = "none", _("There are none")


class Damage(TextChoices):
    """Damage to the body, by the letter on the drawing."""

    SCRATCH = "S", _("Scratch")
    DENT = "D", _("Dent")
    CRACK = "C", _("Crack")
    PAINT = "P", _("Paint damage")
    MISSING = "M", _("Missing piece")


class Way(TextChoices):
    """How the customer agreed."""

    SIGNED = "signed", _("Signed here")
    PHONE = "phone", _("By phone")
    WECHAT = "wechat", _("By WeChat")


class Pause(TextChoices):
    """Why a technician stops a line."""

    DONE = "done", _("Line finished")
    PARTS = "parts", _("Parts are missing")
    CONSENT = "consent", _("Waits for the customer")
    OUTSIDE = "outside", _("Waits for outside work")
    TOOL = "tool", _("Tool or bay is taken")
    BREAK = "break", _("Break")
    SHIFT = "shift", _("End of the working day")


class Waits(TextChoices):
    """What an order waits for."""

    PARTS = "parts", _("Waits for parts")
    CONSENT = "consent", _("Waits for consent")
    OUTSIDE = "outside", _("Waits for outside work")


class Stage(TextChoices):
    """The three inspections."""

    OWN = "own", _("Own check")
    MUTUAL = "mutual", _("Mutual check")
    FINAL = "final", _("Final inspection")


class Found(TextChoices):
    """What an inspection found of a safety item."""

    GOOD = "good", _("In order")
    BAD = "bad", _("Not in order")
    NA = "na", _("Not concerned")
    LEFT = "left", _("Not in order, the customer refused the repair")


class Notice(TextChoices):
    """What the customer signs besides the order (§4.2, §4.8)."""

    UNSAFE = "unsafe", _("A danger stays unrepaired")
    RISK = "risk", _("He pays should the insurer refuse")
    CLAIM = "claim", _("His claim on the insurer is made over")


class Cause(TextChoices):
    """Why a car came back."""

    DIAGNOSIS = "diagnosis", _("Wrong diagnosis")
    WORK = "work", _("Faulty work")
    PART = "part", _("Faulty part")
    CUSTOMER = "customer", _("Customer's misunderstanding")


class RepairClass(TextChoices):
    """The class of a repair, which decides its warranty (机动车维修管理规定 §37)."""

    WHOLE = "whole", _("Whole car or assembly")
    SECOND = "second", _("Second-grade maintenance")
    MINOR = "minor", _("First-grade maintenance, minor repair")


class Craft(TextChoices):
    """As what somebody is paid by the piece."""

    TECHNICIAN = "technician", _("Technician")
    ADVISER = "adviser", _("Adviser")


class Channel(TextChoices):
    """How an appointment came about."""

    PHONE = "phone", _("By phone")
    APP = "app", _("By app or WeChat")
    INVITED = "invited", _("Invited by us")
    CALL = "call", _("From a follow-up call")


class PackageKind(TextChoices):
    """What is bought beforehand."""

    TIMES = "times", _("So many times")
    VALUE = "value", _("Stored value")


class RefundGround(TextChoices):
    """Why a package is given back (最高人民法院 预付式消费 司法解释 2025)."""

    SEVEN_DAYS = "seven_days", _("Within seven days of payment")
    STORE = "store", _("The store cannot perform, or changed it")
    AGREED = "agreed", _("Agreed with the customer")
