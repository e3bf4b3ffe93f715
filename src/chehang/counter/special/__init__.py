"""Parts ordered for one customer, from request to pickup (缺件登记)."""
