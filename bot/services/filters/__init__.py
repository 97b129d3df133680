"""What servers, digests and members leave out of what is shown to them."""
