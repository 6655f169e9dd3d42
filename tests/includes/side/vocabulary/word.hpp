// Included from beside.
