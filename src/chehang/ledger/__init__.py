"""The money book: accounts, periods, vouchers and the rules that post them."""
