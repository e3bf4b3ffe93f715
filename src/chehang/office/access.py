"""Which papers somebody may read: open ones everybody, those for managers the managers, secret ones HR, the general manager
and who drafted them."""

from django.db.models import Q

from chehang.core.access import Scope, add_scopes
from chehang.core.context import Actor
from chehang.work.heads import MANAGERS

from .kinds import Secrecy

READ = ("valid", "archived")


def not_secret(actor: Actor) -> Q:
    """Valid and archived papers whose secrecy the actor's posts allow."""
    levels = [Secrecy.OPEN, Secrecy.MANAGERS] if set(MANAGERS) & actor.posts else [Secrecy.OPEN]
    return Q(state__in=READ, secrecy__in=levels)


add_scopes(Scope("office.CompanyPaper", ("general_manager", "hr_manager"), own=("drafted_by",), also=(not_secret,)))
