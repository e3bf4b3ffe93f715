"""A survey goes to customers, not to the house; who said no to surveys gets none."""

from chehang.care.models import Outbox
from tests.care.conftest import Care
from tests.care.surveys import published, sent


def test_the_link_goes_out(care: Care) -> None:
    survey = sent(care)
    assert survey.token in Outbox.objects.get().text


def test_refusals(care: Care) -> None:
    old, new = published(care), published(care)
    data = {"questionnaire": new.pk, "customer": care.customer.pk}
    care.refused("survey.old_version", "send_survey", **data | {"questionnaire": old.pk})
    care.refused("survey.internal", "send_survey", **data | {"customer": care.another(price_class="staff").pk})
    care.consent("survey", given=False)
    care.refused("consent.refused", "send_survey", **data)
    care.refused("not_allowed", "send_survey", "keeper", **data)


def test_a_link_leads_outside_and_the_phone_needs_none(care: Care) -> None:
    sheet = published(care)
    asked = care.run("send_survey", questionnaire=sheet.pk, customer=care.customer.pk, channel="phone")
    assert not Outbox.objects.exists() and str((asked.model_extra or {})["link"]).startswith("/s/")
