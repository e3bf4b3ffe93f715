"""Training: courses, the year's plan, sessions, quizzes, certificates, what each post must hold."""
