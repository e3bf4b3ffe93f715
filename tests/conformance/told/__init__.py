"""What is asked of the told story: it is told once, and each test looks at it in a savepoint of its own."""
