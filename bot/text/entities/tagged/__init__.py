"""The names that the model tags: what is cut from them, and which are none."""
