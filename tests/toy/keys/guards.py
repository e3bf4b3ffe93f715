from chehang.core.guards import FrozenWhen

GUARDS = (FrozenWhen("keys.KeyLoan", when="OLD.state = 'back'"),)
