"""The policy as a document."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from chehang.core.documents import Document, register

from .models import Policy
from .states import POLICY


def policy_content(policy: Policy) -> dict[str, Any]:
    """What is approved: the text, from when, for whom, and what enforces it."""
    return {
        "number": policy.number,
        "version": policy.version,
        "title": policy.title,
        "text": policy.text,
        "effective_on": policy.effective_on.isoformat(),
        "readers": sorted(policy.readers.values_list("post", flat=True)) if not policy.everyone else ["*"],
        "control": [policy.control_operation, policy.control_code],
    }


register(
    Document(
        "work.policy",
        model="work.Policy",
        title=_("Policy"),
        series="GZ",
        content=policy_content,
        see="work.see_policies",
        machine=POLICY,
        link="/work/policies/{id}/",
    )
)
