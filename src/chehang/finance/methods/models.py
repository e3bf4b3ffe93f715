"""Notes where the books and the tax law count otherwise (税会差异)."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import MoneyField
from chehang.core.models import StoreOwned


class Difference(models.TextChoices):
    """Whether it comes back in a later year."""

    TEMPORARY = "temporary", _("Comes back later")
    PERMANENT = "permanent", _("Stays for good")


class TaxNote(StoreOwned):
    """An item that the books and the tax return show with different amounts, and by which rule. Never changed; a later note counts."""

    year = models.PositiveIntegerField(_("year"))
    subject = models.CharField(_("item"), max_length=100)
    kind = models.CharField(_("kind"), max_length=10, choices=Difference)
    booked = MoneyField(_("amount in the books"))
    allowed = MoneyField(_("amount by tax law"))
    basis = models.CharField(_("by which rule"), max_length=200)
    by = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"))

    class Meta:
        verbose_name = _("book-tax difference")
        constraints = [
            models.CheckConstraint(condition=~Q(basis="") & ~Q(subject=""), name="tax_note_says"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.subject}"

    @property
    def adjustment(self) -> Decimal:
        """What the income tax return adds to the profit of the books (less, when negative)."""
        return self.booked - self.allowed
