from chehang.core.access import Scope, add_scopes

add_scopes(Scope("keys.KeyLoan", ("sales_manager", "car_clerk"), own=("holder",)))
