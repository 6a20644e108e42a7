"""The bodies of the commands, one file a command."""
