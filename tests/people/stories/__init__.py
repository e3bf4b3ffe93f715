"""The parts of the story, one file a subject."""
