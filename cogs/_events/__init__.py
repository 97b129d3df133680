"""What handlers of gateway events share."""
