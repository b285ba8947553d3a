"""Files made to hurt: each is refused or read within its limits, and the service goes on."""
