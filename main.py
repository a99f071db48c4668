"""Growth Rings, from the beginning: everything is up to the command line."""

from ui.commands.command_line import main

if __name__ == "__main__":
    main()
