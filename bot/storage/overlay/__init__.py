"""What people of a shelf did there, and which entities it shows for others."""
