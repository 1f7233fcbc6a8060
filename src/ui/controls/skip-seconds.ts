/** What `skip back` and `skip forward` move by. */
export const skipSeconds = 10;
