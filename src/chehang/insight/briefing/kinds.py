"""Whom a briefing is for, and what it says of the store: measures and kinds of contracts from ``data/briefings.csv``."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _

FILE = Path(__file__).parents[1] / "data" / "briefings.csv"


class Partner(models.TextChoices):
    """Whom one meets."""

    MAKER = "maker", _("Maker and its head office")
    GROUP = "group", _("Group and shareholders")
    BANK = "bank", _("Bank")
    INSURER = "insurer", _("Insurer")
    OUTLET = "outlet", _("Secondary outlet")
    SUPPLIER = "supplier", _("Supplier")
    MEDIA = "media", _("Media")
    AUTHORITY = "authority", _("Public authority")


@dataclass(frozen=True)
class Brief:
    """The measures a partner asks about, and the kinds of contracts with him; without kinds, all contracts."""

    partner: Partner
    measures: tuple[str, ...]
    contracts: tuple[str, ...]


@cache
def briefs() -> dict[str, Brief]:
    """The briefs by partner."""
    with FILE.open(encoding="utf-8", newline="") as file:
        found = [
            Brief(Partner(row["partner"]), tuple(row["measures"].split()), tuple(row["contracts"].split()))
            for row in csv.DictReader(file)
        ]
    return {brief.partner.value: brief for brief in found}
