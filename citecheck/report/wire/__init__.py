"""The report as data: the form of the JSON and of the library."""
