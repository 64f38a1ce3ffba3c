/** Browsers start slowly on a busy machine. */
jest.setTimeout(180_000);
