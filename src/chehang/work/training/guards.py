"""What the database refuses about training."""

from chehang.core.guards import AppendOnly, FrozenWhen

GUARDS = [
    FrozenWhen("work.TrainingSession", when="OLD.state <> 'announced'"),
    AppendOnly("work.Attendance"),
    FrozenWhen("work.QuizPaper", when="OLD.answered_at IS NOT NULL"),
    AppendOnly("work.Certificate"),
]
