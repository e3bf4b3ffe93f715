"""What the database refuses about inspections."""

from chehang.core.guards import FrozenWhen

GUARDS = [
    FrozenWhen("finance.Inspection", when="OLD.state = 'closed'"),
    FrozenWhen("finance.InspectionRequest", when="OLD.given_on IS NOT NULL"),
]
