"""Questionnaires with versions, those sent out, and what was answered."""

from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from chehang.core.fields import QuantityField
from chehang.core.models import StoreOwned
from chehang.parties.models import Customer
from chehang.vehicles.models import Vehicle

from ..kinds import Channel, Study


class Questionnaire(StoreOwned):
    """A version of a questionnaire. A change makes a new version; what was asked in the old one stays comparable."""

    code = models.CharField(_("code"), max_length=20)
    version = models.PositiveIntegerField(_("version"))
    title = models.CharField(_("title"), max_length=60)
    study = models.CharField(_("study"), max_length=8, choices=Study)
    published_at = models.DateTimeField(_("published"))
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("questionnaire")
        constraints = [
            models.UniqueConstraint(fields=["store", "code", "version"], name="care_questionnaire_version"),
            models.UniqueConstraint(
                fields=["store", "code"], condition=Q(active=True), name="care_questionnaire_one_in_use"
            ),
            models.CheckConstraint(condition=Q(study__in=Study.values), name="care_questionnaire_study"),
        ]

    def __str__(self) -> str:
        return f"{self.title} V{self.version}"


class Question(StoreOwned):
    """An item: scored 1 to 10 with the weight of its factor, whether one would recommend (0 to 10), or free words."""

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.PROTECT, related_name="questions", verbose_name=_("questionnaire")
    )
    n = models.PositiveIntegerField(_("number"))
    factor = models.CharField(_("factor"), max_length=40)
    text = models.CharField(_("question"), max_length=200)
    weight = QuantityField(_("weight"), default=Decimal(0))
    recommends = models.BooleanField(_("would recommend"), default=False)

    class Meta:
        verbose_name = _("question")
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "n"], name="care_question_n"),
            models.CheckConstraint(condition=Q(weight__gte=0), name="care_question_weight"),
        ]

    def __str__(self) -> str:
        return self.text


class Survey(StoreOwned):
    """A questionnaire sent to a customer; ``token`` is its link, good once. ``index`` is 0 to 1000."""

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.PROTECT, related_name="+", verbose_name=_("questionnaire")
    )
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer"))
    vehicle = models.ForeignKey(
        Vehicle, null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("vehicle")
    )
    person = models.ForeignKey(
        "org.Employee", null=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("served by")
    )
    channel = models.CharField(_("by"), max_length=8, choices=Channel)
    token = models.CharField(max_length=40, unique=True)
    sent_at = models.DateTimeField(_("sent"))
    state = models.CharField(_("state"), max_length=10, default="sent")
    answered_at = models.DateTimeField(_("answered"), null=True)
    index = QuantityField(_("index"), null=True)
    recommends = models.PositiveIntegerField(_("would recommend"), null=True)
    words = models.CharField(_("in the customer's words"), max_length=1000, blank=True)
    device = models.CharField(max_length=64, blank=True)
    flagged = models.BooleanField(_("same device as others"), default=False)

    class Meta:
        verbose_name = _("survey")
        indexes = [models.Index(fields=["store", "answered_at"], name="care_survey_answered")]
        constraints = [
            models.CheckConstraint(condition=Q(channel__in=Channel.values), name="care_survey_channel"),
            models.CheckConstraint(
                condition=~Q(state="answered") | Q(answered_at__isnull=False), name="care_survey_answered_when"
            ),
            models.CheckConstraint(condition=Q(recommends=None) | Q(recommends__lte=10), name="care_survey_recommends"),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire} {self.customer}"


class Answer(StoreOwned):
    """What was scored. Never changed."""

    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="answers", verbose_name=_("survey"))
    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="+", verbose_name=_("question"))
    score = models.PositiveIntegerField(_("score"))

    class Meta:
        verbose_name = _("survey answer")
        constraints = [
            models.UniqueConstraint(fields=["survey", "question"], name="care_answer_once"),
            models.CheckConstraint(condition=Q(score__lte=10), name="care_answer_score"),
        ]
