"""The formats of exports, and what an import accepts. docs/exports.md describes them."""
