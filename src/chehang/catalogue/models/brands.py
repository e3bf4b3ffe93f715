"""Who makes parts, and how parts are grouped."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..number_rules import RULES


class Brand(models.Model):
    """A car maker or a maker of parts, with the rule its numbers follow."""

    SHARED_BY_GROUP = True
    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=60, unique=True)
    number_rule = models.CharField(_("number rule"), max_length=20, default="generic")
    is_oem = models.BooleanField(_("car maker"), default=False)

    class Meta:
        verbose_name = _("brand")
        constraints = [
            models.CheckConstraint(condition=~models.Q(code="") & ~models.Q(name=""), name="brand_named"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def rule_title(self) -> str:
        """The number rule in words."""
        return str(RULES.get(self.number_rule, RULES["generic"]).title)


class Category(models.Model):
    """A group of parts, of one or two levels (车身 › 前围)."""

    SHARED_BY_GROUP = True
    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=60)
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="children",
        verbose_name=_("category above"),
    )

    class Meta:
        verbose_name = _("category")
        constraints = [
            models.CheckConstraint(condition=~models.Q(code="") & ~models.Q(name=""), name="category_named"),
            models.CheckConstraint(condition=~models.Q(parent=models.F("id")), name="category_not_in_itself"),
        ]

    def __str__(self) -> str:
        return self.name
