"""The values of the desk: frozen structs, enums and errors. Nothing of the project but `bot.regexes` is imported."""
