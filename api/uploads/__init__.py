"""Files that officers send: received into the data folder, brought into the library one run after another, watched while that goes on."""
