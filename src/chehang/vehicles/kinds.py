"""The kinds of things on a car's file."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Level(TextChoices):
    """How deep in the tree a car model stands."""

    BRAND = "brand", _("Brand")
    SERIES = "series", _("Series")
    MODEL = "model", _("Car model")
    TRIM = "trim", _("Trim")


ABOVE = {Level.SERIES: Level.BRAND, Level.MODEL: Level.SERIES, Level.TRIM: Level.MODEL}


class Drive(TextChoices):
    """What drives the car; ``bev`` and ``phev`` carry high voltage."""

    PETROL = "petrol", _("Petrol")
    DIESEL = "diesel", _("Diesel")
    HEV = "hev", _("Hybrid (HEV)")
    PHEV = "phev", _("Plug-in hybrid (PHEV)")
    BEV = "bev", _("Battery electric (BEV)")


HIGH_VOLTAGE = frozenset({Drive.HEV, Drive.PHEV, Drive.BEV})


class Usage(TextChoices):
    """What a car is used for: private cars alone are covered by 家用汽车三包."""

    PRIVATE = "private", _("Private")
    COMPANY = "company", _("Company car")
    TAXI = "taxi", _("Taxi")
    RIDE = "ride", _("Ride hailing")
    SCHOOL = "school", _("Driving school")
    RENTAL = "rental", _("Rental car")
    OWN = "own", _("The store's own")


class Role(TextChoices):
    """What somebody is to a car."""

    OWNER = "owner", _("Car owner")
    DRIVER = "driver", _("Driver")


class Reading(TextChoices):
    """Where an odometer reading comes from."""

    RECEPTION = "reception", _("Reception")
    DELIVERY = "delivery", _("Handing over")
    SALE = "sale", _("Vehicle sale")
    PHONE = "phone", _("Told by the customer")
    CORRECTION = "correction", _("Correction")


class RecallKind(TextChoices):
    """A recall by law, or the maker's own campaign."""

    RECALL = "recall", _("Recall")
    CAMPAIGN = "campaign", _("Service campaign")


class Way(TextChoices):
    """How an owner was spoken to about a recall."""

    PHONE = "phone", _("Phone")
    SMS = "sms", _("Text message")
    WECHAT = "wechat", _("WeChat")
    LETTER = "letter", _("Registered letter")
    VISIT = "visit", _("Face to face")


class Answer(TextChoices):
    """What came of a contact about a recall."""

    COMES = "comes", _("Will come")
    LATER = "later", _("Call again later")
    NOT_REACHED = "not_reached", _("Not reached")
    REFUSES = "refuses", _("Refuses")
    SOLD = "sold", _("No longer the owner")
