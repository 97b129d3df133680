"""The command `import`, and the files that it takes."""
