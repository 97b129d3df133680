"""Store and show pages whose every field is hostile: how long one of them can hold the event loop or the writer."""
