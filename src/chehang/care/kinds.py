"""The words of customer care."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    """What calls follow."""

    CAR_DELIVERED = "car_delivered", _("Car delivered")
    SERVICE_DELIVERED = "service_delivered", _("Car back from service")
    SERVICE_MAJOR = "service_major", _("Car back from major or repeated repair")
    GOODS_SHIPPED = "goods_shipped", _("Parts shipped")
    FIRST_SERVICE = "first_service", _("First service due")
    SERVICE_DUE = "service_due", _("Regular service due")
    INSURANCE = "insurance", _("Insurance ends")
    INSPECTION = "inspection", _("Annual inspection due")
    WARRANTY_END = "warranty_end", _("Warranty ends")
    COMPLAINT_CLOSED = "complaint_closed", _("Complaint closed")
    LOST = "lost", _("No visit for long")
    BIRTHDAY = "birthday", _("Birthday")
    LICENCE = "licence", _("Driving licence ends")
    CARD = "card", _("Package or card ends")
    BY_HAND = "by_hand", _("Planned by hand")


# Events whose day lies ahead: one living reminder per car, the next one takes its place.
REMINDERS = (Event.FIRST_SERVICE, Event.SERVICE_DUE, Event.INSURANCE, Event.INSPECTION, Event.WARRANTY_END)
# The same for the dates of people: contacts on a file, packages and cards.
PERSONAL_DATES = (Event.BIRTHDAY, Event.LICENCE, Event.CARD)


class Purpose(models.TextChoices):
    """What somebody is contacted for: each wants its own consent (个人信息保护法 §13, §14)."""

    SERVICE = "service", _("Service of the contract")
    MARKETING = "marketing", _("Marketing")
    SURVEY = "survey", _("Surveys")
    SHARING = "sharing", _("Sharing with partners")


# The contract itself is ground enough for these, until the person objects.
BY_CONTRACT = (Purpose.SERVICE, Purpose.SURVEY)


class Outcome(models.TextChoices):
    """What came of a call."""

    REACHED = "reached", _("Customer reached")
    NOT_REACHED = "not_reached", _("Not answered")
    LATER = "later", _("Wants to be called later")
    REFUSED = "refused", _("Refuses to answer")
    WRONG_NUMBER = "wrong_number", _("Wrong number")
    COMPLAINT = "complaint", _("Became a complaint")
    APPOINTMENT = "appointment", _("Became an appointment")


SPOKEN = (Outcome.REACHED, Outcome.REFUSED, Outcome.COMPLAINT, Outcome.APPOINTMENT)  # somebody answered
ENDS = (Outcome.REACHED, Outcome.REFUSED, Outcome.WRONG_NUMBER, Outcome.COMPLAINT)


class Channel(models.TextChoices):
    """By what a person is reached."""

    PHONE = "phone", _("Phone")
    SMS = "sms", _("Text message")
    WECHAT = "wechat", _("WeChat")
    MAIL = "mail", _("E-mail")
    VISIT = "visit", _("In the store")


class Category(models.TextChoices):
    """What a complaint is about."""

    PRODUCT = "product", _("The car itself")
    SALE = "sale", _("The sale")
    SERVICE = "service", _("The service")
    PARTS = "parts", _("Parts bought")
    PRICE = "price", _("The price")
    ATTITUDE = "attitude", _("Behaviour of staff")
    DELIVERY = "delivery", _("Waiting for delivery")
    CONTRACT = "contract", _("The contract")


class Study(models.TextChoices):
    """What a questionnaire measures."""

    CSI = "csi", _("Service (CSI)")
    SSI = "ssi", _("Sales (SSI)")


class Role(models.TextChoices):
    """What a person is to a file."""

    OWNER = "owner", _("Owner")
    USER = "user", _("Uses the car")
    SENDER = "sender", _("Brings the car")
    PAYER = "payer", _("Pays")


class Renewal(models.TextChoices):
    """What came of an insurance that ends."""

    WON = "won", _("Renewed with us")
    LOST = "lost", _("Renewed elsewhere")
    OPEN = "open", _("Not decided yet")


class Why(models.TextChoices):
    """Why somebody insures or repairs elsewhere, or stays away."""

    PRICE = "price", _("The price")
    DISTANCE = "distance", _("Too far away")
    QUALITY = "quality", _("Quality of the work")
    WAITING = "waiting", _("Waiting too long")
    ATTITUDE = "attitude", _("Behaviour of staff")
    RELATION = "relation", _("Knows somebody there")
    UNUSED = "unused", _("The car hardly runs")
    SOLD = "sold", _("The car is sold")
    MOVED = "moved", _("Has moved away")
    OTHER = "other", _("Something else")


class Step(models.TextChoices):
    """The step of the trade at which it went wrong."""

    CONTACT = "contact", _("First contact and visit")
    DEAL = "deal", _("Deal and contract")
    CAR_DELIVERY = "car_delivery", _("Delivery of the car")
    APPOINTMENT = "appointment", _("Appointment")
    RECEPTION = "reception", _("Reception")
    REPAIR = "repair", _("Repair")
    HAND_OVER = "hand_over", _("Handing the car back")
    COUNTER = "counter", _("Parts counter")
    SHIPPING = "shipping", _("Shipping")
    AFTER = "after", _("Calls and messages")
