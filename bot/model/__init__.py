"""L0: the words of the desk as frozen values. Standard library only; imports nothing of the project."""
