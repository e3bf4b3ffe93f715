"""A right taken away stays away, through updates too."""

import pytest

from chehang.core.errors import Refused
from chehang.org.grants import grant_new
from chehang.org.models import Account
from chehang.org.operations.revoke_right import RevokeRight, revoke_right
from chehang.org.services import actor_for


def test_it_stays_away(actor_of, clock) -> None:
    hr = actor_of("hr_manager")
    revoke_right(
        RevokeRight(post="hr_manager", permission="org.add_employee"), actor=actor_of("administrator"), clock=clock
    )
    grant_new()
    assert not actor_for(Account.objects.get(pk=hr.account_id), clock).may("org.add_employee")


def test_a_right_not_held(actor_of, clock) -> None:
    with pytest.raises(Refused, match=r"grant\.absent"):
        revoke_right(
            RevokeRight(post="keeper", permission="org.add_employee"), actor=actor_of("administrator"), clock=clock
        )
