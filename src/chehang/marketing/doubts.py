"""What is unusual in marketing and may be right."""

from django.utils.translation import gettext_lazy as _

from chehang.core.doubts import register

register("policy.over_budget", _("A policy that costs more than its budget by its own expectation"))
register("campaign.cost_differs", _("Costs of a campaign that the books do not hold so"))
register("campaign.beyond_budget", _("A campaign beyond what the year's budget leaves"))
