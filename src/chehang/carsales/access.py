"""Who sees whose customers and cars: a consultant the own ones and those nobody looks after, an outlet's keeper the outlet's."""

from django.db.models import Q

from chehang.core.access import Scope, add_scopes
from chehang.org.posts import LEADERS, everybody_but

NOT_SELLING = everybody_but("sales_consultant", "outlet_keeper")
NOT_OUTSIDE = everybody_but("outlet_keeper")
FREE = Q(state__in=("new", "pool"))

add_scopes(
    Scope("carsales.Lead", NOT_SELLING, own=("consultant",), also=(lambda actor: FREE,)),
    Scope("carsales.FollowUp", NOT_SELLING, own=("employee_id",), within="lead"),
    Scope("carsales.Visit", NOT_SELLING, own=("consultant",), also=(lambda actor: Q(lead=None),), within="lead"),
    Scope("carsales.Drive", NOT_SELLING, own=("consultant",), within="lead"),
    Scope("carsales.Deal", NOT_SELLING, own=("consultant", "lead__consultant")),
    Scope("carsales.Commission", ("sales_manager", "hr_manager", *sorted(LEADERS)), own=("consultant",)),
    Scope("carsales.Outlet", NOT_OUTSIDE, own=("keeper",)),
    Scope("carsales.Car", NOT_OUTSIDE, within="outlet"),
    Scope("carsales.Challenge", NOT_OUTSIDE, within="outlet"),
    Scope("carsales.OutletTarget", NOT_OUTSIDE, within="outlet"),
)
