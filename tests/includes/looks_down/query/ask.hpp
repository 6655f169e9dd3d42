// Included by a layer above.
