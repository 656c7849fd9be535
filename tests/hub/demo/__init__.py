"""The demonstration. A package, since pytest ends a fixture of a mere folder with the whole run."""
