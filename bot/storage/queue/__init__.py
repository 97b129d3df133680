"""Tables of the job queue: jobs, bodies, requests."""
