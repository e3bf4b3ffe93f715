"""Tasks (任务): one thing, one owner, one day; from a person, a plan, a case, a check or a document."""
