"""The values of the desk: frozen structs, enums and errors. Standard library and msgspec only; imports nothing of the
project."""
