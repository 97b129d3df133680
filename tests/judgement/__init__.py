"""Cases of editorial judgement, written and labelled by hand before the rules that they measure.

Each file has two halves: `look` is for whoever changes a rule to read; of `number` only the figure is reported. The
figures are printed by `make quality`, and the tests here hold them where they stand: floors are only raised, and a
failure gives figures only, so that it shows nothing of the half `number`.
"""
