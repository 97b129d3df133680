"""Tables of deliveries, subscriptions and what channels have seen."""
