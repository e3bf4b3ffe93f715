"""The words of marketing."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CampaignKind(models.TextChoices):
    """What kind of campaign it is."""

    GROUP_BUY = "group_buy", _("Group buying in the store")
    SHOW = "show", _("Motor show")
    FIELD = "field", _("Field promotion")
    TEST_DRIVE = "test_drive", _("Test-drive event")
    OWNERS = "owners", _("Event for owners")
    SERVICE = "service", _("Service campaign")
    LIVE = "live", _("Live stream")
    BRAND = "brand", _("Brand and public relations")


class CostKind(models.TextChoices):
    """What a campaign spends money on."""

    PLACE = "place", _("Venue")
    BUILD = "build", _("Building up")
    MEDIA = "media", _("Media")
    GIFTS = "gifts", _("Gifts")
    STAFF = "staff", _("Staff")
    FOOD = "food", _("Catering")
    MATERIAL = "material", _("Material")
    REBATE = "rebate", _("Rebate")


class MediumKind(models.TextChoices):
    """Kinds of media."""

    PORTAL = "portal", _("Car portal")
    VIDEO = "video", _("Short video")
    LIVE = "live", _("Live stream")
    SEARCH = "search", _("Search engine")
    MOMENTS = "moments", _("WeChat Moments")
    RADIO = "radio", _("Radio")
    OUTDOOR = "outdoor", _("Outdoor")
    PAPER = "paper", _("Newspaper")


class Tie(models.TextChoices):
    """How close a media partner is."""

    CORE = "core", _("Core partner")
    REGULAR = "regular", _("Regular partner")
    LOOSE = "loose", _("Loose contact")


class Method(models.TextChoices):
    """How the market is asked."""

    VISIT = "visit", _("Visits to rivals")
    INTERVIEW = "interview", _("Interviews")
    FORM = "form", _("Questionnaire")
    COUNT = "count", _("Counting traffic")
    DESK = "desk", _("Published figures")


class Segment(models.TextChoices):
    """Classes of customers (客户分层): by how lately, how often and with how much they came."""

    KEY = "key", _("Key customers")
    KEY_LEAVING = "key_leaving", _("Key customers about to leave")
    NEW = "new", _("New customers")
    LEAVING = "leaving", _("About to leave")
    OTHER = "other", _("All others")


class GuestAnswer(models.TextChoices):
    """What an invited guest says."""

    COMING = "coming", _("Is coming")
    NOT_COMING = "not_coming", _("Will not come")
    UNDECIDED = "undecided", _("Not decided yet")


class CrisisColour(models.TextChoices):
    """How grave a crisis of the brand is (舆情分级)."""

    BLUE = "blue", _("Blue: a single post")
    YELLOW = "yellow", _("Yellow: it spreads")
    ORANGE = "orange", _("Orange: local media")
    RED = "red", _("Red: national media, or somebody is hurt")
