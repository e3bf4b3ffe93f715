import os

from hypothesis import HealthCheck, Phase, settings

pytest_plugins = [
    "tests.fixtures",
    "tests.browsing",
    "tests.goods",
    "tests.newborn",
    "tests.office",
    "tests.once",
    "tests.races",
    "tests.receivers",
    "tests.shop",
]

# A run says the same thing about the same code; HYPOTHESIS_PROFILE=explore looks for what nobody has met yet.
# How long an example takes to make is no fault of the code: two engines and two browsers share the machine.
settings.register_profile(
    "steady",
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    deadline=None,
    suppress_health_check=(HealthCheck.too_slow,),
)
settings.register_profile("explore", derandomize=False, max_examples=200, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
