"""Tables of feeds: feeds, feed_follows, feed_entries, feed_backlog."""
