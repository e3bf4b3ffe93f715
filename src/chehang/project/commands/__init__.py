"""One file per subcommand: NAME, ORDER, HELP, add_arguments(parser), run(options)."""
