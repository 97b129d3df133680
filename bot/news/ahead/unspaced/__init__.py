"""Coming events in Japanese and Chinese sentences, which are in the form of `matched_form`."""
