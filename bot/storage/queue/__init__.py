"""Tables of the job queue: jobs, requests, bodies, posts."""
