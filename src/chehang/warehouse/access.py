"""Who sees which goods at outlets: an outlet's keeper only what lies there and goes there."""

from chehang.core.access import Scope, add_scopes
from chehang.org.posts import everybody_but

NOT_OUTSIDE = everybody_but("outlet_keeper")

add_scopes(
    Scope("warehouse.OutletPlace", NOT_OUTSIDE, own=("keeper",)),
    Scope("warehouse.OutletTransfer", NOT_OUTSIDE, within="place"),
)
