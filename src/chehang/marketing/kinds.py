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
