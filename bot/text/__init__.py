"""L1, pure: page to Analysis. No I/O beyond the data files of this package, no clock, no event loop."""
