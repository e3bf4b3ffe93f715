"""The only place that knows every department: settings, addresses, API root, command line, sample store."""
