"""Cards of what is taken from many articles."""
