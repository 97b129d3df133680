"""L5: the demo: the real bot on a simulated Discord, its network the sample library.

App(sample clock, sample fetcher, real readers) ── DeskBot on simcord ── script or page
"""
