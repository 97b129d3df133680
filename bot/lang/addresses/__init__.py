"""What addresses of the web say by themselves."""
