from chehang.core.app import ChehangApp


class KeysConfig(ChehangApp):
    name = "tests.toy.keys"
    label = "keys"
