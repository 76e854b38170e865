"""The command line, one module a group of commands.

``main`` reads what was typed with argparse alone and imports the module of the command only then, so that
``--help`` answers at once and no command loads Qt but the one that opens the window.
"""
