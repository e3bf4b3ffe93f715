"""The account with the maker: rebates by policy, and the maker's statement against ours."""
