"""The papers of car sales."""
