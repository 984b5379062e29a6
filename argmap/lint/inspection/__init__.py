"""What the rules look at: the map with its places, reach, swings and documents."""
