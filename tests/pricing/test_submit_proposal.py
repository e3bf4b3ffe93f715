"""Submitting: numbered, and the post that its route names is asked."""

from decimal import Decimal as D

import pytest
from django.db import transaction

from chehang.catalogue.events import PriceChange, PriceListImported
from chehang.catalogue.models import PriceFile, PriceListEntry
from chehang.core.errors import Refused
from chehang.core.models import ApprovalRequest, InboxItem
from chehang.counter.operations.give_quotation import GiveQuotation, give_quotation
from chehang.pricing.effects import proposal_effect
from chehang.pricing.listeners import list_changed
from chehang.pricing.operations.change_proposed_price import ChangeProposedPrice, change_proposed_price
from chehang.pricing.operations.submit_proposal import SubmitProposal, submit_proposal
from tests.shop import PadShop


@pytest.mark.parametrize(
    ("percent", "post"), [("-3", "parts_manager"), ("-10", "finance_manager"), ("-20", "general_manager")]
)
def test_the_right_post_is_asked(submitted, percent: str, post: str) -> None:
    proposal = submitted(basis="list", percent=percent)
    assert (proposal.state, proposal.number) == ("submitted", "PPA-01-202611-00001")
    [asked] = ApprovalRequest.objects.filter(document="pricing.proposal", object_id=proposal.pk)
    assert (asked.post, asked.state, [n for n, _text in asked.shown][:2]) == (post, "open", ["Price class", "Rule"])


def test_an_empty_one_is_refused_and_draws_no_number(padshop: PadShop, propose) -> None:
    proposal = propose()
    padshop.depot.run(
        change_proposed_price, ChangeProposedPrice(proposal=proposal.pk, part=padshop.pads.pk), "parts_planner"
    )
    with pytest.raises(Refused, match=r"proposal\.empty"):
        padshop.depot.run(submit_proposal, SubmitProposal(proposal=proposal.pk), "parts_planner")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.number) == ("draft", "")


def test_twice_is_refused(padshop: PadShop, submitted) -> None:
    with pytest.raises(Refused, match=r"state\.wrong"):
        padshop.depot.run(submit_proposal, SubmitProposal(proposal=submitted().pk), "parts_planner")


def test_more_prices_than_one_reads_go_to_the_general_manager(padshop: PadShop, propose, monkeypatch) -> None:
    monkeypatch.setattr("chehang.pricing.documents.MANY", 0)
    proposal = propose(basis="list", percent="-3")
    padshop.depot.run(submit_proposal, SubmitProposal(proposal=proposal.pk), "parts_planner")
    assert ApprovalRequest.objects.get(object_id=proposal.pk, document="pricing.proposal").post == "general_manager"


def test_what_a_yes_does(padshop: PadShop, submitted) -> None:
    """12 pads left in half a year: 2 a month, 63 lie there at 267.50. From 458 to 491: the shelf +2,079, the year 24 × 33 = +792, the margin
    405.31 → 434.51 without VAT: 34.00 % → 38.44 %. A quotation over 2 keeps its 916."""
    sale = padshop.confirmed("12")
    padshop.pay(sale)
    padshop.hand_out(sale)
    given = {"customer": padshop.customer().pk, "lines": [{"part": padshop.pads.pk, "quantity": "2"}]}
    padshop.depot.run(give_quotation, GiveQuotation.model_validate(given), "parts_sales")
    made = submitted(basis="list", percent="7", trigger="maker", measure="stock_up", within_list=False)
    assert [text for _title, text in proposal_effect(made)] == [
        "1", "+2,079.00", "+792.00", "34.00 %", "38.44 %", "0", "1 · 916.00", "0 · 0.00",
    ]  # fmt: skip
    assert ApprovalRequest.objects.get(object_id=made.pk).shown[3][1] == str(made.get_trigger_display())


def test_parts_of_a_price_list_and_the_word_to_look_at_them(padshop: PadShop, propose) -> None:
    """The list moves the pads' net price: both who propose are told, and the list itself names the parts."""
    store, pads = padshop.depot.store, padshop.pads
    file = PriceFile.objects.create(
        store=store, brand=pads.brand, name="价目.csv", sha256="0" * 64, content=b"", uploaded_at=padshop.depot.clock.now(),
        uploaded_by_id=padshop.depot.who("parts_planner").employee_id,
    )  # fmt: skip
    PriceListEntry.objects.create(
        store=store, part=pads, valid_from=padshop.depot.clock.today(), list_inc=D(480), net_inc=D(323), source=file
    )
    change = PriceChange(pads.pk, padshop.depot.clock.today(), D(458), D("302.28"), D(480), D(323))
    ctx = padshop.depot.context("parts_planner")
    with transaction.atomic():
        list_changed(PriceListImported(file.pk, pads.brand_id, (change,)), ctx)
    assert {x.post for x in InboxItem.objects.filter(link__contains=f"?file={file.pk}")} == {
        "parts_manager",
        "parts_planner",
    }
    made = propose(parts=[], file=file.pk, basis="net", percent="50", within_list=False)
    assert [x.part_id for x in made.lines.all()] == [pads.pk]
