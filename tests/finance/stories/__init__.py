"""The stories of finance, one file per subject."""
