"""What the database refuses about annual accounts."""

from chehang.core.guards import FrozenWhen

GUARDS = [FrozenWhen("finance.AnnualAccounts", when="OLD.state = 'signed'")]
