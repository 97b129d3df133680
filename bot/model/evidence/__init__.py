"""Values of what an answer takes from many articles: launches, appearances of a person."""
