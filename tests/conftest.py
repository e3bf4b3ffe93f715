import os

from hypothesis import Phase, settings

pytest_plugins = [
    "tests.fixtures",
    "tests.browsing",
    "tests.goods",
    "tests.office",
    "tests.races",
    "tests.receivers",
    "tests.shop",
]

# A run says the same thing about the same code; HYPOTHESIS_PROFILE=explore looks for what nobody has met yet.
settings.register_profile("steady", derandomize=True, database=None, phases=(Phase.explicit, Phase.generate))
settings.register_profile("explore", derandomize=False, max_examples=200, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
