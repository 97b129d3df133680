"""Pictures in answers: what each shows, where its parts are, and how they are drawn, in a process of its own."""
