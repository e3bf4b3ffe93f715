"""The sample brand."""

import pytest

from chehang.catalogue.models import Brand


@pytest.fixture
def hongchuan(request: pytest.FixtureRequest) -> Brand:
    request.getfixturevalue("real_commits" if "real_commits" in request.fixturenames else "db")
    return Brand.objects.create(code="HC", name="泓川", number_rule="hongchuan", is_oem=True)
