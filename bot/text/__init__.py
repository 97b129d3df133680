"""Read a page: `Page` to `Analysis`. Pure: no I/O except the data files of this package, no clock, no event loop."""
