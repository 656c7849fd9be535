"""What machines are told of a work: Dublin Core, Highwire tags and schema.org."""
