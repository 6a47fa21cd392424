def pytest_addoption(parser):
    parser.addoption("--regen", action="store_true", help="write the golden files anew; look at the diff before committing")
