"""The people of the store: posts, files, recruitment, contracts, attendance, leave, pay, appraisal (人事)."""
