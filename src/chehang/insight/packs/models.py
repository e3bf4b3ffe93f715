"""The tables of report packs."""

import json
from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import RateField
from chehang.core.measures import Measure, Span, measures
from chehang.core.models import StoreOwned
from chehang.org.posts import title_of

from ..saying import said
from .kinds import kinds

FORMS = (("table", _("table")), ("chart", _("chart")))


class ReportPack(StoreOwned):
    """A report of a period: drafted by the house, commented and signed by its owner. A month told anew is a new version."""

    number = models.CharField(_("number"), max_length=40)
    kind = models.CharField(_("kind of report"), max_length=40)
    rhythm = models.CharField(_("kind of period"), max_length=8)
    first = models.DateField(_("first day"))
    version = models.PositiveIntegerField(_("version"), default=1)
    owner = models.CharField(_("responsible post"), max_length=40)
    due = models.DateField(_("due"))
    state = models.CharField(_("state"), max_length=10, default="draft")
    conclusion = models.CharField(_("conclusion"), max_length=1000, blank=True)
    drafted_at = models.DateTimeField(_("drafted"))
    signed_by = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("signed by")
    )
    signed_at = models.DateTimeField(_("signed"), null=True)
    digest = models.CharField(_("digest"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("report")
        indexes = [models.Index(fields=["store", "state", "due"], name="pack_due")]
        constraints = [
            models.UniqueConstraint(fields=["store", "number"], name="pack_number"),
            models.UniqueConstraint(fields=["store", "kind", "first", "version"], name="pack_version"),
            models.CheckConstraint(
                condition=Q(state="draft", signed_by=None, signed_at=None)
                | Q(state="signed", signed_by__isnull=False, signed_at__isnull=False),
                name="pack_signed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.period}"

    @property
    def title(self) -> str:
        """The title of its kind."""
        found = kinds().get(self.kind)
        return found.title if found else self.kind

    @property
    def span(self) -> Span:
        """The period it tells of."""
        return Span.of(self.rhythm, self.first)

    @property
    def period(self) -> str:
        """2026-11, 2026-W48 …"""
        return self.span.code

    @property
    def owner_title(self) -> str:
        """The post that owes it."""
        return str(title_of(self.owner))

    @property
    def day(self) -> date:
        """The last day of its period."""
        return self.span.last


class PackLine(StoreOwned):
    """A measure in a report: what it was, before, a year before and as agreed; what its owner says and does about it."""

    pack = models.ForeignKey(ReportPack, on_delete=models.PROTECT, related_name="lines", verbose_name=_("report"))
    n = models.PositiveIntegerField(_("line"))
    measure = models.CharField(_("measure"), max_length=60)
    value = RateField(_("value"), null=True)
    before = RateField(_("period before"), null=True)
    year_before = RateField(_("a year before"), null=True)
    target = RateField(_("target"), null=True)
    colour = models.CharField(_("band"), max_length=8, blank=True)
    told = models.BooleanField(_("has to be explained"), default=False)
    comment = models.CharField(_("explanation"), max_length=1000, blank=True)
    task = models.ForeignKey("work.Task", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("task"))

    class Meta:
        verbose_name = _("line of a report")
        constraints = [models.UniqueConstraint(fields=["pack", "n"], name="pack_line_n")]

    def __str__(self) -> str:
        return f"{self.n} {self.title}"

    @property
    def known(self) -> Measure | None:
        """Its measure, if there still is one."""
        return measures().get(self.measure)

    @property
    def title(self) -> str:
        """The measure's title."""
        return str(self.known.title) if self.known else self.measure

    def _said(self, value: object) -> str:
        return said(self.known, value) if self.known else str(value)  # type: ignore[arg-type]

    @property
    def value_words(self) -> str:
        """The value with its unit."""
        return self._said(self.value)

    @property
    def before_words(self) -> str:
        """That of the period before."""
        return self._said(self.before)

    @property
    def year_words(self) -> str:
        """That of a year before."""
        return self._said(self.year_before)

    @property
    def target_words(self) -> str:
        """What was agreed."""
        return self._said(self.target) if self.target is not None else ""

    @property
    def colour_words(self) -> str:
        """The band in words."""
        from chehang.core.measures.targets import WORDS

        return str(WORDS.get(self.colour, ""))


class PackPart(StoreOwned):
    """A table (a measure by a dimension) or a chart (its last twelve periods) of a report, as it was when that was drafted.

    ``kept`` are its rows as JSON: [label, value as text or null].
    """

    pack = models.ForeignKey(ReportPack, on_delete=models.PROTECT, related_name="parts", verbose_name=_("report"))
    n = models.PositiveIntegerField(_("line"))
    form = models.CharField(_("form"), max_length=5, choices=FORMS)
    measure = models.CharField(_("measure"), max_length=60)
    by = models.CharField(_("dimension"), max_length=60, blank=True)
    kept = models.TextField(_("rows kept"))

    class Meta:
        verbose_name = _("table of a report")
        constraints = [
            models.UniqueConstraint(fields=["pack", "n"], name="pack_part_n"),
            models.CheckConstraint(condition=Q(form__in=["table", "chart"]), name="pack_part_form"),
        ]

    def __str__(self) -> str:
        return f"{self.n} {self.title}"

    @property
    def known(self) -> Measure | None:
        """Its measure, if there still is one."""
        return measures().get(self.measure)

    @property
    def title(self) -> str:
        """The measure's title, with that of the dimension."""
        if self.known is None:
            return self.measure
        by = next((b.title for b in self.known.by if b.path == self.by), "")
        return f"{self.known.title} · {by}" if by else str(self.known.title)

    @property
    def rows(self) -> list[tuple[str, Decimal | None]]:
        """Its rows: what of, and how much."""
        return [(label, None if value is None else Decimal(value)) for label, value in json.loads(self.kept)]


class PackNote(StoreOwned):
    """What the general manager said when a signed report was talked over with its owner; what is done are tasks about the report. Never changed."""

    pack = models.ForeignKey(ReportPack, on_delete=models.PROTECT, related_name="notes", verbose_name=_("report"))
    at = models.DateTimeField(_("at"))
    note = models.CharField(_("note of the talk"), max_length=1000)
    writer = models.ForeignKey("org.Employee", on_delete=models.PROTECT, related_name="+", verbose_name=_("written by"))

    class Meta:
        verbose_name = _("note on a report")
        constraints = [models.CheckConstraint(condition=~Q(note=""), name="pack_note_said")]

    def __str__(self) -> str:
        return f"{self.pack} {self.writer}"
