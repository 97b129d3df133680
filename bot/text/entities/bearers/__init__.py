"""Who of several people of one name is meant, known ones or the people of one text."""
