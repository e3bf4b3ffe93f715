"""What the database refuses about marketing."""

from chehang.core.guards import FrozenWhen

GUARDS = [FrozenWhen("marketing.Campaign", when="OLD.state IN ('reviewed', 'cancelled')")]
