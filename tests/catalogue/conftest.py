"""The sample brand."""

import pytest

from chehang.catalogue.models import Brand


@pytest.fixture
def hongchuan(db: None) -> Brand:
    return Brand.objects.create(code="HC", name="泓川", number_rule="hongchuan", is_oem=True)
