"""Train and measure the tagger of Korean names: `python -m benchmarks.train_korean --corpus FILE`."""
