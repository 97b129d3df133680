"""Coming events that articles name with a day: talks, drills, votes, court dates, visits, deadlines."""
