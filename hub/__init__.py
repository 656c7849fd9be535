"""The project package: the floor every app stands on, and the roof that composes them."""
