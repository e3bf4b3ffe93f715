"""The proofs of the night."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.models import StoreOwned


class NightProof(StoreOwned):
    """Every rule that must hold and every pair of books, as they were found at a moment, with the journal's last link. Never changed.

    ``rules`` are code, title, count, rows; ``pairs`` what, books, other, difference.
    """

    at = models.DateTimeField(_("proved"))
    rules = models.JSONField(_("rules"))
    pairs = models.JSONField(_("pairs"))
    broken = models.PositiveIntegerField(_("broken rules"))
    differing = models.PositiveIntegerField(_("differing pairs"))
    holds = models.BooleanField(_("holds"))
    seq = models.BigIntegerField(_("last journal entry"))
    head = models.CharField(_("hash of the journal"), max_length=64)

    class Meta:
        verbose_name = _("proof of the books")
        constraints = [
            models.CheckConstraint(
                condition=Q(holds=True, broken=0, differing=0) | (Q(holds=False) & ~Q(broken=0, differing=0)),
                name="proof_holds",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M}"
