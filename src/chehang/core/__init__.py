"""The kernel: what every department needs and none owns. It imports no other Chehang package."""
