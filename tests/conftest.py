pytest_plugins = ["tests.fixtures", "tests.browsing", "tests.goods", "tests.shop"]
