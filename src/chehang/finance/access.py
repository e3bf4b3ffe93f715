"""An auditor from outside sees the inspections that are his."""

from chehang.core.access import Scope, add_scopes
from chehang.org.posts import everybody_but

add_scopes(
    Scope("finance.Inspection", everybody_but("auditor"), own=("auditor",)),
    Scope("finance.InspectionRequest", everybody_but("auditor"), within="inspection"),
)
