"""The work floor: tasks, cases, checks, plans: what people owe each other, whichever department they are in."""
