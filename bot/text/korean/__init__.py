"""Tag Korean text: morphemes with MeCab, names with a linear-chain CRF."""
