"""The Discord commands, a module or package each; `_cards`, `_layout` and `_ui` are shared."""
