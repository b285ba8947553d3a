"""The commands of `trobut`, one file a group; heavy parts are imported by the command that needs them."""
