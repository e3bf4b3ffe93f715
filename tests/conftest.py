pytest_plugins = ["tests.fixtures", "tests.goods", "tests.selling"]
