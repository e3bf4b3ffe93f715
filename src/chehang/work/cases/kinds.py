"""The words of cases."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """How grave a case is (一般、升级、重大): it decides the clocks."""

    ORDINARY = "ordinary", _("Ordinary")
    RAISED = "raised", _("Raised")
    MAJOR = "major", _("Major")

    @property
    def higher(self) -> "Level":
        """One level up; the highest stays."""
        return LEVELS[min(LEVELS.index(self) + 1, len(LEVELS) - 1)]


LEVELS = (Level.ORDINARY, Level.RAISED, Level.MAJOR)


class Step(models.TextChoices):
    """What is due next, each with its own clock from the opening."""

    RESPOND = "respond", _("First response")
    PLAN = "plan", _("Proposed solution")
    CLOSE = "close", _("Closing")


class Source(models.TextChoices):
    """Where a case comes from."""

    STORE = "store", _("In the store")
    PHONE = "phone", _("By phone")
    OEM = "oem", _("From the manufacturer")
    AUTHORITY = "authority", _("12315 or an authority")
    MEDIA = "media", _("Media")
    INSIDE = "inside", _("From inside")


class Cause(models.TextChoices):
    """人机料法环: where the root cause lies."""

    PEOPLE = "people", _("Staff (people)")
    MACHINE = "machine", _("Machine")
    MATERIAL = "material", _("Material")
    METHOD = "method", _("Working method")
    SURROUNDINGS = "surroundings", _("Surroundings")


class NoteKind(models.TextChoices):
    """What an entry of the timeline tells."""

    OPENED = "opened", _("Registered")
    ASSIGNED = "assigned", _("Assigned")
    RESPONDED = "responded", _("Responded")
    NOTE = "note", _("Follow-up note")
    PROPOSED = "proposed", _("Proposed")
    APPROVED = "approved", _("Compensation approved")
    AGREED = "agreed", _("Customer agreed")
    REVISED = "revised", _("To be proposed anew")
    EXECUTED = "executed", _("Carried out")
    ESCALATED = "escalated", _("Escalated")
    CLOSED = "closed", _("Confirmed and closed")
    REOPENED = "reopened", _("Reopened")
