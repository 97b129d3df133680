"""The demo: the real bot on a simulated Discord server, with the sample library as its network.

App(sample clock, sample fetcher, real readers) -> DeskBot on simcord -> scripted conversation or web page
"""
