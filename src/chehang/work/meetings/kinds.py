"""Kinds of meetings and notes."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class MeetingKind(models.TextChoices):
    """What a meeting is for."""

    OPERATION = "operation", _("Operating review")
    DEPARTMENT = "department", _("Department meeting")
    MORNING = "morning", _("Morning meeting")
    SAFETY = "safety", _("Safety meeting")
    SPECIAL = "special", _("Special meeting")


class NoteKind(models.TextChoices):
    """What was heard or said."""

    OPINION = "opinion", _("Customer's opinion")
    RIVAL = "rival", _("Rival's move")
    MARKET = "market", _("Market news")
    IDEA = "idea", _("Idea")
    PROMISE = "promise", _("Promise")
    CONTACT = "contact", _("Outside contact")
