"""What the database refuses about the maker's account."""

from chehang.core.guards import FrozenWhen

GUARDS = [
    FrozenWhen("finance.RebatePolicy", when="OLD.state = 'in_force'"),
    FrozenWhen("finance.Rebate", when="OLD.state = 'settled'"),
    FrozenWhen("finance.MakerStatement", when="OLD.state = 'signed'"),
]
