"""What words alone tell: likeness finds a passage, the signals of sense say where it differs."""
