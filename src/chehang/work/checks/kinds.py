"""The kinds of check items."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ItemKind(models.TextChoices):
    """What is answered."""

    YES_NO = "yes_no", _("Yes or no")
    VALUE = "value", _("Reading within limits")
    PHOTO = "photo", _("Photo")
    SCORE = "score", _("Score")
