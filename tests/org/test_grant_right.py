"""Rights of posts."""

import pytest

from chehang.core.errors import Refused
from chehang.org.models import Account, Grant
from chehang.org.operations.grant_right import GrantRight, grant_right
from chehang.org.services import actor_for


def test_a_post_learns_a_thing(actor_of, clock) -> None:
    keeper = actor_of("keeper")
    grant_right(GrantRight(post="keeper", permission="org.add_employee"), actor=actor_of("administrator"), clock=clock)
    assert actor_for(Account.objects.get(pk=keeper.account_id), clock).may("org.add_employee")


@pytest.mark.parametrize(
    ("post", "right", "code"),
    [
        ("emperor", "org.add_employee", "post.unknown"),
        ("keeper", "org.fly", "permission.unknown"),
        ("administrator", "org.add_employee", "grant.own"),
    ],
)
def test_refused(actor_of, clock, post: str, right: str, code: str) -> None:
    admin = actor_of("administrator")
    before = Grant.objects.count()
    with pytest.raises(Refused, match=code):
        grant_right(GrantRight(post=post, permission=right), actor=admin, clock=clock)
    assert Grant.objects.count() == before
