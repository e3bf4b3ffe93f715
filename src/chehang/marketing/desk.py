"""What waits on the desks of marketing."""

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from chehang.carsales.models import RivalNote
from chehang.core.access import rows
from chehang.core.context import Actor, Clock
from chehang.core.desk import Waiting, waits_for

from .models import Campaign, CofundClaim, CounterPlan, Idea, MarketPolicy, Partner, PolicyComment, Release, Research
from .operations.ask_comments import ASKED


@waits_for(
    lambda actor, clock: [
        rows(Campaign, actor).filter(state__in=("submitted", "live", "settled")),
        rows(CounterPlan, actor).filter(state="drafted"),
    ]
)
def campaigns_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Campaigns to be settled and reviewed; claims whose day comes; counter-plans to be decided."""
    if actor.may("marketing.decide_counter_plan"):
        for p in rows(CounterPlan, actor).filter(state="drafted").order_by("id")[:5]:
            yield Waiting(_("Decide on the counter-plan against %(what)s") % {"what": p}, None, f"/marketing/counter_plans/{p.pk}/", _("Open it"))  # fmt: skip
    if actor.may("marketing.review_campaign"):
        for c in rows(Campaign, actor).filter(state="live", ends__lt=clock.today()).order_by("claim_by", "id")[:5]:
            # The maker takes no claim after its day: from a week before it rings.
            late = c.claim_by is not None and c.claim_by <= clock.today() + timedelta(days=7)
            yield Waiting(_("Settle campaign %(what)s") % {"what": c}, None, f"/marketing/campaigns/{c.pk}/", _("Open it"), urgent=late)  # fmt: skip
        for c in rows(Campaign, actor).filter(state="settled").order_by("settled_at")[:5]:
            yield Waiting(_("Review campaign %(what)s") % {"what": c}, c.settled_at, f"/marketing/campaigns/{c.pk}/", _("Open it"))  # fmt: skip


@waits_for(
    lambda actor, clock: [
        rows(MarketPolicy, actor).filter(state__in=("comments", "approved")),
        rows(Release, actor).filter(state__in=("draft", "checked")),
    ]
)
def policies_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Market policies to comment on, to decide, to conclude; releases to check and to approve."""
    asked = rows(MarketPolicy, actor).filter(state="comments").order_by("id")
    mine = [name for name, post in ASKED.items() if post in actor.posts]
    for p in asked.exclude(_said(mine))[:5] if mine else ():
        yield Waiting(_("Comment on the market policy %(what)s") % {"what": p}, None, f"/marketing/policies/{p.pk}/", _("Open it"))  # fmt: skip
    if actor.may("marketing.decide_policy"):
        for p in asked[:5]:
            yield Waiting(_("Decide on the market policy %(what)s") % {"what": p}, None, f"/marketing/policies/{p.pk}/", _("Open it"))  # fmt: skip
        for r in rows(Release, actor).filter(state="checked").order_by("planned_on")[:5]:
            yield Waiting(_("Approve the release %(what)s") % {"what": r}, None, f"/marketing/releases/{r.pk}/", _("Open it"))  # fmt: skip
    if "marketing_manager" in actor.posts:
        for p in (
            rows(MarketPolicy, actor).filter(state="approved", valid_to__lt=clock.today()).order_by("valid_to")[:5]
        ):
            yield Waiting(_("Conclude the market policy %(what)s") % {"what": p}, None, f"/marketing/policies/{p.pk}/", _("Open it"))  # fmt: skip
        for r in (
            rows(Release, actor).filter(state="draft").exclude(made_by_id=actor.employee_id).order_by("planned_on")[:5]
        ):
            yield Waiting(_("Check the release %(what)s") % {"what": r}, None, f"/marketing/releases/{r.pk}/", _("Open it"))  # fmt: skip


def _said(departments: list[str]) -> Exists:
    """Whether a department has answered in this round of asking."""
    return Exists(
        PolicyComment.objects.filter(policy=OuterRef("pk"), round=OuterRef("round"), department__in=departments)
    )


@waits_for(
    lambda actor, clock: [
        rows(Research, actor).filter(state__in=("planned", "reported")),
        rows(CounterPlan, actor).filter(state="approved"),
        rows(RivalNote, actor).filter(response="", on__gt=clock.today() - timedelta(days=60)),
    ]
)
def research_waits(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Market surveys that are due, for their owners; those to be answered, for the general manager; rivals without an answer."""
    today = clock.today()
    mine = rows(Research, actor).filter(state="planned", owner=actor.employee_id, begins__lte=today)
    for r in mine.order_by("due")[:5]:
        yield Waiting(_("Market survey until %(day)s: %(what)s") % {"day": r.due, "what": r}, None, f"/marketing/research/{r.pk}/", _("Open it"), urgent=r.due < today)  # fmt: skip
    if actor.may("marketing.answer_research"):
        for r in rows(Research, actor).filter(state="reported").order_by("reported_on")[:5]:
            yield Waiting(_("Answer the market survey %(what)s") % {"what": r}, None, f"/marketing/research/{r.pk}/", _("Open it"))  # fmt: skip
    for p in rows(CounterPlan, actor).filter(state="approved", owner=actor.employee_id).order_by("due")[:5]:
        yield Waiting(_("Counter-plan against %(what)s until %(day)s") % {"what": p, "day": p.due}, None, f"/marketing/counter_plans/{p.pk}/", _("Open it"), urgent=p.due < today)  # fmt: skip
    if "marketing_manager" in actor.posts:
        old = rows(RivalNote, actor).filter(on__lte=today - timedelta(days=7), on__gt=today - timedelta(days=60))
        answered = CounterPlan.objects.filter(note=OuterRef("pk"))
        for n in old.exclude(impact="L").filter(~Exists(answered), response="").order_by("on")[:5]:
            yield Waiting(_("No answer for a week: %(what)s") % {"what": n}, None, f"/carsales/rivals/{n.pk}/", _("Open it"), urgent=True)  # fmt: skip


@waits_for(lambda actor, clock: [rows(Idea, actor).filter(state="pilot")])
def pilots_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Pilots whose last day is over wait for their verdict."""
    if actor.may("marketing.judge_idea") and "marketing_manager" in actor.posts:
        for i in rows(Idea, actor).filter(state="pilot", pilot_until__lt=clock.today()).order_by("pilot_until")[:5]:
            yield Waiting(
                _("Judge the pilot of %(what)s") % {"what": i}, None, f"/marketing/ideas/{i.pk}/", _("Open it")
            )


@waits_for(
    lambda actor, clock: [rows(Partner, actor).filter(active=True), rows(CofundClaim, actor).filter(state="granted")]
)
def partners_wait(actor: Actor, clock: Clock) -> Iterator[Waiting]:
    """Partners nobody has spoken to for long; claims whose money is to come."""
    if "marketing_manager" in actor.posts:
        long_ago = clock.today() - timedelta(days=60)
        for p in rows(Partner, actor).filter(active=True, last_contact__lt=long_ago).order_by("last_contact")[:5]:
            yield Waiting(_("No contact for sixty days: %(what)s") % {"what": p}, None, f"/marketing/partners/{p.pk}/", _("Open it"))  # fmt: skip
    if actor.may("marketing.receive_claim") and "finance_manager" in actor.posts:
        for c in rows(CofundClaim, actor).filter(state="granted").order_by("claimed_on")[:5]:
            yield Waiting(_("The maker's share of %(what)s is to come in") % {"what": c}, None, f"/marketing/claims/{c.pk}/", _("Open it"))  # fmt: skip
