"""Find persons in Korean text by the form of their names."""
