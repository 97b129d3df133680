"""How a report mentions a person: as present somewhere, as the sender of a message, only by name, or in the past."""
