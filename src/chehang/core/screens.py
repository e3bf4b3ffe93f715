"""The screens registry."""


def screens() -> dict:  # replaced by the real registry
    return {}
