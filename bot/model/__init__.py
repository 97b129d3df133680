"""The values of the desk: frozen dataclasses, enums and errors. Standard library only; imports nothing of the
project."""
